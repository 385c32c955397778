"""What is new since the brief was last open is marked where it stands."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.library.state import State
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.desk import Desk
from briefing.ui.drawn import TitleLine
from briefing.ui.signs import ASCII, UNICODE
from tests.ui.driven import drawn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from textual.pilot import Pilot

BEFORE = """\
briefing: 1
title: Troops
date: 2024-10-25
actors:
  us: {name: United States, kind: state}
  ua: {name: Ukraine, kind: state}
  nl: {name: Netherlands, kind: state}
measures:
  troops: {name: Troops in Russia, unit: troops}
sections:
  counts:
    title: The counts
    text: |
      The United States speaks of 3,000 troops.

      Ukraine speaks of around 12,000 troops.

      Nobody has seen them all.
  others:
    title: What others say
    text: |
      The Netherlands count at least 1,500 troops.
claims:
  us: {by: us, section: counts, quote: "3,000 troops", measure: troops, figure: "3,000 troops", said: 2024-10-23}
  nl: {by: nl, section: others, quote: "at least 1,500 troops", measure: troops, figure: "at least 1,500 troops",
    said: 2024-10-25}
"""
AFTER = (
    BEFORE.replace("Nobody has seen them all.", "Nobody has seen all of them.")
    + '  ua: {by: ua, section: counts, quote: "around 12,000 troops", measure: troops,'
    ' figure: "around 12,000 troops", said: 2024-10-24}\n'
)


@pytest.fixture
def open_app(tmp_path: Path) -> Callable[..., BriefingApp]:
    """Return a maker of apps that read a brief with a state of its own."""

    def make(text: str, *, ascii_only: bool = False) -> BriefingApp:
        path = tmp_path / "brief.yaml"
        path.write_text(text, "utf-8")
        state = State(str(tmp_path / "state"))
        return BriefingApp([str(path)], ASCII if ascii_only else UNICODE, Config(), state=state)

    return make


@asynccontextmanager
async def reading(app: BriefingApp, size: tuple[int, int] = (160, 48)) -> AsyncIterator[Pilot[None]]:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def marked(pilot: Pilot[None], pane: str, sign: str = "◇") -> list[str]:
    """Return the rows of a pane that begin with the sign, without their margin."""
    lines = getattr(pilot.app.screen.query_one(Desk), pane)
    rows = ["".join(text for text, _ in lines.spans(row, 60, current=False)) for row in lines.rows]
    return [row[4:].strip() for row in rows if sign in row[:4]]


async def test_new_and_revised_claims_and_lines_are_marked_in_every_pane(open_app) -> None:
    async with reading(open_app(BEFORE)) as pilot:
        assert not any(marked(pilot, pane) for pane in ("text", "claims", "sections", "actors"))
        await pilot.press("q")
    async with reading(open_app(AFTER)) as pilot:
        text = marked(pilot, "text")
        assert "Ukraine speaks of around 12,000 troops." in text
        assert "Nobody has seen all of them." in text
        assert len(text) == 2
        assert [row.split()[0] for row in marked(pilot, "claims")] == ["Ukraine"]
        assert ["counts" in row for row in marked(pilot, "sections")] == [True]
        assert ["raine" in row for row in marked(pilot, "actors")] == [True]
        assert "◇ 2 new" in drawn(pilot.app.screen.query_one(TitleLine))[0]
        await pilot.press("q")
    async with reading(open_app(AFTER)) as pilot:  # read once, nothing of it is new any more
        assert not any(marked(pilot, pane) for pane in ("text", "claims", "sections", "actors"))


async def test_what_is_marked_is_what_is_stepped_through(open_app) -> None:
    async with reading(open_app(BEFORE)) as pilot:
        await pilot.press("q")
    async with reading(open_app(AFTER)) as pilot:
        desk = pilot.app.screen.query_one(Desk)
        stops = []
        for _ in range(3):
            await pilot.press("u")
            await pilot.pause()
            stops.append(desk.text.current.text)
            assert stops[-1] in marked(pilot, "text")
        assert stops == [*marked(pilot, "text"), stops[0]]


async def test_the_mark_of_what_is_new_is_ascii_where_the_terminal_is(open_app) -> None:
    async with reading(open_app(BEFORE)) as pilot:
        await pilot.press("q")
    async with reading(open_app(AFTER, ascii_only=True)) as pilot:
        assert any("Nobody" in row for row in marked(pilot, "text", "^"))
