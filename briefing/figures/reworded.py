"""The same number in other words: "3,000 troops" as "at least 3,000 troops" or "about 3,000 troops"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.figures.canonical import canonical, core_of
from briefing.figures.figure import FigureError
from briefing.figures.grammar import parse
from briefing.figures.ranges import ranges
from briefing.figures.table import Basis
from briefing.figures.wording import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.figures.figure import Figure
    from briefing.figures.table import Wording, WordingTable


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
