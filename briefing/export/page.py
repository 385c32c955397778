"""A page of plain text: headings, paragraphs and rows, wrapped to a width in cells, in characters that can be shown."""

from __future__ import annotations

import os
import re
import sys
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining, east_asian_width, normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NARROWEST = 20
"""Cells; a page is never wrapped to fewer."""
INDENT = 2
"""Cells by which what belongs to a heading or a line stands in from it."""


class Look(NamedTuple):
    """How text is set for the place it goes to."""

    width: int = 80
    """Cells in a line."""
    unicode: bool = True
    """Whether more than ASCII can be shown."""
    bold: bool = False
    """Whether headings are bold, which takes a terminal."""
    colour: bool = False
    """Whether verdicts and levels are coloured, and addresses links (OSC 8)."""

    def plain(self, text: str) -> str:
        """Return the text in characters that can be shown."""
        return text if self.unicode else to_ascii(text)

    def coloured(self, text: str) -> str:
        """Return whole lines with the names of verdicts in colour, and with addresses that can be opened."""
        if not self.colour:
            return text
        text = _verdict_names().sub(lambda found: f"\x1b[{_colour(found)}m{found[0]}\x1b[39m", text)
        return _ADDRESS.sub(lambda found: f"\x1b]8;;{found[0]}\x1b\\{found[0]}\x1b]8;;\x1b\\", text)


class Page:
    """Text that grows by whole lines; `text` is all of it."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._lines: list[str] = []
        self._is_free = True
        """Whether the line above is free, or there is none."""

    @property
    def text(self) -> str:
        """The page, each line ended."""
        return self.look.coloured("".join(f"{line}\n" for line in self._lines))

    def take(self) -> str:
        """Return what has been set so far, and go on below it."""
        text = self.text
        if self._lines:
            self._is_free = not self._lines[-1]
            self._lines.clear()
        return text

    def gap(self) -> None:
        """Leave one line free, however often it is asked for; none at the top."""
        if self._lines[-1] if self._lines else not self._is_free:
            self._lines.append("")

    def heading(self, text: str) -> None:
        """Set a heading after a free line."""
        self.gap()
        for line in wrap(self.look.plain(text), self._room(0)):
            self._lines.append(f"\x1b[1m{line}\x1b[0m" if self.look.bold else line)

    def paragraph(self, text: str, indent: int = 0, mark: str = "", hang: int | None = None) -> None:
        """Set a paragraph after a mark; the lines below hang under its text, or `hang` cells in."""
        mark = self.look.plain(mark)
        inset = cells(mark) if hang is None else hang
        room = self._room(indent)
        for number, line in enumerate(wrap(self.look.plain(text), room - inset, room - cells(mark))):
            lead = " " * (indent + inset) if number else " " * indent + mark
            self._lines.append((lead + line).rstrip())

    def rows(self, rows: Iterable[Sequence[str]], indent: int = 0) -> None:
        """Set rows with aligned columns, the last of which is wrapped within itself."""
        shown = [[self.look.plain(cell) for cell in row] for row in rows]
        widths = [max(map(cells, column)) for column in zip(*(row[:-1] for row in shown), strict=True)]
        for row in shown:
            padded = zip(row[:-1], widths, strict=True)
            mark = "".join(cell + " " * (width - cells(cell) + 2) for cell, width in padded)
            self.paragraph(row[-1], indent, mark)

    def table(self, rows: Sequence[Sequence[str]], indent: int = 0) -> None:
        """Set rows, the first of which are the heads, with aligned columns that are wrapped within themselves.

        Where that does not fit, as with long numbers, each row is its first cell, and the others with their heads.
        """
        shown = [[self.look.plain(cell) for cell in row] for row in rows]
        columns = list(zip(*shown, strict=True))
        widths = [max(map(cells, column)) for column in columns]
        least = [max(cells(word) for cell in column for word in cell.split(" ")) for column in columns]
        room = self._room(indent) - 2 * (len(columns) - 1)
        if sum(least) > room:
            heads = rows[0]
            for first, *others in rows[1:]:
                self.gap()
                self.paragraph(first, indent, hang=INDENT)
                told = (f"{head} {cell}" for head, cell in zip(heads[1:], others, strict=True) if cell)
                self.paragraph("; ".join(told), indent + INDENT)
            return
        while sum(widths) > room and (wide := [n for n, width in enumerate(widths) if width > least[n]]):
            widths[max(wide, key=widths.__getitem__)] -= 1
        for row in shown:
            folded = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
            for parts in zip_longest(*folded, fillvalue=""):
                padded = (
                    part + " " * (width - cells(part)) for part, width in zip(parts, widths, strict=True)
                )
                self._lines.append(f"{' ' * indent}{'  '.join(padded)}".rstrip())

    def _room(self, indent: int) -> int:
        return max(self.look.width, NARROWEST) - indent


RED, YELLOW, GREEN = "31", "33", "32"
"""Colours of every terminal (SGR); the name of a verdict or level says the same."""
_ADDRESS = re.compile(r"(?<!\S)https?://[!-~]*[A-Za-z0-9/#=&_~-](?=[.,;:)]*(?:\s|$))", re.MULTILINE)
"""An address of nothing but ASCII, which is linked whole or not at all."""


@cache
def _verdict_names() -> re.Pattern[str]:
    from briefing.verdicts.verdict import Kind

    names = "|".join(
        f"(?P<{kind.name}>(?:{re.escape(kind.sign)}|{re.escape(kind.ascii_sign)}) {kind.word})"
        for kind in Kind
    )
    return re.compile(rf"(?:{names})(?: \d+(?:,\d{{3}})*(?:, \d+(?:,\d{{3}})*)*)?")


def _colour(found: re.Match[str]) -> str:
    """Return the colour of a verdict that is named."""
    from briefing.verdicts.verdict import Kind

    kind = Kind[found.lastgroup or ""]
    return (
        RED
        if kind.is_contradiction
        else YELLOW
        if kind.weight >= 0.5
        else GREEN
        if kind is Kind.AGREE
        else "39"
    )


def cells(text: str) -> int:
    """Return how many cells a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Break a text at its spaces into lines of at most `width` cells, the first of at most `first`.

    A word wider than a line stands alone and whole, as an address must, unless it is of a script that is
    written without spaces. There is always a line, an empty one for an empty text.
    """
    lines = [""]
    used = 0
    room = width if first is None else first
    for word in text.replace("\n", " ").split(" "):
        for piece in _pieces(word, width) if word else ():
            size = cells(piece)
            if not lines[-1]:
                lines[-1], used = piece, size
            elif used + 1 + size <= room:
                lines[-1] += " " + piece
                used += 1 + size
            else:
                lines.append(piece)
                used, room = size, width
    return lines


def _pieces(word: str, width: int) -> list[str]:
    if word.isascii() or cells(word) <= width or not any(_cells(char) == 2 for char in word):
        return [word]
    pieces = [""]
    for char in word:
        if cells(pieces[-1]) + _cells(char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


@cache
def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


_TYPOGRAPHY = {
    "–": "-", "—": "--", "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": "<<",
    "…": "...", "·": "-", "•": "*", "×": "x", "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "±": "+/-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d",
    "Æ": "AE", "Ø": "O", "Ł": "L", "Đ": "D", "€": "EUR ", "£": "GBP ",
}  # fmt: skip


def is_utf8(encoding: str | None, environ: Mapping[str, str] | None = None) -> bool:
    """Whether a stream of this encoding, in this locale, shows more than ASCII.

    The stream alone does not say it: under LANG=C Python makes its streams UTF-8 all the same, and writes
    a locale of its own into LC_CTYPE (PEP 538, PEP 540). Where no locale is named the stream is believed.
    """
    if (encoding or "").lower().replace("-", "") != "utf8":
        return False
    env = os.environ if environ is None else environ
    names = [env.get("LC_ALL", ""), env.get("LC_CTYPE", ""), env.get("LANG", "")]
    if sys.flags.utf8_mode and names[1] in ("C.UTF-8", "C.utf8", "UTF-8") and names[2]:
        names[1] = ""
    locale = next((name for name in names if name), "UTF-8")
    return "utf8" in locale.lower().replace("-", "")


def to_ascii(text: str) -> str:
    """Return the text in ASCII: signs by their ASCII sign, letters without accents, others by number.

    The signs for control characters that cleaning leaves are written with a caret, as terminals do.
    """
    if text.isascii():
        return text
    text = normalize("NFKD", text.translate(_table()))
    bare = "".join(char for char in text if not combining(char))
    return bare.encode("ascii", "backslashreplace").decode("ascii")


@cache
def _table() -> dict[int, str]:
    from briefing.verdicts.verdict import Kind  # which nobody waits for where all characters can be shown

    signs = {kind.sign: kind.ascii_sign for kind in Kind}
    controls = {chr(0x2400 + code): f"^{chr(code + 0x40)}" for code in range(0x20)} | {"␡": "^?"}
    return str.maketrans(_TYPOGRAPHY | controls | signs)
