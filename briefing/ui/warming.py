"""Warming up: what the next keys are likely to need is imported while nobody presses one.

The first screen has nothing but what it needs itself. Comparing takes thirty modules more, which is a third of the time
until it is seen; so they are imported in the first pause after a key, one small group after the other.
"""

from __future__ import annotations

import asyncio
from importlib import import_module

NAMES = (
    "briefing.verdicts.findings",
    "briefing.figures.wordings",
    "briefing.figures.grammar",
    "briefing.figures.writing",
    "briefing.verdicts.drift",
    "briefing.export.labels",
    "briefing.ui.views.view",
    "briefing.verdicts.matrix",
    "briefing.verdicts.timeline",
    "briefing.ui.notes_pane",
    "briefing.ui.views.compare_view",
    "briefing.library.query",
    "briefing.ui.prompt",
)
"""In the order in which they need each other, so that no step takes more than some 2 ms."""
PAUSE = 0.04
"""Seconds without a key after which we begin."""
BREATH = 0.001
"""Seconds between two steps, in which a key comes first."""


class Warming:
    """Imports a little in each pause, until everything is there."""

    def __init__(self) -> None:
        self._left = list(reversed(NAMES))
        self._due: asyncio.TimerHandle | None = None

    def put_off(self) -> None:
        """Wait for the next pause."""
        if self._due:
            self._due.cancel()
        if self._left:
            self._due = asyncio.get_running_loop().call_later(PAUSE, self._step)

    def _step(self) -> None:
        import_module(self._left.pop())
        self._due = asyncio.get_running_loop().call_later(BREATH, self._step) if self._left else None
