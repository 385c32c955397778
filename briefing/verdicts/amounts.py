"""What two figures amount to together: a share, a change, a distance in days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record
from briefing.verdicts.basis import Basis
from briefing.verdicts.bounds import is_ceiling, is_floor

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.verdict import Verdict


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


class Proportion(Record):
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
