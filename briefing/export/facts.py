"""What is known of a claim besides its figure, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.words import qualities, said_words, via_words
from briefing.verdicts.phrases import day_text, name
from briefing.verdicts.support import independence, independence_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


def claim_facts(claim: Claim, brief: Brief, findings: Findings) -> str:
    """Return when a claim was said, who carries it, how sure it is, its origin, and what has taken its place."""
    return "; ".join(filter(None, _facts(claim, brief, findings)))


def _facts(claim: Claim, brief: Brief, findings: Findings) -> Iterator[str]:
    said = said_words(claim)
    yield f"{said[:1].upper()}{said[1:]}"
    if successor := brief.claims.get(findings.superseded.get(claim.id, "")):
        day = f" on {day_text(successor.said)}" if successor.said else ""
        who = "" if successor.by == claim.by else f"{name(successor, brief)}: "
        yield f"superseded{day} by {who}{successor.words}"
    yield via_words(claim, brief)
    for quality in qualities(claim):
        yield f"{quality} ({origin_text(claim, brief)})" if quality.startswith("origin ") else quality


def origin_text(claim: Claim, brief: Brief) -> str:
    """Return how many carry the utterance that a claim goes back to: "3 outlets, 1 origin"."""
    others = brief.claims_by_measure.get(claim.measure or "", (claim,))
    carried = [other for other in others if other.origin == claim.origin] if claim.origin else [claim]
    return independence_text(independence(carried, brief))
