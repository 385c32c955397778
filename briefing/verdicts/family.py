"""The claims that are compared on one axis: a measure's, with its wholes above and its parts below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim, Measure


def compared(brief: Brief, measure: str) -> Iterator[Claim]:
    """Yield the claims that set the scale: the measure's own and those of its wholes, not of its parts."""
    for other in (measure, *brief.wholes(measure)):
        yield from _by_side(brief, other)


class Branch(Record):
    """A measure among those it is compared with."""

    measure: Measure
    depth: int
    """How many wholes it is part of."""
    claims: tuple[Claim, ...]
    """Those with a figure, each side together, by the day they were said."""


def family(brief: Brief, measure: str) -> tuple[Branch, ...]:
    """Return a measure's topmost whole and everything that is part of it, each above its parts."""
    if measure not in brief.measures:
        return ()
    root = (measure, *brief.wholes(measure))[-1]
    return tuple(_branches(brief, root, 0, set()))


def _branches(brief: Brief, measure: str, depth: int, seen: set[str]) -> Iterator[Branch]:
    if measure in seen:
        return
    seen.add(measure)
    yield Branch(brief.measures[measure], depth, _by_side(brief, measure))
    for other in brief.measures.values():
        if other.part_of == measure:
            yield from _branches(brief, other.id, depth + 1, seen)


def _by_side(brief: Brief, measure: str) -> tuple[Claim, ...]:
    claims = [claim for claim in brief.claims_by_measure.get(measure, ()) if claim.figure]
    first_said: dict[str, int] = {}
    for claim in claims:
        day = claim.said.toordinal() if claim.said else 10**7
        side = brief.side(claim.by)
        first_said[side] = min(day, first_said.get(side, day))
    return tuple(
        sorted(
            claims,
            key=lambda claim: (
                first_said[brief.side(claim.by)],
                brief.side(claim.by),
                claim.said.toordinal() if claim.said else 10**7,
            ),
        )
    )
