"""The measures of all briefs on the screen: summed up, compared, and read where they stand."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from briefing.ui.actions import ACTIONS
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.drawn import StatusLines
from briefing.ui.reader import ReaderScreen
from briefing.ui.signs import UNICODE
from briefing.ui.views.compare_view import AcrossScreen
from briefing.ui.views.measures_view import MeasureOrder, MeasuresPane, MeasuresScreen
from briefing.ui.views.timeline_view import TimelineScreen
from tests.library.library_desk import claim, write
from tests.ui.driven import drawn, inside

PLANES = "planes: {name: Planes at the base, unit: planes, tempo: 2d}"


def library(folder: Path) -> Path:
    """Write two briefs that conflict over troops, and say one thing of planes."""
    write(folder, "one", claim("us-3000", "us", "3,000 troops"))
    write(
        folder, "two", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"), date="2024-10-26"
    )
    write(
        folder,
        "three",
        claim("planes-7", "us", "7 planes", measure="planes"),
        measures=PLANES,
        date="2024-10-24",
    )
    return folder


def app_on(folder: Path) -> BriefingApp:
    files = [str(path) for path in sorted(folder.glob("*.yaml")) if path.name != "measures.yaml"]
    return BriefingApp(files, UNICODE, Config(), library=(str(folder),))


async def until(pilot: Pilot[None], done: object) -> None:
    """Wait until something holds that a thread brings about."""
    async with asyncio.timeout(20):
        while not done():  # type: ignore[operator]
            await pilot.pause(0.02)


async def open_measures(pilot: Pilot[None], count: int) -> MeasuresPane:
    await pilot.press("M")
    await until(pilot, lambda: isinstance(pilot.app.screen, MeasuresScreen))
    pane = pilot.app.screen.query_one(MeasuresPane)
    await until(pilot, lambda: len(pane.rows) == count)
    return pane


def text(pane: MeasuresPane, y: int) -> str:
    return inside(pane)[y]


async def test_each_measure_is_summed_up(tmp_path: Path) -> None:
    async with app_on(library(tmp_path)).run_test(size=(110, 30)) as pilot:
        pane = await open_measures(pilot, 2)
        assert text(pane, 0).split() == [
            "Measure",
            "Lowest",
            "to",
            "highest",
            "Claims",
            "Sides",
            "Briefs",
            "Conflicts",
        ]
        first, second = (text(pane, y).split() for y in (1, 2))
        assert first[-7:] == ["3,000–12,000", "troops", "2", "2", "2", "≠", "1"]
        assert second[-5:] == ["7", "planes", "1", "1", "1"]
        assert "2 claims by 2 sides in 2 briefs; 2 claims contradicted." in (
            pilot.app.screen.query_one(StatusLines).text
        )


async def test_a_measure_is_compared_across_briefs_and_a_claim_read_in_its_own(tmp_path: Path) -> None:
    async with app_on(library(tmp_path)).run_test(size=(110, 30)) as pilot:
        app = pilot.app
        assert isinstance(app, BriefingApp)
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.reading.brief.title == "two"
        await open_measures(pilot, 2)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AcrossScreen))
        screen = app.screen
        assert isinstance(screen, AcrossScreen)
        names = {"one/us-3000", "two/ua-12000"}
        assert screen.at_hand.id in names
        await pilot.press("g")
        while screen.at_hand.id != "one/us-3000":
            await pilot.press("j")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        reader = app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.reading.brief.title == "one"
        await pilot.pause()
        assert reader._desk.text.current is not None
        assert [one.id for one in reader._desk.text.current.claims] == ["us-3000"]


async def test_other_views_open_from_the_comparison_and_lead_back(tmp_path: Path) -> None:
    async with app_on(library(tmp_path)).run_test(size=(110, 30)) as pilot:
        app = pilot.app
        await open_measures(pilot, 2)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AcrossScreen))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, TimelineScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, MeasuresScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))


async def test_measures_stand_in_several_orders(tmp_path: Path) -> None:
    async with app_on(library(tmp_path)).run_test(size=(80, 24)) as pilot:
        pane = await open_measures(pilot, 2)
        assert [row.measure.id for row in pane.rows] == ["troops", "planes"]
        await pilot.press("j")
        under = pane.current
        await pilot.press("s")
        assert pane.current == under  # the cursor stays on its measure
        assert "by name" in drawn(pane)[-1]
        for order in (MeasureOrder.BRIEFS, MeasureOrder.CLAIMS, MeasureOrder.SIDES, MeasureOrder.APART):
            assert [row.measure.id for row in order.sorted(pane.rows)] == ["troops", "planes"]


async def test_what_does_not_agree_is_told(tmp_path: Path) -> None:
    folder = library(tmp_path)
    (folder / "measures.yaml").write_text(
        "briefing: 1\nmeasures:\n  x: {name: X, briefs: {nobody: nothing}}\n"
    )
    async with app_on(folder).run_test(size=(110, 30)) as pilot:
        await open_measures(pilot, 2)
        status = pilot.app.screen.query_one(StatusLines)
        await until(pilot, lambda: "no brief has a measure that it names" in status.text)


async def test_errors_in_measures_yaml_are_told_first_until_the_cursor_moves(tmp_path: Path) -> None:
    folder = library(tmp_path)
    (folder / "measures.yaml").write_text(
        "briefing: 1\nmeasures:\n  x: {name: X, briefs: {nobody: nothing}}\n  y: {name: [Y], briefs: {nobody: troops}}\n"
    )
    async with app_on(folder).run_test(size=(110, 30)) as pilot:
        await open_measures(pilot, 2)
        status = pilot.app.screen.query_one(StatusLines)
        first = "measures.yaml:4:13: error: joined measure 'y': name is a list where text belongs"
        await until(pilot, lambda: first in status.text)
        assert status.text.startswith("The first of 3; 'briefing conflicts --across' lists them all: ")
        await pilot.press("j")
        await until(pilot, lambda: "1 claim by 1 side in 1 brief" in status.text)


async def test_files_are_looked_at_again(tmp_path: Path) -> None:
    folder = library(tmp_path)
    async with app_on(folder).run_test(size=(110, 30)) as pilot:
        pane = await open_measures(pilot, 2)
        (folder / "three.yaml").unlink()
        await pilot.press("r")
        await until(pilot, lambda: len(pane.rows) == 1)
        assert isinstance(pilot.app.screen, MeasuresScreen)


async def test_a_measures_yaml_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    folder = library(tmp_path)
    (folder / "measures.yaml").write_text("- no\n")
    async with app_on(folder).run_test(size=(110, 30)) as pilot:
        await pilot.press("M")
        await until(pilot, lambda: isinstance(pilot.app.screen, MeasuresScreen))
        status = pilot.app.screen.query_one(StatusLines)
        await until(pilot, lambda: "measures.yaml:1:1: error: the file is a list" in status.text)


def test_it_has_a_key_everywhere() -> None:
    action = next(action for action in ACTIONS if action.id == "measures")
    assert (action.keys, action.place.value) == ("M", "anywhere")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_picture(
    snap_compare: Callable[..., bool], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(library(tmp_path))

    async def opened(pilot: Pilot[None]) -> None:
        await open_measures(pilot, 2)
        screen = pilot.app.screen
        assert isinstance(screen, MeasuresScreen)
        await until(pilot, lambda: not (screen._progress or screen._browsing.progress))
        await pilot.pause()

    assert snap_compare(app_on(Path(".")), run_before=opened, terminal_size=size)
