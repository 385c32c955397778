"""Writing figures: the canonical wording of one, and the same number in other words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.figures.display import amount
from briefing.figures.grammar import parse
from briefing.figures.model import INCREMENT, FigureError
from briefing.figures.numbers import MOST_PLACES, Number, rounding, separators
from briefing.figures.ranges import Core, ends, ranges
from briefing.figures.units import is_measured, measured
from briefing.figures.wording_table import Basis
from briefing.figures.wordings import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.figures.model import Figure, Range, Unit
    from briefing.figures.wording_table import Wording, WordingTable


_DOZEN = 12
_TENS = {1: "", 10**3: " thousand", 10**6: " million", 10**9: " billion", 10**12: " trillion"}
_SCALES = _TENS | {_DOZEN * scale: f"{word} dozen" for scale, word in _TENS.items() if word}


def canonical(figure: Figure, wordings: WordingTable = WORDINGS, locale: str = "en") -> str:
    """Return a figure in canonical words; read with the same table and locale they give the figure, but for its text."""
    row = wordings[figure.qualifier]
    periods = figure.period.split(", ") if figure.period else []
    another = "another" if INCREMENT in periods else ""
    number = _days(figure) if figure.is_date else _grouped(_number(figure, row, wordings), locale)
    unit = _unit(figure) if is_measured(figure.unit) else ""
    rest = unit or figure.noun
    of = "of" if rest and (number.endswith("s") or rest[0].isdigit()) else ""
    times = (_within(period) for period in periods if period != INCREMENT)
    return " ".join(filter(None, (row.lead, another, number, of, unit, figure.noun, *times)))


def core_of(figure: Figure, wordings: WordingTable = WORDINGS) -> Core:
    """Return what a row was applied to in a figure that states a number, as its canonical words have it."""
    assert figure.stated
    row = wordings[figure.qualifier]
    low, high = (Decimal(repr(value)) for value in figure.stated)
    if low != high or figure.is_date or row.basis is Basis.VALUES:
        return Core((low, high))
    return Core((low, high), _written(low, figure, row)[1])


def _days(figure: Figure) -> str:
    assert figure.stated
    first, last = (amount(day, figure.unit) for day in figure.stated)
    return first if first == last else f"{first} to {last}"


def _number(figure: Figure, row: Wording, wordings: WordingTable) -> str:
    if figure.stated is None:
        return row.words[0] if row.basis is Basis.VALUES else _vague(figure, row, wordings)
    low, high = (Decimal(repr(value)) for value in figure.stated)
    if row.name == "none":
        return "zero" if figure.noun or figure.unit.name else row.words[0]
    if row.name == "a dozen":
        return row.words[0] if low == _DOZEN else f"{_plain(low / _DOZEN)} dozen"
    if low != high:
        return f"{_plain(low)} to {_plain(high)}"
    return _written(low, figure, row)[0]


def _grouped(number: str, locale: str) -> str:
    """Return a number as a language groups its digits: 12,000.5 as 12.000,5."""
    return number.translate(str.maketrans(",.", "".join(separators(locale))))


def _written(value: Decimal, figure: Figure, row: Wording) -> tuple[str, Decimal]:
    """Return how a number is written of which a row makes a figure's ranges, and how coarse that is."""
    for text, coarse in _writings(value, figure.unit):
        if ranges(row, Core((value, value), coarse)) == (figure.hard, figure.typical):
            return text, coarse
    return _plain(value), Decimal(0)


def _writings(value: Decimal, unit: Unit) -> Iterator[tuple[str, Decimal]]:
    """Yield the ways to write a number, each with r(x), how coarse it is."""
    for scale, word in _SCALES.items():
        head = value / scale
        fewest = max(0, -int(head.normalize().as_tuple().exponent))
        for places in range(fewest, MOST_PLACES + 1):
            if places == 3 and scale == 1 and not is_measured(unit):
                continue  # 12.345 may be 12,345
            exact = head.quantize(Decimal(1).scaleb(-places))
            yield f"{exact:,f}{word}", rounding(Number(exact, scale))


def _plain(value: Decimal) -> str:
    """Return a number in digits; a fourth place keeps 12.345 from being taken for 12,345."""
    value = value.normalize()
    places = -int(value.as_tuple().exponent)
    return f"{value:,.4f}" if places == 3 else f"{value:,f}"


def _vague(figure: Figure, row: Wording, wordings: WordingTable) -> str:
    """Return the vague word, or the span of such words, that a row turns into the ranges of a figure.

    A row moves each end by itself, so that the word for each end is found by itself.
    """
    low, high, wanted = "", "", _ends(figure.hard, figure.typical)
    for word, core in _cores(figure, row, wordings):
        found = _ends(*ranges(row, core))
        fits_low, fits_high = found[0] == wanted[0], found[1] == wanted[1]
        if fits_low and fits_high and row.name != "a to b":
            return word
        low = low or (word if fits_low else "")
        high = high or (word if fits_high else "")
    return f"{low} to {high}"


def _cores(figure: Figure, row: Wording, wordings: WordingTable) -> Iterator[tuple[str, Core]]:
    for word in wordings:
        if word.basis is Basis.VALUES and word.hard and word.name != "none":
            yield word.words[0], Core(None, hard=ends(word.hard), typical=ends(word.typical))
    if figure.typical and row.typical:
        for end, times in ((figure.typical.low, row.typical.low), (figure.typical.high, row.typical.high)):
            factor = Decimal(1) if row.basis is Basis.SPAN else Decimal(repr(times))
            value = Decimal(repr(end)) / factor if factor else Decimal(0)
            yield _plain(value), Core(None, hard=(value, value), typical=(value, value))


def _ends(hard: Range | None, typical: Range | None) -> tuple[object, object]:
    """Return the low ends of two ranges, and the high ones."""
    if hard is None or typical is None:
        return None, None
    return (hard.low, typical.low), (hard.high, typical.high)


def _unit(figure: Figure) -> str:
    singular = figure.unit.name.removesuffix("s")
    one = figure.stated == (1, 1) and measured().get(singular) == figure.unit
    return singular if one else figure.unit.name


def _within(period: str) -> str:
    """Return a period as it stands in a sentence: "past week" as "in the past week"."""
    first = period.partition(" ")[0]
    if first.isdigit():
        return f"in {period}"
    return period if first in ("a", "an", "this", "last", "overnight") else f"in the {period}"


@lru_cache(maxsize=4096)
def rewordings(figure: Figure, wordings: WordingTable = WORDINGS, locale: str = "en") -> tuple[Figure, ...]:
    """Return a figure's number with each other qualifier of the table that it can take.

    A vague word ("dozens") and "none" take none; a span of numbers takes those for an end of it only. Their texts are
    read as the figure was, with the same table and locale.
    """
    return tuple(_rewordings(figure, wordings, locale))


def _rewordings(figure: Figure, wordings: WordingTable, locale: str) -> Iterator[Figure]:
    row = wordings[figure.qualifier]
    if figure.stated is None or row.name == "none":
        return
    bare = _bare(figure, row, wordings, locale)
    text = bare.text if bare else canonical(figure, wordings, locale).removeprefix(row.lead).lstrip()
    core = core_of(bare or figure, wordings)
    for other in wordings:
        if other.name != row.name and _goes_with(other, figure, row):
            hard, typical = ranges(other, core)
            words = f"{other.lead} {text}".lstrip()
            yield figure._replace(text=words, qualifier=other.name, hard=hard, typical=typical)


def _goes_with(other: Wording, figure: Figure, row: Wording) -> bool:
    """Whether a row can be applied to what another row is applied to in a figure."""
    assert figure.stated
    first, last = figure.stated
    if not other.words:  # no qualifier at all
        return other.name == ("plain" if first == last else "a to b") and row.basis is not Basis.VALUES
    if figure.is_date:
        return other.basis is Basis.DAYS
    if first != last:
        return other.basis is Basis.SPAN
    is_below_zero = first == 0 and other.hard is not None and other.hard.high_open
    return other.basis is Basis.TIMES and not is_below_zero


def qualifier_words(figure: Figure) -> str:
    """Return the qualifier as the text of a figure has it: "approximately"; empty for a bare number."""
    row = WORDINGS[figure.qualifier]
    if row.basis is Basis.VALUES:
        return row.words[0]
    text = f" {' '.join(figure.text.casefold().split())} "
    found = [words.removeprefix("x ") for words in row.words]
    return max((words for words in found if f" {words} " in text), key=len, default=row.lead)


def _bare(figure: Figure, row: Wording, wordings: WordingTable, locale: str) -> Figure | None:
    """Return a figure in its own words without the qualifier; none where these are not the number alone."""
    words, text = qualifier_words(figure), figure.text
    assert figure.stated
    is_span = figure.stated[0] != figure.stated[1] and not figure.is_date
    if is_span or row.basis is Basis.VALUES or (words and not text.casefold().startswith(f"{words} ")):
        return None  # what joins a span's numbers may depend on what stands before it
    text = text[len(words) :].strip()
    year = date.fromordinal(int(figure.stated[0])).year if figure.is_date else None
    try:
        bare = parse(text, wordings, locale, year=year)
        parse(f"{'by' if figure.is_date else 'at least'} {text}", wordings, locale, year=year)
    except FigureError:
        return None
    is_bare = not wordings[bare.qualifier].words and _counted(bare) == _counted(figure)
    return bare if is_bare else None


def _counted(figure: Figure) -> tuple[object, ...]:
    """Return what stays of a figure when it is worded in another way."""
    return figure.stated, figure.unit, figure.noun, figure.period
