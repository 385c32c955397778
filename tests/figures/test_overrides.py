"""A brief's own wording table."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from math import inf

import pytest

from briefing.figures.grammar import parse
from briefing.figures.overrides import WordingError, row_texts, with_overrides
from briefing.figures.wordings import WORDINGS


def test_a_brief_changes_the_ranges_of_its_wordings():
    table = with_overrides(
        WORDINGS, {"about": {"hard": [0.7, 1.3], "typical": [0.9, 1.1]}, "dozens": {"hard": [12, 150]}}
    )
    about, dozens = parse("around 1,000", table), parse("dozens", table)
    assert (about.hard[:2], about.typical[:2]) == ((700, 1300), (900, 1100))
    assert (dozens.hard[:2], dozens.typical[:2]) == ((12, 150), (24, 99))
    assert parse("around 1,000").hard[:2] == (750, 1250)


@pytest.mark.parametrize("open_end", [None, inf, "inf", "null", "", "∞", ".inf"])
def test_an_end_may_be_open(open_end):
    table = with_overrides(WORDINGS, {"up to": {"hard": [0, open_end]}})
    assert parse("up to 400", table).hard == (0, inf, False, False)


def test_numbers_may_be_written_as_text_as_a_loader_reads_them():
    table = with_overrides(WORDINGS, {"about": {"hard": ["0.7", "1.3"]}})
    assert parse("about 1,000", table).hard[:2] == (700, 1300)


def test_a_boundless_wording_can_be_given_bounds():
    table = with_overrides(WORDINGS, {"many": {"hard": [20, None], "typical": [50, 500]}})
    assert parse("many troops", table).hard == (20, inf, False, False)


def test_an_entry_is_found_by_any_of_its_words():
    table = with_overrides(WORDINGS, {"Roughly": {"hard": [0.6, 1.4]}, "x or more": {"typical": [1, 2]}})
    assert parse("some 1,000", table).hard[:2] == (600, 1400)
    assert parse("at least 1,000", table).typical[:2] == (1000, 2000)


def test_the_rest_of_the_table_stays():
    table = with_overrides(WORDINGS, {"about": {"hard": [0.7, 1.3]}})
    assert [row for row in table if row.name != "about"] == [row for row in WORDINGS if row.name != "about"]
    assert with_overrides(WORDINGS, {}) is WORDINGS
    same = with_overrides(WORDINGS, {"about": {"hard": [0.7, 1.3]}})
    assert (table, hash(table)) == (same, hash(same))
    assert table != WORDINGS
    assert {row.name: row for row in row_texts(table)}["about"].hard == "x ± 30 %"


def test_a_day_row_counts_days():
    table = with_overrides(WORDINGS, {"around the day": {"hard": [-10, 10]}, "by": {"hard": [None, 0]}})
    figure = parse("around 27 October 2024", table)
    assert figure.hard.high - figure.stated[0] == 10
    assert parse("by 27 October 2024", table).hard.low == -inf


@pytest.mark.parametrize(
    ("overrides", "entry", "what", "todo"),
    [
        ({"abuot": {"hard": [0.7, 1.3]}}, "abuot", "no such wording", "did you mean 'about'?"),
        ({"qqqq": {"hard": [1, 2]}}, "qqqq", "no such wording", "the names are: exactly"),
        ({"about": [0.7, 1.3]}, "about", "needs a hard and a typical", "about: {hard: [0.75, 1.25]"),
        ({"about": {}}, "about", "needs a hard and a typical", "about: {hard"),
        ({"about": {"hrad": [0.7, 1.3]}}, "about.hrad", "only hard and typical", "about: {hard"),
        ({"about": {"hard": 0.7}}, "about.hard", "list of two numbers", "[low, high]"),
        ({"about": {"hard": "0.7, 1.3"}}, "about.hard", "list of two numbers", "[low, high]"),
        ({"about": {"hard": [0.7, 1, 1.3]}}, "about.hard", "list of two numbers", "[low, high]"),
        ({"about": {"hard": [1.3, 0.7]}}, "about.hard", "runs backwards", "lower number first"),
        ({"about": {"hard": ["a lot", 2]}}, "about.hard", "'a lot' is not a number", "0.9"),
        ({"about": {"hard": [True, 2]}}, "about.hard", "not a number", "0.9"),
        ({"about": {"hard": [float("nan"), 2]}}, "about.hard", "not a number", "0.9"),
        ({"about": {"hard": [-1, 2]}}, "about.hard", "below zero", "start at 0"),
        ({"about": {"hard": [0.95, 1.05]}}, "about", "typical range lies outside", "widen hard"),
        ({"many": {"hard": [20, None]}}, "many", "no typical range", "both"),
        ({"low end of": {"typical": [0, 2]}}, "low end of.typical", "shares of the span", "0 and 1"),
        (
            {"about": {"hard": [0.7, 1.3]}, "around": {"hard": [0.6, 1.4]}},
            "around",
            "given twice",
            "keep one",
        ),
        ({"dozens": {"hard": [10**400, None]}}, "dozens.hard", "not a number", "0.9"),
    ],
)
def test_an_override_that_cannot_be_taken_names_the_entry_and_the_way_out(overrides, entry, what, todo):
    with pytest.raises(WordingError) as error:
        with_overrides(WORDINGS, overrides)
    assert error.value.entry == entry
    assert what in error.value.what
    assert todo in error.value.todo
    assert str(error.value).startswith(f"wording.{entry}: ")


def test_a_table_that_was_kept_is_the_same_table_in_another_process():
    """Where texts have other hashes, by which answers of the grammar are remembered."""
    parse("about 3,000")  # which looks rows up by their words
    code = f"""
import pickle
from briefing.figures.wordings import WORDINGS

kept = pickle.loads({pickle.dumps(WORDINGS)!r})
assert kept == WORDINGS and hash(kept) == hash(WORDINGS) and kept["about"] == WORDINGS["about"]
"""
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
