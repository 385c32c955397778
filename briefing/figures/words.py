"""Figures in words: numbers and ranges for people, and a figure's canonical wording."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.figures.figure import Range, Unit

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def amount(value: float, unit: Unit) -> str:
    """Return a number for people: "12,000", "1.7", "27 Oct 2024"; no unit is added."""
    if unit.kind == "date":
        day, month, year = _day(value)
        return f"{day} {month} {year}"
    if value in (inf, -inf):
        return "∞" if value > 0 else "−∞"
    if abs(value) >= 1000 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.4g}"


def range_text(span: Range, unit: Unit) -> str:
    """Return a range for people: "9,000–15,000", "3,000 or more", "more than 3,000", "27–28 Oct 2024"."""
    days = unit.kind == "date"
    low, high = (
        amount(span.low, unit) if span.low > -inf else "",
        amount(span.high, unit) if span.high < inf else "",
    )
    if not high:
        if not low:
            return "any"
        return (
            f"{'after' if days else 'more than'} {low}"
            if span.low_open
            else f"{low} or {'later' if days else 'more'}"
        )
    if not low:
        return (
            f"{'before' if days else 'less than'} {high}"
            if span.high_open
            else f"{high} or {'earlier' if days else 'less'}"
        )
    if low == high:
        return low
    if span.high_open and not days:
        return f"less than {high}" if span.low == 0 else f"{low} to less than {high}"
    if span.low_open and not days:
        return f"more than {low}, up to {high}"
    return _day_span(span) if days else f"{low}–{high}"


def _day(value: float) -> tuple[int, str, int]:
    from datetime import date

    day = date.fromordinal(int(value))
    return day.day, _MONTHS[day.month - 1], day.year


def _day_span(span: Range) -> str:
    (day, month, year), (last_day, last_month, last_year) = _day(span.low), _day(span.high)
    if year != last_year:
        return f"{day} {month} {year} – {last_day} {last_month} {last_year}"
    if month != last_month:
        return f"{day} {month} – {last_day} {last_month} {last_year}"
    return f"{day}–{last_day} {month} {year}"
