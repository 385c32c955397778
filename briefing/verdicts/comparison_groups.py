"""Comparison groups: which figures of a brief have to be held against which, as a sweep takes them."""

from __future__ import annotations

from collections import defaultdict
from math import inf, nextafter
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.units import comparable
from briefing.verdicts.comparability import A_DAY, may_rise, named_period
from briefing.verdicts.pair import shorter
from briefing.verdicts.rules import TENSION
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from briefing.brief.model import Brief, Claim, Days
    from briefing.figures.model import Unit
    from briefing.verdicts.comparability import Basis


class RangeEnd(NamedTuple):
    """The end of a claim's range: it contradicts those whose limit lies beyond this edge."""

    edge: float
    start: int
    end: int
    basis: Basis


class RangeQuery(NamedTuple):
    """A claim that looks for those it contradicts: edges before its limit, times from `since` to `until`."""

    limit: float
    since: float
    until: float
    basis: Basis


class Direction(NamedTuple):
    """A group seen from one end: the claims there look for the range ends of the others, sorted by edge."""

    queries: Sequence[RangeQuery]
    ends: Sequence[RangeEnd]
    timed: bool
    """Whether two of them may be too far apart in time."""
    downward: bool
    """Whether the queries look for lower ranges; else the sign of all values is turned."""


class Limits(NamedTuple):
    """How far apart in time, in minutes, two claims still contradict each other."""

    tempo: float = inf
    before: float = inf
    """By how much the lower may be earlier: not at all where a running total may have risen since."""
    after: float = inf
    """By how much the lower may be later: any time, where a running total cannot have fallen."""


class ComparisonGroup(NamedTuple):
    """Claims that contradict where the range of one of the lowers lies below that of one of the uppers."""

    lowers: Sequence[Basis]
    uppers: Sequence[Basis]
    limits: Limits
    of_parts: bool = False
    """Whether the uppers are of parts of what the lowers count."""
    tense: bool = False
    """Whether typical ranges are held against each other, a factor of TENSION apart, for want of a contradiction."""

    def kind(self, one: Basis, other: Basis) -> Kind:
        """Return the kind of the verdict on two claims that the group finds."""
        if self.tense:
            return Kind.TENSION
        if self.of_parts and max(other.start - one.end, one.start - other.end) <= self.limits.tempo:
            return Kind.PART_EXCEEDS_WHOLE
        return Kind.CONFLICT

    @property
    def gravest(self) -> Kind:
        """The gravest kind that a verdict of the group can have."""
        late = self.limits.after > self.limits.tempo
        return (
            Kind.TENSION
            if self.tense
            else Kind.PART_EXCEEDS_WHOLE
            if self.of_parts and not late
            else Kind.CONFLICT
        )

    def directions(self, asking: Container[str] | None = None) -> tuple[Direction, Direction]:
        """Return the group as the uppers see it, and as the lowers do; `asking` names the claims that look."""
        timed = self._is_timed()
        _, before, after = self.limits if timed else Limits()
        uppers, lowers = (
            [basis for basis in side if asking is None or basis.claim.id in asking]
            for side in (self.uppers, self.lowers)
        )
        downward = [RangeQuery(self._low(one), one.start - before, one.end + after, one) for one in uppers]
        upward = [RangeQuery(-self._high(one), one.start - after, one.end + before, one) for one in lowers]
        return (
            Direction(downward, _ends(self.lowers, self._high), timed, True),
            Direction(upward, _ends(self.uppers, lambda one: -self._low(one)), timed, False),
        )

    def one_voice(self) -> Iterator[tuple[int, ComparisonGroup]]:
        """Yield the parts of the group whose pairs do not contradict, with the sign to count them by.

        These are claims of one origin (rule 1), and those of one side of which it is not known which came
        later (rule 7); pairs that are both are counted back.
        """
        if self.of_parts:
            return
        for part in self._parts(lambda basis: basis.claim.origin):
            yield -1, part
        bases = self.lowers if self.lowers is self.uppers else (*self.lowers, *self.uppers)
        vague = {basis.side for basis in bases if basis.claim.day_from or basis.claim.said is None}
        for part in self._parts(lambda basis: basis.side if basis.side in vague else "") if vague else ():
            yield -1, part
            yield 1, part._dated()
            for piece in part._parts(lambda basis: basis.claim.origin):
                yield 1, piece
                yield -1, piece._dated()
            for pairs in part._unordered():
                yield -1, pairs
                yield from ((1, piece) for piece in pairs._parts(lambda basis: basis.claim.origin))

    def _parts(self, key: Callable[[Basis], str]) -> Iterator[ComparisonGroup]:
        """Yield the group of the claims of each key; an empty key is nobody's."""
        uppers = _grouped(self.uppers, key)
        if self.lowers is self.uppers:
            yield from (self._replace(lowers=one, uppers=one) for one in uppers.values() if len(one) > 1)
            return
        for name, one in _grouped(self.lowers, key).items():
            if name in uppers:
                yield self._replace(lowers=one, uppers=uppers[name])

    def _dated(self) -> ComparisonGroup:
        """Return the group of those claims of which it is known when they were said."""
        lowers, uppers = (
            [basis for basis in side if basis.claim.said] for side in (self.lowers, self.uppers)
        )
        return self._replace(lowers=lowers, uppers=uppers)

    def _unordered(self) -> Iterator[ComparisonGroup]:
        """Yield the groups of claims on an assumed day and of those on given days before it."""
        for day in {basis.claim.said for basis in (*self.lowers, *self.uppers) if basis.claim.day_from}:
            assumed, given = (
                [[basis for basis in side if chosen(basis.claim, day)] for side in (self.lowers, self.uppers)]
                for chosen in (_is_assumed, _is_given_before)
            )
            for lowers, uppers in ((assumed[0], given[1]), (given[0], assumed[1])):
                if lowers and uppers:
                    yield self._replace(lowers=lowers, uppers=uppers)

    def _is_timed(self) -> bool:
        reach = min(self.limits.before, self.limits.after)
        if reach == inf or not self.lowers or not self.uppers:
            return False
        latest = max(max(basis.start for basis in side) for side in (self.lowers, self.uppers))
        earliest = min(min(basis.end for basis in side) for side in (self.lowers, self.uppers))
        return latest - earliest > reach

    def _low(self, basis: Basis) -> float:
        """Return the low end; an open one a hair higher, so that ends can be told apart by their value alone."""
        hard = basis.typical if self.tense else basis.hard
        assert hard is not None
        return nextafter(hard.low, inf) if hard.low_open else hard.low

    def _high(self, basis: Basis) -> float:
        hard = basis.typical if self.tense else basis.hard
        assert hard is not None
        if self.tense:
            return nextafter(hard.high * TENSION, -inf) if hard.high > 0 else hard.high
        return nextafter(hard.high, -inf) if hard.high_open else hard.high


_Ledger = dict[str, tuple["Unit", list["Basis"]]]
"""Claims by the kind of their unit."""

_Counted = dict[str, _Ledger]
"""Ledgers by measure, of claims that count in one way."""


def comparison_groups(bases: Iterable[Basis], brief: Brief) -> Iterator[ComparisonGroup]:
    """Yield the groups of a brief: within each measure (rules 9 and 10), and of parts and wholes (rule 8)."""
    ways: dict[tuple[bool, str | Days | None], _Counted] = {}
    """Claims that count in one way: projected or not, over one period or in total."""
    for basis in bases:
        if basis.unit is not None:
            ledger = ways.setdefault((basis.is_projected, basis.flow), {}).setdefault(basis.measure.id, {})
            ledger.setdefault(basis.unit.kind, (basis.unit, []))[1].append(basis)
    for (projected, flow), counted in ways.items():
        yield from _between(counted, counted, brief)
        if (name := named_period(flow)) and (rates := ways.get((projected, name))):
            yield from _between(counted, rates, brief)
            yield from _between(rates, counted, brief)


def _between(lowers: _Counted, uppers: _Counted, brief: Brief) -> Iterator[ComparisonGroup]:
    """Yield the groups of two ways of counting, which may be one."""
    parts: defaultdict[tuple[str, Limits], _Ledger] = defaultdict(dict)
    for name, ledger in uppers.items():
        if name in lowers:
            yield from _held(lowers[name], ledger)
        for whole in brief.wholes(name):
            if whole in lowers:
                limits = _limits(_any(lowers[whole]), _any(ledger))
                for kind, (unit, members) in ledger.items():
                    parts[whole, limits].setdefault(kind, (unit, []))[1].extend(members)
    for (whole, _), ledger in parts.items():
        yield from _held(lowers[whole], ledger, of_parts=True)


def _held(lowers: _Ledger, uppers: _Ledger, *, of_parts: bool = False) -> Iterator[ComparisonGroup]:
    """Yield the group for each two kinds of unit that can be compared."""
    for lower_unit, lower_members in lowers.values():
        for upper_unit, upper_members in uppers.values():
            if lower_unit.kind == upper_unit.kind or comparable(lower_unit, upper_unit):
                limits = _limits(lower_members[0], upper_members[0])
                one, two = lower_members, upper_members
                if limits.tempo < inf:
                    one, two = ([basis for basis in side if basis.start] for side in (one, two))
                same = lower_members is upper_members
                yield from _with_limits(one, one if same else two, limits, of_parts=of_parts)


def _with_limits(
    lowers: Sequence[Basis], uppers: Sequence[Basis], limits: Limits, *, of_parts: bool
) -> Iterator[ComparisonGroup]:
    """Yield the group, in two where it counts whether the upper is known to be later, as for a total that rises."""
    if limits.before == limits.tempo or not any(basis.assumed for basis in uppers):
        kinds = [(uppers, limits)]
    else:
        kinds = [
            ([basis for basis in uppers if not basis.assumed], limits),
            ([basis for basis in uppers if basis.assumed], limits._replace(before=limits.tempo)),
        ]
    yield from (ComparisonGroup(lowers, some, its, of_parts) for some, its in kinds if lowers and some)


def _limits(lower: Basis, upper: Basis) -> Limits:
    """Return how far apart in time claims of two measures still contradict; any claim of each will do."""
    tempo = shorter(lower.measure.tempo, upper.measure.tempo)
    if tempo is None:
        return Limits()
    reach = tempo * A_DAY
    falls = lower.counts_up and upper.counts_up
    return Limits(reach, 0 if may_rise(lower, upper) else reach, inf if falls else reach)


def _is_assumed(claim: Claim, day: date | None) -> bool:
    return bool(claim.day_from) and claim.said == day


def _is_given_before(claim: Claim, day: date | None) -> bool:
    return not claim.day_from and claim.said is not None and day is not None and claim.said < day


def _any(ledger: _Ledger) -> Basis:
    return next(iter(ledger.values()))[1][0]


def _grouped(bases: Sequence[Basis], key: Callable[[Basis], str]) -> Mapping[str, list[Basis]]:
    groups: defaultdict[str, list[Basis]] = defaultdict(list)
    for basis in bases:
        if name := key(basis):
            groups[name].append(basis)
    return groups


def _ends(bases: Sequence[Basis], edge: Callable[[Basis], float]) -> list[RangeEnd]:
    ends = [RangeEnd(edge(basis), basis.start, basis.end, basis) for basis in bases]
    return sorted(ends, key=attrgetter("edge"))
