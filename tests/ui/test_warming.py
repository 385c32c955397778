"""Warming up: what the next keys need is imported in the pauses, from the first key on."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import pytest

from briefing.ui.warming import NAMES, PAUSE, Warming

FRESH = """
import asyncio, sys
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.signs import UNICODE

NAMES = {names!r}

def there():
    return [name for name in NAMES if name in sys.modules]

async def main():
    app = BriefingApp([{brief!r}], UNICODE, Config())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await asyncio.sleep(0)
        print(NAMES[-1] in sys.modules or "briefing.ui.views.compare_view" in sys.modules)
        await pilot.press("j")
        while there() != list(NAMES):
            await pilot.pause()
        print(there() == list(NAMES))

asyncio.run(asyncio.wait_for(main(), 30))
"""


def test_nothing_is_imported_before_a_key_and_everything_in_the_pause_after_it(briefs) -> None:
    code = FRESH.format(names=NAMES, brief=str(briefs / "north-korean-troops.yaml"))
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=False
    )
    assert done.stdout.split("\n") == ["False", "True", ""], done.stderr


async def test_a_key_puts_it_off(monkeypatch: pytest.MonkeyPatch) -> None:
    loop = asyncio.get_running_loop()
    taken: list[tuple[str, float]] = []
    monkeypatch.setattr("briefing.ui.warming.import_module", lambda name: taken.append((name, loop.time())))
    warming = Warming()
    warming.put_off()
    for _ in range(3):  # keys, of which each but the last is followed too soon
        await asyncio.sleep(0)
        warming.put_off()
        last = loop.time()
    while len(taken) < len(NAMES):
        await asyncio.sleep(0)
    assert [name for name, _ in taken] == list(NAMES)
    assert taken[0][1] - last >= PAUSE - 0.001
    warming.put_off()
    await asyncio.sleep(0)
    assert len(taken) == len(NAMES)
