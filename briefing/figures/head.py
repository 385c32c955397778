"""The head of a figure: its qualifiers, its number and its unit, wherever they begin in a text."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.days import read_days
from briefing.figures.figure import FigureError
from briefing.figures.number import Number, read_number, rounding
from briefing.figures.ranges import Core, ends
from briefing.figures.units import COUNT, DAY, measured
from briefing.figures.wording import Basis

if TYPE_CHECKING:
    from briefing.figures.figure import Unit
    from briefing.figures.tokens import Tokens
    from briefing.figures.wording import Phrase, Wording, WordingTable

_INCREMENTS = frozenset(("additional", "another", "further", "extra"))
_FILLERS = (
    *(("a", "total", "of"), ("total", "of"), ("a", "record"), ("a", "reported"), ("a", "combined")),
    *(("an", "additional"), ("a", "further"), ("an", "extra"), *((word,) for word in sorted(_INCREMENTS))),
    *(
        ("at", "the"),
        ("the",),
        ("only",),
        ("just",),
        ("all",),
        ("reportedly",),
        ("these",),
        ("those",),
        ("on",),
    ),
)
_JOINTS = frozenset(("to", "-", "or", "through"))
_DAY_SPAN_JOINTS = frozenset(("to", "-", "until", "till", "through"))
_ASIDES = frozenset(("even", "possibly", "perhaps", "maybe"))
_CURRENCY_SIGNS = frozenset("$€£¥₩₽₴₹₪₺")


class Reading(NamedTuple):
    """How figures are to be read."""

    wordings: WordingTable
    locale: str = "en"
    year: int | None = None


class Head(NamedTuple):
    """A figure without the words after its unit."""

    row: Wording
    core: Core
    unit: Unit
    end: int
    """The token after it."""
    increment: bool = False
    """Whether the number comes on top of another one ("an additional 1,500")."""


class _Prefix(NamedTuple):
    """What stands before a number."""

    phrases: list[Phrase]
    opening: str
    """The word that opens a span: "between" or "from"."""
    increment: bool
    end: int


class _Part(NamedTuple):
    """A number or a vague word with its unit: all of a core, or one end of a span."""

    core: Core
    row: Wording
    number: Number | None
    unit: Unit | None
    end: int


def read_head(tokens: Tokens, at: int, how: Reading) -> Head | None:
    """Return the head of the figure that begins at a token; none if there is none.

    Raises FigureError for a figure that is there and cannot be read.
    """
    table = how.wordings
    prefix = _prefix(tokens, at, table)
    if days := read_days(tokens, prefix.end, how.year, prefix.opening == "between"):
        after = table.suffix(tokens.words, days.end)
        phrases = [*prefix.phrases, after] if after else prefix.phrases
        if prefix.opening == "from" and days.joint not in _DAY_SPAN_JOINTS:
            phrases = [*phrases, *filter(None, [table.prefix(["from", ""], 0)])]
        rows = _chosen(tokens, at, days.end, [phrase.day for phrase in phrases])
        row = rows or table["plain" if days.first == days.last else "a to b"]
        core = Core((Decimal(days.first), Decimal(days.last)))
        return Head(row, core, DAY, days.end + (len(after.tokens) if after else 0))
    part = _amount(tokens, prefix, how)
    if part is None:
        return None
    after = table.suffix(tokens.words, part.end)
    phrases = [*prefix.phrases, after] if after else prefix.phrases
    row = _chosen(tokens, at, part.end, [phrase.amount for phrase in phrases]) or part.row
    _check(tokens, at, part, row)
    return Head(
        row, part.core, part.unit or COUNT, part.end + (len(after.tokens) if after else 0), prefix.increment
    )


def _prefix(tokens: Tokens, at: int, table: WordingTable) -> _Prefix:
    phrases: list[Phrase] = []
    opening, increment = "", False
    while True:
        if tokens.words[at] in ("between", "from") and not opening:
            opening = tokens.words[at]
            at += 1
        elif phrase := table.prefix(tokens.words, at):
            if phrase.amount and phrase.amount.basis is Basis.VALUES:
                break
            phrases.append(phrase)
            at += len(phrase.tokens)
        elif filler := next((words for words in _FILLERS if tokens.matches(at, *words)), None):
            increment = increment or not _INCREMENTS.isdisjoint(filler)
            at += len(filler)
        else:
            break
    return _Prefix(phrases, opening, increment, at)


def _amount(tokens: Tokens, prefix: _Prefix, how: Reading) -> _Part | None:
    """Return the number, the vague word or the span that begins after a prefix."""
    first = _part(tokens, prefix.end, how)
    if first is None:
        return None
    at = first.end
    if tokens.words[at] in _JOINTS or (tokens.words[at] == "and" and prefix.opening == "between"):
        at += 1
    elif tokens.matches(at, "if", "not"):
        at += 2
    else:
        return first
    at += tokens.words[at] in _ASIDES
    hedge = how.wordings.prefix(tokens.words, at)
    if hedge and hedge.amount and hedge.amount.basis is Basis.TIMES:
        if hedge.amount.hard and (hedge.amount.hard.low == 0 or hedge.amount.name == "about"):
            at += len(hedge.tokens)
            if hedge.amount.name == "about":
                prefix.phrases.append(hedge)
        else:
            return first
    second = _part(tokens, at, how)
    return _spanned(tokens, prefix, first, second, how) if second else first


def _spanned(tokens: Tokens, prefix: _Prefix, first: _Part, last: _Part, how: Reading) -> _Part:
    text = tokens.slice(prefix.end, last.end)
    if first.unit and last.unit and first.unit != last.unit:
        raise FigureError(f"{text!r} has two units", "write both numbers in one unit")
    one, two = first.number, last.number
    if one and two and one.scale == 1 and two.scale > 1 and one.value < two.head:
        one = one._replace(scale=two.scale)
    row = how.wordings["a to b"]
    unit = last.unit or first.unit
    if one and two:
        low, high = one.value, two.value
        written = tokens.words[first.end - 1], tokens.words[last.end - 1]
        if tokens.words[first.end] == "-" and _is_short_span(*written):
            long = f"{written[0]},{written[1].partition(',')[2]}"
            raise FigureError(
                f"{text!r} can be read in two ways", f"write {long} to {written[1]}, or use 'to'"
            )
        if low > high and tokens.words[first.end] == "or":
            low, high = high, low
        if low > high:
            raise FigureError(f"{text!r} runs backwards", "put the lower number first")
        return _Part(Core((low, high)), row, None, unit, last.end)
    low_part, high_part = first.core, last.core
    hard_low, hard_high = low_part.hard or low_part.stated, high_part.hard or high_part.stated
    low_typical, high_typical = low_part.typical or low_part.stated, high_part.typical or high_part.stated
    if not (hard_low and hard_high and low_typical and high_typical) or hard_low[0] > hard_high[1]:
        raise FigureError(f"{text!r} is no span", "write the lower number first, then the higher one")
    core = Core(None, hard=(hard_low[0], hard_high[1]), typical=(low_typical[0], high_typical[1]))
    return _Part(core, row, None, unit, last.end)


def _is_short_span(first: str, last: str) -> bool:
    """Whether a span such as 10-12,000 may mean 10,000 to 12,000."""
    lead, _, rest = last.partition(",")
    return rest == "000" and first.isdigit() and lead.isdigit() and int(first) < int(lead)


def _part(tokens: Tokens, at: int, how: Reading) -> _Part | None:
    currency, start = _unit(tokens, at)
    if currency is None or not currency.kind.startswith("money"):
        currency, start = None, at
    if tokens.words[start] in ("-", "minus") and (
        tokens.is_number(start + 1) or tokens.words[start] == "minus"
    ):
        raise FigureError(
            f"{tokens.slice(at, start + 2)!r} is negative", "write how much less as a number above zero"
        )
    number = read_number(tokens, start, how.locale, currency is not None)
    if number:
        core, end = Core((number.value, number.value), rounding(number)), number.end
        row = how.wordings["plain"]
        if number.in_dozens:
            row = how.wordings["a dozen"]
            core = _dozens(row, number)
    else:
        phrase = how.wordings.prefix(tokens.words, start)
        if not phrase or not phrase.amount or phrase.amount.basis is not Basis.VALUES:
            return None
        row, end = phrase.amount, start + len(phrase.tokens)
        zero = (Decimal(0), Decimal(0)) if row.name == "none" else None
        core = Core(zero, hard=ends(row.hard), typical=ends(row.typical))
    unit, after = _unit(tokens, end + (tokens.words[end] in ("of", "-")))
    if unit and currency and unit != currency and unit.kind.startswith("money"):
        raise FigureError(f"{tokens.slice(at, after)!r} has two currencies", "keep one")
    if currency:
        unit, after = currency, after if unit == currency else end
    return _Part(core, row, number, unit, after if unit and not (currency and after == end) else end)


def _dozens(row: Wording, number: Number) -> Core:
    """Return the core of so many dozens: the ranges of one, widened to whole numbers."""
    hard, typical = ends(row.hard), ends(row.typical)
    if hard is None or typical is None:
        return Core((number.value, number.value))
    from decimal import ROUND_CEILING, ROUND_FLOOR

    low = (hard[0] * number.head).to_integral_value(ROUND_FLOOR)
    high = (hard[1] * number.head).to_integral_value(ROUND_CEILING)
    return Core(
        (number.value, number.value),
        hard=(low, high),
        typical=(typical[0] * number.head, typical[1] * number.head),
    )


def _unit(tokens: Tokens, at: int) -> tuple[Unit | None, int]:
    """Return the measured unit or the currency that begins at a token, and the token after it."""
    words, units = tokens.words, measured()
    for size in (3, 2, 1):
        if words[at + size - 1] and (unit := units.get(" ".join(words[at : at + size]))):
            return unit, at + size
    return None, at


def _chosen(tokens: Tokens, at: int, end: int, rows: list[Wording | None]) -> Wording | None:
    """Return the row that wins among nested ones: a bound before a hedge, both before "exactly"."""
    text = tokens.slice(at, end)
    known = [row for row in rows if row]
    if len(known) < len(rows):
        raise FigureError(
            f"the wording of {text!r} does not fit it", "see `briefing figure --help` for the wordings"
        )
    bounds = [row for row in known if row.is_bound]
    lows = [row for row in bounds if row.hard and row.hard.high > 1 and row.hard.low >= 0]
    if lows and len(lows) < len(bounds):
        raise FigureError(f"{text!r} is bounded from both sides", "write it as a span: 'between … and …'")
    spans = [row for row in known if row.basis is Basis.SPAN]
    if spans and len(known) > 1:
        raise FigureError(f"{text!r} says where in a span and more", "keep one of the two wordings")
    hedges = [row for row in known if row.name != "exactly"]
    return next(iter([*bounds, *hedges, *known]), None)


def _check(tokens: Tokens, at: int, part: _Part, row: Wording) -> None:
    """Raise FigureError where a row cannot be applied to a core."""
    text = tokens.slice(at, part.end)
    stated = part.core.stated
    if (
        row is not part.row
        and part.row.basis is Basis.VALUES
        and (part.core.hard is None or part.row.name == "none")
    ):
        raise FigureError(f"{text!r} qualifies {part.row.name!r}", "leave one of the two out")
    if row.basis is Basis.SPAN and row.name != "a to b" and part.row.name != "a to b":
        raise FigureError(f"{text!r} names no span", f"write it as '{row.name} 100 to 300'")
    if row.hard and row.hard.high_open and stated and stated[1] == 0:
        raise FigureError(f"{text!r} is below zero", "check the number")
