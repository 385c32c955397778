"""A page of plain text: headings, paragraphs and rows, wrapped to a width in cells, in characters that can be shown."""

from __future__ import annotations

import re
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from briefing.text import cells, to_ascii, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
