"""The shortest bytes that make a terminal show one grid where it shows another."""

from __future__ import annotations

from operator import ne
from typing import TYPE_CHECKING

from briefing.terminal import scroll
from briefing.terminal.cells import PLAIN, Grid, Style, bare, change
from briefing.terminal.characters import agreed, all_narrow, reach
from briefing.terminal.scroll import UNKNOWN, Pen, across, along, to

if TYPE_CHECKING:
    from briefing.terminal.capability import Capability


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


_RUN = 5
"""How often a character must stand in a row to be looked at as a run; a sequence is no shorter before that."""
_THROUGH = 12
"""Cells that are at most written again instead of moving over them; a move and a change of style cost less than more."""


def difference(shown: Grid, wanted: Grid, pen: Pen, capability: Capability) -> tuple[str, Pen]:
    """Return what to send to a terminal that shows one grid so that it shows another, and where that leaves its pen.

    Both grids have one size. Nothing is sent where they are equal.
    """
    out = _Output(pen, capability, wanted)
    moved = scroll.find(shown, wanted)
    if moved:
        out.scroll(moved)
        shown = shown.copy()
        shown.scroll(*moved)
    out.cells(shown)
    return out.end()


def drawing(grid: Grid, capability: Capability) -> str:
    """Return what to send to a terminal that was just cleared so that it shows a grid."""
    return difference(Grid(grid.width, grid.height), grid, (0, 0, PLAIN), capability)[0]


def _blank_from(grid: Grid) -> int:
    """The row from which on all is blank."""
    blank, plain = [" "] * grid.width, [PLAIN] * grid.width
    y = grid.height
    while y and grid.text[y - 1] == blank and grid.styles[y - 1] == plain:
        y -= 1
    return y


class _Output:
    """What is to be sent so far, and the terminal's pen after it."""

    def __init__(self, pen: Pen, capability: Capability, wanted: Grid) -> None:
        self._parts: list[str] = []
        self._x, self._y, self._style = pen
        self._capability = capability
        self._wanted = wanted

    def end(self) -> tuple[str, Pen]:
        """Close what is open and return all of it, with the pen."""
        if self._style is not None and self._style[3]:
            self._pick((*self._style[:3], ""))
        return "".join(self._parts), (self._x, self._y, self._style)

    def scroll(self, moved: scroll.Scroll) -> None:
        """Let the terminal move a band of rows."""
        self._erase(scroll.sequence(moved, self._wanted.height))
        self._x = self._y = UNKNOWN

    def cells(self, shown: Grid) -> None:
        """Write all cells that differ from what is shown."""
        wanted = self._wanted
        end = _blank_from(wanted)
        if sum(row != wanted.text[-1] for row in shown.text[end:]) < 2:
            end = wanted.height
        for y in range(end):
            if shown.text[y] != wanted.text[y] or shown.styles[y] != wanted.styles[y]:
                self._row(y, shown.text[y], shown.styles[y])
        if end < wanted.height:
            self._go(0, end)
            self._erase("\x1b[J")

    def _row(self, y: int, old: list[str], old_styles: list[Style]) -> None:
        """Write the cells of a row that differ."""
        new, styles = self._wanted.text[y], self._wanted.styles[y]
        changed = cells_to_write(old, new, old_styles, styles)
        tail = len(new)
        while tail and new[tail - 1] == " " and styles[tail - 1] == PLAIN:
            tail -= 1
        last = changed.rfind(1) + 1
        stop = 0
        while (start := changed.find(1, stop)) >= 0:
            stop = end_of_run(changed, start, last)
            while stop < last and is_bridged(stop, after := changed.find(1, stop), new, styles):
                stop = end_of_run(changed, after, last)
            if stop > tail and last - max(start, tail) > 3:
                if start < tail:
                    self._write(start, tail, y, last=False)
                self._go(max(start, tail), y)
                self._erase("\x1b[K")
                return
            self._write(start, stop, y, last=stop == last)

    def _go(self, x: int, y: int) -> None:
        """Move to a cell, by writing the cells before it again where that is shorter."""
        if (self._x, self._y) == (x, y):
            return
        row, styles, style = self._wanted.text[y], self._wanted.styles[y], self._style
        ways = [(to(x, y), style)]
        if self._y != UNKNOWN:
            rows = along(self._y, y)
            ways.append((rows + across(self._x, x), style))
            for start, prefix in ((self._x, rows), (0, "\r" + rows)):
                if start != UNKNOWN and 0 < x - start <= _THROUGH and row[start]:
                    again = _again(row[start:x], styles[start:x], style)
                    if again:
                        ways.append((prefix + again[0], again[1]))
        wanted, blank = styles[x], row[x] == " "
        text, self._style = min(ways, key=lambda way: _size(way[0]) + _cost(way[1], wanted, blank))
        self._parts.append(text)
        self._x, self._y = x, y

    def _erase(self, sequence: str) -> None:
        """Erase; only ever with a pen that leaves plain blanks, since not all terminals erase in its background."""
        if self._style is None or bare(self._style) != PLAIN:
            self._pick(PLAIN)
        self._parts.append(sequence)

    def _pick(self, style: Style) -> None:
        self._parts.append(_switch(self._style, style))
        self._style = style

    def _write(self, start: int, stop: int, y: int, *, last: bool) -> None:
        """Write cells of a row; `last` says whether they are its last to be written."""
        row, styles = self._wanted.text[y], self._wanted.styles[y]
        x = start
        while x < stop:
            style = styles[x]
            end = stop
            if styles.count(style) < len(styles):
                end, blank = x + 1, bare(style)
                while end < stop and (styles[end] == style or (row[end] == " " and styles[end] == blank)):
                    end += 1
            self._go(x, y)
            cells = row[x:end]
            if self._style is None or (
                style is not self._style and not (bare(self._style) == style and set(cells) == {" "})
            ):
                self._pick(style)
            if all_narrow(cells):
                self._narrow("".join(cells), x, last=last and end == stop)
            else:
                self._mixed(cells, x)
            x = end
        if self._x >= len(row):
            self._x = UNKNOWN  # on the last column or behind it

    def _narrow(self, text: str, x: int, *, last: bool) -> None:
        """Write characters of one column each, repeating or erasing where that is shorter."""
        at = 0
        for start, end in _runs(text):
            self._go(x + at, self._y)
            self._parts.append(text[at:start])
            self._x = x + start
            self._run(text[start], end - start, last=last and end == len(text))
            at = end
        if at < len(text):
            self._go(x + at, self._y)
            self._parts.append(text[at:])
            self._x = x + len(text)

    def _run(self, character: str, count: int, *, last: bool) -> None:
        """Write one character many times over, or erase where that leaves the same blank."""
        ways = [(character * count, count, 0)]
        if self._capability.repeat:
            ways.append((f"{character}\x1b[{count - 1}b", count, 0))
        if self._capability.erase and character == " " and self._style and bare(self._style) == PLAIN:
            ways.append((f"\x1b[{count}X", 0, 0 if last else len(across(0, count))))
        sequence, columns, _ = min(ways, key=lambda way: _size(way[0]) + way[2])
        self._parts.append(sequence)
        self._x += columns

    def _mixed(self, cells: list[str], x: int) -> None:
        """Write characters of which some are wide, have marks, or are of a width that terminals disagree about.

        Marks on the last column go astray in some terminals (tmux) unless the cursor waits to wrap behind it.
        """
        for at, character in enumerate(cells, x):
            if character:
                self._go(at, self._y)
                wide = cells[at - x + 1 : at - x + 2] == [""]
                sure = agreed(character, wide)
                if wide and not sure:  # so that nothing old stays beside it where it is drawn narrow
                    self._parts.append(f"  \x1b[{at + 1}G")
                marked = sure and len(character) > 1 and at + 1 + wide == self._wanted.width
                self._parts.append(f"\x1b[?7h{character}\x1b[?7l" if marked else character)
                self._x = at + 1 + wide if sure else UNKNOWN


def _runs(text: str) -> list[tuple[int, int]]:
    """Where a character stands so often in a row that repeating it may be shorter; letters and digits never do."""
    if len(text) < _RUN:
        return []
    runs = []
    for character in set(text):
        if character.isalnum():
            continue
        run = character * _RUN
        end = 0
        while (start := text.find(run, end)) >= 0:
            end = start + _RUN
            while text[end : end + 1] == character:
                end += 1
            runs.append((start, end))
    return sorted(runs)


def _again(cells: list[str], styles: list[Style], style: Style | None) -> tuple[str, Style] | None:
    """What writes cells once more, and the style after it; none where that would not leave the pen behind them."""
    if style is None:
        return None
    parts = []
    for x, (text, wanted) in enumerate(zip(cells, styles, strict=True)):
        if wanted is not style and (text != " " or bare(style) != wanted):
            parts.append(_switch(style, wanted))
            style = wanted
        if not text.isascii() and not agreed(text, cells[x + 1 : x + 2] == [""]):
            return None
        parts.append(text)
    return "".join(parts), style


def _switch(old: Style | None, new: Style) -> str:
    """What leads from one style to another, with its link (OSC 8)."""
    link = old[3] if old else ""
    return change(old, new) + (f"\x1b]8;;{new[3]}\x1b\\" if link != new[3] else "")


def _cost(style: Style | None, wanted: Style, blank: bool) -> int:
    if style is wanted or (blank and style is not None and bare(style) == wanted):
        return 0
    return len(_switch(style, wanted))


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())
