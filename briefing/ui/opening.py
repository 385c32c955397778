"""The opening: the frame that the next start begins with, painted before Textual is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.brief.collect import FileFault
from briefing.ui.frames import Frames, frame_key

if TYPE_CHECKING:
    from briefing.terminal.cells import Grid
    from briefing.terminal.tty import Terminal
    from briefing.ui.config import Config


class Opening:
    """Knows what the reader last looked like, with nothing in front of it."""

    def __init__(self, terminal: Terminal, config: Config) -> None:
        self._terminal = terminal
        self._frames = Frames(os.environ)
        capability = terminal.capability
        self._looks = (config.theme, capability.colours, capability.unicode, config.faults)
        self._seen: tuple[str, Grid] | None = None

    def frame(self, path: str) -> Grid | None:
        """Return the frame to begin with; none where the file, the screen or its look is not what it was."""
        key = self._key(path, self._terminal.size)
        return self._frames.load(key) if key else None

    def see(self, path: str) -> None:
        """Take note of what the terminal shows of a file."""
        if grid := self._terminal.snapshot():
            self._seen = path, grid

    def keep(self) -> None:
        """Keep what was seen last."""
        if self._seen:
            path, grid = self._seen
            if key := self._key(path, (grid.width, grid.height)):
                self._frames.keep(key, grid)

    def _key(self, path: str, size: tuple[int, int]) -> str:
        try:
            return frame_key(path, size, *self._looks)
        except FileFault:
            return ""
