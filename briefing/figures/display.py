"""Figures for people, as words, and for programs, as data."""

from __future__ import annotations

from datetime import date
from math import inf
from typing import TYPE_CHECKING

from briefing.text import long_day

if TYPE_CHECKING:
    from briefing.figures.model import Figure, Range, Unit


_SCALES = (("trillion", 10**12), ("billion", 10**9), ("million", 10**6))
"""Numbers that are whole in one of them, to four digits, are said in it: all others in full."""


def amount(value: float, unit: Unit) -> str:
    """Return a number for people: "12,000", "1.7", "60.5 billion", "27 Oct 2024"; no unit is added."""
    if value in (inf, -inf):
        return "∞" if value > 0 else "−∞"
    if unit.kind == "date":
        return long_day(day_of(value))
    for name, factor in _SCALES:
        scaled = value / factor
        if scaled >= 1 and float(f"{scaled:.4g}") == scaled:
            return f"{scaled:.4g} {name}"
    if abs(value) >= 1000 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.4g}"


def range_text(span: Range, unit: Unit) -> str:
    """Return a range for people: "9,000–15,000", "3,000 or more", "more than 3,000", "27–28 Oct 2024"."""
    low, high = amount(span.low, unit), amount(span.high, unit)
    if span.low == -inf and span.high == inf:
        return "any"
    if unit.kind == "date":
        return _day_range(span, low, high)
    if span.high == inf:
        return f"more than {low}" if span.low_open else f"{low} or more"
    if span.low == -inf or (span.low == 0 and span.high_open):
        return f"less than {high}" if span.high_open else f"{high} or less"
    if low == high:
        return low
    if span.low_open:
        return f"more than {low}, {'less than' if span.high_open else 'up to'} {high}"
    if span.high_open:
        return f"{low} to less than {high}"
    number, _, scale = low.partition(" ")
    return f"{number}–{high}" if scale and high.endswith(f" {scale}") else f"{low}–{high}"


def range_of_things(span: Range, unit: Unit) -> str:
    """Return a range with what it counts or measures: "10–471 people"; days say so by themselves."""
    words = range_text(span, unit)
    return words if unit.kind == "date" or not unit.name else f"{words} {unit.name}"


def day_of(value: float) -> date:
    """Return the day that a date figure's number is; one that no calendar has becomes the nearest."""
    return date.fromordinal(int(min(max(value, date.min.toordinal()), date.max.toordinal())))


def _day_range(span: Range, low: str, high: str) -> str:
    if span.high == inf:
        return f"after {low}" if span.low_open else f"{low} or later"
    if span.low == -inf:
        return f"before {high}" if span.high_open else f"{high} or earlier"
    if low == high:
        return low
    first, last = low.split(), high.split()
    if first[2] != last[2]:
        return f"{low} – {high}"
    return f"{first[0]}–{high}" if first[1] == last[1] else f"{first[0]} {first[1]} – {high}"


SCHEMA = 1


def figure_json(figure: Figure) -> dict[str, object]:
    """Return a figure as JSON data: null for an open end, for no range and for no number; days in ISO 8601.

    `stated` is a number, or [low, high] for a span; `kind` and `factor` say what the unit compares with.
    """
    stated: object = None
    if figure.stated:
        low, high = (_value(figure, end) for end in figure.stated)
        stated = low if low == high else [low, high]
    return {
        "schema": SCHEMA,
        "text": figure.text,
        "stated": stated,
        "qualifier": figure.qualifier,
        "unit": figure.unit.name or None,
        "kind": figure.unit.kind,
        "noun": figure.noun or None,
        "period": figure.period or None,
        "hard": _ends(figure, figure.hard),
        "typical": _ends(figure, figure.typical),
        "hard_open": [figure.hard.low_open, figure.hard.high_open] if figure.hard else None,
    }


def _ends(figure: Figure, span: Range | None) -> list[object] | None:
    return [_value(figure, span.low), _value(figure, span.high)] if span else None


def _value(figure: Figure, value: float) -> object:
    if value in (inf, -inf):
        return None
    if figure.is_date:
        return day_of(value).isoformat()
    return int(value) if value == int(value) else value
