"""Numbers in digits: "12,000", "12 000", "1.5 million", "12k", "2½"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.figures.figure import FigureError
from briefing.figures.number import MOST_PLACES, SCALES, Number
from briefing.figures.tokens import quoted, word_set
from briefing.figures.units import measured_at

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens

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
