"""Long output is written as it comes, and is the same as if it were made at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.brief.loader import load
from briefing.export.data import brief_json, conflicts_json, json_lines
from briefing.export.page import Look, Page
from briefing.export.text import brief_parts, brief_text
from briefing.verdicts import findings as module
from briefing.verdicts.findings import Findings, find


@pytest.fixture
def found(briefs: Path) -> Findings:
    return find(load(str(briefs / "makiivka.yaml")))


@pytest.mark.parametrize(
    "data",
    [
        {"a": [1, 2], "b": []},
        {"a": [{"c": [3]}], "b": [[], {}]},
        {"a": [None], "b": ["é"]},
        {"a": [], "b": [0]},
    ],
)
@pytest.mark.parametrize("levels", [1, 2, 4])
def test_an_iterator_is_written_as_the_list_it_stands_for(data, levels) -> None:
    streamed = {key: iter(value) for key, value in data.items()}
    assert json.loads("".join(json_lines(streamed, levels))) == data
    if levels > 1:
        streamed = {key: iter(value) for key, value in data.items()}
        assert list(json_lines(streamed, levels)) == list(json_lines(data, levels))


def test_members_are_asked_for_as_they_are_written() -> None:
    asked = []

    def members():
        for number in range(5):
            asked.append(number)
            yield number

    lines = json_lines({"verdicts": members()}, 2)
    for _ in range(3):
        next(lines)
    assert len(asked) <= 3


def test_verdicts_are_streamed_as_they_are_listed(found: Findings) -> None:
    for whole, streamed in (
        (brief_json(found.brief, found), brief_json(found.brief, found, iter)),
        (
            conflicts_json([(found.brief, found)], everything=True, sensitive=True),
            conflicts_json([(found.brief, found)], everything=True, sensitive=True, listed=iter),
        ),
    ):
        assert list(json_lines(whole, 4)) == list(json_lines(streamed, 4))


def test_the_data_say_whether_every_pair_is_listed(found: Findings, monkeypatch) -> None:
    assert brief_json(found.brief, found)["complete"] is True
    monkeypatch.setattr(module, "LISTED", 1)
    few = brief_json(found.brief, find(found.brief))
    assert few["complete"] is False
    contradictions = [one for one in few["verdicts"] if one["contradiction"]]
    assert len(contradictions) == len(found.contradictions)


def test_the_parts_of_a_text_are_the_whole(found: Findings) -> None:
    parts = list(brief_parts(found.brief, found, Look(80)))
    assert len(parts) > len(found.brief.claims)
    assert "".join(parts) == brief_text(found.brief, found, Look(80))
    assert "\n\n\n" not in "".join(parts)


def test_a_gap_holds_over_what_has_been_taken() -> None:
    page = Page(Look(80))
    page.gap()
    page.paragraph("one")
    taken = [page.take()]
    page.gap()
    taken.append(page.take())
    page.gap()
    page.paragraph("two")
    assert "".join((*taken, page.take())) == "one\n\ntwo\n"
