"""Numbers as written, in digits or in words, and how coarsely they are written."""

from __future__ import annotations

from decimal import Decimal
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import FigureError
from briefing.figures.tokens import quoted, word_set
from briefing.figures.units import measured, measured_at

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens


DOZEN = 12
SCALES = {
    "hundred": 100,
    "dozen": DOZEN,
    "lakh": 10**5,
    "crore": 10**7,
    **dict.fromkeys(("thousand", "thousands", "k"), 10**3),
    **dict.fromkeys(("million", "millions", "mn", "mln"), 10**6),
    **dict.fromkeys(("billion", "billions", "bn", "bln"), 10**9),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 10**12),
}
"""Words that multiply the number before them."""

LARGEST = Decimal(10) ** 15
"""The largest number that can be read; up to here every whole number is exact as a float."""
MOST_PLACES = 9
"""Decimal places that can be read."""

_COARSEST = Decimal("0.05")


class Number(NamedTuple):
    """A number as written: `head` times `scale`."""

    head: Decimal
    scale: int
    end: int = 0
    """The token after it."""

    @property
    def value(self) -> Decimal:
        """The number in full."""
        return self.head * self.scale

    @property
    def in_dozens(self) -> bool:
        """Whether it is written in dozens."""
        return self.scale == DOZEN


def rounding(number: Number) -> Decimal:
    """Return r(x), how coarsely a number is written: half of its last place that says something.

    That is the last non-zero place of a whole number, 0 where this is the units digit, and the last
    place written of a decimal ("1.50 million": 5,000). It is at most 5 % of the number.
    """
    value = number.value
    places = -int(number.head.as_tuple().exponent)
    if places > 0:
        coarse = Decimal(5).scaleb(-places - 1) * number.scale
    elif value % 10:
        return Decimal(0)
    else:
        digits = str(int(value))
        coarse = Decimal(10 ** (len(digits) - len(digits.rstrip("0")))) / 2
    return min(coarse, value * _COARSEST)


_MOST_DIGITS = 15
_LONGEST = 24
_MILLION, _BILLION, _TRILLION = 10**6, 10**9, 10**12
_MONEY_SCALES = {"m": _MILLION, "b": _BILLION, "t": _TRILLION}
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_HALF_MORE = ("and", "a", "half")
_AFTER_METRES = word_set("deep wide high long tall away above below from north south east west of")
_COMMA_LANGUAGES = word_set(
    "bg ca cs da de el es et fi fr hr hu id is it lt lv nb nl nn no pl pt ro ru sk sl sr sv tr uk vi"
)
"""Languages that write 12.000,5 for twelve thousand and a half."""


def separators(locale: str) -> tuple[str, str]:
    """Return what stands in a language between groups of digits, and before decimal places."""
    language = locale.replace("-", "_").partition("_")[0].lower()
    return (".", ",") if language in _COMMA_LANGUAGES else (",", ".")


def read_digits(tokens: Tokens, at: int, locale: str, money: bool) -> Number:
    """Return the number in digits that stands at a token, with its multiplier.

    `money` says that a currency stands before it, which makes "3m" three million. Raises FigureError for
    digits that are grouped in no known way or can be read in two ways.
    """
    _check_two_numbers(tokens, at)
    scaled = _scale(tokens, at + 1, money) is not None or measured_at(tokens, at + 1)[0] is not None
    head, end, scale = _decimal(tokens.words[at], locale, scaled), at + 1, 1
    if tokens.is_glued(end) and (fraction := _FRACTIONS.get(tokens.words[end])):
        head, end = head + fraction, end + 1
    for _ in range(2):
        dash = tokens.words[end] == "-" and tokens.is_glued(end) and tokens.is_glued(end + 1)
        step = _scale(tokens, end + dash, money and scale == 1)
        if step is None:
            break
        scale, end = scale * step, end + dash + 1
    if scale > 1 and tokens.matches(end, _HALF_MORE):
        head, end = head + _FRACTIONS["½"], end + len(_HALF_MORE)
    return Number(head, scale, end)


def _scale(tokens: Tokens, at: int, money: bool) -> int | None:
    """Return the multiplier that a token after digits is; "m" may also be metres."""
    word = tokens.words[at]
    if known := SCALES.get(word):
        return known
    if money and (known := _MONEY_SCALES.get(word)):
        return known
    if not tokens.is_glued(at):
        return None
    if word == "m":
        people = tokens.is_word(at + 1) and tokens.words[at + 1] not in _AFTER_METRES
        return _MILLION if people or tokens.is_capital(at) else None
    return _BILLION if word == "b" else None


def _check_two_numbers(tokens: Tokens, at: int) -> None:
    """Raise FigureError for "4 155-mm guns", whose digits may be one number or two."""
    first, _, group = tokens.words[at].partition(" ")
    dash = tokens.words[at + 1] == "-" and tokens.is_glued(at + 1)
    joined = tokens.is_glued(at + 1 + dash) and tokens.is_word(at + 1 + dash)
    if joined and len(group) == 3 and group[0] != "0":
        text = tokens.quoted(at, at + 2 + dash)
        raise FigureError(f"{text} may be one number or two", f"write {first},{group} or {first} of {group}")


def _decimal(written: str, locale: str, scaled: bool) -> Decimal:
    """Return digits as a number; `scaled` says that a multiplier or a measured unit follows."""
    if written.isdigit() and len(written) <= _MOST_DIGITS:
        return Decimal(written)
    if len(written) > _LONGEST or sum(map(str.isdigit, written)) > _MOST_DIGITS:
        raise FigureError(f"{quoted(written)} has too many digits", f"at most {_MOST_DIGITS} can be read")
    group, point = separators(locale)
    whole, *decimals = written.split(point)
    groups = whole.replace(" ", group).replace("'", group).split(group)
    places = decimals[0] if decimals else ""
    if len(decimals) > 1 or group in places or len(places) > MOST_PLACES:
        todo = "write a number as 12,000 or 1.5, a day as 27 October 2024"
        raise FigureError(f"{quoted(written)} is no number", todo)
    if len(groups) > 1 and (len(groups[0]) > 3 or any(len(part) != 3 for part in groups[1:])):
        decimal = len(groups) == 2 and not places
        todo = (
            f"write {groups[0]}{point}{groups[1]}"
            if decimal
            else "group thousands by threes, as in 1,234,567"
        )
        raise FigureError(f"{quoted(written)} is grouped in no known way", todo)
    if len(places) == 3 and len(groups) == 1 and whole != "0" and len(whole) <= 3 and not scaled:
        raise FigureError(
            f"{quoted(written)} can be read as {whole} or as {whole}{places}",
            f"write {whole} or {whole}{group}{places}, or give the brief a locale that groups so",
        )
    return Decimal("".join(groups) + (f".{places}" if places else ""))


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
_SPELLED_HALF_MORE = ("and", "a", "half")
_SPELLED_FRACTIONS = (
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
_FRACTION_STARTS = frozenset(words[0] for words, _ in _SPELLED_FRACTIONS)
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
    if only and tokens.matches(end, _SPELLED_HALF_MORE):
        end += len(_SPELLED_HALF_MORE)
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
    for words, value in _SPELLED_FRACTIONS:
        if tokens.matches(at, words):
            end = at + len(words)
            while tokens.words[end] in _FILLERS and end < at + _LONGEST_FRACTION:
                end += 1
            if scale := SCALES.get(tokens.words[end]):
                return Number(value, scale, end + 1)
    return None


def read_number(tokens: Tokens, at: int, locale: str = "en", money: bool = False) -> Number | None:
    """Return the number that begins at a token; none if there is none.

    `money` says that a currency stands before it. Raises FigureError for a number that is there and
    cannot be read.
    """
    number = read_digits(tokens, at, locale, money) if tokens.is_number(at) else read_spelled(tokens, at)
    if number and number.value > LARGEST:
        raise FigureError(
            f"{tokens.quoted(at, number.end)} is too large", "check it; at most 10^15 can be read"
        )
    return number


def begins_number(tokens: Tokens, at: int) -> bool:
    """Whether a number begins at a token, well written or not."""
    return tokens.is_number(at) or tokens.words[at] in NUMBER_WORDS
