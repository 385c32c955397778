"""The grid: named rows by columns; columns that do not fit are scrolled to, and the names stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.message import Message

from briefing.record import Record
from briefing.ui.cells import pad, wrap
from briefing.ui.turn import hold_frame
from briefing.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.drawn import Span


class Column(Record):
    """A column of the grid."""

    name: str
    foot: str = ""
    """Stands below its name."""


class GridRow(Record):
    """A row of the grid, or a heading above those that follow."""

    id: str
    name: str
    style: str = ""
    heading: bool = False


class GridCell(Record):
    """What stands where a row meets a column."""

    text: str = ""
    sign: str = ""
    more: str = ""
    """Stands at the right end."""
    style: str = ""


CellOf = Callable[[GridRow, int, int], GridCell]
"""Returns what stands in a row and a column, where there is room for so many characters."""


class Share(Record):
    """How a width is to be shared out between the names and the columns."""

    names: int = 24
    """Per cent of the width for the names."""
    widest: int = 34
    """Cells that the names have at most."""
    cell: int = 19
    """Cells that a column has at least."""


class Layout(Record):
    """How a width is shared out."""

    name: int
    cell: int
    columns: int
    """How many columns can be seen at once."""


WIDEST = 26
"""Cells that a column has at most."""
NAMES = 3
"""Lines for the name of a column."""


class Grid(Lines[GridRow]):
    """Shows a row for each name, with the row and the column of the cursor marked."""

    HEADED = NAMES + 1
    CURSOR = ""

    class Reached(Message):
        """The cursor was moved to a cell."""

        def __init__(self, row: str, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    class Chosen(Message):
        """A cell was chosen."""

        def __init__(self, row: str, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self.columns: tuple[Column, ...] = ()
        self.column = 0
        """The column the cursor is in."""
        self._left = 0
        self._corner = ""
        self._share = Share()
        self._named = ("", "")
        self._cell: CellOf

    def show_grid(
        self,
        rows: Sequence[GridRow],
        columns: Sequence[Column],
        cell: CellOf,
        *,
        corner: str,
        at: tuple[str, int],
        share: Share,
    ) -> None:
        """Show other rows and columns with the cursor on one cell; `corner` stands above the names."""
        self._share = share
        self.columns, self._cell, self._corner = tuple(columns), cell, corner
        self.column, self._left = min(at[1], max(0, len(columns) - 1)), 0
        places = (y for y, row in enumerate(rows) if row.id == at[0] and not row.heading)
        first = next((y for y, row in enumerate(rows) if not row.heading), 0)
        self.show(tuple(rows), next(places, first))
        self._uncover()

    def name_grid(self, title: str, noun: str) -> None:
        """Write the title, and in the lower border which of the columns are in sight."""
        self._named = (title, noun)
        last, count = self._left + self._layout(self.size.width).columns, len(self.columns)
        seen = f"{noun} {self._left + 1}{self.glyphs.dash}{min(last, count)} of {count}"
        self.name_it(title, seen if count else "")

    def heading_spans(self, y: int, width: int) -> Sequence[Span]:
        """Return a line of the columns' names; below them stands what else is said of each."""
        layout, cut = self._layout(width), self.glyphs.ellipsis
        spans: list[Span] = [(pad(f"  {self._corner}" if y == NAMES else "", layout.name + 2, cut), "dim")]
        for at in self._seen(layout):
            text, here = self._name_line(self.columns[at], y, layout.cell - 4), at == self.column
            spans.append((f"{self.glyphs.marker if here else ' '}  ", "strong"))
            spans.append((pad(text, layout.cell - 3, cut), "dim" if y == NAMES else "strong" if here else ""))
        return spans

    def spans(self, row: GridRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, name and the cells in sight."""
        layout, cut = self._layout(width), self.glyphs.ellipsis
        marker = (f"{self.glyphs.marker if current else ' '} ", "strong")
        if row.heading:
            return (marker, (pad(row.name, width - 2, cut), row.style))
        spans: list[Span] = [
            marker,
            (pad(row.name, layout.name - 1, cut) + " ", "strong" if current else row.style),
        ]
        for at in self._seen(layout):
            cell = self._cell(row, at, layout.cell - 4)
            here = current and at == self.column
            room = layout.cell - 4 - len(cell.more) - bool(cell.more)
            text = pad(cell.text, room, cut) + (f" {cell.more}" if cell.more else "")
            spans.append((f"{cell.sign:<2} {text}", "here" if here and self.has_focus else cell.style))
            spans.append((" ", ""))
        return spans

    def rests_on(self, row: GridRow) -> bool:
        """Whether the row is no heading."""
        return not row.heading

    def reached(self) -> None:
        """Report the cell under the cursor."""
        if self.current:
            self.post_message(self.Reached(self.current.id, self.column))

    def action_choose(self) -> None:
        """Report that the cell under the cursor was chosen."""
        if self.current and self.columns:
            self.post_message(self.Chosen(self.current.id, self.column))

    def go(self, step: int) -> None:
        """Move the cursor some columns to the right."""
        column = max(0, min(self.column + step, len(self.columns) - 1))
        if column != self.column:
            self.column = column
            self._uncover()
            self.reached()
            hold_frame(self)

    def on_resize(self) -> None:
        """Keep the column of the cursor in sight."""
        super().on_resize()
        self._uncover()

    def _uncover(self) -> None:
        """Scroll sideways as little as brings the column of the cursor in sight."""
        count = self._layout(self.size.width).columns
        self._left = max(self.column - count + 1, min(self._left, self.column, len(self.columns) - count), 0)
        self.redraw()
        self.name_grid(*self._named)

    def _seen(self, layout: Layout) -> range:
        return range(self._left, min(self._left + layout.columns, len(self.columns)))

    def _layout(self, width: int) -> Layout:
        share = self._share
        name = max(16, min(share.widest, width * share.names // 100))
        room = max(share.cell, width - 2 - name)
        count = max(1, min(len(self.columns), room // share.cell))
        return Layout(name, min(WIDEST, room // count), count)

    def _name_line(self, column: Column, y: int, width: int) -> str:
        """Return a line of a column's name, which ends above its foot."""
        if y == NAMES:
            return column.foot
        lines = wrap(column.name, width)
        kept = [column.name[start:end] for start, end in lines[:NAMES]]
        if len(lines) > NAMES:
            kept[-1] = f"{kept[-1][: width - 1].rstrip()}{self.glyphs.ellipsis}"
        at = y - (NAMES - len(kept))
        return kept[at] if at >= 0 else ""
