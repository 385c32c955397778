"""Figures in running prose."""

from __future__ import annotations

import collections
import sys
from itertools import pairwise

import pytest

from briefing.figures.prose_search import figures_in

PROSE = """\
The ministry, founded in 2011, said on Thursday that around 12,000 troops, including 500 officers and three
generals, had been moved to five military bases; one of the envoys called it no secret. Its 3rd Corps (unit 11) lost
dozens of vehicles in the past week, or some $1.2bn of equipment. Between 100 and 300 people died by 10:30 on
24/7 duty near Highway 20, and nearly two years on, no civilians were left. Two leaders met on October 27 or 28.
At least 1,500 more than planned; 6.5% of it, or 1.5 million shells, went by F-16 and 20-foot box. About 50."""


def texts(prose: str, **options) -> list[str]:
    found = list(figures_in(prose, **options))
    for one, next_ in pairwise(found):
        assert one.end <= next_.start
    for one in found:
        assert prose[one.start : one.end] == one.figure.text
    return [one.figure.text for one in found]


def test_the_figures_of_a_passage():
    assert texts(PROSE, year=2024) == [
        "around 12,000 troops",
        "500 officers",
        "three\ngenerals",
        "five military bases",
        "dozens of vehicles in the past week",
        "some $1.2bn",
        "Between 100 and 300 people",
        "nearly two years",
        "no civilians",
        "Two leaders",
        "October 27 or 28",
        "At least 1,500",
        "6.5%",
        "1.5 million shells",
        "20-foot",
        "About 50",
    ]


def test_a_found_figure_is_read_like_a_figure():
    (found,) = figures_in("Kyiv says at least 1,500 North Korean troops in the past week came.")
    assert (found.figure.qualifier, found.figure.noun) == ("at least", "North Korean troops")
    assert (found.figure.period, found.figure.unit.kind) == ("past week", "people")
    assert found.figure.hard[:2] == (1500, float("inf"))


@pytest.mark.parametrize(
    "prose",
    [
        *(
            "one of the reasons",
            "in 2024",
            "the 27th brigade",
            "no secret",
            "a day later",
            "several reports",
            "a few",
        ),
        *("F-16 and T-72", "at 10:30", "24/7", "section 3", "many troops", "heavy losses", "Highway 20"),
        *(
            "the FTSE 100",
            "an iPhone 11",
            "Game 7",
            "at 9 p.m.",
            "at 221 Baker Street",
            "Boeing 737 Max jets",
            "Mr Senard, 65, said",
            "the 1990s",
            "in his 50s",
            "number 12",
            "a year ago",
            "half of them",
            "COVID-19",
            "some of them",
            "over there",
        ),
        *(
            "about time",
            "it may, by March, be over",
            "from dawn to dusk",
            "between friends",
            "zero hour",
            "",
            " ",
        ),
    ],
)
def test_what_only_looks_like_a_figure(prose):
    assert texts(prose, year=2024) == []


def test_a_sentence_ends_a_figure():
    prose = "He was 45. Some 6,700 containers held 152mm shells. A 12,000-strong force, or 85% of it, fled. 471 (people) died."
    assert texts(prose) == ["45", "Some 6,700 containers", "12,000", "85%", "471"]


def test_days_need_a_year():
    assert texts("It began on 27 October.") == []
    assert texts("It began on 27 October.", year=2024) == ["27 October"]
    assert texts("It began on 27 October 2024.") == ["27 October 2024"]
    assert texts("It began in October 2024.") == []


def test_the_locale_groups_digits():
    assert texts("Es waren 12.000 troops.", locale="de") == ["12.000 troops"]


def test_work_grows_with_the_text_and_no_faster():
    def calls(text: str) -> int:
        """Return how many calls of functions it takes to search a text."""
        events = collections.Counter()
        sys.setprofile(lambda _frame, event, _argument: events.update((event,)))
        try:
            collections.deque(figures_in(text, year=2024), 0)
        finally:
            sys.setprofile(None)
        return events["call"] + events["c_call"]

    for piece in (
        "about ",
        "between ",
        "1 000 ",
        "a million ",
        "27 or ",
        "one two ",
        "in the past ",
        "$",
        "(",
        "no ",
    ):
        assert calls(piece * 400) < 5 * calls(piece * 100) + 1000, piece
