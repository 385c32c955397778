"""Numbers in special words: currencies before them, shares, rates, tens ("mid-20s"), counts of digits."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import FigureError
from briefing.figures.numbers import SCALES, TENS, Number, begins_number, measured_at, read_number
from briefing.figures.units import currency_signs, rate
from briefing.figures.wordings import Core, RowKind, ends

if TYPE_CHECKING:
    from briefing.figures.model import Unit
    from briefing.figures.tokens import Tokens
    from briefing.figures.wordings import Wording, WordingTable


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


def read_currency(tokens: Tokens, at: int) -> tuple[Unit | None, int]:
    """Return the currency whose sign or code stands before a number, and the token of the number.

    Letters must be capitals and touch their sign: "A$60m", and not "a $60m package".
    """
    words = tokens.words
    word = words[at]
    signs = currency_signs()
    after = words[at + 1]
    touches = tokens.is_glued(at + 1) or (len(word) > 1 and word.isalpha())
    if (word, after) in signs and touches and not _is_lower(tokens, at, at + 2):
        unit, end = signs[word, after], at + 2
    elif (word,) in signs and (not word.isalpha() or not _is_lower(tokens, at, at + 1)):
        unit, end = signs[(word,)], at + 1
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
    is_year = len(words[start]) == 4 and words[start].isdigit()
    unit, _ = measured_at(tokens, whole.end + (words[whole.end] == "-"))
    if (unit and not out) or is_year:
        return None
    common = whole.value <= 12 or str(whole.value).rstrip("0") in ("1", "2", "25", "5")
    if not common:
        if out:
            text = tokens.quoted(at, whole.end)
            raise FigureError(
                f"{text} may be a share or a count", "write the count alone, or the share in percent"
            )
        return None
    return Number((number.value * 100 / whole.value).quantize(Decimal("0.000001")).normalize(), 1, whole.end)


_TENS_WORDS = {f"{word[:-1]}ies": value for word, value in TENS.items()}
_TENS_PARTS = {"low": "low xs", "early": "low xs", "mid": "mid-xs", "high": "high xs", "late": "high xs", "upper": "high xs"}  # fmt: skip


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
    row = how.wordings[part or "xs"]
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
