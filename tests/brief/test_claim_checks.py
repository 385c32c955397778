"""What cannot be so in a claim, and what a file's author meant otherwise."""

from __future__ import annotations

import unicodedata

import pytest

from briefing.brief.loader import read
from briefing.brief.problems import Level

FILE = """\
briefing: 1
title: T
date: 2024-10-25
sources: {{s: {{title: S, date: 2024-10-20}}}}
actors: {{a: {{name: A}}}}
measures: {{m: {{name: M, unit: {unit}}}}}
sections: {{x: {{title: X, source: s, text: "{quote}"}}}}
claims: {{c: {{by: a, section: x, quote: "{quote}", measure: m, figure: "{figure}"{more}}}}}
"""


def told(quote: str, figure: str, unit: str = "people", more: str = "") -> list[str]:
    brief = read(FILE.format(quote=quote, figure=figure, unit=unit, more=more), "b")
    assert brief.claims["c"].faulty == any(problem.level is Level.ERROR for problem in brief.problems)
    return [problem.text for problem in brief.problems]


def test_a_figure_that_its_quote_does_not_bear_is_a_problem() -> None:
    assert told("some 500 officers came", "5000 officers") == [
        "claim 'c': figure: 5,000 does not stand in the quote, which has 'some 500 officers'; "
        "give the figure as the quote words it, or quote the words that hold it"
    ]
    (ends,) = told("between 3,000 and 4,000 troops", "3,000 to 5,000 troops")
    assert ends.startswith("claim 'c': figure: 5,000 does not stand in the quote")


@pytest.mark.parametrize(
    ("quote", "figure"),
    [
        ("12,000 North Korean troops", "around 12,000 troops"),
        ("twelve thousand men", "12,000 men"),
        ("1.5 million people", "1,500,000 people"),
        ("half a million people", "500,000 people"),
        ("3 to 4 million people", "3 million to 4 million people"),
        ("a whole brigade", "5,000 troops"),
        ("the troops that came in 2023", "5,000 troops"),
        ("dozens of people", "dozens of people"),
        ("one in five children", "20 percent"),
    ],
)
def test_a_figure_may_be_worded_otherwise_than_its_quote(quote: str, figure: str) -> None:
    assert told(quote, figure, "percent" if "percent" in figure else "people") == []


def test_a_unit_of_another_kind_than_the_measures_is_a_problem() -> None:
    assert told("303 tanks", "303 tanks") == [
        "claim 'c': figure: '303 tanks' is of another kind than measure 'm', which is in people; "
        "name another measure, or mend the unit of one of them"
    ]
    assert told("303 kg", "303 kg", "km")
    for figure, unit in (("5 miles", "km"), ("500 officers", "troops"), ("€3m", "dollars"), ("303", "km"),
                         ("40 widgets", "people"), ("300 dead", "bodies")):  # fmt: skip
        assert told(figure, figure, unit) == []


def test_nothing_is_said_after_its_source_or_the_brief() -> None:
    assert told("3 men", "3 men", more=", said: 2024-10-20") == []
    after_brief, after_source = told("3 men", "3 men", more=", said: 2024-10-26 09:00")
    assert "said: 2024-10-26 is after the day of the brief, 2024-10-25" in after_brief
    assert "said: 2024-10-26 is after the day of its source, 2024-10-20" in after_source
    brief = read(FILE.format(quote="3 men", figure="3 men", unit="people", more=", said: 2024-10-21"), "b")
    assert [problem.level for problem in brief.problems] == [Level.ADVICE]


def test_a_text_that_a_comment_cuts_is_told_with_its_place() -> None:
    text = (
        "briefing: 1\ntitle: Note #5 on troops\nhandling: none   #5 on troops\nsummary: All four states count # them\n"
        "locale: en # a comment\nactors: {a: {name: 'No #1'}}  # all of them"
    )
    brief = read(text, "b")
    assert [(problem.place, problem.level) for problem in brief.problems] == [
        ("2:13", Level.ADVICE),
        ("4:32", Level.ADVICE),
    ]
    assert brief.title == "Note"
    assert "so that this text ends with 'Note'; put the whole text in quotes" in brief.problems[0].text


def test_texts_and_ids_are_one_in_all_forms_of_unicode() -> None:
    text = FILE.format(quote="pre\u0301sident: 3 men", figure="3 men", unit="people", more="")
    decomposed = text.replace("by: a", "by: a\u0308").replace("{a: ", "{ä: ")
    brief = read(decomposed.replace("quote: pre\u0301", "quote: pr\u00e9"), "b")
    assert not brief.problems
    assert list(brief.actors) == ["ä"]
    assert unicodedata.is_normalized("NFC", brief.sections["x"].plain)
    assert read(text.replace("men", "m\xaden", 1), "b").sections["x"].plain == "pr\u00e9sident: 3 men"


def test_a_blank_that_yaml_does_not_know_is_named() -> None:
    from briefing.brief.problems import UnreadableError

    for text, place in (
        ("briefing: 1\ntitle:\xa0T\n", "2:7"),
        ("briefing: 1\na:\n\xa0 b: 1\n  c: 1\n", "3:1"),
    ):
        with pytest.raises(UnreadableError) as raised:
            read(text, "b")
        assert raised.value.problems[0].place == place
        assert "the blank U+00A0 stands where YAML needs a plain one" in raised.value.problems[0].text


def test_american_spelling_of_a_fixed_word_is_read() -> None:
    brief = read("briefing: 1\ntitle: T\nactors: {a: {name: A, kind: organization}}\n", "b")
    assert not brief.problems
    assert brief.actors["a"].kind == "organisation"
