"""A claim as a citation."""

from __future__ import annotations

from briefing.brief.loader import read
from briefing.export.labels import citation

BRIEF = """\
briefing: 1
title: Troops in Russia
sources:
  paper: {title: What they say, publisher: The Paper, date: 2024-10-25, reliability: B, url: "https://example.org/a"}
actors:
  us: {name: United States, kind: state}
  kirby: {name: John Kirby, kind: person, of: us}
measures:
  troops: {name: Troops}
sections:
  counts: {title: The counts, source: paper, text: "He speaks of 3,000 troops, and of fake news."}
  loose: {title: Unsourced, text: "Nothing else."}
claims:
  us-3000: {by: kirby, section: counts, quote: "3,000 troops", measure: troops, figure: "3,000 troops", said: 2024-10-23}
  quiet: {by: us, section: loose, quote: Nothing else}
"""


def test_who_what_when_where_and_the_file() -> None:
    brief = read(BRIEF, "briefs/troops.yaml")
    assert citation(brief.claims["us-3000"], brief) == (
        "John Kirby, for United States: 3,000 troops (2,850–3,150) (Troops); said 23 Oct 2024.\n"
        "“3,000 troops”\n"
        "Section “The counts”. The Paper. What they say. 25 Oct 2024. reliability B. https://example.org/a\n"
        "Troops in Russia, briefs/troops.yaml, claim us-3000"
    )


def test_what_is_not_known_is_not_said() -> None:
    brief = read(BRIEF, "-")
    assert citation(brief.claims["quiet"], brief).splitlines() == [
        "United States; day not given.",
        "“Nothing else”",
        "Section “Unsourced”.",
        "Troops in Russia, standard input, claim quiet",
    ]
