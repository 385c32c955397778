"""The list of notes and marks, and where else notes show."""

from __future__ import annotations

import pytest

from briefing.library.state import State
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.drawn import StatusLines
from briefing.ui.signs import UNICODE
from briefing.ui.views.compare_view import Chart, VerdictsPane
from briefing.ui.views.notes_view import KeptPane, NotesScreen
from tests.ui.driven import Reader, drawn
from tests.ui.test_reader import NARROW, WIDE, reading


@pytest.fixture
def app(briefs, tmp_path) -> BriefingApp:
    state = State(str(tmp_path / "state"))
    return BriefingApp([str(briefs / "north-korean-troops.yaml")], UNICODE, Config(), state=state)


async def noted(reader: Reader) -> None:
    """Write a note on a contradicted figure, and mark another claim."""
    await reader.press("4", "j", "m", "c", "a")
    await reader.type("Who counted?")
    await reader.press("enter")


def texts(reader: Reader) -> list[str]:
    return [row.text for row in reader.app.screen.query_one(KeptPane).rows]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_notes_and_marks_are_listed_in_reading_order_and_lead_to_their_place(app, size) -> None:
    async with reading(app, size) as reader:
        await noted(reader)
        claim = reader.claim
        await reader.press("4", "g", "A")
        assert texts(reader) == ["signed a pact on diplomacy and defence", "Who counted?"]
        await reader.press("G", "enter")
        assert reader.claim == claim


async def test_what_is_deleted_comes_back(app) -> None:
    async with reading(app) as reader:
        await noted(reader)
        await reader.press("A", "u")
        assert "Nothing has been deleted" in reader.app.screen.query_one(StatusLines).below
        await reader.press("d", "d")
        assert texts(reader) == []
        assert "m marks" in drawn(reader.app.screen.query_one(KeptPane))[2]
        await reader.press("u", "u")
        assert texts(reader) == ["signed a pact on diplomacy and defence", "Who counted?"]
        await reader.press("G", "d", "escape")
        assert reader.margin("claims") == ["+"]


async def test_a_note_is_changed_from_the_list(app) -> None:
    async with reading(app) as reader:
        await noted(reader)
        await reader.press("A", "G", "a")
        await reader.pilot.pause()
        await reader.type("!")
        await reader.press("enter")
        await reader.press("A")
        assert isinstance(reader.app.screen, NotesScreen)
        assert texts(reader)[-1] == "Who counted?!"


async def test_marks_are_gone_through_in_both_directions(app) -> None:
    async with reading(app) as reader:
        await reader.press("4", "j", "m", "j", "m", "j", "m")
        marked = [reader.desk.claims.rows[y].id for y in (1, 2, 3)]
        await reader.press("quotation_mark")
        assert reader.claim == marked[1]
        await reader.press("quotation_mark", "quotation_mark")
        assert reader.claim == marked[2]
        await reader.press("apostrophe")
        assert reader.claim == marked[0]


async def test_notes_stand_in_compare(app) -> None:
    async with reading(app) as reader:
        await noted(reader)
        await reader.press("v")
        chart, verdicts = (reader.app.screen.query_one(kind) for kind in (Chart, VerdictsPane))
        assert any("≠ *" in line for line in drawn(chart))
        assert "Note: Who counted?" in {row.note.text for row in verdicts.rows}


async def test_a_long_note_leaves_the_reason_in_sight(app) -> None:
    async with reading(app, NARROW) as reader:
        await reader.press("4", "c")
        reason = drawn(reader.screen.query_one(StatusLines))[:2]
        await reader.press("a")
        await reader.type("long " * 60)
        await reader.press("enter", "j", "k")
        lines = drawn(reader.screen.query_one(StatusLines))
        assert lines[0].split()[:4] == reason[0].removeprefix(" Contradicted claim 2 of 6.").split()[:4]
        assert lines[2].startswith(" Note: long long")


async def test_a_note_without_a_word_leaves_no_word_of_a_draft(app) -> None:
    async with reading(app) as reader:
        for keys in (("escape",), ("x", "backspace", "escape")):
            await reader.press("4", "a", *keys)
            assert reader.notice == "No note."
        await reader.press("A")
        assert texts(reader) == []
