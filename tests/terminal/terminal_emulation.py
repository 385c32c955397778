"""An emulator to hold what leaves us against, and grids to draw."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pyte

from briefing.terminal import cells
from briefing.terminal.cells import PLAIN, RGB, Grid, Style
from briefing.terminal.parser import split

if TYPE_CHECKING:
    from random import Random

NAMES = ("black", "red", "green", "brown", "blue", "magenta", "cyan", "white")


class Screen(pyte.Screen):
    """pyte's screen, with REP, marks on wide and last characters, and an alternate screen that is cleared."""

    last = " "

    def draw(self, data: str) -> None:
        for part in _PARTS.findall(data):
            if unicodedata.category(part[0]) == "Mn":
                self._mark(part)
            elif part[0] not in _NO_WIDTH:
                super().draw(part)
                self.last = part[-1]

    def _mark(self, marks: str) -> None:
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        x -= line[x].data == ""
        line[x] = line[x]._replace(data=unicodedata.normalize("NFC", line[x].data + marks))

    def repeat(self, count: int = 1) -> None:
        self.draw(self.last * max(1, count))

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        if kwargs.get("private") and 1049 in modes:
            self.erase_in_display(2)

    def report_device_status(self, *_: Any, **__: Any) -> None:
        """Never answer."""


_NO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060"
_MARKS = "".join(char for char in map(chr, range(0x300, 0x10000)) if unicodedata.category(char) == "Mn")
_PARTS = re.compile(f"[{_MARKS}]+|[{_NO_WIDTH}]+|[^{_MARKS}{_NO_WIDTH}]+")


class Stream(pyte.Stream):
    csi = {**pyte.Stream.csi, "b": "repeat"}  # noqa: RUF012
    events = pyte.Stream.events | {"repeat"}


_UNKNOWN_TO_PYTE = re.compile("\x1b\\[\\?[0-9;]*\\$p|\x1b\\]8;[^\x1b]*\x1b\\\\|\x1b\\[[<=>][0-9;]*[a-z]")


class Emulator:
    """A terminal that shows what it is sent."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = Screen(width, height)
        self._stream = Stream(self.screen)

    def feed(self, data: str) -> None:
        self._stream.feed(_UNKNOWN_TO_PYTE.sub("", data))

    def rows(self) -> list[str]:
        return ["".join(cell[0] for cell in row) for row in self.cells()]

    def cells(self) -> list[list[tuple[Any, ...]]]:
        """Each cell as its text and what can be seen of its style."""
        columns = range(self.screen.columns)
        return [[_seen(self.screen.buffer[y][x]) for x in columns] for y in range(self.screen.lines)]


def _seen(char: Any) -> tuple[Any, ...]:
    text, fg, bg, bold, italics, underscore, strike, reverse, blink = char
    return _visible(
        text, fg, bg, bool(bold), bool(italics), bool(underscore), bool(strike), bool(reverse), bool(blink)
    )


def _visible(text: str, fg: str, bg: str, *attributes: bool) -> tuple[Any, ...]:
    bold, italics, underscore, strike, reverse, blink = attributes
    if text == " ":
        bold = italics = False
        if not (underscore or strike or reverse):
            fg, blink = "default", False
    return unicodedata.normalize("NFC", text), fg, bg, bold, italics, underscore, strike, reverse, blink


def as_emulated(grid: Grid) -> list[list[tuple[Any, ...]]]:
    """A grid in the emulator's words."""
    return [
        [_visible(text, _name(style[0]), _name(style[1]), *(bool(style[2] & bit) for bit in _BITS))
         for text, style in zip(*row, strict=True)]
        for row in zip(grid.text, grid.styles, strict=True)
    ]  # fmt: skip


_BITS = (cells.BOLD, cells.ITALIC, cells.UNDERLINE, cells.STRIKE, cells.REVERSE, cells.BLINK)


def _name(colour: int) -> str:
    if colour == -1:
        return "default"
    if colour < 8:
        return NAMES[colour]
    if colour < 16:
        return f"bright{NAMES[colour - 8]}"
    if colour >= RGB:
        return f"{colour & 0xFFFFFF:06x}"
    return pyte.graphics.FG_BG_256[colour]


def style(random: Random) -> Style:
    """Some style that the emulator knows."""
    if random.random() < 0.4:
        return PLAIN
    colour, background = (random.choice(_COLOURS) for _ in range(2))
    bits = sum(bit for bit in _BITS if random.random() < 0.2)
    return colour, background, bits, ""


_COLOURS = (-1, -1, -1, -1, 1, 4, 7, 9, 15, 16, 123, 250, RGB | 0x102030, RGB | 0xFFFEFD)
_TEXTS = (
    "abc de f",
    "─",
    "═ ",
    "│x│",
    "≠é–",
    "漢字a",
    "한 ｆ",
    "e\u0301lan",
    "ภาษาไทย",
    "עִבְרִית",
    " ",
    "      ",
    "word ",
)


def drawn(random: Random, before: Grid) -> Grid:
    """A grid with some changes: writing, blanks, runs, moved bands, or all of it new."""
    grid = before.copy() if random.random() < 0.9 else Grid(before.width, before.height)
    for _ in range(random.choice((0, 1, 2, 5, 40))):
        y = random.randrange(grid.height)
        if random.random() < 0.15:
            grid.scroll(y, random.randint(y + 1, grid.height), random.randint(-4, 4))
            continue
        text = random.choice(_TEXTS) * random.randint(1, 12)
        cells = split(text)[1]
        x = random.choice((0, random.randrange(grid.width), max(0, grid.width - len(cells))))
        grid.write(x, y, cells, style(random))
    return grid
