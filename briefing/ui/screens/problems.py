"""The screen of problems: line, column, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.brief.clean import clean
from briefing.ui.actions import Place, bindings
from briefing.ui.screen import Screen
from briefing.ui.widgets.notes import Note, NotesPane
from briefing.ui.widgets.title import TitleLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.problems import Problem
    from briefing.ui.glyphs import Glyphs


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
