"""What the screens need of Textual beyond its public names."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ui.app import BriefingApp


async def test_screens_that_have_gone_leave_no_lines_behind(make_app: Callable[..., BriefingApp]) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:

        async def lines() -> int:
            """Open the views and leave them; return how many lines there are then."""
            for key in "vtxp":
                await pilot.press("4", key, "escape")
            await pilot.pause()
            gc.collect()
            return sum(isinstance(thing, Strip) for thing in gc.get_objects())

        before = await lines()
        for _ in range(4):
            after = await lines()
        assert after <= before + 40, (before, after)
