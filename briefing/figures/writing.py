"""The number of a figure in other words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.figures.display import amount
from briefing.figures.grammar import parse
from briefing.figures.locales import separators
from briefing.figures.model import DECREASE, INCREMENT, FigureError
from briefing.figures.units import is_measured
from briefing.figures.wordings import WORDINGS, RowKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.figures.model import Figure
    from briefing.figures.wordings import Wording, WordingTable


@lru_cache(maxsize=4096)
def rewordings(figure: Figure, wordings: WordingTable = WORDINGS, locale: str = "en") -> tuple[Figure, ...]:
    """Return a figure's number with each other qualifier of the table that it can take, each as it is read.

    A vague word ("dozens") and "none" take none; a span of numbers takes those for an end of it only.
    """
    row = wordings[figure.qualifier]
    if figure.stated is None or row.name == "none":
        return ()
    return tuple(_rewordings(figure, figure.stated, row, wordings, locale))


def _rewordings(
    figure: Figure, stated: tuple[float, float], row: Wording, wordings: WordingTable, locale: str
) -> Iterator[Figure]:
    year = date.fromordinal(int(stated[0])).year if figure.is_date else None

    def read(text: str) -> Figure | None:
        try:
            found = parse(text, wordings, locale, year=year)
        except FigureError:
            return None
        return found if _counted(found) == _counted(figure) else None

    own = read(_without_qualifier(figure, row))
    is_bare = own is not None and not wordings[own.qualifier].words
    text = own.text if own and is_bare else _written(figure, stated, locale)
    for other in wordings:
        if other.name != row.name and _goes_with(other, stated, row, figure.is_date):
            found = read(f"{other.lead} {text}".lstrip())
            if found and found.qualifier == other.name:
                yield found


def _goes_with(other: Wording, stated: tuple[float, float], row: Wording, is_date: bool) -> bool:
    """Whether a row can be applied to what another row is applied to in a figure."""
    first, last = stated
    if not other.words:  # no qualifier at all
        return other.name == ("plain" if first == last else "a to b") and row.kind is not RowKind.VALUES
    if not other.lead:
        return False
    if is_date:
        return other.kind is RowKind.DAYS
    return other.kind is (RowKind.TIMES if first == last else RowKind.SPAN)


def qualifier_words(figure: Figure) -> str:
    """Return the qualifier as the text of a figure has it: "approximately"; empty for a bare number."""
    row = WORDINGS[figure.qualifier]
    if row.kind is RowKind.VALUES:
        return row.words[0]
    text = f" {' '.join(figure.text.casefold().split())} "
    found = [words.removeprefix("x ") for words in row.words]
    return max((words for words in found if f" {words} " in text), key=len, default=row.lead)


def _without_qualifier(figure: Figure, row: Wording) -> str:
    """Return a figure in its own words without the qualifier; nothing where it does not begin with that."""
    words, text = qualifier_words(figure), figure.text
    is_span = figure.stated is None or (figure.stated[0] != figure.stated[1] and not figure.is_date)
    if is_span or row.kind in (RowKind.VALUES, RowKind.GIVEN):
        return ""  # what joins a span's numbers may depend on what stands before it
    return text[len(words) :].strip() if not words or text.casefold().startswith(f"{words} ") else ""


def _written(figure: Figure, stated: tuple[float, float], locale: str) -> str:
    """Return a figure without its qualifier in plain words: "3,000 km", "100 to 300 troops in a day"."""
    first, last = stated
    if figure.is_date:
        days = [amount(day, figure.unit) for day in stated]
        number = days[0] if first == last else f"{days[0]} to {days[1]}"
    else:
        numbers = [_plain(Decimal(repr(value))) for value in stated]
        number = numbers[0] if first == last else f"{numbers[0]} to {numbers[1]}"
        number = number.translate(str.maketrans(",.", "".join(separators(locale))))
    unit = figure.unit.name if is_measured(figure.unit) else ""
    of = "of" if (unit or figure.noun)[:1].isdigit() else ""
    periods = figure.period.split(", ") if figure.period else []
    change = "another" if INCREMENT in periods else "down by" if DECREASE in periods else ""
    times = (_within(period) for period in periods if period not in (INCREMENT, DECREASE))
    return " ".join(filter(None, (change, number, of, unit, figure.noun, *times)))


def _plain(value: Decimal) -> str:
    """Return a number in digits; a fourth place keeps 12.345 from being taken for 12,345."""
    value = value.normalize()
    places = -int(value.as_tuple().exponent)
    return f"{value:,.4f}" if places == 3 else f"{value:,f}"


def _within(period: str) -> str:
    """Return a period as it stands in a sentence: "past week" as "in the past week"."""
    first = period.partition(" ")[0]
    if first.isdigit():
        return f"in {period}"
    return period if first in ("a", "an", "this", "last", "overnight") else f"in the {period}"


def _counted(figure: Figure) -> tuple[object, ...]:
    """Return what stays of a figure when it is worded in another way."""
    return figure.stated, figure.unit, figure.noun, figure.period
