"""Numbers in digits or in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures.digits import read_digits
from briefing.figures.figure import FigureError
from briefing.figures.number import LARGEST
from briefing.figures.spelled import NUMBER_WORDS, read_spelled

if TYPE_CHECKING:
    from briefing.figures.number import Number
    from briefing.figures.tokens import Tokens


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
