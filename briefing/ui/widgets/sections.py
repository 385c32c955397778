"""The pane of sections: the brief's passages, with a sign where a figure in them is in conflict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from briefing.record import Record
from briefing.ui.cells import pad
from briefing.ui.widgets.lines import NO_SIGNS, Lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.ui.widgets.drawn import Span
    from briefing.verdicts.verdict import Kind


class SectionRow(Record):
    """A passage, as its row shows it."""

    id: str
    title: str
    worst: Kind | None = None
    """The gravest contradiction among its claims."""


class SectionsPane(Lines[SectionRow]):
    """Lists the passages."""

    _signs: Mapping[str, str] = NO_SIGNS

    class Reached(Message):
        """The cursor was moved to a passage."""

        def __init__(self, passage: str) -> None:
            super().__init__()
            self.passage = passage

    class Chosen(Message):
        """The passage under the cursor is to be read."""

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Show signs before some passages, by their ids."""
        if signs != self._signs:
            self._signs = signs
            self.redraw()

    def spans(self, row: SectionRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, title and sign."""
        sign = self.glyphs.sign(row.worst) if row.worst else ""
        marker = self.glyphs.marker if current else " "
        room = max(1, width - 5)
        return (
            (f"{marker}{self._signs.get(row.id, ' ')}", "strong" if current or row.id in self._signs else ""),
            (pad(row.title, room, self.glyphs.ellipsis), "strong" if current else ""),
            (f" {sign:<2}", "conflict"),
        )

    def follow(self, passage: str) -> None:
        """Put the cursor on a passage."""
        for y, row in enumerate(self.rows):
            if row.id == passage:
                self.place(y)
                return

    def reached(self) -> None:
        """Report the passage under the cursor."""
        if self.current:
            self.post_message(self.Reached(self.current.id))

    def action_choose(self) -> None:
        """Go and read the passage."""
        self.post_message(self.Chosen())
