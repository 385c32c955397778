"""What is left to review of a draft, in the order in which it matters: first what a contradiction hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Actor, Claim, Measure

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings


class ToReview(NamedTuple):
    """A claim, actor or measure of a draft that nobody has accepted, and what hangs on it."""

    part: Claim | Actor | Measure
    severity: int
    """Of the gravest contradiction of its claims; -1 where nothing contradicts them."""
    contradicted: int
    """How many of its claims are contradicted."""
    claims: int
    """How many claims it is about."""


def left_to_review(findings: Findings) -> tuple[ToReview, ...]:
    """Return what is left to review: by the gravest contradiction that hangs on it, then by how much does.

    What weighs the same stands as in the brief, an actor and a measure before their claims.
    """
    found = [_weighed(part, findings) for part in findings.brief.in_review]
    found.sort(key=lambda one: (-one.severity, -one.contradicted, -one.claims))
    return tuple(found)


def _weighed(part: Claim | Actor | Measure, findings: Findings) -> ToReview:
    claims = _claims_of(part, findings.brief)
    contradicted = [claim.id for claim in claims if findings.count(claim.id)]
    gravest = max((findings.severity(id) for id in contradicted), default=-1)
    return ToReview(part, gravest, len(contradicted), len(claims))


def _claims_of(part: Claim | Actor | Measure, brief: Brief) -> tuple[Claim, ...]:
    match part:
        case Actor():
            return brief.claims_by_actor.get(part.id, ())
        case Measure():
            return brief.claims_by_measure.get(part.id, ())
    return (part,)
