"""A figure as data for `--json`."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from briefing.figures.words import day_of

if TYPE_CHECKING:
    from briefing.figures.figure import Figure, Range

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
