"""Of a large brief, what takes time is worked out while the screen goes on."""

from __future__ import annotations

import asyncio
import threading

import pytest

from briefing.ui import reader as reader_module
from briefing.ui.views.compare_view import CompareScreen
from tests.ui.test_reader import reading

ACTIONS = {"s": "sort", "v": "compare", "exclamation_mark": "problems"}


@pytest.mark.parametrize(
    ("key", "saying", "module", "name"),
    [
        ("s", "Sorting.", "briefing.ui.reading", "arrange"),
        ("v", "Comparing.", "briefing.ui.views.compare_view", "chart_data"),
        ("exclamation_mark", "Checking.", "briefing.verdicts.lint", "with_advice"),
    ],
)
async def test_keys_are_answered_while_something_is_worked_out(
    make_app, monkeypatch, key, saying, module, name
) -> None:
    monkeypatch.setattr(reader_module, "LARGE", 0)
    go_on = threading.Event()
    original = getattr(__import__(module, fromlist=[name]), name)

    def slow(*args):
        assert threading.current_thread() is not threading.main_thread()
        assert go_on.wait(30)
        return original(*args)

    async with reading(make_app()) as reader:
        await reader.press("4", "c")
        monkeypatch.setattr(f"{module}.{name}", slow)
        await reader.app.run_action(ACTIONS[key], reader.screen)
        assert reader.notice == saying
        y = reader.desk.claims.cursor
        reader.desk.claims.action_down()
        await asyncio.sleep(0)
        assert reader.desk.claims.cursor == y + 1
        while reader.notice:  # until the claim that was moved to is told of
            await asyncio.sleep(0)
        go_on.set()
        await reader.app.workers.wait_for_complete()
        await reader.pilot.pause()
        if key == "v":
            assert isinstance(reader.app.screen, CompareScreen)
        else:
            assert reader.notice in {"Claims are listed gravest first.", "The file has no problems."}
