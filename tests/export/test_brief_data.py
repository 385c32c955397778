"""A brief and its verdicts as data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from briefing.brief.loader import load, read
from briefing.export.data import brief_json, briefs_json, conflicts_json
from briefing.verdicts.findings import find
from briefing.verdicts.verdict import Kind
from tests.shipped import brief_files

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Arrivals
sources: {paper: {title: Count, reliability: A}}
actors:
  seoul: {name: South Korea}
  nis: {name: NIS, of: seoul}
  kyiv: {name: Ukraine}
measures:
  officers: {name: Officers, unit: officers, accounting: cumulative}
  day: {name: First seen, unit: date, tempo: fixed}
sections: {one: {title: One, source: paper, text: "1,500 officers.\\n\\n> 500 officers, seen by 23 October 2024"}}
claims:
  a: {by: nis, section: one, quote: "1,500 officers", measure: officers, figure: "1,500 officers", said: 2024-10-18}
  b: {by: kyiv, section: one, quote: 500 officers, measure: officers, figure: 500 officers, said: 2024-10-24}
  c: {by: kyiv, section: one, quote: by 23 October 2024, measure: day, figure: by 23 October 2024, said: 2024-10-24}
  d: {by: kyiv, section: one, quote: not there, colour: red}
"""


def data(text: str = BRIEF) -> dict[str, Any]:
    brief = read(text, "arrivals.yaml")
    whole: dict[str, Any] = json.loads(json.dumps(brief_json(brief, find(brief))))
    return whole


def test_parts_stand_under_their_ids() -> None:
    whole = data()
    assert whole["schema"] == 1
    assert (whole["path"], whole["title"], whole["date"], whole["summary"]) == (
        "arrivals.yaml",
        "Arrivals",
        None,
        None,
    )
    assert whole["sources"]["paper"] == {
        "id": "paper", "title": "Count", "publisher": None, "date": None, "url": None, "reliability": "A"
    }  # fmt: skip
    assert whole["actors"]["nis"] == {
        "id": "nis", "name": "NIS", "kind": None, "role": None, "of": "seoul", "side": "seoul", "review": None
    }  # fmt: skip
    assert whole["measures"]["officers"]["accounting"] == "cumulative"
    assert (whole["measures"]["officers"]["tempo"], whole["measures"]["day"]["tempo"]) == (2, None)
    assert [block["kind"] for block in whole["sections"]["one"]["blocks"]] == ["paragraph", "quotation"]
    assert list(whole["claims"]) == ["a", "b", "c", "d"]


def test_a_claim_has_its_ranges_and_its_place() -> None:
    whole = data()
    claim = whole["claims"]["a"]
    assert (claim["by"], claim["who"], claim["side"]) == ("nis", "NIS", "seoul")
    assert (claim["said"], claim["as_of"], claim["via"]) == (
        "2024-10-18",
        ["2024-10-18", "2024-10-18"],
        "paper",
    )
    assert (claim["figure"]["stated"], claim["figure"]["hard"]) == (1500, [1450, 1550])
    assert "schema" not in claim["figure"]
    assert claim["contradictions"] == 1
    text = "\n".join(block["text"] for block in whole["sections"]["one"]["blocks"])
    for claim in whole["claims"].values():
        if claim["spot"]:
            assert text[slice(*claim["spot"])] == claim["quote"]
    assert whole["claims"]["c"]["figure"]["hard"] == [None, "2024-10-23"]


def test_what_is_missing_is_null_and_faulty_is_said() -> None:
    claim = data()["claims"]["d"]
    assert claim["faulty"] is True
    for key in (
        "spot",
        "measure",
        "wording",
        "figure",
        "origin",
        "first_said",
        "basis",
        "note",
        "credibility",
    ):
        assert claim[key] is None


def test_problems_are_told_with_their_claim() -> None:
    problems = data()["problems"]
    assert {problem["claim"] for problem in problems} == {"d"}
    assert all(problem["level"] == "error" and problem["line"] == 16 for problem in problems)


def test_a_verdict_says_which_rule_decided_and_why() -> None:
    (verdict,) = [verdict for verdict in data()["verdicts"] if verdict["contradiction"]]
    assert (verdict["a"], verdict["b"], verdict["verdict"]) == ("a", "b", "conflict")
    assert (verdict["rule"], verdict["detail"]) == (9, "a running total fell")
    assert verdict["ratio"] == pytest.approx(1450 / 525, abs=1e-4)
    assert verdict["measures"] == ["officers"]
    assert verdict["band"] == "medium"
    assert 40 <= verdict["severity"] < 70
    assert "cannot fall" in verdict["reason"]


def test_a_verdict_by_itself_has_both_claims_with_it() -> None:
    brief = read(BRIEF, "arrivals.yaml")
    (verdict,) = conflicts_json([(brief, find(brief))])["briefs"][0]["verdicts"]  # type: ignore[index]
    earlier, later = verdict["claims"]
    assert (earlier["id"], earlier["who"], earlier["said"]) == ("a", "NIS", "2024-10-18")
    assert (later["figure"], later["hard"]) == ("500 officers", [475, 525])


def test_contradictions_alone_or_every_verdict() -> None:
    text = BRIEF.replace("said: 2024-10-24}\n  c:", "said: 2024-10-18}\n  c:")
    text += '  e: {by: seoul, section: one, quote: "1,500", measure: officers, figure: "1,500", said: 2024-10-18}\n'
    brief = read(text, "arrivals.yaml")
    kinds = {
        everything: [
            verdict["verdict"]
            for verdict in conflicts_json([(brief, find(brief))], everything=everything)["briefs"][0][
                "verdicts"
            ]  # type: ignore[index]
        ]
        for everything in (False, True)
    }
    assert kinds == {False: ["conflict", "conflict"], True: ["conflict", "conflict", "agree"]}


def test_the_gravest_verdict_comes_first(briefs: Path) -> None:
    gravity = [kind.word for kind in Kind]
    for path in brief_files(briefs):
        brief = load(str(path))
        (found,) = conflicts_json([(brief, find(brief))], everything=True)["briefs"]  # type: ignore[misc]
        order = [(-verdict["severity"], gravity.index(verdict["verdict"])) for verdict in found["verdicts"]]
        assert order == sorted(order)
        pairs = [frozenset((verdict["a"], verdict["b"])) for verdict in found["verdicts"]]
        assert len(set(pairs)) == len(pairs)
        assert found["contradictions"] == sum(verdict["contradiction"] for verdict in found["verdicts"])


def test_shipped_briefs_survive_the_way_through_json(briefs: Path) -> None:
    found = [(brief, find(brief)) for brief in (load(str(path)) for path in brief_files(briefs))]
    whole = briefs_json(found)
    assert json.loads(json.dumps(whole, allow_nan=False)) == whole
