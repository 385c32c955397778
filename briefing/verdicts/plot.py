"""A dot plot: a measure's figures over time, as rows of characters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.units import DAY
from briefing.verdicts.chart import Axis, axis_of
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from briefing.brief.model import Claim
    from briefing.figures.model import Figure
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.timeline import Clock


FAR = 0.6
"""How much wider the brief's date may make the axis of days, as a share of what the claims take."""
EDGE = 8
"""Columns for a date that is farther away, behind a gap."""


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
    gap: str
    """Where the axis of days is broken, before a day that is far from the others."""


UNICODE = PlotPens("●", "○", "◆", "+", "│", "▲", "▼", "┊", "│", "└", "─", "╱")
ASCII = PlotPens("o", ".", "@", "+", "|", "^", "v", ":", "|", "+", "-", "/")


class Point(NamedTuple):
    """A figure at the middle of its days."""

    id: str
    day: float
    figure: Figure
    old: bool
    kind: Kind | None = None
    """The gravest thing said about the figure, if it is a contradiction or a tension."""


class PlotRow(NamedTuple):
    """A row of the plot: its label at the axis, then texts, each with its role."""

    label: str
    parts: tuple[tuple[str, str], ...]
    """Roles are "point", "contradicted", "tension", "old", "here", "span", "axis" and ""."""


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
            verdict = findings.strongest(claim.id)
            kind = verdict.kind if verdict and verdict.kind.weight >= Kind.TENSION.weight else None
            found.append(Point(claim.id, middle, figure, claim.id in findings.superseded, kind))
    return tuple(point for point in found if point.figure.is_date == found[0].figure.is_date)


def frame(shown: Sequence[Point], today: date | None) -> PlotFrame | None:
    """Return the axes that hold the points and the brief's date; none where there are no points."""
    values = axis_of(point.figure for point in shown)
    if values is None:
        return None
    days = [point.day for point in shown]
    low, high = min(days), max(days)
    if today and not _is_far(today, low, high):
        low, high = min(low, today.toordinal()), max(high, today.toordinal())
    pad = max(0.5, (high - low) * 0.02)
    return PlotFrame(values, Axis(low - pad, high + pad, log=False, unit=DAY), today)


def _is_far(day: date, low: float, high: float) -> bool:
    """Whether a day would take more of an axis than the days from `low` to `high`, which are then hard to tell apart."""
    return max(day.toordinal() - high, low - day.toordinal()) > max(3.0, (high - low) * FAR)


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
    floor, today = pens.floor * room, frame.today
    if today:
        is_after = today.toordinal() > frame.days.high
        if is_after or today.toordinal() < frame.days.low:
            canvas.edge = EDGE if room > 4 * EDGE else 0
            canvas.left = 0 if is_after else canvas.edge
            gap = pens.gap * 2 + pens.floor * (EDGE - 2)
            if canvas.edge:
                floor = (
                    pens.floor * (room - EDGE) + gap if is_after else gap[::-1] + pens.floor * (room - EDGE)
                )
            column = room - 1 if is_after else 0
        else:
            column = frame.days.at(today.toordinal(), room)
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
    lines.append(PlotRow(" " * margin, ((f" {pens.corner}{floor}", "axis"),)))
    labels_of_days = _day_labels(frame.days, room - canvas.edge)
    labels_of_days = f"{' ' * canvas.left}{labels_of_days}".ljust(room)
    lines.append(PlotRow(" " * margin, ((f"  {labels_of_days}", "axis"),)))
    return tuple(lines[:height])


class _Canvas:
    """Cells to draw on, the first row on top."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.edge = 0
        """Columns that the axis of days does not take, for a day beyond it."""
        self.left = 0
        """Those of them that stand at the left."""
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
        kind = max((point.kind for point in met if point.kind), key=lambda one: one.weight, default=None)
        sign, role = (pens.old, "old") if old else (pens.point, "point")
        if kind and not old:
            sign = kind.sign if pens is UNICODE else kind.ascii_sign[0]
            role = "contradicted" if kind.is_contradiction else "tension"
        if len(met) > 1:
            sign = str(len(met)) if len(met) < 10 else pens.many
        canvas.put(x, y, sign, role)


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
    column = canvas.left + frame.days.at(point.day, canvas.width - canvas.edge)
    return column, _row(_value(point.figure), frame.values, canvas.height)


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
