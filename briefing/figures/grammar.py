"""Reading a figure as worded: `parse` turns "at least 3,000 troops" into its ranges."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.amount import PAST, Amount, Reading, read_amount, read_cut
from briefing.figures.days import MONTHS, WEEKDAYS, read_days
from briefing.figures.model import INCREMENT, Figure, FigureError
from briefing.figures.noun import FRACTIONS, STOPS, check_noun, noun_unit
from briefing.figures.numbers import NUMBER_WORDS, SCALES
from briefing.figures.ranges import Core, ranges
from briefing.figures.tokens import Tokens, phrases_by_first, quoted, word_set
from briefing.figures.units import COUNT, DAY, is_measured
from briefing.figures.wording_table import Basis, WordingTable
from briefing.figures.wordings import WORDINGS

if TYPE_CHECKING:
    from briefing.figures.model import Unit
    from briefing.figures.wording_table import Phrase, Wording


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


_INCREMENTS = word_set("additional another further extra")
_FILLERS = phrases_by_first(
    """a total of | total of | a record | a reported | a combined | an additional | a further | an extra
    | additional | another | further | extra | at the | in the | the | only | just | all | reportedly
    | these | those | on"""
)
_MOST_QUALIFIERS = 6
_DAY_SPAN_JOINTS = word_set("to - until till through")


class Head(NamedTuple):
    """A figure without the words after its unit."""

    row: Wording
    core: Core
    unit: Unit
    end: int
    """The token after it."""
    suffix: Phrase | None = None
    """The phrase after the amount that is part of the head ("3,000 or more")."""
    increment: bool = False
    """Whether the number comes on top of another one ("an additional 1,500")."""
    qualified: bool = False
    """Whether words of the table stand around it."""


class _Prefix(NamedTuple):
    """What stands before a number."""

    phrases: list[Phrase]
    opening: str
    """The word that opens a span: "between" or "from"."""
    increment: bool
    end: int


def read_head(tokens: Tokens, at: int, how: Reading) -> Head | None:
    """Return the head of the figure that begins at a token; none if there is none.

    Raises FigureError for a figure that is there and cannot be read.
    """
    prefix = _prefix(tokens, at, how.wordings)
    return _days(tokens, at, prefix, how) or _amount(tokens, at, prefix, how)


def figure_of(text: str, head: Head, unit: Unit, noun: str, periods: set[str]) -> Figure:
    """Return the figure that a head and the words after it make."""
    hard, typical = ranges(head.row, head.core)
    stated = head.core.stated
    return Figure(
        text=text,
        qualifier=head.row.name,
        stated=(float(stated[0]), float(stated[1])) if stated else None,
        hard=hard,
        typical=typical,
        unit=unit,
        noun=noun,
        period=", ".join(sorted(filter(None, {*periods, INCREMENT if head.increment else ""}))),
    )


def _prefix(tokens: Tokens, at: int, table: WordingTable) -> _Prefix:
    phrases: list[Phrase] = []
    opening, increment = "", False
    for _ in range(_MOST_QUALIFIERS):
        word = tokens.words[at]
        if not opening and word in ("between", "from"):
            opening = word
            at += 1
        elif phrase := table.prefix(tokens.words, at):
            if phrase.amount and phrase.amount.basis is Basis.VALUES:
                break
            phrases.append(phrase)
            at += len(phrase.tokens)
        elif filler := next((words for words in _FILLERS.get(word, ()) if tokens.matches(at, words)), None):
            increment = increment or not _INCREMENTS.isdisjoint(filler)
            at += len(filler)
        elif word in ("a", "an") and tokens.is_number(at + 1):
            at += 1
        else:
            break
    return _Prefix(phrases, opening, increment, at)


def _days(tokens: Tokens, at: int, prefix: _Prefix, how: Reading) -> Head | None:
    days = read_days(tokens, prefix.end, how.year, prefix.opening == "between")
    if days is None:
        return None
    table = how.wordings
    rows = [phrase.day for phrase in prefix.phrases if phrase.amount is not table["exactly"]]
    if prefix.opening == "from" and days.joint not in _DAY_SPAN_JOINTS:
        rows.append(table["as early as"])
    suffix = table.suffix(tokens.words, days.end)
    if suffix:
        rows.append(suffix.day)
    end = days.end + (len(suffix.tokens) if suffix else 0)
    plain = table["plain" if days.first == days.last else "a to b"]
    row = _winner(rows, "a day", tokens.quoted(at, end)) or plain
    return Head(
        row, Core((Decimal(days.first), Decimal(days.last))), DAY, end, suffix, qualified=row is not plain
    )


def _amount(tokens: Tokens, at: int, prefix: _Prefix, how: Reading) -> Head | None:
    amount = read_amount(tokens, prefix.end, how, prefix.opening == "between")
    if amount is None:
        return None
    rows = [phrase.amount for phrase in prefix.phrases]
    if amount.hedge:
        rows.append(amount.hedge)
    suffix = how.wordings.suffix(tokens.words, amount.end)
    if suffix:
        rows.append(suffix.amount)
    end = amount.end + (len(suffix.tokens) if suffix else 0)
    text = tokens.quoted(at, end)
    if prefix.opening and amount.row.name != "a to b":
        raise FigureError(f"{text} opens a span and does not end it", "write both numbers, or 'at least'")
    row = _winner(rows, "an amount", text) or amount.row
    _check(row, amount, text)
    return Head(row, amount.core, amount.unit or COUNT, end, suffix, prefix.increment, bool(rows))


def _winner(rows: list[Wording | None], of: str, text: str) -> Wording | None:
    """Return the row that wins among nested ones: a bound before a hedge, both before "exactly"."""
    known = [row for row in rows if row]
    if len(known) < len(rows):
        raise FigureError(
            f"a word in {text} does not go with {of}", "write 'at least' or 'about', for days 'from' or 'by'"
        )
    if len(known) > 1 and any(row.basis is Basis.SPAN for row in known):
        raise FigureError(f"{text} names an end of a span and another bound", "keep one of the two")
    bounds = [row for row in known if row.is_bound]
    if any(row.is_floor for row in bounds) and not all(row.is_floor for row in bounds):
        raise FigureError(f"{text} is bounded from both sides", "write it as a span: 'between … and …'")
    if bounds:
        return max(bounds, key=_tightness)
    hedges = [row for row in known if row.name != "exactly"]
    return next(iter(hedges or known), None)


def _tightness(bound: Wording) -> tuple[float, bool]:
    """Return how much a bound leaves out, to compare it with bounds in the same direction."""
    if bound.hard is None:
        return -inf, False
    return (
        (bound.hard.low, bound.hard.low_open) if bound.is_floor else (-bound.hard.high, bound.hard.high_open)
    )


def _check(row: Wording, amount: Amount, text: str) -> None:
    """Raise FigureError where a row cannot be applied to an amount."""
    bare, stated = amount.row, amount.core.stated
    if row is not bare and bare.basis is Basis.VALUES and (bare.name == "none" or bare.hard is None):
        raise FigureError(f"{text} qualifies {bare.words[0]!r}", "leave one of the two out")
    if row is not bare and row.basis is Basis.SPAN and (bare.name != "a to b" or stated is None):
        raise FigureError(f"{text} names no span", f"write both ends, as in '{row.name} 100 to 300'")
    if row.hard and row.hard.high_open and stated and stated[0] == 0:
        raise FigureError(f"{text} would be below zero", "check the number")


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
