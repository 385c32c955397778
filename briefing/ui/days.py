"""Days as the screen writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.text import short_day

if TYPE_CHECKING:
    from briefing.brief.model import Claim


def said_day(claim: Claim) -> str:
    """Return the day a claim was said, with a question mark where it is assumed; "" where there is none."""
    day = short_day(claim.said) if claim.said else ""
    return f"{day}?" if claim.day_from else day
