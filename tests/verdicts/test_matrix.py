"""The matrix of actors by measures, and that of claims by hypotheses."""

from __future__ import annotations

import pytest
from claims_made import make_brief, make_claim, make_measure
from large_brief import large_brief

from briefing.brief.model import Actor, Brief, Consistency
from briefing.verdicts.findings import find
from briefing.verdicts.matrix import (
    MatrixRow,
    brief_words,
    cell_text,
    hypotheses,
    inconsistency,
    mark_text,
    matrix,
    measures_of,
)

ACTORS = (
    Actor("us", "United States"),
    Actor("kirby", "John Kirby", of="us"),
    Actor("pl", "Poland"),
    Actor("duda", "Andrzej Duda", of="pl"),
    Actor("ua", "Ukraine"),
)
MEASURES = (make_measure("troops", name="Troops"), make_measure("officers", name="Officers"))


def brief_of(*claims) -> Brief:
    return make_brief(claims, MEASURES, actors=ACTORS)


def test_the_latest_figure_that_stands_comes_first() -> None:
    brief = brief_of(
        make_claim("old", "us", "1,500", "troops", "2024-10-18"),
        make_claim("new", "us", "3,000", "troops", "2024-10-23"),
        make_claim("undated", "us", "9", "troops"),
    )
    cell = matrix(brief, find(brief)).cell("us", "troops")
    assert [claim.id for claim in cell] == ["new", "undated", "old"]


def test_what_is_superseded_stands_behind_whatever_its_day() -> None:
    brief = brief_of(
        make_claim("gone", "us", "9", "troops", "2024-10-25"),
        make_claim("kept", "us", "8", "troops", "2024-10-20", supersedes=("gone",)),
    )
    findings = find(brief)
    assert findings.superseded == {"gone": "kept"}
    assert [claim.id for claim in matrix(brief, findings).cell("us", "troops")] == ["kept", "gone"]


def test_each_side_stands_together_and_the_silent_stand_below() -> None:
    brief = brief_of(
        make_claim("1", "kirby", "3,000", "troops"),
        make_claim("2", "ua", "12,000", "troops"),
        make_claim("3", "duda", measure=None),
    )
    kept = matrix(brief, find(brief))
    assert kept.speaking == (MatrixRow("us", 0), MatrixRow("kirby", 1), MatrixRow("ua", 0))
    assert kept.silent == (MatrixRow("pl", 0), MatrixRow("duda", 1))
    assert kept.cell("ua", "officers") == ()


def test_a_side_for_which_somebody_speaks_is_not_called_silent() -> None:
    brief = brief_of(make_claim("1", "kirby", "3,000", "troops"))
    findings = find(brief)
    kept = matrix(brief, findings)
    troops, officers = MEASURES
    assert "others speak for it" in cell_text(kept, "us", troops, brief, findings)
    assert "is silent on “Officers”" in cell_text(kept, "us", officers, brief, findings)
    assert "is silent on “Troops”" in cell_text(kept, "pl", troops, brief, findings)


def test_a_denial_says_something_of_what_it_denies() -> None:
    brief = brief_of(
        make_claim("said", "us", "3,000", "troops"),
        make_claim("also", "us", "500", "officers"),
        make_claim("denial", "ua", measure=None, denies=("said", "also"), status="denied"),
    )
    kept = matrix(brief, find(brief))
    assert [claim.id for claim in kept.cell("ua", "troops")] == ["denial"]
    assert [claim.id for claim in kept.cell("ua", "officers")] == ["denial"]
    assert brief_words(kept.cell("ua", "troops")[0], 15) == "denied"
    assert measures_of(brief.claims["denial"], brief) == ("troops", "officers")


def test_speakers_whom_the_brief_does_not_describe_have_rows() -> None:
    brief = brief_of(make_claim("1", "stranger", "7", "troops"), make_claim("2", "us", "7", "nowhere"))
    kept = matrix(brief, find(brief))
    assert kept.speaking == (MatrixRow("stranger", 0),)
    assert MatrixRow("us", 0) in kept.silent


def test_every_claim_of_a_measure_is_in_one_cell_of_a_large_brief() -> None:
    brief = large_brief(400, 12)
    kept = matrix(brief, find(brief))
    told = [claim for (_, _), claims in kept.cells.items() for claim in claims]
    assert {claim.id for claim in told} == set(brief.claims)
    rows = [line.actor for line in (*kept.speaking, *kept.silent)]
    assert sorted(rows) == sorted(brief.actors)


@pytest.mark.parametrize(
    ("figure", "width", "words"),
    [
        ("3,000 troops", 15, "3,000"),
        ("around 12,000 troops", 15, "around 12,000"),
        ("at least 10,000 containers", 14, "≥ 10,000"),
        ("more than 10,000 containers", 14, "> 10,000"),
        ("up to approximately 3 million shells", 14, "≤ 3 million"),
        ("approximately 3,000 troops", 15, "~ 3,000"),
        ("nearly 11,000,000 troops", 10, "< 11 million"),
        ("as early as 27 or 28 October 2024", 20, "≥ 27–28 Oct 2024"),
        ("as early as 27 or 28 October 2024", 14, "≥ 27–28 Oct"),
        ("low end of 100 to 300", 10, "low end of 100 to 300"),
        ("dozens of soldiers", 8, "dozens"),
    ],
)
def test_a_cell_says_the_number_with_its_hedge(figure: str, width: int, words: str) -> None:
    assert brief_words(make_claim("x", "a", figure), width) == words


def test_hedges_can_be_written_in_ascii() -> None:
    claim = make_claim("x", "a", "at least 10,000 containers")
    assert brief_words(claim, 10, unicode=False) == ">= 10,000"


def test_a_cell_in_full_names_the_others() -> None:
    brief = brief_of(
        make_claim("old", "us", "1,500", "troops", "2024-10-18"),
        make_claim("new", "us", "3,000", "troops", "2024-10-23"),
    )
    findings = find(brief)
    text = cell_text(matrix(brief, findings), "us", MEASURES[0], brief, findings)
    assert text.startswith("Troops: 3,000, 23 Oct 2024. ")
    assert text.endswith("Also by United States: 1,500.")


# -- hypotheses

MARKED = brief_of(
    make_claim("1", "us", "3,000", "troops"),
    make_claim("2", "ua", "12,000", "troops"),
    make_claim("3", "pl", measure=None),
)._replace(
    hypotheses=("They count different things.", "One is wrong.", "Nobody marked this."),
    consistency={
        "They count different things.": {"2": Consistency.VERY_INCONSISTENT, "1": Consistency.INCONSISTENT},
        "One is wrong.": {"1": Consistency.VERY_CONSISTENT, "2": Consistency.NEUTRAL},
    },
)


@pytest.mark.parametrize(
    ("marks", "score"),
    [("", 0), ("CC C N NA", 0), ("I", 1), ("II", 2), ("I I II CC", 4)],
)
def test_only_inconsistency_counts(marks: str, score: int) -> None:
    assert inconsistency(map(Consistency, marks.split())) == score


def test_marked_claims_stand_as_in_the_brief() -> None:
    kept = hypotheses(MARKED)
    assert [claim.id for claim in kept.claims] == ["1", "2"]
    assert [kept.inconsistency(column) for column in range(3)] == [3, 0, 0]
    assert kept.mark("2", 0) is Consistency.VERY_INCONSISTENT
    assert kept.mark("2", 2) is None


def test_a_mark_is_told_in_full() -> None:
    kept = hypotheses(MARKED)
    assert mark_text(kept, MARKED.claims["1"], 0, MARKED) == (
        "The United States, 3,000. I: inconsistent with this. Hypothesis 1: They count different things."
    )
    assert "The brief does not say" in mark_text(kept, MARKED.claims["1"], 2, MARKED)


def test_a_brief_without_marks_has_no_rows() -> None:
    assert hypotheses(brief_of()).claims == ()
