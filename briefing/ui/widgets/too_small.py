"""What stands on a screen that is too small to read on."""

from __future__ import annotations

from textual.strip import Strip

from briefing.ui.cells import wrap
from briefing.ui.widgets.drawn import Drawn

TEXT = "Too small to read: make it 40 x 10 or larger."


class TooSmall(Drawn):
    """Says in the middle of the screen how large the terminal must be."""

    def line(self, y: int) -> Strip:
        """Draw a line of it."""
        width, height = self.outer_size
        lines = wrap(TEXT, width)
        at = y - max(0, height - len(lines)) // 2
        start, end = lines[at] if 0 <= at < len(lines) else (0, 0)
        return Strip(self.filled([(TEXT[start:end].center(width), "")], width), width)
