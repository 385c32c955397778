"""The first frame, kept: what the screen showed of a brief, to be painted again before Textual is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.brief.files import read_bytes
from briefing.terminal import frame
from briefing.ui.drawer import Drawer, blake2b

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.terminal.cells import Grid


class Frames:
    """Frames in the state folder, each named after all that it depends on."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._drawer = Drawer(environ, "frames")

    def load(self, key: str) -> Grid | None:
        """Return the frame that was kept for a key; none where there is none, or it is damaged."""
        data = self._drawer.load(key)
        return frame.load(data, key) if data else None

    def keep(self, key: str, grid: Grid) -> None:
        """Keep a frame."""
        self._drawer.keep(key, frame.dump(grid, key))


def frame_key(path: str, *looks: object) -> str:
    """Return what a frame of a file depends on: its content, the program, and how it is shown.

    Raises FileFault where the file cannot be read.
    """
    content = blake2b(read_bytes(path), digest_size=16).hexdigest()
    parts = (__version__, content, os.path.abspath(path), *looks)
    return " ".join(repr(part) for part in parts)
