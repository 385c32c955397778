"""The dot plot above the timeline: a measure's figures over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.widgets.lines import Lines
from briefing.verdicts import plot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.drawn import Span

STYLES = {"old": "dim", "axis": "dim", "span": "tension", "here": "strong", "point": ""}


class PlotPane(Lines[plot.PlotRow], can_focus=False):
    """Draws points on an axis of values and one of days."""

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._pens = plot.UNICODE if glyphs.unicode else plot.ASCII
        self._points: tuple[plot.Point, ...] = ()
        self._frame: plot.Frame | None = None
        self._here = ""

    def show_points(self, points: tuple[plot.Point, ...], here: str, today: date | None) -> None:
        """Show other points, with the one at hand marked."""
        if points != self._points:
            self._points, self._frame = points, plot.frame(points, today)
        self._here = here
        self._plot()

    def spans(self, row: plot.PlotRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return the label and what is drawn behind it."""
        return ((f" {row.label}", "dim"), *((text, STYLES.get(role, "")) for text, role in row.parts))

    @property
    def legend(self) -> str:
        """What the signs mean that are drawn."""
        pens, frame = self._pens, self._frame
        if frame is None:
            return ""
        parts = ["log scale"] if frame.values.log else []
        if any(point.old for point in self._points):
            parts.append(f"{pens.old} replaced since")
        if frame.today:
            parts.append(f"{pens.day} the brief's date")
        return f" {self.glyphs.dot} ".join(parts)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._plot()
        super().on_resize()

    def _plot(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        if self._frame:
            rows = plot.plot(self._points, self._frame, self._here, width - 2, height, self._pens)
        else:
            rows = (plot.PlotRow("", (("No figure here has a day, so there is nothing to draw.", "old"),)),)
        self.show(rows)
