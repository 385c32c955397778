"""Reading a figure as worded: `parse` turns "at least 3,000 troops" into its ranges."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.figures.amount import Reading, read_amount
from briefing.figures.figure import INCREMENT, Figure, FigureError
from briefing.figures.head import Head, figure_of, read_head
from briefing.figures.noun import STOPS, check_noun, noun_unit
from briefing.figures.period import PAST, read_cut
from briefing.figures.table import Basis, WordingTable
from briefing.figures.tokens import Tokens, quoted, word_set
from briefing.figures.units import COUNT, DAY, is_measured
from briefing.figures.wording import WORDINGS

if TYPE_CHECKING:
    from briefing.figures.table import Phrase, Wording

__all__ = ["FigureError", "parse"]

LONGEST = 300
"""Characters of a figure; a longer text is a sentence."""
_MOST_PASSES = 16
_OPENERS = " \t\r\n\u00a0\"'([“”„‘’«»,;:"
_CLOSERS = _OPENERS + ".!?)]"
_NOUN_EDGES = _CLOSERS + "-–—"
_MORE = word_set("more additional further extra")
_TIMES = word_set("x × of")
_SPANS = word_set("range spectrum estimate estimates")
_DANGLING = STOPS | PAST | word_set("a an the per each every this so just only")
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
        before = read_cut(tokens, 0) if tokens.words[0] not in ("a", "an") else None
        if before and before[0] < tokens.count:
            periods.add(before[1])
            left = tokens.slice(before[0], tokens.count)
            continue
        head = read_head(tokens, 0, how)
        if head is None:
            from briefing.figures.hints import no_figure

            raise no_figure(text, wordings)
        simpler = _simpler(text, tokens, head, how, periods)
        if simpler is None:
            return _figure(text, tokens, head, how, periods)
        left = simpler
    raise FigureError(f"{quoted(text)} says too much for one figure", "keep the number and what it counts")


def _simpler(text: str, tokens: Tokens, head: Head, how: Reading, periods: set[str]) -> str | None:
    """Return the text without one thing that does not belong to the noun; none where nothing is left to take.

    What is taken is a bound after the number, which moves to the front, or a period, which is added to
    `periods`, or words that say nothing more.
    """
    words, end, count = tokens.words, head.end, tokens.count
    if head.suffix:
        before, row = tokens.slice(0, end - len(head.suffix.tokens)), _row(head.suffix, head)
        return _joined(f"{row.words[0]} {before}" if row else before, tokens.slice(end, count))
    if words[end] in _MORE and head.unit is not DAY:
        if words[end + 1] == "than":
            raise FigureError(f"{quoted(text)} compares two numbers", "write the number itself")
        periods.add(INCREMENT)
        return _joined(tokens.slice(0, end), tokens.slice(end + 1, count))
    for at in range(end, count):
        if cut := read_cut(tokens, at):
            periods.add(cut[1])
            return _joined(tokens.slice(0, at), tokens.slice(cut[0], count))
        suffix = how.wordings.suffix(words, at)
        if suffix and at + len(suffix.tokens) == count and (row := _row(suffix, head)):
            return f"{row.words[0]} {tokens.slice(0, at)}"
    taken = _filler_end(tokens, head, how)
    if taken > end:
        return _joined(tokens.slice(0, end), tokens.slice(taken, count))
    if count > end and words[count - 1] in _DANGLING:
        return tokens.slice(0, count - 1)
    noun = tokens.slice(end, count)
    tidy = noun.strip(_NOUN_EDGES)
    return None if tidy == noun else _joined(tokens.slice(0, end), tidy)


def _row(phrase: Phrase, head: Head) -> Wording | None:
    return phrase.day if head.unit is DAY else phrase.amount


def _filler_end(tokens: Tokens, head: Head, how: Reading) -> int:
    """Return the token after words that stand between a number and its noun and say nothing."""
    words, end = tokens.words, head.end
    if words[end] in _TIMES:
        # "of" stays before digits: without it 3 of 500-kg bombs would be 3 500-kg bombs.
        return end if words[end] == "of" and words[end + 1][:1].isdigit() else end + 1
    if head.row.basis is Basis.SPAN and words[end] in _SPANS:
        return end + 1
    if words[end] == "(" and is_measured(head.unit):
        other = read_amount(tokens, end + 1, how)  # the same in other units: "30 km (19 miles)"
        if other and other.unit and other.unit.kind == head.unit.kind and words[other.end] in (")", ""):
            return other.end + (words[other.end] == ")")
    return end


def _joined(head: str, noun: str) -> str:
    """Return head and noun with a word between two numbers, so that 3 and 500-kg do not become 3 500."""
    return f"{head} of {noun}" if noun[:1].isdigit() else f"{head} {noun}"


def _figure(text: str, tokens: Tokens, head: Head, how: Reading, periods: set[str]) -> Figure:
    start = head.end + (tokens.words[head.end] == "of")
    check_noun(text, tokens, start, head, how)
    unit = noun_unit(tokens, start, tokens.count) if head.unit is COUNT else head.unit
    return figure_of(text, head, unit, " ".join(tokens.slice(start, tokens.count).split()), periods)
