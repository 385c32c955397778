"""The verdicts of compare: what is known of a claim, its verdicts, and under the one at hand what would turn it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from briefing.ui.widgets.notes import Note, NotesPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.ui.widgets.notes import NoteRow


class VerdictsPane(NotesPane):
    """Shows the verdicts on a claim; while it has the focus, the one under the cursor is unfolded."""

    class Reached(Message):
        """The cursor came to the verdict on a pair; `other` is the claim it is held against."""

        def __init__(self, other: str) -> None:
            super().__init__()
            self.other = other

    _facts = Note("", "")
    _verdicts: tuple[Note, ...] = ()
    _unfolded = ""

    def show_verdicts(self, facts: str, notes: Sequence[Note]) -> None:
        """Show other verdicts, each with the id of the other claim, and none unfolded, under what is known of the claim."""
        self._facts = Note("", facts)
        self._verdicts, self._unfolded = tuple(notes), ""
        self.show_notes((self._facts, *notes))
        self.place(self.first_of(notes[0]) if notes else 0)

    def rests_on(self, row: NoteRow) -> bool:
        """Whether the row is not part of what is known of the claim."""
        return row.note is not self._facts

    def unfold(self, other: str, texts: Sequence[str]) -> None:
        """Show texts under the verdict on a pair, and fold up what was unfolded; the cursor stays on its line."""
        row = self.current
        line = 0
        if row:
            line = self.cursor - self.first_of(row.note)
        self._unfolded = other
        notes = [self._facts]
        for note in self._verdicts:
            notes.append(note)
            if note.id == other:
                notes += [Note("", f"{self.glyphs.arrow} {text}", "dim", other) for text in texts]
        self.replace_notes(notes)
        if row:
            self.place(self.first_of(row.note) + line)

    def reached(self) -> None:
        """Ask what would turn the verdict under the cursor."""
        if self.current and self.current.note.id not in ("", self._unfolded):
            self.post_message(self.Reached(self.current.note.id))

    def on_focus(self) -> None:
        """Unfold the verdict under the cursor."""
        self.reached()
