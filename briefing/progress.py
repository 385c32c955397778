"""Progress: one line on a terminal that says what is being done, while nothing else is written there."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING

from briefing.brief.clean import clean
from briefing.export.page import cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Thread
    from typing import TextIO

PATIENCE = 1.0
"""Seconds of silence before anything is told."""
OFTEN = 0.2
"""Seconds between two looks at what is being done."""


class Progress:
    """Tells what is being done from a second of silence on, and takes it back before anything else is written.

    Work on one thing may take long by itself, so it is a thread that tells; whoever works only sets `count`
    and `step`.
    """

    def __init__(
        self, stream: TextIO, plain: Callable[[str], str] = str, now: Callable[[], float] = monotonic
    ) -> None:
        from threading import Event, RLock

        self.count = ""
        """How much is done of how many: "3 of 10 briefs"."""
        self.step = ""
        """What is done with the one at hand: "reading a.yaml"."""
        self._stream, self._plain, self._now = stream, plain, now
        self._since = now()
        self._told = 0
        self._over = Event()
        self._thread: Thread | None = None
        self.lock = RLock()
        """Held by whoever writes on the terminal."""

    def start(self) -> None:
        """Look from now on what is being done."""
        from threading import Thread

        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more, and take back what stands there."""
        self._over.set()
        if self._thread:
            self._thread.join()
        self.hush()

    def tell(self) -> None:
        """Tell what is being done, if there has been silence for long enough."""
        with self.lock:
            words = ": ".join(filter(None, (self.count, self.step)))
            if words and self._now() >= self._since + PATIENCE:
                self._put(words)

    def hush(self) -> None:
        """Take back what stands there; the silence begins anew."""
        with self.lock:
            self._since = self._now()
            if self._told:
                self._put("")

    def _look(self) -> None:
        while not self._over.wait(OFTEN):
            try:
                self.tell()
            except (OSError, ValueError):  # the terminal has gone, or standard error has been closed
                return

    def _put(self, words: str) -> None:
        text = self._plain(clean(words))
        while cells(text) >= self._width():
            text = text[:-1]
        blanks = " " * (self._told - cells(text))
        self._told = cells(text)
        self._stream.write(f"\r{text}{blanks}" + ("" if text else "\r"))
        self._stream.flush()

    def _width(self) -> int:
        try:
            return os.get_terminal_size(self._stream.fileno()).columns or 80
        except (OSError, ValueError):
            return 80
