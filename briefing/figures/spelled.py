"""Numbers in words: "twenty-five", "two hundred thousand", "a quarter of a million"."""

from __future__ import annotations

from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING

from briefing.figures.number import SCALES, Number
from briefing.figures.units import measured

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens

_SMALL = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
NUMBER_WORDS = frozenset((*_SMALL, *_TENS))
"""Words that are a number by themselves."""

_HALF = Decimal("0.5")
_HALF_MORE = ("and", "a", "half")
_FRACTIONS = (
    *((("half",), _HALF), (("a", "half"), _HALF)),
    *(
        (("a", "quarter"), Decimal("0.25")),
        (("one", "quarter"), Decimal("0.25")),
        (("quarter",), Decimal("0.25")),
    ),
    *((("three", "quarters"), Decimal("0.75")), (("three", "-", "quarters"), Decimal("0.75"))),
)
_FILLERS = ("of", "-", "a", "an")
_LONGEST_FRACTION = 6
_FRACTION_STARTS = frozenset(words[0] for words, _ in _FRACTIONS)
_ARTICLES = ("a", "an")


def read_spelled(tokens: Tokens, at: int) -> Number | None:
    """Return the number in words that begins at a token; none if there is none."""
    word = tokens.words[at]
    if word in _FRACTION_STARTS and (fraction := _fraction(tokens, at)):
        return fraction
    if word in _ARTICLES and tokens.words[at + 1] not in SCALES:
        one = tokens.words[at + 1] in measured() and tokens.words[at + 1] != "second"
        return Number(Decimal(1), 1, at + 1) if one else None
    return _sum(tokens, at) if word in NUMBER_WORDS or word in _ARTICLES else None


def _sum(tokens: Tokens, at: int) -> Number | None:
    """Return a sum of products such as "two hundred thousand and five"."""
    total, limit, end = 0, inf, at
    only: Number | None = None
    while limit > 1 and (product := _product(tokens, end, first=end == at)):
        value = int(product.value)
        if value >= limit:
            break
        only = None if total else product
        total, limit, end = total + value, product.scale, product.end
    if only and tokens.matches(end, _HALF_MORE):
        end += len(_HALF_MORE)
        scale = SCALES.get(tokens.words[end], 1) if only.scale == 1 else 1
        return Number(only.head + _HALF, only.scale * scale, end + (scale > 1))
    if only:
        # "two or three hundred": 3 times 100, so that the two can share the hundred.
        hundreds = only.scale == 1 and only.head >= 100 and not only.head % 100
        return Number(only.head / 100, 100, end) if hundreds else only
    return Number(Decimal(total), 1, end) if total else None


def _product(tokens: Tokens, at: int, first: bool) -> Number | None:
    """Return a number below 1,000 and the multiplier after it; "a" is one at the beginning."""
    words = tokens.words
    if not first:
        at += words[at] in ("and", "-")
    if first and words[at] in _ARTICLES:
        value, end = 1, at + 1
    elif small := _below_hundred(tokens, at):
        value, end = small
    else:
        return None
    end += words[end] == "-" and words[end + 1] in SCALES
    if words[end] == "hundred":
        rest = _below_hundred(tokens, end + 1 + (words[end + 1] == "and"))
        value, end = (value * 100 + rest[0], rest[1]) if rest else (value * 100, end + 1)
        end += words[end] == "-" and words[end + 1] in SCALES
    scale = SCALES.get(words[end], 1) if words[end] != "hundred" else 1
    return Number(Decimal(value), scale, end + (scale > 1))


def _below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    words = tokens.words
    if small := _SMALL.get(words[at]):
        return small, at + 1
    tens = _TENS.get(words[at])
    if tens is None:
        return None
    after = at + 1 + (words[at + 1] == "-" and tokens.is_glued(at + 1))
    small = _SMALL.get(words[after], 10)
    return (tens + small, after + 1) if small < 10 else (tens, at + 1)


def _fraction(tokens: Tokens, at: int) -> Number | None:
    """Return a part of a large number: "half a million", "three quarters of a million"."""
    for words, value in _FRACTIONS:
        if tokens.matches(at, words):
            end = at + len(words)
            while tokens.words[end] in _FILLERS and end < at + _LONGEST_FRACTION:
                end += 1
            if scale := SCALES.get(tokens.words[end]):
                return Number(value, scale, end + 1)
    return None
