"""The orders in which a brief's claims can stand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.brief.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


class Order(Choice):
    """The orders in which claims can stand."""

    BRIEF = "as in the brief"
    SEVERITY = "gravest first"
    SAID = "by day said"
    WHO = "by who"
    FIGURE = "largest first"


def arrange(claims: Iterable[Claim], order: Order, brief: Brief, findings: Findings) -> tuple[Claim, ...]:
    """Return the claims in an order; those that are equal in it stay as they stood."""
    if order is Order.SEVERITY:
        return tuple(sorted(claims, key=lambda claim: -findings.severity(claim.id)))
    if order is Order.SAID:
        return tuple(sorted(claims, key=lambda claim: claim.said or date.max))
    if order is Order.WHO:
        return tuple(
            sorted(claims, key=lambda claim: (brief.name(brief.side(claim.by)), brief.name(claim.by)))
        )
    if order is Order.FIGURE:
        return tuple(sorted(claims, key=lambda claim: -_size(claim)))
    return tuple(claims)


def _size(claim: Claim) -> float:
    figure = claim.figure
    if figure is None or figure.is_date:
        return float("-inf")
    if figure.stated:
        return figure.stated[1] * figure.unit.factor
    return figure.hard.low * figure.unit.factor if figure.hard else float("-inf")
