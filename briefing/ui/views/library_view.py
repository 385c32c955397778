"""The library: the briefs that can be read, and what is in each."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefing.library.brief_list import UNREAD, Only, Shelf
from briefing.library.state import StateError
from briefing.text import clean, counted, long_day
from briefing.ui.actions import Where, bindings
from briefing.ui.editor import FilePlace
from briefing.ui.list_pane import ListPane, TableColumn, TablePane, number_column
from briefing.ui.pane_screen import Asking, AskingScreen
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.binding import BindingType

    from briefing.library.tables import BriefRow
    from briefing.ui.drawn import Span
    from briefing.ui.library import Browsing
    from briefing.ui.signs import Glyphs

NOTHING = "There are no briefs here; 'briefing new' begins one."
HINT = "? help · Enter read · / narrow · // search all · s sort · f filter · q quit"
WIDE = 100
"""From this width on the columns are named in full."""
NARROW = 60
"""From this width on there is room for the counts of sections and claims."""


class BriefsPane(TablePane["BriefRow"]):
    """Lists briefs: day, title, how much is in each, and what is new or wrong."""

    LEGEND = ("Library",)
    ENTER = "read this brief"

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._shelf = Shelf()

    def show_shelf(self, shelf: Shelf, path: bytes) -> None:
        """Show a shelf, with the cursor on a brief where it is listed, else at the height where it is."""
        self._shelf = shelf
        rows = shelf.listed
        self.show(rows, next((y for y, row in enumerate(rows) if row.path == path), self.cursor))

    def columns(self, width: int) -> Sequence[TableColumn]:
        """Share a width out: days and numbers take what they need, the title has the rest."""
        sections, claims, conflicts, new, problems = (8, 7, 9, 5, 8) if width >= WIDE else (3, 6, 5, 4, 4)
        if width < NARROW:
            sections = claims = 0
        if self._shelf.new is None:
            new = 0
        is_wide, day = width >= WIDE, 11 if width >= NARROW else 6
        sizes = (sections, claims, conflicts, new, problems)
        title = max(6, width - 4 - day - sum(size + 2 for size in sizes if size))
        return (
            TableColumn("Date", day, after=2, right=True),
            TableColumn("Title", title, after=0),
            number_column("Sections" if is_wide else "Sec", sections),
            number_column("Claims", claims),
            number_column("Conflicts" if is_wide else self.glyphs.sign(Kind.CONFLICT), conflicts),
            number_column("New", new),
            number_column("Problems" if is_wide else "!", problems),
        )

    def cells(self, row: BriefRow, columns: Sequence[TableColumn], *, current: bool) -> Iterator[Span]:
        """Yield day, title and numbers."""
        old = "" if row.number and not row.fault else "dim"
        news = self._shelf.news(row)
        yield self._day(row, columns[0].size), old
        yield row.title, "strong" if current else old
        yield f"{row.sections:,}" if row.sections else "", old
        yield f"{row.claims:,}" if row.claims else "", old
        yield f"{self.glyphs.sign(Kind.CONFLICT)} {row.conflicts:,}" if row.conflicts else "", "conflict"
        yield "new" if news == UNREAD else f"{news:,}" if news else "", "strong"
        yield "!" if row.fault else f"! {row.problems:,}" if row.problems else "", "error"

    def _day(self, row: BriefRow, size: int) -> str:
        if not row.number:
            return self.glyphs.ellipsis
        if not row.day:
            return ""
        day = date.fromordinal(row.day)
        return long_day(day) if size > 6 else f"{day:%d%m%y}"


class LibraryScreen(AskingScreen):
    """Lists the briefs of the library."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIBRARY)]

    class BriefChosen(Message):
        """A brief is to be read."""

        def __init__(self, brief: BriefRow) -> None:
            super().__init__()
            self.brief = brief

    def __init__(self, browsing: Browsing, glyphs: Glyphs, search: Callable[[], None]) -> None:
        """List what is being browsed; `search` is called where all briefs are to be searched."""
        self._briefs = BriefsPane(glyphs, id="briefs")
        super().__init__(glyphs, self._briefs)
        self._browsing, self._search = browsing, search

    def begin(self) -> None:
        """List what the index knows, at once, and have it brought up to date."""
        self._begin()
        self._briefs.focus()

    def on_screen_resume(self) -> None:
        """List again what may have been read meanwhile."""
        super().on_screen_resume()
        if self._browsing.is_begun:
            self._begin()

    @property
    def edit_place(self) -> FilePlace | None:
        """The file of the brief under the cursor."""
        brief = self._briefs.current
        return FilePlace(self._browsing.librarian.path(brief)) if brief else None

    def look_again(self) -> None:
        """Look what has become of the files, also where that was stopped."""
        self._browsing.librarian.look_again()
        self.show_library()

    def _begin(self) -> None:
        try:
            self._browsing.begin()
        except StateError as error:
            self._browsing.trouble = clean(str(error))
        self.show_library()

    def show_library(self) -> None:
        """List the briefs as they are known."""
        browsing, dot = self._browsing, self._glyphs.dot
        shelf = browsing.shelf
        self._briefs.show_shelf(shelf, browsing.at)
        self._title.show(self._heading, self._notes())
        narrowed = f"“{shelf.words}”" if self._glyphs.unicode else f'"{shelf.words}"'
        parts = [f"{len(shelf.listed):,} of {len(shelf.known):,}", shelf.only.value, shelf.sorting.value]
        self._briefs.name_it("Briefs", f" {dot} ".join([*parts, *([narrowed] if shelf.words else [])]))
        is_narrowed = bool(shelf.known)
        nothing = "No brief matches; Esc shows all." if is_narrowed else NOTHING
        self._briefs.empty = "" if browsing.progress or browsing.librarian.is_busy else nothing
        self._tell()

    @property
    def _heading(self) -> str:
        paths = [clean(os.path.normpath(path)) for path in self._browsing.librarian.paths]
        return paths[0] if len(paths) == 1 else f"{len(paths):,} paths"

    def _notes(self) -> Iterator[Span]:
        """Yield what stands at the right of the title."""
        browsing, dot = self._browsing, self._glyphs.dot
        if browsing.progress:
            yield f"reading {browsing.progress} {dot} Esc stops", "strong"
        if browsing.unread:
            yield f"{browsing.unread:,} not read {dot} r goes on", "strong"
        if count := browsing.shelf.conflicts:
            yield f"{self._glyphs.sign(Kind.CONFLICT)} {counted(count, 'contradiction')}", "conflict"

    # -- the foot

    def _tell(self) -> None:
        """Say what is to be said of the brief under the cursor."""
        brief, browsing = self._briefs.current, self._browsing
        if browsing.trouble:
            self._status.show(browsing.trouble, "error")
        elif brief and not browsing.at and not brief.fault:
            self._status.show(f"{self._unkept}{HINT.replace('·', self._glyphs.dot)}", "dim")
        elif brief:
            self._status.show(self._account(brief), "error" if brief.fault else "")
        elif browsing.progress or browsing.librarian.is_busy:
            self._status.show("Looking for briefs.", "dim")
        else:
            nothing = browsing.shelf.known and "No brief matches; Esc shows all."
            self._status.show(nothing or "There are no briefs here.", "dim")

    @property
    def _unkept(self) -> str:
        """Say that a folder has no index, which makes listing it slow."""
        index = self._browsing.librarian.index
        return "" if index.is_kept or not index.root else "No index is kept: all files are read each time. "

    def _account(self, brief: BriefRow) -> str:
        """Return what is known of a brief, in words."""
        path, shelf = clean(self._browsing.librarian.path(brief)), self._browsing.shelf
        if brief.fault:
            return f"{path}{brief.fault}."
        if not brief.number:
            return f"{path}: not looked into yet; Enter reads it."
        parts = [
            counted(brief.sections, "section"),
            counted(brief.claims, "claim"),
            counted(brief.actors, "actor"),
        ]
        if brief.contradictions:
            parts.append(counted(brief.contradictions, "contradiction"))
        if brief.problems:
            parts.append(counted(brief.problems, "problem"))
        if shelf.new is not None:
            new = shelf.news(brief)
            if new == UNREAD:
                parts.append("not read yet")
            else:
                parts.append(f"{counted(new, 'change') if new else 'nothing new'} since it was read")
        return f"{path}: {', '.join(parts)}."

    def say_error(self, text: str) -> None:
        """Say what went wrong, until the next brief is looked at."""
        self._browsing.trouble = text
        self._tell()

    def on_list_pane_reached(self, event: ListPane.Reached) -> None:
        """Say what is known of the brief."""
        self._browsing.at, self._browsing.trouble = event.row.path, ""
        self._tell()

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Ask for the brief to be read."""
        self.post_message(self.BriefChosen(event.row))

    # -- actions

    def action_order(self) -> None:
        shelf = self._browsing.shelf
        self._show(replace(shelf, sorting=shelf.sorting.next()))

    def action_only(self) -> None:
        shelf = self._browsing.shelf
        only = shelf.only.next()
        self._show(replace(shelf, only=only.next() if only is Only.NEW and shelf.new is None else only))

    def action_narrow(self) -> None:
        self.ask(
            Asking(
                "Briefs with",
                self._briefs,
                typed=self._narrow,
                done=self._narrow,
                given_up=lambda: self._narrow(""),
                words=self._browsing.shelf.words,
                completions=self._completions,
            )
        )
        self._status.show(
            "Words of the title or the file's name. Enter keeps, Esc shows all; / searches all briefs", "dim"
        )

    def _completions(self, text: str) -> list[str]:
        from briefing.ui.completion import completions

        return completions(text, (row.title for row in self._browsing.shelf.known))

    def action_undo(self) -> None:
        """Undo the nearest of: narrowing, choosing, bringing up to date; else close."""
        shelf = self._browsing.shelf
        if shelf.words or shelf.only is not Only.ALL:
            self._show(replace(shelf, words="", only=Only.ALL))
        elif self._browsing.progress:
            self._browsing.librarian.stop()
            self._status.show("Stopped; r resumes.")
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def _narrow(self, words: str) -> None:
        if words == "/":
            self.ask_no_more()
            self._search()
        else:
            self._show(replace(self._browsing.shelf, words=words.strip()))

    def _show(self, shelf: Shelf) -> None:
        self._browsing.shelf = shelf
        self.show_library()
