"""Keys that arrive together, handed on one after the other."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.events import Key
from textual.widget import Widget

from briefing.terminal import keyboard as typed
from briefing.terminal.keyboard import TypedAhead

if TYPE_CHECKING:
    import pytest
    from textual.app import ComposeResult


class Slow(Widget, can_focus=True):
    """Takes its time over every key."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = ""

    async def on_key(self, event: Key) -> None:
        await asyncio.sleep(0.05)
        self.keys += event.key


class Typing(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.slow = Slow()
        self.calls = 0

    def compose(self) -> ComposeResult:
        yield self.slow

    def call_later(self, *args: Any, **options: Any) -> bool:
        self.calls += 1
        return super().call_later(*args, **options)


async def test_a_key_that_takes_longer_than_there_is_patience_for_ends_nothing_and_leaves_nothing_running(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(typed, "PATIENCE", 0.02)
    app = Typing()
    async with app.run_test() as pilot:
        app.slow.focus()
        await pilot.pause()
        ahead = TypedAhead(app)
        for key in "abcdef":
            ahead.add(Key(key, key))
        async with asyncio.timeout(10):
            while app.slow.keys != "abcdef":
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        calls = app.calls
        await asyncio.sleep(0.1)
        assert app.calls == calls
