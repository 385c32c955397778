"""The same number in other words: "3,000 troops" as "at least 3,000 troops" or "about 3,000 troops"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.figures.canonical import canonical, core_of, writings
from briefing.figures.ranges import ranges
from briefing.figures.table import Basis
from briefing.figures.wording import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.figures.figure import Figure
    from briefing.figures.ranges import Core
    from briefing.figures.table import Wording, WordingTable


@lru_cache(maxsize=4096)
def rewordings(figure: Figure, wordings: WordingTable = WORDINGS) -> tuple[Figure, ...]:
    """Return a figure's number with each other qualifier of the table that it can take.

    A vague word ("dozens") and "none" take none; a span of numbers takes those for an end of it only.
    """
    return tuple(_rewordings(figure, wordings))


def _rewordings(figure: Figure, wordings: WordingTable) -> Iterator[Figure]:
    core, row = core_of(figure, wordings), wordings[figure.qualifier]
    if core is None or row.name == "none":
        return
    number = _bare(figure, row, core, wordings)
    for other in wordings:
        if other.name != row.name and _goes_with(other, figure, row):
            hard, typical = ranges(other, core)
            text = f"{_lead(other)} {number}".lstrip()
            yield figure._replace(text=text, qualifier=other.name, hard=hard, typical=typical)


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
    return max((words for words in found if f" {words} " in text), key=len, default=_lead(row))


def _bare(figure: Figure, row: Wording, core: Core, wordings: WordingTable) -> str:
    """Return a figure's text without its qualifier, if that is the number of `core` alone; else canonical words."""
    words, text = qualifier_words(figure), figure.text
    is_one = figure.is_date or (core.stated and core.stated[0] == core.stated[1])
    if is_one and not words:
        return text
    if is_one and row.basis is not Basis.VALUES and text.casefold().startswith(f"{words} "):
        text = text[len(words) :].lstrip()
        if (figure.is_date or _is_as_coarse(text, core, figure)) and not _is_qualified(text, wordings):
            return text
    return canonical(figure, wordings).removeprefix(_lead(row)).lstrip()


def _is_as_coarse(text: str, core: Core, figure: Figure) -> bool:
    """Whether the number of a core stands in a text, written as coarsely as there: 1.50 million is less coarse."""
    assert core.stated
    for number, coarse in writings(core.stated[0], figure.unit):
        before, found, after = text.casefold().partition(number)
        if found and coarse == core.rounding:
            return not any(sign.isdigit() or sign in ".," for sign in before[-1:] + after[:1])
    return False


def _is_qualified(text: str, wordings: WordingTable) -> bool:
    """Whether words of the table stand in a text, or its signs ("~"), that may qualify its number."""
    text = f" {' '.join(text.casefold().split())} "
    rows = (row for row in wordings if row.basis is not Basis.VALUES)
    phrases = (words.removeprefix("x ") for row in rows for words in row.words)
    return any((f" {words} " if words[0].isalpha() else words) in text for words in phrases)


def _lead(row: Wording) -> str:
    return row.words[0] if row.words and row.basis is not Basis.VALUES else ""
