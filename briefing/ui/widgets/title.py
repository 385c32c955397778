"""The title line: the brief, its day, how it may be handled, and how many conflicts it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.cells import cell_len, pad
from briefing.ui.textual_private import Line
from briefing.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.strip import Strip


class TitleLine(Drawn):
    """One line: a title at the left, and at the right what is to be seen at once."""

    def __init__(self, ellipsis: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._ellipsis = ellipsis
        self._title = ""
        self._notes: tuple[tuple[str, str], ...] = ()

    def show(self, title: str, notes: Sequence[tuple[str, str]] = ()) -> None:
        """Show a title and notes, each with the name of its style."""
        if (title, tuple(notes)) != (self._title, self._notes):
            self._title, self._notes = title, tuple(notes)
            self.refresh()

    def line(self, y: int) -> Strip:
        """Draw the line: the notes whole, the title in the room they leave."""
        width = self.outer_size.width
        notes = [part for note in self._notes for part in (("  ", ""), note)]
        room = width - sum(cell_len(text) for text, _ in notes) - 2
        title = pad(self._title, max(0, room), self._ellipsis)
        return Line(self.filled([(" ", ""), (title, "strong"), *notes, (" ", "")], width), width)
