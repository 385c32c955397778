"""Bounds: figures that say where a number begins or ends and not where it is."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.figures.figure import Figure


def is_floor(figure: Figure) -> bool:
    """Whether a figure is a lower bound, such as "at least 3,000"."""
    return figure.hard is not None and figure.hard.high == inf


def is_ceiling(figure: Figure) -> bool:
    """Whether a figure is an upper bound, such as "up to 400"."""
    hard = figure.hard
    return hard is not None and hard.high < inf and (hard.low <= 0 < hard.high or hard.low == -inf)
