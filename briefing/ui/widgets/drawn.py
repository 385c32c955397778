"""The widget that draws its lines itself, from edge to edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.geometry import Region
from textual.widget import Widget

from briefing.ui.cells import cell_len
from briefing.ui.styles import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

    from rich.style import Style
    from textual.strip import Strip

Span = tuple[str, str]
"""A text and the names of its styles, with spaces; every name is one of `STYLES`."""


class Drawn(Widget, inherit_css=False):
    """Draws each of its lines, with whatever stands around them.

    Textual (8.2.8) draws borders and padding around the lines of a widget, and finds the style of the widget anew for
    each, which takes twice as long as what is in them. Of this one it only leaves room for them.
    """

    _base: Style | None = None

    def line(self, y: int) -> Strip:
        """Draw the line at a height, 0 being the topmost; it must be as wide as the widget."""
        raise NotImplementedError

    @property
    def base(self) -> Style:
        """How a line looks of which nothing else is said."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    def filled(self, spans: Sequence[Span], width: int, look: Style | None = None) -> list[Segment]:
        """Return spans that fill a width, cut or with blanks behind them; with `look` all of it looks the same."""
        base = look or self.base
        segments = [
            Segment(text, base + style(names) if names and not look else base) for text, names in spans
        ]
        missing = width - sum(cell_len(text) for text, _ in spans)
        if missing > 0 and segments and segments[-1].style == base:
            segments[-1] = Segment(segments[-1].text + " " * missing, base)
        elif missing > 0:
            segments.append(Segment(" " * missing, base))
        return segments if missing >= 0 else Segment.adjust_line_length(segments, width, base)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw what stands in a region of the widget."""
        strips: Iterable[Strip] = map(self.line, crop.line_range)
        if crop.column_span != (0, self.outer_size.width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        for changing in self.get_line_filters():
            background = self.background_colors[1]
            strips = [strip.apply_filter(changing, background) for strip in strips]
        return list(strips)

    def render_line(self, y: int) -> Strip:
        """Draw a line of what is within the padding, for whoever asks what is at a place there."""
        room = self.gutter
        return self.line(y + room.top).crop(room.left, self.outer_size.width - room.right)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Have lines drawn again from edge to edge: a part is cut out anew, of the whole it is known how it is sent."""
        left, width = self.gutter.left, self.outer_size.width
        lines = [Region(-left, region.y, width, region.height) for region in regions]
        return super().refresh(*lines, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw in other styles from here on."""
        super().notify_style_update()
        self._base = None
