"""Figures drawn to scale as SVG: places are shares of the width, so that a drawing fits wherever it stands."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from briefing.export.html_markup import Markup, join, tag

if TYPE_CHECKING:
    from briefing.figures.model import Figure
    from briefing.verdicts.chart import Axis


FINE = 10_001
"""Places on an axis: a hundredth of a percent apart."""
STEPS = 5
"""Labels on an axis, about; they must stand clear of each other on a telephone."""
CLOSE = 3.0
"""Ends of a range that are no farther apart, of 100, hide behind the dot between them and are not capped."""
TALL = 26
"""Pixels."""
MIDDLE = str(TALL // 2)


def axis_svg(axis: Axis | None) -> Markup:
    """Return the labels of an axis."""
    if axis is None:
        return Markup("")
    labels = [
        join(
            _line("tick", at, at, "72%", "100%"),
            tag(
                "text",
                label,
                x=f"{at}%",
                y="14",
                text_anchor="start" if at < 4 else "end" if at > 94 else "middle",
            ),
        )
        for at, label in _steps(axis)
    ]
    return _drawing(*labels)


def whisker_svg(figure: Figure | None, axis: Axis | None, *, grave: bool) -> Markup:
    """Return a figure's hard range as a line, its typical one as a bar, and the number stated as a dot.

    It says nothing that the figure in words beside it does not, and is not read aloud.
    """
    if axis is None:
        return Markup("")
    parts = [_line("grid", at, at, "0", "100%") for at, _ in _steps(axis)]
    if figure and figure.hard and figure.typical and figure.is_date == (axis.unit.kind == "date"):
        parts.append(tag("g", *_whisker(figure, axis), class_="grave" if grave else "calm"))
    return _drawing(*parts)


def _whisker(figure: Figure, axis: Axis) -> list[Markup]:
    hard, typical, factor = figure.hard, figure.typical, figure.unit.factor
    if hard is None or typical is None:
        return []
    start, end = _at(hard.low * factor, axis), _at(hard.high * factor, axis)
    parts = []
    if start < end:
        beneath = not isfinite(hard.low) or (axis.log and hard.low * factor < axis.low)
        parts.append(_line("hard", start, end, MIDDLE, MIDDLE))
        low, high = _at(typical.low * factor, axis), _at(typical.high * factor, axis)
        if low < high:
            parts.append(_line("typical", low, high, MIDDLE, MIDDLE))
        apart = end - start > CLOSE
        parts += [_arrow(start, -1)] if beneath else [_cap(start)] * apart
        parts += [_cap(end)] * apart if isfinite(hard.high) else [_arrow(end, 1)]
    if figure.stated and (figure.stated[0] == figure.stated[1] or start == end):
        at = f"{_at(figure.stated[0] * factor, axis)}%"
        parts.append(tag("circle", cx=at, cy=MIDDLE, r="4.5"))
    elif start == end:
        parts.append(tag("circle", cx=f"{start}%", cy=MIDDLE, r="4.5"))
    return parts


def _at(value: float, axis: Axis) -> float:
    """Return where a value stands, 0 to 100."""
    return axis.at(value, FINE) * 100 / (FINE - 1)


def _steps(axis: Axis) -> list[tuple[float, str]]:
    return [(_at(value, axis), label) for value, label in axis.steps(STEPS)]


def _line(class_: str, x1: float, x2: float, y1: str, y2: str) -> Markup:
    return tag("line", class_=class_, x1=f"{x1}%", x2=f"{x2}%", y1=y1, y2=y2)


def _cap(at: float) -> Markup:
    return _line("hard", at, at, str(TALL // 2 - 5), str(TALL // 2 + 5))


def _arrow(at: float, way: int) -> Markup:
    """Return the head of an arrow; a drawing of its own, since a path knows no shares of the width."""
    path = tag("path", class_="arrow", d=f"M{-way},-5L{5 * way},0L{-way},5Z")
    return tag("svg", path, x=f"{at}%", y=MIDDLE, overflow="visible")


def _drawing(*parts: str) -> Markup:
    return tag("svg", *parts, width="100%", height=str(TALL), aria_hidden="true", focusable="false")
