"""The account of a claim: what is said of it where only one thing can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures.words import range_text
from briefing.verdicts.reasons import reason

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


def account(claim: Claim, brief: Brief, findings: Findings) -> str:
    """Return the reason of a claim's gravest verdict and how many more there are, or what it says alone."""
    strongest = findings.strongest(claim.id)
    if strongest is None:
        return alone(claim, brief)
    count = findings.count(claim.id)
    more = f" Contradicted by {count:,} claims in all." if count > 1 else ""
    return reason(strongest, brief) + more


def alone(claim: Claim, brief: Brief) -> str:
    """Return what a claim says that no other speaks to."""
    name = brief.name(claim.by)
    if claim.figure is None:
        return f"{name}: {claim.quote}"
    hard = claim.figure.hard
    spread = f" ({range_text(hard, claim.figure.unit)})" if hard and hard.low != hard.high else ""
    return f"{name} says {claim.words}{spread}. No other claim of this brief speaks to it."


def silence(actor: str, brief: Brief) -> str:
    """Return what is said of an actor who claims nothing."""
    return f"{brief.name(actor)} makes no claim in this brief."
