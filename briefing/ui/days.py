"""Days as the screen writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from briefing.brief.model import Claim

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def said_day(claim: Claim) -> str:
    """Return the day a claim was said, with a question mark where it is assumed; "" where there is none."""
    day = short_day(claim.said) if claim.said else ""
    return f"{day}?" if claim.day_from else day


def short_day(day: date) -> str:
    """Return "25 Oct"; for columns, where the year stands elsewhere."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """Return "25 Oct 2024", in every locale."""
    return f"{short_day(day)} {day.year}"
