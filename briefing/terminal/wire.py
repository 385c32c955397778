"""The wire: bytes to a terminal, without waiting for it."""

from __future__ import annotations

import os
import select

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE = 0.2
"""Seconds that a terminal which takes nothing may hold up what must be sent now."""


def open_terminal(path: str | None = None) -> int:
    """Open the terminal at a path, else the one that the standard streams lead to; OSError where there is none.

    It is opened anew, since not to wait for it must not become a property of the shell's own streams.
    """
    flags = os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC
    if path is not None:
        return os.open(path, flags)
    for stream in (0, 2, 1):
        try:
            return os.open(os.ttyname(stream), flags)
        except OSError:
            continue  # no terminal, or one that su has left to its owner
    return os.open("/dev/tty", flags)


class Wire:
    """The way to an open terminal; what it does not take at once waits."""

    def __init__(self, fd: int) -> None:
        self.fd = fd
        self.on_blocked: Callable[[bool], None] | None = None
        """Called when bytes start to wait, and when none does any longer."""
        self._waiting = b""

    @property
    def blocked(self) -> bool:
        """Whether bytes wait."""
        return bool(self._waiting)

    def send(self, data: bytes) -> None:
        """Send bytes after all others."""
        was_blocked = self.blocked
        self._waiting += data
        if not was_blocked:
            self._write()
            if self.blocked:
                self._tell(True)

    def drain(self) -> None:
        """Send what waits, as far as the terminal takes it."""
        self._write()
        if not self.blocked:
            self._tell(False)

    def drop(self) -> None:
        """Forget what waits; a sequence may be cut off in the middle."""
        if self.blocked:
            self._waiting = b""
            self._tell(False)

    def send_now(self, data: bytes) -> None:
        """Send bytes before anything else is done, unless the terminal takes nothing for too long."""
        self.send(data)
        while self.blocked and select.select([], [self.fd], [], _PATIENCE)[1]:
            self._write()
        self.drop()

    def _write(self) -> None:
        try:
            while self._waiting:
                self._waiting = self._waiting[os.write(self.fd, self._waiting) :]
        except BlockingIOError:
            pass
        except OSError:
            self._waiting = b""  # the terminal is gone; reading from it says so

    def _tell(self, blocked: bool) -> None:
        if self.on_blocked:
            self.on_blocked(blocked)
