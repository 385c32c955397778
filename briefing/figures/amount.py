"""Amounts: a number or a vague word with its unit, or a span from one to another, and the period it was counted in."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import FigureError
from briefing.figures.numbers import Number, read_number, rounding
from briefing.figures.ranges import Core, ends
from briefing.figures.tokens import phrases_by_first, word_set
from briefing.figures.units import measured, measured_at
from briefing.figures.wording_table import Basis

if TYPE_CHECKING:
    from briefing.figures.model import Unit
    from briefing.figures.ranges import Ends
    from briefing.figures.tokens import Tokens
    from briefing.figures.wording_table import Wording, WordingTable


_WITHIN = word_set("in over during within for throughout across")
PAST = word_set("past last previous preceding first final")
_EACH = word_set("a an per each every /")
_ONE = word_set("a an single")
_ADVERBS = {
    "hourly": "an hour",
    "daily": "a day",
    "nightly": "a night",
    "weekly": "a week",
    "monthly": "a month",
    "yearly": "a year",
    "annually": "a year",
    "annual": "a year",
    "overnight": "overnight",
}
_TOTALS = phrases_by_first(
    "so far | thus far | to date | in total | in all | all told | overall | altogether | until now | up to now"
)
_STARTS = frozenset((*_WITHIN, *PAST, *_EACH, *_ADVERBS, *_TOTALS, "this", "the"))
_LARGER = (("hour", 24, "day"), ("day", 7, "week"), ("month", 12, "year"))


Cut = tuple[int, str]
"""The token after a period and its usual words, which are empty for a total ("so far")."""


def read_cut(tokens: Tokens, at: int) -> Cut | None:
    """Return the period, or the words for a total, that begin at a token; none if there are none."""
    word = tokens.words[at]
    if word not in _STARTS:
        return None
    for words in _TOTALS.get(word, ()):
        if tokens.matches(at, words):
            return (at + len(words), "")
    return _rate(tokens, at) or _within(tokens, at)


def _rate(tokens: Tokens, at: int) -> Cut | None:
    """Return "a day", "per week", "daily" or "last week"."""
    words = tokens.words
    if adverb := _ADVERBS.get(words[at]):
        return (at + 1, adverb)
    unit = _time(words[at + 1])
    if unit and words[at] in _EACH and words[at + 2] != "of":
        return (at + 2, f"{'an' if unit == 'hour' else 'a'} {unit}")
    if unit == words[at + 1] and words[at] in ("this", "last"):
        return (at + 2, f"{words[at]} {unit}") if unit else None
    return None


def _within(tokens: Tokens, start: int) -> Cut | None:
    """Return "in the past week", "over the last 24 hours" or "in two days"."""
    words, at = tokens.words, start
    at += words[at] in _WITHIN
    at += words[at] == "the"
    at += words[at] in ("just", "only")
    past = words[at] if words[at] in PAST else ""
    at += bool(past)
    if not past and words[start] not in ("in", "within"):
        return None
    number = read_number(tokens, at) if not tokens.is_number(at) or words[at].isdigit() else None
    one = not number and words[at] in _ONE
    at = number.end if number else at + one
    unit = _time(words[at])
    if not unit or not (number or one or past):
        return None
    if number and number.value % 1:
        return None
    count = int(number.value) if number else 1
    for small, times, large in _LARGER:
        if unit == small and count and count % times == 0:
            count, unit = count // times, large
    length = f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    if not past:
        return (at + 1, length)
    past = "past" if past == "last" else past
    return (at + 1, f"{past} {unit}" if count == 1 else f"{past} {length}")


def _time(word: str) -> str:
    """Return a word for a time in the singular; nothing for other words."""
    if word in ("night", "nights", "quarter", "quarters"):
        return word.removesuffix("s")
    unit = measured().get(word)
    return unit.name.removesuffix("s") if unit and unit.kind == "time" and len(word) > 2 else ""


_JOINTS = word_set("to - or through")
_ASIDES = word_set("even possibly perhaps maybe")
_IF_NOT = ("if", "not")
_ZERO = (Decimal(0), Decimal(0))


class Reading(NamedTuple):
    """How figures are to be read."""

    wordings: WordingTable
    locale: str = "en"
    year: int | None = None


class Amount(NamedTuple):
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
