"""The period over which a flow was counted: "in the past week", "a day", "so far"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures.numerals import read_number
from briefing.figures.tokens import phrases_by_first, word_set
from briefing.figures.units import measured

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens

_WITHIN = word_set("in over during within for throughout across")
PAST = word_set("past last previous preceding first final")
_EACH = word_set("a an per each every /")
_ONE = word_set("a an single")
_ADVERBS = {
    "hourly": "an hour",
    "daily": "a day",
    "nightly": "a night",
    "weekly": "a week",
    "monthly": "a month",
    "yearly": "a year",
    "annually": "a year",
    "annual": "a year",
    "overnight": "overnight",
}
_TOTALS = phrases_by_first(
    "so far | thus far | to date | in total | in all | all told | overall | altogether | until now | up to now"
)
_STARTS = frozenset((*_WITHIN, *PAST, *_EACH, *_ADVERBS, *_TOTALS, "this", "the"))
_LARGER = (("hour", 24, "day"), ("day", 7, "week"), ("month", 12, "year"))


Cut = tuple[int, str]
"""The token after a period and its usual words, which are empty for a total ("so far")."""


def read_cut(tokens: Tokens, at: int) -> Cut | None:
    """Return the period, or the words for a total, that begin at a token; none if there are none."""
    word = tokens.words[at]
    if word not in _STARTS:
        return None
    for words in _TOTALS.get(word, ()):
        if tokens.matches(at, words):
            return (at + len(words), "")
    return _rate(tokens, at) or _within(tokens, at)


def _rate(tokens: Tokens, at: int) -> Cut | None:
    """Return "a day", "per week", "daily" or "last week"."""
    words = tokens.words
    if adverb := _ADVERBS.get(words[at]):
        return (at + 1, adverb)
    unit = _time(words[at + 1])
    if unit and words[at] in _EACH and words[at + 2] != "of":
        return (at + 2, f"{'an' if unit == 'hour' else 'a'} {unit}")
    if unit == words[at + 1] and words[at] in ("this", "last"):
        return (at + 2, f"{words[at]} {unit}") if unit else None
    return None


def _within(tokens: Tokens, start: int) -> Cut | None:
    """Return "in the past week", "over the last 24 hours" or "in two days"."""
    words, at = tokens.words, start
    at += words[at] in _WITHIN
    at += words[at] == "the"
    at += words[at] in ("just", "only")
    past = words[at] if words[at] in PAST else ""
    at += bool(past)
    if not past and words[start] not in ("in", "within"):
        return None
    number = read_number(tokens, at) if not tokens.is_number(at) or words[at].isdigit() else None
    one = not number and words[at] in _ONE
    at = number.end if number else at + one
    unit = _time(words[at])
    if not unit or not (number or one or past):
        return None
    if number and number.value % 1:
        return None
    count = int(number.value) if number else 1
    for small, times, large in _LARGER:
        if unit == small and count and count % times == 0:
            count, unit = count // times, large
    length = f"{count} {unit}" if count == 1 else f"{count} {unit}s"
    if not past:
        return (at + 1, length)
    past = "past" if past == "last" else past
    return (at + 1, f"{past} {unit}" if count == 1 else f"{past} {length}")


def _time(word: str) -> str:
    """Return a word for a time in the singular; nothing for other words."""
    if word in ("night", "nights", "quarter", "quarters"):
        return word.removesuffix("s")
    unit = measured().get(word)
    return unit.name.removesuffix("s") if unit and unit.kind == "time" and len(word) > 2 else ""
