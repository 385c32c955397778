"""A pair of claims in the order in which they were said, and what the rules ask about it."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.verdicts.comparability import A_DAY, Basis, is_before, is_order_known, may_rise
from briefing.verdicts.verdict import Detail, Flag, Kind, Verdict, severity

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.figures.model import Figure, Range


def is_floor(figure: Figure) -> bool:
    """Whether a figure is a lower bound, such as "at least 3,000"."""
    return figure.hard is not None and figure.hard.high == inf


def is_ceiling(figure: Figure) -> bool:
    """Whether a figure is an upper bound, such as "up to 400"."""
    hard = figure.hard
    return hard is not None and hard.high < inf and (hard.low <= 0 < hard.high or hard.low == -inf)


APART = 2.0
"""ρ where there is no number to divide: of days that do not meet, and of a denial."""


def ratio(one: Range, two: Range, are_days: bool = False) -> float:
    """Return ρ of two ranges; 1 where they meet."""
    lower, higher = (one, two) if one.below(two) else (two, one)
    if not lower.below(higher):
        return 1.0
    return APART if are_days else quotient(lower.high, higher.low)


def quotient(end: float, begin: float) -> float:
    """Return the higher range's low ÷ the lower range's high.

    It is infinite where one of the two is zero or their signs differ.
    """
    if end > 0:
        return begin / end
    return end / begin if begin < 0 else inf


def part_and_whole(verdict: Verdict, brief: Brief) -> tuple[Claim, Claim]:
    """Return the claims of a pair along `part_of`, the part first."""
    first, second = verdict.first, verdict.second
    if first.measure and second.measure in brief.wholes(first.measure):
        return first, second
    return second, first


def in_time(verdict: Verdict) -> tuple[Claim, Claim]:
    """Return the claims of a pair in the order of the days that they are about."""
    first, second = verdict.first, verdict.second
    if first.as_of and second.as_of and second.as_of.last < first.as_of.first:
        return second, first
    return first, second


def by_size(verdict: Verdict, brief: Brief) -> tuple[Claim, Claim]:
    """Return the claims of a pair, the one with the higher range first."""
    first, second = verdict.first, verdict.second
    one, two = Basis(first, brief).hard, Basis(second, brief).hard
    if one and two and (one.low, one.high) < (two.low, two.high):
        return second, first
    return first, second


class Proportion(NamedTuple):
    """One number as a multiple of another, as both are worded."""

    value: float
    bound: str = ""
    """"at most" or "at least" where one of the numbers is a bound."""


def share(verdict: Verdict, brief: Brief) -> Proportion | None:
    """Return the part as a share of the whole; none where the wordings do not bound it below one."""
    part, whole = part_and_whole(verdict, brief)
    found = _proportion(part, whole, brief)
    return found if found and found.value < 1 else None


def change(verdict: Verdict, brief: Brief) -> Proportion | None:
    """Return the change from the earlier figure to the later as a share of the earlier."""
    earlier, later = in_time(verdict)
    found = _proportion(later, earlier, brief)
    if found is None:
        return None
    value = found.value - 1
    turned = {"at most": "at least", "at least": "at most", "": ""}
    return Proportion(value, found.bound if value >= 0 else turned[found.bound])


def _proportion(one: Claim, two: Claim, brief: Brief) -> Proportion | None:
    """Return the first number over the second; none where one is not stated, or bounds leave it open."""
    if not (one.figure and two.figure) or one.figure.is_date:
        return None
    above, below = Basis(one, brief).stated, Basis(two, brief).stated
    if not (above and below) or sum(below) <= 0:
        return None
    most = is_ceiling(one.figure) or is_floor(two.figure)
    least = is_floor(one.figure) or is_ceiling(two.figure)
    if most and least:
        return None
    return Proportion(sum(above) / sum(below), "at most" if most else "at least" if least else "")


def days_apart(verdict: Verdict) -> int | None:
    """Return the days between what two claims are about, 0 where they meet; none where a day is missing."""
    one, two = verdict.first.as_of, verdict.second.as_of
    if one is None or two is None:
        return None
    return max(0, (two.first - one.last).days, (one.first - two.last).days)


def days_between(verdict: Verdict) -> int | None:
    """Return the days between two date figures, as bounded, else as usually meant; none where both meet."""
    one, two = verdict.first.figure, verdict.second.figure
    if not (one and two and one.is_date and two.is_date):
        return None
    for first, second in ((one.hard, two.hard), (one.typical, two.typical)):
        if first and second and not first.meets(second):
            return int(max(second.low - first.high, first.low - second.high))
    return None


def in_order(a: Basis, b: Basis) -> bool:
    """Whether the first claim comes first: by the time it was said, one that supersedes the other last."""
    one, two = a.claim, b.claim
    if a.supersedes or b.supersedes:
        forward, backward = one.id in b.supersedes, two.id in a.supersedes
        if forward is not backward:
            return forward
    if is_before(one, two) or is_before(two, one):
        return is_before(one, two)
    return one.id <= two.id


class Pair:
    """Two claims in the order they were said; `flags` gathers what is said besides the verdict."""

    __slots__ = ("brief", "first", "flags", "one_measure", "same_time", "second")

    def __init__(self, a: Basis, b: Basis, brief: Brief) -> None:
        self.brief = brief
        self.first, self.second = (a, b) if in_order(a, b) else (b, a)
        self.one_measure = a.claim.measure == b.claim.measure
        """Whether both claims are of one measure, or neither is of any."""
        self.flags: tuple[Flag, ...] = ()
        self.same_time: bool | None = None
        """Whether both claims are about one time; none where that is not known."""

    def verdict(self, kind: Kind, rule: int, ratio: float = 1.0, detail: Detail = Detail.NONE) -> Verdict:
        """Return the verdict that a rule has come to.

        How far apart two figures are weighs nothing where time may have moved the one to the other.
        """
        first, second = self.first, self.second
        distance = 1.0 if detail is Detail.MAY_HAVE_RISEN else ratio
        grade = severity(kind, distance, min(first.weight, second.weight)) if kind.weight else 0
        if (first.claim.day_from or second.claim.day_from) and self._asks_for_days(kind, rule):
            self.flags += (Flag.DAY_ASSUMED,)
        added = (first.added, second.added)
        if self.brief.in_review:
            claims = (first.claim, *added[0], second.claim, *added[1])
            self.flags += (Flag.DRAFT,) if any(map(self.brief.review_of, claims)) else ()
        return Verdict(first.claim, second.claim, kind, rule, ratio, grade, detail, self.flags, added)

    def _asks_for_days(self, kind: Kind, rule: int) -> bool:
        """Whether the days of the claims have to do with a verdict, or are told of it."""
        if kind is Kind.PART_OF:
            return shorter(self.first.measure.tempo, self.second.measure.tempo) is not None
        return rule >= 6

    @property
    def one_side(self) -> bool:
        """Whether one side made both claims, about one measure."""
        return (
            self.first.side == self.second.side and self.one_measure and self.first.claim.measure is not None
        )

    @property
    def is_explicit(self) -> bool:
        """Whether the brief says that the second supersedes the first."""
        return self.first.claim.id in self.second.supersedes

    @property
    def is_later(self) -> bool:
        """Whether the second is known to have been said after the first."""
        return is_before(self.first.claim, self.second.claim)

    def compare_times(self) -> None:
        """Find out if both claims are about one time; a missing day leaves that open.

        Of a side's two statements on a measure it must be known which was said later, since that may have
        replaced the other.
        """
        first, second = self.first, self.second
        tempo = shorter(first.measure.tempo, second.measure.tempo)
        if self.one_side and not is_order_known(first.claim, second.claim):
            self.same_time = None
        elif tempo is None:
            self.same_time = True
        elif first.start and second.start:
            gap = max(second.start - first.end, first.start - second.end)
            self.same_time = gap <= tempo * A_DAY
        else:
            self.same_time = None

    def has_risen(self, lower: Basis, higher: Basis) -> bool:
        """Whether a running total may have grown from the lower figure to the higher in the time between them."""
        return may_rise(lower, higher) and lower.end < higher.start and not higher.assumed

    @property
    def part(self) -> Basis | None:
        """The claim whose measure is part of the other's; none where neither is."""
        one, two = self.first.measure, self.second.measure
        if one.part_of and two.id in self.brief.wholes(one.id):
            return self.first
        if two.part_of and one.id in self.brief.wholes(two.id):
            return self.second
        return None


def shorter(one: int | None, two: int | None) -> int | None:
    """Return the smaller of two tempos; none stands for a past event, which does not move."""
    return two if one is None else one if two is None else min(one, two)
