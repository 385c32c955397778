"""The overview of measures: how far the figures of each reach, who speaks to it, and what conflicts."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from briefing.figures.figure import Range
from briefing.figures.units import unit_for
from briefing.record import Record
from briefing.verdicts.basis import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.brief.model import Brief, Claim, Measure
    from briefing.figures.figure import Unit
    from briefing.verdicts.findings import Findings


class Reach(Record):
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
