"""Work ahead: what the first frame needs is made by another process while Textual is imported, which takes longer.

It is a process because threads would work one after the other. It is a copy of this one from before there were
threads, gives back bytes, and ends when it has or when this one is gone.
"""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from briefing.terminal.leaving import deadly_signals

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn


class Ahead:
    """Some work that another process does."""

    def __init__(self, work: Callable[[], bytes]) -> None:
        """Have the work begun; raises OSError where there can be no other process."""
        self._there, here = os.pipe()
        try:
            self._process = os.fork()
        except OSError:
            os.close(self._there)
            os.close(here)
            raise
        if self._process == 0:
            _do(work, here)
        os.close(here)

    def take(self) -> bytes:
        """Return what has been made, once it is; nothing where the work failed. To be called once."""
        with open(self._there, "rb") as pipe:
            made = pipe.read()
        _, status = os.waitpid(self._process, 0)
        return b"" if status else made


def work_ahead(work: Callable[[], bytes]) -> Ahead | None:
    """Have some work begun, if there is a processor for it."""
    if (os.cpu_count() or 1) < 2:
        return None
    try:
        return Ahead(work)
    except OSError:
        return None


def _do(work: Callable[[], bytes], pipe: int) -> NoReturn:
    """Do the work and end, whatever happens: nothing of the program that was copied may run here."""
    try:
        for number in deadly_signals():
            signal.signal(number, signal.SIG_DFL)
        with open(pipe, "wb") as made:
            made.write(work())
        os._exit(0)
    finally:
        os._exit(1)
