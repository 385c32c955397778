"""What is not drawn again when nothing in it has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from briefing.ui.reader import ReaderScreen


@pytest.mark.parametrize("keys", [("4", "2"), ("j", "c", "right_square_bracket")])
async def test_a_key_does_not_repaint_the_whole_screen(
    make_app: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, keys: tuple[str, ...]
) -> None:
    repainted: list[str] = []
    pressed = "nothing"
    refresh = ReaderScreen.refresh

    def counted(screen: ReaderScreen, *regions: Any, **how: Any) -> ReaderScreen:
        repainted.append(pressed)
        return refresh(screen, *regions, **how)

    monkeypatch.setattr(ReaderScreen, "refresh", counted)
    async with make_app().run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        while repainted:  # until the opening has settled
            repainted.clear()
            await pilot.pause()
        for pressed in keys:
            await pilot.press(pressed)
            await pilot.pause()
        assert repainted == []
