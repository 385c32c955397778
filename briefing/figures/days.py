"""Days as written: "27 or 28 October 2024", "Oct 27", "early March", "2024-10-27"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import FigureError
from briefing.figures.tokens import word_set

if TYPE_CHECKING:
    from briefing.figures.tokens import Tokens

_NAMES = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
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
