"""The verdicts of compare: one a paragraph, and under the one at hand what would turn it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from briefing.ui.widgets.notes import Note, NotesPane

if TYPE_CHECKING:
    from collections.abc import Sequence


class VerdictsPane(NotesPane):
    """Shows the verdicts on a claim; while it has the focus, the one under the cursor is unfolded."""

    @dataclass
    class Reached(Message):
        """The cursor came to the verdict on a pair; `other` is the claim it is held against."""

        other: str

    _verdicts: tuple[Note, ...] = ()
    _unfolded = ""

    def show_verdicts(self, notes: Sequence[Note]) -> None:
        """Show other verdicts, each with the id of the other claim, and none unfolded."""
        self._verdicts, self._unfolded = tuple(notes), ""
        self.show_notes(notes)

    def unfold(self, other: str, texts: Sequence[str]) -> None:
        """Show texts under the verdict on a pair, and fold up what was unfolded; the cursor stays on its line."""
        row = self.current
        line = 0
        if row:
            line = self.cursor - next(y for y, first in enumerate(self.rows) if first.note is row.note)
        self._unfolded = other
        notes: list[Note] = []
        for note in self._verdicts:
            notes.append(note)
            if note.id == other:
                notes += [Note("", f"{self.glyphs.arrow} {text}", "dim", other) for text in texts]
        self.replace_notes(notes)
        if row:
            first = next((y for y, drawn in enumerate(self.rows) if drawn.note is row.note), 0)
            self.place(first + line)

    def reached(self) -> None:
        """Ask what would turn the verdict under the cursor."""
        if self.current and self.current.note.id not in ("", self._unfolded):
            self.post_message(self.Reached(self.current.note.id))

    def on_focus(self) -> None:
        """Unfold the verdict under the cursor."""
        self.reached()
