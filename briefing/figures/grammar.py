"""Reading a figure as worded: `parse` turns "at least 3,000 troops" into its ranges."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.figures.amount import Reading
from briefing.figures.figure import Figure, FigureError
from briefing.figures.head import Head, figure_of, read_head
from briefing.figures.noun import STOPS, check_noun, noun_unit
from briefing.figures.period import INCREMENT, PAST, read_cut
from briefing.figures.tokens import Tokens, short
from briefing.figures.units import COUNT, DAY
from briefing.figures.wording import WORDINGS, WordingTable

if TYPE_CHECKING:
    from briefing.figures.wording import Phrase, Wording

__all__ = ["FigureError", "parse"]

LONGEST = 300
"""Characters of a figure; a longer text is a sentence."""
_MOST_PASSES = 16
_OPENERS = " \t\r\n\u00a0\"'([“”„‘’«»"
_CLOSERS = _OPENERS + ".,;:!?)]"
_NOUN_EDGES = _CLOSERS + "-–—"
_MORE = frozenset(("more", "additional", "further", "extra"))
_DANGLING = STOPS | PAST | {"a", "an", "the", "per", "each", "every", "this", "so", "just", "only"}
"""Words that end no noun."""


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
    how = Reading(wordings, locale, year)
    periods: set[str] = set()
    left = text
    for _ in range(_MOST_PASSES):
        tokens = Tokens(left.lstrip(_OPENERS).rstrip(_CLOSERS))
        if not tokens.count:
            raise FigureError(
                "the figure is empty", "write a number and what it counts, such as 3,000 troops"
            )
        first = read_cut(tokens, 0) if tokens.words[0] not in ("a", "an") else None
        if first and first.end < tokens.count:
            periods.add(first.period)
            left = tokens.slice(first.end, tokens.count)
            continue
        head = read_head(tokens, 0, how)
        if head is None:
            raise FigureError(
                f"{short(text)!r} has no number that can be read", "write one, such as 3,000 or dozens"
            )
        simpler = _simpler(tokens, head, how, periods)
        if simpler is None:
            return _figure(text, tokens, head, how, periods)
        left = simpler
    raise FigureError(f"{short(text)!r} says too much for one figure", "keep the number and what it counts")


def _simpler(tokens: Tokens, head: Head, how: Reading, periods: set[str]) -> str | None:
    """Return the text without one thing that does not belong to the noun; none where nothing is left to take."""
    words, end, count = tokens.words, head.end, tokens.count
    if head.suffix:
        before, row = tokens.slice(0, end - len(head.suffix.tokens)), _row(head.suffix, head)
        return _joined(f"{row.words[0]} {before}" if row else before, tokens.slice(end, count))
    if words[end] in _MORE and head.unit is not DAY:
        if words[end + 1] == "than":
            raise FigureError(f"{tokens.short!r} compares two numbers", "write the number itself")
        periods.add(INCREMENT)
        return _joined(tokens.slice(0, end), tokens.slice(end + 1, count))
    for at in range(end, count):
        if cut := read_cut(tokens, at):
            periods.add(cut.period)
            return _joined(tokens.slice(0, at), tokens.slice(cut.end, count))
        suffix = how.wordings.suffix(words, at)
        if suffix and at + len(suffix.tokens) == count and (row := _row(suffix, head)):
            return f"{row.words[0]} {tokens.slice(0, at)}"
    if words[end] == "of" and not words[end + 1][:1].isdigit():
        return f"{tokens.slice(0, end)} {tokens.slice(end + 1, count)}"
    if count > end and words[count - 1] in _DANGLING:
        return tokens.slice(0, count - 1)
    noun = tokens.slice(end, count)
    tidy = noun.strip(_NOUN_EDGES)
    return None if tidy == noun else _joined(tokens.slice(0, end), tidy)


def _row(phrase: Phrase, head: Head) -> Wording | None:
    return phrase.day if head.unit is DAY else phrase.amount


def _joined(head: str, noun: str) -> str:
    """Return head and noun with a word between two numbers, so that 3 and 500-kg do not become 3 500."""
    return f"{head} of {noun}" if noun[:1].isdigit() else f"{head} {noun}"


def _figure(text: str, tokens: Tokens, head: Head, how: Reading, periods: set[str]) -> Figure:
    start = head.end + (tokens.words[head.end] == "of")
    check_noun(tokens, start, head, how)
    unit = noun_unit(tokens, start, tokens.count) if head.unit is COUNT else head.unit
    return figure_of(text, head, unit, " ".join(tokens.slice(start, tokens.count).split()), periods)
