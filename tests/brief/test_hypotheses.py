"""Hypotheses as the file has them: texts, or texts with how claims bear on them."""

from __future__ import annotations

import re

import pytest

from briefing.brief.loader import read
from briefing.brief.model import Consistency
from briefing.brief.schema import json_schema, reference
from briefing.brief.shape import HYPOTHESIS

HEAD = """\
briefing: 1
title: T
actors: {us: {name: United States}}
sections: {s: {title: S, text: They said a thing and another.}}
claims:
  first: {by: us, section: s, quote: a thing}
  second: {by: us, section: s, quote: another}
hypotheses:
"""


def problems(text: str) -> list[str]:
    return [str(problem.text) for problem in read(HEAD + text, "t.yaml").problems]


def test_an_entry_is_a_text_or_a_text_with_marks() -> None:
    brief = read(
        HEAD + "  - Plain.\n  - text: Marked.\n    consistency: {first: CC, second: II}\n  - {text: Bare.}\n",
        "t.yaml",
    )
    assert brief.problems == ()
    assert brief.hypotheses == ("Plain.", "Marked.", "Bare.")
    assert brief.consistency == {
        "Marked.": {"first": Consistency.VERY_CONSISTENT, "second": Consistency.VERY_INCONSISTENT}
    }


@pytest.mark.parametrize("mark", Consistency)
def test_every_mark_is_read(mark: Consistency) -> None:
    brief = read(f"{HEAD}  - text: H\n    consistency:\n      first: {mark.value}\n", "t.yaml")
    assert brief.problems == ()
    assert brief.consistency == {"H": {"first": mark}}


def test_an_unknown_claim_costs_only_itself_and_names_the_nearest() -> None:
    text = "  - text: H\n    consistency: {frist: C, second: I}\n"
    (problem,) = read(HEAD + text, "t.yaml").problems
    assert "hypothesis 1: consistency 'frist' is not among the claims" in problem.text
    assert "did you mean 'first'?" in problem.text
    assert (problem.line, problem.column) == (10, 19)
    assert read(HEAD + text, "t.yaml").consistency == {"H": {"second": Consistency.INCONSISTENT}}


@pytest.mark.parametrize(
    ("mark", "hint"), [("cc", "did you mean 'CC'?"), ("X", "write CC, C, N, I, II or NA")]
)
def test_an_unknown_mark_is_a_problem_with_a_way_out(mark: str, hint: str) -> None:
    (problem,) = problems(f"  - text: H\n    consistency: {{first: {mark}}}\n")
    assert f"'{mark}' is not a word it can have" in problem
    assert hint in problem


def test_a_hypothesis_without_a_text_is_a_problem() -> None:
    (problem,) = problems("  - consistency: {first: C}\n")
    assert "hypothesis 1 has no 'text'" in problem


def test_an_unknown_field_names_the_nearest() -> None:
    assert any(
        "did you mean 'consistency'?" in text for text in problems("  - {text: H, consistancy: {first: C}}\n")
    )


def test_a_text_with_a_colon_is_still_read_as_text() -> None:
    brief = read(f"{HEAD}  - One thing: another\n", "t.yaml")
    assert brief.hypotheses == ("One thing: another",)
    assert "put the entry in quotes" in brief.problems[0].text


@pytest.mark.parametrize("marks", ["C", "[first]", "{first: [C]}"])
def test_marks_of_another_sort_are_problems(marks: str) -> None:
    assert len(problems(f"  - text: H\n    consistency: {marks}\n")) == 1


def test_the_schema_and_the_reference_know_both_forms() -> None:
    items = json_schema()["properties"]["hypotheses"]["items"]["anyOf"]
    assert {"$ref": "#/$defs/hypothesis"} in items
    marks = json_schema()["$defs"]["hypothesis"]["properties"]["consistency"]
    assert marks["patternProperties"].popitem()[1] == {"enum": [mark.value for mark in Consistency]}
    table = reference().split("**hypothesis**")[1]
    assert re.findall(r"^\| `(\w+)`", table, re.MULTILINE) == list(HYPOTHESIS.names)
