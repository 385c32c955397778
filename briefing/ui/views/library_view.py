"""The library: the briefs that can be read, and what is in each."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefing.library.brief_list import UNREAD, Only, Shelf
from briefing.library.state import StateError
from briefing.record import Record
from briefing.text import clean
from briefing.ui.actions import Place, bindings
from briefing.ui.asking import Asking, AskingScreen
from briefing.ui.cells import pad
from briefing.ui.days import long_day
from briefing.ui.drawn import StatusLines, TitleLine
from briefing.ui.list_pane import Lines, counts
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.library.tables import BriefRow
    from briefing.ui.browsing import Browsing
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs


class Columns(Record):
    """How many cells each column has; 0 where there is no room for it."""

    day: int
    title: int
    sections: int
    claims: int
    conflicts: int
    new: int
    problems: int


WIDE = 100
"""From this width on the columns are named in full."""
NARROW = 60
"""From this width on there is room for the counts of sections and claims."""


def columns(width: int, *, news: bool) -> Columns:
    """Share a width out: days and numbers take what they need, the title has the rest."""
    if width >= WIDE:
        counts = (8, 7, 9, 5 if news else 0, 8)
    elif width >= NARROW:
        counts = (3, 6, 5, 4 if news else 0, 4)
    else:
        counts = (0, 0, 5, 4 if news else 0, 4)
    day = 11 if width >= NARROW else 6
    return Columns(day, max(6, width - 4 - day - sum(count + 2 for count in counts if count)), *counts)


class BriefsPane(Lines["BriefRow"]):
    """Lists briefs, a row each, under a line that names the columns."""

    HEADED = 1

    class Reached(Message):
        """The cursor was moved to a brief."""

        def __init__(self, brief: BriefRow) -> None:
            super().__init__()
            self.brief = brief

    class Chosen(Message):
        """A brief is to be read."""

        def __init__(self, brief: BriefRow) -> None:
            super().__init__()
            self.brief = brief

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._shelf = Shelf()

    def show_shelf(self, shelf: Shelf, path: bytes) -> None:
        """Show a shelf, with the cursor on a brief where it is listed, else at the height where it is."""
        self._shelf = shelf
        rows = shelf.listed
        place = next((y for y, row in enumerate(rows) if row.path == path), self.cursor)
        self.show(rows, place)

    def heading(self, width: int) -> str:
        """Return the names of the columns, each above its own."""
        parts = columns(width, news=self._shelf.new is not None)
        conflict = self.glyphs.sign(Kind.CONFLICT)
        names = ("Sections", "Claims", "Conflicts", "New", "Problems")
        short = ("Sec", "Claims", conflict, "New", "!")
        counts = "".join(
            f"  {name:>{size}}"
            for name, size in zip(names if width >= WIDE else short, parts[2:], strict=True)
            if size
        )
        return f"  {'Date':>{parts.day}}  {pad('Title', parts.title)}{counts}"

    def spans(self, row: BriefRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return day, title and numbers."""
        parts = columns(width, news=self._shelf.new is not None)
        old = "" if row.number and not row.fault else "dim"
        line: list[Span] = [
            (f"{self.glyphs.marker if current else ' '} ", "strong"),
            (f"{self._day(row, parts.day):>{parts.day}}  ", old),
            (pad(row.title, parts.title, self.glyphs.ellipsis), "strong" if current else old),
        ]
        sign = self.glyphs.sign(Kind.CONFLICT)
        cells = (
            (_count(row.sections), old),
            (_count(row.claims), old),
            (f"{sign} {row.conflicts:,}" if row.conflicts else "", "conflict"),
            (self._news(row), "strong"),
            ("!" if row.fault else f"! {row.problems:,}" if row.problems else "", "error"),
        )
        return [*line, *counts(cells, parts[2:])]

    def reached(self) -> None:
        """Report the brief under the cursor."""
        if self.current:
            self.post_message(self.Reached(self.current))

    def action_choose(self) -> None:
        """Ask to read the brief."""
        if self.current:
            self.post_message(self.Chosen(self.current))

    def _day(self, row: BriefRow, size: int) -> str:
        if not row.number:
            return self.glyphs.ellipsis
        if not row.day:
            return ""
        day = date.fromordinal(row.day)
        return long_day(day) if size > 6 else f"{day:%d%m%y}"

    def _news(self, row: BriefRow) -> str:
        news = self._shelf.news(row)
        return "new" if news == UNREAD else f"{news:,}" if news else ""


def _count(number: int) -> str:
    return f"{number:,}" if number else ""


HINT = "? help · Enter read · / narrow · // search all · s sort · f filter · q quit"


class LibraryScreen(AskingScreen):
    """Lists the briefs of the library."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.LIBRARY)]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]  # noqa: RUF012

    def __init__(
        self,
        browsing: Browsing,
        glyphs: Glyphs,
        search: Callable[[], None],
    ) -> None:
        """List what is being browsed; `search` is called where all briefs are to be searched."""
        super().__init__()
        self._browsing, self._glyphs, self._search = browsing, glyphs, search
        self._title = TitleLine(glyphs.ellipsis, id="title")
        self._briefs = BriefsPane(glyphs, id="briefs")
        self._status = StatusLines(glyphs.ellipsis, id="status")

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the foot."""
        self.begin_at_breakpoints()
        yield self._title
        yield self._briefs
        yield self._status

    def begin(self) -> None:
        """List what the index knows, at once, and have it brought up to date."""
        self._begin()
        self._briefs.focus()

    def on_screen_resume(self) -> None:
        """List again what may have been read meanwhile."""
        super().on_screen_resume()
        if self._browsing.is_begun:
            self._begin()

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
        self._title.show(self._heading, self._notes)
        narrowed = f"“{shelf.words}”" if self._glyphs.unicode else f'"{shelf.words}"'
        parts = [f"{len(shelf.listed):,} of {len(shelf.known):,}", shelf.only.value, shelf.sorting.value]
        self._briefs.name_it("Briefs", f" {dot} ".join([*parts, *([narrowed] if shelf.words else [])]))
        self._tell()

    @property
    def _heading(self) -> str:
        paths = [clean(os.path.normpath(path)) for path in self._browsing.librarian.paths]
        return paths[0] if len(paths) == 1 else f"{len(paths):,} paths"

    @property
    def _notes(self) -> list[tuple[str, str]]:
        """What stands at the right of the title, each with its style."""
        shelf, notes = self._browsing.shelf, []
        if self._browsing.progress:
            notes.append((f"reading {self._browsing.progress} {self._glyphs.dot} Esc stops", "strong"))
        if unread := self._browsing.unread:
            notes.append((f"{unread:,} not read {self._glyphs.dot} r goes on", "strong"))
        if shelf.conflicts:
            noun = "conflict" if shelf.conflicts == 1 else "conflicts"
            sign = self._glyphs.sign(Kind.CONFLICT)
            notes.append((f"{sign} {shelf.conflicts:,} {noun}", "conflict"))
        return notes

    # -- the foot

    def _tell(self) -> None:
        """Say what is to be said of the brief under the cursor."""
        brief = self._briefs.current
        if self._browsing.trouble:
            self._status.show(self._browsing.trouble, "error")
        elif brief and not self._browsing.at and not brief.fault:
            self._status.show(f"{self._unkept}{HINT.replace('·', self._glyphs.dot)}", "dim")
        elif brief:
            self._status.show(self._account(brief), "error" if brief.fault else "")
        elif self._browsing.progress or self._browsing.librarian.is_busy:
            self._status.show("Looking for briefs.", "dim")
        else:
            nothing = self._browsing.shelf.known and "No brief here is as asked for; Esc shows all."
            self._status.show(nothing or "There are no briefs here.", "dim")

    @property
    def _unkept(self) -> str:
        """Say that a folder has no index, which makes listing it slow."""
        index = self._browsing.librarian.index
        return "" if index.is_kept or not index.root else "No index is kept: all files are read each time. "

    def _account(self, brief: BriefRow) -> str:
        """Return what is known of a brief, in words."""
        path = clean(self._browsing.librarian.path(brief))
        if brief.fault:
            return f"{path}{brief.fault}."
        if not brief.number:
            return f"{path}: it is yet to be looked into; Enter reads it."
        counts = ((brief.sections, "section"), (brief.claims, "claim"), (brief.actors, "actor"))
        told = ", ".join(_counted(number, noun) for number, noun in counts)
        more = [_counted(brief.contradictions, "contradiction")] if brief.contradictions else []
        if brief.problems:
            more.append(_counted(brief.problems, "problem"))
        if self._browsing.shelf.new is not None:
            new = self._browsing.shelf.news(brief)
            more.append(
                "not read yet"
                if new == UNREAD
                else f"{_counted(new, 'change')} since it was read"
                if new
                else "nothing new since it was read"
            )
        return f"{path}: {', '.join((told, *more))}."

    def say_error(self, text: str) -> None:
        """Say what went wrong, until the next brief is looked at."""
        self._browsing.trouble = text
        self._tell()

    # -- what the list reports

    def on_briefs_pane_reached(self, event: BriefsPane.Reached) -> None:
        """Say what is known of the brief."""
        self._browsing.at, self._browsing.trouble = event.brief.path, ""
        self._tell()

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
            )
        )
        self._status.show(
            "Words of the title or the file's name. Enter keeps, Esc shows all; / searches all briefs", "dim"
        )

    def action_undo(self) -> None:
        """Undo the nearest of: narrowing, choosing, bringing up to date; else close."""
        shelf = self._browsing.shelf
        if shelf.words or shelf.only is not Only.ALL:
            self._show(replace(shelf, words="", only=Only.ALL))
        elif self._browsing.progress:
            self._browsing.librarian.stop()
            self._status.show("Stopped; r goes on with it.")
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


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
