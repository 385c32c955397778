"""Named states of the library, as pictures."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.library.state import State
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.signs import ASCII, UNICODE

if TYPE_CHECKING:
    from textual.pilot import Pilot

SMALL, MIDDLE = (80, 24), (120, 40)
STATES = {
    "library": ((), (SMALL, MIDDLE)),
    "chosen": (("s", "s", "s", "f", "f", "j"), (SMALL,)),
    "narrowed": (("slash", "t", "r", "o", "o", "p", "s"), (SMALL,)),
    "found": (("slash", "slash", "k", "u", "r", "s", "k", "down"), (SMALL, MIDDLE)),
    "filtered": (("slash", "slash", *"by", "colon", *"ukraine"), (MIDDLE,)),
}


@pytest.fixture
def picture(snap_compare, briefs: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch):
    """Return what compares the library after some keys, when all is known, with its picture."""
    monkeypatch.chdir(briefs.parent)

    def compare(keys: tuple[str, ...], size: tuple[int, int], *, ascii_only: bool = False) -> bool:
        state = State(str(own_home / "kept"))
        app = BriefingApp(
            (), ASCII if ascii_only else UNICODE, Config(), state=state, library=["briefs"], listed=True
        )

        async def settle(pilot: Pilot[None]) -> None:
            await asyncio.to_thread(app.browsing.librarian.wait)
            await pilot.pause()
            await pilot.press(*keys)
            await asyncio.to_thread(app.browsing.librarian.wait)
            await app.workers.wait_for_complete()
            await pilot.pause()

        return snap_compare(app, run_before=settle, terminal_size=size)

    return compare


@pytest.mark.parametrize(
    ("state", "size"),
    [(state, size) for state, (_, sizes) in STATES.items() for size in sizes],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_state(picture, state, size) -> None:
    assert picture(STATES[state][0], size)


@pytest.mark.parametrize("state", ["library", "found"])
def test_ascii(picture, state) -> None:
    assert picture(STATES[state][0], SMALL, ascii_only=True)
