"""The noun of a figure: what it says the number counts, and what it must not hold."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from briefing.figures.days import MONTHS, is_month
from briefing.figures.figure import FigureError
from briefing.figures.number import SCALES, begins_number, read_number
from briefing.figures.units import COUNT, DAY, counted
from briefing.figures.wording import Basis

if TYPE_CHECKING:
    from briefing.figures.amount import Reading
    from briefing.figures.figure import Unit
    from briefing.figures.head import Head
    from briefing.figures.tokens import Tokens

STOPS = frozenset(
    (
        *(
            "of",
            "in",
            "from",
            "at",
            "on",
            "to",
            "near",
            "with",
            "by",
            "for",
            "who",
            "that",
            "which",
            "were",
            "was",
        ),
        *(
            "are",
            "is",
            "have",
            "has",
            "had",
            "including",
            "among",
            "into",
            "across",
            "inside",
            "along",
            "around",
        ),
        *(
            "under",
            "since",
            "through",
            "within",
            "toward",
            "towards",
            "carrying",
            "via",
            "than",
            "as",
            "after",
        ),
        *("before", "while", "because", "over", "during", "and", "or", ",", ";", ":", "(", ")"),
    )
)
"""Words after which a noun is another one: "troops in villages"."""

_JOINTS = frozenset(("and", "or", "to", "-", "/"))
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_COMPARED = frozenset(("as", "more", "the", "higher", "larger", "greater", "less", "fewer", "lower"))
_YEAR_LEADS = frozenset(("in", "by", "since", "until", "from", "to", "of", "early", "mid", "late", *MONTHS))


def noun_unit(tokens: Tokens, at: int, end: int) -> Unit:
    """Return the unit that the nouns between two tokens name: the first for several things, else the last."""
    nouns = counted()
    last = COUNT
    for word in tokens.words[at:end]:
        if word in STOPS and last is not COUNT:
            break
        noun = nouns.get(word)
        if noun and noun.plural:
            return noun.unit
        if noun or word[:1].isalpha():
            last = noun.unit if noun else COUNT
    return last


def check_noun(tokens: Tokens, at: int, head: Head, how: Reading) -> None:
    """Raise FigureError where the noun at a token holds another number, or makes the head no number."""
    count = tokens.count
    if at == count:
        return
    text = tokens.short
    if head.unit is DAY:
        raise FigureError(f"{text!r} goes on after the day", "keep the day only")
    if is_month(tokens, at):
        raise FigureError(f"{text!r} names a month and no day", "write it as 27 October 2024")
    if tokens.is_glued(at) and tokens.is_word(at) and tokens.is_number(at - 1):
        if tokens.words[at] in _ORDINALS:
            raise FigureError(f"{text!r} is a place in an order", "write how many there are")
        raise FigureError(f"{text!r} runs a number into a word", "put a space between the two")
    if _begins_amount(tokens, at, how) or (
        tokens.words[at] in _JOINTS and _begins_amount(tokens, at + 1, how)
    ):
        raise FigureError(f"{text!r} holds two numbers", "keep one, or write a span such as '10 to 50'")
    if _is_share(tokens, head):
        raise FigureError(f"{text!r} is a share", "write it in percent")
    if tokens.words[at] == "times" and tokens.words[at + 1] in _COMPARED:
        raise FigureError(f"{text!r} compares two numbers", "write the number itself")
    for place in range(at, count):
        if (
            (tokens.is_number(place) or tokens.is_iso(place))
            and not _is_compound(tokens, place, at)
            and not _is_year(tokens, place)
        ):
            raise FigureError(
                f"{text!r} holds another number, {tokens.words[place][:20]}",
                "keep one; a day belongs in `said` or `as_of`",
            )


def _begins_amount(tokens: Tokens, at: int, how: Reading) -> bool:
    if tokens.words[at] in SCALES or (begins_number(tokens, at) and not _is_compound(tokens, at, at)):
        return True
    phrase = how.wordings.prefix(tokens.words, at)
    row = phrase and phrase.amount
    return bool(row and row.basis is Basis.VALUES and row.hard and row.hard.high)


def _is_share(tokens: Tokens, head: Head) -> bool:
    """Whether a figure is worded as a share: "one in five", "3 out of 10"."""
    at = head.end + (2 if tokens.matches(head.end, "out", "of") else tokens.words[head.end] == "in")
    if (
        at == head.end
        or head.core.stated is None
        or (tokens.is_number(at) and not tokens.words[at].isdigit())
    ):
        return False
    whole = read_number(tokens, at + (tokens.words[at] == "every"))
    return whole is not None and Decimal(1) < whole.value > head.core.stated[1]


def _is_compound(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a number is part of a word: "20-foot", "152mm", "F-16", "T72"; `first` has no word before it."""
    after = tokens.words[at + 1]
    if tokens.words[at][0] == "0":
        return False
    if tokens.is_glued(at + 1) and (after == "-" or tokens.is_word(at + 1)) and after not in SCALES:
        return True
    return at > first and tokens.is_glued(at) and (tokens.words[at - 1] == "-" or tokens.is_word(at - 1))


def _is_year(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return len(word) == 4 and word.isdigit() and word[0] in "12" and tokens.words[at - 1] in _YEAR_LEADS
