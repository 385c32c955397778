"""Amounts: a number in digits, in words or in a special form, with its unit, or a span from one to another.

Special forms are currencies before the number, shares ("one in five"), rates ("per 100,000"), tens ("mid-20s"),
counts of digits ("six figures") and ranges that stand with the number ("12,000 ± 500").
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.locales import language_of
from briefing.figures.model import FigureError
from briefing.figures.numbers import (
    PART_WORDS,
    SCALES,
    TENS,
    Number,
    begins_number,
    measured_at,
    read_and_part,
    read_number,
    read_share,
    rounding,
)
from briefing.figures.tokens import word_set
from briefing.figures.units import CELSIUS, FAHRENHEIT, PERCENT, POINTS, currency_signs, measured, rate
from briefing.figures.wordings import Core, RowKind, ends

if TYPE_CHECKING:
    from briefing.figures.locales import Language
    from briefing.figures.model import Unit
    from briefing.figures.tokens import Tokens
    from briefing.figures.wordings import Ends, Wording, WordingTable


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


_JOINTS = word_set("to - or through")
_ASIDES = word_set("even possibly perhaps maybe probably")
_IF_NOT = ("if", "not")
_ZERO = (Decimal(0), Decimal(0))


def read_amount(
    tokens: Tokens, at: int, how: Reading, between: bool = False, changed: bool = False
) -> Amount | None:
    """Return the amount that begins at a token; none if there is none.

    `between` says that this word stands before, so that "and" joins a span; `changed` that the number is a change,
    after which "to" leads to the level. Raises FigureError for an amount that is there and cannot be read.
    """
    first = _single(tokens, at, how)
    if first is None:
        return None
    start, joint = _joint(tokens, first.end, between, language_of(how.locale))
    if not joint:
        return _given(tokens, first, how) or first
    hedge: Wording | None = None
    phrase = how.wordings.prefix(tokens.words, start)
    if phrase and (row := phrase.amount) and row.kind is RowKind.TIMES:
        # "100 to as many as 300" says no more than "100 to 300"; other bounds would make another figure.
        if row.hard is None or (row.is_bound and row.hard.low > 0):
            return first
        hedge = None if row.is_bound else row
        start += len(phrase.tokens)
    last = _single(tokens, start, how)
    if last is None:
        return first
    if tokens.words[first.end] == "," and first.unit and _is_restated(first, last):
        return first  # "213 points, or 1.2 per cent", "£39bn, or £600 a head"
    if joint == "to" and last.unit is None and first.unit in (PERCENT, POINTS):
        return first  # "firmed 0.5 per cent to 18.71"
    if changed and joint == "to" and not (first.unit is None and last.unit == PERCENT):
        return first
    text = tokens.quoted(at, last.end)
    thirds = first.unit is None and last.unit == PERCENT and tokens.words[last.end - 1] in PART_WORDS
    if thirds or (joint == "or" and _is_percent_of_one(first, last)):
        raise FigureError(
            f"{text} says a number and a share", "keep one of the two, or write percent for both"
        )
    if phrase is None:  # "10 to as many as 12,000" leaves nothing open
        first, last = _with_scale_of(tokens, first, last, joint, text)
    return _span(text, first, last, joint, how.wordings["a to b"])._replace(hedge=hedge)


def _is_restated(first: Amount, last: Amount) -> bool:
    one, two = first.core.stated, last.core.stated
    return first.unit != last.unit or bool(one and two and one[0] > _FARTHEST * two[0])


def _is_percent_of_one(first: Amount, last: Amount) -> bool:
    """Whether "or" joins a number with its share: "12,000, or 10 per cent"; not in "2 or 3 per cent"."""
    if (first.unit == PERCENT) == (last.unit == PERCENT):
        return False
    one, two = first.core.stated, last.core.stated
    return first.unit == PERCENT or bool(one and two and one[0] > two[0])


def _joint(tokens: Tokens, at: int, between: bool, language: Language) -> tuple[int, str]:
    """Return the token after what joins two ends of a span, and its word; no word where nothing does."""
    words = tokens.words
    start = at + (words[at] == ",")
    joint = words[start]
    if joint in _JOINTS or (joint == "and" and between):
        start += 1
    elif joint and (joint in language.joints.split() or (between and joint in language.conjunction.split())):
        start, joint = start + 1, "to"
    elif tokens.matches(start, _IF_NOT):
        start += len(_IF_NOT)
    elif words[start + (joint == "and")] in _ASIDES and (start > at or joint == "and"):
        start, joint = start + (joint == "and"), "or"  # "dozens, possibly hundreds"
    else:
        return at, ""
    return start + (words[start] in _ASIDES), joint


def _with_scale_of(
    tokens: Tokens, first: Amount, last: Amount, joint: str, text: str
) -> tuple[Amount, Amount]:
    """Return the two ends of a span with a scale that stands once: "5 to 6 million", "a thousand or two"."""
    one, two = first.number, last.number
    if one is None or two is None:
        return first, last
    if one.scale == 1 and two.scale > 1 and one.value < two.head:
        return first._replace(core=Core((one.value * two.scale,) * 2)), last
    if joint == "or" and one.scale > 1 and two.scale == 1 and one.head < two.head < 10:
        return first, last._replace(core=Core((two.value * one.scale,) * 2))
    small, large = tokens.words[one.end - 1], tokens.words[two.end - 1]
    if _is_shortened(small, large):
        if joint == "or":
            return first._replace(core=Core((one.value * 1000,) * 2)), last
        ways = f"{small}{large[-4:]} to {large}, or {small} to as many as {large}"
        raise FigureError(f"{text} can be read in two ways", f"write {ways}")
    return first, last


def _is_shortened(first: str, last: str) -> bool:
    """Whether a span such as 10-12,000 may mean 10,000 to 12,000."""
    lead, separator, rest = last[:-4], last[-4:-3], last[-3:]
    shape = first.isdigit() and lead.isdigit() and separator in (",", ".", " ") and rest.isdigit()
    return shape and int(first) < int(lead)


_PLACES = 9
_FARTHEST = 10
"""How many times the second number of "28 or 27" the first may be."""


def _span(text: str, first: Amount, last: Amount, joint: str, row: Wording) -> Amount:
    if first.unit and last.unit and first.unit != last.unit:
        if first.unit.kind != last.unit.kind or not first.core.stated:
            raise FigureError(f"{text} has two units", "write both numbers in one unit")
        value = float(first.core.stated[0]) * first.unit.factor / last.unit.factor  # "six months to a year"
        first = first._replace(core=Core((Decimal(repr(round(value, _PLACES))),) * 2))
    unit = last.unit or first.unit
    if first.core.stated and last.core.stated:
        low, high = first.core.stated[0], last.core.stated[1]
        if joint == "or":
            if low > _FARTHEST * high:
                raise FigureError(f"{text} says two numbers", "keep one of the two")
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


RANGE_WORDS = ("range", "between", "from", "estimates")
SPREADS = (("±",), ("+", "/", "-"), ("plus", "or", "minus"), ("give", "or", "take"))


def _given(tokens: Tokens, amount: Amount, how: Reading) -> Amount | None:
    """Return an amount with the range that stands after it: "12,000 ± 500", "12,000 (10,000-14,000)"."""
    words, at = tokens.words, amount.end
    if amount.number is None or amount.core.stated is None:
        return None
    value = amount.core.stated[0]
    start = at + 1 + (words[at + 1] in RANGE_WORDS)
    if words[at] == "(" and begins_number(tokens, start):
        span = read_amount(tokens, start, how, words[at + 1] == "between")
        if span is None or span.core.stated is None or span.row.name != "a to b":
            return None
        low, high = span.core.stated
        if words[span.end] not in (")", "") or not low <= value <= high:
            return None
        end = span.end + (words[span.end] == ")")
    else:
        spread = next((words for words in SPREADS if tokens.matches(at, words)), None)
        number = spread and read_number(tokens, at + len(spread), how.locale)
        if not number:
            return None
        unit, end = measured_at(tokens, number.end)
        relative = unit == PERCENT and amount.unit != PERCENT
        wide = value * number.value / 100 if relative else number.value
        low, high = value - wide, value + wide
    core = Core((value, value), hard=(low, high), typical=(low, high))
    return amount._replace(core=core, row=how.wordings["as given"], end=end)


def _single(tokens: Tokens, at: int, how: Reading) -> Amount | None:
    """Return the number or the vague word that begins at a token, with its unit."""
    words = tokens.words
    unit, start = read_currency(tokens, at)
    if words[start] == "magnitude" and tokens.is_number(start + 1):
        unit, start = measured()["magnitude"], start + 1
    if vague := read_tens(tokens, start, how) or read_digit_count(tokens, start, how):
        return vague
    is_negative = words[start] == "minus" or (words[start] == "-" and tokens.is_number(start + 1))
    begin = start + is_negative
    amount = _number(tokens, at, begin, unit, how) or _vague(tokens, at, begin, unit, how)
    if amount is None:
        return None
    if is_negative:
        if amount.unit is None or amount.unit.kind not in _BELOW_ZERO or not amount.core.stated:
            text = tokens.quoted(at, begin + 1)
            raise FigureError(f"{text} is negative", "write how much less there is, as a number above zero")
        amount = amount._replace(core=_moved(amount.core, Decimal(-1), Decimal(0)))
    if amount.unit == FAHRENHEIT and amount.core.stated:
        amount = amount._replace(core=_moved(amount.core, Decimal(5) / 9, Decimal(-160) / 9), unit=CELSIUS)
    return amount


def _number(tokens: Tokens, at: int, start: int, unit: Unit | None, how: Reading) -> Amount | None:
    """Return the number or the share that stands at `start` in an amount from `at` on; `unit` is before it."""
    share = read_share(tokens, start) if unit is None else None
    number = share or read_number(tokens, start, how.locale, unit is not None and unit.is_money)
    if number is None:
        return None
    if share := share or read_share_of(tokens, at, number):
        return Amount(
            Core((share.value,) * 2, share.value / 20), how.wordings["plain"], PERCENT, share.end, share
        )
    row = how.wordings["a dozen" if number.in_dozens else "plain"]
    core = _dozens(row, number) if number.in_dozens else Core((number.value,) * 2, rounding(number))
    amount = _with_unit(tokens, Amount(core, row, unit, number.end, number), at)
    if amount.unit and (part := read_and_part(tokens, amount.end)):  # "a year and a half"
        number = Number(number.head + part[0] / number.scale, number.scale, part[1])
        core = Core((number.value,) * 2, rounding(number))
        amount = amount._replace(core=core, number=number, end=part[1])
    return amount


def _vague(tokens: Tokens, at: int, start: int, unit: Unit | None, how: Reading) -> Amount | None:
    """Return the words without a number, such as "dozens", that stand at `start`."""
    phrase = how.wordings.prefix(tokens.words, start)
    if not phrase or not phrase.amount or phrase.amount.kind is not RowKind.VALUES:
        return None
    row = phrase.amount
    core = Core(_ZERO if row.name == "none" else None, hard=ends(row.hard), typical=ends(row.typical))
    return _with_unit(tokens, Amount(core, row, unit, start + len(phrase.tokens)), at)


_BELOW_ZERO = ("temperature", "percent", "percentage points")


def _moved(core: Core, times: Decimal, plus: Decimal) -> Core:
    """Return a number on another scale."""
    assert core.stated
    value = (core.stated[0] * times + plus).quantize(Decimal("0.000001")).normalize()
    return Core((value, value), core.rounding * abs(times))


def _with_unit(tokens: Tokens, amount: Amount, at: int) -> Amount:
    """Return an amount with the unit after it; `at` is the token at which it begins."""
    words, end, currency = tokens.words, amount.end, amount.unit
    start = end + (words[end] in _UNIT_LEADS) + 2 * (words[end] == "d" and words[end + 1] == "'")
    unit, after = measured_at(tokens, start)
    if unit and unit.is_money and words[end] == "-":
        unit = None  # the currency of a span's other end: "$50bn-$60bn"
    if unit and currency and unit.is_money and currency.is_money and unit != currency:
        raise FigureError(f"{tokens.quoted(at, after)} has two currencies", "keep one of them")
    if unit is None and currency is None and (found := read_rate(tokens, end)):
        return amount._replace(unit=found[0], end=found[1])
    if unit and unit == (currency or unit):
        return amount._replace(unit=unit, end=after)
    return amount


_UNIT_LEADS = ("of", "-", "de", "di")


def _dozens(row: Wording, number: Number) -> Core:
    """Return the core of so many dozens: the ranges of one dozen so many times, widened to whole numbers."""
    hard, typical = ends(row.hard), ends(row.typical)
    if hard:
        low, high = hard[0] * number.head, hard[1] * number.head
        hard = low.to_integral_value(ROUND_FLOOR), high.to_integral_value(ROUND_CEILING)
    if typical:
        typical = typical[0] * number.head, typical[1] * number.head
    return Core((number.value, number.value), hard=hard, typical=typical)


def read_currency(tokens: Tokens, at: int) -> tuple[Unit | None, int]:
    """Return the currency whose sign or code stands before a number, and the token of the number.

    Letters must be capitals and touch their sign: "A$60m", and not "a $60m package".
    """
    words = tokens.words
    word = words[at]
    signs = currency_signs().get(word)
    if signs is None:
        return None, at
    after = words[at + 1]
    touches = tokens.is_glued(at + 1) or (len(word) > 1 and word.isalpha())
    if after and after in signs and touches and not _is_lower(tokens, at, at + 2):
        unit, end = signs[after], at + 2
    elif "" in signs and (not word.isalpha() or not _is_lower(tokens, at, at + 1)):
        unit, end = signs[""], at + 1
    else:
        return None, at
    return (unit, end) if begins_number(tokens, end) or not word.isalpha() else (None, at)


def _is_lower(tokens: Tokens, first: int, last: int) -> bool:
    """Whether what would be a currency's letters is written small, as the article of "a $60m package" is."""
    text = tokens.slice(first, last).strip("$.")
    return text == text.lower()


def read_rate(tokens: Tokens, at: int) -> tuple[Unit, int] | None:
    """Return the unit "per 100,000" or "per million" that begins at a token, and the token after it."""
    words, start = tokens.words, at + 1
    if words[at] != "per":
        return None
    if (scale := SCALES.get(words[start])) and not tokens.is_glued(start):
        return rate(scale), start + 1
    whole = read_number(tokens, start) if begins_number(tokens, start) else None
    if whole is None or whole.value < 2 or whole.value % 1 or measured_at(tokens, whole.end)[0]:
        return None
    return rate(int(whole.value)), whole.end


def read_share_of(tokens: Tokens, at: int, number: Number) -> Number | None:
    """Return in percent a share such as "one in five" or "nine out of ten"; none where the number is no share.

    Raises FigureError for "17 out of 22", which may be a count.
    """
    words, start = tokens.words, number.end
    out = words[start] == "out" and words[start + 1] == "of"
    out = out or (words[start] == "of" and words[start + 1] == "every")
    if not out and words[start] != "in":
        return None
    start += 1 + (words[start] == "out")
    start += words[start] in ("every", "each")
    large = words[start] == "a" and words[start + 1] in SCALES
    if (not large and not begins_number(tokens, start)) or not (
        words[start].isalpha() or words[start].replace(",", "").isdigit()
    ):
        return None
    whole = read_number(tokens, start)
    if whole is None or not 0 < number.value < whole.value or number.value % 1 or number.scale > 1:
        return None
    is_year = len(words[start]) == 4 and words[start].isdigit() and words[start][:2] in ("18", "19", "20")
    unit, _ = measured_at(tokens, whole.end + (words[whole.end] == "-"))
    if (unit and not out) or is_year:
        return None
    common = number.value == 1 or whole.value <= 12 or str(whole.value).rstrip("0") in ("1", "2", "25", "5")
    if not common:
        if out:
            text = tokens.quoted(at, whole.end)
            raise FigureError(
                f"{text} may be a share or a count", "write the count alone, or the share in percent"
            )
        return None
    return Number((number.value * 100 / whole.value).quantize(Decimal("0.000001")).normalize(), 1, whole.end)


_TENS_WORDS = {f"{word[:-1]}ies": value for word, value in TENS.items()}
_TENS_PARTS = {"low": "low tens", "early": "low tens", "mid": "mid-tens", "high": "high tens", "late": "high tens", "upper": "high tens"}  # fmt: skip


def read_tens(tokens: Tokens, at: int, how: Reading) -> Amount | None:
    """Return the numbers that begin alike: "20s", "mid-30s", "high forties"; "1,000s" are thousands."""
    words, start = tokens.words, at
    part = _TENS_PARTS.get(words[at], "")
    if part:
        at += 1 + (words[at + 1] == "-")
    word, end = words[at], at + 1
    value = _TENS_WORDS.get(word, 0)
    if tokens.is_number(at) and words[end] == "s" and tokens.is_glued(end):
        number, end = read_number(tokens, at, how.locale), end + 1
        value = int(number.value) if number else 0
    if not value:
        return _large_tens(tokens, at, part, how) if part else None
    digits = str(value).rstrip("0")
    size = 10 ** (len(str(value)) - len(digits))
    if word.isdigit() and len(word) == 4 and word[0] in "12" and digits != "1":
        raise FigureError(f"{tokens.quoted(start, end)} names years", "write a day as 27 October 2024")
    if size == 1 or (digits == "1" and part):
        raise FigureError(f"{tokens.quoted(start, end)} names no tens", "write the number, or a span of two")
    if digits == "1" and (row := how.wordings.find(_PLURALS.get(value, ""))):
        return Amount(Core(None, hard=ends(row.hard), typical=ends(row.typical)), row, None, end)
    row = how.wordings[part or "all tens"]
    return Amount(Core((Decimal(value), Decimal(value + size - 1))), row, None, end)


def _large_tens(tokens: Tokens, at: int, part: str, how: Reading) -> Amount | None:
    """Return "low thousands", "high tens of millions" or "low double digits"."""
    if (digits := read_digit_count(tokens, at, how)) and digits.core.hard:
        return Amount(Core(digits.core.hard), how.wordings[part], None, digits.end)
    phrase = how.wordings.prefix(tokens.words, at)
    row = phrase and phrase.amount
    if not phrase or not row or row.kind is not RowKind.VALUES or not row.hard or not row.name.endswith("s"):
        return None
    low = Decimal(int(row.hard.low))
    if low < 100 or str(low).strip("0") != "1":
        return None
    return Amount(Core((low, low * 10 - 1)), how.wordings[part], None, at + len(phrase.tokens))


_PLURALS = {
    times * size: f"{name}{word}s"
    for word, size in (("hundred", 100), ("thousand", 10**3), ("million", 10**6))
    for name, times in (("", 1), ("tens of ", 10), ("hundreds of ", 100))
} | {10: "tens", 1000: "thousands"}


_DIGITS = {"single": 1, "double": 2, "triple": 3}


def read_digit_count(tokens: Tokens, at: int, how: Reading) -> Amount | None:
    """Return a number of which only the count of digits is known: "six figures", "double-digit"."""
    words = tokens.words
    after = at + 1 + (words[at + 1] == "-")
    if words[after] not in ("figure", "figures", "digit", "digits"):
        return None
    count = _DIGITS.get(words[at], 0)
    if not count and begins_number(tokens, at) and (number := read_number(tokens, at)):
        count = int(number.value)
    if not 1 <= count <= _MOST_DIGITS:
        return None
    low, high = Decimal(10 ** (count - 1) if count > 1 else 0), Decimal(10**count - 1)
    core = Core(None, hard=(low, high), typical=(low, high))
    return Amount(core, how.wordings["n digits"], None, after + 1)


_MOST_DIGITS = 12
