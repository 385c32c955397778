"""What a draft leaves to review, in the reader."""

from __future__ import annotations

import pytest

from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.drawn import TitleLine
from briefing.ui.signs import ASCII, UNICODE
from briefing.ui.views.compare_view import VerdictsPane
from tests.ui.driven import drawn, inside
from tests.ui.test_reader import NARROW, WIDE, reading

BRIEF = """\
briefing: 1
title: A draft
date: 2024-10-25
actors: {x: {name: X}, y: {name: Y, review: speaker taken from the sentence before}, z: {name: Z}}
measures: {a: {name: a, unit: people}, b: {name: b, unit: people}}
sections:
  s: {title: S, text: The words of a. And those of b.}
claims:
  bz: {by: z, section: s, quote: those of b, measure: b, figure: '300 people', said: 2024-10-24, review: joined with a}
  ax: {by: x, section: s, quote: words of a, measure: a, figure: '1,000 people', said: 2024-10-24}
  ay: {by: y, section: s, quote: words of a, measure: a, figure: '40,000 people', said: 2024-10-24}
"""


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.yaml"
    path.write_text(BRIEF)
    return str(path)


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_what_is_left_to_review_has_a_sign_and_is_counted(draft, glyphs, size) -> None:
    async with reading(BriefingApp([draft], glyphs, Config()), size) as reader:
        assert "? 2 to review" in drawn(reader.screen.query_one(TitleLine))[0]
        assert reader.margin("claims") == ["?", "?"]
        assert reader.margin("text") == ["?"], "both quotes stand on one line"
        conflict = "≠?" if glyphs.unicode else "!=?"
        assert sum(conflict in row for row in inside(reader.desk.claims)) == 2, "both verdicts rest on it"
        await reader.press("3")
        assert any("?Y" in row for row in inside(reader.desk.actors))


async def test_r_goes_from_what_most_depends_on_to_the_rest_and_around(draft) -> None:
    async with reading(BriefingApp([draft], UNICODE, Config()), WIDE) as reader:
        await reader.press("R")
        assert reader.claim == "ay", "a contradiction hangs on who says it"
        assert reader.notice.startswith("To review 1 of 2, actor 'y': speaker taken from")
        await reader.press("R")
        assert reader.claim == "bz"
        assert "joined with a" in reader.notice
        await reader.press("R")
        assert reader.claim == "ay"
        await reader.press("v")
        verdicts = drawn(reader.app.screen.query_one(VerdictsPane))
        assert any("≠?" in line for line in verdicts)
        words = " ".join(" ".join(line.strip("│ ") for line in verdicts).split())
        assert "This rests on a draft" in words


async def test_a_brief_without_a_draft_says_so(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("R")
        assert reader.notice == "Nothing in this brief is left to review."
