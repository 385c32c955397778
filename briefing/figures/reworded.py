"""The same number in other words: "3,000 troops" as "at least 3,000 troops" or "about 3,000 troops"."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.figures.canonical import canonical
from briefing.figures.figure import FigureError
from briefing.figures.grammar import parse
from briefing.figures.table import Basis
from briefing.figures.wording import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.figures.figure import Figure
    from briefing.figures.table import Wording, WordingTable


@lru_cache(maxsize=4096)
def rewordings(figure: Figure, wordings: WordingTable = WORDINGS) -> tuple[Figure, ...]:
    """Return a figure's number with each other qualifier of the table that it can take.

    A vague word ("dozens") takes none; a span of numbers takes those for an end of it only.
    """
    return tuple(_rewordings(figure, wordings))


def _rewordings(figure: Figure, wordings: WordingTable) -> Iterator[Figure]:
    if figure.stated is None:
        return
    row = wordings[figure.qualifier]
    core = canonical(figure, wordings).removeprefix(_lead(row)).lstrip()
    is_span = figure.stated[0] != figure.stated[1] and not figure.is_date
    for other in wordings:
        if other.name == row.name or other.basis is Basis.VALUES or (is_span and other.basis is Basis.TIMES):
            continue
        try:
            reworded = parse(f"{_lead(other)} {core}".lstrip(), wordings)
        except FigureError:
            continue  # a row for days beside an amount, or for a span beside one number
        if reworded.qualifier == other.name and _counted(reworded) == _counted(figure):
            yield reworded._replace(
                text=f"{_lead(other)} {core if is_span else _bare(figure, core)}".lstrip()
            )


def qualifier_words(figure: Figure) -> str:
    """Return the qualifier as the text of a figure has it: "approximately"; empty for a bare number."""
    row = WORDINGS[figure.qualifier]
    if row.basis is Basis.VALUES:
        return row.words[0]
    text = f" {' '.join(figure.text.casefold().split())} "
    found = [words.removeprefix("x ") for words in row.words]
    return max((words for words in found if f" {words} " in text), key=len, default=_lead(row))


def _bare(figure: Figure, core: str) -> str:
    """Return a figure's text without its qualifier; the canonical words where more than that stands before it."""
    words = qualifier_words(figure)
    if not words:
        return figure.text
    text = figure.text[len(words) :].lstrip()
    if not figure.text.casefold().startswith(f"{words} "):
        return core
    year = date.fromordinal(int(figure.stated[0])).year if figure.is_date and figure.stated else None
    try:
        return text if parse(text, year=year).qualifier in ("plain", "a to b") else core
    except FigureError:
        return core


def _lead(row: Wording) -> str:
    return row.words[0] if row.words and row.basis is not Basis.VALUES else ""


def _counted(figure: Figure) -> tuple[object, ...]:
    """Return what stays of a figure when it is worded in another way."""
    return figure.stated, figure.unit, figure.noun, figure.period
