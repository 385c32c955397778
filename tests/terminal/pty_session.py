"""A program in a pseudo-terminal, with an emulator that shows what it sends."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
import time
from codecs import getincrementaldecoder
from pathlib import Path
from typing import TYPE_CHECKING

from terminal_emulation import Emulator

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
LIMIT = 60.0
"""Seconds after which a program is taken to hang."""
WAITING = frozenset("SITZXt")
"""States of a thread in Linux's /proc in which it does nothing and waits for no processor and no disk."""


class Session:
    """Runs a Python file and keeps what it writes."""

    PAUSE = 0.1
    """Seconds of rest that are taken for quiet; more than the reader waits for what follows an Esc."""

    def __init__(
        self,
        *argv: str,
        size: tuple[int, int] = (80, 24),
        environ: dict[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.emulator = Emulator(*size)
        self.sent = b""
        self._decode = getincrementaldecoder("utf-8")().decode
        self.status: int | None = None
        self.master, self.slave = os.openpty()
        self.resize(*size, tell=False)
        self.modes = termios.tcgetattr(self.slave)
        environ = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.pathsep.join((str(HERE.parent.parent), str(HERE))),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "ESCDELAY": "25",
            **(environ or {}),
        }
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(self.slave, termios.TIOCSCTTY, 0)
                for stream in range(3):
                    os.dup2(self.slave, stream)
                os.closerange(3, 64)
                os.chdir(folder or Path.cwd())
                os.execve(sys.executable, [sys.executable, *argv], environ)
            finally:
                os._exit(127)

    def __enter__(self) -> Session:
        return self

    def __exit__(self, *_: object) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.slave)
        os.close(self.master)

    # -- what it writes

    def until(self, done: Callable[[], bool]) -> None:
        """Read until something is so."""
        limit = time.monotonic() + LIMIT
        while not done():
            if time.monotonic() > limit:
                raise AssertionError(
                    "\n".join(("waited in vain", *self.emulator.rows(), repr(self.sent[-2000:])))
                )
            if select.select([self.master], [], [], 0.02)[0]:
                self._read()

    def until_shown(self, words: str) -> bytes:
        """Read until words are on the screen, and return what was sent meanwhile."""
        start = len(self.sent)
        self.until(lambda: words in self.screen)
        return self.sent[start:]

    def until_quiet(self) -> bytes:
        """Read until the program has done what it was asked for and waits, and return what was sent meanwhile."""
        start, limit = len(self.sent), time.monotonic() + LIMIT
        since = time.monotonic()
        while (at := time.monotonic()) - since < self.PAUSE:
            assert at < limit, "there was no quiet"
            if select.select([self.master], [], [], self.PAUSE / 8)[0]:
                self._read()
                since = time.monotonic()
            elif self._is_busy:
                since = time.monotonic()
        return self.sent[start:]

    @property
    def _is_busy(self) -> bool:
        """Whether the program has yet to read what was typed, or one of its threads runs or waits for a processor.

        On a loaded machine that is what tells a slow program from one that is done. Without Linux's /proc, only time
        does.
        """
        try:
            states = [
                task.joinpath("stat").read_text().rpartition(")")[2].split()[0]
                for task in Path(f"/proc/{self.pid}/task").iterdir()
            ]
        except OSError:  # it has gone, or a thread of it has just now
            return Path(f"/proc/{self.pid}").exists()
        unread = bytearray(4)
        fcntl.ioctl(self.slave, termios.FIONREAD, unread)
        is_live = not {"T", "Z", "X"} & set(states)
        return not WAITING.issuperset(states) or (is_live and any(unread))

    def until_stopped(self) -> None:
        """Read until the process stops itself."""
        stopped: list[int] = []

        def look() -> bool:
            pid, status = os.waitpid(self.pid, os.WNOHANG | os.WUNTRACED)
            stopped.extend([status] if pid else [])
            return bool(stopped)

        self.until(look)
        assert os.WIFSTOPPED(stopped[0])
        self.until_quiet()

    def until_gone(self) -> int:
        """Read until the process has ended, and return its exit code, negative for a signal."""

        def look() -> bool:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = status
            return bool(pid)

        self.until(look)
        self.until_quiet()
        assert self.status is not None
        return os.waitstatus_to_exitcode(self.status)

    @property
    def screen(self) -> str:
        return "\n".join(self.emulator.rows())

    def _read(self) -> None:
        data = os.read(self.master, 65536)
        self.sent += data
        self.emulator.feed(self._decode(data))

    # -- what it reads

    def press(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def resize(self, width: int, height: int, *, tell: bool = True) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        if tell:
            self.emulator.screen.resize(height, width)
            self.signal(signal.SIGWINCH)

    # -- how it leaves the terminal

    @property
    def restored(self) -> bool:
        """Whether the modes of the line, the screen and the keyboard are as they were."""
        return termios.tcgetattr(self.slave) == self.modes and not self._modes_left()

    def _modes_left(self) -> set[str]:
        """Private modes that are not as a terminal has them."""
        left = {"7", "25"}
        for modes, how in re.findall(rb"\x1b\[\?([0-9;]+)([hl])", self.sent):
            for mode in modes.decode().split(";"):
                (left.add if how == b"h" else left.discard)(mode)
        return left ^ {"7", "25"}
