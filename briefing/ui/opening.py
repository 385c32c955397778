"""The opening: what a brief looked like when the reader was left, painted again before anything else is there.

What is imported here is waited for by the first frame: no `typing`, no `re`, nothing of the command line.
"""

from __future__ import annotations

import os
from hashlib import blake2b

from briefing import __version__
from briefing.brief.files import MAX_SIZE, read_head
from briefing.library.discovery import NoBriefsError, default_path, find_briefs, newest
from briefing.library.folders import config_path
from briefing.terminal import frame
from briefing.terminal.capability import ancestors, detect
from briefing.terminal.leaving import leave_on_signals
from briefing.terminal.tty import Terminal
from briefing.ui.drawer import Drawer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.terminal.capability import Capability
    from briefing.terminal.cells import Grid

PLAIN_OPTIONS = {"--mouse": "mouse", "--no-watch": "no_watch"}
"""Options with which a brief looks the same, and what the command line calls them."""


def plain_paths(words: Sequence[str]) -> list[str] | None:
    """Return the paths of a command line that says no more than that they are to be read; none if it may say more.

    A word without a dot and a slash may be a command.
    """
    paths = [word for word in words if word not in PLAIN_OPTIONS]
    only_paths = all(("." in path or os.sep in path) and not path.startswith("-") for path in paths)
    return paths if only_paths else None


def paint(words: Sequence[str], environ: Mapping[str, str] = os.environ) -> Terminal | None:
    """Paint what a command line is to open, as it was seen last, and return the terminal, which was entered.

    None where it opens no brief on the screen, or one that was not seen before as it would look here.
    """
    paths = plain_paths(words)
    if paths is None or any(map(os.path.isdir, paths)) or not (os.isatty(0) and os.isatty(1)):
        return None
    capability = detect(environ, ancestors())
    if capability.dumb:
        return None
    try:
        path = newest(paths or find_briefs(default_path()))
        terminal = Terminal(capability)
    except (NoBriefsError, OSError):
        return None
    key = _key(path, terminal.size, capability, environ)
    data = Drawer(environ, "frames").load(key) if key else None
    kept = frame.load(data, key) if data else None
    if kept is None:
        terminal.close()
        return None
    terminal.enter()
    terminal.replay(kept)
    leave_on_signals(terminal)
    return terminal


class Opening:
    """Knows what the reader last looked like, with nothing in front of it."""

    def __init__(self, terminal: Terminal, environ: Mapping[str, str]) -> None:
        self._terminal = terminal
        self._environ = environ
        self._seen: tuple[str, Grid] | None = None

    def see(self, path: str) -> None:
        """Take note of what the terminal shows of a file."""
        if grid := self._terminal.snapshot():
            self._seen = path, grid

    def keep(self) -> None:
        """Keep what was seen last, for the next start."""
        if not self._seen:
            return
        from briefing.terminal.diff import drawing

        path, grid = self._seen
        capability = self._terminal.capability
        if key := _key(path, (grid.width, grid.height), capability, self._environ):
            data = frame.dump(grid, drawing(grid, capability), key)
            Drawer(self._environ, "frames").keep(key, data)


def _key(path: str, size: tuple[int, int], capability: Capability, environ: Mapping[str, str]) -> str:
    """Return what a frame of a file depends on: what is in it, the program, and how it is shown; empty without it."""
    try:
        content = _digest(path)
    except (OSError, ValueError):
        return ""
    try:
        config = _digest(config_path(environ))
    except (OSError, ValueError):
        config = ""
    parts = (__version__, content, os.path.abspath(path), size, capability.drawn, config)
    return " ".join(repr(part) for part in parts)


def _digest(path: str) -> str:
    return blake2b(read_head(path, MAX_SIZE), digest_size=16).hexdigest()
