"""ρ: how many times two ranges are apart."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.figures.figure import Range

APART = 2.0
"""ρ where there is no number to divide: of days that do not meet, and of a denial."""


def ratio(one: Range, two: Range, are_days: bool = False) -> float:
    """Return ρ, the higher range's low ÷ the lower range's high; 1 where the ranges meet.

    It is infinite where one of these is zero or their signs differ.
    """
    lower, higher = (one, two) if one.below(two) else (two, one)
    if not lower.below(higher):
        return 1.0
    if are_days:
        return APART
    if lower.high > 0:
        return higher.low / lower.high
    return lower.high / higher.low if higher.low < 0 else inf
