"""The head of a figure: its qualifiers, its amount or days, and its unit."""

from __future__ import annotations

from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING

from briefing.figures.amount import Amount, Reading, read_amount
from briefing.figures.days import read_days
from briefing.figures.figure import INCREMENT, Figure, FigureError
from briefing.figures.ranges import Core, ranges
from briefing.figures.table import Basis
from briefing.figures.tokens import phrases_by_first, word_set
from briefing.figures.units import COUNT, DAY
from briefing.record import Record

if TYPE_CHECKING:
    from briefing.figures.figure import Unit
    from briefing.figures.table import Phrase, Wording, WordingTable
    from briefing.figures.tokens import Tokens

_INCREMENTS = word_set("additional another further extra")
_FILLERS = phrases_by_first(
    """a total of | total of | a record | a reported | a combined | an additional | a further | an extra
    | additional | another | further | extra | at the | in the | the | only | just | all | reportedly
    | these | those | on"""
)
_MOST_QUALIFIERS = 6
_DAY_SPAN_JOINTS = word_set("to - until till through")


class Head(Record):
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


class _Prefix(Record):
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
