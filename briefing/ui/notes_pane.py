"""A pane of paragraphs that belong together: the verdicts on a claim, a list of problems, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from briefing.record import Record
from briefing.ui.cells import pad, wrap
from briefing.ui.list_pane import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs


class Note(Record):
    """A paragraph with what stands before it."""

    lead: str
    """Stands in a column of its own, such as a sign and a number."""
    text: str
    style: str = ""
    id: str = ""
    """What the note is about; reported when it is chosen."""


class NoteRow(Record):
    """A line of a note."""

    note: Note
    text: str
    first: bool


class NotesPane(Lines[NoteRow]):
    """Shows notes, wrapped, each behind its lead; a note without a text is a heading."""

    CURSOR = ""

    class Chosen(Message):
        """A note was chosen; `about` is its id."""

        def __init__(self, about: str) -> None:
            super().__init__()
            self.about = about

    def __init__(self, glyphs: Glyphs, *, id: str, lead: int) -> None:
        super().__init__(glyphs, id=id)
        self._lead = lead
        self._notes: tuple[Note, ...] = ()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show other notes, from the first on."""
        self.replace_notes(notes)
        self.place(0)
        self.scroll_to(y=0, animate=False, force=True)

    def replace_notes(self, notes: Sequence[Note]) -> None:
        """Show other notes, with the cursor as far down as it is."""
        self._notes = tuple(notes)
        self._wrap(self.cursor)

    def spans(self, row: NoteRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, lead and text."""
        marker = (f"{self.glyphs.marker if current and self.has_focus else ' '} ", "strong")
        if not row.note.text:
            return (marker, (row.note.lead, row.note.style))
        lead = pad(row.note.lead if row.first else "", self._lead, self.glyphs.ellipsis)
        return (marker, (f"{lead} ", row.note.style), (row.text, ""))

    def action_choose(self) -> None:
        """Report the note under the cursor."""
        if self.current:
            self.post_message(self.Chosen(self.current.note.id))

    def on_resize(self) -> None:
        """Wrap for the new width, with the cursor on the same note."""
        here = self.current.note if self.current else None
        self._wrap(self.cursor)
        resting = (y for y, row in enumerate(self.rows) if self.rests_on(row))
        self.place(self.first_of(here) if here else next(resting, 0))
        super().on_resize()

    def first_of(self, note: Note) -> int:
        """Return the first row of a note."""
        return next((y for y, row in enumerate(self.rows) if row.note is note), 0)

    def _wrap(self, cursor: int) -> None:
        width = self.size.width - self._lead - 4
        if width <= 0:  # there is no room yet
            return
        rows = [
            NoteRow(note, note.text[start:end], first=index == 0)
            for note in self._notes
            for index, (start, end) in enumerate(wrap(note.text, width))
        ]
        self.show(tuple(rows), cursor)
