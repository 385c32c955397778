"""The list pane: draws the rows that can be seen, on demand, with a cursor; and the table, whose rows have columns."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Protocol, TypeVar

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefing.ui.actions import Where, bindings
from briefing.ui.cells import cell_len, fit, pad
from briefing.ui.drawn import Drawn, Span
from briefing.ui.held_frame import hold_frame
from briefing.ui.styles import style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual.binding import BindingType

    from briefing.brief.model import Claim
    from briefing.ui.signs import Glyphs

Row = TypeVar("Row")

SPARE = 8
"""Drawn rows that are kept beyond those in sight, so that they are not looked through with each step."""
MARGIN = 2
"""Rows that stay visible above and below the cursor, where the pane is tall enough."""


class RowMessage(Message):
    """Something that the user did with a row of a pane."""

    def __init__(self, pane: ListPane[Any], row: Any) -> None:
        super().__init__()
        self.pane, self.row = pane, row

    @property
    def control(self) -> ListPane[Any]:
        """The pane, by whose id handlers are chosen."""
        return self.pane


class ListPane(Drawn, ScrollView, Generic[Row], can_focus=True):
    """A framed pane that draws rows from an immutable sequence, however long it is."""

    HEADED: ClassVar[int] = 0
    """How many lines stay at the top and name the columns."""
    CURSOR: ClassVar[str] = "cursor"
    """The style of the cursor's row while the pane has the focus; empty where the marker is enough."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIST)]
    LEGEND: ClassVar[tuple[str, ...]] = ()
    """The groups of signs that stand in it, as `legend` has them."""
    ENTER: ClassVar[str] = ""
    """What Enter does here, as help says it."""

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """The row the cursor is on; 0 where there are none."""

    class Reached(RowMessage):
        """The user moved the cursor to a row."""

    class Chosen(RowMessage):
        """The user chose the row under the cursor."""

    def __init__(self, glyphs: Glyphs, *, id: str, key: str = "") -> None:
        super().__init__(id=id)
        self.glyphs = glyphs
        self.key = key
        """The key that leads here, shown in the title."""
        self.rows: Sequence[Row] = ()
        self._titled = ("", "", 0)
        self._labels = ("", "")
        """What stands in the upper and the lower edge, cut to fit."""
        self._strips: dict[tuple[int, bool, bool], Strip] = {}
        self.empty = ""
        """What to do, said where there are no rows."""

    # -- what a pane of its own defines

    def spans(self, row: Row, width: int, *, current: bool) -> Sequence[Span]:
        """Return a row's text from left to right; the rest of the width stays blank."""
        raise NotImplementedError

    def heading(self, y: int, width: int) -> Sequence[Span]:
        """Return one of the lines that stay, where the pane is headed."""
        raise NotImplementedError

    def rests_on(self, row: Row) -> bool:
        """Whether the cursor can stand on a row when it is moved; it passes over headings."""
        return True

    def reached(self) -> None:
        """Report that the user has moved the cursor."""
        if self.current is not None:
            self.post_message(self.Reached(self, self.current))

    def action_choose(self) -> None:
        """Report that the user has chosen the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    # -- what its owner calls

    def show(self, rows: Sequence[Row], cursor: int = 0) -> None:
        """Show other rows."""
        self.rows = rows
        self.redraw()
        self._resize_virtual()
        self.place(cursor)

    def place(self, y: int, *, context: int = MARGIN) -> None:
        """Put the cursor on a row and scroll as little as shows it with some rows around it."""
        y = max(0, min(y, len(self.rows) - 1))
        old = self.cursor
        self.set_reactive(ListPane.cursor, y)
        if old != y:
            self.refresh_row(old)
            self.refresh_row(y)
        height = self.page_height
        if height <= 0:
            return
        context = min(context, (height - 1) // 2)
        top = self.scroll_offset.y
        is_first = y < height and not any(map(self.rests_on, self.rows[:y]))
        if is_first:  # its headings are seen too
            self._scroll(0)
        elif y < top + context:
            self._scroll(y - context)
        elif y > top + height - 1 - context:
            self._scroll(y + context - height + 1)
        self.placed()

    def placed(self) -> None:
        """Follow the cursor with whatever else the pane shows, such as its place in the whole."""

    @property
    def page_height(self) -> int:
        """How many rows can be seen at once."""
        return self.size.height - self.HEADED

    def refresh_row(self, y: int) -> None:
        """Draw a row again when the screen is next painted."""
        self.refresh_line(y + self.HEADED)

    def redraw(self) -> None:
        """Forget what has been drawn; for rows that look different though they are the same."""
        self._strips.clear()
        self.refresh()

    def name_it(self, title: str, note: str = "") -> None:
        """Write the pane's title in its upper edge, and a note in the lower one."""
        room = max(0, self.outer_size.width - 6)
        if (title, note, room) == self._titled:
            return
        self._titled = (title, note, room)
        name = f"{self.key} {title}" if self.key and title else title
        self._labels = (fit(name, room, self.glyphs.ellipsis), fit(note, room, self.glyphs.ellipsis))
        self._refresh_edges()

    @property
    def title(self) -> str:
        """What its upper edge says."""
        return self._titled[0]

    @property
    def current(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    # -- moving

    def move(self, y: int) -> None:
        """Move the cursor as the user asked, and report it if it moved."""
        before = self.cursor
        self.place(self._resting_place(y))
        if self.cursor != before:
            self.reached()
            hold_frame(self)

    def _resting_place(self, y: int) -> int:
        """Return the row nearest to a height on which the cursor can stand, in the direction it goes first."""
        if not self.rows:
            return 0
        y = max(0, min(y, len(self.rows) - 1))
        on, back = range(y, len(self.rows)), range(y, -1, -1)
        ways = chain(on, back) if y > self.cursor else chain(back, on)
        return next((at for at in ways if self.rests_on(self.rows[at])), y)

    def action_down(self) -> None:
        self.move(self.cursor + 1)

    def action_up(self) -> None:
        self.move(self.cursor - 1)

    def action_page_down(self) -> None:
        self._page(1)

    def action_page_up(self) -> None:
        self._page(-1)

    def action_first(self) -> None:
        self.move(0)

    def action_last(self) -> None:
        self.move(len(self.rows) - 1)

    def _page(self, direction: int) -> None:
        """Move by a page that shares a line with the one before it; the cursor keeps its height."""
        step = max(1, self.page_height - 1) * direction
        self._scroll(self.scroll_offset.y + step)
        self.move(self.cursor + step)

    def _scroll(self, top: int) -> None:
        top = max(0, min(top, len(self.rows) - self.page_height))
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)

    # -- drawing

    def marker(self, current: bool) -> str:
        """Return what stands at the left of every row, by which the cursor is seen."""
        return self.glyphs.marker if current else " "

    def line(self, y: int) -> Strip:
        """Draw an edge of the frame, a line that stays, or the row that stands at a height."""
        width, height = self.outer_size
        if y in (0, height - 1):
            return self._edge(width, upper=y == 0)
        y -= 1
        if y < self.HEADED:
            return self._framed(self.filled(self.heading(y, width - 2), width - 2), width)
        y += self.scroll_offset.y - self.HEADED
        current = y == self.cursor and y < len(self.rows)
        key = (min(y, len(self.rows)), current, current and self.has_focus)
        strip = self._strips.get(key)
        if strip is None or strip.cell_length != width:
            if len(self._strips) > height + SPARE:
                self._forget_unseen()
            strip = self._strips[key] = self._framed(self._row(y, width - 2, current), width)
        return strip

    def _forget_unseen(self) -> None:
        """Keep the rows that are in sight as they look now: each takes some kilobytes."""
        seen = range(self.scroll_offset.y, self.scroll_offset.y + self.outer_size.height)
        self._strips = {
            key: strip
            for key, strip in self._strips.items()
            if key[0] in seen and key[1] == (key[0] == self.cursor)
        }

    def _row(self, y: int, width: int, current: bool) -> list[Segment]:
        if y >= len(self.rows):
            is_said = y == 0 and bool(self.empty)
            return self.filled(
                ((f"  {fit(self.empty, width - 3, self.glyphs.ellipsis)}", "dim"),) if is_said else (), width
            )
        spans = self.spans(self.rows[y], width, current=current)
        if current and self.has_focus and self.CURSOR:  # one look for the whole row: colours would tear it
            return self.filled(spans, width, self.base + style(self.CURSOR))
        return self.filled(spans, width)

    def _framed(self, segments: list[Segment], width: int) -> Strip:
        side = Segment(self.glyphs.side, self.base + style("frame"))
        return Strip([side, *segments, side], width)

    def _edge(self, width: int, *, upper: bool) -> Strip:
        """Draw the upper edge, with its label at the left, or the lower one, with its label at the right."""
        left, dash, right = self.glyphs.upper if upper else self.glyphs.lower
        base, label = self.base, self._labels[0 if upper else 1]
        frame, segments = base + style("frame"), []
        if label:
            look = base + style("named") if upper and self.has_focus else base
            segments = [Segment(dash, frame), Segment(f" {label} ", look)]
        rest = Segment(dash * (width - 2 - sum(cell_len(segment.text) for segment in segments)), frame)
        inner = [*segments, rest] if upper else [rest, *reversed(segments)]
        return Strip([Segment(left, frame), *inner, Segment(right, frame)]).adjust_cell_length(width, base)

    def _refresh_edges(self) -> None:
        width, height = self.outer_size
        self.refresh(Region(0, -1, width, 1), Region(0, height - 2, width, 1))

    # -- what happens to it

    def on_resize(self) -> None:
        """Draw for the new width, with the cursor still in sight."""
        self._strips.clear()
        self._resize_virtual()
        self.name_it(*self._titled[:2])
        self.place(self.cursor)

    def on_focus(self) -> None:
        """Mark the pane and the row of the cursor."""
        self._refresh_edges()
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Mark them less."""
        ListPane.on_focus(self)

    def notify_style_update(self) -> None:
        """Draw again in other styles."""
        super().notify_style_update()
        self._strips.clear()

    def _resize_virtual(self) -> None:
        """Say how many lines there are; without bars for scrolling, nothing need be laid out anew for that."""
        self.set_reactive(ListPane.virtual_size, Size(self.size.width, len(self.rows) + self.HEADED))
        self._scroll(self.scroll_offset.y)


class TableColumn(NamedTuple):
    """A column of a table, as wide as it is drawn; one without a size has no room and is left out."""

    name: str
    size: int
    after: int = 1
    """Blanks behind it."""
    before: int = 0
    """Blanks in front of it."""
    right: bool = False
    """Whether its texts end where it does."""

    def filled(self, text: str, ellipsis: str) -> str:
        """Return a text as it stands in the column."""
        cut = f"{text:>{self.size}}" if self.right else pad(text, self.size, ellipsis)
        return f"{' ' * self.before}{cut}{' ' * self.after}"


def number_column(name: str, size: int) -> TableColumn:
    """Return a column of numbers, which stands two blanks behind what is before it."""
    return TableColumn(name, size, after=0, before=2, right=True)


class TablePane(ListPane[Row]):
    """A list whose rows have columns, under a line that names them."""

    HEADED = 1
    INDENT: ClassVar[int] = 2
    """Cells in front of the first column: the marker and a margin."""

    def columns(self, width: int) -> Sequence[TableColumn]:
        """Share a width out among the columns."""
        raise NotImplementedError

    def cells(self, row: Row, columns: Sequence[TableColumn], *, current: bool) -> Iterable[Span]:
        """Return what a row has in each of the columns."""
        raise NotImplementedError

    def margin(self, row: Row) -> Sequence[Span]:
        """Return what stands between the marker and the first column, in `INDENT` cells with the marker."""
        return ()

    def title_of(self, row: Row) -> Span | None:
        """Return what stands in place of all columns where the row is a heading."""
        return None

    def heading(self, y: int, width: int) -> Sequence[Span]:
        """Return the names of the columns, each above its own."""
        names = (
            column.filled(column.name, self.glyphs.ellipsis) for column in self.columns(width) if column.size
        )
        return ((" " * self.INDENT + "".join(names), "dim"),)

    def spans(self, row: Row, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, margin and the cells that have room, or the heading in their place."""
        lead, ellipsis = self.lead(row, current), self.glyphs.ellipsis
        if title := self.title_of(row):
            room = width - sum(cell_len(text) for text, _ in lead)
            return (*lead, (pad(title[0], room, ellipsis), title[1]))
        columns = self.columns(width)
        filled = zip(columns, self.cells(row, columns, current=current), strict=True)
        return (
            *lead,
            *((column.filled(text, ellipsis), look) for column, (text, look) in filled if column.size),
        )

    def lead(self, row: Row, current: bool) -> Sequence[Span]:
        """Return the marker and the margin."""
        margin = self.margin(row)
        blanks = " " * (self.INDENT - 1 - sum(cell_len(text) for text, _ in margin))
        return ((self.marker(current) + blanks, "strong"), *margin)


class HasClaim(Protocol):
    """A row that shows a claim, or a heading or note without one."""

    @property
    def claim(self) -> Claim | None:
        """The claim that it shows."""


ClaimRow = TypeVar("ClaimRow", bound=HasClaim)


class ClaimTable(TablePane[ClaimRow]):
    """A table of which some rows are claims: the cursor rests on those."""

    def rests_on(self, row: ClaimRow) -> bool:
        """Whether the row is a claim."""
        return row.claim is not None

    @property
    def claim(self) -> Claim | None:
        """The claim under the cursor."""
        return self.current.claim if self.current else None

    def reached(self) -> None:
        """Report the claim under the cursor."""
        if self.claim:
            super().reached()

    def action_choose(self) -> None:
        """Report the claim that was chosen."""
        if self.claim:
            super().action_choose()

    def show_at(self, rows: Sequence[ClaimRow], claim: str) -> None:
        """Show other rows, with the cursor on a claim where it is among them, else on the first claim."""
        places = {row.claim.id: y for y, row in reversed(list(enumerate(rows))) if row.claim}
        self.show(rows, places.get(claim, min(places.values(), default=0)))


def margin_spans(sign: str, look: str, kept: str = "") -> tuple[Span, ...]:
    """Return a margin of three cells: the sign of a verdict, and that of what the analyst has kept."""
    blanks = " " * (2 - cell_len(sign)) + ("" if kept else " ")
    spans = ((sign, look), (blanks, ""), (kept, "strong"))
    return tuple(span for span in spans if span[0])
