"""Why a text holds no figure, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures.days import MONTHS, WEEKDAYS
from briefing.figures.figure import FigureError
from briefing.figures.noun import FRACTIONS
from briefing.figures.number import SCALES
from briefing.figures.spelled import NUMBER_WORDS
from briefing.figures.tokens import Tokens, quoted, word_set

if TYPE_CHECKING:
    from briefing.figures.table import WordingTable

_SHARES = FRACTIONS | word_set("all most majority minority percentage share part")
_COMPARISONS = word_set("twice double doubled triple tripled thrice times fold")
_SHORTEST = 4
"""Letters of a word that is worth a suggestion."""


def no_figure(text: str, wordings: WordingTable) -> FigureError:
    """Return the error for a text in which there is no figure."""
    what = f"{quoted(text)} has no number that can be read"
    words = [word for word in Tokens(text).words if word]
    if not _COMPARISONS.isdisjoint(words):
        return FigureError(f"{quoted(text)} compares two numbers", "write the number itself")
    if not _SHARES.isdisjoint(words):
        return FigureError(f"{quoted(text)} is a share", "write it in percent")
    if not WEEKDAYS.isdisjoint(words):
        return FigureError(f"{quoted(text)} names no day of a year", "write it as 27 October 2024")
    if near := _nearest(words, wordings):
        return FigureError(what, f"did you mean {near!r}?")
    return FigureError(what, "write one, such as 3,000 or dozens")


def _nearest(words: list[str], wordings: WordingTable) -> str:
    from difflib import get_close_matches

    known = {word for row in wordings for phrase in row.words for word in phrase.split()}
    known |= NUMBER_WORDS | SCALES.keys() | MONTHS.keys() | {"between"}
    long = sorted(word for word in known if len(word) >= _SHORTEST)
    for word in words:
        if len(word) >= _SHORTEST and word not in known and (near := get_close_matches(word, long, 1, 0.75)):
            return near[0]
    return ""
