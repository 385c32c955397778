"""Days and spans of days as a brief writes them (ISO 8601)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time

from briefing.brief.model import Days
from briefing.brief.problems import ValueFault
from briefing.text import MONTHS

_PERIOD = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
SPAN = rf"{_PERIOD}(?: *(?:\.\.|/| to ) *{_PERIOD})?"
"""How days may be written, as a pattern for JSON Schema; not every day that fits it exists."""

MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[ T][0-9]{1,2}:[0-9]{2})?"
"""How a day with a time of day may be written."""

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{1,2}:[0-9]{2})")
_PARTS = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_BETWEEN = re.compile(r" *(?:\.\.|/| to ) *")


def parse_day(text: str) -> date:
    """Read a day such as `2024-10-25`; raises ValueFault."""
    if len(text) == 10 and text[4] == text[7] == "-" and text.isascii():
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass  # the way below says what is wrong
    days = _period(text)
    if days.first != days.last:
        span = "a year" if len(text) == 4 else "a month"
        raise ValueFault(f"is {span}, not a day", f"add the day, such as {days.first.isoformat()}")
    return days.first


def parse_moment(text: str) -> date:
    """Read a day, or a day and a time of day such as `2024-10-25 15:00`, which is a datetime; raises ValueFault."""
    found = _MOMENT.fullmatch(text)
    if not found:
        return parse_day(text)
    try:
        return datetime.combine(parse_day(found[1]), time.fromisoformat(found[2].zfill(5)))
    except ValueError as wrong:
        if isinstance(wrong, ValueFault):
            raise
        raise ValueFault("has no time of day at its end", "write hours and minutes, such as 15:00") from None


def parse_days(text: str) -> Days:
    """Read a day, a month `2024-10`, a year `2024` or a span `2024-10-18..2024-10-23`; raises ValueFault.

    The two ends of a span may also stand with `/` or `to` between them.
    """
    ends = _BETWEEN.split(text)
    if len(ends) > 2:
        ends = [text]  # 25/10/2024
    first, last = _period(ends[0]), _period(ends[-1])
    if last.last < first.first:
        raise ValueFault("ends before it begins", f"write {ends[1]}..{ends[0]}")
    return Days(first.first, last.last)


def _period(text: str) -> Days:
    found = _PARTS.fullmatch(text)
    if not found:
        raise ValueFault("is not a day", f"write {iso_guess(text) or 'year-month-day, such as 2024-10-25'}")
    year, month, day = (int(part) if part else 0 for part in found.groups())
    if not year:
        raise ValueFault("is not a day, since there is no year 0", "write year-month-day, such as 2024-10-25")
    if found[2] is None:
        return Days(date(year, 1, 1), date(year, 12, 31))
    if not 1 <= month <= 12:
        swapped = f"{year:04}-{day:02}-{month:02}"
        todo = f"write {swapped}" if _exists(year, day, month) else "write year-month-day, such as 2024-10-25"
        raise ValueFault(f"is not a day, since there is no month {month}", todo)
    length = monthrange(year, month)[1]
    if found[3] is None:
        return Days(date(year, month, 1), date(year, month, length))
    if not 1 <= day <= length:
        raise ValueFault(
            f"is not a day, since {MONTHS[month - 1]} {year} has {length} days",
            f"write one from {year:04}-{month:02}-01 to {year:04}-{month:02}-{length}",
        )
    return Days(date(year, month, day), date(year, month, day))


def iso_guess(text: str) -> str:
    """Return the ISO form of a day written another way, or "" where that could be two days or none."""
    if found := re.match(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:$|[T ])", text):
        year, month, day = map(int, found.groups())
    elif found := re.match(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})$", text):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
        if (
            found[2] != "." and day <= 12 and month <= 12 and month != day
        ):  # 03/04/2024 is April in London, March in Ohio
            return ""
        if month > 12:
            day, month = month, day
    elif found := re.match(r"([0-9]{4})([./]?)([0-9]{2})\2([0-9]{2})$", text):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif (words := re.findall(r"[^\W_]+", text)) and len(words) <= 4:
        return _from_words(words)
    else:
        return ""
    return f"{year:04}-{month:02}-{day:02}" if _exists(year, month, day) else ""


def _from_words(words: list[str]) -> str:
    """Return the ISO form of `25 October 2024` or `Oct 25th, 2024`."""
    starts = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
    months = [starts[word[:3].lower()] for word in words if word[:3].lower() in starts]
    years = [int(word) for word in words if re.fullmatch("[0-9]{4}", word)]
    days = [int(found[1]) for word in words if (found := re.fullmatch("([0-9]{1,2})(?:st|nd|rd|th)?", word))]
    if len(months) == len(years) == len(days) == 1 and _exists(years[0], months[0], days[0]):
        return f"{years[0]:04}-{months[0]:02}-{days[0]:02}"
    return ""


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and year > 0 and 1 <= day <= monthrange(year, month)[1]
