"""Browsing: how the library is looked through, kept while briefs are read, so that one comes back to the same place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from briefing.library.brief_list import Shelf, unread_file
from briefing.library.entries import FEW

if TYPE_CHECKING:
    from briefing.ui.librarian import Librarian, Report
    from briefing.verdicts.compare import Reach


@dataclass
class Browsing:
    """The library as it is known, where in it one is, and what was searched in it last."""

    librarian: Librarian
    shelf: Shelf = field(default_factory=Shelf)
    at: bytes = b""
    """The brief under the cursor, by its path."""
    progress: str = ""
    """How far the index is, while it is being brought up to date with more than a few files."""
    trouble: str = ""
    """What the user must be told, until the next brief is looked at."""
    words: str = ""
    """What was searched last."""
    hit: int = 0
    """Which hit was under the cursor."""
    reaches: tuple[Reach, ...] = ()
    """The measures of the library, as they were last summed up."""
    measure: str = ""
    """Which of them was under the cursor."""
    is_begun: bool = False
    """Whether what is known has been asked for."""

    def begin(self) -> None:
        """Take what the index knows, once, and have it brought up to date, unless that was stopped; raises StateError."""
        if not self.is_begun:
            self.is_begun = True
            index = self.librarian.index
            self.shelf = self.shelf.with_briefs(index.briefs())
            self.trouble = index.database.take_notice()
        if not self.librarian.is_stopped:
            self.librarian.start()

    def take(self, report: Report) -> None:
        """Take in what the librarian says."""
        self.trouble = report.trouble or self.trouble
        if report.new is not None:
            self.shelf = replace(self.shelf, new=report.new)
        if progress := report.progress:
            waiting = (path for path in progress.waiting if path not in self.shelf.briefs)
            rows = (*map(unread_file, waiting), *progress.changed)
            if rows or progress.gone:
                self.shelf = self.shelf.with_briefs(rows, progress.gone)
            self.progress = f"{progress.done:,} of {progress.total:,}" if progress.total > FEW else ""
        if report.ended:
            self.progress = ""

    @property
    def unread(self) -> int:
        """How many briefs are not looked into because reading was stopped."""
        librarian = self.librarian
        if librarian.is_busy or not librarian.is_stopped:
            return 0
        return sum(not row.number for row in self.shelf.known)

    def read(self, real: bytes) -> None:
        """Take note that a brief has been read, so that nothing in it is new."""
        if self.shelf.new is not None:
            self.shelf = replace(self.shelf, new={**self.shelf.new, real: 0})
