"""Loading: what a right brief becomes."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing.brief.loader import load, read
from briefing.brief.model import Accounting, Days, Spot, Status
from briefing.brief.prose import passages
from tests.shipped import brief_files

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.brief.model import Brief

MORE = """\
briefing: 1
title: T
date: 2024-10-25
sources:
  a: {title: A}
  b: {title: B}
actors:
  us: {name: United States}
  kirby: {name: John Kirby, of: us}
measures:
  plain: {name: M}
  past: {name: P, accounting: flow, tempo: fixed, part_of: plain}
  slow: {name: S, tempo: 30d}
sections:
  one:
    title: One
    source: a
    text: |
      It said “about 3,000
      troops” came.

      - It is 27 or 28 October, they said.
claims:
  first:
    by: kirby
    section: one
    quote: about 3,000 troops
    measure: plain
    figure: about 3,000 troops
    first_said: at least 3,000 troops
    said: 2024-10-23
  second:
    by: us
    section: one
    quote: 27 or 28 October
    measure: past
    figure: 27 or 28 October
    said: 2024-10-24
    as_of: 2024-10
    via: b
    origin: kirby-briefing
    status: projected
    denies: first
    supersedes: [first]
    basis: told
    likelihood: roughly even odds
    confidence: moderate
    credibility: 2
    note: |
      Two lines
      of one paragraph.

      And another.
"""


def test_the_example_loads_without_problems(example: Brief) -> None:
    assert example.problems == ()
    assert (example.path, example.title) == ("example.yaml", "North Korean troops in Russia")
    assert (example.date, example.handling) == (date(2024, 10, 25), "TLP:CLEAR")
    assert example.summary == "Four governments count the troops differently."
    source = example.sources["usatoday"]
    assert (source.title, source.url, source.reliability) == ("…", "https://example.org/a", "B")
    assert example.actors["kirby"].role == "spokesman, White House National Security Council"
    assert example.side("kirby") == "us"
    assert example.measures["troops"].accounting is Accounting.CUMULATIVE
    assert example.wholes("officers") == ("troops",)
    section = example.sections["evidence"]
    assert section.plain == (
        "The United States announced on Wednesday that 3,000 North Korean troops are at bases in Russia."
    )
    claim = example.claims["us-3000"]
    assert claim.spot == Spot(46, 71)
    assert section.plain[46:71] == "3,000 North Korean troops" == claim.quote
    assert claim.figure
    assert claim.figure.stated == (3000, 3000)
    assert (claim.wording, claim.figure.text) == ("3,000 troops", "3,000 troops")
    assert not claim.faulty


def test_what_a_claim_leaves_out_comes_from_the_brief(example: Brief) -> None:
    claim = example.claims["us-3000"]
    assert claim.as_of == Days(date(2024, 10, 23), date(2024, 10, 23))
    assert claim.via == "usatoday"
    assert claim.status is Status.ASSERTED
    assert (claim.denies, claim.supersedes, claim.first_said, claim.credibility) == ((), (), None, None)
    assert example.measures["officers"].accounting is Accounting.STOCK
    assert example.measures["officers"].tempo == 2


def test_every_field_of_a_claim_and_a_measure() -> None:
    brief = read(MORE, "more.yaml")
    assert brief.problems == ()
    first, second = brief.claims.values()
    assert first.first_said
    assert first.first_said.qualifier == "at least"
    assert second.as_of == Days(date(2024, 10, 1), date(2024, 10, 31))
    assert (second.via, second.origin, second.status) == ("b", "kirby-briefing", Status.PROJECTED)
    assert second.denies == second.supersedes == ("first",)
    assert (second.basis, second.likelihood, second.confidence) == ("told", "roughly even odds", "moderate")
    assert second.credibility == 2
    assert second.note == "Two lines of one paragraph.\n\nAnd another."
    assert [measure.tempo for measure in brief.measures.values()] == [2, None, 30]
    assert brief.measures["past"].accounting is Accounting.FLOW


def test_a_date_figure_without_a_year_takes_the_brief_s() -> None:
    figure = read(MORE, "more.yaml").claims["second"].figure
    assert figure
    assert figure.is_date
    assert figure.hard
    assert date.fromordinal(int(figure.hard.low)) == date(2024, 10, 27)
    undated = read(MORE.replace("date: 2024-10-25\n", "", 1).replace("2024-10-24", "2023-10-24"), "x")
    figure = undated.claims["second"].figure
    assert figure
    assert figure.hard
    assert date.fromordinal(int(figure.hard.low)) == date(2023, 10, 27)


@pytest.mark.parametrize(
    "written", ["4.10", "no", "12:30:45", "0x10", "1_000", "~", "null", "1e3", ".5", "=", "2024-10-25"]
)
def test_scalars_stay_as_they_are_written(written: str) -> None:
    brief = read(f"briefing: 1\ntitle: {written}\nactors:\n  {written}: {{name: {written}}}\n", "x")
    assert brief.title == written
    assert brief.actors[written].name == written
    assert not brief.problems


def test_order_of_reading_is_the_order_of_the_file() -> None:
    text = "briefing: 1\ntitle: T\nactors:\n" + "".join(f"  a{n}: {{name: A}}\n" for n in (3, 1, 2))
    assert list(read(text, "x").actors) == ["a3", "a1", "a2"]


def test_folded_and_literal_prose_read_alike() -> None:
    bodies = {
        ">": "one\n      two\n\n      three",
        "|": "one\n      two\n\n      three",
    }
    for sign, body in bodies.items():
        text = f"briefing: 1\ntitle: T\nsummary: {sign}\n      {body}\nsections:\n  s:\n    title: S\n    text: {sign}\n      {body}\n"
        brief = read(text, "x")
        assert [block.text for block in brief.sections["s"].blocks] == ["one two", "three"]
        assert brief.summary == "one two\n\nthree"
        assert [block.text for block in passages(brief)[0].blocks] == ["one two", "three"]


def test_json_is_a_brief_too(example: Brief) -> None:
    text = json.dumps(
        {"briefing": 1, "title": "Ü", "actors": {"us": {"name": "United States"}}, "gaps": ["One: two"]}
    )
    brief = read(text, "x.json")
    assert (brief.title, brief.actors["us"].name, brief.gaps) == ("Ü", "United States", ("One: two",))
    assert not brief.problems


def test_a_byte_order_mark_is_no_part_of_it(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfbriefing: 1\ntitle: T\n")
    assert load(str(path)).problems == ()
    assert load(str(path)).path == str(path)


def test_a_brief_s_wordings_and_locale_read_its_figures() -> None:
    text = MORE.replace("date:", "locale: de\nwording:\n  about: {hard: [0.5, 1.5]}\ndate:", 1)
    text = text.replace("figure: about 3,000", "figure: about 3.000").replace("least 3,000", "least 3.000")
    brief = read(text, "x")
    assert brief.problems == ()
    figure = brief.claims["first"].figure
    assert figure
    assert figure.hard
    assert (figure.hard.low, figure.hard.high) == (1500, 4500)
    assert brief.locale == "de"


def test_both_rows_of_likelihood_words_are_known() -> None:
    for words in ("almost no chance", "remote", "roughly even chance", "nearly certain", "highly improbable"):
        brief = read(MORE.replace("roughly even odds", words), "x")
        assert brief.claims["second"].likelihood == words


def test_the_briefs_that_ship_have_no_problems(briefs: Path) -> None:
    paths = brief_files(briefs)
    assert paths
    for path in paths:
        brief = load(str(path))
        assert brief.problems == ()
        assert all(claim.spot for claim in brief.claims.values())
