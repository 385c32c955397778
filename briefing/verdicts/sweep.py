"""Sweeping: finding the figures that cannot both be true without deciding every pair.

Rules 8, 9 and 10 of verdicts.md §2 say that one hard range lies wholly below another and that both are
about one time. So the claims of a group are taken in the order of the ends of their ranges, and those
passed are counted and looked up by day: n claims cost about n·log n steps, however many pairs contradict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

from briefing.verdicts.comparison_groups import comparison_groups
from briefing.verdicts.day_index import KEPT, DayCounter, DayTree, Farthest, sorted_out
from briefing.verdicts.pair import APART, quotient
from briefing.verdicts.verdict import Kind, severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefing.brief.model import Brief
    from briefing.verdicts.comparability import Basis
    from briefing.verdicts.comparison_groups import Direction, RangeEnd, RangeQuery
    from briefing.verdicts.day_index import ByWeight


class Swept:
    """The contradictions between figures: exact counts, and the gravest of each claim, by its id."""

    def __init__(self) -> None:
        self.pairs: defaultdict[Kind, int] = defaultdict(int)
        self.within: defaultdict[str, int] = defaultdict(int)
        """Pairs that conflict, by the measure that both are of."""
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.kept: defaultdict[str, list[tuple[int, Basis]]] = defaultdict(list)
        """Severity and the other claim, gravest first."""


FEW = 1_000
"""Marks up to which a query walks along all of them, since looking them up by day would cost more."""


def sweep(bases: Iterable[Basis], brief: Brief) -> Swept:
    """Find the contradictions between the figures of claims that can be compared, none of them superseded.

    A claim that denies another is not held against it; that is not a matter of figures.
    """
    swept = Swept()
    for group in comparison_groups(bases, brief):
        directions = group.directions()
        tallies = [_counted(direction) for direction in directions]
        for sign, part in group.one_voice():
            for tally, direction in zip(tallies, part.directions(), strict=True):
                for name, count in _counted(direction).items():
                    tally[name] += sign * count
        found = sum(tallies[0].values())
        swept.pairs[group.kind] += found
        if group.kind is Kind.CONFLICT:
            swept.within[group.lowers[0].measure.id] += found
        for tally, direction in zip(tallies, directions, strict=True):
            _keep_gravest(direction, tally, group.kind, swept)
    return swept


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


def _keep_gravest(direction: Direction, tally: Mapping[str, int], kind: Kind, swept: Swept) -> None:
    """Note the counts of a direction, and for each query its gravest contradictions."""
    queries, ends, timed, downward = direction
    found = [query for query in queries if tally[query.basis.claim.id]]
    if not found:
        return
    found.sort(key=itemgetter(1, 2))
    window = _window(ends, found, timed)
    for query in found:
        claim = query.basis.claim
        swept.counts[claim.id] += tally[claim.id]
        kept = swept.kept[claim.id]
        kept += _gravest(query, window(query.since, query.until), kind, downward)
        kept.sort(key=itemgetter(0), reverse=True)
        del kept[KEPT:]


def _window(
    ends: Sequence[RangeEnd], queries: Iterable[RangeQuery], timed: bool
) -> Callable[[float, float], ByWeight]:
    """Return what gives the by_weight for a window of days; they may hold ends of other days."""
    if timed and len(ends) > FEW:
        return DayTree(ends, (query.since for query in queries if query.since > -inf)).window
    by_weight = sorted_out(ends) if len(ends) <= FEW else Farthest(ends).by_weight
    return lambda _since, _until: by_weight


def _gravest(query: RangeQuery, by_weight: ByWeight, kind: Kind, downward: bool) -> list[tuple[int, Basis]]:
    """Return the gravest contradictions of a query; on each row the ends stand from the gravest on."""
    limit, since, until, basis = query
    best: list[tuple[int, Basis]] = []
    for weight, row in by_weight.items():
        weaker = min(weight, basis.weight)
        for edge, start, end, other in row:
            if edge >= limit:
                break
            if start > until or end < since or not _is_apart(basis, other, kind):
                continue
            rho = APART if basis.is_date else quotient(edge, limit) if downward else quotient(-limit, -edge)
            grade = severity(kind, rho, weaker)
            if len(best) == KEPT and grade <= best[-1][0]:
                break
            best.append((grade, other))
            best.sort(key=itemgetter(0), reverse=True)
            del best[KEPT:]
    return best


def _is_apart(one: Basis, two: Basis, kind: Kind) -> bool:
    """Whether nothing but their figures relates two claims of a group."""
    if (one.denies or two.denies) and (one.claim.id in two.denies or two.claim.id in one.denies):
        return False
    if kind is not Kind.CONFLICT:
        return True
    first, second = one.claim, two.claim
    if first.origin and first.origin == second.origin:
        return False
    return first.by != second.by or (first.said is not None and second.said is not None)
