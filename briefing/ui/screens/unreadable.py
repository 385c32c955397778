"""The screen of a file that cannot be read as a brief: which one, why, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.clean import clean
from briefing.ui.screen import Screen
from briefing.ui.screens.problems import problem_note
from briefing.ui.widgets.notes import NotesPane
from briefing.ui.widgets.title import TitleLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from briefing.brief.problems import UnreadableError
    from briefing.ui.glyphs import Glyphs


class UnreadableScreen(Screen[None]):
    """Says why a file cannot be read."""

    def __init__(self, error: UnreadableError, glyphs: Glyphs) -> None:
        super().__init__()
        self._error, self._glyphs = error, glyphs

    def compose(self) -> ComposeResult:
        """Lay out the title and the reasons."""
        yield TitleLine(self._glyphs.ellipsis, id="title")
        yield NotesPane(self._glyphs, id="problems", lead=9)

    def begin(self) -> None:
        """Show the reasons."""
        notes = [("r reads it again", "dim"), ("o opens another", "dim"), ("q leaves", "dim")]
        self.query_one(TitleLine).show(clean(self._error.path), notes)
        pane = self.query_one(NotesPane)
        pane.name_it("This file cannot be read as a brief")
        pane.show_notes([problem_note(problem) for problem in self._error.problems])
        pane.focus()
