"""A program in a pseudo-terminal, watched as a terminal would see it: bytes with their times, screen, CPU, memory.

Times are taken as bytes are read; the screen is emulated only when the program is quiet, so that it costs nothing
while something is timed. Queries are answered as xterm answers them. All times are milliseconds.
"""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import termios
import time
from pathlib import Path
from typing import Any

from tests.terminal.terminal_emulation import Emulator

QUIET = 0.08
"""Seconds without a byte after which a key is done."""
SETTLED = 0.15
"""The same after the start, in which there are longer pauses."""
TOGETHER = 0.004
"""Seconds after which what is read belongs to another piece; emulating takes time in which nothing is read."""
SILENT = 0.4
"""Seconds after which a key that has sent nothing is taken to send nothing."""
LIMIT = 20.0

_QUERIES = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c"),
    (re.compile(rb"\x1b\[>0?c"), b"\x1b[>41;390;0c"),
    (re.compile(rb"\x1b\[5n"), b"\x1b[0n"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\]11;\?"), b"\x1b]11;rgb:0000/0000/0000\x07"),
)
_NOT_EMULATED = re.compile(
    rb"\x1b[P_^X].*?(?:\x1b\\|\x07)|\x1b\].*?(?:\x1b\\|\x07)|\x1b\[[<=>?]?[0-9;:]*[!-/]+[@-~]"
    rb"|\x1b\[[<=>][0-9;:]*[@-~]|\x1b\[\?[0-9;]*[mnrsu]|\x1b\[[0-9;]*t|\x1b[=>]",
    re.DOTALL,
)
_FRAME = b"\x1b[?2026h"

Cells = list[list[tuple[Any, ...]]]


class Program:
    """A program that runs in a terminal of a size."""

    def __init__(self, argv: list[str], environ: dict[str, str], size: tuple[int, int]) -> None:
        self.emulator = Emulator(*size)
        self._read_at: list[tuple[float, bytes]] = []
        self._emulated = 0
        self._asked = b""
        self.master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.began = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.setsid()
                fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
                for stream in range(3):
                    os.dup2(slave, stream)
                os.closerange(3, 64)
                os.execvpe(argv[0], argv, environ)
            finally:
                os._exit(127)
        os.close(slave)
        os.set_blocking(self.master, False)
        self._ended = os.pidfd_open(self.pid)
        self._running = True

    def close(self) -> None:
        """End the program, if it has not ended."""
        if self._running:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.master)
        os.close(self._ended)

    # -- reading

    def until(self, words: str, limit: float = LIMIT) -> float:
        """Read until words are on the screen; return when they came, since the start. TimeoutError if they do not."""
        while time.perf_counter() < self.began + limit:
            self._pump(TOGETHER, 0.02)
            while self._emulated < len(self._read_at):
                when = self._emulate_one()
                if words in self.text:
                    return (when - self.began) * 1000
        raise TimeoutError(f"{words!r} never came:\n{self.text}")

    def settle(self, quiet: float = QUIET, silent: float = SILENT) -> tuple[list[float], bytes]:
        """Read until nothing comes any more; return when each piece came, and all of them."""
        first = len(self._read_at)
        self._pump(quiet, silent)
        pieces = self._read_at[first:]
        return [when for when, _ in pieces], b"".join(data for _, data in pieces)

    def emulate(self) -> Cells:
        """Bring the screen up to date and return its cells."""
        while self._emulated < len(self._read_at):
            self._emulate_one()
        return self.emulator.cells()

    @property
    def text(self) -> str:
        return "\n".join(self.emulator.rows())

    @property
    def sent(self) -> int:
        """Bytes so far."""
        return sum(len(data) for _, data in self._read_at)

    @property
    def last(self) -> float:
        """When the last bytes came, since the start."""
        return (self._read_at[-1][0] - self.began) * 1000

    def _emulate_one(self) -> float:
        when, data = self._read_at[self._emulated]
        self._emulated += 1
        self.emulator.feed(_NOT_EMULATED.sub(b"", data).decode(errors="ignore"))
        return when

    def _pump(self, quiet: float, silent: float) -> None:
        """Read until `quiet` seconds after the last bytes, or `silent` seconds where there are none."""
        until = time.perf_counter() + silent
        while (left := until - time.perf_counter()) > 0:
            ready, _, _ = select.select([self.master, self._ended], [], [], left)
            try:
                data = os.read(self.master, 65536) if ready else b""
            except OSError:  # the program has ended, or has said nothing
                data = b""
            if data:
                until = time.perf_counter() + quiet
                self._read_at.append((time.perf_counter(), data))
                self._answer(data)
            elif self._ended in ready:
                return
            elif self.is_busy:  # on a machine that has no time for it
                until = time.perf_counter() + quiet

    def _answer(self, data: bytes) -> None:
        self._asked = (self._asked + data)[-256:]
        for query, reply in _QUERIES:
            if query.search(self._asked):
                os.write(self.master, reply)
                self._asked = query.sub(b"", self._asked)

    # -- pressing

    def press(self, keys: bytes) -> float:
        """Send keys and return when."""
        now = time.perf_counter()
        os.write(self.master, keys)
        return now

    def measure(self, keys: bytes) -> dict[str, float]:
        """Press keys, wait for all that follows, and say what it was."""
        before, cpu = self.emulate(), self.cpu
        pressed = self.press(keys)
        times, sent = self.settle()
        after = self.emulate()
        return {
            "bytes": len(sent),
            "ideal": ideal(before, after),
            "frames": sent.count(_FRAME) or len(times),
            "first_ms": (times[0] - pressed) * 1000 if times else 0.0,
            "settled_ms": (times[-1] - pressed) * 1000 if times else 0.0,
            "cpu_ms": self.cpu - cpu,
        }

    def leave(self, keys: bytes) -> float:
        """Press what ends the program and return how long that took."""
        pressed = self.press(keys)
        while not select.select([self._ended], [], [], 0.0)[0]:
            if time.perf_counter() > pressed + LIMIT:
                raise TimeoutError("does not end")
            self._pump(0.0, 0.002)
        taken = (time.perf_counter() - pressed) * 1000
        os.waitpid(self.pid, 0)
        self._running = False
        return taken

    def end(self, number: int) -> None:
        """Send a signal that ends the program, and wait until it has ended."""
        os.kill(self.pid, number)
        os.waitpid(self.pid, 0)
        self._running = False

    # -- what it takes

    @property
    def is_busy(self) -> bool:
        """Whether it runs or would if it could."""
        return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] == "R"

    @property
    def cpu(self) -> float:
        """CPU time so far, of all its threads."""
        return time.clock_gettime((~self.pid << 3) | 2) * 1000

    @property
    def peak_mb(self) -> float:
        """The most memory it had."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        found = re.search(r"VmHWM:\s+(\d+)", status)
        return int(found[1]) / 1024 if found else 0.0


def ideal(before: Cells, after: Cells) -> int:
    """The bytes of only the cells that changed, with plain cursor moves and styles, and without scrolling."""
    cost = 0
    style: tuple[Any, ...] = ("default", "default", *(False,) * 6)
    at = (-1, -1)
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        for x, (was, cell) in enumerate(zip(old, new, strict=True)):
            if was == cell:
                continue
            gap = x - at[0]
            if at[1] != y:
                cost += 4 + len(str(y + 1)) + (len(str(x + 1)) if x else -1)
            elif gap:
                cost += (
                    gap
                    if gap <= 4 and all(new[i][1:] == style for i in range(x - gap, x))
                    else 3 + len(str(gap))
                )
            cost += _restyled(style, cell[1:]) + len(cell[0].encode())
            style, at = cell[1:], (x + 1, y)
    return cost


def _restyled(old: tuple[Any, ...], new: tuple[Any, ...]) -> int:
    if old == new:
        return 0
    colours = [_colour(now) for was, now in zip(old[:2], new[:2], strict=True) if was != now]
    others = [2 for was, now in zip(old[2:], new[2:], strict=True) if was != now]
    parts = colours + others
    plain = new[:2] == ("default", "default") and not any(new[2:])
    return 3 if plain else 2 + sum(parts) + len(parts)


def _colour(name: str) -> int:
    """The characters of a colour's parameters."""
    return 16 if re.fullmatch("[0-9a-f]{6}", name) else 2
