"""The status lines: the full reason for the claim under the cursor, or what the reader has to say."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from briefing.ui.cells import fit, wrap
from briefing.ui.styles import style


class StatusLines(Widget):
    """A few lines at the foot; a text that is longer ends in an ellipsis."""

    def __init__(self, ellipsis: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ellipsis = ellipsis
        self.text = ""
        """What is shown."""
        self._style = ""

    def show(self, text: str, style: str = "") -> None:
        """Show a text in a style."""
        if (text, style) != (self.text, self._style):
            self.text, self._style = text, style
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one of the lines."""
        width = max(4, self.size.width - 2)
        lines = wrap(self.text, width)
        base = self.rich_style
        text = ""
        if y < len(lines):
            start, end = lines[y]
            last = y == self.size.height - 1 and len(lines) > self.size.height
            text = fit(self.text[start:], width, self._ellipsis) if last else self.text[start:end]
        return Strip([Segment(f" {text}", base + style(self._style))]).adjust_cell_length(
            self.size.width, base
        )
