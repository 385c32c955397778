"""The briefs of a library as they are listed, in an order, and only those that are asked for."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.library.search import stands_in
from briefing.library.tables import BriefRow
from briefing.text import clean
from briefing.verdicts.perspective import CyclicEnum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


UNREAD = -1
"""How much is new in a brief that has never been read."""


class Sorting(CyclicEnum):
    """The orders in which briefs can stand."""

    NEWEST = "newest first"
    TITLE = "by title"
    NEW = "most new first"
    CONFLICTS = "most conflicts first"
    CLAIMS = "most claims first"
    PROBLEMS = "most problems first"


class Only(CyclicEnum):
    """Which briefs are listed."""

    ALL = "all"
    NEW = "with something new"
    CONFLICTS = "with conflicts"
    PROBLEMS = "with problems"


@dataclass(frozen=True)
class Shelf:
    """Briefs, and how they are listed."""

    briefs: Mapping[bytes, BriefRow] = field(default_factory=dict)
    """By path; also files that are no briefs."""
    new: Mapping[bytes, int] | None = None
    """How many changes there are in the briefs that have been read, by real path; None where that is not known."""
    sorting: Sorting = Sorting.NEWEST
    only: Only = Only.ALL
    words: str = ""

    @cached_property
    def listed(self) -> tuple[BriefRow, ...]:
        """The briefs that are asked for, in their order."""
        words = self.words.split()
        rows = [row for row in self.known if self._is_wanted(row) and all(_has(word, row) for word in words)]
        rows.sort(key=lambda row: (row.title.casefold(), row.path))
        if self.sorting is not Sorting.TITLE:
            rows.sort(key=self._rank, reverse=True)
        return tuple(rows)

    @cached_property
    def known(self) -> tuple[BriefRow, ...]:
        """The files that are briefs, or should be and cannot be read."""
        return tuple(row for row in self.briefs.values() if row.is_brief or row.fault)

    @property
    def strangers(self) -> int:
        """How many files hold nothing of a brief."""
        return len(self.briefs) - len(self.known)

    @cached_property
    def conflicts(self) -> int:
        """How many conflicts there are in all briefs."""
        return sum(row.conflicts for row in self.known)

    def news(self, row: BriefRow) -> int:
        """Return how much is new in a brief since it was read; UNREAD where it never was."""
        return 0 if self.new is None or row.fault or not row.number else self.new.get(row.real, UNREAD)

    def with_briefs(self, rows: Iterable[BriefRow], gone: Iterable[bytes] = ()) -> Shelf:
        """Take in what is known of files, and leave out those that are gone."""
        briefs = {**self.briefs, **{row.path: row for row in rows}}
        for path in gone:
            briefs.pop(path, None)
        return replace(self, briefs=briefs)

    def _is_wanted(self, row: BriefRow) -> bool:
        if self.only is Only.NEW:
            return self.news(row) != 0
        if self.only is Only.CONFLICTS:
            return row.conflicts > 0
        return self.only is Only.ALL or bool(row.problems or row.fault)

    def _rank(self, row: BriefRow) -> tuple[float, int]:
        """Return what briefs are ordered by, the greatest first; among equals the newest."""
        amounts = {
            Sorting.NEWEST: 0,
            Sorting.NEW: self.news(row) if self.news(row) != UNREAD else float("inf"),
            Sorting.CONFLICTS: row.conflicts,
            Sorting.CLAIMS: row.claims,
            Sorting.PROBLEMS: float("inf") if row.fault else row.problems,
        }
        return amounts[self.sorting], row.day


def unread_file(path: bytes) -> BriefRow:
    """Return what is known of a file that has not been looked into: its name."""
    title = clean(os.path.basename(os.fsdecode(path)))
    return BriefRow(0, path, b"", 0, 0, b"", True, "", title, 0, "", 0, 0, 0, 0, 0, 0)


def _has(word: str, row: BriefRow) -> bool:
    return stands_in(word, row.title) or stands_in(word, clean(os.fsdecode(row.path)))
