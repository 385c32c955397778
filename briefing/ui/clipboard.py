"""What leaves the reader at a key, to the terminal's clipboard or to a file."""

from __future__ import annotations

import os
import re
import sys
from itertools import count
from typing import TYPE_CHECKING

from briefing.terminal.capability import ClipboardTooLargeError, osc52
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


MOST = 1000
"""Files of one name after which no further one is tried."""
LONGEST = 100
"""Characters of a file's name."""


class Clipboard:
    """Lets texts out and returns what to say of it; in secure mode it lets nothing out."""

    def __init__(
        self, send: Callable[[str], None] = lambda _: None, multiplexer: str = "", *, secure: bool = False
    ) -> None:
        """Send sequences to the terminal by `send`, wrapped for a multiplexer ("tmux", "screen") if there is one."""
        self._send = send
        self._multiplexer = multiplexer
        self._secure = secure

    @property
    def is_secure(self) -> bool:
        """Whether nothing is let out."""
        return self._secure

    def copy(self, text: str) -> str:
        """Send a text to the clipboard of the terminal."""
        if self._secure:
            return "Nothing is copied in secure mode."
        try:
            self._send(osc52(text, self._multiplexer))
        except ClipboardTooLargeError as error:
            return f"Nothing copied: {error}. Y writes it to a file."
        size = len(text.encode(errors="replace"))
        return f"Sent to the terminal's clipboard, {size:,} bytes: {text.partition(chr(10))[0]}"

    def save(self, text: str, name: str) -> str:
        """Write a text into a new file of the current folder, named after `name`."""
        if self._secure:
            return "Nothing is written in secure mode."
        stem = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip(".-")[:LONGEST] or "citation"
        for number in count(1):
            path = f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt"
            try:
                with open(path, "x", encoding="utf-8", errors="replace") as file:
                    file.write(f"{text}\n")
            except FileExistsError:
                if number < MOST:
                    continue
                return f"Nothing written: there are {MOST:,} files {stem} already."
            except OSError as error:
                return f"{clean(path)} cannot be written: {error.strerror}"
            return f"Written to {clean(os.path.abspath(path))}"
        raise AssertionError("count has no end")


def can_browse(environ: Mapping[str, str]) -> bool:
    """Whether a browser can be expected to open: one is named, or there is a display for it."""
    return sys.platform == "darwin" or any(
        environ.get(name) for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
    )


NO_CLIPBOARD = Clipboard(secure=True)
"""Lets nothing out."""
