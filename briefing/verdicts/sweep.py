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

from briefing.verdicts.fields import fields
from briefing.verdicts.ratio import ratio
from briefing.verdicts.severity import severity
from briefing.verdicts.shelves import KEPT, Counter, Shelf, Shelves
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.basis import Basis
    from briefing.verdicts.fields import Seeker, View


class Swept:
    """The contradictions between figures: exact counts, and the gravest of each claim, by its id."""

    def __init__(self) -> None:
        self.pairs: defaultdict[Kind, int] = defaultdict(int)
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.kept: defaultdict[str, list[tuple[int, Basis]]] = defaultdict(list)
        """Severity and the other claim, gravest first."""


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
        swept.pairs[field.kind] += sum(tallies[0].values())
        for tally, view in zip(tallies, views, strict=True):
            _keep_gravest(view, tally, field.kind, swept)
    return swept


def _counted(view: View) -> dict[str, int]:
    """Return for each seeker, by its id, how many marks it contradicts."""
    seekers, marks, timed = view
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
    seekers, marks, timed = view
    found = [seeker for seeker in seekers if tally[seeker.basis.claim.id]]
    if not found:
        return
    shelves = Shelves(marks, (seeker.since for seeker in found if seeker.since > -inf)) if timed else None
    nearby = Shelf(marks)
    for seeker in found:
        claim = seeker.basis.claim
        swept.counts[claim.id] += tally[claim.id]
        if shelves:
            nearby = shelves.window(seeker.since, seeker.until)
        kept = swept.kept[claim.id]
        kept += _gravest(seeker, nearby, kind)
        kept.sort(key=itemgetter(0), reverse=True)
        del kept[KEPT:]


def _gravest(seeker: Seeker, shelf: Shelf, kind: Kind) -> list[tuple[int, Basis]]:
    """Return the gravest contradictions of a seeker; on each board the marks stand from the gravest on."""
    best: list[tuple[int, Basis]] = []
    for weight, board in shelf.boards.items():
        weaker = min(weight, seeker.basis.weight)
        for mark in board:
            if mark.edge >= seeker.limit:
                break
            if not _is_apart(seeker.basis.claim, mark.basis.claim, kind):
                continue
            grade = severity(kind, _rho(seeker.basis, mark.basis), weaker)
            if len(best) == KEPT and grade <= best[-1][0]:
                break
            best.append((grade, mark.basis))
            best.sort(key=itemgetter(0), reverse=True)
            del best[KEPT:]
    return best


def _rho(one: Basis, two: Basis) -> float:
    assert one.hard is not None
    assert two.hard is not None
    return ratio(one.hard, two.hard, one.is_date)


def _is_apart(one: Claim, two: Claim, kind: Kind) -> bool:
    """Whether nothing but their figures relates two claims of a field."""
    if (one.denies or two.denies) and (one.id in two.denies or two.id in one.denies):
        return False
    if kind is not Kind.CONFLICT:
        return True
    if one.origin and one.origin == two.origin:
        return False
    return one.by != two.by or (one.said is not None and two.said is not None)
