"""A dot plot: a measure's figures over time, as rows of characters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.units import DAY
from briefing.verdicts.chart import Axis, axis_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefing.brief.model import Claim
    from briefing.figures.model import Figure
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.timeline import Clock


class PlotPens(NamedTuple):
    """The characters of a dot plot."""

    point: str
    old: str
    """A figure whose place another has taken."""
    here: str
    many: str
    """Where more than nine figures meet."""
    span: str
    """The hard range of the figure at hand."""
    above: str
    """At the end of a range without limit, or beyond the plot."""
    below: str
    day: str
    """The brief's date."""
    edge: str
    corner: str
    floor: str


UNICODE = PlotPens("●", "○", "◆", "+", "│", "▲", "▼", "┊", "│", "└", "─")
ASCII = PlotPens("o", ".", "@", "+", "|", "^", "v", ":", "|", "+", "-")


class Point(NamedTuple):
    """A figure at the middle of its days."""

    id: str
    day: float
    figure: Figure
    old: bool


class PlotRow(NamedTuple):
    """A row of the plot: its label at the axis, then texts, each with its role."""

    label: str
    parts: tuple[tuple[str, str], ...]
    """Roles are "point", "old", "here", "span", "axis" and ""."""


class PlotFrame(NamedTuple):
    """The axes on which points stand."""

    values: Axis
    days: Axis
    today: date | None


def points(claims: Iterable[Claim], clock: Clock, findings: Findings) -> tuple[Point, ...]:
    """Return the points of the claims that have a day and a figure with a range.

    Days and amounts stand on no common axis: figures are left out that are not of the first one's sort.
    """
    found: list[Point] = []
    for claim in claims:
        days, figure = clock.days(claim), claim.figure
        if days and figure and figure.hard and figure.typical:
            middle = (days.first.toordinal() + days.last.toordinal()) / 2
            found.append(Point(claim.id, middle, figure, claim.id in findings.superseded))
    return tuple(point for point in found if point.figure.is_date == found[0].figure.is_date)


def frame(shown: Sequence[Point], today: date | None) -> PlotFrame | None:
    """Return the axes that hold the points and the brief's date; none where there are no points."""
    values = axis_of(point.figure for point in shown)
    if values is None:
        return None
    days = [point.day for point in shown]
    if today:
        days.append(today.toordinal())
    low, high = min(days), max(days)
    pad = max(0.5, (high - low) * 0.02)
    return PlotFrame(values, Axis(low - pad, high + pad, log=False, unit=DAY), today)


def plot(
    shown: Sequence[Point], frame: PlotFrame, here: str, width: int, height: int, pens: PlotPens
) -> tuple[PlotRow, ...]:
    """Draw points in a width and height, labels included; the one at hand with its hard range.

    The last two rows are the axis of days and its labels.
    """
    rows = max(1, height - 2)
    labels = _labels(frame.values, rows)
    margin = max(map(len, labels.values()), default=0)
    room = max(1, width - margin - 2)
    canvas = _Canvas(room, rows)
    if frame.today:
        column = frame.days.at(frame.today.toordinal(), room)
        for y in range(rows):
            canvas.put(column, y, pens.day, "axis")
    current = next((point for point in shown if point.id == here), None)
    if current:
        _draw_span(canvas, current, frame, pens)
    _draw_points(canvas, shown, frame, pens)
    if current:
        canvas.put(*_cell(current, frame, canvas), pens.here, "here")
    lines = [
        PlotRow(labels.get(y, "").rjust(margin), ((f" {pens.edge}", "axis"), *canvas.runs(y)))
        for y in range(rows)
    ]
    lines.append(PlotRow(" " * margin, ((f" {pens.corner}{pens.floor * room}", "axis"),)))
    lines.append(PlotRow(" " * margin, ((f"  {_day_labels(frame.days, room)}", "axis"),)))
    return tuple(lines[:height])


class _Canvas:
    """Cells to draw on, the first row on top."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._cells = [[(" ", "")] * width for _ in range(height)]

    def put(self, x: int, y: int, pen: str, role: str) -> None:
        self._cells[y][x] = (pen, role)

    def runs(self, y: int) -> list[tuple[str, str]]:
        """Return a row as texts of one role each."""
        runs: list[tuple[str, str]] = []
        for pen, role in self._cells[y]:
            if runs and runs[-1][1] == role:
                runs[-1] = (runs[-1][0] + pen, role)
            else:
                runs.append((pen, role))
        return runs


def _draw_points(canvas: _Canvas, shown: Sequence[Point], frame: PlotFrame, pens: PlotPens) -> None:
    """Draw a sign where one figure stands, and the number of them where several do."""
    cells: dict[tuple[int, int], list[Point]] = {}
    for point in shown:
        cells.setdefault(_cell(point, frame, canvas), []).append(point)
    for (x, y), met in cells.items():
        old = all(point.old for point in met)
        sign = pens.old if old else pens.point
        if len(met) > 1:
            sign = str(len(met)) if len(met) < 10 else pens.many
        canvas.put(x, y, sign, "old" if old else "point")


def _draw_span(canvas: _Canvas, point: Point, frame: PlotFrame, pens: PlotPens) -> None:
    hard, factor = point.figure.hard, point.figure.unit.factor
    if hard is None:
        return
    x, _ = _cell(point, frame, canvas)
    low, high = (_row(value * factor, frame.values, canvas.height) for value in (hard.low, hard.high))
    for y in range(high, low + 1):
        canvas.put(x, y, pens.span, "span")
    if math.isinf(hard.high):
        canvas.put(x, high, pens.above, "span")
    if math.isinf(hard.low) or (frame.values.log and hard.low * factor < frame.values.low):
        canvas.put(x, low, pens.below, "span")


def _cell(point: Point, frame: PlotFrame, canvas: _Canvas) -> tuple[int, int]:
    return frame.days.at(point.day, canvas.width), _row(_value(point.figure), frame.values, canvas.height)


def _value(figure: Figure) -> float:
    """Return where a figure's dot stands: at the number stated, else in the middle of what is usually meant."""
    low, high = figure.stated or (figure.typical or (0.0, 0.0))[:2]
    if math.isinf(high):
        high = low
    return (low + high) / 2 * figure.unit.factor


def _row(value: float, values: Axis, height: int) -> int:
    return height - 1 - values.at(value, height)


def _labels(values: Axis, height: int) -> dict[int, str]:
    """Return the labels of the values by their rows."""
    found: dict[int, str] = {}
    for value, label in values.steps(max(1, height * 2 // 3)):
        found.setdefault(_row(value, values, height), label)
    return found


def _day_labels(days: Axis, width: int) -> str:
    cells = [" "] * width
    for at, label in days.ticks(width):
        cells[at : at + len(label)] = label
    return "".join(cells)
