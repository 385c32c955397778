"""Reading what a program draws: text with escape sequences, as Textual writes it, onto a grid of cells."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size

from briefing.terminal.cells import DEFAULT_COLOUR, PLAIN, RGB, Grid, Style, read
from briefing.terminal.characters import to_ascii

if TYPE_CHECKING:
    from collections.abc import Callable

_TOKEN = re.compile(
    r"""
    (?P<text> [^\x00-\x1f\x7f-\x9f]+ )
    | \x1b\[ (?P<sgr> [0-9:;]* ) m
    | \x1b\[ (?P<prefix> [<=>?]? ) (?P<parameters> [0-9:;]* ) (?P<between> [ -/]* ) (?P<final> [@-~] )
    | (?P<control> [\x00-\x1a\x1c-\x1f\x7f-\x9f] )
    | (?P<rare> \x1b )
    """,
    re.VERBOSE,
)
_RARE = r"""
    \x1b\]8;[^;\x07\x1b]*; (?P<link> [^\x00-\x1f\x7f-\x9f]* ) (?: \x07 | \x1b\\ )
    | (?P<string> \x1b\] [^\x07\x1b]* (?: \x07 | \x1b\\ ) | \x1b[PX^_] (?: [^\x1b] | \x1b[^\\] )* \x1b\\ )
    | (?P<unfinished> \x1b (?: \[ [0-9:;<=>?]* [ -/]* | [\]PX^_] (?: [^\x1b] | \x1b[^\\] )* \x1b? | [ -/]* )? \Z )
    | (?P<escape> \x1b [ -/]* [0-~] )
    | \x1b
    """
"""Sequences that Textual hardly draws with; compiling them takes as long as the others."""
_KINDS = _TOKEN.groupindex
_TEXT, _SGR, _FINAL, _CONTROL = (_KINDS[name] for name in ("text", "sgr", "final", "control"))
_TAB = 8
_LONGEST = 1 << 20
"""Characters of a sequence without an end after which we stop waiting for it."""
_FLAG = range(0x1F1E6, 0x1F200)
"""Regional indicators: two make a flag, which is one character."""


class Parser:
    """Draws on a grid what is fed to it, and hands on, in order, the sequences that do not draw."""

    def __init__(
        self,
        grid: Grid,
        pass_on: Callable[[str], None],
        *,
        depth: int = RGB,
        unicode: bool = True,
        links: bool = True,
        returns: bool = True,
    ) -> None:
        """Draw on `grid` in the nearest of `depth` colours, in ASCII unless `unicode`, without `links` if so told.

        A line feed returns the carriage, as Textual means it, unless not `returns`. `pass_on` is called with each sequence that does not draw, when all that came before it is drawn.
        """
        self.grid = grid
        self.x = self.y = 0
        self.cursor_shown = False
        self._pen: Style = PLAIN
        self._pass_on = pass_on
        self._depth = depth
        self._unicode = unicode
        self._links = links
        self._returns = returns
        self._unfinished = ""
        self._last = ""
        """The cell that was written last, which can be repeated."""
        self._narrow = {chr(code) for code in range(32, 127)}

    def feed(self, data: str) -> None:
        """Draw, from where the last data ended; a sequence may be cut off anywhere."""
        if self._unfinished:
            data = self._unfinished + data
            self._unfinished = ""
        at = 0
        while at < len(data):
            at = self._draw(data, at)

    def _draw(self, data: str, start: int) -> int:
        """Draw from a place up to what is drawn from anew; return where that is."""
        for token in _TOKEN.finditer(data, start):
            kind = token.lastindex
            if kind == _TEXT:
                self._write(token[0])
            elif kind == _SGR:
                self._pen = read(self._pen, token[_SGR], self._depth)
            elif kind == _FINAL:
                self._control_sequence(token)
            elif kind == _CONTROL:
                self._control(token[0])
            else:
                return self._take_rare(data, token.start())
        return len(data)

    def _take_rare(self, data: str, start: int) -> int:
        """Take the rare sequence that stands at a place; return where it ends."""
        token = _rare().match(data, start)
        assert token
        if token.lastgroup == "link":
            self._pen = (*self._pen[:3], token["link"] if self._links else "")
        elif token.lastgroup == "unfinished":
            if len(token[0]) < _LONGEST:
                self._unfinished = token[0]
        elif token.lastgroup:
            self._pass_on(token[0])
        return token.end()

    # -- text

    def _write(self, text: str) -> None:
        x, y = self.x, self.y
        if self._narrow.issuperset(text):
            cells: str | tuple[str, ...] = text
        else:
            marks, cells = split(text)
            if marks and 0 < x <= self.grid.width:
                self._combine(marks)
            if not self._unicode:
                cells = _as_ascii(cells)
            elif cells == tuple(text) and max(text) < "\U0001f000":
                self._narrow.update(text)
        if cells:
            self._last = cells[-1]
            if x < self.grid.width:
                self.grid.write(x, y, cells, self._pen)
        self.x = min(x + len(cells), self.grid.width)

    def _combine(self, marks: str) -> None:
        """Put marks on the character before the cursor."""
        if self._unicode:
            row = self.grid.text[self.y]
            at = self.x - 1
            if row[at] == "" and at > 0:
                at -= 1
            row[at] += marks

    # -- sequences

    def _control(self, control: str) -> None:
        if control == "\n":
            self.x = 0 if self._returns else self.x
            if self.y < self.grid.height - 1:
                self.y += 1
            else:
                self.grid.scroll(0, self.grid.height, 1)
        elif control == "\r":
            self.x = 0
        elif control == "\b":
            self.x = max(0, self.x - 1)
        elif control == "\t":
            self.x = min(self.x - self.x % _TAB + _TAB, self.grid.width - 1)
        elif control == "\a":
            self._pass_on(control)

    def _control_sequence(self, token: re.Match[str]) -> None:
        prefix, parameters, between, final = token.group("prefix", "parameters", "between", "final")
        if prefix == "?" and final in "hl" and not between:
            self._modes(parameters, final)
        elif prefix or between or ":" in parameters or not self._moved(final, parameters):
            self._pass_on(token[0])

    def _modes(self, parameters: str, final: str) -> None:
        others = []
        for mode in parameters.split(";"):
            if mode == "25":
                self.cursor_shown = final == "h"
            elif mode != "2026":  # marks around a frame; whoever sends the frame sets its own
                others.append(mode)
        if others:
            self._pass_on(f"\x1b[?{';'.join(others)}{final}")

    def _moved(self, final: str, parameters: str) -> bool:
        """Carry out a sequence that moves the cursor or erases; whether it was one."""
        numbers = [int(part or 0) for part in parameters.split(";")]
        count = numbers[0] or 1
        if final in "Hf":
            self._move(numbers[1] - 1 if len(numbers) > 1 else 0, count - 1)
        elif final in "AF":
            self._move(0 if final == "F" else self.x, self.y - count)
        elif final in "BE":
            self._move(0 if final == "E" else self.x, self.y + count)
        elif final == "C":
            self._move(self.x + count, self.y)
        elif final == "D":
            self._move(self.x - count, self.y)
        elif final in "G`":
            self._move(count - 1, self.y)
        elif final == "d":
            self._move(self.x, count - 1)
        elif final == "K" and numbers[0] < 3:
            self._erase_line(numbers[0])
        elif final == "J" and numbers[0] < 3:
            self._erase_screen(numbers[0])
        elif final == "X":
            self._erase(self.y, self.x, self.x + count)
        elif final == "b":
            self._write(self._last * min(count, self.grid.width))
        else:
            return False
        return True

    def _move(self, x: int, y: int) -> None:
        self.x = max(0, min(x, self.grid.width - 1))
        self.y = max(0, min(y, self.grid.height - 1))

    def _erase(self, y: int, start: int, end: int) -> None:
        start = min(start, self.grid.width - 1)
        end = min(end, self.grid.width)
        self.grid.write(start, y, " " * (end - start), (DEFAULT_COLOUR, self._pen[1], 0, ""))

    def _erase_line(self, how: int) -> None:
        width = self.grid.width
        self._erase(self.y, self.x if how == 0 else 0, self.x + 1 if how == 1 else width)

    def _erase_screen(self, how: int) -> None:
        if how != 2:
            self._erase_line(how)
        above = range(self.y) if how else range(0)
        below = range(self.y + 1, self.grid.height) if how != 1 else range(0)
        for y in range(self.grid.height) if how == 2 else (*above, *below):
            self._erase(y, 0, self.grid.width)


@cache
def _rare() -> re.Pattern[str]:
    return re.compile(_RARE, re.VERBOSE)


@lru_cache(maxsize=512)
def split(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the marks that a text begins with, which belong to the cell before it, and its cells.

    Widths are Rich's, since Textual lays out by them. What would steer a terminal is left out.
    """
    marks = ""
    characters: list[str] = []
    for part in text:
        width = get_character_cell_size(part)
        if unicodedata.category(part) in ("Cc", "Cf", "Cs", "Zl", "Zp") and part not in "\u200c\u200d":
            characters += "?" * width
        elif width and not (characters and _joins(characters[-1], part)):
            characters.append(part)
        elif characters:
            characters[-1] += part
        else:
            marks += part
    cells: list[str] = []
    for character in characters:
        cells += (character, "") if cell_len(character) == 2 else (character,)
    return marks, tuple(cells)


def _joins(before: str, part: str) -> bool:
    return before[-1] == "\u200d" or (len(before) == 1 and ord(part) in _FLAG and ord(before) in _FLAG)


def _as_ascii(cells: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(to_ascii(cell) if cell else " " for cell in cells)
