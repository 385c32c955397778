"""The verdicts of compare: reached by Tab, each with what would turn it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest

from briefing.ui.reader import ReaderScreen
from briefing.ui.views.compare_view import Chart, CompareScreen, VerdictsPane

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

SIZES = [(160, 48), (80, 24)]


@asynccontextmanager
async def comparing(make_app, size=(160, 48)) -> AsyncIterator[tuple[Pilot[None], VerdictsPane]]:
    """Compare the figures of the claim of 3,000 troops."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        app.screen._select(app.screen.reading.brief.claims["us-3000"])
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)
        yield pilot, app.screen.query_one(VerdictsPane)


def shown(pane: VerdictsPane) -> str:
    """Return all the pane's text, visible or below."""
    return " ".join(row.text for row in pane.rows)


@pytest.mark.parametrize("size", SIZES)
async def test_tab_goes_to_the_verdicts_and_unfolds_what_would_turn_the_first(make_app, size) -> None:
    async with comparing(make_app, size) as (pilot, pane):
        assert "If the source" not in shown(pane)
        await pilot.press("tab")
        await pilot.pause()
        assert pane.has_focus
        assert pane.current.note.id == "hur-12000"
        assert "If the source had printed “at least 3,000 troops”" in shown(pane)
        await pilot.press("tab")
        assert pane.screen.focused is not pane


async def test_each_verdict_in_turn_is_unfolded_and_the_last_folded_up(make_app) -> None:
    async with comparing(make_app) as (pilot, pane):
        await pilot.press("tab")
        await pilot.pause()
        others = list(dict.fromkeys(row.note.id for row in pane.rows if pane.rests_on(row)))
        assert others[-1] == "", "what is told of the claim's wording comes last and is no verdict"
        reached = await goes_through(pilot, pane, "j")
        assert reached == others
        assert await goes_through(pilot, pane, "k") == others[::-1]
        assert pane.current.note.id == "hur-12000"


async def goes_through(pilot: Pilot[None], pane: VerdictsPane, key: str) -> list[str]:
    """Press a key until the cursor stays where it is, and return the verdicts it came by."""
    reached = [pane.current.note.id]
    before = None
    while (pane.cursor, reached[-1]) != before:
        before = (pane.cursor, reached[-1])
        await pilot.press(key)
        await pilot.pause()
        current = pane.current
        if current.note.id != reached[-1]:
            reached.append(current.note.id)
            assert current.is_first or key == "k", "coming down, the cursor is on a verdict's first line"
        unfolded = next(id for id in reversed(reached) if id)
        assert {row.note.id for row in pane.rows if row.note.style == "dim"} == {unfolded}
    return reached


async def test_another_claim_of_the_chart_has_other_verdicts(make_app) -> None:
    async with comparing(make_app) as (pilot, pane):
        before = shown(pane)
        await pilot.press("j")
        await pilot.pause()
        assert shown(pane) != before
        await pilot.press("tab")
        await pilot.pause()
        assert "would" in shown(pane)


async def test_enter_on_a_verdict_reads_the_quote_of_the_other_claim(make_app) -> None:
    async with comparing(make_app) as (pilot, pane):
        await pilot.press("tab")
        await pilot.pause()
        other = pane.current.note.id
        app = pilot.app
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen._claim == other


async def test_drift_and_independence_stand_under_the_measure(make_app, briefs) -> None:
    app = make_app(briefs / "makiivka.yaml")
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        app.screen._select(app.screen.reading.brief.claims["stratcom-trt"])
        await pilot.press("v")
        await pilot.pause()
        chart = app.screen.query_one(Chart)
        notes = [row.text.strip() for row in chart.rows if row.style == "dim"]
        assert "around 400 soldiers and 3 other wordings: 4 outlets, 1 origin" in notes
        assert any("“up to” and “at least” are opposite bounds" in note for note in notes)
        told = shown(app.screen.query_one(VerdictsPane))
        assert "TRT World has “up to 400 soldiers”: “around” became “up to”" in told
        claims = [row.claim.id for row in chart.rows if row.claim]
        assert "sevryukov-89" in claims


async def test_a_claim_without_drift_has_none_told(make_app, briefs) -> None:
    app = make_app(briefs / "makiivka.yaml")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.screen._select(app.screen.reading.brief.claims["sevryukov-89"])
        await pilot.press("v")
        await pilot.pause()
        assert "is quoted as saying" not in shown(app.screen.query_one(VerdictsPane))
