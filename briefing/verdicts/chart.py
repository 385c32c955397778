"""Figures drawn to scale: an axis, and for each figure a whisker of characters on it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.display import amount
from briefing.figures.units import DAY, is_measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.figures.model import Figure, Unit

LOG_FROM = 20
"""From this factor between the largest and the smallest value on, the axis is logarithmic."""
STEPS = (1, 2, 5, 10)
A_YEAR = 300
"""From this many days on an axis of days names months and years."""
DAY_STEPS = (1, 2, 5, 7, 14, 30, 61, 91, 182, 365)


class Pens(NamedTuple):
    """The characters of a whisker."""

    low: str
    high: str
    hard: str
    typical: str
    stated: str
    beyond: str
    """At the end of a range without limit."""
    before: str
    """Where a figure lies, or its range begins, left of a logarithmic axis, which has no zero."""


UNICODE = Pens("├", "┤", "─", "━", "●", "▶", "◀")
ASCII = Pens("|", "|", "-", "=", "o", ">", "<")


class Axis(NamedTuple):
    """The values that stand from the first cell to the last, in the base unit of their kind."""

    low: float
    high: float
    log: bool
    unit: Unit

    def at(self, value: float, width: int) -> int:
        """Return the cell of a value, 0 to `width` - 1; values beyond the ends stand at the ends."""
        if self.log:
            value = max(value, self.low)
            share = math.log(min(value, self.high) / self.low) / math.log(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(max(0.0, min(1.0, share)) * (width - 1))

    def ticks(self, width: int) -> Iterator[tuple[int, str]]:
        """Yield cells and labels that stand clear of each other."""
        free = 0
        for value, label in self.steps(max(3, width // 10)):
            at = min(self.at(value, width), width - len(label))
            if at >= free:
                yield at, label
                free = at + len(label) + 2

    def steps(self, most: int) -> Iterator[tuple[float, str]]:
        """Yield round values with their labels, about as many as are asked for."""
        for value in self._steps(most):
            if self.unit.kind == "date":
                yield value, _day_label(value, years=self.high - self.low > A_YEAR)
            else:
                yield value, _label(value / self.unit.factor, self.unit)

    def _steps(self, most: int) -> Iterator[float]:
        if self.log:
            power = math.floor(math.log10(self.low))
            while 10**power <= self.high:
                for value in (10**power,) if self.high / self.low > 1000 else (10**power, 3 * 10**power):
                    if self.low <= value <= self.high:
                        yield float(value)
                power += 1
            return
        span = self.high - self.low
        if self.unit.kind == "date":
            step: float = next((step for step in DAY_STEPS if span / step <= most), 365)
        else:
            power = 10 ** math.floor(math.log10(span / most))
            step = next(step * power for step in STEPS if span / (step * power) <= most)
        value = math.ceil(self.low / step) * step
        while value <= self.high:
            yield value
            value += step


def axis_of(figures: Iterable[Figure]) -> Axis | None:
    """Return the axis on which the figures stand; none where no figure has a range.

    The first figure says of what kind it is; those of another kind stand on no common axis. Amounts begin at zero, unless they span more than 20 times; days begin a day before the first.
    """
    ranged = [figure for figure in figures if figure.hard and figure.typical]
    if not ranged:
        return None
    unit = ranged[0].unit
    ranged = [figure for figure in ranged if _stand_together(figure.unit, unit)]
    values = [value for figure in ranged for value in _ends(figure) if math.isfinite(value)]
    low, high = min(values), max(values)
    if unit.kind == "date":
        return Axis(low - 1, high + 1, log=False, unit=unit)
    positive = [value for value in values if value > 0]
    if positive and high / min(positive) > LOG_FROM:
        return Axis(min(positive) / 1.3, high * 1.3, log=True, unit=unit)
    return Axis(0, high * 1.05 or 1, log=False, unit=unit)


def whisker(figure: Figure, axis: Axis, width: int, pens: Pens) -> list[tuple[str, str]]:
    """Return a figure's whisker as texts that fill the width, each "hard", "typical", "stated" or "".

    A figure of another kind than the axis' has none; one that lies beyond the axis is an arrow at its end.
    """
    if width < 1:
        return []
    cells = [" "] * width
    roles = [""] * width
    hard, typical, factor = figure.hard, figure.typical, figure.unit.factor
    if hard and typical and _stand_together(figure.unit, axis.unit):
        start, end = axis.at(hard.low * factor, width), axis.at(hard.high * factor, width)
        _fill(cells, roles, start, end, pens.hard, "hard")
        low, high = axis.at(typical.low * factor, width), axis.at(typical.high * factor, width)
        if low < high:
            _fill(cells, roles, low, high, pens.typical, "typical")
        if start < end:
            beneath = axis.log and hard.low * factor < axis.low
            _fill(cells, roles, start, start, pens.before if beneath else pens.low, "hard")
            _fill(cells, roles, end, end, pens.high if math.isfinite(hard.high) else pens.beyond, "hard")
        for value in figure.stated or ():
            at = axis.at(value * factor, width)
            if (figure.stated and figure.stated[0] == figure.stated[1]) or start == end:
                _fill(cells, roles, at, at, pens.stated, "stated")
        if hard.high * factor < axis.low:
            _fill(cells, roles, 0, 0, pens.before, "stated")
        elif hard.low * factor > axis.high:
            _fill(cells, roles, width - 1, width - 1, pens.beyond, "stated")
    return list(_runs(cells, roles))


def _stand_together(one: Unit, two: Unit) -> bool:
    """Whether numbers of two units stand on one axis: of one kind, or things that are counted."""
    return one.kind == two.kind or not any(is_measured(unit) or unit.kind == "date" for unit in (one, two))


def _ends(figure: Figure) -> Iterator[float]:
    for bounds in (figure.hard, figure.typical):
        if bounds:
            yield bounds.low * figure.unit.factor
            yield bounds.high * figure.unit.factor


def _fill(cells: list[str], roles: list[str], start: int, end: int, pen: str, role: str) -> None:
    for at in range(start, end + 1):
        cells[at], roles[at] = pen, role


def _runs(cells: list[str], roles: list[str]) -> Iterator[tuple[str, str]]:
    start = 0
    for at in range(1, len(cells) + 1):
        if at == len(cells) or roles[at] != roles[start]:
            yield "".join(cells[start:at]), roles[start]
            start = at


def _day_label(value: float, *, years: bool) -> str:
    day = amount(round(value), DAY)
    return day.partition(" ")[2] if years else day.rpartition(" ")[0]


def _label(value: float, unit: Unit) -> str:
    if value >= 1_000_000:
        return f"{value / 1_000_000:g}m"
    return amount(value, unit._replace(name=""))
