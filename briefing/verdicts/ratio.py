"""ρ: how many times two ranges are apart."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.figures.figure import Range

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
