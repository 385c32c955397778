"""How long the views of a large brief take to open and to move in: `python -m tests.bench.views`.

Each view is opened on findings of which nothing has been worked out yet, and once more on the same ones.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App

from briefing.ui import app as reader
from briefing.ui.signs import UNICODE
from briefing.ui.views.compare_view import CompareScreen
from briefing.ui.views.matrix_view import MatrixScreen
from briefing.ui.views.perspective_view import PerspectiveScreen
from briefing.ui.views.timeline_view import TimelineScreen
from briefing.verdicts.findings import find

sys.path.insert(0, str(Path(__file__).parents[1] / "verdicts"))

from large_brief import large_brief

if TYPE_CHECKING:
    from briefing.ui.views.view import View

VIEWS: dict[str, tuple[type[View], tuple[str, ...], tuple[str, ...]]] = {
    "compare": (CompareScreen, (), ("j",)),
    "timeline of a measure": (TimelineScreen, (), ("j",)),
    "timeline of the brief": (TimelineScreen, ("w", "w"), ("j", "space")),
    "matrix": (MatrixScreen, (), ("j", "l")),
    "perspective": (PerspectiveScreen, (), ("j", "space", "]")),
}
"""The screen, keys that are pressed before it is measured, and keys that are measured."""


ACTIONS = {"j": "down", "space": "page_down", "l": "screen.next_column", "]": "screen.next_side"}
OPENED, PRESSED = 5, 15


class Host(App[None]):
    """An app that holds nothing but a view."""

    CSS_PATH = str(Path(reader.__file__).parent / "theme.tcss")


async def measured(size: tuple[int, int]) -> None:
    brief = large_brief()
    for name, (view, before, keys) in VIEWS.items():
        host = Host()
        async with host.run_test(size=size) as pilot:
            await pilot.pause()
            opened, again = [], []
            for _ in range(OPENED):
                findings = find(brief)  # anew for each, so that nothing is known yet
                for spent in (opened, again):
                    begin = time.perf_counter()
                    screen = view(brief.claims["c0"], brief, findings, UNICODE)
                    await host.push_screen(screen)
                    screen._compositor.render_strips()  # what a terminal would be sent
                    spent.append(time.perf_counter() - begin)
            await pilot.press(*before)
            line = [f"{size[0]}x{size[1]} {name:<22} opens in {_times(opened)}, again in {_times(again)}"]
            for key in keys:
                spent = []
                for _ in range(PRESSED):
                    begin = time.perf_counter()
                    await host.run_action(ACTIONS[key], host.focused)
                    screen._compositor.render_strips()
                    spent.append(time.perf_counter() - begin)
                line.append(f"{key} {_times(spent)}")
            print(", ".join(line))


def _times(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} ms (at most {max(seconds) * 1000:.0f})"


if __name__ == "__main__":
    for size in ((80, 24), (160, 48)):
        asyncio.run(measured(size))
