"""Sweeping: finding the figures that cannot both be true without deciding every pair.

Rules 8, 9 and 10 of verdicts.md §2 say that one hard range lies wholly below another and that both are
about one time. So the claims of a field are taken in the order of the ends of their ranges, and those
passed are counted and looked up by day: n claims cost about n·log n steps, however many pairs contradict.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from math import inf
from operator import itemgetter
from typing import TYPE_CHECKING

from briefing.verdicts.day_index import KEPT, Counter, Shelf, Shelves, sorted_out
from briefing.verdicts.fields import fields
from briefing.verdicts.pair import APART, quotient
from briefing.verdicts.verdict import Kind, severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefing.brief.model import Brief
    from briefing.verdicts.comparability import Basis
    from briefing.verdicts.day_index import Boards
    from briefing.verdicts.fields import Mark, Seeker, View


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
"""Marks up to which a seeker walks along all of them, since looking them up by day would cost more."""


def sweep(bases: Iterable[Basis], brief: Brief) -> Swept:
    """Find the contradictions between the figures of claims that can be compared, none of them superseded.

    A claim that denies another is not held against it; that is not a matter of figures.
    """
    swept = Swept()
    for field in fields(bases, brief):
        views = field.views()
        tallies = [_counted(view) for view in views]
        for sign, part in field.one_voice():
            for tally, view in zip(tallies, part.views(), strict=True):
                for name, count in _counted(view).items():
                    tally[name] += sign * count
        found = sum(tallies[0].values())
        swept.pairs[field.kind] += found
        if field.kind is Kind.CONFLICT:
            swept.within[field.lowers[0].measure.id] += found
        for tally, view in zip(tallies, views, strict=True):
            _keep_gravest(view, tally, field.kind, swept)
    return swept


def _counted(view: View) -> dict[str, int]:
    """Return for each seeker, by its id, how many marks it contradicts."""
    seekers, marks, timed, _ = view
    if not timed:
        edges = [mark.edge for mark in marks]
        return {seeker.basis.claim.id: bisect_left(edges, seeker.limit) for seeker in seekers}
    counts = {}
    starts, ends = Counter(mark.start for mark in marks), Counter(mark.end for mark in marks)
    passed = 0
    for limit, since, until, basis in sorted(seekers, key=itemgetter(0)):
        while passed < len(marks) and marks[passed].edge < limit:
            starts.add(marks[passed].start)
            ends.add(marks[passed].end)
            passed += 1
        count = passed
        if since > -inf:
            count -= ends.before(since)
        if until < inf:
            count -= starts.after(until)
        counts[basis.claim.id] = count
    return counts


def _keep_gravest(view: View, tally: Mapping[str, int], kind: Kind, swept: Swept) -> None:
    """Note the counts of a view, and for each seeker its gravest contradictions."""
    seekers, marks, timed, downward = view
    found = [seeker for seeker in seekers if tally[seeker.basis.claim.id]]
    if not found:
        return
    found.sort(key=itemgetter(1, 2))
    window = _window(marks, found, timed)
    for seeker in found:
        claim = seeker.basis.claim
        swept.counts[claim.id] += tally[claim.id]
        kept = swept.kept[claim.id]
        kept += _gravest(seeker, window(seeker.since, seeker.until), kind, downward)
        kept.sort(key=itemgetter(0), reverse=True)
        del kept[KEPT:]


def _window(
    marks: Sequence[Mark], seekers: Iterable[Seeker], timed: bool
) -> Callable[[float, float], Boards]:
    """Return what gives the boards for a window of days; they may hold marks of other days."""
    if timed and len(marks) > FEW:
        return Shelves(marks, (seeker.since for seeker in seekers if seeker.since > -inf)).window
    boards = sorted_out(marks) if len(marks) <= FEW else Shelf(marks).boards
    return lambda _since, _until: boards


def _gravest(seeker: Seeker, boards: Boards, kind: Kind, downward: bool) -> list[tuple[int, Basis]]:
    """Return the gravest contradictions of a seeker; on each board the marks stand from the gravest on."""
    limit, since, until, basis = seeker
    best: list[tuple[int, Basis]] = []
    for weight, board in boards.items():
        weaker = min(weight, basis.weight)
        for edge, start, end, other in board:
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
    """Whether nothing but their figures relates two claims of a field."""
    if (one.denies or two.denies) and (one.claim.id in two.denies or two.claim.id in one.denies):
        return False
    if kind is not Kind.CONFLICT:
        return True
    first, second = one.claim, two.claim
    if first.origin and first.origin == second.origin:
        return False
    return first.by != second.by or (first.said is not None and second.said is not None)
