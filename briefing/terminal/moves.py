"""Cursor moves: the shortest way from one place on the screen to another."""

from __future__ import annotations

from briefing.terminal.cells import Style

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
