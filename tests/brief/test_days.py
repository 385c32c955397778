"""Days as they are written, and what to write instead."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.brief.dates import parse_day, parse_days
from briefing.brief.model import Days
from briefing.brief.problems import ValueFault


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-10-25", "2024-10-25", "2024-10-25"),
        ("2024-10", "2024-10-01", "2024-10-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-10-18..2024-10-23", "2024-10-18", "2024-10-23"),
        ("2024-10-18/2024-10-23", "2024-10-18", "2024-10-23"),
        ("2024-10-18 to 2024-10-23", "2024-10-18", "2024-10-23"),
        ("2024-09 .. 2024-10", "2024-09-01", "2024-10-31"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_days_and_spans(text: str, first: str, last: str) -> None:
    assert parse_days(text) == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "what", "todo"),
    [
        ("25.10.2024", "is not a day", "write 2024-10-25"),
        ("25/10/2024", "is not a day", "write 2024-10-25"),
        ("10/25/2024", "is not a day", "write 2024-10-25"),
        ("03/04/2024", "is not a day", "write year-month-day, such as 2024-10-25"),
        ("2024-9-5", "is not a day", "write 2024-09-05"),
        ("20241025", "is not a day", "write 2024-10-25"),
        ("2024/10/25", "is not a day", "write 2024-10-25"),
        ("2024-10-25T10:00:00Z", "is not a day", "write 2024-10-25"),
        ("25 October 2024", "is not a day", "write 2024-10-25"),
        ("Oct 25th, 2024", "is not a day", "write 2024-10-25"),
        ("Friday", "is not a day", "write year-month-day, such as 2024-10-25"),
        ("2024-W43-5", "is not a day", "write year-month-day, such as 2024-10-25"),
        ("٢٠٢٤-١٠-٢٥", "is not a day", "write year-month-day, such as 2024-10-25"),
        (
            "2024-02-30",
            "is not a day, since February 2024 has 29 days",
            "write one from 2024-02-01 to 2024-02-29",
        ),
        (
            "2023-02-29",
            "is not a day, since February 2023 has 28 days",
            "write one from 2023-02-01 to 2023-02-28",
        ),
        ("2024-25-10", "is not a day, since there is no month 25", "write 2024-10-25"),
        ("0000-01-01", "is not a day, since there is no year 0", "write year-month-day, such as 2024-10-25"),
        ("2024-10-25..2024-10-20", "ends before it begins", "write 2024-10-20..2024-10-25"),
    ],
)
def test_what_is_no_day_says_what_to_write(text: str, what: str, todo: str) -> None:
    with pytest.raises(ValueFault) as caught:
        parse_days(text)
    assert (caught.value.what, caught.value.todo) == (what, todo)


@pytest.mark.parametrize(
    ("text", "what"), [("2024-10", "is a month, not a day"), ("2024", "is a year, not a day")]
)
def test_a_day_is_not_a_span(text: str, what: str) -> None:
    assert parse_day("2024-10-25") == date(2024, 10, 25)
    with pytest.raises(ValueFault) as caught:
        parse_day(text)
    assert caught.value.what == what
