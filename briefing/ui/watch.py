"""The watch on a brief's file: reads it again when it has changed."""

from __future__ import annotations

import os
from threading import Event, Thread
from typing import TYPE_CHECKING

from briefing.brief.problems import UnreadableError
from briefing.ui.reading import open_brief

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.brief.model import Brief
    from briefing.ui.reading import Opened

EVERY = 2.0
"""Seconds between two looks."""

Glance = tuple[int, int, int, int] | None
"""What tells one state of a file from another without reading it; None where there is no file."""


def glance(path: str) -> Glance:
    """Look at a file without reading it."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


class Watch:
    """Looks at a file now and then, and reports what it has become.

    It looks from a thread of its own, since a file system that has gone away may not answer, and reading goes
    on meanwhile; the thread ends with the process. A save that changes nothing of the brief is not reported,
    and a file that is gone only when it is still gone at the next look: editors replace files.
    """

    def __init__(
        self, path: str, report: Callable[[Watch, Opened | UnreadableError], object], every: float = EVERY
    ) -> None:
        self.path = path
        self._report = report
        self._every = every
        self._ended = Event()
        self._seen: Glance = None
        self._brief: Brief | None = None
        self._gone = False

    def know(self, seen: Glance, brief: Brief | None) -> None:
        """Take note of what is on the screen, and of how the file looked before that was read."""
        self._seen, self._brief, self._gone = seen, brief, False

    @property
    def is_current(self) -> bool:
        """Whether the file is as it was when what is on the screen was read."""
        return self._seen is not None and glance(self.path) == self._seen

    def start(self) -> None:
        """Begin to look."""
        Thread(target=self._run, name="watch", daemon=True).start()

    def end(self) -> None:
        """Look no more."""
        self._ended.set()

    def look(self) -> None:
        """Look once, and report what is new."""
        seen = glance(self.path)
        if seen == self._seen:
            return
        if seen is None and not self._gone:
            self._gone = True
            return
        self._seen, self._gone = seen, False
        try:
            opened = open_brief(self.path)
        except UnreadableError as error:
            self._brief = None
            self._tell(error)
        else:
            known, self._brief = self._brief, opened.brief
            if opened.brief != known:
                self._tell(opened)

    def _run(self) -> None:
        while not self._ended.wait(self._every):
            self.look()

    def _tell(self, found: Opened | UnreadableError) -> None:
        if not self._ended.is_set():
            self._report(self, found)
