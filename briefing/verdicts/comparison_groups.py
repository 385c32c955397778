"""Comparison groups: which figures of a brief have to be held against which, as a sweep takes them."""

from __future__ import annotations

from collections import defaultdict
from math import inf, nextafter
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.units import comparable
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from briefing.brief.model import Brief, Days
    from briefing.figures.model import Unit
    from briefing.verdicts.comparability import Basis


class RangeEnd(NamedTuple):
    """A claim as others meet it: it contradicts those whose limit lies beyond its edge."""

    edge: float
    start: int
    end: int
    basis: Basis


class RangeQuery(NamedTuple):
    """A claim that looks for those it contradicts: edges before its limit, days from `since` to `until`."""

    limit: float
    since: float
    until: float
    basis: Basis


class Direction(NamedTuple):
    """A group from one end: the claims of that end as queries, those of the other as ends by their edges."""

    queries: Sequence[RangeQuery]
    ends: Sequence[RangeEnd]
    timed: bool
    """Whether two of them may be too many days apart."""
    downward: bool
    """Whether the queries look for lower ranges; else the sign of all values is turned."""


class ComparisonGroup(NamedTuple):
    """Claims that contradict where the range of one of the lowers lies below that of one of the uppers."""

    lowers: Sequence[Basis]
    uppers: Sequence[Basis]
    tempo: int | None
    """Days apart at most; none where time does not matter."""
    falls: bool = False
    """Whether a later lower contradicts however late it is: a running total fell (rule 9)."""
    kind: Kind = Kind.CONFLICT

    def directions(self) -> tuple[Direction, Direction]:
        """Return the group as the uppers see it, and as the lowers do."""
        timed = self._is_timed()
        reach = self.tempo if timed and self.tempo is not None else inf
        later, earlier = (inf, inf) if self.falls else (reach, reach)
        downward = [RangeQuery(_low(one), one.start - reach, one.end + later, one) for one in self.uppers]
        upward = [RangeQuery(-_high(one), one.start - earlier, one.end + reach, one) for one in self.lowers]
        return (
            Direction(downward, _marks(self.lowers, _high), timed, True),
            Direction(upward, _marks(self.uppers, lambda one: -_low(one)), timed, False),
        )

    def one_voice(self) -> Iterator[tuple[int, ComparisonGroup]]:
        """Yield the parts of the group whose pairs do not contradict, with the sign to count them by.

        These are claims of one origin (rule 1), and those of one speaker where a day is missing that
        would tell which came later (rule 7); pairs that are both are counted back.
        """
        if self.kind is not Kind.CONFLICT:
            return
        for part in self._parts(lambda basis: basis.claim.origin):
            yield -1, part
        undated = {basis.claim.by for basis in (*self.lowers, *self.uppers) if basis.claim.said is None}
        for part in (
            self._parts(lambda basis: basis.claim.by if basis.claim.by in undated else "") if undated else ()
        ):
            yield -1, part
            yield 1, part._dated()
            for piece in part._parts(lambda basis: basis.claim.origin):
                yield 1, piece
                yield -1, piece._dated()

    def _parts(self, key: Callable[[Basis], str]) -> Iterator[ComparisonGroup]:
        """Yield the group of the claims of each key; an empty key is nobody's."""
        if self.lowers is self.uppers:
            for group in _grouped(self.lowers, key).values():
                if len(group) > 1:
                    yield self._replace(lowers=group, uppers=group)
        else:
            uppers = _grouped(self.uppers, key)
            for name, group in _grouped(self.lowers, key).items():
                if name in uppers:
                    yield self._replace(lowers=group, uppers=uppers[name])

    def _dated(self) -> ComparisonGroup:
        """Return the group of those claims of which it is known when they were said."""
        return self._replace(
            lowers=[basis for basis in self.lowers if basis.claim.said],
            uppers=[basis for basis in self.uppers if basis.claim.said],
        )

    def _is_timed(self) -> bool:
        if self.tempo is None or not self.lowers or not self.uppers:
            return False
        latest = max(max(basis.start for basis in side) for side in (self.lowers, self.uppers))
        earliest = min(min(basis.end for basis in side) for side in (self.lowers, self.uppers))
        return latest - earliest > self.tempo


def comparison_groups(bases: Iterable[Basis], brief: Brief) -> Iterator[ComparisonGroup]:
    """Yield the fields of a brief: within each measure (rules 9 and 10), and of parts and wholes (rule 8)."""
    groups: _Groups = {}
    for basis in bases:
        if basis.unit is not None:
            ledger = groups.setdefault((basis.is_projected, basis.flow), {}).setdefault(basis.measure.id, {})
            ledger.setdefault(basis.unit.kind, (basis.unit, []))[1].append(basis)
    for (_, flow), ledgers in groups.items():
        parts: defaultdict[tuple[str, int | None], _Ledger] = defaultdict(dict)
        for name, ledger in ledgers.items():
            measure = brief.measures[name]
            falls = flow is None and next(iter(ledger.values()))[1][0].counts_up
            yield from _held(ledger, ledger, ComparisonGroup((), (), measure.tempo, falls))
            for whole in brief.wholes(name):
                if whole in ledgers:
                    tempo = _shorter(measure.tempo, brief.measures[whole].tempo)
                    gathered = parts[whole, tempo]
                    for kind, (unit, members) in ledger.items():
                        gathered.setdefault(kind, (unit, []))[1].extend(members)
        for (whole, tempo), ledger in parts.items():
            yield from _held(
                ledgers[whole], ledger, ComparisonGroup((), (), tempo, kind=Kind.PART_EXCEEDS_WHOLE)
            )


_Ledger = dict[str, tuple["Unit", list["Basis"]]]
"""Claims by the kind of their unit."""

_Groups = dict[tuple[bool, "str | Days | None"], dict[str, _Ledger]]
"""Ledgers by measure, of claims that count in one way: projected or not, over one period or in total."""


def _held(lowers: _Ledger, uppers: _Ledger, group: ComparisonGroup) -> Iterator[ComparisonGroup]:
    """Yield the group for each two kinds of unit that can be compared."""
    for lower_unit, lower_members in lowers.values():
        for upper_unit, upper_members in uppers.values():
            if lower_unit.kind == upper_unit.kind or comparable(lower_unit, upper_unit):
                one = (
                    lower_members
                    if group.tempo is None
                    else [basis for basis in lower_members if basis.start]
                )
                two = (
                    upper_members
                    if group.tempo is None
                    else [basis for basis in upper_members if basis.start]
                )
                if one and two:
                    yield group._replace(lowers=one, uppers=one if lower_members is upper_members else two)


def _shorter(one: int | None, two: int | None) -> int | None:
    return two if one is None else one if two is None else min(one, two)


def _grouped(bases: Sequence[Basis], key: Callable[[Basis], str]) -> Mapping[str, list[Basis]]:
    groups: defaultdict[str, list[Basis]] = defaultdict(list)
    for basis in bases:
        if name := key(basis):
            groups[name].append(basis)
    return groups


def _marks(bases: Sequence[Basis], edge: Callable[[Basis], float]) -> list[RangeEnd]:
    ends = [RangeEnd(edge(basis), basis.start, basis.end, basis) for basis in bases]
    return sorted(ends, key=attrgetter("edge"))


def _low(basis: Basis) -> float:
    """Return the low end; an open one a hair higher, so that ends can be told apart by their value alone."""
    assert basis.hard is not None
    return nextafter(basis.hard.low, inf) if basis.hard.low_open else basis.hard.low


def _high(basis: Basis) -> float:
    assert basis.hard is not None
    return nextafter(basis.hard.high, -inf) if basis.hard.high_open else basis.hard.high
