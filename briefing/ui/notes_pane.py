"""A pane of notes that belong together: the verdicts on a claim, a list of problems, help."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.ui.cells import pad, wrap
from briefing.ui.list_pane import ListPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs


class PaneNote(NamedTuple):
    """A text with what stands before it; without a text it is a heading."""

    lead: str
    """Stands in a column of its own, such as a sign and a number."""
    text: str
    style: str = ""
    id: str = ""
    """What the note is about."""


class PaneLine(NamedTuple):
    """A line of a note."""

    note: PaneNote
    text: str
    is_first: bool


class NotesPane(ListPane[PaneLine]):
    """Shows notes, wrapped, each behind its lead."""

    CURSOR = ""

    def __init__(self, glyphs: Glyphs, *, id: str, lead: int) -> None:
        super().__init__(glyphs, id=id)
        self._lead = lead
        self._notes: tuple[PaneNote, ...] = ()

    def show_notes(self, notes: Sequence[PaneNote]) -> None:
        """Show other notes, from the first on."""
        self.replace_notes(notes)
        self.place(0)
        self.scroll_to(y=0, animate=False, force=True)

    def replace_notes(self, notes: Sequence[PaneNote]) -> None:
        """Show other notes, with the cursor as far down as it is."""
        self._notes = tuple(notes)
        self._wrap()

    def spans(self, row: PaneLine, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, lead and text."""
        note = row.note
        marker = (f"{self.marker(current and self.has_focus)} ", "strong")
        if not note.text:
            return (marker, (note.lead, note.style))
        lead = pad(note.lead if row.is_first else "", self._lead, self.glyphs.ellipsis)
        return (marker, (f"{lead} ", note.style), (row.text, ""))

    def on_resize(self) -> None:
        """Wrap for the new width, with the cursor on the same note."""
        here = self.current.note if self.current else None
        self._wrap()
        resting = (y for y, row in enumerate(self.rows) if self.rests_on(row))
        self.place(self.first_of(here) if here else next(resting, 0))

    def first_of(self, note: PaneNote) -> int:
        """Return the first row of a note."""
        return next((y for y, row in enumerate(self.rows) if row.note is note), 0)

    @property
    def at(self) -> int:
        """Which of the notes is under the cursor, counted from 0; -1 for none."""
        here = self.current.note if self.current else None
        return next((number for number, note in enumerate(self._notes) if note is here), -1)

    def _wrap(self) -> None:
        width = self.size.width - self._lead - 4
        if width <= 0:  # there is no room yet
            return
        rows = [
            PaneLine(note, note.text[start:end], is_first=index == 0)
            for note in self._notes
            for index, (start, end) in enumerate(wrap(note.text, width))
        ]
        self.show(tuple(rows), self.cursor)
