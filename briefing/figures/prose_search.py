"""Figures in running prose."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.amount import Reading, read_cut
from briefing.figures.days import is_month
from briefing.figures.grammar import Head, figure_of, read_head
from briefing.figures.model import FigureError
from briefing.figures.noun import STOPS, noun_unit
from briefing.figures.numbers import begins_number
from briefing.figures.tokens import Tokens, word_set
from briefing.figures.units import COUNT, DAY, counted, is_measured, measured, measured_at
from briefing.figures.wording_table import Basis, WordingTable
from briefing.figures.wordings import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.figures.model import Figure


_NOUN_TOKENS = 6
"""How far after a number its noun is looked for."""
_FEW = 12
"""Vague words up to here are figures only before a counted noun: "several soldiers", not "several reports"."""
_CALIBRE = "mm"
"""A unit that names a kind of gun or shell."""
_ANY_YEAR = 2000
_BEFORE = frozenset("([\"'“‘«~<>≈≤≥—")
"""Signs that may touch a number; after others it is part of something else."""
_OPENERS = word_set("a an half between from")
_LABELS = word_set(
    """section article chapter paragraph page no number resolution phase figure table part annex version highway
    route flight unit group day item"""
)
"""Words that a number after them names and does not count."""


class Found(NamedTuple):
    """A figure in a text, from `start` up to, not including, `end`."""

    start: int
    end: int
    figure: Figure


def figures_in(
    text: str, wordings: WordingTable = WORDINGS, year: int | None = None, locale: str = "en"
) -> Iterator[Found]:
    """Yield the figures in prose, in order, each with the counted noun and the period that follow it.

    Left out is what only looks like one: a year alone, an ordinal, a part of a name (F-16), a small
    number word or "no" without a counted noun, words that bound nothing ("many"). Days without a year
    are found where `year` is given.
    """
    tokens = Tokens(text)
    how = Reading(wordings, locale, year or _ANY_YEAR)
    at = 0
    while at < tokens.count:
        head = _head(tokens, at, how) if _may_begin(tokens, at, wordings) else None
        if head is None:
            at += 1
            continue
        if head.unit is DAY:
            if _names_day(tokens, at, head.end, year is not None):
                yield _found(tokens, at, head.end, head, "", "")
            at = head.end
            continue
        end = _noun_end(tokens, head)
        if _counts(tokens, at, head, end):
            noun = tokens.slice(head.end + (tokens.words[head.end] == "of"), end)
            end, period = read_cut(tokens, end) or (end, "")
            yield _found(tokens, at, end, head, " ".join(noun.split()), period)
            at = end
        else:
            at = max(at + 1, head.end)


def _found(tokens: Tokens, at: int, end: int, head: Head, noun: str, period: str) -> Found:
    start, stop = tokens.starts[at], tokens.ends[end - 1]
    if tokens.text[stop - 1] == "." and tokens.is_word(end - 1):
        stop -= 1
    unit = noun_unit(tokens, head.end, end) if head.unit is COUNT else head.unit
    return Found(start, stop, figure_of(tokens.text[start:stop], head, unit, noun, {period}))


def _head(tokens: Tokens, at: int, how: Reading) -> Head | None:
    try:
        return read_head(tokens, at, how)
    except FigureError:
        return None


def _may_begin(tokens: Tokens, at: int, wordings: WordingTable) -> bool:
    if begins_number(tokens, at):
        if tokens.is_glued(at):
            return tokens.text[tokens.starts[at] - 1] in _BEFORE
        return not at or tokens.words[at - 1] not in _LABELS
    if tokens.words[at] in _OPENERS:
        return tokens.words[at] not in ("a", "an") or not tokens.is_number(at + 1)
    if wordings.prefix(tokens.words, at) or is_month(tokens, at):
        return True
    unit, after = measured_at(tokens, at)
    return unit is not None and unit.is_money and tokens.is_number(after)


def _names_day(tokens: Tokens, at: int, end: int, dated: bool) -> bool:
    numbers = [word for word in tokens.words[at:end] if word[:1].isdigit()]
    has_day = any(len(word) in (1, 2, 10) for word in numbers)
    return has_day and (dated or any(len(word) in (4, 10) for word in numbers))


def _noun_end(tokens: Tokens, head: Head) -> int:
    """Return the token after the counted noun that follows a number; the head's end if there is none."""
    if head.unit is not COUNT:
        return head.end
    nouns = counted()
    end = head.end
    start = end + (tokens.words[end] == "of")
    for at in range(start, min(start + _NOUN_TOKENS, tokens.count)):
        word = tokens.words[at]
        ends_sentence = tokens.text[tokens.ends[at] - 1] == "." and len(word) > 2 and word not in nouns
        if word in STOPS or ends_sentence or not (tokens.is_word(at) or tokens.is_glued(at)):
            break
        unit, several = nouns.get(word, (COUNT, False))
        if several or (unit is not COUNT and head.core.stated and head.core.stated[1] == 1):
            return at + 1
    return end


def _counts(tokens: Tokens, at: int, head: Head, end: int) -> bool:
    """Whether a head is a figure and does not only look like one."""
    words, stated, row = tokens.words, head.core.stated, head.row
    if row.hard is None or head.unit.name == _CALIBRE or _is_joined(tokens, head):
        return False
    if row.name == "none":
        return end > head.end
    if end > head.end or head.unit is not COUNT:
        return head.qualified or words[at] not in ("a", "an") or words[at + 1] not in measured()
    if head.qualified:
        return not (stated and stated[1] == 1)
    if row.basis is Basis.VALUES:
        return row.hard.high > _FEW
    if not tokens.is_number(at):
        return stated is None or stated[0] > _FEW
    is_year = head.end == at + 1 and len(words[at]) == 4 and words[at].isdigit() and words[at][0] in "12"
    return not is_year


def _is_joined(tokens: Tokens, head: Head) -> bool:
    """Whether a number runs on into what is no figure: "27th", "10:30", "24/7", "20-foot"."""
    after = head.end
    if is_measured(head.unit) and tokens.words[after - 2] == "-" and tokens.is_word(after - 1):
        return tokens.is_glued(after - 1) and tokens.is_glued(after - 2)
    if not tokens.is_glued(after):
        return False
    if tokens.words[after] in (":", "/", "-"):
        return tokens.is_glued(after + 1) and tokens.words[after + 1] != "strong"
    return tokens.is_word(after)
