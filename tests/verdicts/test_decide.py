"""Deciding a pair: what must hold of every verdict, and what a missing field does."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Any

import pytest
from claims_made import make_brief, make_claim, make_measure
from hypothesis import given, settings
from hypothesis import strategies as st
from random_briefs import pairs, random_brief

from briefing.verdicts.rules import decide
from briefing.verdicts.verdict import Kind, Severity, Verdict, band, severity

if TYPE_CHECKING:
    from briefing.brief.model import Claim

HEDGES = (
    *("about {}", "nearly {}", "just over {}", "at least {}", "more than {}", "well over {}", "up to {}"),
    *("at most {}", "fewer than {}"),
)

hedged = st.tuples(st.sampled_from(HEDGES), st.integers(1, 99_999))


def of_pair(one: Claim, two: Claim, *measures: Any) -> Verdict:
    return decide(one, two, make_brief((one, two), measures or (make_measure("m"),)))


def a(figure: str, said: str = "2024-10-23", **rest: Any) -> Claim:
    return make_claim("a", rest.pop("by", "a"), figure, said=said, **rest)


def b(figure: str, said: str = "2024-10-23", **rest: Any) -> Claim:
    return make_claim("b", rest.pop("by", "b"), figure, said=said, **rest)


@pytest.mark.parametrize("seed", range(0, 500, 50))
def test_order_never_matters(seed: int) -> None:
    for brief in map(random_brief, range(seed, seed + 50)):
        for one, two in pairs(brief):
            assert decide(one, two, brief) == decide(two, one, brief)


@settings(max_examples=300, deadline=None)
@given(hedged, hedged)
def test_ten_times_as_much_of_both_changes_nothing(one: tuple[str, int], two: tuple[str, int]) -> None:
    (words, number), (other_words, other) = one, two
    verdict = of_pair(a(words.format(f"{number:,}")), b(other_words.format(f"{other:,}")))
    tenfold = of_pair(a(words.format(f"{number * 10:,}")), b(other_words.format(f"{other * 10:,}")))
    assert (tenfold.kind, tenfold.severity) == (verdict.kind, verdict.severity)
    assert tenfold.ratio == pytest.approx(verdict.ratio)


@settings(max_examples=300, deadline=None)
@given(hedged, hedged, st.floats(0, 1), st.floats(1, 10))
def test_a_wider_range_turns_nothing_into_a_conflict(
    one: tuple[str, int], two: tuple[str, int], low: float, high: float
) -> None:
    first, second = (claim(words.format(f"{number:,}")) for claim, (words, number) in ((a, one), (b, two)))
    before = of_pair(first, second)
    figure = second.figure
    assert figure
    assert figure.hard
    hard = figure.hard._replace(low=figure.hard.low * low, high=figure.hard.high * high)
    after = of_pair(first, second._replace(figure=figure._replace(hard=hard)))
    if before.kind is not Kind.CONFLICT:
        assert after.kind is not Kind.CONFLICT
    else:
        assert after.severity <= before.severity


@pytest.mark.parametrize("seed", range(0, 500, 100))
def test_severity_is_within_its_bounds(seed: int) -> None:
    for brief in map(random_brief, range(seed, seed + 100)):
        for one, two in pairs(brief):
            verdict = decide(one, two, brief)
            assert 0 <= verdict.severity <= 100
            assert verdict.ratio >= 1
            assert (verdict.severity > 0) is (verdict.kind.weight > 0)


@pytest.mark.parametrize(
    ("kind", "ratio", "weight", "expected"),
    [
        (Kind.CONFLICT, inf, 1.0, 100),
        (Kind.CONFLICT, 8.0, 1.0, 100),
        (Kind.CONFLICT, 1.0, 0.0, 28),
        (Kind.DENIED, 2.0, 0.5, 41),
        (Kind.CHANGED, 1.0, 0.5, 7),
        (Kind.AGREE, 9.0, 1.0, 0),
    ],
)
def test_severity(kind: Kind, ratio: float, weight: float, expected: int) -> None:
    assert severity(kind, ratio, weight) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (100, Severity.HIGH),
        (70, Severity.HIGH),
        (69, Severity.MEDIUM),
        (40, Severity.MEDIUM),
        (39, Severity.LOW),
        (10, Severity.LOW),
        (9, Severity.NONE),
        (0, Severity.NONE),
    ],
)
def test_bands(value: int, expected: Severity) -> None:
    assert band(value) is expected


def test_the_weaker_source_counts() -> None:
    one, two = a("100", via="A"), b("300", via="E")
    brief = make_brief((one, two), sources={"A": "A", "E": "E"})
    assert decide(one, two, brief).severity == severity(Kind.CONFLICT, 285 / 105, 0.0)


def test_none_against_some_is_as_grave_as_it_gets() -> None:
    verdict = of_pair(a("none"), b("12"))
    assert (verdict.kind, verdict.ratio, verdict.severity) == (Kind.CONFLICT, inf, 85)


class TestMissing:
    """A missing field gives a weaker verdict, never a guess."""

    def test_a_day_keeps_a_conflict_from_being_said(self) -> None:
        verdict = of_pair(a("3,000"), b("12,000", said=""))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "no day given")

    def test_a_day_leaves_agreement_compatible(self) -> None:
        verdict = of_pair(a("3,000"), b("3,000", said=""))
        assert (verdict.kind, verdict.flags) == (Kind.COMPATIBLE, ("no day given",))

    def test_a_day_leaves_tension_compatible(self) -> None:
        verdict = of_pair(a("at least 3,000"), b("12,000", said=""))
        assert (verdict.kind, verdict.flags) == (Kind.COMPATIBLE, ("no day given",))

    def test_a_day_keeps_a_part_from_exceeding_its_whole(self) -> None:
        measures = (make_measure("m"), make_measure("part", part_of="m"))
        part, whole = a("5,000", measure="part"), b("3,000", said="")
        assert of_pair(part, whole, *measures).detail == "no day given"
        assert of_pair(a("1,000", measure="part"), whole, *measures).kind is Kind.PART_OF

    def test_a_past_event_needs_no_day(self) -> None:
        verdict = of_pair(a("3,000"), b("12,000", said=""), make_measure("m", tempo=None))
        assert verdict.kind is Kind.CONFLICT

    def test_one_speaker_needs_the_days_of_saying_even_of_a_past_event(self) -> None:
        measure = make_measure("m", tempo=None)
        verdict = of_pair(a("3,000"), b("12,000", said="", by="a"), measure)
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "no day given")

    def test_a_figure(self) -> None:
        verdict = of_pair(a(""), b("12,000"))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "no figure")

    def test_a_number(self) -> None:
        verdict = of_pair(a("many"), b("12,000"))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "no number bounded")

    def test_a_measure(self) -> None:
        verdict = of_pair(a("3,000", measure=None), b("12,000", measure=None))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "different measures")

    def test_a_noun_comes_from_the_measure(self) -> None:
        verdict = of_pair(a("30"), b("30,000 m"), make_measure("m", unit="km"))
        assert verdict.kind is Kind.AGREE

    def test_a_measure_that_the_brief_does_not_describe(self) -> None:
        one, two = a("3,000", measure="nowhere"), b("12,000", measure="nowhere")
        assert decide(one, two, make_brief((one, two))).kind is Kind.CONFLICT


class TestTime:
    def test_the_smaller_tempo_rules(self) -> None:
        measures = (make_measure("m", tempo=30), make_measure("part", tempo=2, part_of="m"))
        part, whole = a("5,000", measure="part"), b("3,000", said="2024-10-26")
        assert of_pair(part, whole, *measures).kind is Kind.CHANGED

    def test_spans_that_touch_are_one_time(self) -> None:
        one = a("3,000", as_of="2024-09-01/2024-10-01")
        two = b("12,000", as_of="2024-10-03/2024-11-03")
        assert of_pair(one, two).kind is Kind.CONFLICT
        assert of_pair(one._replace(as_of=two.as_of), two).kind is Kind.CONFLICT
        assert of_pair(one, two, make_measure("m", tempo=1)).kind is Kind.CHANGED

    def test_a_running_total_falls_by_what_it_is_about_not_by_when_it_was_said(self) -> None:
        measure = make_measure("m", "cumulative")
        earlier = a("12,000", said="2024-10-20", as_of="2024-09-01")
        later = b("3,000", said="2024-10-10")
        assert of_pair(earlier, later, measure).detail == "a running total fell"
        assert of_pair(earlier._replace(as_of=None), later, measure).detail == "no day given"

    def test_a_running_total_may_rise(self) -> None:
        measure = make_measure("m", "cumulative")
        assert of_pair(a("3,000"), b("12,000", said="2024-11-23"), measure).kind is Kind.CHANGED

    def test_a_stock_may_fall(self) -> None:
        assert of_pair(a("12,000"), b("3,000", said="2024-11-23")).kind is Kind.CHANGED


class TestFlows:
    def test_one_period_in_other_words(self) -> None:
        verdict = of_pair(a("1,000 in the past week"), b("3,000 over the last seven days"))
        assert verdict.kind is Kind.CONFLICT

    def test_different_periods(self) -> None:
        verdict = of_pair(a("1,000 a day"), b("3,000 in the past month"))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "different periods")

    def test_spans_are_the_periods_of_a_flow(self) -> None:
        measure = make_measure("m", "flow")
        week = {"as_of": "2024-10-14/2024-10-20"}
        assert of_pair(a("1,000", **week), b("3,000", **week), measure).kind is Kind.CONFLICT
        assert of_pair(a("1,000", **week), b("3,000"), measure).detail == "different periods"

    def test_a_flow_in_a_cumulative_measure_is_no_total(self) -> None:
        measure = make_measure("m", "cumulative")
        one, two = a("1,000 in the past week"), b("300 in the past week", said="2024-12-23")
        assert of_pair(one, two, measure).kind is Kind.CHANGED


class TestSpeakers:
    def test_two_figures_on_one_day(self) -> None:
        verdict = of_pair(a("3,000"), b("12,000", by="a"))
        assert (verdict.kind, verdict.flags) == (Kind.CONFLICT, ("one speaker, two figures",))

    def test_one_figure_twice_on_one_day(self) -> None:
        verdict = of_pair(a("3,000"), b("3,000", by="a"))
        assert (verdict.kind, verdict.flags) == (Kind.AGREE, ())

    @pytest.mark.parametrize(
        ("earlier", "later", "detail"),
        [
            ("3,000", "4,000", "update"),
            ("4,000", "3,000", "correction"),
            ("dozens", "hundreds", "update"),
            ("hundreds", "dozens", "correction"),
            ("10 to 50", "10 to 20", "correction"),
            ("3,000", "three thousand", "repeated"),
            ("more than 3,000", "at least 3,000", "update"),
            ("27 October 2024", "25 October 2024", "update"),
        ],
    )
    def test_a_later_figure(self, earlier: str, later: str, detail: str) -> None:
        verdict = of_pair(a(earlier), b(later, said="2024-10-24", by="a"))
        assert (verdict.kind, verdict.detail, verdict.first.id) == (Kind.SUPERSEDED, detail, "a")

    def test_who_speaks_for_another_is_another_speaker(self) -> None:
        verdict = of_pair(a("3,000", by="us"), b("12,000", said="2024-10-24", by="kirby"))
        assert verdict.kind is Kind.CONFLICT

    def test_the_brief_can_say_who_supersedes(self) -> None:
        verdict = of_pair(a("12,000"), b("3,000", supersedes=("a",)))
        assert (verdict.kind, verdict.detail) == (Kind.SUPERSEDED, "correction")

    def test_the_claim_that_supersedes_stands_last_whatever_the_days_say(self) -> None:
        verdict = of_pair(a("12,000", supersedes=("b",)), b("3,000", said="2024-10-24"))
        assert (verdict.kind, verdict.second.id) == (Kind.SUPERSEDED, "a")

    def test_a_plan_is_not_superseded_by_a_count(self) -> None:
        verdict = of_pair(a("12,000", status="projected"), b("3,000", supersedes=("a",)))
        assert (verdict.kind, verdict.detail, verdict.flags) == (
            Kind.NOT_COMPARABLE,
            "projected",
            ("superseded",),
        )

    def test_a_plan_supersedes_a_plan(self) -> None:
        one, two = a("12,000", status="projected"), b("15,000", "2024-10-24", status="projected", by="a")
        assert of_pair(one, two).kind is Kind.SUPERSEDED

    def test_what_was_withdrawn_is_not_compared(self) -> None:
        verdict = of_pair(a("3,000", status="withdrawn"), b("12,000"))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "withdrawn")

    def test_what_was_withdrawn_supersedes_nothing(self) -> None:
        verdict = of_pair(a("3,000"), b("12,000", "2024-10-24", status="withdrawn", by="a"))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "withdrawn")


class TestDenials:
    def test_a_denial_gives_no_figure(self) -> None:
        verdict = of_pair(a("3,000", status="denied"), b("12,000"))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "a denial gives no figure")

    def test_an_assertion_can_deny_too(self) -> None:
        assert of_pair(a("89", denies=("b",)), b("400")).kind is Kind.DENIED

    @pytest.mark.parametrize(
        ("denial", "later", "kind"),
        [
            ("", "", Kind.SUPERSEDED),
            ("", "1,000", Kind.SUPERSEDED),
            ("", "none", Kind.NOT_COMPARABLE),
            ("400", "about 380", Kind.SUPERSEDED),
            ("400", "89", Kind.NOT_COMPARABLE),
        ],
    )
    def test_the_deniers_own_later_words(self, denial: str, later: str, kind: Kind) -> None:
        """Who denies all of it and then gives a number softens; who denies 400 and then says 89 does not."""
        one = a(denial, status="denied")
        two = b(later, "2024-10-24", by="a")
        assert of_pair(one, two).kind is kind

    def test_a_second_denial_withdraws_nothing(self) -> None:
        verdict = of_pair(a("", status="denied"), b("", "2024-10-24", by="a", status="denied"))
        assert verdict.kind is Kind.NOT_COMPARABLE

    def test_another_speaker_withdraws_nothing_unless_the_brief_says_so(self) -> None:
        denial = a("", status="denied")
        assert of_pair(denial, b("1,000", "2024-10-24")).kind is Kind.NOT_COMPARABLE
        assert of_pair(denial, b("1,000", "2024-10-24", supersedes=("a",))).detail == "denial withdrawn"


class TestUnits:
    def test_kilometres_and_miles(self) -> None:
        assert of_pair(a("100 km"), b("62 miles")).kind is Kind.AGREE
        assert of_pair(a("100 km"), b("100 miles")).kind is Kind.CONFLICT

    @pytest.mark.parametrize(("one", "two"), [("$5bn", "€5bn"), ("3,000 troops", "3,000 km"), ("5 %", "5")])
    def test_units_of_different_kinds(self, one: str, two: str) -> None:
        verdict = of_pair(a(one), b(two))
        assert (verdict.kind, verdict.detail) == (Kind.NOT_COMPARABLE, "unit")
        assert verdict.flags == ("same number, different thing",)


class TestDates:
    def test_days_apart(self) -> None:
        verdict = of_pair(a("24 October 2024"), b("27 or 28 October 2024"))
        assert (verdict.kind, verdict.ratio, verdict.severity) == (Kind.CONFLICT, 2, 51)

    def test_days_that_meet(self) -> None:
        assert of_pair(a("27 October 2024"), b("27 or 28 October 2024")).kind is Kind.AGREE

    def test_an_open_date(self) -> None:
        verdict = of_pair(a("as early as 27 October 2024"), b("20 December 2024"))
        assert verdict.kind is Kind.TENSION


class TestFirstSaid:
    def test_a_pair_keeps_its_printed_verdict_and_is_flagged(self) -> None:
        verdict = of_pair(a("3,000", first_said="at least 3,000"), b("12,000"))
        assert (verdict.kind, verdict.flags) == (Kind.CONFLICT, ("wording drift",))

    def test_one_origin_printed_alike_can_have_drifted_from_what_was_said(self) -> None:
        one = a("3,000", origin="o", first_said="at least 3,000")
        assert of_pair(one, b("3,000", origin="o")).flags == ("wording drift",)
        assert of_pair(a("3,000", origin="o"), b("3,000", origin="o")).flags == ()


def test_a_part_of_a_part_is_a_part() -> None:
    measures = (
        make_measure("m"),
        make_measure("officers", part_of="m"),
        make_measure("generals", part_of="officers"),
    )
    verdict = of_pair(a("three generals", measure="generals"), b("2 people"), *measures)
    assert verdict.kind is Kind.PART_EXCEEDS_WHOLE


def test_a_chain_of_parts_is_not_followed_for_ever() -> None:
    measures = [
        make_measure("m"),
        *(make_measure(f"m{at}", part_of=f"m{at - 1}" if at else "m") for at in range(99)),
    ]
    assert of_pair(a("3", measure="m0"), b("300"), *measures).kind is Kind.PART_OF
    assert of_pair(a("3", measure="m98"), b("300"), *measures).detail == "different measures"


def test_parts_that_run_in_a_circle_end() -> None:
    measures = (make_measure("m", part_of="n"), make_measure("n", part_of="m"))
    assert of_pair(a("3"), b("300", measure="n"), *measures).kind is Kind.PART_OF
