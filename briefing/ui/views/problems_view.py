"""The problems of a file: line, column, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.text import clean
from briefing.ui.actions import Place, bindings
from briefing.ui.drawn import TitleLine
from briefing.ui.notes_pane import Note, NotesPane
from briefing.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.problems import Problem, UnreadableError
    from briefing.ui.signs import Glyphs


class ProblemsScreen(Screen[str | None]):
    """Lists a brief's problems; gives back the claim that has the one that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.COMPARE)]

    def __init__(self, path: str, problems: Sequence[Problem], glyphs: Glyphs) -> None:
        super().__init__()
        self._path, self._problems, self._glyphs = path, problems, glyphs

    def compose(self) -> ComposeResult:
        """Lay out the title and the list."""
        yield TitleLine(self._glyphs.ellipsis, id="title")
        yield NotesPane(self._glyphs, id="problems", lead=9)

    def begin(self) -> None:
        """Show the problems."""
        self.query_one(TitleLine).show(clean(self._path), [("Esc closes", "dim")])
        pane = self.query_one(NotesPane)
        pane.name_it("Problems", f"{len(self._problems)}")
        pane.show_notes([problem_note(problem) for problem in self._problems])
        pane.focus()

    def on_notes_pane_chosen(self, event: NotesPane.Chosen) -> None:
        """Go to the claim that has the problem."""
        self.dismiss(event.about or None)

    def action_close(self) -> None:
        """Go back to where reading was."""
        self.dismiss(None)


def problem_note(problem: Problem) -> Note:
    """Return a problem as a note: its place, and what is wrong and what to do."""
    style = "error" if problem.level == "error" else "dim"
    claim = problem.claim
    return Note(problem.place, f"{problem.level}: {problem.text}.", style, claim)


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
