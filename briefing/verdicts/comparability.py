"""On what basis a claim can be compared, and why two figures cannot be."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.brief.model import Accounting, Measure, Status
from briefing.figures.display import range_text
from briefing.figures.model import Range
from briefing.figures.units import DAY, unit_for
from briefing.verdicts.phrases import measure_name, name
from briefing.verdicts.verdict import Detail, source_weight

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim, Days
    from briefing.figures.model import Figure, Unit
    from briefing.verdicts.verdict import Verdict


_UNKNOWN = Measure("", "")

_NOTHING: frozenset[str] = frozenset()


A_DAY = 24 * 60
"""Minutes of a day: times are counted in minutes, so that a time of day can tell two claims of one day apart."""


class Basis:
    """A claim with everything that comparing asks of it, worked out once; numbers in base units."""

    __slots__ = (
        *(
            "assumed",
            "claim",
            "denies",
            "end",
            "figure",
            "flow",
            "hard",
            "is_date",
            "measure",
            "side",
            "start",
        ),
        *("supersedes", "unit", "weight"),
    )

    def __init__(self, claim: Claim, brief: Brief) -> None:
        self.claim = claim
        self.measure = measure = brief.measures.get(claim.measure or "", _UNKNOWN)
        """Its measure; one without a name where the brief does not describe it."""
        self.weight = source_weight(claim, brief)
        actor = brief.actors.get(claim.by)
        self.side = brief.side(claim.by) if actor and actor.of else claim.by
        """For whom it speaks in the end."""
        self.denies = frozenset(claim.denies) if claim.denies and not is_no_comment(claim) else _NOTHING
        self.supersedes = frozenset(claim.supersedes) if claim.supersedes else _NOTHING
        self.start = self.end = 0
        """First and last minute that it is about, counted from the first day of the calendar; 0 where not given."""
        if days := claim.as_of:
            self.start = days.first.toordinal() * A_DAY
            last = self.start if days.last is days.first else days.last.toordinal() * A_DAY
            self.end = last + A_DAY - 1
            if claim.time and days.first == days.last == claim.said:
                self.start = self.end = self.start + claim.time.hour * 60 + claim.time.minute
        self.assumed = bool(claim.day_from and days and days.first == days.last == claim.said)
        """Whether what it is about is only known from the day of its source, which may be later."""
        self.figure = figure = claim.figure
        self.unit: Unit | None = None
        self.flow: str | Days | None = None
        self.hard: Range | None = None
        self.is_date = figure is not None and figure.is_date
        """Whether the figure names days and not an amount."""
        if figure is not None:
            self.unit = unit = unit_of(figure, measure)
            if figure.period or measure.accounting is Accounting.FLOW:
                self.flow = _period_of(claim, figure)
            self.hard = figure.hard and figure.hard.scaled(unit.factor)

    @property
    def added(self) -> tuple[Claim, ...]:
        """The claims whose figures are added to this one's; none but in a sum of parts."""
        return ()

    @property
    def is_comparable(self) -> bool:
        """Whether the claim asserts or projects a figure of a measure that the brief describes."""
        status = self.claim.status
        return (
            self.hard is not None
            and self.measure is not _UNKNOWN
            and (status is Status.ASSERTED or status is Status.PROJECTED)
        )

    @property
    def is_projected(self) -> bool:
        """Whether the figure is planned or expected."""
        return self.claim.status is Status.PROJECTED

    @property
    def counts_up(self) -> bool:
        """Whether the figure is a running total, which can only grow."""
        return self.measure.accounting is Accounting.CUMULATIVE and self.flow is None

    @property
    def typical(self) -> Range | None:
        """The typical range in the base unit."""
        figure, unit = self.figure, self.unit
        return figure.typical.scaled(unit.factor) if figure and unit and figure.typical else None

    @property
    def stated(self) -> tuple[float, float] | None:
        """The number as written, in the base unit; two that differ for a span."""
        figure, unit = self.figure, self.unit
        if not (figure and unit and figure.stated):
            return None
        low, high = figure.stated
        return low * unit.factor, high * unit.factor


_NO_COMMENT = re.compile(
    r"\bno comment\b|\bneither confirm\w* n?or den|\b(?:declin|refus)\w+ (?:to (?:comment|say)|comment)"
    r"|\b(?:would|will|did|does|could|can|has|have)(?: not|n.t)\b[^.]{0,24}\b(?:comment|respond|repl(?:y|ied))",
    re.IGNORECASE,
)


def is_no_comment(claim: Claim) -> bool:
    """Whether the words of a claim only decline to say anything, which denies nothing."""
    return claim.figure is None and bool(_NO_COMMENT.search(claim.quote))


def is_before(one: Claim, other: Claim) -> bool:
    """Whether a claim is known to have been said before another: on an earlier day, or earlier that day.

    A claim whose day is assumed was said by that day, and may be older than one whose day is given.
    """
    if not (one.said and other.said):
        return False
    if one.said != other.said:
        return one.said < other.said and not _may_be_older(other, one)
    return one.time is not None and other.time is not None and one.time < other.time


def _may_be_older(later: Claim, earlier: Claim) -> bool:
    return bool(later.day_from) and not earlier.day_from


def is_order_known(one: Claim, other: Claim) -> bool:
    """Whether it is known which of two claims was said first, or that both were on one day."""
    if not (one.said and other.said):
        return False
    earlier, later = (one, other) if one.said < other.said else (other, one)
    return one.said == other.said or not _may_be_older(later, earlier)


def may_rise(one: Basis, other: Basis) -> bool:
    """Whether both figures are running totals of which nobody says how long one may stand.

    The tempo that a brief states is the analyst's word that a figure stands for so long. The usual one is
    no such word: a toll may be many times as high the next day.
    """
    return (
        one.counts_up
        and other.counts_up
        and not (one.measure.tempo is None or other.measure.tempo is None)
        and not (one.measure.tempo_given or other.measure.tempo_given)
    )


def unit_of(figure: Figure, measure: Measure) -> Unit:
    """Return what a figure counts; the measure says it where the wording has no noun."""
    if figure.unit.kind == "count" and not figure.noun and measure.unit:
        unit = _measure_unit(measure.unit)
        if unit.kind != "date":
            return unit
    return figure.unit


def _period_of(claim: Claim, figure: Figure) -> str | Days:
    """Return the period over which a flow was counted; two flows can be compared where it is equal.

    It is the words of the figure, else the days the claim is about; empty where nobody gave one. Days that
    are as long as the words say are told instead of them.
    """
    days = claim.as_of
    if days and days.first == days.last == claim.said:
        days = None
    words = _period(figure.period) if figure.period else ""
    if words and not (days and _length(days) == words):
        return words
    return "" if days is None else days


_FILLERS = frozenset(
    ("a", "an", "the", "in", "over", "during", "for", "past", "last", "previous", "per", "each", "every")
)

_PERIODS = {
    "daily": "day",
    "24 hours": "day",
    "twenty-four hours": "day",
    "weekly": "week",
    "7 days": "week",
    "seven days": "week",
    "monthly": "month",
    "30 days": "month",
    "yearly": "year",
    "annually": "year",
    "12 months": "year",
    "twelve months": "year",
}
"""Periods of one length, by the words of them that are no fillers."""


@lru_cache(maxsize=1024)
def _period(words: str) -> str:
    rest = " ".join(word for word in words.casefold().split() if word not in _FILLERS)
    return _PERIODS.get(rest, rest)


def _length(days: Days) -> str:
    """Return what a span of days is called as a period; empty where it has no such name."""
    first, last = days
    number = (last - first).days + 1
    if number in (1, 7):
        return "day" if number == 1 else "week"
    next_day = last + timedelta(1)
    if first.day == next_day.day:
        months = (next_day.year - first.year) * 12 + next_day.month - first.month
        return {1: "month", 12: "year"}.get(months, "")
    return {30: "month", 365: "year"}.get(number, "")


def are_one_period(one: str | Days | None, two: str | Days | None) -> bool:
    """Whether two flows are counted over one period: "per week" fits any span of seven days."""
    if isinstance(one, str) is isinstance(two, str) or one is None or two is None:
        return one == two
    words, days = (one, two) if isinstance(one, str) else (two, one)
    return bool(words) and not isinstance(days, str) and words == _length(days)


def named_period(flow: str | Days | None) -> str:
    """Return the name of the period that a span of days fits; empty where there is none."""
    return "" if flow is None or isinstance(flow, str) else _length(flow)


@lru_cache(maxsize=1024)
def _measure_unit(words: str) -> Unit:
    return unit_for(words)


def obstacle(verdict: Verdict, brief: Brief) -> str:
    """Return why the figures of a pair cannot be compared."""
    first, second = verdict.first, verdict.second
    match verdict.detail:
        case Detail.UNIT:
            return _units(first, second, brief)
        case Detail.PROJECTED:
            plan, fact = (first, second) if first.status is Status.PROJECTED else (second, first)
            who = "the one figure" if first.by == second.by else f"the figure of {name(plan, brief)}"
            other = "the other" if first.by == second.by else f"that of {name(fact, brief)}"
            return f"{who} is planned or expected and {other} is not, so the two cannot be compared"
        case Detail.MEASURE:
            one, two = measure_name(first, brief), measure_name(second, brief)
            return f"they count different things, {one} and {two}, and neither is part of the other"
        case Detail.FLOW:
            return f"{_flow_and_total(first, second, brief)}, so the two cannot be compared"
        case Detail.PERIOD:
            return f"the periods over which they are counted differ, {_period_words(first)} and {_period_words(second)}"
        case Detail.DENIAL:
            return "a denial gives no figure to compare"
        case Detail.NO_COMMENT:
            return "no comment was given, which denies nothing"
        case Detail.WITHDRAWN:
            return "what has been withdrawn is not compared"
        case Detail.NO_FIGURE:
            return "there are not two figures to compare"
        case Detail.NO_RANGE:
            return "such words bound no number, so there is nothing to compare"
        case Detail.NO_DAY:
            return _no_day(first, second, brief)
    return "they cannot be compared"


def _units(first: Claim, second: Claim, brief: Brief) -> str:
    kinds = [basis.unit.kind if basis.unit else "" for basis in (Basis(first, brief), Basis(second, brief))]
    if all(kind.startswith("money ") for kind in kinds):
        one, two = (kind.removeprefix("money ") for kind in kinds)
        return f"the currencies differ, {one} and {two}, so the amounts cannot be compared"
    one, two = (_unit_name(claim, kind) for claim, kind in zip((first, second), kinds, strict=True))
    return f"{one} and {two} are different units, so the numbers cannot be compared"


def _unit_name(claim: Claim, kind: str) -> str:
    unit = claim.figure.unit if claim.figure else None
    if kind == "date":
        return "a day"
    return (unit.name if unit else "") or ("a bare number" if kind == "count" else kind)


def _flow_and_total(first: Claim, second: Claim, brief: Brief) -> str:
    flow, total = (first, second) if Basis(first, brief).flow is not None else (second, first)
    if first.by == second.by:
        return "one figure is counted over a period and the other is a total"
    return f"the figure of {name(flow, brief)} is counted over a period and that of {name(total, brief)} is a total"


def _period_words(claim: Claim) -> str:
    """Return the period over which a flow was counted, as worded, else the days that it is about."""
    if claim.figure and claim.figure.period:
        return f"“{claim.figure.period}”"
    if claim.as_of is None or claim.as_of.first == claim.as_of.last == claim.said:
        return "one that is not given"
    return range_text(Range(claim.as_of.first.toordinal(), claim.as_of.last.toordinal()), DAY)


def _no_day(first: Claim, second: Claim, brief: Brief) -> str:
    one_side = brief.side(first.by) == brief.side(second.by) and first.measure == second.measure
    if one_side and not is_order_known(first, second):
        return (
            "the ranges do not meet, but no day tells which was said later, and may have replaced the other"
        )
    return "the ranges do not meet, but a day is missing, so this may be change over time or a conflict"
