"""Changes: which cells of a row must be written."""

from __future__ import annotations

from operator import ne

from briefing.terminal.cells import Style, bare
from briefing.terminal.characters import agreed, all_narrow, reach

_BRIDGE = 3
"""Cells that are written again without a thought: the shortest move within a row has three bytes."""


def cells_to_write(old: list[str], new: list[str], old_styles: list[Style], styles: list[Style]) -> bytes:
    """The cells of a row that must be written: 1 for each, 0 for the others."""
    changed = bytes(map(ne, old, new))
    if old_styles != styles:
        restyled = bytes(map(ne, old_styles, styles))
        both = int.from_bytes(changed, "big") | int.from_bytes(restyled, "big")
        changed = both.to_bytes(len(changed), "big")
    if not (all_narrow(new) and all_narrow(old)):
        changed = _with_neighbours(changed, old, new)
    return changed


def end_of_run(changed: bytes, start: int, last: int) -> int:
    """Where the changed cells end that begin at `start`."""
    end = changed.find(0, start)
    return last if end < 0 else end


def is_bridged(start: int, stop: int, row: list[str], styles: list[Style]) -> bool:
    """Whether writing some cells again, on the way from the one before them, costs no more than any move."""
    if stop - start > _BRIDGE:
        return False
    style = styles[start - 1]
    for x in range(start, stop):
        if styles[x] != style and not (row[x] == " " and styles[x] == bare(style)):
            return False
        if not row[x] or not row[x].isascii():
            return False
    return True


def _with_neighbours(changed: bytes, old: list[str], new: list[str]) -> bytes:
    """Add the second halves of wide characters, and what a terminal may damage that draws a character wider than we do.

    What stood beside such a character may be damaged by it, and by what takes its place.
    """
    width = len(new)
    flags = bytearray(changed)
    for x in range(width):
        if flags[x]:
            end = x + 1
            for row in (old, new):
                if not agreed(row[x], row[x + 1 : x + 2] == [""]):
                    end = max(end, min(x + reach(row[x]), width))
            while end < width and new[end] == "":
                end += 1
            flags[x:end] = b"\1" * (end - x)
    return bytes(flags)
