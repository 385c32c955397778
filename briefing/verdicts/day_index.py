"""Looking up by time: how many of the range ends seen so far lie in a window of time, and which reach farthest.

Both answer in the logarithm of the number of times, so that nobody walks through all pairs. Times are
minutes, as `Basis` counts them; nearly all are the beginnings and the ends of days.
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
    from briefing.verdicts.comparison_groups import RangeEnd


ByWeight = dict[float, list["RangeEnd"]]
"""Range ends by the weight of their source, each row in the order of its ends' edges."""

KEPT = 3
"""How many of its contradictions a claim keeps in a large brief."""

ROOM = 4 * KEPT
"""Range ends of one weight that a branch has: more than are kept, since a claim passes over those of its own voice."""


class DayCounter:
    """Counts range ends by time (a Fenwick tree over the times that occur)."""

    __slots__ = ("sums", "times", "total")

    def __init__(self, times: Iterable[int]) -> None:
        self.times = sorted(set(times))
        self.sums = [0] * (len(self.times) + 1)
        self.total = 0

    def add(self, time: int) -> None:
        """Count one more."""
        self.total += 1
        sums, at = self.sums, bisect_right(self.times, time)
        while at < len(sums):
            sums[at] += 1
            at += at & -at

    def before(self, time: float) -> int:
        """Return how many lie before a time."""
        sums, at, count = self.sums, bisect_left(self.times, time), 0
        while at:
            count += sums[at]
            at &= at - 1
        return count

    def after(self, time: float) -> int:
        """Return how many lie after a time."""
        return self.total - self.before(time + 1)


def sorted_out(ends: Iterable[RangeEnd]) -> ByWeight:
    """Return ends on a row for each weight of source, in the order in which they are given."""
    by_weight: dict[float, list[RangeEnd]] = {}
    for end in ends:
        weight = end.basis.weight
        if weight in by_weight:
            by_weight[weight].append(end)
        else:
            by_weight[weight] = [end]
    return by_weight


class Farthest:
    """The ends that reach farthest, for which they must be put in the order of their edges.

    A row has ROOM ends at most, and no more of one origin than a claim keeps.
    """

    __slots__ = ("by_weight", "origins")

    def __init__(self, ends: Iterable[RangeEnd] = ()) -> None:
        self.by_weight: dict[float, list[RangeEnd]] = {}
        self.origins: dict[tuple[float, str], int] = {}
        for end in ends:
            self.put(end)

    def put(self, end: RangeEnd) -> None:
        """Keep a end while there is room for it."""
        basis = end.basis
        row = self.by_weight.get(basis.weight)
        if row is None:
            row = self.by_weight[basis.weight] = []
        if len(row) < ROOM and self._is_welcome(basis):
            row.append(end)

    def _is_welcome(self, basis: Basis) -> bool:
        """Whether there is room for another claim of its origin."""
        if not basis.claim.origin:
            return True
        key = (basis.weight, basis.claim.origin)
        self.origins[key] = number = self.origins.get(key, 0) + 1
        return number <= KEPT


class DayTree:
    """The ends that reach farthest among those of any window of days.

    Marks stand by their first day in a tree over the days; a window is a few of its branches. Marks of
    several days also stand in a second tree, over the days on which windows begin, so that a window
    finds those that began before it.
    """

    def __init__(self, ends: Sequence[RangeEnd], openings: Iterable[float]) -> None:
        self.starts = sorted({end.start for end in ends})
        self.openings = sorted(set(openings))
        self.begun: defaultdict[int, Farthest] = defaultdict(Farthest)
        self.running: defaultdict[int, Farthest] = defaultdict(Farthest)
        self.last: tuple[float, float, ByWeight] = (inf, inf, {})
        for end in ends:
            for node in _path(bisect_left(self.starts, end.start) + len(self.starts)):
                self.begun[node].put(end)
            if end.end > end.start:
                low, high = bisect_right(self.openings, end.start), bisect_right(self.openings, end.end)
                for node in _cover(low, high, len(self.openings)):
                    self.running[node].put(end)

    def window(self, since: float, until: float) -> ByWeight:
        """Return the ends whose days meet those from `since`, an opening or -inf, to `until`.

        The last answer is kept: ask in the order of the windows.
        """
        if self.last[:2] != (since, until):
            by_weight: defaultdict[float, list[RangeEnd]] = defaultdict(list)
            for branch in self._branches(since, until):
                for weight, row in branch.by_weight.items():
                    by_weight[weight] += row
            for row in by_weight.values():
                row.sort(key=attrgetter("edge"))
            self.last = since, until, by_weight
        return self.last[2]

    def _branches(self, since: float, until: float) -> Iterator[Farthest]:
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
