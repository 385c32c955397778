"""The first frame, kept: what the screen showed of a brief, to be painted again before Textual is there."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.brief.files import read_bytes
from briefing.terminal import frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.terminal.cells import Grid

MOST = 64
"""Frames that are kept; the oldest go first."""


class Frames:
    """Frames in the state folder, each named after all that it depends on."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        home = environ.get("XDG_STATE_HOME") or os.path.join(environ.get("HOME", ""), ".local", "state")
        self._folder = os.path.join(home, "briefing", "frames")

    def load(self, key: str) -> Grid | None:
        """Return the frame that was kept for a key; none where there is none, or it is damaged."""
        try:
            with open(self._path(key), "rb") as file:
                return frame.load(file.read(), key)
        except OSError:
            return None

    def keep(self, key: str, grid: Grid) -> None:
        """Keep a frame; where it cannot be written, the next start waits for Textual, and nothing else is lost."""
        path = self._path(key)
        data = frame.dump(grid, key)
        try:
            with open(path, "rb") as file:
                if file.read() == data:
                    return
        except OSError:
            pass
        try:
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            fresh = f"{path}.{os.getpid()}"
            with open(fresh, "wb", opener=_private) as file:
                file.write(data)
            os.replace(fresh, path)
            self._forget_oldest()
        except OSError:
            return

    def _path(self, key: str) -> str:
        return os.path.join(self._folder, blake2b(key.encode(), digest_size=12).hexdigest())

    def _forget_oldest(self) -> None:
        with os.scandir(self._folder) as entries:
            kept = sorted(entries, key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in kept[MOST:]:
            os.unlink(entry.path)


def frame_key(path: str, *looks: object) -> str:
    """Return what a frame of a file depends on: its content, the program, and how it is shown.

    Raises FileFault where the file cannot be read.
    """
    content = blake2b(read_bytes(path), digest_size=16).hexdigest()
    parts = (__version__, content, os.path.abspath(path), *looks)
    return " ".join(repr(part) for part in parts)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
