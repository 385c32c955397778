"""Sums of parts: what the figures of parts that are apart from each other come to together.

A measure says with `parts: disjoint` that nothing is counted in two of its parts. Then the figures of its
parts add up, and the sum is held against the figures of the whole, and against the sums of others.
"""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from briefing.figures.display import range_text
from briefing.figures.model import Range
from briefing.figures.units import COUNT, comparable
from briefing.verdicts.comparability import A_DAY, Basis, are_one_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.brief.model import Brief, Claim

DISJOINT = "disjoint"


class Sum(Basis):
    """The claims of two parts or more as if they were one claim, which is the first of them with a larger figure."""

    __slots__ = ("_added", "_stated", "_typical")

    def __init__(self, parts: Sequence[Basis]) -> None:
        first = parts[0]
        for name in Basis.__slots__:
            setattr(self, name, getattr(first, name))
        self._added = tuple(part.claim for part in parts[1:])
        self.start, self.end = min(part.start for part in parts), max(part.end for part in parts)
        self.weight = min(part.weight for part in parts)
        self.hard = added(part.hard for part in parts)
        self._typical = added(part.typical for part in parts)
        numbers = [part.stated for part in parts if part.stated]
        whole = len(numbers) == len(parts)
        self._stated = (sum(low for low, _ in numbers), sum(high for _, high in numbers)) if whole else None

    @property
    def added(self) -> tuple[Claim, ...]:
        """The claims whose figures are added to the first one's."""
        return self._added

    @property
    def typical(self) -> Range | None:
        """The sum of the typical ranges."""
        return self._typical

    @property
    def stated(self) -> tuple[float, float] | None:
        """The sum of the numbers as written; none where one is in words that give no number."""
        return self._stated

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All the claims that are added up."""
        return self.claim, *self._added


def added(ranges: Iterable[Range | None]) -> Range | None:
    """Return the range of a sum; none where one of its parts has none."""
    low, high, low_open, high_open = 0.0, 0.0, False, False
    for one in ranges:
        if one is None:
            return None
        low, high = low + one.low, high + one.high
        low_open, high_open = low_open or one.low_open, high_open or one.high_open
    return Range(low, high, low_open, high_open)


def total_text(claims: Sequence[Claim], brief: Brief) -> str:
    """Return what the figures of some claims come to: "292", "at least 77,958", "7,000–9,000"."""
    total = Sum([Basis(claim, brief) for claim in claims])
    unit = COUNT if total.unit is None else total.unit._replace(name="", factor=1.0)
    if total.hard and total.hard.high == inf:
        bound = "more than" if total.hard.low_open else "at least"
        return f"{bound} {range_text(Range(total.hard.low, total.hard.low), unit)}"
    if total.stated and total.stated[0] == total.stated[1]:
        return range_text(Range(*total.stated), unit)
    return range_text(total.hard, unit) if total.hard else "no number that could be told"


def sums(bases: Iterable[Basis], brief: Brief) -> Mapping[str, list[Sum]]:
    """Return the sums of standing claims, by the measure whose parts they add up.

    There is one for each side that gives the figures of two parts or more, and where none does, one of the
    lowest figure that anybody gives for each part: what exceeds a whole even so exceeds it however it is read.
    """
    wholes = {id for id, measure in brief.measures.items() if measure.parts == DISJOINT}
    given: defaultdict[str, defaultdict[str, list[Basis]]] = defaultdict(lambda: defaultdict(list))
    for basis in bases if wholes else ():
        whole = basis.measure.part_of
        if whole in wholes and whole and not basis.is_date:
            given[whole][basis.measure.id].append(basis)
    return {
        whole: [*_of_sides(parts)] or [*_of_all(parts)] for whole, parts in given.items() if len(parts) > 1
    }


def _of_sides(parts: Mapping[str, list[Basis]]) -> Iterator[Sum]:
    sides = dict.fromkeys(basis.side for bases in parts.values() for basis in bases)
    own: dict[str, dict[str, list[Basis]]] = {side: {name: [] for name in parts} for side in sides}
    for name, bases in parts.items():
        for basis in bases:
            own[basis.side][name].append(basis)
    for given in own.values():
        yield from _of_all(given)


def _of_all(parts: Mapping[str, Sequence[Basis]]) -> Iterator[Sum]:
    """Yield the sum of the lowest figure of each part, if two or more can be added up."""
    lowest = [
        min(bases, key=lambda basis: basis.hard.low if basis.hard else 0.0)
        for bases in parts.values()
        if bases
    ]
    alike = [basis for basis in lowest if _add_up(lowest[0], basis)]
    if len(alike) > 1:
        yield Sum(alike)


def _add_up(one: Basis, other: Basis) -> bool:
    """Whether two figures count the same kind of thing in one way, and at about one time."""
    tempo = one.measure.tempo
    return (
        one.is_projected is other.is_projected
        and are_one_period(one.flow, other.flow)
        and one.unit is not None
        and other.unit is not None
        and (one.unit.kind == other.unit.kind or comparable(one.unit, other.unit))
        and (tempo is None or max(other.start - one.end, one.start - other.end) <= tempo * A_DAY)
    )
