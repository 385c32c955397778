"""Looking up by day: how many of the marks seen so far lie in a window of days, and which reach farthest.

Both answer in the logarithm of the number of days, so that nobody walks through all pairs.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from math import inf
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.verdicts.comparability import Basis
    from briefing.verdicts.fields import Mark


Boards = dict[float, list["Mark"]]
"""Marks by the weight of their source, each board in the order of its marks' edges."""

KEPT = 3
"""How many of its contradictions a claim keeps."""

ROOM = 4 * KEPT
"""Marks on a board of a shelf: more than are kept, since a claim has to pass over those it cannot contradict."""


class Counter:
    """Counts marks by day (a Fenwick tree over the days that occur)."""

    __slots__ = ("days", "sums", "total")

    def __init__(self, days: Iterable[int]) -> None:
        self.days = sorted(set(days))
        self.sums = [0] * (len(self.days) + 1)
        self.total = 0

    def add(self, day: int) -> None:
        """Count one mark on a day."""
        self.total += 1
        sums, at = self.sums, bisect_right(self.days, day)
        while at < len(sums):
            sums[at] += 1
            at += at & -at

    def before(self, day: float) -> int:
        """Return how many marks lie on days before this one."""
        sums, at, count = self.sums, bisect_left(self.days, day), 0
        while at:
            count += sums[at]
            at &= at - 1
        return count

    def after(self, day: float) -> int:
        """Return how many marks lie on days after this one."""
        return self.total - self.before(day + 1)


def sorted_out(marks: Iterable[Mark]) -> Boards:
    """Return marks on a board for each weight of source, in the order in which they are given."""
    boards: dict[float, list[Mark]] = {}
    for mark in marks:
        weight = mark.basis.weight
        if weight in boards:
            boards[weight].append(mark)
        else:
            boards[weight] = [mark]
    return boards


class Shelf:
    """The marks that reach farthest, for which they must be put in the order of their edges.

    A board has ROOM marks at most, and no more of one origin than a claim keeps.
    """

    __slots__ = ("boards", "origins")

    def __init__(self, marks: Iterable[Mark] = ()) -> None:
        self.boards: dict[float, list[Mark]] = {}
        self.origins: dict[tuple[float, str], int] = {}
        for mark in marks:
            self.put(mark)

    def put(self, mark: Mark) -> None:
        """Keep a mark while there is room for it."""
        basis = mark.basis
        board = self.boards.get(basis.weight)
        if board is None:
            board = self.boards[basis.weight] = []
        if len(board) < ROOM and self._is_welcome(basis):
            board.append(mark)

    def _is_welcome(self, basis: Basis) -> bool:
        """Whether there is room for another claim of its origin."""
        if not basis.claim.origin:
            return True
        key = (basis.weight, basis.claim.origin)
        self.origins[key] = number = self.origins.get(key, 0) + 1
        return number <= KEPT


class Shelves:
    """The marks that reach farthest among those of any window of days.

    Marks stand by their first day in a tree over the days; a window is a few of its branches. Marks of
    several days also stand in a second tree, over the days on which windows begin, so that a window
    finds those that began before it.
    """

    def __init__(self, marks: Sequence[Mark], openings: Iterable[float]) -> None:
        self.starts = sorted({mark.start for mark in marks})
        self.openings = sorted(set(openings))
        self.begun: defaultdict[int, Shelf] = defaultdict(Shelf)
        self.running: defaultdict[int, Shelf] = defaultdict(Shelf)
        self.last: tuple[float, float, Boards] = (inf, inf, {})
        for mark in marks:
            for node in _path(bisect_left(self.starts, mark.start) + len(self.starts)):
                self.begun[node].put(mark)
            if mark.end > mark.start:
                low, high = bisect_right(self.openings, mark.start), bisect_right(self.openings, mark.end)
                for node in _cover(low, high, len(self.openings)):
                    self.running[node].put(mark)

    def window(self, since: float, until: float) -> Boards:
        """Return the marks whose days meet those from `since`, an opening or -inf, to `until`.

        The last answer is kept: ask in the order of the windows.
        """
        if self.last[:2] != (since, until):
            boards: defaultdict[float, list[Mark]] = defaultdict(list)
            for shelf in self._shelves(since, until):
                for weight, board in shelf.boards.items():
                    boards[weight] += board
            for board in boards.values():
                board.sort(key=attrgetter("edge"))
            self.last = since, until, boards
        return self.last[2]

    def _shelves(self, since: float, until: float) -> Iterator[Shelf]:
        low, high = bisect_left(self.starts, since), bisect_right(self.starts, until)
        for node in _cover(low, high, len(self.starts)):
            if node in self.begun:
                yield self.begun[node]
        opening = bisect_left(self.openings, since)
        if opening < len(self.openings) and self.openings[opening] == since:
            for node in _path(opening + len(self.openings)):
                if node in self.running:
                    yield self.running[node]


def _path(leaf: int) -> Iterator[int]:
    """Yield the nodes of a tree from a leaf to the root."""
    while leaf:
        yield leaf
        leaf >>= 1


def _cover(low: int, high: int, size: int) -> Iterator[int]:
    """Yield the fewest nodes of a tree of `size` leaves that have the leaves from low up to high below them."""
    low, high = low + size, high + size
    while low < high:
        if low & 1:
            yield low
            low += 1
        if high & 1:
            high -= 1
            yield high
        low >>= 1
        high >>= 1
