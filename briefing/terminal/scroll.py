"""Moving: the shortest way of the cursor from one place to another, and which band of rows has scrolled."""

from __future__ import annotations

from operator import ne
from typing import TYPE_CHECKING

from briefing.terminal.cells import Style

if TYPE_CHECKING:
    from briefing.terminal.cells import Grid


UNKNOWN = -1
"""A row or column that the cursor may or may not be in."""

Pen = tuple[int, int, Style | None]
"""Column and row of the terminal's cursor, and the style it writes in, as far as they are known."""

LOST: Pen = (UNKNOWN, UNKNOWN, None)
"""Where nothing is known of the terminal's pen."""

_across: dict[tuple[int, int], str] = {}


def to(x: int, y: int) -> str:
    """Return the move to a place from anywhere (CUP)."""
    row = str(y + 1) if y else ""
    return f"\x1b[{row};{x + 1}H" if x else f"\x1b[{row}H"


def across(start: int, x: int) -> str:
    """Return the shortest move within a row; `start` may be unknown."""
    known = _across.get((start, x))
    if known is None:
        if len(_across) >= 1024:  # of a terminal with another size, all are others
            _across.clear()
        ways = ["\r" + _forward(x), f"\x1b[{x + 1}G"]
        if start != UNKNOWN and start <= x:
            ways.append(_forward(x - start))
        elif start != UNKNOWN:
            ways += ["\b" * (start - x), f"\x1b[{start - x}D"]
        known = _across[start, x] = min(ways, key=len)
    return known


def along(start: int, y: int) -> str:
    """Return the shortest move to another row that keeps the column; never past the edges, where it would scroll."""
    rows = y - start
    if rows == 1 or rows == 2:
        return "\n" * rows
    if rows > 0:
        return f"\x1b[{rows}B"
    if rows == -1:
        return "\x1bM"
    return f"\x1b[{-rows}A" if rows else ""


def _forward(columns: int) -> str:
    if columns == 0:
        return ""
    return "\x1b[C" if columns == 1 else f"\x1b[{columns}C"


Scroll = tuple[int, int, int]
"""First row of a band, the row after its last, and by how many rows it moved up (down where negative)."""

_TELLING = 3
"""Characters other than blanks that a stretch needs before its turning up in another row means anything."""


def find(shown: Grid, wanted: Grid) -> Scroll | None:
    """Return the band of whole rows whose moving at least halves the cells to be written, if there is one.

    Other panes beside the text that moved do not hide it, but what moves with it has to be put right again.
    """
    rows = _shift(shown, wanted)
    if rows == 0:
        return None
    old, new, height = shown.text, wanted.text, wanted.height
    still = [_differing(before, after) for before, after in zip(old, new, strict=True)]
    moved = [
        _differing(old[y + rows], new[y]) if 0 <= y + rows < height else wanted.width for y in range(height)
    ]
    first, last = _best([before - after for before, after in zip(still, moved, strict=True)])
    top, bottom = (first, last + rows) if rows > 0 else (first + rows, last)
    if not 0 <= top < bottom <= height or first == last:
        return None
    bared = range(last, bottom) if rows > 0 else range(top, first)
    to_write = sum(moved[first:last]) + sum(wanted.width - new[y].count(" ") for y in bared)
    return (top, bottom, rows) if 2 * (to_write + sum(still[:top] + still[bottom:])) <= sum(still) else None


def sequence(scroll: Scroll, height: int) -> str:
    """Return what makes a terminal of `height` rows scroll the band; where the cursor is after it is not known.

    Only with a pen that leaves plain blanks. Index, reverse index and the insertion and deletion of lines within
    margins are as old as the VT102, so every terminal has them.
    """
    top, bottom, rows = scroll
    count = "" if abs(rows) == 1 else str(abs(rows))
    lines = to(0, top) + (f"\x1b[{count}M" if rows > 0 else f"\x1b[{count}L")
    if bottom == height:
        return lines
    single = to(0, bottom - 1) + "\n" * rows if rows > 0 else to(0, top) + "\x1bM" * -rows
    return f"\x1b[{top + 1 if top else ''};{bottom}r{min(single, lines, key=len)}\x1b[r"


def _shift(shown: Grid, wanted: Grid) -> int:
    """By how many rows most of the text has moved up: the rows where what changed in each row stood before.

    Rows are compared in the columns that changed, so that the panes beside them do not matter.
    """
    lines = [(y, line) for y, line in enumerate(map(_line, shown.text)) if not line.isspace()]
    votes: dict[int, int] = {}
    for y, row in enumerate(wanted.text):
        if row == shown.text[y]:
            continue
        differs = bytes(map(ne, shown.text[y], row))
        start, stop = differs.find(1), differs.rfind(1) + 1
        stretch = _line(row)[start:stop]
        weight = len(stretch) - stretch.count(" ")
        if weight >= _TELLING:
            for source, line in lines:
                if line.startswith(stretch, start):
                    votes[source - y] = votes.get(source - y, 0) + weight
    return max(votes, key=lambda rows: votes[rows], default=0)


def _line(row: list[str]) -> str:
    """A row as text with one code point for each cell."""
    line = "".join(row)
    return line if len(line) == len(row) else "".join([cell[:1] or "\0" for cell in row])


def _differing(old: list[str], new: list[str]) -> int:
    return 0 if old == new else bytes(map(ne, old, new)).count(1)


def _best(gains: list[int]) -> tuple[int, int]:
    """The run of rows with the greatest gain."""
    best = total = start = 0
    found = (0, 0)
    for y, gain in enumerate(gains):
        if total + gain <= 0:
            total, start = 0, y + 1
            continue
        total += gain
        if total > best:
            best, found = total, (start, y + 1)
    return found
