"""Numbers as written, in digits or in words, and how coarsely they are written."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.locales import (
    AMBIGUOUS,
    foreign_scales,
    language_code,
    language_of,
    local_scales,
    separators,
)
from briefing.figures.model import FigureError
from briefing.figures.tokens import quoted, word_set
from briefing.figures.units import GLUED, counted, measured, unit_sizes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.figures.model import Unit
    from briefing.figures.tokens import Tokens


def _is_capital_letter(tokens: Tokens, at: int) -> bool:
    """Whether a letter that would be a unit is written large, as in "5G" and "12T", or millimetres are millions."""
    if tokens.words[at] == "mm":
        return tokens.slice(at, at + 1) == "MM"
    return tokens.words[at] in ("g", "t", "d", "h") and tokens.is_glued(at) and tokens.is_capital(at)


def measured_at(tokens: Tokens, at: int) -> tuple[Unit | None, int]:
    """Return the measured unit or the currency that begins at a token, and the token after it."""
    words = tokens.words
    for size in unit_sizes().get(words[at], ()):
        end = at + size
        if size == 1 and _is_capital_letter(tokens, at):
            continue
        if tokens.is_number(end - 1) and not tokens.is_glued(end - 1):
            continue  # "5 km 2 hours" is no square
        runs_on = tokens.is_number(end) and tokens.is_glued(end)  # the M of "60 M23 rebels"
        if not runs_on and (unit := measured().get(" ".join(words[at:end]))):
            return unit, end
    if tokens.is_glued(at) and (unit := GLUED.get(tokens.slice(at, at + 1).rstrip("."))):
        return unit, at + 1
    return None, at


DOZEN, SCORE = 12, 20
SCALES = {
    "hundred": 100,
    "dozen": DOZEN,
    **dict.fromkeys(("thousand", "thousands", "k", "grand"), 10**3),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs"), 10**5),
    **dict.fromkeys(("million", "millions", "mn", "mln"), 10**6),
    **dict.fromkeys(("crore", "crores", "cr"), 10**7),
    **dict.fromkeys(("billion", "billions", "bn", "bln"), 10**9),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 10**12),
}
"""Words that multiply the number before them."""


@cache
def scales(locale: str) -> Mapping[str, int]:
    """Return the words of a language that multiply the number before them, with the English ones."""
    return {**SCALES, **local_scales(locale)}


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
    value = abs(number.value)
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
_MONEY_SCALES = {"m": 10**6, "b": 10**9, "t": 10**12}
_SIGNS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10}  # fmt: skip
_NOUN_TOKENS = 4
DIMENSIONS = word_set(
    "deep wide high long tall away above below from race sprint hurdles final freestyle dash"
)
"""Words that make metres of an "m" before them."""
AFTER_AMOUNTS = word_set("of in at to and or for by on")
"""Words after which nothing tells whether an "m" before them is metres or millions."""


def _digits(tokens: Tokens, at: int, locale: str, money: bool) -> Number:
    """Return the number in digits that stands at a token, with its multiplier.

    `money` says that a currency stands before it, which makes "3m" three million. Raises FigureError for
    digits that are grouped in no known way or can be read in two ways.
    """
    _check_two_numbers(tokens, at)
    known, words = scales(locale), tokens.words
    scaled = _scale(tokens, at + 1, known, money) is not None or measured_at(tokens, at + 1)[0] is not None
    head, end, scale = _decimal(words[at], locale, scaled), at + 1, 1
    if tokens.is_glued(end) and (fraction := _SIGNS.get(words[end])):
        head, end = head + fraction, end + 1
    elif words[end] in _AND and (part := read_and_part(tokens, end)):
        head, end = head + part[0], part[1]
    for _ in range(2):
        dash = words[end] == "-" and tokens.is_glued(end) and tokens.is_glued(end + 1)
        step = _scale(tokens, end + dash, known, money and scale == 1)
        if step is None:
            break
        if step == AMBIGUOUS and language_code(locale) == "de" and head != 1:
            step = SCALES[words[end + dash]]  # no German plural, so the text is English with German digits
        if step == AMBIGUOUS:
            text, name = tokens.quoted(at, end + 1), language_of(locale).name
            raise FigureError(
                f"{text} is one number in English and another in {name}", "write it in millions"
            )
        scale, end = scale * step, end + dash + 1
    if words[end] in foreign_scales():
        language, power = foreign_scales()[words[end]]
        todo = f"write {head * 10**power:,f}, or give the brief that locale"
        raise FigureError(f"{tokens.quoted(at, end + 1)} has a number word of {language}", todo)
    if scale > 1 and words[end] in _AND and (part := read_and_part(tokens, end)):
        head, end = head + part[0], part[1]
    return Number(head, scale, end)


_AND = ("and", "-")


def read_and_part(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Return the part that "and a half" or "-and-a-quarter" adds, and the token after it."""
    words = tokens.words
    at += words[at] == "-"
    if words[at] != "and":
        return None
    at += 1 + (words[at + 1] == "-")
    times = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}.get(words[at])
    at += 1 + (words[at + 1] == "-")
    part = _PARTS.get(words[at].removesuffix("s"))
    if times is None or part is None or times >= part:
        return None
    return (Decimal(times) / part).quantize(Decimal("0.0001")).normalize(), at + 1


def _scale(tokens: Tokens, at: int, known: Mapping[str, int], money: bool) -> int | None:
    """Return the multiplier that a token after digits is; "m" may also be metres."""
    word = tokens.words[at]
    if (scale := known.get(word)) is not None:
        return scale
    if money and (scale := _MONEY_SCALES.get(word)):
        return scale
    if word not in ("m", "b"):
        return None
    in_capital = tokens.is_capital(at) and not (tokens.is_number(at + 1) and tokens.is_glued(at + 1))
    if word == "b":
        return _MONEY_SCALES[word] if tokens.is_glued(at) or in_capital else None
    if in_capital or not tokens.is_glued(at) or not tokens.is_word(at + 1):
        return _MONEY_SCALES[word] if in_capital else None
    if tokens.words[at + 1] in DIMENSIONS or tokens.words[at + 1] in AFTER_AMOUNTS:
        return None
    if tokens.words[at + 2] == "of" and tokens.words[at + 1] in ("north", "south", "east", "west"):
        return None
    nouns = tokens.words[at + 1 : at + 1 + _NOUN_TOKENS]
    if any(noun in counted() or noun.endswith("s") for noun in nouns):
        return _MONEY_SCALES[word]  # many things: "3m people", and no "10m wall"
    text, number = tokens.quoted(at - 1, at + 1), tokens.words[at - 1]
    raise FigureError(f"{text} may be metres or millions", f"write {number} metres or {number} million")


def _check_two_numbers(tokens: Tokens, at: int) -> None:
    """Raise FigureError for "4 155-mm guns", whose digits may be one number or two."""
    first, _, group = tokens.words[at].partition(" ")
    if len(group) != 3 or group[0] == "0":
        return
    dash = tokens.words[at + 1] == "-" and tokens.is_glued(at + 1)
    if tokens.is_glued(at + 1 + dash) and tokens.is_word(at + 1 + dash):
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


_SMALL_WORDS = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: number for number, word in enumerate(_SMALL_WORDS.split(), start=1)}
TENS = {word: 10 * number for number, word in enumerate(_TENS_WORDS.split(), start=2)}
NUMBER_WORDS = frozenset((*_SMALL, *TENS))
"""Words that are a number by themselves."""

PART_WORDS = frozenset((*_PARTS, *(f"{word}s" for word in _PARTS), "halves"))
"""Words for a part of a whole: "third", "quarters"."""
_FILLERS = ("of", "-", "a", "an")
_LONGEST_PART = 6
_ARTICLES = ("a", "an")
_PART_ENDS = frozenset(
    (
        "",
        "of",
        ",",
        ".",
        ";",
        ":",
        ")",
        "in",
        "are",
        "were",
        "is",
        "was",
        "have",
        "had",
        "or",
        "and",
        "to",
        "more",
        "less",
    )
)
"""What stands after a part of a whole; after "a third" another word makes it a place in an order."""
_HALF_ENDS = _PART_ENDS | word_set("the all a an its his her their our these those this that")
_NO_MEASURES = word_set("second point magnitude century gig")
"""Units before which "a" does not count."""


def read_part(tokens: Tokens, at: int) -> tuple[Decimal, int] | None:
    """Return the part of a whole that is worded at a token, "half", "a third", "two-thirds", and the token after it.

    A bare "third" is a place in an order, and no part.
    """
    words, start = tokens.words, at
    times = 1 if words[at] in _ARTICLES else _SMALL.get(words[at], 0)
    at += bool(times)
    at += bool(times) and words[at] == "-"
    word = words[at]
    if word not in PART_WORDS:
        return None
    if times > 1 and not word.endswith("s"):
        return None
    of = _PARTS["half"] if word == "halves" else _PARTS[word.removesuffix("s")]
    if (at == start and word not in ("half", "quarter")) or max(times, 1) >= of:
        return None
    return Decimal(max(times, 1)) / of, at + 1


def read_share(tokens: Tokens, at: int) -> Number | None:
    """Return the part of a whole that is worded at a token in percent; none for a part of a number or a unit."""
    part = read_part(tokens, at)
    if part is None or _large_part(tokens, at):
        return None
    value, end = part
    word, after = tokens.words[end - 1], tokens.words[end]
    several = word.endswith("s") and tokens.is_word(end)
    if several or after in (_HALF_ENDS if word == "half" else _PART_ENDS):
        return Number((value * 100).quantize(Decimal("0.0001")).normalize(), 1, end)
    return None


def _spelled(tokens: Tokens, at: int) -> Number | None:
    """Return the number in words that begins at a token; none if there is none."""
    word = tokens.words[at]
    if word == "zero" and tokens.words[at + 1] == "point" and (places := _places(tokens, at + 2)):
        end = at + 2 + len(places)
        scale = SCALES.get(tokens.words[end], 1)
        return Number(Decimal(f"0.{places}"), scale, end + (scale > 1))
    if (word in PART_WORDS or word in _ARTICLES or word in _SMALL) and (number := _large_part(tokens, at)):
        return number
    if word in _ARTICLES and tokens.words[at + 1] not in SCALES:
        one = tokens.words[at + 1] in measured() and tokens.words[at + 1] not in _NO_MEASURES
        return Number(Decimal(1), 1, at + 1) if one else None
    return _sum(tokens, at) if word in NUMBER_WORDS or word in _ARTICLES else None


def _large_part(tokens: Tokens, at: int) -> Number | None:
    """Return a part of a large number or of a unit: "half a million", "three quarters of a mile"."""
    part = read_part(tokens, at)
    if part is None:
        return None
    end = part[1]
    while tokens.words[end] in _FILLERS and end < at + _LONGEST_PART:
        end += 1
    value = part[0].quantize(Decimal("0.0001")).normalize()
    if scale := SCALES.get(tokens.words[end]):
        return Number(value, scale, end + 1)
    is_unit = end > part[1] and tokens.words[end - 1] != "of" and measured_at(tokens, end)[0] is not None
    return Number(value, 1, end) if is_unit else None


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
    if only is None:
        return Number(Decimal(total), 1, end) if total else None
    if tokens.words[end] in _AND and (part := read_and_part(tokens, end)):
        end = part[1]
        scale = SCALES.get(tokens.words[end], 1) if only.scale == 1 else 1
        return Number(only.head + part[0], only.scale * scale, end + (scale > 1))
    if tokens.words[end] == "point" and only.scale == 1 and (places := _places(tokens, end + 1)):
        end += 1 + len(places)
        scale = SCALES.get(tokens.words[end], 1)
        return Number(Decimal(f"{only.head}.{places}"), scale, end + (scale > 1))
    # "two or three hundred": 3 times 100, so that the two can share the hundred.
    hundreds = only.scale == 1 and only.head >= 100 and not only.head % 100
    return Number(only.head / 100, 100, end) if hundreds else only


def _places(tokens: Tokens, at: int) -> str:
    """Return the decimal places that are spelled from a token on: "25" for "two five"."""
    places = ""
    while (digit := _SMALL.get(tokens.words[at], 0 if tokens.words[at] == "zero" else 10)) < 10:
        places, at = f"{places}{digit}", at + 1
    return places


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
    if words[end] == "score" and value > 1:
        scale = SCORE
    return Number(Decimal(value), scale, end + (scale > 1))


def _below_hundred(tokens: Tokens, at: int) -> tuple[int, int] | None:
    words = tokens.words
    if small := _SMALL.get(words[at]):
        return small, at + 1
    tens = TENS.get(words[at])
    if tens is None:
        return None
    after = at + 1 + (words[at + 1] == "-" and tokens.is_glued(at + 1))
    small = _SMALL.get(words[after], 10)
    return (tens + small, after + 1) if small < 10 else (tens, at + 1)


def read_number(tokens: Tokens, at: int, locale: str = "en", money: bool = False) -> Number | None:
    """Return the number that begins at a token; none if there is none.

    `money` says that a currency stands before it. Raises FigureError for a number that is there and
    cannot be read.
    """
    number = _digits(tokens, at, locale, money) if tokens.is_number(at) else _spelled(tokens, at)
    if number and number.value > LARGEST:
        raise FigureError(
            f"{tokens.quoted(at, number.end)} is too large", "check it; at most 10^15 can be read"
        )
    return number


def begins_number(tokens: Tokens, at: int) -> bool:
    """Whether a number begins at a token, well written or not."""
    word = tokens.words[at]
    return (
        tokens.is_number(at) or word in NUMBER_WORDS or (word == "zero" and tokens.words[at + 1] == "point")
    )
