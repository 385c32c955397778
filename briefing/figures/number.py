"""Numbers as written: digits, number words, fractions and multipliers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.figure import FigureError
from briefing.figures.tokens import short
from briefing.figures.units import measured, measured_at

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens

LARGEST = Decimal(10) ** 15
"""Up to here every whole number is exact as a float."""
_MOST_DIGITS = 15
MOST_PLACES = 9
"""Decimal places that can be read."""
_LONGEST = 24

_SMALL = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        start=1,
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_DOZEN = 12
SCALES = {
    "hundred": 100,
    "dozen": _DOZEN,
    "thousand": 1000,
    "k": 1000,
    "lakh": 100_000,
    "million": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "trn": 10**12,
}
_GLUED_SCALES = {"b": 10**9}
_MONEY_SCALES = {"m": 10**6, "b": 10**9, "t": 10**12}
_FRACTION_SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_AFTER_METRES = frozenset("deep wide high long tall away above below from north south east west of".split())
_COMMA_LANGUAGES = frozenset(
    "bg cs da de el es et fi fr hr hu id is it lt lv nb nl no pl pt ro ru sk sl sr sv tr uk".split()
)


class Number(NamedTuple):
    """A number as written: `head` times `scale`."""

    head: Decimal
    scale: int
    end: int
    """The token after it."""

    @property
    def value(self) -> Decimal:
        """The number in full."""
        return self.head * self.scale

    @property
    def in_dozens(self) -> bool:
        """Whether it is written in dozens."""
        return self.scale == _DOZEN


def rounding(number: Number) -> Decimal:
    """Return r(x), how coarsely a number is written, at most 5 % of it."""
    value = number.value
    places = -int(number.head.as_tuple().exponent)
    if places > 0:
        coarse = Decimal(5).scaleb(-places - 1) * number.scale
    else:
        digits = str(int(value))
        zeros = len(digits) - len(digits.rstrip("0"))
        coarse = Decimal(10**zeros) / 2 if zeros else Decimal(0)
    return min(coarse, value * Decimal("0.05"))


def read_number(tokens: Tokens, at: int, locale: str = "en", money: bool = False) -> Number | None:
    """Return the number that begins at a token; none if there is none.

    Raises FigureError for digits that are grouped in no known way, or can be read in two ways.
    `money` says that a currency stands before it, which makes "3m" three million.
    """
    number = _digits(tokens, at, locale, money) if tokens.is_number(at) else _words(tokens, at)
    if number and number.value > LARGEST:
        raise FigureError(
            f"{short(tokens.slice(at, number.end))} is too large a number",
            "check it; at most 10^15 can be read",
        )
    return number


def begins_number(tokens: Tokens, at: int) -> bool:
    """Whether a number begins at a token, well written or not."""
    return tokens.is_number(at) or tokens.words[at] in _SMALL or tokens.words[at] in _TENS


def _digits(tokens: Tokens, at: int, locale: str, money: bool) -> Number:
    written = tokens.words[at]
    scaled = _scale(tokens, at + 1, money) is not None or measured_at(tokens, at + 1)[0] is not None
    head = _decimal(written, locale, scaled)
    end = at + 1
    _check_groups(tokens, at)
    if tokens.is_glued(end) and (part := _FRACTION_SIGNS.get(tokens.words[end])):
        head, end = head + part, end + 1
    scale = 1
    for _ in range(2):
        dash = tokens.words[end] == "-" and tokens.is_glued(end) and tokens.is_glued(end + 1)
        step = _scale(tokens, end + dash, money and scale == 1)
        if step is None:
            break
        scale, end = scale * step, end + 1 + dash
    if scale > 1 and tokens.matches(end, "and", "a", "half"):
        head, end = head + Decimal("0.5"), end + 3
    return Number(head, scale, end)


def _check_groups(tokens: Tokens, at: int) -> None:
    """Raise FigureError for "4 155-mm guns", whose digits may be one number or two."""
    first, _, group = tokens.words[at].partition(" ")
    dash = tokens.words[at + 1] == "-" and tokens.is_glued(at + 1)
    joined = tokens.is_glued(at + 1 + dash) and tokens.is_word(at + 1 + dash)
    if joined and len(group) == 3 and group[0] != "0":
        text = tokens.slice(at, at + 2 + dash)
        raise FigureError(
            f"{text!r} may be one number or two", f"write {first},{group}, or {first} of {group}"
        )


def _scale(tokens: Tokens, at: int, money: bool) -> int | None:
    """Return the multiplier that a token is, given that a number in digits stands before it."""
    word = tokens.words[at]
    if known := SCALES.get(word):
        return known
    if money and (known := _MONEY_SCALES.get(word)):
        return known
    if not tokens.is_glued(at):
        return None
    if word == "m" and tokens.is_word(at + 1) and tokens.words[at + 1] not in _AFTER_METRES:
        return 10**6
    return _GLUED_SCALES.get(word)


def _decimal(written: str, locale: str, scaled: bool) -> Decimal:
    """Return digits as a number; raises FigureError where the groups are no thousands."""
    if len(written) > _LONGEST or sum(map(str.isdigit, written)) > _MOST_DIGITS:
        raise FigureError(f"{short(written)} has too many digits", f"at most {_MOST_DIGITS} can be read")
    if written.isdigit():
        return Decimal(written)
    comma = locale.replace("-", "_").split("_")[0].lower() in _COMMA_LANGUAGES
    group, point = (".", ",") if comma else (",", ".")
    whole, *decimals = written.split(point)
    groups = whole.replace(" ", group).replace("'", group).split(group)
    if len(decimals) > 1 or (decimals and (group in decimals[0] or len(decimals[0]) > MOST_PLACES)):
        raise FigureError(f"{short(written)} is no number", "write it as 12,000 or 1.5")
    if len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(part) != 3 for part in groups[1:])):
        todo = "group thousands by threes" if len(written) > 5 else f"write {written.replace(group, point)}"
        raise FigureError(f"{short(written)} is grouped in no known way", todo)
    if decimals and len(groups) == 1 and not scaled and len(decimals[0]) == 3 and whole != "0":
        thousands = f"{whole}{group}{decimals[0]}"
        raise FigureError(
            f"{written} can be read as {whole} or as {thousands}",
            f"write {whole} or {thousands}, or give the brief a locale that groups so",
        )
    return Decimal("".join(groups) + ("." + decimals[0] if decimals else ""))


def _words(tokens: Tokens, at: int) -> Number | None:
    words = tokens.words
    if fraction := _fraction(tokens, at):
        return fraction
    if words[at] in ("a", "an") and words[at + 1] in measured() and words[at + 1] != "second":
        return Number(Decimal(1), 1, at + 1)
    total, end, last_scale = 0, at, 0
    head = 0
    while True:
        start = end
        if total and words[start] == "and":
            start += 1
        if words[start] == "-" and tokens.is_glued(start):
            start += 1
        part = _hundreds(tokens, start, first=not total)
        if part is None:
            break
        value, after = part
        if words[after] == "-" and words[after + 1] in SCALES:
            after += 1
        scale = SCALES.get(words[after], 1)
        if scale > 1 and tokens.is_glued(after) and words[after - 1] != "-":
            break
        if last_scale and (scale >= last_scale or value * scale >= last_scale):
            break
        if scale == 1:
            if tokens.matches(after, "and", "a", "half") and not total:
                return _half_more(tokens, value, after + 3)
            return Number(Decimal(total + value), 1, after) if total else _plain(value, after)
        total, end, last_scale, head = total + value * scale, after + 1, scale, value
        if tokens.matches(end, "and", "a", "half") and total == value * scale:
            return Number(Decimal(value) + Decimal("0.5"), scale, end + 3)
    if not total:
        return None
    return (
        Number(Decimal(head), last_scale, end)
        if total == head * last_scale
        else Number(Decimal(total), 1, end)
    )


def _plain(value: int, end: int) -> Number:
    """Return a number below 1,000 in words: "three hundred" is 3 times 100, so that "two or three hundred" works."""
    if value >= 100 and value % 100 == 0:
        return Number(Decimal(value // 100), 100, end)
    return Number(Decimal(value), 1, end)


def _half_more(tokens: Tokens, value: int, end: int) -> Number:
    scale = SCALES.get(tokens.words[end], 1)
    return Number(Decimal(value) + Decimal("0.5"), scale, end + (scale > 1))


def _hundreds(tokens: Tokens, at: int, first: bool) -> tuple[int, int] | None:
    """Return a number of up to 999 in words and the token after it; "a" is one before a multiplier."""
    words = tokens.words
    if first and words[at] in ("a", "an") and words[at + 1] in SCALES:
        value, end = 1, at + 1
    elif small := _below_hundred(tokens, at):
        value, end = small
    else:
        return None
    dash = words[end] == "-" and words[end + 1] == "hundred"
    if words[end + dash] != "hundred" or value >= 100:
        return value, end
    value, end = value * 100, end + 1 + dash
    rest = _below_hundred(tokens, end + (words[end] == "and"))
    return (value + rest[0], rest[1]) if rest else (value, end)


def _below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    words = tokens.words
    if (small := _SMALL.get(words[at])) is not None:
        return small, at + 1
    if (tens := _TENS.get(words[at])) is None:
        return None
    after = at + 1
    if words[after] == "-" and tokens.is_glued(after):
        after += 1
    small = _SMALL.get(words[after], 10)
    return (tens + small, after + 1) if small < 10 else (tens, at + 1)


def _fraction(tokens: Tokens, at: int) -> Number | None:
    """Return "half a million", "a quarter of a million", "three quarters of a million"."""
    words = tokens.words
    if words[at] == "half":
        head, end = Decimal("0.5"), at + 1
    elif words[at] == "a" and words[at + 1] == "half":
        head, end = Decimal("0.5"), at + 2
    elif words[at] in ("a", "one") and words[at + 1] == "quarter":
        head, end = Decimal("0.25"), at + 2
    elif words[at] == "quarter":
        head, end = Decimal("0.25"), at + 1
    elif words[at] == "three":
        end = at + 1 + (words[at + 1] == "-")
        if words[end] != "quarters":
            return None
        head, end = Decimal("0.75"), end + 1
    else:
        return None
    for filler in ("of", "-", "a", "an"):
        end += words[end] == filler
    scale = SCALES.get(words[end])
    return Number(head, scale, end + 1) if scale else None
