"""Amounts: a number or a vague word with its unit, or a span from one to another."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from briefing.figures.figure import FigureError
from briefing.figures.number import Number, rounding
from briefing.figures.numerals import read_number
from briefing.figures.ranges import Core, ends
from briefing.figures.table import Basis
from briefing.figures.tokens import word_set
from briefing.figures.units import measured_at
from briefing.record import Record

if TYPE_CHECKING:
    from briefing.figures.figure import Unit
    from briefing.figures.ranges import Ends
    from briefing.figures.table import Wording, WordingTable
    from briefing.figures.tokens import Tokens

_JOINTS = word_set("to - or through")
_ASIDES = word_set("even possibly perhaps maybe")
_IF_NOT = ("if", "not")
_ZERO = (Decimal(0), Decimal(0))


class Reading(Record):
    """How figures are to be read."""

    wordings: WordingTable
    locale: str = "en"
    year: int | None = None


class Amount(Record):
    """A number, a vague word or a span, with its unit."""

    core: Core
    row: Wording
    """The row that applies where no qualifier does."""
    unit: Unit | None
    end: int
    """The token after it."""
    number: Number | None = None
    """The number as written, where it is one."""
    hedge: Wording | None = None
    """A hedge that stood before the second number of a span ("100 to about 300")."""


def read_amount(tokens: Tokens, at: int, how: Reading, between: bool = False) -> Amount | None:
    """Return the amount that begins at a token; none if there is none.

    `between` says that this word stands before, so that "and" joins a span. Raises FigureError for an
    amount that is there and cannot be read.
    """
    first = _single(tokens, at, how)
    if first is None:
        return None
    joint_at = first.end + (tokens.words[first.end] == ",")
    joint = tokens.words[joint_at]
    if joint in _JOINTS or (joint == "and" and between):
        start = joint_at + 1
    elif tokens.matches(joint_at, _IF_NOT):
        start = joint_at + len(_IF_NOT)
    else:
        return first
    start += tokens.words[start] in _ASIDES
    hedge: Wording | None = None
    phrase = how.wordings.prefix(tokens.words, start)
    if phrase and (row := phrase.amount) and row.basis is Basis.TIMES:
        # "100 to as many as 300" says no more than "100 to 300"; other bounds would make another figure.
        if row.hard is None or (row.is_bound and row.hard.low > 0):
            return first
        hedge = None if row.is_bound else row
        start += len(phrase.tokens)
    last = _single(tokens, start, how)
    if last is None:
        return first
    text = tokens.quoted(at, last.end)
    start_word, whole = tokens.words[first.end - 1], tokens.words[last.end - 1]
    if joint == "-" and _is_shortened(start_word, whole):
        ways = f"{start_word}{whole[-4:]} to {whole}, or {start_word} to {whole}"
        raise FigureError(f"{text} can be read in two ways", f"write {ways}")
    return _span(text, first, last, joint, how.wordings["a to b"])._replace(hedge=hedge)


def _is_shortened(first: str, last: str) -> bool:
    """Whether a span such as 10-12,000 may mean 10,000 to 12,000."""
    lead, separator, rest = last[:-4], last[-4:-3], last[-3:]
    shape = first.isdigit() and lead.isdigit() and separator in (",", ".", " ") and rest == "000"
    return shape and int(first) < int(lead)


def _span(text: str, first: Amount, last: Amount, joint: str, row: Wording) -> Amount:
    if first.unit and last.unit and first.unit != last.unit:
        raise FigureError(f"{text} has two units", "write both numbers in one unit")
    unit = last.unit or first.unit
    one, two = first.number, last.number
    if one and two and one.scale == 1 and two.scale > 1 and one.value < two.head:
        first = first._replace(core=Core((one.value * two.scale,) * 2))
    if first.core.stated and last.core.stated:
        low, high = first.core.stated[0], last.core.stated[1]
        if joint == "or":
            low, high = min(low, high), max(low, high)
        if low > high:
            raise FigureError(f"{text} runs backwards", "put the lower number first")
        if low == high:
            raise FigureError(f"{text} names one number twice", "write it once")
        return Amount(Core((low, high)), row, unit, last.end)
    hard, typical = (
        _outer(first.core.hard_ends, last.core.hard_ends),
        _outer(first.core.typical_ends, last.core.typical_ends),
    )
    if hard is None or typical is None:
        raise FigureError(f"{text} spans from or to no number", "leave the span out")
    if hard[0] > hard[1] or typical[0] > typical[1]:
        raise FigureError(f"{text} runs backwards", "put the lower number first")
    return Amount(Core(None, hard=hard, typical=typical), row, unit, last.end)


def _outer(first: Ends | None, last: Ends | None) -> Ends | None:
    return (first[0], last[1]) if first and last else None


def _single(tokens: Tokens, at: int, how: Reading) -> Amount | None:
    """Return the number or the vague word that begins at a token, with its unit."""
    currency, start = measured_at(tokens, at)
    if currency is None or not currency.is_money:
        currency, start = None, at
    if start + 1 < tokens.count and (
        tokens.words[start] == "minus" or (tokens.words[start] == "-" and tokens.is_number(start + 1))
    ):
        text = tokens.quoted(at, start + 2)
        raise FigureError(f"{text} is negative", "write how much less there is, as a number above zero")
    if number := read_number(tokens, start, how.locale, currency is not None):
        row, end = how.wordings["a dozen" if number.in_dozens else "plain"], number.end
        plain = Core((number.value, number.value), rounding(number))
        core = _dozens(row, number) if number.in_dozens else plain
    else:
        phrase = how.wordings.prefix(tokens.words, start)
        if not phrase or not phrase.amount or phrase.amount.basis is not Basis.VALUES:
            return None
        row, end = phrase.amount, start + len(phrase.tokens)
        core = Core(_ZERO if row.name == "none" else None, hard=ends(row.hard), typical=ends(row.typical))
    unit, after = measured_at(tokens, end + (tokens.words[end] in ("of", "-")))
    if unit and unit.is_money and tokens.words[end] == "-":
        unit = None  # the currency of a span's other end: "$50bn-$60bn"
    if unit and currency and unit.is_money and unit != currency:
        raise FigureError(f"{tokens.quoted(at, after)} has two currencies", "keep one of them")
    if unit and unit == (currency or unit):
        return Amount(core, row, unit, after, number)
    return Amount(core, row, currency, end, number)


def _dozens(row: Wording, number: Number) -> Core:
    """Return the core of so many dozens: the ranges of one dozen so many times, widened to whole numbers."""
    hard, typical = ends(row.hard), ends(row.typical)
    if hard:
        low, high = hard[0] * number.head, hard[1] * number.head
        hard = low.to_integral_value(ROUND_FLOOR), high.to_integral_value(ROUND_CEILING)
    if typical:
        typical = typical[0] * number.head, typical[1] * number.head
    return Core((number.value, number.value), hard=hard, typical=typical)
