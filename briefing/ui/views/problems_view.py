"""The problems of a file: line, column, what is wrong and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.text import clean
from briefing.ui.actions import Where, bindings
from briefing.ui.editor import FilePlace
from briefing.ui.notes_pane import NotesPane, PaneNote
from briefing.ui.pane_screen import PaneScreen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType

    from briefing.brief.problems import Problem, UnreadableError
    from briefing.ui.list_pane import ListPane
    from briefing.ui.signs import Glyphs


class ProblemsPane(NotesPane):
    """Lists problems, each behind its line and column."""

    ENTER = "go to the claim that has the problem"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(glyphs, id="problems", lead=9)

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Show what is wrong and what to do."""
        self.show_notes(
            [
                PaneNote(
                    problem.place,
                    f"{problem.level}: {problem.text}.",
                    "error" if problem.is_error else "dim",
                    problem.claim,
                )
                for problem in problems
            ]
        )
        self.focus()


class ProblemsScreen(PaneScreen["str | None"]):
    """Lists a brief's problems; gives back the claim that has the one that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.COMPARE)]

    def __init__(self, path: str, problems: Sequence[Problem], glyphs: Glyphs) -> None:
        self._pane = ProblemsPane(glyphs)
        super().__init__(glyphs, self._pane, foot=False)
        self._path, self._problems = path, problems

    def begin(self) -> None:
        """Show the problems."""
        self._title.show(clean(self._path), self.keys_note("Esc closes"))
        self._pane.name_it("Problems", f"{len(self._problems)}")
        self._pane.show_problems(self._problems)

    @property
    def edit_place(self) -> FilePlace:
        """Where the problem under the cursor is."""
        return _place_of(self._path, self._pane.at, self._problems)

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Go to the claim that has the problem."""
        self.dismiss(event.row.note.id or None)


class UnreadableScreen(PaneScreen[None]):
    """Says why a file cannot be read as a brief."""

    def __init__(self, error: UnreadableError, glyphs: Glyphs) -> None:
        self._pane = ProblemsPane(glyphs)
        super().__init__(glyphs, self._pane, foot=False)
        self._error = error

    def begin(self) -> None:
        """Show the reasons."""
        self._title.show(
            clean(self._error.path), self.keys_note("r reads it again", "o opens another", "q leaves")
        )
        self._pane.name_it("This file cannot be read as a brief")
        self._pane.show_problems(self._error.problems)

    @property
    def edit_place(self) -> FilePlace:
        """Where the fault under the cursor is."""
        return _place_of(self._error.path, self._pane.at, self._error.problems)


def _place_of(path: str, at: int, problems: Sequence[Problem]) -> FilePlace:
    problem = problems[at] if 0 <= at < len(problems) else None
    return FilePlace(path, max(1, problem.line), max(1, problem.column)) if problem else FilePlace(path)
