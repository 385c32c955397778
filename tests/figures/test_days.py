"""Figures that name days."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from math import inf

import pytest

from briefing.figures.display import figure_json, range_text
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError


def day(month: int, of_month: int, year: int = 2024) -> int:
    return date(year, month, of_month).toordinal()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        *((text, day(10, 27), day(10, 27)) for text in (
            "27 October 2024", "October 27, 2024", "Oct 27, 2024", "Oct. 27 2024", "27 Oct 2024", "2024-10-27",
            "the 27th of October 2024", "October 27th, 2024", "on 27 October 2024", "Sunday, 27 October 2024",
            "27 October", "OCTOBER 27",
        )),
        *((text, day(10, 27), day(10, 28)) for text in (
            "27 or 28 October 2024", "October 27 or 28", "27–28 October", "October 27-28, 2024", "28 or 27 October",
            "27 October or 28 October", "between 27 and 28 October", "from 27 to 28 October", "27 to 28 October",
            "2024-10-27 to 2024-10-28", "Oct. 27 through Oct. 28",
        )),
        ("from 27 October to 3 November", day(10, 27), day(11, 3)),
        ("October 27 - November 3, 2024", day(10, 27), day(11, 3)),
        ("30 December to 2 January 2025", day(12, 30), day(1, 2, 2025)),
        ("30 December to 2 January", day(12, 30), day(1, 2, 2025)),
        ("30 December 2024 to 2 January", day(12, 30), day(1, 2, 2025)),
        ("October 2024", day(10, 1), day(10, 31)),
        ("early October", day(10, 1), day(10, 10)),
        ("mid-October 2024", day(10, 11), day(10, 20)),
        ("late February 2024", day(2, 21), day(2, 29)),
        ("end of October", day(10, 21), day(10, 31)),
        ("29 February 2024", day(2, 29), day(2, 29)),
        ("3 May", day(5, 3), day(5, 3)),
        ("May 3", day(5, 3), day(5, 3)),
    ],
)  # fmt: skip
def test_days_as_written(text, first, last):
    figure = parse(text, year=2024)
    assert figure.is_date
    assert figure.stated == (first, last)
    assert figure.hard[:2] == figure.typical[:2] == (first, last)


@pytest.mark.parametrize(
    ("text", "row", "hard", "typical"),
    [
        ("as early as October 27 or 28", "as early as", (0, inf), (0, 8)),
        ("from 27 October", "as early as", (0, inf), (0, 7)),
        ("since 27 October", "as early as", (0, inf), (0, 7)),
        ("27 October or later", "as early as", (0, inf), (0, 7)),
        ("by 27 October", "by", (-inf, 0), (-7, 0)),
        ("no later than Oct. 27", "by", (-inf, 0), (-7, 0)),
        ("27 October at the latest", "by", (-inf, 0), (-7, 0)),
        ("after 27 October", "after", (0, inf), (1, 7)),
        ("before 27 October", "before", (-inf, 0), (-7, -1)),
        ("around 27 October", "around the day", (-3, 3), (-1, 1)),
        ("on or around 27 October", "around the day", (-3, 3), (-1, 1)),
    ],
)
def test_bounds_of_days(text, row, hard, typical):
    figure = parse(text, year=2024)
    start = day(10, 27)
    assert figure.qualifier == row
    assert figure.hard[:2] == (start + hard[0], start + hard[1])
    assert figure.typical[:2] == (start + typical[0], start + typical[1])
    assert figure.hard.low_open == (row == "after")
    assert figure.hard.high_open == (row == "before")


@pytest.mark.parametrize(
    ("text", "what", "todo"),
    [
        ("27 October", "no year", "27 October 2024"),
        ("October 27 or 28", "no year", "27 October 2024"),
        ("31 November 2024", "does not exist", "check day and month"),
        ("29 February 2023", "does not exist", "check day and month"),
        ("2024-13-01", "does not exist", "check day and month"),
        ("28 to 27 October 2024", "runs backwards", "earlier day first"),
        ("at least 27 October 2024", "does not go with a day", "'from' or 'by'"),
        ("27 October 2024 offensive", "goes on after the day", "keep the day only"),
    ],
)
def test_a_day_that_cannot_be_read(text, what, todo):
    with pytest.raises(FigureError) as error:
        parse(text)
    assert what in error.value.what
    assert todo in error.value.todo


def test_a_day_may_be_said_to_be_exact():
    assert parse("exactly 27 October 2024") == parse("exactly 27 October 2024", year=1999)
    assert parse("exactly 27 October 2024").hard == parse("27 October 2024").hard
    assert parse("no later than the end of October 2024").hard.high == day(10, 31)


def test_the_ends_of_the_calendar_are_no_trap():
    for text in ("around 1 January 1", "around 31 December", "from 30 December to 2 January", "December"):
        for year in (1, 9999):
            with suppress(FigureError):
                figure = parse(text, year=year)
                assert range_text(figure.hard, figure.unit)
                assert range_text(figure.typical, figure.unit)
                assert figure_json(figure)["hard"]


def test_may_and_march_are_verbs_too():
    assert parse("3,000 may have died").noun == "may have died"
    assert not parse("300 march on").is_date
    assert parse("3 may 2024").is_date
    assert parse("3 March", year=2024).is_date


def test_a_year_that_no_calendar_has_is_an_error():
    for year in (0, -5, 10_000):
        with pytest.raises(FigureError):
            parse("27 October", year=year)
