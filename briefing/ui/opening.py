"""The opening: what a brief looked like when the reader was left, painted again before anything else is there.

What is imported here is waited for by the first frame.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.brief.files import MAX_SIZE, read_head
from briefing.library.discovery import NoBriefsError, default_path, find_briefs, newest
from briefing.library.folders import config_path, state_folder
from briefing.terminal import kept_frame
from briefing.terminal.capability import ancestors, detect
from briefing.terminal.tty import Terminal, leave_on_signals

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.terminal.capability import Capability
    from briefing.terminal.cells import Grid
    from briefing.terminal.kept_frame import KeptFrame

PLAIN_OPTIONS = {"--mouse": "mouse", "--no-watch": "no_watch"}
"""Options with which a brief looks the same, and what the command line calls them."""
MOST = 64
"""Frames that are kept; the oldest go first."""


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
        path = newest(paths or tuple(find_briefs(default_path())))
        terminal = Terminal(capability)
    except (NoBriefsError, OSError):
        return None
    kept = _load(environ, _key(path, terminal.size, capability, environ))
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
        """Keep what was seen last, for the next start; where it cannot be written, that takes longer."""
        if not self._seen:
            return
        path, grid = self._seen
        capability = self._terminal.capability
        if key := _key(path, (grid.width, grid.height), capability, self._environ):
            frame = kept_frame.frame_of(grid, capability)
            if _load(self._environ, key) != frame:
                _save(self._environ, key, frame)


def _folder(environ: Mapping[str, str]) -> str:
    return os.path.join(state_folder(environ), "frames")


def _file(environ: Mapping[str, str], key: str) -> str:
    return os.path.join(_folder(environ), blake2b(key.encode(), digest_size=12).hexdigest())


def _load(environ: Mapping[str, str], key: str) -> KeptFrame | None:
    try:
        with open(_file(environ, key), "rb") as file:
            return kept_frame.load(file.read(), key)
    except OSError:
        return None


def _save(environ: Mapping[str, str], key: str, frame: KeptFrame) -> None:
    """Write a frame for this account alone, and remove the oldest beyond MOST."""
    path = _file(environ, key)
    fresh = f"{path}.{os.getpid()}"
    try:
        os.makedirs(_folder(environ), mode=0o700, exist_ok=True)
        with open(fresh, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(kept_frame.dump(frame, key))
        os.replace(fresh, path)
        with os.scandir(_folder(environ)) as entries:
            kept = sorted(entries, key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in kept[MOST:]:
            os.unlink(entry.path)
    except OSError:
        return


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
