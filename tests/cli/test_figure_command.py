"""`briefing figure`: how a wording is read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


def test_a_wording_as_a_table(ask: Callable) -> None:
    code, out, err = ask("figure", "at least 3,000 troops")
    assert (code, err) == (0, "")
    assert out == (
        "at least 3,000 troops\n"
        "  wording        at least\n"
        "  number         3,000\n"
        "  hard range     3,000 or more (outside it the speaker would be wrong)\n"
        "  typical range  3,000–3,750 (what a reader takes from it)\n"
        "  unit           troops (people)\n"
    )


def test_words_need_no_quotes(ask: Callable) -> None:
    assert ask("figure", "at", "least", "3,000", "troops") == ask("figure", "at least 3,000 troops")


def test_options_stand_anywhere(ask: Callable) -> None:
    asked = ask("figure", "--json", "at", "least", "3,000")
    assert asked.code == 0
    assert (
        asked
        == ask("figure", "at", "least", "--json", "3,000")
        == ask("figure", "at", "least", "3,000", "--json")
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "at least 3,000 troops",
            {
                "stated": 3000,
                "qualifier": "at least",
                "unit": "troops",
                "hard": [3000, None],
                "typical": [3000, 3750],
            },
        ),
        (
            "27 or 28 October 2024",
            {"unit": "date", "hard": ["2024-10-27", "2024-10-28"], "stated": ["2024-10-27", "2024-10-28"]},
        ),
        ("dozens", {"stated": None, "unit": None, "hard": [12, 199], "typical": [24, 99]}),
        ("many", {"stated": None, "hard": None, "typical": None}),
        ("1.5 million", {"stated": 1_500_000}),
    ],
)
def test_a_wording_as_data(ask: Callable, text: str, expected: dict[str, object]) -> None:
    code, out, _ = ask("figure", "--json", text)
    data = json.loads(out)
    assert code == 0
    assert data["schema"] == 1
    assert data["text"] == text
    assert {"stated", "qualifier", "unit", "hard", "typical"} <= set(data)
    assert {key: data[key] for key in expected} == expected


def test_what_is_no_figure_says_what_to_write(ask: Callable) -> None:
    code, out, err = ask("figure", "green ideas")
    assert (code, out) == (2, "")
    assert err.startswith("briefing: 'green ideas' ")
    assert "; write" in err


@pytest.mark.parametrize("argv", [("figure",), ("figure", "--json"), ("figure", "--all", "3")])
def test_a_figure_is_needed_and_nothing_else(ask: Callable, argv: tuple[str, ...]) -> None:
    code, out, err = ask(*argv)
    assert (code, out) == (2, "")
    assert "try 'briefing figure --help'" in err


@pytest.mark.parametrize("json_flag", [(), ("--json",)])
def test_the_wording_is_shown_safely(ask: Callable, json_flag: tuple[str, ...]) -> None:
    _, out, err = ask("figure", *json_flag, "3,000\x1b[2J\u202e troops \udcff")
    assert not {"\x1b", "\u202e", "\udcff"} & set(out + err)
    assert "␛[2J<U+202E>" in out + err


def test_periods_and_units_are_named(ask: Callable) -> None:
    assert "  period         past week\n" in ask("figure", "more than 1,000 in the past week").out
    assert "  unit           km (length)\n" in ask("figure", "300 km").out
