"""The reader, driven by its keys."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.notes_pane import NotesPane
from briefing.ui.views.compare_view import Chart, CompareScreen
from briefing.ui.views.help_view import HelpScreen
from briefing.ui.views.library_view import LibraryScreen
from briefing.ui.views.problems_view import ProblemsScreen, UnreadableScreen
from tests.shipped import brief_files
from tests.ui.driven import Reader, drawn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

WIDE, NARROW = (160, 48), (80, 24)


@asynccontextmanager
async def reading(app: BriefingApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Reader]:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)


async def test_it_opens_in_the_text(make_app) -> None:
    async with reading(make_app()) as reader:
        assert reader.focus == "text"
        assert len(reader.desk.claims.rows) == len(reader.screen.reading.brief.claims)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_panes_are_reached_by_number_and_in_turn(make_app, size) -> None:
    async with reading(make_app(), size) as reader:
        seen = []
        for key in "1234":
            await reader.press(key)
            seen.append(reader.focus)
        assert seen == ["sections", "text", "actors", "claims"]
        await reader.press("tab")
        assert reader.focus == "sections"
        await reader.press("shift+tab")
        assert reader.focus == "claims"


async def test_narrow_panes_share_one_place(make_app) -> None:
    async with reading(make_app(), NARROW) as reader:
        desk = reader.desk
        for key, pane in (("1", desk.sections), ("2", desk.text), ("3", desk.actors)):
            await reader.press(key)
            shown = [other for other in (desk.sections, desk.text, desk.actors) if other.region.area]
            assert shown == [pane]
            assert pane.region.width == 80
            assert desk.claims.region.height >= 5


async def test_a_row_of_the_claims_leads_everywhere(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("4", "j", "j", "j", "j")
        claim = reader.screen.reading.brief.claims[reader.claim]
        desk = reader.desk
        assert desk.actors.current and desk.actors.current.id == claim.by
        assert desk.sections.current and desk.sections.current.id == claim.section
        assert desk.text.current and claim in desk.text.current.starting
        assert desk.text.claim == claim.id
        assert claim.words.strip("“”") in reader.status


async def test_a_quote_in_the_text_leads_to_its_claim(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("l", "l")
        assert reader.desk.text.claim == reader.claim
        second = list(reader.screen.reading.brief.claims)[1]
        assert reader.claim == second
        await reader.press("enter")
        assert reader.focus == "claims"


async def test_moving_down_the_text_finds_the_claims_on_the_way(make_app) -> None:
    async with reading(make_app()) as reader:
        seen = set()
        for _ in range(60):
            await reader.press("j")
            seen.add(reader.desk.text.claim)
        assert len(seen) > 5


async def test_an_actor_filters_the_claims_and_lets_go(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("3", "g", "enter")
        actor = reader.desk.actors.current
        assert actor
        brief = reader.screen.reading.brief
        assert reader.desk.claims.rows
        assert all(actor.id in (row.by, brief.side(row.by)) for row in reader.desk.claims.rows)
        await reader.press("enter")
        assert len(reader.desk.claims.rows) == len(brief.claims)


async def test_c_goes_through_every_contradicted_claim_and_around(make_app) -> None:
    async with reading(make_app()) as reader:
        screen = reader.screen
        count = len(screen.reading.conflicts.stops)
        seen = []
        for _ in range(count):
            await reader.press("c")
            seen.append(reader.claim)
        assert set(seen) == {claim.id for claim in screen.reading.conflicts.stops}
        assert f"1 of {count}" in reader.status, "the first one is a figure, and those before it come last"
        await reader.press("c")
        assert reader.claim == seen[0]
        await reader.press("C")
        assert reader.claim == seen[-1]


async def test_brackets_go_through_the_sections(make_app) -> None:
    async with reading(make_app()) as reader:
        passages = [passage.id for passage in reader.screen.reading.passages]
        await reader.press("right_square_bracket", "right_square_bracket")
        assert reader.desk.text.current and reader.desk.text.current.passage == passages[2]
        await reader.press("left_square_bracket")
        assert reader.desk.text.current.passage == passages[1]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_hit_of_a_search_is_reached(make_app, size) -> None:
    async with reading(make_app(), size) as reader:
        await reader.press("slash")
        await reader.type("kirby")
        hits = reader.screen.reading.hits.stops
        assert f"{len(hits)} found" in reader.status
        await reader.press("enter")
        panes = {reader.focus}
        for index in range(1, len(hits)):
            assert f"{index} of {len(hits)}" in reader.status
            await reader.press("n")
            panes.add(reader.focus)
        assert panes == {"text", "actors", "claims"}
        await reader.press("N")
        assert f"{len(hits) - 1} of {len(hits)}" in reader.status
        await reader.press("escape")
        assert not reader.screen.reading.hits.stops


async def test_a_search_for_nothing_known_says_so(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("slash")
        await reader.type("xyzzy")
        await reader.press("enter")
        assert "Nothing found: xyzzy" in reader.status


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("verdict:conflict", lambda claim, reading: reading.findings.count(claim.id)),
        ("by:kirby", lambda claim, _: claim.by == "kirby"),
        ("measure:officers", lambda claim, _: claim.measure == "officers"),
        ("after:2024-10-24 before:2024-10-24", lambda claim, _: str(claim.said) == "2024-10-24"),
    ],
)
async def test_filters(make_app, text, fits) -> None:
    async with reading(make_app()) as reader:
        await reader.press("f")
        await reader.type(text)
        await reader.press("enter")
        rows = reader.desk.claims.rows
        assert rows
        assert reader.focus == "claims"
        assert all(fits(row, reader.screen.reading) for row in rows)
        await reader.press("escape")
        assert len(reader.desk.claims.rows) == len(reader.screen.reading.brief.claims)


async def test_a_filter_that_cannot_be_read_says_why_and_hides_nothing(make_app) -> None:
    async with reading(make_app()) as reader:
        before = len(reader.desk.claims.rows)
        await reader.press("f")
        await reader.type("verdict:conflit")
        assert "did you mean conflict?" in reader.status
        await reader.press("enter")
        assert "did you mean conflict?" in reader.status
        assert len(reader.desk.claims.rows) == before


async def test_sorting_keeps_the_claim_at_hand(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("4", "j", "j", "j")
        claim = reader.claim
        await reader.press("s")
        assert reader.claim == claim
        severities = [
            verdict.severity if (verdict := reader.screen.reading.findings.strongest(row.id)) else -1
            for row in reader.desk.claims.rows
        ]
        assert severities == sorted(severities, reverse=True)


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("key", "1234")
async def test_any_pane_takes_the_whole_screen(make_app, size, key) -> None:
    async with reading(make_app(), size) as reader:
        await reader.press(key, "z")
        desk = reader.desk
        assert desk.pane.region == desk.region
        await reader.press("escape")
        assert desk.pane.region != desk.region


async def test_compare_and_back_to_a_quote(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("c", "v")
        assert isinstance(reader.app.screen, CompareScreen)
        chart = reader.app.screen.query_one(Chart)
        assert chart.current and chart.current.claim
        first = chart.current.claim.id
        await reader.press("j")
        assert chart.current and chart.current.claim and chart.current.claim.id != first
        chosen = chart.current.claim.id
        await reader.press("enter")
        assert reader.claim == chosen


async def test_help_shows_the_keys_in_force(make_app) -> None:
    config = Config(keys={"next-conflict": "d"})
    async with reading(make_app(config=config)) as reader:
        await reader.press("d")
        assert "2 of" in reader.status
        await reader.press("question_mark")
        assert isinstance(reader.app.screen, HelpScreen)
        rows = {(row.note.lead.strip(), row.note.text) for row in reader.app.screen.query_one(NotesPane).rows}
        assert ("d", "next conflict") in rows
        assert ("c", "next conflict") not in rows
        assert ("l  Right", "next claim in the text") in rows
        await reader.press("escape")
        assert reader.focus == "text"


async def test_help_differs_by_pane(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("4", "question_mark")
        words = {row.note.text for row in reader.app.screen.query_one(NotesPane).rows}
        assert "next claim in the text" not in words


async def test_the_palette_does_what_is_picked(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("colon")
        await reader.type("actors")
        await reader.press("enter")
        assert reader.focus == "actors"
        await reader.press("ctrl+p", "escape")
        assert reader.focus == "actors"


async def test_another_brief_is_opened_from_the_list(make_app, briefs: Path) -> None:
    async with reading(make_app(*brief_files(briefs))) as reader:
        await reader.press("o")
        assert isinstance(reader.app.screen, LibraryScreen)
        await reader.press("slash")
        await reader.type("makiivka")
        await reader.press("enter", "enter")
        assert reader.screen.reading.brief.path.endswith("makiivka.yaml")


FAULTY = """
briefing: 1
title: Faults
actors:
  us: {name: United States, kind: state}
measures:
  troops: {name: Troops, unit: troops}
sections:
  one:
    title: One
    text: Some 3,000 troops came.
claims:
  good: {by: us, section: one, quote: "3,000 troops", measure: troops, figure: "3,000", said: 2024-10-23}
  bad: {by: us, section: one, quote: "4,000 troops", measure: troops, figure: "4,000", said: 2024-10-23}
"""


async def test_a_brief_with_problems_opens_and_lists_them(make_app, tmp_path: Path) -> None:
    path = tmp_path / "faulty.yaml"
    path.write_text(FAULTY)
    async with reading(make_app(path)) as reader:
        assert [row.id for row in reader.desk.claims.rows] == ["good", "bad"]
        await reader.press("exclamation_mark")
        assert isinstance(reader.app.screen, ProblemsScreen)
        rows = reader.app.screen.query_one(NotesPane).rows
        assert rows[0].note.lead.startswith("14:")
        await reader.press("enter")
        assert reader.claim == "bad"


async def test_an_unreadable_file_says_why_and_is_read_once_mended(make_app, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("- a list\n")
    async with reading(make_app(path)) as reader:
        assert isinstance(reader.app.screen, UnreadableScreen)
        assert [row.note.lead for row in reader.app.screen.query_one(NotesPane).rows[:1]] == ["1:1"]
        path.unlink()
        await reader.press("r")
        assert [row.note.lead for row in reader.app.screen.query_one(NotesPane).rows[:1]] == [""]
        path.write_text(FAULTY)
        await reader.press("r")
        assert reader.screen.reading.brief.title == "Faults"


async def test_reading_again_keeps_the_place(make_app, tmp_path: Path, briefs: Path) -> None:
    path = tmp_path / "brief.yaml"
    text = (briefs / "north-korean-troops.yaml").read_text()
    path.write_text(text)
    async with reading(make_app(path)) as reader:
        await reader.press("c", "4")
        claim, passage = reader.claim, reader.desk.text.current.passage
        path.write_text(text.replace("title: North Korean troops in Russia", "title: Revised", 1))
        await reader.press("r")
        assert reader.screen.reading.brief.title == "Revised"
        assert (reader.claim, reader.desk.text.current.passage) == (claim, passage)


async def test_a_save_that_cannot_be_read_keeps_the_last_good_brief(make_app, tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text(FAULTY)
    async with reading(make_app(path)) as reader:
        path.write_text("title: [")
        await reader.press("r")
        assert reader.screen.reading.brief.title == "Faults"
        assert f"{path}:2:1" in reader.status


async def test_a_terminal_that_is_too_small_says_so_and_recovers(make_app) -> None:
    async with reading(make_app(), (39, 9)) as reader:
        assert "Too small to read" in "".join(drawn(reader.screen))
        assert not reader.desk.region.area
        await reader.pilot.resize_terminal(80, 24)
        await reader.pilot.pause()
        assert "Too small" not in "".join(drawn(reader.screen))
        assert reader.desk.region.area


async def test_faults_of_the_configuration_are_said(make_app) -> None:
    config = Config(theme="no-such", faults=("config.toml: no action next-conflit",))
    async with reading(make_app(config=config)) as reader:
        assert "next-conflit" in reader.status
        assert "no-such" in reader.status


async def test_q_leaves(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("q")
        assert not reader.app.is_running


@pytest.mark.parametrize("action", ["help", "palette", "search_library"])
async def test_the_reader_may_be_left_before_a_screen_is_there(make_app, briefs: Path, action: str) -> None:
    for moments in range(12):
        app = make_app(briefs / "north-korean-troops.yaml")
        async with app.run_test(size=(100, 30)):
            getattr(app, f"action_{action}")()
            for _ in range(moments):
                await asyncio.sleep(0)
            app.exit()
        assert app.return_code == 0


async def test_another_size_while_a_view_is_in_front_is_that_of_the_reader_too(make_app) -> None:
    async with reading(make_app(), (160, 48)) as reader:
        await reader.press("c", "v")
        for size in ((60, 20), (30, 8), (100, 30)):
            await reader.pilot.resize_terminal(*size)
            await reader.pilot.pause()
        await reader.press("escape")
        assert reader.screen.size == (100, 30)
        assert reader.desk.text.region.width == 100
        assert not reader.desk.sections.region.area
        await reader.press("v")
        await reader.pilot.resize_terminal(160, 48)
        await reader.press("escape")
        assert reader.desk.sections.region.width == 28
        assert {line[0] for line in drawn(reader.desk.text)[1:-1]} == {"│"}


async def test_the_list_fits_the_size_that_the_terminal_got_meanwhile(make_app) -> None:
    async with reading(make_app(), (160, 48)) as reader:
        await reader.press("o", "question_mark")
        await reader.pilot.resize_terminal(30, 8)
        await reader.press("escape")
        assert "Too small to read" in "".join(drawn(reader.app.screen))
        await reader.pilot.resize_terminal(80, 24)
        await reader.pilot.pause()
        assert "Too small" not in "".join(drawn(reader.app.screen))
