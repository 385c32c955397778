"""The claims compared on one axis, a measure with its parts, and how far the figures of each measure reach."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import Range
from briefing.figures.units import unit_for
from briefing.verdicts.comparability import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.brief.model import Brief, Claim, Measure
    from briefing.figures.model import Unit
    from briefing.verdicts.findings import Findings


def compared(brief: Brief, measure: str) -> Iterator[Claim]:
    """Yield the claims that set the scale: the measure's own and those of its wholes, not of its parts."""
    for other in (measure, *brief.wholes(measure)):
        yield from _by_side(brief, other)


class Branch(NamedTuple):
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


class Reach(NamedTuple):
    """A measure, and what its claims amount to."""

    measure: Measure
    span: Range | None
    """From the lowest number to the highest that a standing claim states, in the base unit; none without one."""
    unit: Unit
    """That of the span."""
    claims: int
    sides: int
    briefs: int
    conflicts: int
    """Pairs of its claims that conflict."""
    disputed: int
    """How many of its claims are contradicted, by whatever verdict."""


def overview(findings: Findings, homes: Mapping[str, str]) -> Iterator[Reach]:
    """Yield the measures of which there are claims; `homes` names the brief of each claim, by its id."""
    brief = findings.brief
    for measure in brief.measures.values():
        claims = brief.claims_by_measure.get(measure.id, ())
        if claims:
            standing = [claim for claim in claims if claim.figure and claim.id not in findings.superseded]
            span, unit = _span(standing, brief)
            yield Reach(
                measure,
                span,
                unit,
                len(claims),
                len({brief.side(claim.by) for claim in claims}),
                len({homes[claim.id] for claim in claims}),
                findings.conflicts_within(measure.id),
                sum(1 for claim in claims if findings.count(claim.id)),
            )


def _span(claims: Sequence[Claim], brief: Brief) -> tuple[Range | None, Unit]:
    """Return the lowest and the highest number, of the commonest kind of unit; of "dozens" the ends of its range."""
    bases = [Basis(claim, brief) for claim in claims]
    kinds = [basis.unit.kind for basis in bases if basis.unit]
    common = max(dict.fromkeys(kinds), key=kinds.count, default="")
    ends: list[float] = []
    unit = unit_for("")
    for basis in bases:
        if basis.unit and basis.unit.kind == common:
            unit = basis.unit
            ends += basis.stated or (filter(isfinite, basis.hard[:2]) if basis.hard else ())
    return (Range(min(ends), max(ends)), unit) if ends else (None, unit)
