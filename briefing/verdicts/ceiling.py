"""The ceiling: how grave a verdict on two claims can be that do not contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.verdicts.decide import TENSION
from briefing.verdicts.ratio import ratio
from briefing.verdicts.severity import severity
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from briefing.verdicts.basis import Basis


def ceiling(one: Basis, other: Basis) -> int:
    """Return the most that the severity of such a pair can be, which costs less than to decide it.

    What is not a contradiction is a tension, which only typical ranges far apart come to, or a change, which
    only claims that age come to, or is compatible, or has no severity.
    """
    if one.flow != other.flow or one.is_projected is not other.is_projected:  # not comparable
        return 0
    weight = min(one.weight, other.weight)
    two, typical = other.typical, one.typical
    apart = ratio(typical, two, one.is_date) if typical and two else 1.0
    if apart >= TENSION:
        return severity(Kind.TENSION, apart, weight)
    ages = one.measure.tempo is not None or other.measure.tempo is not None
    return max(severity(Kind.CHANGED, 1.0, weight) if ages else 0, severity(Kind.COMPATIBLE, apart, weight))
