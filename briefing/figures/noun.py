"""The noun of a figure: what it says the number counts, and what it must not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures.days import MONTHS, is_month
from briefing.figures.model import FigureError
from briefing.figures.numbers import SCALES, begins_number, read_number
from briefing.figures.tokens import quoted, word_set
from briefing.figures.units import COUNT, DAY, counted
from briefing.figures.wording_table import Basis

if TYPE_CHECKING:
    from briefing.figures.amount import Reading
    from briefing.figures.grammar import Head
    from briefing.figures.model import Unit
    from briefing.figures.tokens import Tokens

STOPS = word_set(
    """of in from at on to near with by for who that which were was are is have has had including among into
    across inside along around under since through within toward towards carrying via than as after before
    while because over during and or , ; : ( )"""
)
"""Words after which another noun begins: "troops in villages"."""

FRACTIONS = word_set("half halves third thirds quarter quarters fourths fifth fifths tenth tenths")
_UNKNOWN = (COUNT, False)
_JOINTS = word_set("and or to upon - /")
_DAY_JOINTS = word_set("- to or through until till")
_ORDINALS = word_set("st nd rd th")
_COMPARED = word_set("as more the higher larger greater less fewer lower")
_YEAR_LEADS = word_set("in by since until from to of early mid late") | MONTHS.keys()
_OUT_OF = ("out", "of")


def noun_unit(tokens: Tokens, at: int, end: int) -> Unit:
    """Return the unit that the nouns between two tokens name: the first for several things, else the last."""
    nouns = counted()
    last = COUNT
    for word in tokens.words[at:end]:
        if word in STOPS and last is not COUNT:
            break
        unit, several = nouns.get(word, _UNKNOWN)
        if several:
            return unit
        if word[:1].isalpha():
            last = unit
    return last


def check_noun(text: str, tokens: Tokens, at: int, head: Head, how: Reading) -> None:
    """Raise FigureError where the noun at a token holds another number, or makes the head no number."""
    words, text = tokens.words, quoted(text)
    if at == tokens.count:
        return
    if head.unit is DAY:
        raise FigureError(f"{text} goes on after the day", "keep the day only")
    low, high = head.core.stated or (0, 1)
    if (is_month(tokens, at) and (tokens.is_capital(at) or low < 100)) or (
        low == high < 100 and words[at] in _DAY_JOINTS and is_month(tokens, at + 1)
    ):
        raise FigureError(f"{text} names a month and no day", "write it as 27 October 2024")
    if tokens.is_glued(at) and tokens.is_word(at) and tokens.is_number(at - 1):
        if words[at] in _ORDINALS:
            raise FigureError(f"{text} is a place in an order", "write how many there are")
        raise FigureError(f"{text} runs a number into a word", "put a space between the two")
    if words[at] in ("/", ":") and tokens.is_number(at + 1):
        raise FigureError(f"{text} is no number", "write a day as 27 October 2024, a share in percent")
    if words[at] in FRACTIONS or _is_share(tokens, head):
        raise FigureError(f"{text} is a share", "write it in percent")
    if words[at] == "times" and words[at + 1] in _COMPARED:
        raise FigureError(f"{text} compares two numbers", "write the number itself")
    if _begins_amount(tokens, at, how) or (words[at] in _JOINTS and _begins_amount(tokens, at + 1, how)):
        raise FigureError(f"{text} holds two numbers", "keep one, or write a span such as '10 to 50'")
    for place in range(at, tokens.count):
        number = tokens.is_number(place) or tokens.is_iso_day(place)
        if number and not _is_compound(tokens, place, at) and not _is_year(tokens, place):
            what = f"{text} holds a second number, {quoted(words[place])}"
            raise FigureError(what, "keep one; a day belongs in `said` or `as_of`")


def _begins_amount(tokens: Tokens, at: int, how: Reading) -> bool:
    if tokens.words[at] in SCALES or (begins_number(tokens, at) and not _is_compound(tokens, at, at)):
        return True
    phrase = how.wordings.prefix(tokens.words, at)
    row = phrase and phrase.amount
    return bool(row and row.basis is Basis.VALUES and row.hard and row.hard.high)


def _is_share(tokens: Tokens, head: Head) -> bool:
    """Whether a figure is worded as a share: "one in five", "3 out of 10"."""
    at = head.end + (len(_OUT_OF) if tokens.matches(head.end, _OUT_OF) else tokens.words[head.end] == "in")
    at += tokens.words[at] == "every"
    if (
        at == head.end
        or head.core.stated is None
        or (tokens.is_number(at) and not tokens.words[at].isdigit())
    ):
        return False
    whole = read_number(tokens, at)
    return whole is not None and whole.value > 1 and whole.value > head.core.stated[1]


def _is_compound(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a number is part of a word: "20-foot", "152mm", "F-16", "T72"; `first` has no word before it."""
    after = tokens.words[at + 1]
    if tokens.words[at].startswith("0"):
        return False
    if tokens.is_glued(at + 1) and (after == "-" or tokens.is_word(at + 1)) and after not in SCALES:
        return True
    return at > first and tokens.is_glued(at) and (tokens.words[at - 1] == "-" or tokens.is_word(at - 1))


def _is_year(tokens: Tokens, at: int) -> bool:
    word = tokens.words[at]
    return len(word) == 4 and word.isdigit() and word[0] in "12" and tokens.words[at - 1] in _YEAR_LEADS
