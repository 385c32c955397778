"""The ceiling: how grave a verdict on two claims can be that do not contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.verdicts.pair import ratio
from briefing.verdicts.rules import TENSION, are_near
from briefing.verdicts.verdict import Kind, severity

if TYPE_CHECKING:
    from briefing.verdicts.comparability import Basis


def ceiling(one: Basis, other: Basis, *, stand: bool = False) -> tuple[int, Kind]:
    """Return the most that the severity of such a pair can be, and the gravest kind that it can have then.

    That costs less than to decide it. What is not a contradiction is a tension, which only typical ranges far
    apart come to, or a change, which only claims that age come to, or is compatible, or has no severity.
    `stand` says that both claims assert or project a figure: of most such pairs it is the verdict itself.
    """
    if one.flow != other.flow or one.is_projected is not other.is_projected:  # not comparable
        return 0, Kind.SUPERSEDED
    weight = min(one.weight, other.weight)
    two, typical = other.typical, one.typical
    apart = ratio(typical, two, one.is_date) if typical and two else 1.0
    if apart >= TENSION:
        return severity(Kind.TENSION, apart, weight), Kind.TENSION
    if stand and one.measure is other.measure and _are_strangers(one, other):
        tempo = one.measure.tempo
        if tempo is not None and max(other.start - one.end, one.start - other.end) > tempo:
            return severity(Kind.CHANGED, 1.0, weight), Kind.CHANGED
        meet = typical and two and one.start and other.start and typical.meets(two)
        if meet and (one.is_date or are_near(one.stated, other.stated)):
            return 0, Kind.AGREE
        return severity(Kind.COMPATIBLE, apart, weight), Kind.COMPATIBLE
    ages = one.measure.tempo is not None or other.measure.tempo is not None
    changed = severity(Kind.CHANGED, 1.0, weight) if ages else 0
    return max(changed, severity(Kind.COMPATIBLE, apart, weight)), Kind.TENSION


def _are_strangers(one: Basis, other: Basis) -> bool:
    """Whether two claims have neither speaker nor origin in common, and neither names others."""
    first, second = one.claim, other.claim
    return first.by != second.by and not (
        one.denies or other.denies or one.supersedes or other.supersedes or (first.origin and second.origin)
    )
