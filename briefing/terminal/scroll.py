"""Scrolling: which band of rows has moved, and what makes the terminal move it."""

from __future__ import annotations

from briefing.terminal import moves

TYPE_CHECKING = False
if TYPE_CHECKING:
    from briefing.terminal.cells import Grid

Scroll = tuple[int, int, int]
"""First row of a band, the row after its last, and by how many rows it moved up (down where negative)."""

_TELLING = 3
"""Characters other than blanks that a stretch needs before its turning up in another row means anything."""


def find(shown: Grid, wanted: Grid) -> Scroll | None:
    """Return the band of whole rows whose moving brings most cells into place, if any.

    Other panes beside the text that moved do not hide it: rows are compared in the columns that changed.
    """
    old, new = shown.text, wanted.text
    votes: dict[int, int] = {}
    for y, row in enumerate(new):
        if row == old[y]:
            continue
        differs = bytes(map(str.__ne__, old[y], row))
        start, stop = differs.find(1), differs.rfind(1) + 1
        stretch = row[start:stop]
        weight = len(stretch) - stretch.count(" ")
        if weight >= _TELLING:
            first, last = stretch[0], stretch[-1]
            for source, before in enumerate(old):
                if before[start] == first and before[stop - 1] == last and before[start:stop] == stretch:
                    votes[source - y] = votes.get(source - y, 0) + weight
    if not votes:
        return None
    rows = max(votes, key=lambda by: votes[by])
    first_row, last_row = _best(
        [
            _differing(old[y], new[y]) - _differing(old[y + rows], new[y])
            if 0 <= y + rows < len(old)
            else None
            for y in range(len(new))
        ]
    )
    if first_row == last_row:
        return None
    return (first_row, last_row + rows, rows) if rows > 0 else (first_row + rows, last_row, rows)


def differing(shown: Grid, wanted: Grid) -> int:
    """The cells in which the characters of two grids differ."""
    return sum(map(_differing, shown.text, wanted.text))


def sequence(scroll: Scroll, height: int) -> str:
    """Return what makes a terminal of `height` rows scroll the band; where the cursor is after it is not known.

    Only with a pen that leaves plain blanks. Index, reverse index and the insertion and deletion of lines within
    margins are as old as the VT102, so every terminal has them.
    """
    top, bottom, rows = scroll
    count = "" if abs(rows) == 1 else str(abs(rows))
    lines = moves.to(0, top) + (f"\x1b[{count}M" if rows > 0 else f"\x1b[{count}L")
    if bottom == height:
        return lines
    single = moves.to(0, bottom - 1) + "\n" * rows if rows > 0 else moves.to(0, top) + "\x1bM" * -rows
    return f"\x1b[{top + 1 if top else ''};{bottom}r{min(single, lines, key=len)}\x1b[r"


def _differing(old: list[str], new: list[str]) -> int:
    return 0 if old == new else bytes(map(str.__ne__, old, new)).count(1)


def _best(gains: list[int | None]) -> tuple[int, int]:
    """The run of rows with the greatest gain, without rows that have none to come from."""
    best = total = start = 0
    found = (0, 0)
    for y, gain in enumerate(gains):
        if gain is None or total + gain <= 0:
            total, start = 0, y + 1
            continue
        total += gain
        if total > best:
            best, found = total, (start, y + 1)
    return found
