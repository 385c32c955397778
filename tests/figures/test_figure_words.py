"""Numbers, ranges and figures in words and as data."""

from __future__ import annotations

from math import inf

import pytest

from briefing.figures.display import amount, figure_json, range_text
from briefing.figures.grammar import parse
from briefing.figures.model import Range
from briefing.figures.units import COUNT, DAY, unit_for

OCTOBER_27 = 739_186


@pytest.mark.parametrize(
    ("value", "text"),
    [
        *(
            (12_000, "12,000"),
            (471, "471"),
            (0, "0"),
            (1_500_000, "1.5 million"),
            (1_999_999, "1,999,999"),
            (60_500_000_000, "60.5 billion"),
            (1.7, "1.7"),
            (0.85, "0.85"),
        ),
        *((588.75, "588.8"), (166.66667, "166.7"), (2_362.5, "2,362"), (inf, "∞"), (-inf, "−∞")),
    ],
)
def test_an_amount(value, text):
    assert amount(value, COUNT) == text
    assert amount(value, unit_for("km")) == text


@pytest.mark.parametrize(
    ("text", "hard"),
    [
        *(
            ("around 12,000", "9,000–15,000"),
            ("at least 3,000", "3,000 or more"),
            ("471", "471"),
            ("none", "0"),
        ),
        *(
            ("more than 3,000", "more than 3,000"),
            ("up to 400", "0–400"),
            ("fewer than 1,000", "less than 1,000"),
        ),
        *(("27 or 28 October 2024", "27–28 Oct 2024"), ("27 October 2024", "27 Oct 2024")),
        *(
            ("27 October to 3 November 2024", "27 Oct – 3 Nov 2024"),
            ("from 27 October 2024", "27 Oct 2024 or later"),
        ),
        *(
            ("30 December 2024 to 2 January 2025", "30 Dec 2024 – 2 Jan 2025"),
            ("by 27 October 2024", "27 Oct 2024 or earlier"),
        ),
        *(("after 27 October 2024", "after 27 Oct 2024"), ("before 27 October 2024", "before 27 Oct 2024")),
    ],
)
def test_a_range(text, hard):
    figure = parse(text)
    assert range_text(figure.hard, figure.unit) == hard


def test_ranges_that_no_wording_gives():
    assert range_text(Range(-inf, inf), COUNT) == "any"
    assert range_text(Range(100, 200, high_open=True), COUNT) == "100 to less than 200"
    assert range_text(Range(100, 200, low_open=True), COUNT) == "more than 100, up to 200"
    assert amount(OCTOBER_27, DAY) == "27 Oct 2024"


def test_a_figure_as_data():
    assert figure_json(parse("at least 3,000 North Korean troops in the past week")) == {
        "schema": 1,
        "text": "at least 3,000 North Korean troops in the past week",
        "stated": 3000,
        "qualifier": "at least",
        "unit": "troops",
        "kind": "people",
        "noun": "North Korean troops",
        "period": "past week",
        "hard": [3000, None],
        "hard_open": [False, False],
        "typical": [3000, 3750],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 to 50", {"stated": [10, 50], "hard": [10, 50], "unit": None, "noun": None, "kind": "count"}),
        ("many", {"stated": None, "hard": None, "typical": None, "hard_open": None}),
        ("dozens", {"stated": None, "hard": [12, 199]}),
        (
            "more than 2.5 %",
            {"stated": 2.5, "hard": [2.5, None], "hard_open": [True, False], "unit": "percent"},
        ),
        ("27 or 28 October 2024", {"stated": ["2024-10-27", "2024-10-28"], "unit": "date"}),
        ("by 27 October 2024", {"stated": "2024-10-27", "hard": [None, "2024-10-27"]}),
    ],
)
def test_a_figure_as_data_in_its_other_shapes(text, expected):
    data = figure_json(parse(text))
    assert {key: data[key] for key in expected} == expected
    for value in (data["stated"], *(data["hard"] or ())):
        assert not isinstance(value, float) or value != int(value)
