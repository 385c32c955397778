"""Severity: how grave a verdict is, 0 to 100 (verdicts.md §2)."""

from __future__ import annotations

from math import log2
from typing import TYPE_CHECKING

from briefing.verdicts.verdict import Severity

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.verdict import Kind

UNRATED = 0.5
"""The weight of a source that is rated F, or not at all."""

SOURCE_WEIGHTS = {"A": 1.0, "B": 0.75, "C": 0.5, "D": 0.25, "E": 0.0, "F": UNRATED}
"""Weights of the Admiralty letters for a source's reliability (NATO AJP-2.1)."""


def source_weight(claim: Claim, brief: Brief) -> float:
    """Return the weight, 0 to 1, of the source that carries a claim."""
    source = brief.sources.get(claim.via) if claim.via else None
    return SOURCE_WEIGHTS.get(source.reliability, UNRATED) if source else UNRATED


def severity(kind: Kind, ratio: float, weight: float) -> int:
    """Return 100·K·M·Q: of the kind, of how far apart the ranges are, of the weaker source's weight.

    `ratio` is ρ, 1 or more, and may be infinite. Two ranges eight times apart are as grave as it gets.
    """
    if not kind.weight:
        return 0
    distance = min(1.0, 0.4 + 0.2 * log2(ratio)) if ratio > 1 else 0.4
    return round(100 * kind.weight * distance * (0.7 + 0.3 * weight))


def band(value: int) -> Severity:
    """Return the band that a severity falls into."""
    return next(band for band in Severity if value >= band.value)
