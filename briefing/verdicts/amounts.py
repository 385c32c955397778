"""What two figures amount to together: a share, a change, a distance in days."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from briefing.verdicts.basis import Basis

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


def share(verdict: Verdict, brief: Brief) -> float | None:
    """Return the part's share of the whole, as the numbers are worded; none where one has no number."""
    part, whole = (_number(claim, brief) for claim in part_and_whole(verdict, brief))
    return part / whole if part is not None and whole else None


def change(verdict: Verdict, brief: Brief) -> float | None:
    """Return the change from the earlier figure to the later as a share of the earlier; none as for `share`."""
    earlier, later = (_number(claim, brief) for claim in in_time(verdict))
    return (later - earlier) / abs(earlier) if later is not None and earlier else None


def days_apart(verdict: Verdict) -> int | None:
    """Return the days between what two claims are about, 0 where they meet; none where a day is missing."""
    one, two = verdict.first.as_of, verdict.second.as_of
    if one is None or two is None:
        return None
    return max(0, (two.first - one.last).days, (one.first - two.last).days)


def days_between(verdict: Verdict) -> int | None:
    """Return the days between two date figures that do not meet; none for other figures."""
    one, two = verdict.first.figure, verdict.second.figure
    if not (one and two and one.is_date and one.hard and two.hard):
        return None
    return int(max(two.hard.low - one.hard.high, one.hard.low - two.hard.high))


def _number(claim: Claim, brief: Brief) -> float | None:
    """Return the number that stands for a figure: the one stated, else the middle of what is usually meant."""
    basis = Basis(claim, brief)
    if basis.stated:
        return sum(basis.stated) / 2
    typical = basis.typical
    return (typical.low + typical.high) / 2 if typical and -inf < typical.low and typical.high < inf else None
