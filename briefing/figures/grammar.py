"""Reading a figure as worded: `parse` turns "at least 3,000 troops" into its ranges."""

from __future__ import annotations

from functools import lru_cache

from briefing.figures.amount import Reading
from briefing.figures.days import MONTHS, is_month
from briefing.figures.figure import Figure, FigureError
from briefing.figures.head import Head, figure_of, read_head
from briefing.figures.number import begins_number
from briefing.figures.tail import INCREMENT, noun_unit, read_cut
from briefing.figures.tokens import Tokens
from briefing.figures.units import COUNT, DAY
from briefing.figures.wording import WORDINGS, WordingTable

__all__ = ["FigureError", "parse"]

LONGEST = 300
"""Characters of a figure; a longer text is a sentence."""
_MOST_PASSES = 16
_OPENERS = " \t\r\n\u00a0\"'([“”„‘’«»"
_CLOSERS = _OPENERS + ".,;:!?)]"
_NOUN_EDGES = _CLOSERS + "-–—"
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_MORE = frozenset(("more", "additional", "further", "extra"))
_COMPARED = frozenset(("as", "more", "the", "higher", "larger", "greater", "less", "fewer", "lower"))
_YEAR_LEADS = frozenset(("in", "by", "since", "until", "from", "to", "of", "early", "mid", "late", *MONTHS))


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
            return _figure(text, tokens, head, periods)
        left = simpler
    raise FigureError(f"{short(text)!r} says too much for one figure", "keep the number and what it counts")


def _simpler(tokens: Tokens, head: Head, how: Reading, periods: set[str]) -> str | None:
    """Return the text without one thing that does not belong to the noun; none where nothing is left to take."""
    words, end, count = tokens.words, head.end, tokens.count
    if words[end] in _MORE and head.unit is not DAY:
        if words[end + 1] == "than":
            raise FigureError(f"{short(tokens.text)!r} compares two numbers", "write the number itself")
        periods.add(INCREMENT)
        return f"{tokens.slice(0, end)} {tokens.slice(end + 1, count)}"
    for at in range(end, count):
        cut = read_cut(tokens, at)
        if cut:
            periods.add(cut.period)
            return f"{tokens.slice(0, at)} {tokens.slice(cut.end, count)}"
        after = how.wordings.suffix(words, at)
        row = after and (after.day if head.unit is DAY else after.amount)
        if after and row and at + len(after.tokens) == count:
            return f"{row.words[0]} {tokens.slice(0, at)}"
    tidy = tokens.slice(end, count).strip(_NOUN_EDGES)
    if words[end] == "of":
        tidy = tokens.slice(end + 1, count)
    return None if tidy == tokens.slice(end, count) else f"{tokens.slice(0, end)} {tidy}"


def _figure(text: str, tokens: Tokens, head: Head, periods: set[str]) -> Figure:
    _check_rest(tokens, head)
    unit = noun_unit(tokens, head.end, tokens.count) if head.unit is COUNT else head.unit
    return figure_of(text, head, unit, " ".join(tokens.slice(head.end, tokens.count).split()), periods)


def _check_rest(tokens: Tokens, head: Head) -> None:
    """Raise FigureError where the words after the number hold another one, or make it no number."""
    words, end, count = tokens.words, head.end, tokens.count
    if end == count:
        return
    text = short(tokens.text)
    if head.unit is DAY:
        rest = short(tokens.slice(end, count))
        raise FigureError(f"{text!r} goes on after the day: {rest!r}", "keep the day only")
    if tokens.is_glued(end) and tokens.is_word(end) and tokens.is_number(end - 1):
        if words[end] in _ORDINALS:
            raise FigureError(f"{text!r} is a place in an order", "write how many there are")
        raise FigureError(f"{text!r} runs a number into a word", "put a space between them")
    if is_month(tokens, end):
        raise FigureError(f"{text!r} is no day that can be read", "write it as 27 October 2024")
    joined = end + (words[end] in ("and", "or", "to", "in", "-", "/") or 2 * tokens.matches(end, "out", "of"))
    if begins_number(tokens, joined) and not _is_adjective(tokens, joined):
        raise FigureError(
            f"{text!r} holds two numbers", "keep one, write a span such as '10 to 50', or use percent"
        )
    if words[end] == "times" and words[end + 1] in _COMPARED:
        raise FigureError(f"{text!r} compares two numbers", "write the number itself")
    for at in range(end, count):
        if tokens.is_number(at) and not _is_adjective(tokens, at) and not _is_year(tokens, at):
            todo = "keep one number; a day belongs in `said` or `as_of`"
            raise FigureError(f"{text!r} holds another number, {words[at]}", todo)


def _is_adjective(tokens: Tokens, at: int) -> bool:
    """Whether a number is part of a word: "20-foot", "152mm", "F-16", "T72"."""
    if tokens.is_glued(at + 1) and (tokens.words[at + 1] == "-" or tokens.is_word(at + 1)):
        return True
    before = tokens.words[at - 1]
    return tokens.is_glued(at) and (before == "-" or tokens.is_word(at - 1))


def _is_year(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return len(word) == 4 and word.isdigit() and word[0] in "12" and tokens.words[at - 1] in _YEAR_LEADS


def short(text: str) -> str:
    """Return the beginning of a text, for a message."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:60]}…"
