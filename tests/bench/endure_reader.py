"""A reader in a pseudo-terminal, at which keys are typed; all that it sends is looked through."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.hostile.allowed import strangers, text_of, without_copies
from tests.hostile.hostile_brief import dangers

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
SIZE = (100, 30)
PATIENCE = 60.0
"""Seconds without an answer after which a reader is taken to hang."""
REDRAW, REDRAWN = b"\x0c", b"\x1b[m\x1b[r\x1b[H\x1b[J"
"""Ctrl+L, and with what the answer to it begins."""
RESTS = 0.06
"""Seconds without work after which it rests; what it counts its work in are hundredths of them."""
AGAIN = 2.0
"""Seconds after which Ctrl+L is pressed again: right behind an Escape it is another key."""


class Reader:
    """A reader of some files; its home, with state and configuration, is a folder."""

    def __init__(self, home: Path, paths: Sequence[Path], options: Sequence[str] = ()) -> None:
        self.code: int | None = None
        """How it ended: an exit code, or a signal below zero."""
        self.hangs = False
        self.strange: list[str] = []
        """What it sent that may not leave it."""
        self.tail = b""
        self._unseen = b""
        environ = {
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "ESCDELAY": "25",
            "PYTHONPATH": os.pathsep.join((str(ROOT), *filter(None, sys.path))),
        }
        argv = [sys.executable, "-m", "briefing", *options, *map(str, paths)]
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.chdir(home)
            os.execve(sys.executable, argv, environ)
        self.resize(*SIZE)

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("4H", height, width, 0, 0))

    def press(self, keys: str) -> None:
        """Type keys, reading what comes meanwhile."""
        data = keys.encode()
        limit = time.monotonic() + PATIENCE
        while data and self.code is None:
            readable, writable, _ = select.select([self.fd], [self.fd], [], 1.0)
            if readable:
                self.read()
            elif writable:
                try:
                    data = data[os.write(self.fd, data[:64]) :]
                except OSError:
                    self._end()
            if time.monotonic() > limit:
                self.hangs = True
                return

    def settle(self) -> bool:
        """Wait until all keys have been acted on; whether they were in time."""
        limit = time.monotonic() + PATIENCE
        while self.code is None and time.monotonic() < limit:
            self._redrawn = False
            self.press(REDRAW.decode())
            again = time.monotonic() + AGAIN
            while self.code is None and not self._redrawn and time.monotonic() < again:
                if _state(self.pid) == "T":  # as the list of actions offers
                    self.signal(signal.SIGCONT)
                if select.select([self.fd], [], [], 0.2)[0]:
                    self.read()
            if self._redrawn and self._rests(limit):
                return True
        self.hangs = self.hangs or self.code is None
        return False

    def _rests(self, limit: float) -> bool:
        """Wait until it works no more: another size has it draw again too, while keys still wait in it."""
        used, since = -1, 0.0
        while self.code is None and time.monotonic() < limit:
            if used != (used := self._used()):
                since = time.monotonic()
            elif time.monotonic() - since > RESTS:
                return True
            if select.select([self.fd], [], [], 0.02)[0]:
                self.read()
        return False

    def _used(self) -> int:
        """Clock ticks of CPU that it has used."""
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
            return int(fields[11]) + int(fields[12])
        except (OSError, IndexError):
            return 0

    _redrawn = False

    def read(self) -> bytes:
        """Read what has been sent, and look through it."""
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            data = b""
        if not data:
            self._end()
            return b""
        self._redrawn = self._redrawn or REDRAWN in self.tail[-len(REDRAWN) :] + data
        self.tail = (self.tail + data)[-4000:]
        self._look(data)
        return data

    def _look(self, data: bytes) -> None:
        """Look through what was sent, up to a sequence or letter that may not be whole."""
        self._unseen += data
        cut = self._unseen.rfind(b"\x1b")
        whole, rest = (self._unseen[:cut], self._unseen[cut:]) if cut >= 0 else (b"", self._unseen)
        self._unseen = rest
        if whole:
            sent, _ = without_copies(whole)
            self.strange += strangers(sent)
            self.strange += sorted(dangers(text_of(sent)))

    @property
    def memory(self) -> int:
        """Bytes that it holds."""
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except (OSError, IndexError):
            return 0

    def signal(self, number: int) -> None:
        """Send it a signal that it lives on after."""
        if self.code is None:
            os.kill(self.pid, number)

    def go_on_when_stopped(self) -> None:
        """Wait until it has stopped itself, and have it go on."""
        limit = time.monotonic() + PATIENCE
        while self.code is None and time.monotonic() < limit:
            if select.select([self.fd], [], [], 0.02)[0]:
                self.read()
            if self.code is None and _state(self.pid) == "T":
                break
        self.signal(signal.SIGCONT)

    def kill(self, number: int) -> bool:
        """Send a signal that it is to end by; whether it did in time."""
        self.signal(number)
        return self.wait()

    def wait(self) -> bool:
        """Wait for its end; whether that came in time."""
        limit = time.monotonic() + PATIENCE
        while self.code is None and time.monotonic() < limit:
            if select.select([self.fd], [], [], 0.1)[0]:
                self.read()
        in_time = self.code is not None
        if not in_time:
            os.kill(self.pid, signal.SIGKILL)
            self._end()
        return in_time

    def hang_up(self) -> bool:
        """Close the terminal; whether it ended by that in time."""
        if self.code is None:
            os.close(self.fd)
            self.fd = -1
            self._end()
        return not self.hangs

    def _end(self) -> None:
        """Wait for the process, which has closed its terminal or lost it."""
        limit = time.monotonic() + PATIENCE
        while self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > limit:
                self.hangs = True
                os.kill(self.pid, signal.SIGKILL)
                limit += PATIENCE
            else:
                time.sleep(0.005)
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1


def _state(pid: int) -> str:
    """Return the letter that the system has for what a process does: T for one that is stopped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
