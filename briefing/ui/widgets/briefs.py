"""The list of the briefs of a library: day, title, how much is in each, and what is new or wrong."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from briefing.library.shelf import UNREAD, Shelf
from briefing.record import Record
from briefing.ui.cells import pad
from briefing.ui.days import long_day
from briefing.ui.widgets.lines import Lines, counts
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.library.tables import BriefRow
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.drawn import Span


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
