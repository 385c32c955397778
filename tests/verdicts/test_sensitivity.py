"""Sensitivity: the named change gives the named verdict, and no smaller one of its kind turns the pair."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from claims_made import make_brief, make_claim, make_measure
from random_briefs import pairs, random_brief

from briefing.brief.model import Actor, Days
from briefing.figures.grammar import parse
from briefing.figures.writing import rewordings
from briefing.verdicts.comparability import Basis
from briefing.verdicts.rules import decide
from briefing.verdicts.sensitivity import FARTHEST, Alteration, sensitivity, sensitivity_text, turn_text
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.figures.model import Figure

TROOPS = make_measure("m", "cumulative", unit="troops")
ACTORS = (Actor("us", "United States", "state"), Actor("ua", "Ukraine", "state"))


def pair(one: Claim, two: Claim, tempo: int | None = 2) -> Brief:
    return make_brief((one, two), (TROOPS._replace(tempo=tempo),), actors=ACTORS)


def sentences(brief: Brief) -> list[str]:
    one, two = brief.claims.values()
    return [turn_text(turn, brief) for turn in sensitivity(one, two, brief)]


US = make_claim("us", "us", "3,000 troops", said="2024-10-23")
US_FIRST = make_claim("us", "us", "3,000 troops", said="2024-10-23", first_said="at least 3,000 troops")
UA = make_claim("ua", "ua", "around 12,000 troops", said="2024-10-24")


def test_the_words_as_first_said_come_first_and_are_not_named_twice() -> None:
    brief = pair(US_FIRST, UA)
    assert sentences(brief)[0] == (
        "If the source had printed “at least 3,000 troops”, as first said by the United States, "
        "this would be tension: both could be true, but only just."
    )
    assert sum("at least 3,000" in text for text in sentences(brief)) == 1


def test_another_qualifier_and_another_day_are_named() -> None:
    assert sentences(pair(US, UA)) == [
        "If the United States had said “at least 3,000 troops”, this would be tension: "
        "both could be true, but only just.",
        "If Ukraine had said “at most 12,000 troops”, this would be tension: both could be true, but only just.",
        "If Ukraine had said “up to 12,000 troops”, this would be compatible: both could be true.",
        "If Ukraine had said “around 12,000 troops” as of 26 Oct 2024, two days later, "
        "this would be change over time: each could be true of its own day.",
    ]


def test_a_change_over_time_says_from_which_day_it_would_be_a_conflict() -> None:
    later = make_claim("ua", "ua", "around 12,000 troops", said="2024-11-04")
    assert sentences(pair(US, later))[-1] == (
        "If Ukraine had said “around 12,000 troops” as of 25 Oct 2024, ten days earlier, "
        "this would be a conflict: both could not be true."
    )


def test_a_past_event_has_no_day_that_matters() -> None:
    turns = sensitivity(US, UA, pair(US, UA, tempo=None))
    assert {turn.change for turn in turns} == {Alteration.WORDING}


def test_what_no_number_decides_is_not_turned_and_says_so() -> None:
    brief = pair(US._replace(origin="o"), UA._replace(origin="o"))
    verdict = decide(*brief.claims.values(), brief)
    assert sensitivity(verdict.first, verdict.second, brief) == ()
    (text,) = sensitivity_text(verdict, brief)
    assert "neither on numbers nor on days" in text


def test_no_change_of_day_for_a_count_of_a_period() -> None:
    one = make_claim("us", "us", "100 troops in the past week", said="2024-10-23")
    two = make_claim("ua", "ua", "900 troops in the past week", said="2024-10-23")
    assert all(turn.change is Alteration.WORDING for turn in sensitivity(one, two, pair(one, two)))


def test_the_order_of_the_pair_does_not_matter() -> None:
    brief = pair(US_FIRST, UA)
    assert sensitivity(US_FIRST, UA, brief) == sensitivity(UA, US_FIRST, brief)


@pytest.mark.parametrize("start", range(0, 300, 50))
def test_each_change_gives_what_it_says_and_no_smaller_one_does(start: int) -> None:
    named = 0
    for seed in range(start, start + 50):
        brief = random_brief(seed, most=6)
        for one, two in pairs(brief):
            old = decide(one, two, brief)
            for turn in sensitivity(one, two, brief):
                named += 1
                other = old.other(turn.claim)
                again = decide(turn.claim, other, brief)
                assert again == turn.verdict
                assert again.kind is not old.kind
                if turn.change is Alteration.DAY:
                    _no_fewer_days(turn.claim, turn.days, other, turn.verdict.kind, brief)
    assert named > 50


def _no_fewer_days(moved: Claim, days: int, other: Claim, kind: Kind, brief: Brief) -> None:
    """Every smaller move, either way, leaves the pair short of the verdict."""
    claim = brief.claims[moved.id]
    assert claim.as_of
    assert abs(days) <= FARTHEST
    for shift in range(-abs(days) + 1, abs(days)):
        first, last = (day + timedelta(shift) for day in claim.as_of)
        assert decide(claim._replace(as_of=Days(first, last)), other, brief).kind is not kind


@pytest.mark.parametrize("seed", range(0, 120, 3))
def test_any_verdict_that_a_qualifier_gives_is_named_and_no_other(seed: int) -> None:
    brief = random_brief(seed, most=4)
    for one, two in pairs(brief):
        old = decide(one, two, brief)
        for claim, other in ((one, two), (two, one)):
            given = {
                decide(claim._replace(figure=figure, wording=figure.text, first_said=None), other, brief).kind
                for figure in (rewordings(claim.figure, brief.wordings) if claim.figure else ())
            }
            turns = sensitivity(one, two, brief)
            named = {
                t.verdict.kind for t in turns if t.change is Alteration.WORDING and t.claim.id == claim.id
            }
            assert named == given - {old.kind}


@pytest.mark.parametrize("seed", range(0, 120, 3))
def test_no_qualifier_that_moves_the_typical_range_less_gives_the_same(seed: int) -> None:
    brief = random_brief(seed, most=4)
    for one, two in pairs(brief):
        for turn in sensitivity(one, two, brief):
            if turn.change is Alteration.WORDING:
                claim = brief.claims[turn.claim.id]
                other = two if claim.id == one.id else one
                assert claim.figure
                assert turn.claim.figure
                for figure in rewordings(claim.figure, brief.wordings):
                    if moved(claim.figure, figure) < moved(claim.figure, turn.claim.figure):
                        nearer = claim._replace(figure=figure, wording=figure.text, first_said=None)
                        assert decide(nearer, other, brief).kind is not turn.verdict.kind


def moved(one: Figure, other: Figure) -> float:
    assert one.typical
    assert other.typical
    return abs(one.typical.low - other.typical.low) + abs(one.typical.high - other.typical.high)


@pytest.mark.parametrize("seed", range(0, 120, 3))
def test_where_no_day_is_named_no_day_within_reach_turns_the_pair(seed: int) -> None:
    brief = random_brief(seed, most=3)
    for one, two in pairs(brief):
        if any(Basis(claim, brief).flow is not None for claim in (one, two)):
            continue
        if any(turn.change is Alteration.DAY for turn in sensitivity(one, two, brief)):
            continue
        old = decide(one, two, brief)
        for claim, other in ((one, two), (two, one)):
            for shift in range(-45, 46) if claim.as_of else ():
                days = Days(*(day + timedelta(shift) for day in claim.as_of))
                assert decide(claim._replace(as_of=days), other, brief).kind is old.kind


@pytest.mark.parametrize(
    ("wording", "some"),
    [
        ("3,000 troops", "at least 3,000 troops"),
        ("at least some 3,000 troops", "about 3,000 troops"),
        ("12 thousand", "nearly 12 thousand"),
        ("$50 billion", "up to $50 billion"),
        ("between 10 and 50", "low end of 10 to 50"),
        ("27 or 28 October 2024", "as early as 27 or 28 October 2024"),
        ("500 or more", "fewer than 500"),
    ],
)
def test_a_number_in_other_words_reads_as_what_it_says(wording: str, some: str) -> None:
    figure = parse(wording)
    found = {other.text: other for other in rewordings(figure)}
    assert some in found
    for text, other in found.items():
        again = parse(text)
        assert (again.hard, again.typical, again.stated) == (other.hard, other.typical, figure.stated)
        assert again.qualifier == other.qualifier != figure.qualifier


def test_a_vague_word_has_no_other_qualifier() -> None:
    assert not list(rewordings(parse("dozens of troops")))
