"""How a wording is read, as a small table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.page import Page
from briefing.figures.display import amount, range_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.export.page import Look
    from briefing.figures.model import Figure, Range, Unit


def figure_text(figure: Figure, look: Look) -> str:
    """Return what was read: wording, number, both ranges with what they mean, and what is counted."""
    page = Page(look)
    page.heading(figure.text)
    page.rows(_rows(figure), indent=2)
    return page.text


def _rows(figure: Figure) -> Iterator[tuple[str, str]]:
    yield "wording", figure.qualifier
    yield "number", _stated(figure)
    yield "hard range", f"{_range(figure, figure.hard)} (outside it the speaker would be wrong)"
    yield "typical range", f"{_range(figure, figure.typical)} (what a reader takes from it)"
    yield "unit", _unit(figure.unit)
    if figure.noun and figure.noun != figure.unit.name:
        yield "of what", figure.noun
    if figure.period:
        yield "period", figure.period


def _unit(unit: Unit) -> str:
    if not unit.name:
        return "not said"
    return unit.name if unit.kind in ("count", unit.name) else f"{unit.name} ({unit.kind})"


def _stated(figure: Figure) -> str:
    if figure.stated is None:
        return "none"
    low, high = (amount(value, figure.unit) for value in figure.stated)
    return low if low == high else f"{low} to {high}"


def _range(figure: Figure, span: Range | None) -> str:
    return range_text(span, figure.unit) if span else "none"
