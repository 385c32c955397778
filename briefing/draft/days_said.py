"""Stage 5: the days that a text names, against the day of the article.

Own rules: a weekday is the last one up to the article's day, "last week" the week from Monday to Sunday
before it. A day that cannot be told stays unknown.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from briefing.draft.model import Span
from briefing.draft.vocabulary import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = "|".join(sorted((day for day in WEEKDAYS if len(day) > 4), key=len, reverse=True))
_NAMED = re.compile(
    rf"""(?P<iso>\b\d{{4}}-\d\d-\d\d\b)
    |\b(?P<m1>{_MONTH})\b\.?\s+(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!,?\d)(?:,?\s+(?P<y1>(?:1[5-9]|20)\d\d)\b)?
    |\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m2>{_MONTH})\b\.?(?:,?\s+(?P<y2>(?:1[5-9]|20)\d\d)\b)?
    |\b(?P<next>next|coming|this\ coming)\s+(?P<future>{_WEEKDAY}|week|month|year)\b
    |\b(?P<last>last|past|previous|the\ week\ before)\s+(?P<unit>{_WEEKDAY}|week|month|year)\b
    |\b(?P<weekday>{_WEEKDAY})(?:'s)?\b
    |\b(?P<today>today|tonight|this\ (?:morning|afternoon|evening)|earlier\ in\ the\ day)\b
    |\b(?P<yesterday>yesterday)\b
    |\b(?P<before>(?:a|the|one)\ day\ (?:earlier|before)|the\ previous\ day|the\ day\ before)\b
    |\b(?P<ago>\d+|a|two|three|four|five|six|seven|ten)\ (?P<much>days?|weeks?|months?|years?)\ (?:ago|earlier)\b
    |\b(?P<thisspan>this|earlier\ this)\ (?P<span>week|month|year)\b
    |\b(?:in|of|since|early|late|mid-|during|until|by)\s?(?:(?:early|late|mid)[ -])?(?P<m3>{_MONTH})\b\.?(?:\ of)?(?:,?\s+(?P<y3>(?:1[5-9]|20)\d\d)\b)?
    |\b(?:in|since|of|during|from|before|after|until|and)\s(?P<y4>(?:1[5-9]|20)\d\d)\b(?!\s?(?:people|troops|soldiers))""",
    re.I | re.X,
)
_COUNTS = {"a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day or some days that a text names."""

    start: int
    end: int
    """Its place in the text."""
    span: Span | None
    """None where it lies ahead or cannot be told."""
    is_past_span: bool = False
    """Whether it names a month or a year, as the day of another event does."""


def named_days(text: str, day: date | None, begin: int = 0, before: date | None = None) -> Iterator[NamedDay]:
    """Yield the days that a text names from a place on, in order.

    `day` is the article's; without it only days with a year are told. `before` is the day that "a day
    earlier" counts from, the article's where it is not given.
    """
    for found in _NAMED.finditer(text, begin):
        try:
            span, coarse = _span(found, day, before or day)
        except (ValueError, OverflowError):
            span, coarse = None, False
        yield NamedDay(found.start(), found.end(), span, coarse)


def _span(found: re.Match[str], day: date | None, before: date | None) -> tuple[Span | None, bool]:
    if found["iso"]:
        return _one(date.fromisoformat(found["iso"])), False
    month = found["m1"] or found["m2"]
    if month:
        number, stated = int(found["d1"] or found["d2"]), found["y1"] or found["y2"]
        return _month_day(MONTHS[month.lower()], number, int(stated) if stated else None, day), False
    if found["m3"]:
        if found["m3"] in ("may", "march", "mar"):
            return None, False
        return _month(MONTHS[found["m3"].lower()], int(found["y3"]) if found["y3"] else None, day), True
    if found["y4"]:
        return Span(date(int(found["y4"]), 1, 1), date(int(found["y4"]), 12, 31)), True
    if day is None or before is None or found["next"]:
        return None, False
    if found["weekday"]:
        return _one(_last_weekday(found["weekday"], day)), False
    if found["today"]:
        return _one(day), False
    if found["yesterday"]:
        return _one(day - timedelta(1)), False
    if found["before"]:
        return _one(before - timedelta(1)), False
    if found["last"]:
        return _last(found["unit"].lower(), day)
    if found["thisspan"]:
        return _this(found["span"].lower(), day), found["span"].lower() != "week"
    if found["ago"]:
        return _ago(
            _COUNTS.get(found["ago"].lower()) or int(found["ago"]), found["much"].lower().rstrip("s"), day
        )
    return None, False


def _one(day: date) -> Span:
    return Span(day, day)


def _last_weekday(name: str, day: date) -> date:
    return day - timedelta((day.weekday() - WEEKDAYS[name.lower()]) % 7)


def _month_day(month: int, number: int, year: int | None, day: date | None) -> Span | None:
    if year is None:
        if day is None:
            return None
        year = day.year - (date(day.year, month, number) > day + timedelta(60))
    return _one(date(year, month, number))


def _month(month: int, year: int | None, day: date | None) -> Span | None:
    if year is None:
        if day is None:
            return None
        year = day.year - (month > day.month)
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _last(unit: str, day: date) -> tuple[Span, bool]:
    if unit == "week":
        monday = day - timedelta(day.weekday() + 7)
        return Span(monday, monday + timedelta(6)), False
    if unit == "month":
        end = day.replace(day=1) - timedelta(1)
        return Span(end.replace(day=1), end), True
    if unit == "year":
        return Span(date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)), True
    last = _last_weekday(unit, day)
    return _one(last if last < day else last - timedelta(7)), False


def _this(unit: str, day: date) -> Span:
    if unit == "week":
        return Span(day - timedelta(day.weekday()), day)
    return Span(day.replace(day=1) if unit == "month" else date(day.year, 1, 1), day)


def _ago(count: int, unit: str, day: date) -> tuple[Span | None, bool]:
    if unit == "day":
        return _one(day - timedelta(count)), False
    if unit == "week":
        monday = day - timedelta(day.weekday() + 7 * count)
        return Span(monday, monday + timedelta(6)), False
    return None, True
