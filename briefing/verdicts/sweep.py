"""Sweeping: finding the figures that cannot both be true without deciding every pair.

Rules 8, 9 and 10 (manual/verdicts.md) say that one hard range lies wholly below another and that both are
about one time. So the claims of a group are taken in the order of the ends of their ranges, and those
passed are counted and looked up by time: n claims cost about n·log n steps, however many pairs contradict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

from briefing.verdicts.comparability import is_order_known
from briefing.verdicts.comparison_groups import Limits, comparison_groups
from briefing.verdicts.day_index import KEPT, DayCounter, DayTree, Farthest, sorted_out
from briefing.verdicts.pair import APART, quotient
from briefing.verdicts.rules import TENSION
from briefing.verdicts.verdict import severity

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from briefing.brief.model import Brief
    from briefing.verdicts.comparability import Basis
    from briefing.verdicts.comparison_groups import ComparisonGroup, Direction, RangeEnd, RangeQuery
    from briefing.verdicts.day_index import ByWeight

FEW = 1_000
"""Range ends up to which a query walks along all of them, since looking them up by time would cost more."""


LISTED = 3_000
"""About how many contradictions are listed of a brief at least, if it has so many."""


class Swept:
    """The contradictions between figures: exact counts, and the gravest of each claim, by its id."""

    def __init__(self, room: int = KEPT) -> None:
        self.room = room
        """How many contradictions of a claim are kept."""
        self.pairs = 0
        self.within: defaultdict[str, int] = defaultdict(int)
        """Pairs that conflict, by the measure that both are of."""
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.kept: defaultdict[str, list[tuple[int, Basis]]] = defaultdict(list)
        """Severity and the other claim, gravest first."""

    def keep(self, claim: str, found: Iterable[tuple[int, Basis]]) -> None:
        """Keep some contradictions of a claim as far as they are among its gravest."""
        kept = self.kept[claim]
        kept += found
        kept.sort(key=itemgetter(0), reverse=True)
        del kept[self.room :]

    def take_out(self, one: Basis, other: Basis) -> None:
        """Count a pair no longer, since something else than its figures decides it."""
        self.pairs -= 1
        if one.measure is other.measure:
            self.within[one.measure.id] -= 1
        for basis in (one, other):
            self.counts[basis.claim.id] -= 1


def sweep(bases: Iterable[Basis], brief: Brief) -> Swept:
    """Find the contradictions between the figures of claims that can be compared, none of them superseded.

    A claim that denies another is not held against it; that is not a matter of figures.
    """
    swept = Swept(max(KEPT, LISTED // max(1, len(brief.claims))))
    for group in comparison_groups(bases, brief):
        directions = group.directions()
        tallies = [_counted(direction) for direction in directions]
        for sign, part in group.one_voice():
            for tally, direction in zip(tallies, part.directions(), strict=True):
                for name, count in _counted(direction).items():
                    tally[name] += sign * count
        found = sum(tallies[0].values())
        swept.pairs += found
        if not group.of_parts:
            swept.within[group.lowers[0].measure.id] += found
        for tally, direction in zip(tallies, directions, strict=True):
            for claim, count in tally.items():
                swept.counts[claim] += count
            for claim, gravest in _gravest_of_each(direction, tally, group, swept.room):
                swept.keep(claim, gravest)
    return swept


def tensions(bases: Iterable[Basis], brief: Brief, asking: Container[str]) -> Mapping[str, str]:
    """Return for some claims that nothing contradicts the claim that each is most in tension with, both by id."""
    swept = Swept()
    for group in comparison_groups(bases, brief):
        if not group.of_parts:
            tempo = group.limits.tempo
            tense = group._replace(tense=True, limits=Limits(tempo, tempo, tempo))
            for direction in tense.directions(asking):
                for claim, gravest in _gravest_of_each(direction, _counted(direction), tense, 1):
                    swept.keep(claim, gravest)
    return {claim: kept[0][1].claim.id for claim, kept in swept.kept.items() if kept}


def _counted(direction: Direction) -> dict[str, int]:
    """Return for each query, by its claim's id, how many range ends it contradicts."""
    queries, ends, timed, _ = direction
    if not timed:
        edges = [end.edge for end in ends]
        return {query.basis.claim.id: bisect_left(edges, query.limit) for query in queries}
    counts = {}
    begun, over = DayCounter(end.start for end in ends), DayCounter(end.end for end in ends)
    passed = 0
    for limit, since, until, basis in sorted(queries, key=itemgetter(0)):
        while passed < len(ends) and ends[passed].edge < limit:
            begun.add(ends[passed].start)
            over.add(ends[passed].end)
            passed += 1
        count = passed
        if since > -inf:
            count -= over.before(since)
        if until < inf:
            count -= begun.after(until)
        counts[basis.claim.id] = count
    return counts


def _gravest_of_each(
    direction: Direction, tally: Mapping[str, int], group: ComparisonGroup, room: int
) -> Iterator[tuple[str, list[tuple[int, Basis]]]]:
    """Yield the gravest contradictions of each query that the tally has some of."""
    found = [query for query in direction.queries if tally[query.basis.claim.id]]
    if not found:
        return
    found.sort(key=itemgetter(1, 2))
    window = _window(direction.ends, found, direction.timed)
    for query in found:
        by_weight = window(query.since, query.until)
        yield query.basis.claim.id, _gravest(query, by_weight, group, room, direction.downward)


def _window(
    ends: Sequence[RangeEnd], queries: Iterable[RangeQuery], timed: bool
) -> Callable[[float, float], ByWeight]:
    """Return what gives the range ends for a window of time; there may be some of other times among them."""
    if timed and len(ends) > FEW:
        return DayTree(ends, (query.since for query in queries if query.since > -inf)).window
    by_weight = sorted_out(ends) if len(ends) <= FEW else Farthest(ends).by_weight
    return lambda _since, _until: by_weight


def _gravest(
    query: RangeQuery, by_weight: ByWeight, group: ComparisonGroup, room: int, downward: bool
) -> list[tuple[int, Basis]]:
    """Return the gravest contradictions of a query; of each weight the ends stand from the gravest on."""
    limit, since, until, basis = query
    gravest, scale = group.gravest, TENSION if group.tense else 1.0
    best: list[tuple[int, Basis]] = []
    for weight, ends in by_weight.items():
        weaker = min(weight, basis.weight)
        for edge, start, end, other in ends:
            if edge >= limit:
                break
            if start > until or end < since or not _is_apart(basis, other, group):
                continue
            rho = quotient(edge, limit) if downward else quotient(-limit, -edge)
            rho = APART if basis.is_date else rho * scale
            most = severity(gravest, rho, weaker)
            if len(best) == room and most <= best[-1][0]:
                break
            kind = group.kind(basis, other) if group.of_parts else gravest
            best.append((most if kind is gravest else severity(kind, rho, weaker), other))
            best.sort(key=itemgetter(0), reverse=True)
            del best[room:]
    return best


def _is_apart(one: Basis, two: Basis, group: ComparisonGroup) -> bool:
    """Whether nothing but their figures relates two claims of a group."""
    if (one.denies or two.denies) and (one.claim.id in two.denies or two.claim.id in one.denies):
        return False
    if group.of_parts:
        return True
    first, second = one.claim, two.claim
    if first.origin and first.origin == second.origin:
        return False
    return one.side != two.side or is_order_known(first, second)
