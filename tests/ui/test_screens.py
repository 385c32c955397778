"""Screens come and go, and take sizes, without piling up or following each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Resize
from textual.geometry import Size

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ui.app import BriefingApp


async def test_a_size_that_the_terminal_no_longer_has_is_not_taken(
    make_app: Callable[..., BriefingApp],
) -> None:
    """Two sizes at once would follow each other for ever: Textual's screen passes each on to itself."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        old, own = Size(160, 14), Size(100, 30)
        assert not app.screen.post_message(Resize(old, old))
        assert app.screen.post_message(Resize(own, own))
        await pilot.resize_terminal(160, 14)
        await pilot.pause()
        assert app.screen.size == old


async def test_screens_that_lead_to_each_other_do_not_pile_up(make_app: Callable[..., BriefingApp]) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        for _ in range(4):
            await pilot.press("o", "question_mark", "M", "question_mark")
            await pilot.pause()
        assert len(app.screen_stack) <= 4
