"""A brief as plain text."""

from __future__ import annotations

import pytest

from briefing.brief.loader import read
from briefing.export.conflicts import conflicts_text
from briefing.export.page import Look
from briefing.export.text import brief_text
from briefing.verdicts.findings import find

BRIEF = """\
briefing: 1
title: Troops in Russia
date: 2024-10-25
handling: TLP:GREEN
summary: |
  Two governments count differently.

  A third denies.
sources:
  paper: {title: What they say, publisher: The Paper, date: 2024-10-25, reliability: B, url: "https://example.org/a"}
  post: {title: A post, publisher: X}
actors:
  us: {name: United States, kind: state}
  kirby: {name: John Kirby, kind: person, role: spokesman, of: us}
  ukraine: {name: Ukraine, kind: state}
  russia: {name: Russia, kind: state}
measures:
  troops: {name: Troops, unit: troops, accounting: cumulative, tempo: 2d}
  officers: {name: Officers, unit: officers, accounting: cumulative, part_of: troops}
  unused: {name: Nothing of this}
sections:
  counts:
    title: The counts
    source: paper
    text: |
      Kirby speaks of "3,000 troops". Ukraine speaks of around 12,000 troops
      and 500 officers.

      - Moscow calls it fake news
      - and says no more

      > our own business
  quiet: {title: Nothing here, text: A calm passage.}
claims:
  us-3000:
    {by: kirby, section: counts, quote: "3,000 troops", measure: troops, figure: "3,000 troops", said: 2024-10-23,
     first_said: "at least 3,000 troops", basis: told, confidence: moderate, credibility: 2}
  ua-12000:
    {by: ukraine, section: counts, quote: "around 12,000 troops", measure: troops, figure: "around 12,000 troops",
     said: 2024-10-24, as_of: 2024-10-22..2024-10-24, origin: report}
  ua-500:
    {by: ukraine, section: counts, quote: 500 officers, measure: officers, figure: 500 officers, said: 2024-10-24,
     origin: report, note: Part of the whole.}
  ru-denial:
    {by: russia, section: counts, quote: fake news, status: denied, denies: [us-3000], via: post, credibility: 5,
     likelihood: unlikely}
  ru-business: {by: russia, section: counts, quote: our own business, said: 2024-10-25, via: post}
hypotheses: [They count different things.]
gaps: [Who counted., Where.]
"""

WIDE = Look(width=200)


def shown(text: str = BRIEF, look: Look = WIDE) -> str:
    brief = read(text, "briefs/troops.yaml")
    return brief_text(brief, find(brief), look)


def part(title: str, text: str = BRIEF) -> str:
    """Return what stands under a heading, up to the next."""
    lines = shown(text).split(f"\n{title}\n")[1].splitlines()
    end = next((at for at, line in enumerate(lines) if line and not line.startswith(" ")), len(lines))
    return "\n".join(lines[:end]).rstrip()


def test_the_sample_has_no_problems() -> None:
    assert read(BRIEF, "troops.yaml").problems == ()


def test_the_head_says_what_it_is_how_it_may_be_handled_and_how_much_is_in_it() -> None:
    assert shown().startswith(
        "Troops in Russia\n"
        "25 Oct 2024 · TLP:GREEN · briefs/troops.yaml\n"
        "5 claims by 3 actors, 2 contradictions\n"
        "\n"
        "Two governments count differently.\n"
        "\n"
        "A third denies.\n"
        "\n"
        "1. The counts\n"
    )


def test_handling_stands_at_the_end_too() -> None:
    assert shown().endswith("\n\nTLP:GREEN\n")
    assert "TLP" not in shown(BRIEF.replace("handling: TLP:GREEN\n", ""))


def test_contradicted_words_are_marked_and_explained_below_their_section() -> None:
    text = part("1. The counts")
    head, *blocks = text.split("\n\n")
    assert head == "  Source: The Paper. What they say. 25 Oct 2024. reliability B. https://example.org/a"
    assert blocks[0] == (
        '  Kirby speaks of "3,000 troops" [≠ conflict 1; ✗ denied 2]. Ukraine speaks of around 12,000 troops'
        " [≠ conflict 1] and 500 officers."
    )
    assert blocks[1] == "  - Moscow calls it fake news [✗ denied 2]\n  - and says no more"
    assert blocks[2] == "  > our own business"
    assert blocks[3].startswith("  ≠ conflict 1, severity 65 (medium): ")
    assert "The ranges do not meet: 2.9 times apart." in blocks[3]
    assert blocks[4].startswith("  ✗ denied 2, severity ")
    assert len(blocks) == 5


def test_a_section_without_contradictions_is_its_text() -> None:
    assert part("2. Nothing here") == "\n  A calm passage."


def test_actors_stand_under_those_for_whom_they_speak() -> None:
    assert part("Actors") == (
        "  United States (state)\n"
        "    John Kirby (person; spokesman; 1 claim)\n"
        "  Ukraine (state; 2 claims)\n"
        "  Russia (state; 2 claims)"
    )


def test_a_measure_has_its_claims_with_range_days_source_and_verdicts() -> None:
    text = part("Troops")
    assert text.startswith(
        "  troops, cumulative, figures stand for 2 days\n  Wording drift: John Kirby first said “at least"
    )
    first, second = text.split("\n\n")[1:]
    assert first.splitlines()[:2] == [
        "  John Kirby: 3,000 troops (2,850–3,150) [us-3000]",
        "    said 23 Oct 2024; via The Paper (B2); as first said: at least 3,000 troops; basis: told; "
        "moderate confidence",
    ]
    assert first.splitlines()[2].startswith("    ≠ conflict 1: Ukraine ×2.9 [ua-12000]")
    assert second.splitlines()[:2] == [
        "  Ukraine: around 12,000 troops (9,000–15,000) [ua-12000]",
        "    said 24 Oct 2024; as of 22 Oct 2024 to 24 Oct 2024; via The Paper (B); origin report",
    ]


def test_a_part_names_its_whole_and_its_note() -> None:
    text = part("Officers")
    assert text.startswith("  officers, cumulative, figures stand for 2 days, part of Troops\n")
    assert "    Note: Part of the whole.\n" in text
    assert "⊂ part of: Ukraine: 4 % of it [ua-12000]" in text


def test_a_measure_that_nobody_counts_is_left_out() -> None:
    assert "Nothing of this" not in shown()


def test_statements_without_a_measure_follow() -> None:
    denial, business = part("Other statements").strip("\n").split("\n\n")
    assert denial.splitlines() == [
        "  Russia: “fake news” [ru-denial]",
        "    said 25 Oct 2024, assumed from the brief; via X; credibility 5; denied; unlikely; denies us-3000",
        "    ✗ denied 2: denies John Kirby [us-3000]",
    ]
    assert business.splitlines()[0] == "  Russia: “our own business” [ru-business]"


def test_lists_and_sources_are_printed_where_there_are_any() -> None:
    assert part("Hypotheses") == "  1. They count different things."
    assert part("Gaps") == "  - Who counted.\n  - Where."
    assert "Assumptions" not in shown()
    assert part("Sources").endswith("\n  - X. A post. not rated")


MARKED = BRIEF.replace(
    "hypotheses: [They count different things.]",
    """hypotheses:
  - {text: They count different things., consistency: {us-3000: CC, ua-12000: II, ru-denial: NA, ua-500: I}}
  - Nobody counted.""",
)


def test_what_speaks_against_a_hypothesis_stands_first_below_it() -> None:
    assert part("Hypotheses", MARKED).splitlines() == [
        "  How claims bear on the hypotheses: II very inconsistent, I inconsistent, N neutral, C consistent, "
        "CC very consistent, NA not applicable. The inconsistency counts II twice and I once.",
        "",
        "  1. They count different things. (inconsistency 3)",
        "     II  Ukraine: around 12,000 troops (9,000–15,000) [ua-12000]",
        "     I   Ukraine: 500 officers (475–525) [ua-500]",
        "     CC  John Kirby: 3,000 troops (2,850–3,150) [us-3000]",
        "     NA  Russia: “fake news” [ru-denial]",
        "",
        "  2. Nobody counted. (inconsistency 0)",
    ]


def test_problems_are_counted_and_listed() -> None:
    faulty = BRIEF.replace("figure: 500 officers", "figure: blah").replace(
        "quote: fake news", "quote: false news"
    )
    text = shown(faulty)
    assert "5 claims by 3 actors, 2 contradictions, 2 problems\n" in text
    problems = part("Problems of the file", faulty).splitlines()
    assert len(problems) == 2
    assert all(line.startswith("  - line ") and ": error: claim '" in line for line in problems)
    assert "Ukraine: blah (cannot be read) [ua-500]" in text
    assert "has a problem in the file" in text


@pytest.mark.parametrize("width", [20, 33, 80])
def test_lines_keep_to_the_width(width: int) -> None:
    long = [line for line in shown(look=Look(width=width)).splitlines() if len(line) > width]
    assert all(" " not in line.strip() for line in long)


def test_nothing_but_ascii_is_printed_where_nothing_else_can_be() -> None:
    text = shown(look=Look(width=200, unicode=False))
    assert text.isascii()
    assert "[!= conflict 1; x denied 2]" in text
    assert "9,000-15,000" in text


def test_headings_alone_are_bold() -> None:
    bold = shown(look=Look(width=200, bold=True))
    headings = [line[4:-4] for line in bold.splitlines() if line.startswith("\x1b[1m")]
    assert headings[:4] == ["Troops in Russia", "1. The counts", "2. Nothing here", "Troops"]
    assert bold.replace("\x1b[1m", "").replace("\x1b[0m", "") == shown()


def test_many_contradictions_of_one_figure_are_counted() -> None:
    more = "".join(
        f"  c{n}: {{by: ukraine, section: quiet, quote: calm, measure: troops, figure: {n}0000, said: 2024-10-24}}\n"
        for n in range(2, 32)
    ).replace("by: ukraine", "by: us")
    speakers = "".join(f"  s{n}: {{name: S{n}}}\n" for n in range(2, 32))
    for n in range(2, 32):
        more = more.replace(f"c{n}: {{by: us", f"c{n}: {{by: s{n}")
    text = BRIEF.replace("measures:\n", speakers + "measures:\n", 1).replace(
        "hypotheses:", more + "hypotheses:", 1
    )
    brief = read(text, "x.yaml")
    findings = find(brief)
    shown = brief_text(brief, findings, WIDE)
    claim = shown.split("  John Kirby: 3,000 troops")[1].split("\n\n")[0]
    assert findings.count("us-3000") == 32
    assert len(claim.splitlines()) == 2 + 12 + 1
    assert claim.splitlines()[-1].startswith("    and ")


def test_an_empty_brief_is_its_title() -> None:
    assert (
        shown("briefing: 1\ntitle: Draft\n")
        == "Draft\nbriefs/troops.yaml\n0 claims by 0 actors, 0 contradictions\n"
    )


def test_conflicts_are_blocks_with_both_claims() -> None:
    brief = read(BRIEF, "briefs/troops.yaml")
    lines = conflicts_text(brief, find(brief), WIDE).splitlines()
    assert lines[:6] == [
        "Troops in Russia",
        "briefs/troops.yaml",
        "",
        "  ≠ conflict 1, severity 65 (medium): Troops",
        "    us-3000   said 23 Oct 2024; via The Paper (B2)",
        "    ua-12000  said 24 Oct 2024; as of 22 Oct 2024 to 24 Oct 2024; via The Paper (B)",
    ]
    assert "    ru-denial  said 25 Oct 2024, assumed from the brief; via X; credibility 5" in lines
    assert sum(line.startswith(("  ≠", "  ✗")) for line in lines) == 2


def test_every_verdict_goes_from_grave_to_light() -> None:
    brief = read(BRIEF, "briefs/troops.yaml")
    text = conflicts_text(brief, find(brief), WIDE, everything=True)
    kinds = [line.split(",")[0].strip() for line in text.splitlines() if ", severity " in line]
    assert kinds[:2] == ["≠ conflict 1", "✗ denied 2"]
    assert "⊂ part of" in kinds[2:]
    assert not {"≠ conflict", "✗ denied"} & set(kinds[2:])
