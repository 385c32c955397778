"""The terminal without Textual: entered, painted, left, and slow."""

from __future__ import annotations

import os
import subprocess
import sys
import termios
from collections.abc import Iterator
from random import Random
from select import select

import pytest
from terminal_emulation import Emulator, as_emulated, drawn

from briefing.terminal.capability import Capability
from briefing.terminal.cells import PLAIN, Grid
from briefing.terminal.tty import Terminal


class Line:
    """A pseudo-terminal that somebody looks at when we let him."""

    def __init__(self, width: int, height: int) -> None:
        self.master, self.slave = os.openpty()
        termios.tcsetwinsize(self.slave, (height, width))
        self.path = os.ttyname(self.slave)
        self.emulator = Emulator(width, height)
        self.emulator.feed("\x1b[?7l")

    def read(self) -> str:
        """What was sent since."""
        sent = b""
        while select([self.master], [], [], 0)[0]:
            sent += os.read(self.master, 1 << 16)
        text = sent.decode(errors="replace")
        self.emulator.feed(text)
        return text


@pytest.fixture
def line() -> Iterator[Line]:
    line = Line(80, 24)
    yield line
    os.close(line.master)
    os.close(line.slave)


def grid(*rows: str) -> Grid:
    grid = Grid(80, 24)
    for y, row in enumerate(rows):
        grid.write(0, y, row, PLAIN)
    return grid


def test_entered_shown_and_left(line: Line) -> None:
    before = termios.tcgetattr(line.slave)
    with Terminal(Capability(), line.path) as terminal:
        terminal.show(grid("early"))
        assert line.read() == ""
        assert terminal.snapshot() is None
        terminal.enter()
        assert line.read() == "\x1b[?1049;2004h\x1b[?7;25l\x1b[?2026$p\x1b[m\x1b[r\x1b[H\x1b[Jearly"
        assert termios.tcgetattr(line.slave)[3] & (termios.ECHO | termios.ICANON | termios.ISIG) == 0
        assert terminal.snapshot() == grid("early")
        terminal.show(grid("early"))
        terminal.enter()
        assert line.read() == ""
        terminal.show(grid("early", "late"))
        assert line.read() == "\n\rlate"
        terminal.leave()
        terminal.leave()
        assert line.read() == "\x1b[?1049;2004l\x1b[?7;25h"
        assert termios.tcgetattr(line.slave) == before
        terminal.show(grid("meanwhile"))
        assert line.read() == ""
        terminal.enter()
        assert line.read().endswith("\x1b[H\x1b[Jmeanwhile")
    assert line.read() == "\x1b[?1049;2004l\x1b[?7;25h"


def test_the_mouse_synchronized_output_and_no_alternate_screen(line: Line) -> None:
    with Terminal(Capability(sync=True, alternate=False), line.path) as terminal:
        terminal.enter(mouse=True)
        assert line.read() == "\x1b[?1049;2004;1000;1003;1006h\x1b[?7;25l\x1b[m\x1b[r\x1b[H\x1b[J"
        bold = grid()
        bold.write(0, 0, "bold", (-1, -1, 1, ""))
        terminal.show(bold)
        assert line.read() == "\x1b[?2026h\x1b[1mbold\x1b[?2026l"
        terminal.show(bold)
        assert line.read() == ""
    assert line.read() == "\x1b[m\x1b[H\x1b[J\x1b[?1049;2004;1000;1003;1006l\x1b[?7;25h"


def test_a_cursor_is_placed_where_it_matters(line: Line) -> None:
    with Terminal(Capability(sync=False), line.path) as terminal:
        terminal.enter()
        line.read()
        terminal.show(grid("find: "), (6, 0))
        assert line.read() == "find:\x1b[;7H"
        terminal.show(grid("find: a"), (7, 0))
        assert line.read() == "a"
        terminal.show(grid("find: a"), (7, 0), cursor_shown=True)
        assert line.read() == "\x1b[?25h"
        terminal.show(grid("find: a"), (0, 0))
        assert line.read() == "\x1b[?25l"


def test_what_others_did_to_the_screen_is_painted_over(line: Line) -> None:
    with Terminal(Capability(), line.path) as terminal:
        terminal.enter()
        terminal.show(grid("one", "two"))
        line.read()
        line.emulator.feed("\x1b[31;5Hdirt\x1b[5;5r\x1b[4m")
        terminal.repaint()
        line.read()
        assert line.emulator.cells() == as_emulated(grid("one", "two"))
        terminal.pass_on("\x07")
        terminal.show(grid("one", "three"))
        assert line.read() == "\x07\x08\x08hree"
        terminal.pass_on("\x1b[3L", spoils=True)
        assert terminal.snapshot() is None
        terminal.show(grid("one", "three"))
        assert line.read().startswith("\x1b[3L\x1b[m\x1b[r\x1b[H\x1b[Jone")
        line.emulator.screen.resize(10, 40)
        smaller = grid("one")
        smaller.resize(40, 10)
        terminal.show(smaller)
        line.read()
        assert line.emulator.cells() == as_emulated(smaller)


def test_a_slow_terminal_misses_frames_but_not_the_last(line: Line) -> None:
    random = Random(1)
    told: list[bool] = []
    with Terminal(Capability(), line.path) as terminal:
        terminal.wire.on_blocked = told.append
        terminal.enter()
        frames = 0
        wanted = Grid(80, 24)
        while not terminal.wire.blocked:
            for y in range(24):
                wanted.write(0, y, "".join(random.choices("abcdefgh ", k=80)), PLAIN)
            terminal.show(wanted)
            frames += 1
        assert told == [True]
        for _ in range(20):
            wanted = drawn(random, wanted)
            terminal.show(wanted)
        wanted.write(0, 0, "the last", PLAIN)  # also what changes in a grid that waits counts
        sent = ""
        while terminal.wire.blocked:
            sent += line.read()
            terminal.drain()
        sent += line.read()
        assert told == [True, False]
        assert line.emulator.cells() == as_emulated(wanted)
        assert len(sent) < 2200 * (frames + 3)


def test_a_terminal_that_takes_nothing_is_left_all_the_same(line: Line) -> None:
    with Terminal(Capability(sync=True), line.path) as terminal:
        terminal.enter()
        wanted = Grid(80, 24)
        random = Random(2)
        while not terminal.wire.blocked:
            for y in range(24):
                wanted.write(0, y, "".join(random.choices("abcdefgh ", k=80)), PLAIN)
            terminal.show(wanted)
        for _ in range(40):
            os.read(line.master, 1 << 12)  # there is room again for some words
            if select([], [terminal.wire.fd], [], 0)[1]:
                break
        terminal.leave()
    assert line.read().endswith("\x18\x1b[?2026l\x1b[?1049;2004l\x1b[?7;25h")


def test_a_terminal_that_is_gone_is_left_in_peace() -> None:
    line = Line(80, 24)
    terminal = Terminal(Capability(), line.path)
    terminal.enter()
    os.close(line.master)
    os.close(line.slave)
    terminal.show(grid("nobody sees it"))
    terminal.close()
    terminal.close()


def test_a_frame_is_painted_without_anything_heavy() -> None:
    script = (
        "import sys; before = set(sys.modules)\n"
        "from briefing.terminal import capability, diff, kept_frame, tty\n"
        "print(*(set(sys.modules) - before))"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {
        "textual",
        "rich",
        "dataclasses",
        "signal",
        "asyncio",
    }
    assert not heavy & set(found.stdout.split())
