"""Reading a figure as worded: `parse` turns "at least 3,000 troops" into its ranges."""

from __future__ import annotations

from functools import lru_cache

from briefing.figures.figure import Figure, FigureError
from briefing.figures.head import Reading, read_head
from briefing.figures.ranges import ranges
from briefing.figures.tail import read_tail, unit_of
from briefing.figures.tokens import Tokens
from briefing.figures.units import COUNT
from briefing.figures.wording import WORDINGS, WordingTable

__all__ = ["FigureError", "parse"]

LONGEST = 300
"""Characters of a figure; a longer text is a sentence."""


def parse(
    text: str, wordings: WordingTable = WORDINGS, locale: str = "en", *, year: int | None = None
) -> Figure:
    """Return the figure that a text words; raises FigureError where there is none, or more than one.

    `locale` says how digits are grouped ("de": 12.000), `year` resolves days without one.
    """
    return _parse(text, wordings, locale, year)


@lru_cache(maxsize=16_384)
def _parse(text: str, wordings: WordingTable, locale: str, year: int | None) -> Figure:
    if len(text) > LONGEST:
        raise FigureError(
            f"the figure is {len(text):,} characters long", "keep the number and what it counts"
        )
    tokens = Tokens(text)
    at = 0
    while tokens.words[at] in _QUOTES and at < tokens.count:
        at += 1
    if at == tokens.count:
        raise FigureError("the figure is empty", "write a number, such as 3,000 troops")
    head = read_head(tokens, at, Reading(wordings, locale, year))
    if head is None:
        raise FigureError(
            f"{_short(text)!r} has no number that can be read", "write one such as 3,000 or dozens"
        )
    tail = read_tail(tokens, head.end)
    period = tail.period or ("additional" if head.increment else "")
    hard, typical = ranges(head.row, head.core)
    unit = unit_of(tokens, head.end, tokens.count) if head.unit is COUNT else head.unit
    stated = (float(head.core.stated[0]), float(head.core.stated[1])) if head.core.stated else None
    return Figure(text, head.row.name, stated, hard, typical, unit, tail.noun, period)


_QUOTES = frozenset("\"'“”«»()[]")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:60]}…"
