"""Sessions of the reader itself: what the terminal shows is, cell by cell, what Textual drew, text and style."""

from __future__ import annotations

import asyncio
import os
import signal
import termios
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from rich.cells import get_character_cell_size
from rich.color import Color, ColorType
from terminal_emulation import Emulator, as_emulated
from textual.pilot import Pilot

from briefing.terminal import cells
from briefing.terminal.capability import Capability
from briefing.terminal.cells import RGB, Grid, Style
from briefing.terminal.driver import FrugalDriver
from briefing.terminal.tty import Terminal
from briefing.ui.actions import ACTIONS
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.signs import UNICODE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from rich.style import Style as RichStyle
    from textual.strip import Strip

LIMIT = 20.0
"""Seconds after which a frame is taken to be lost."""

VIEWS = (
    *"jjj", "pagedown", *"Ggcc]][lh1j", "enter", *"3j", "enter", "enter", *"4jssfki", "enter", "escape",
    "2", "tab", "tab", "shift+tab", *"zjz", *"mahi", "enter", *"cvj", "escape", *"ccvtwj", "escape", *"xjl", "escape",
    *"cpj]", "escape", "question_mark", "pagedown", "escape", *":help", "escape", *"/Starlink", "enter", *"nnN",
    "escape",
)  # fmt: skip
"""Keys that lead through every view."""
LEAVING = {"quit", "suspend", "copy", "save-copy", "open-link", "palette", "edit", "open-source"}
"""Actions that end the session, or touch what is outside of it."""


class Reader:
    """The reader in this process, at a terminal that is emulated."""

    def __init__(self, brief: Path, size: tuple[int, int]) -> None:
        self.master, self._slave = os.openpty()
        os.set_blocking(self.master, False)
        termios.tcsetwinsize(self._slave, (size[1], size[0]))
        self.emulator = Emulator(*size)
        self.sent = b""
        self._waiting = b""
        self.terminal = Terminal(Capability(), os.ttyname(self._slave))
        self.app = BriefingApp(
            [str(brief)], UNICODE, Config(), driver_class=FrugalDriver.on(self.terminal),
            repaint=self.terminal.repaint,
        )  # fmt: skip
        self.pilot = Pilot(self.app)

    def close(self) -> None:
        self.terminal.close()
        os.close(self.master)
        os.close(self._slave)

    def read(self) -> None:
        """Show what was sent since; the end of a cut character waits."""
        try:
            data = os.read(self.master, 1 << 16)
        except BlockingIOError:
            return
        self.sent += data
        data = self._waiting + data
        text = data.decode(errors="ignore")
        self._waiting = data[len(text.encode()) :]
        self.emulator.feed(text)

    def drawn(self) -> list[list[tuple[object, ...]]]:
        """What Textual has drawn, in the emulator's words."""
        return as_emulated(grid_of(self.app.screen._compositor.render_strips()))

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.is_shown(f"after {' '.join(keys)}")

    async def is_shown(self, when: str) -> None:
        """Wait until the terminal shows what is drawn, or say where it does not."""
        loop = asyncio.get_running_loop()
        until = loop.time() + LIMIT
        while loop.time() < until:
            await self.pilot.pause()
            self.read()
            wanted = self.drawn()
            if self.emulator.cells() == wanted:
                return
        differing = [
            (x, y, *pair)
            for y, rows in enumerate(zip(self.emulator.cells(), wanted, strict=True))
            for x, pair in enumerate(zip(*rows, strict=True))
            if pair[0] != pair[1]
        ]
        raise AssertionError(f"{when}: {len(differing)} cells differ, such as {differing[:3]}")

    async def resize(self, width: int, height: int) -> None:
        self.read()
        self.emulator.screen.resize(height, width)
        termios.tcsetwinsize(self._slave, (height, width))
        signal.raise_signal(signal.SIGWINCH)
        while self.app.size != (width, height):
            await asyncio.sleep(0)
        await self.is_shown(f"at {width} by {height}")


@asynccontextmanager
async def reading(brief: Path, size: tuple[int, int]) -> AsyncIterator[Reader]:
    reader = Reader(brief, size)
    running = asyncio.create_task(reader.app.run_async(mouse=False))
    try:
        while not reader.sent:
            assert not running.done()
            await asyncio.sleep(0)
            reader.read()
        await reader.is_shown("at the start")
        yield reader
        reader.app.exit()
        await running
    finally:
        running.cancel()
        reader.close()


def grid_of(strips: list[Strip]) -> Grid:
    """The cells of some lines of Textual's."""
    grid = Grid(strips[0].cell_length, len(strips))
    for y, strip in enumerate(strips):
        texts: list[str] = []
        styles: list[Style] = []
        for segment in strip:
            for character in segment.text:
                width = get_character_cell_size(character)
                texts += [character, ""][:width]
                styles += [style_of(segment.style)] * width
        grid.text[y], grid.styles[y] = texts, styles
    return grid


def style_of(style: RichStyle | None) -> Style:
    if style is None:
        return cells.PLAIN
    names = ("bold", "italic", "underline", "strike", "reverse", "blink")
    bits = (cells.BOLD, cells.ITALIC, cells.UNDERLINE, cells.STRIKE, cells.REVERSE, cells.BLINK)
    return (
        colour_of(style.color),
        colour_of(style.bgcolor),
        sum(bit for name, bit in zip(names, bits, strict=True) if getattr(style, name)),
        "",
    )


def colour_of(colour: Color | None) -> int:
    if colour is None or colour.type is ColorType.DEFAULT:
        return -1
    if colour.triplet:
        red, green, blue = colour.triplet
        return RGB | red << 16 | green << 8 | blue
    assert colour.number is not None
    return colour.number


@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
async def test_every_view_is_shown_as_it_is_drawn(briefs: Path, size: tuple[int, int]) -> None:
    async with reading(briefs / "north-korean-troops.yaml", size) as reader:
        screens = {type(reader.app.screen).__name__}
        for key in VIEWS:
            await reader.press(key)
            screens.add(type(reader.app.screen).__name__)
        views = {"Reader", "Compare", "Timeline", "Matrix", "Perspective", "Help", "Pick"}
        assert {f"{view}Screen" for view in views} <= screens


async def test_a_random_session_is_shown_as_it_is_drawn(briefs: Path) -> None:
    random = Random(1)
    keys = [key for action in ACTIONS if action.id not in LEAVING for key in action.keys.split(",")]
    keys += ["escape"] * 10
    async with reading(briefs / "north-korean-troops.yaml", (80, 24)) as reader:
        for step in range(48):
            if step % 12 == 11:
                await reader.resize(random.randint(30, 170), random.randint(8, 50))
            await reader.press(*random.choices(keys, k=random.choice((1, 1, 1, 5))))


async def test_the_redraw_key_paints_everything_again(briefs: Path) -> None:
    async with reading(briefs / "north-korean-troops.yaml", (80, 24)) as reader:
        reader.emulator.feed("\x1b[2J\x1b[Hwhat somebody else has written")
        before = len(reader.sent)
        await reader.press("ctrl+l")
        assert reader.sent[before:].count(b"\x1b[H\x1b[J") == 1


async def test_a_key_that_changes_nothing_sends_nothing(briefs: Path) -> None:
    async with reading(briefs / "north-korean-troops.yaml", (80, 24)) as reader:
        await reader.press("g")
        before = len(reader.sent)
        await reader.press("g", "k", "up", "pageup")
        assert len(reader.sent) == before
