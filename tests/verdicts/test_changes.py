"""What changed between two states of a brief, by id and field, and which verdicts."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest
from large_brief import large_brief
from random_briefs import random_brief

from briefing.brief.loader import load, read
from briefing.verdicts.changes import Changes, ChangeState, Revision, changes
from briefing.verdicts.findings import find
from briefing.verdicts.verdict import Kind
from tests.shipped import brief_files

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Troops in Russia
date: 2024-10-25
sources:
  paper: {title: A report, publisher: The Paper, reliability: B}
actors:
  us: {name: United States, kind: state}
  ua: {name: Ukraine, kind: state}
measures:
  troops: {name: North Korean troops in Russia, unit: troops}
sections:
  counts:
    title: The counts
    source: paper
    text: |
      The United States speaks of 3,000 troops.

      Ukraine speaks of around 12,000 troops.

      Nobody else speaks of at least 3,000 troops.
claims:
  us-3000: {by: us, section: counts, quote: "3,000 troops", measure: troops, figure: "3,000 troops", said: 2024-10-23}
  ua-12000: {by: ua, section: counts, quote: "around 12,000 troops", measure: troops, figure: "around 12,000 troops", said: 2024-10-24}
hypotheses:
  - One counts officers.
gaps:
  - Who counted.
"""


def between(*edits: tuple[str, str]) -> Changes:
    """Return what changed when words of the brief are replaced."""
    after = BRIEF
    for old, new in edits:
        assert old in after, old
        after = after.replace(old, new)
    return changes(find(read(BRIEF, "a.yaml")), find(read(after, "b.yaml")))


def test_a_brief_has_not_changed_from_itself_wherever_it_was_read() -> None:
    found = between()
    assert not found
    assert found == Changes((), ())


def test_lines_blanks_order_and_comments_are_no_changes() -> None:
    assert not between(
        ("title: Troops in Russia\n", "# a comment\ntitle:   'Troops in Russia'\n\n"),
        (
            "      Ukraine speaks of around 12,000 troops.",
            "      Ukraine speaks of\n      around 12,000 troops.",
        ),
        ("  ua: {name: Ukraine, kind: state}\n", ""),
        ("actors:\n", "actors:\n  ua: {kind: state, name: Ukraine}\n"),
    )


@pytest.mark.parametrize(
    ("old", "new", "part", "id", "revision"),
    [
        ("date: 2024-10-25", "date: 2024-10-26", "brief", "", Revision("date", "2024-10-25", "2024-10-26")),
        (
            "title: The counts",
            "title: Counts",
            "section",
            "counts",
            Revision("title", "The counts", "Counts"),
        ),
        ("name: Ukraine,", "name: Kyiv,", "actor", "ua", Revision("name", "Ukraine", "Kyiv")),
        ("unit: troops}", "unit: troops, tempo: 5d}", "measure", "troops", Revision("tempo", "2d", "5d")),
        ("reliability: B", "reliability: C", "source", "paper", Revision("reliability", "B", "C")),
        (
            "said: 2024-10-23}",
            "said: 2024-10-23, note: Late.}",
            "claim",
            "us-3000",
            Revision("note", "", "Late."),
        ),
        (
            "said: 2024-10-23}",
            "said: 2024-10-22}",
            "claim",
            "us-3000",
            Revision("said", "2024-10-23", "2024-10-22"),
        ),
        (
            "said: 2024-10-23}",
            "said: 2024-10-23, as_of: 2024-10}",
            "claim",
            "us-3000",
            Revision("as_of", "", "2024-10-01..2024-10-31"),
        ),
        (
            "Ukraine speaks of around",
            "Ukraine writes of around",
            "section",
            "counts",
            Revision(
                "text", "Ukraine speaks of around 12,000 troops.", "Ukraine writes of around 12,000 troops."
            ),
        ),
        (
            "  - One counts officers.",
            "  - {text: One counts officers., consistency: {us-3000: CC}}",
            "hypothesis",
            "One counts officers.",
            Revision("us-3000", "", "CC"),
        ),
    ],
)
def test_a_revision_names_the_field_and_what_it_said(
    old: str, new: str, part: str, id: str, revision: Revision
) -> None:
    (change,) = between((old, new)).parts
    assert (change.part, change.id, change.state, change.revisions) == (
        part,
        id,
        ChangeState.REVISED,
        (revision,),
    )


def test_a_default_that_follows_from_another_field_is_not_told_twice() -> None:
    found = between(("    source: paper\n", ""))
    assert [(change.part, change.id) for change in found.parts] == [("section", "counts")]


def test_a_row_of_the_wording_table() -> None:
    found = between(("sources:\n", "wording:\n  about: {hard: [0.5, 1.5]}\nsources:\n"))
    (change,) = found.parts
    (revision,) = change.revisions
    assert (change.part, revision.field) == ("brief", "wording about")
    assert revision.was != revision.now


def test_paragraphs_that_come_and_go() -> None:
    found = between(
        ("      Nobody else speaks of at least 3,000 troops.\n", ""), ("      Ukraine speaks", "      First.\n\n      Ukraine speaks")
    )  # fmt: skip
    (change,) = found.parts
    assert change.revisions == (
        Revision("text", "", "First."),
        Revision("text", "Nobody else speaks of at least 3,000 troops.", ""),
    )


def test_what_is_new_and_gone_is_named_by_its_id() -> None:
    found = between(
        ("  ua-12000: ", "  ua-new: "), ("  - Who counted.\n", "  - Who paid.\n"), ("  us-3000: ", "  us-3000: ")
    )  # fmt: skip
    assert found.ids("claim", ChangeState.NEW) == ("ua-new",)
    assert found.ids("claim", ChangeState.GONE) == ("ua-12000",)
    assert found.ids("claim", ChangeState.REVISED) == ()
    assert found.ids("gap", ChangeState.NEW, ChangeState.GONE) == ("Who paid.", "Who counted.")


def test_a_verdict_that_changed_is_told_as_it_was_and_as_it_is() -> None:
    found = between(
        (
            'quote: "3,000 troops", measure: troops, figure: "3,000',
            'quote: "3,000 troops", measure: troops, figure: "at least 3,000',
        )
    )
    (turned,) = found.verdicts
    assert turned.pair == ("us-3000", "ua-12000")
    assert turned.was
    assert turned.now
    assert (turned.was.kind, turned.now.kind) == (Kind.CONFLICT, Kind.TENSION)


def test_a_verdict_changes_with_what_is_not_in_the_claim() -> None:
    (turned,) = between(("said: 2024-10-24}", "said: 2024-10-24, as_of: 2024-09}")).verdicts
    assert turned.now
    assert turned.now.kind is Kind.CHANGED


def test_a_verdict_that_is_graver_or_lighter_is_told_though_its_kind_is_the_same() -> None:
    found = between(("reliability: B", "reliability: E"))
    (turned,) = found.verdicts
    assert turned.is_graver_or_lighter_only
    assert turned.was
    assert turned.now
    assert turned.was.kind is turned.now.kind is Kind.CONFLICT
    assert turned.was.severity > turned.now.severity


def test_a_verdict_without_weight_that_is_a_little_lighter_is_no_news() -> None:
    bound = ('figure: "around 12,000 troops"', 'figure: "at least 3,500"')
    before, after = (
        read(BRIEF.replace(*bound).replace("reliability: B", f"reliability: {letter}"), "a")
        for letter in "BE"
    )
    found = changes(find(before), find(after))
    assert found.ids("source", ChangeState.REVISED) == ("paper",)
    assert [turned for turned in found.verdicts if turned.now and turned.now.severity < 10] == []


def test_a_contradiction_comes_and_goes_with_its_claim() -> None:
    claim = next(line for line in BRIEF.splitlines(keepends=True) if line.startswith("  ua-12000"))
    (gone,) = between((claim, "")).verdicts
    assert gone.was
    assert (gone.was.kind, gone.now) == (Kind.CONFLICT, None)
    back = changes(find(read(BRIEF.replace(claim, ""), "a")), find(read(BRIEF, "b"))).verdicts
    assert [(turned.was, turned.now and turned.now.kind) for turned in back] == [(None, Kind.CONFLICT)]


def test_a_contradiction_goes_when_a_claim_is_superseded() -> None:
    claim = '  ua-9: {by: ua, section: counts, quote: "at least 3,000", measure: troops, figure: "3,000", said: 2024-10-25}\n'
    found = between(("hypotheses:\n", claim + "hypotheses:\n"))
    turned = {turned.pair: turned for turned in found.verdicts}
    assert turned["us-3000", "ua-12000"].now is None
    assert found.ids("claim", ChangeState.NEW) == ("ua-9",)


def test_other_verdicts_on_new_claims_are_no_news() -> None:
    claim = '  ua-9: {by: ua, section: counts, quote: "at least 3,000", figure: "1", measure: troops, status: projected, said: 2024-10-25}\n'
    assert between(("hypotheses:\n", claim + "hypotheses:\n")).verdicts == ()


@pytest.mark.parametrize("seed", range(60))
def test_back_and_forth_are_mirror_images(seed: int) -> None:
    one, other = find(random_brief(seed)), find(random_brief(seed + 1)._replace(title="Other"))
    forth, back = changes(one, other), changes(other, one)
    assert set(forth.ids("claim", ChangeState.NEW)) == set(back.ids("claim", ChangeState.GONE))
    assert set(forth.ids("claim", ChangeState.REVISED)) == set(back.ids("claim", ChangeState.REVISED))
    turned = {(frozenset(t.pair), t.was and t.was.kind, t.now and t.now.kind) for t in forth.verdicts}
    assert turned == {(frozenset(t.pair), t.now and t.now.kind, t.was and t.was.kind) for t in back.verdicts}
    assert not changes(one, find(random_brief(seed)))


def test_the_shipped_briefs_differ_from_each_other_and_not_from_themselves(briefs: Path) -> None:
    states = [find(load(str(path))) for path in brief_files(briefs)]
    for one in states:
        for other in states:
            assert bool(changes(one, other)) is (one is not other)


def test_of_pairs_on_which_nothing_has_changed_hardly_anything_is_kept() -> None:
    brief = large_brief(claims=600, measures=10)
    before, after = find(brief), find(brief)
    pairs = sum(1 for _ in before.everything())
    assert pairs == sum(1 for _ in after.everything())
    tracemalloc.start()
    try:
        assert not changes(before, after)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 160 * pairs


def test_a_verdict_on_a_sum_comes_and_goes_by_itself() -> None:
    """And is not taken for that on the pair of claims that stand at its ends."""
    text = """
briefing: 1
title: Sums
date: 2024-01-02
actors: {c: {name: C}, p: {name: P}, k: {name: K}}
measures:
  all: {name: Both, unit: dead, parts: disjoint}
  p: {name: One, unit: dead, part_of: all}
  k: {name: Other, unit: dead, part_of: all}
sections: {s: {title: S, text: "280 dead. 171 dead. 121 dead. 100 dead."}}
claims:
  c: {by: c, section: s, quote: "280 dead", measure: all, figure: "280 dead", said: 2024-01-01}
  p: {by: p, section: s, quote: "171 dead", measure: p, figure: "171 dead", said: 2024-01-01}
  k: {by: k, section: s, quote: "121 dead", measure: k, figure: "121 dead", said: 2024-01-01}
"""
    before = find(read(text, "sums.yaml"))
    after = find(
        read(
            text.replace('figure: "121 dead"', 'figure: "100 dead"').replace('"121 dead"', '"100 dead"'), "x"
        )
    )
    assert changes(before, before).verdicts == ()
    (turned,) = changes(before, after).verdicts
    assert turned.was
    assert turned.now
    assert (turned.was.kind.word, turned.now.kind.word) == ("part exceeds whole", "part of")
    assert turned.now.is_sum
