"""Days and periods as written: "27 or 28 October 2024", "early March", "in the past week", "a day"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import FigureError
from briefing.figures.numbers import read_number
from briefing.figures.tokens import phrases_by_first, word_set
from briefing.figures.units import measured

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens

_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
MONTHS = {
    **{name: number for number, name in enumerate(_NAMES, start=1)},
    **{name[:3]: number for number, name in enumerate(_NAMES, start=1)},
    "sept": 9,
}
_VERBS = word_set("may march mar")
WEEKDAYS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"""
)
_ORDINALS = word_set("st nd rd th")
_EARLY, _MID, _LATE = (1, 10), (11, 20), (21, 31)
_PARTS = {
    "early": (("early",), _EARLY),
    "mid": (("mid",), _MID),
    "late": (("late",), _LATE),
    "beginning": (("beginning", "of"), _EARLY),
    "start": (("start", "of"), _EARLY),
    "middle": (("middle", "of"), _MID),
    "end": (("end", "of"), _LATE),
}
_JOINTS = word_set("- to or and through until till")


class Days(NamedTuple):
    """The first and the last of some days, as `date.toordinal` counts them."""

    first: int
    last: int
    end: int
    """The token after them."""
    joint: str = ""
    """The word or sign between the two, where two are written."""


class _Point(NamedTuple):
    """A day as written, or a part of a month where there is no day."""

    day: int | None
    month: int | None
    year: int | None
    end: int
    part: tuple[int, int] = (1, 31)


def read_days(tokens: Tokens, at: int, year: int | None, spans: bool = False) -> Days | None:
    """Return the days that begin at a token; none if there are none.

    `year` is for days without one, `spans` says that "between" stands before. Raises FigureError for a
    day that does not exist or has no year.
    """
    first = _point(tokens, at)
    if first is None:
        return None
    last, joint = first, tokens.words[first.end]
    second = _point(tokens, first.end + 1) if joint in _JOINTS and (joint != "and" or spans) else None
    if second is None or not (first.month or second.month):
        joint = ""
    else:
        last = second._replace(month=second.month or first.month)
        first = first._replace(month=first.month or second.month)
    if first.month is None:
        return None
    first, last = _with_years(tokens, at, first, last, year)
    if joint == "or" and _ordinals(tokens, at, first) > _ordinals(tokens, at, last):
        earliest, latest = last, first
    else:
        earliest, latest = first, last
    low, high = _ordinals(tokens, at, earliest)[0], _ordinals(tokens, at, latest)[1]
    if low > high:
        raise FigureError(f"{tokens.quoted(at, last.end)} runs backwards", "put the earlier day first")
    return Days(low, high, last.end, joint)


def is_month(tokens: Tokens, at: int) -> bool:
    """Whether a token names a month; "may" and "march" only with a capital or before a year or the end."""
    word = tokens.words[at]
    if word not in MONTHS:
        return False
    if word not in _VERBS or tokens.is_capital(at) or at + 1 >= tokens.count:
        return True
    return _year(tokens, at + 1)[0] is not None


def _point(tokens: Tokens, at: int) -> _Point | None:
    words = tokens.words
    if words[at] in WEEKDAYS:
        at += 1 + (words[at + 1] == ",")
    if words[at] == "the":
        at += 1
    if tokens.is_iso_day(at):
        year, month, day = words[at].split("-")
        return _Point(int(day), int(month), int(year), at + 1)
    if is_month(tokens, at):
        return _month_first(tokens, at)
    if words[at] in _PARTS:
        return _part_first(tokens, at)
    return _day_first(tokens, at)


def _month_first(tokens: Tokens, at: int) -> _Point:
    month = MONTHS[tokens.words[at]]
    day, end = _day(tokens, at + 1)
    year, end = _year(tokens, end)
    return _Point(day, month, year, end)


def _part_first(tokens: Tokens, at: int) -> _Point | None:
    names, part = _PARTS[tokens.words[at]]
    start = at + len(names)
    start += tokens.words[start] == "-"
    if not tokens.matches(at, names) or not is_month(tokens, start):
        return None
    year, end = _year(tokens, start + 1)
    return _Point(None, MONTHS[tokens.words[start]], year, end, part)


def _day_first(tokens: Tokens, at: int) -> _Point | None:
    day, end = _day(tokens, at)
    if day is None:
        return None
    start = end + (tokens.words[end] == "of")
    month = MONTHS[tokens.words[start]] if is_month(tokens, start) else None
    year, end = _year(tokens, start + 1 if month else end)
    return _Point(day, month, year, end)


def _day(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Return the day of the month that a token is, and the token after it."""
    word = tokens.words[at]
    if not (1 <= len(word) <= 2 and tokens.is_number(at) and int(word)):
        return None, at
    ordinal = tokens.words[at + 1] in _ORDINALS and tokens.is_glued(at + 1)
    return int(word), at + 1 + ordinal


def _year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Return the year that follows, after a comma or "of" too, and the token after it."""
    start = at + (tokens.words[at] in (",", "of"))
    word = tokens.words[start]
    if len(word) == 4 and word[0] in "12" and word.isdigit():
        return int(word), start + 1
    return None, at


def _with_years(
    tokens: Tokens, at: int, first: _Point, last: _Point, year: int | None
) -> tuple[_Point, _Point]:
    known = next((each for each in (last.year, first.year, year) if each is not None), None)
    if known is None:
        raise FigureError(
            f"{tokens.quoted(at, last.end)} has no year", "write the year too, as in 27 October 2024"
        )
    backwards = (first.month or 0, first.day or 1) > (last.month or 0, last.day or 31)
    if first.year is None:
        crosses = backwards and first.month != last.month
        first = first._replace(year=known - 1 if crosses and last.year else known)
        if last.year is None:
            last = last._replace(year=known + 1 if crosses else known)
    elif last.year is None:
        last = last._replace(year=first.year + (backwards and first.month != last.month))
    return first, last


def _ordinals(tokens: Tokens, at: int, point: _Point) -> tuple[int, int]:
    year, month = point.year if point.year is not None else 1, point.month or 1
    try:
        if point.day is not None:
            day = date(year, month, point.day).toordinal()
            return day, day
        low, high = point.part
        start = date(year, month, 1).toordinal() - 1
        length = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1 - start
        return start + low, start + min(high, length)
    except ValueError as error:
        text = tokens.quoted(at, point.end)
        raise FigureError(f"{text} names a day that does not exist", "check day and month") from error


_WITHIN = word_set("in over during within for throughout across")
PAST = word_set("past last previous preceding first final")
_EACH = word_set("a an per each every /")
_NO_RATES = ("of", "ago", "earlier", "later", "before", "after")
"""Words after which "a month" tells when, and not how often."""
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
_STARTS = frozenset(("-", *_WITHIN, *PAST, *_EACH, *_ADVERBS, *_TOTALS, "this", "the"))
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
    if words[at] == "-" and words[at + 1] in ("a", "an") and (unit := _time(words[at + 3])):
        return (at + 4, f"{words[at + 1]} {unit}")  # "$400,000-a-year"
    unit = _time(words[at + 1])
    if unit and words[at] in _EACH and words[at + 2] not in _NO_RATES:
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
