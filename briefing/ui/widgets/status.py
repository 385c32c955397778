"""The status lines: the full reason for the claim under the cursor, or what the reader has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.cells import fit, wrap
from briefing.ui.textual_private import Line
from briefing.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.strip import Strip


class StatusLines(Drawn):
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

    def line(self, y: int) -> Strip:
        """Draw one of the lines."""
        width, height = self.outer_size
        room = max(4, width - 2)
        lines = wrap(self.text, room)
        text = ""
        if y < len(lines):
            start, end = lines[y]
            last = y == height - 1 and len(lines) > height
            text = fit(self.text[start:], room, self._ellipsis) if last else self.text[start:end]
        return Line(self.filled([(f" {text}", self._style)], width), width)
