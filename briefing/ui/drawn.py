"""Widgets that draw their own lines from edge to edge: the base class, the title line and the status lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefing.ui.cells import cell_len, fit, pad, wrap
from briefing.ui.styles import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Self

    from rich.style import Style

Span = tuple[str, str]
"""A text and the names of its styles, with spaces; every name is one of `STYLES`."""


class Box(Widget, inherit_css=False):
    """Places other widgets, and has nothing to draw."""

    BLANK: ClassVar[bool] = True


class Drawn(Widget, inherit_css=False):
    """Draws each of its lines, with whatever stands around them.

    Textual (8.2.8) draws borders and padding around the lines of a widget and finds the widget's style anew for each,
    which takes twice as long as what is in them. It only leaves room for those of this one.
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
        if missing < 0:
            return Segment.adjust_line_length(segments, width, base)
        if missing and segments and segments[-1].style == base:
            segments[-1] = Segment(segments[-1].text + " " * missing, base)
        elif missing:
            segments.append(Segment(" " * missing, base))
        return segments

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
        """Have lines drawn again from edge to edge: how a whole line is sent is remembered, a part is cut out anew."""
        left, width = self.gutter.left, self.outer_size.width
        lines = [Region(-left, region.y, width, region.height) for region in regions]
        return super().refresh(*lines, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw in other styles from here on."""
        super().notify_style_update()
        self._base = None


class TitleLine(Drawn):
    """One line: a title at the left, and at the right what is to be seen at once."""

    def __init__(self, ellipsis: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ellipsis = ellipsis
        self._title = ""
        self._notes: tuple[Span, ...] = ()

    def show(self, title: str, notes: Iterable[Span] = ()) -> None:
        """Show a title and notes."""
        notes = tuple(notes)
        if (title, notes) != (self._title, self._notes):
            self._title, self._notes = title, notes
            self.refresh()

    def line(self, y: int) -> Strip:
        """Draw the line: the notes whole, the title in the room they leave."""
        width = self.outer_size.width
        notes = [part for note in self._notes for part in (("  ", ""), note)]
        room = width - sum(cell_len(text) for text, _ in notes) - 2
        title = pad(self._title, max(0, room), self._ellipsis)
        return Strip(self.filled([(" ", ""), (title, "strong"), *notes, (" ", "")], width), width)


class StatusLines(Drawn):
    """A few lines at the foot: the reason for what is under the cursor, and below it what else there is to say.

    However much that is, the reason keeps all lines but one.
    """

    def __init__(self, ellipsis: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ellipsis = ellipsis
        self._above: Span = ("", "")
        self._below: Span = ("", "")

    @property
    def text(self) -> str:
        """What is shown."""
        return " ".join(filter(None, (self._above[0], self.below)))

    @property
    def below(self) -> str:
        """What is said below the reason."""
        return self._below[0]

    def show(self, text: str, style: str = "", *, below: str = "") -> None:
        """Show a text in a style, and below it a note; one that is too long ends in an ellipsis."""
        self._show((text, style), (below, "strong"))

    def notice(self, text: str, style: str = "strong") -> None:
        """Say something below what is shown, until something else is."""
        self._show(self._above, (text, style))

    def _show(self, above: Span, below: Span) -> None:
        if (above, below) != (self._above, self._below):
            self._above, self._below = above, below
            self.refresh()

    def line(self, y: int) -> Strip:
        """Draw one of the lines."""
        width, height = self.outer_size
        room = max(4, width - 2)
        above = wrap(self._above[0], room) if self._above[0] else []
        kept = min(len(above), height - 1 if self._below[0] else height)
        (text, look), at, most = (
            (self._above, y, kept) if y < kept else (self._below, y - kept, height - kept)
        )
        lines = wrap(text, room) if text else []
        shown = ""
        if at < len(lines):
            start, end = lines[at]
            is_cut = at == most - 1 and len(lines) > most
            shown = fit(text[start:], room, self._ellipsis) if is_cut else text[start:end]
        return Strip(self.filled([(f" {shown}", look)], width), width)
