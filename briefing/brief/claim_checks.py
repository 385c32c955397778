"""What cannot be so in a claim: a figure that its quote does not bear, another unit, a day that had not come."""

from __future__ import annotations

import re
from datetime import date, timedelta
from math import isclose
from typing import TYPE_CHECKING

from briefing.brief.problems import Level
from briefing.figures.display import amount
from briefing.figures.prose_search import figures_in
from briefing.figures.units import COUNT, unit_for
from briefing.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Measure
    from briefing.figures.model import Figure, Unit
    from briefing.figures.wordings import WordingTable

Fault = tuple[str, str, Level]
"""What is wrong, what to do, and how much it costs."""

_DIGITS = re.compile(r"\d+(?:[.,\u2019' \u00a0\u202f]\d+)*")
MAX_QUOTE = 2_000
"""Characters of a quote in which the numbers of a figure are looked for."""


def unborne(
    figure: Figure, quote: str, wordings: WordingTable, locale: str, year: int | None
) -> Iterator[Fault]:
    """Yield the numbers of a figure that its quote does not bear, though it has others."""
    if figure.stated is None or figure.is_date or len(quote) > MAX_QUOTE:
        return
    borne = [
        found.figure
        for found in figures_in(quote, wordings, year, locale)
        if found.figure.stated and not found.figure.is_date
    ]
    for value in dict.fromkeys(figure.stated):
        if borne and not any(_is_value(value, figure.unit, other) for other in borne):
            shown = amount(value, figure.unit)
            others = ", ".join(dict.fromkeys(quoted(other.text) for other in borne[:3]))
            yield (
                f"{shown} does not stand in the quote, which has {others}",
                "give the figure as the quote words it, or quote the words that hold it",
                Level.ERROR,
            )


def are_its_digits(figure: Figure, quote: str) -> bool:
    """Whether a quote has the digits of a figure, as nearly all have; then nothing else need be looked for."""
    digits = _DIGITS.findall(figure.text)
    return bool(digits) and set(digits) <= set(_DIGITS.findall(quote))


def _is_value(value: float, unit: Unit, other: Figure) -> bool:
    """Whether a number is one of those that another figure states, in its own unit or as converted."""
    return any(
        isclose(value, end, rel_tol=1e-6)
        or isclose(value * unit.factor, end * other.unit.factor, rel_tol=1e-6)
        for end in other.stated or ()
    )


def other_unit(figure: Figure, measure: Measure | None) -> Iterator[Fault]:
    """Yield that a figure is of another kind than what its measure counts, where both are known."""
    if not measure or not measure.unit:
        return
    unit = unit_for(measure.unit)
    kinds = {unit.kind, figure.unit.kind}
    if len(kinds) < 2 or COUNT.kind in kinds or (unit.is_money and figure.unit.is_money):
        return
    yield (
        f"{quoted(figure.text)} is of another kind than measure '{measure.id}', which is in {measure.unit}",
        "name another measure, or mend the unit of one of them",
        Level.ERROR,
    )


def not_yet(said: date, published: date | None, written: date | None) -> Iterator[Fault]:
    """Yield that a day of speaking had not come when the source was published, or the brief written.

    One day after the source is only doubted, since it may have been published where the day was still another.
    """
    if written and said > written:
        yield (
            f"{said} is after the day of the brief, {written}",
            "mend the day, or that of the brief",
            Level.ERROR,
        )
    if published and said > published:
        near = said - published <= timedelta(days=1)
        what = f"{said} is after the day of its source, {published}"
        yield (
            what,
            "mend the day, that of the source, or name another in 'via'",
            Level.ADVICE if near else Level.ERROR,
        )
