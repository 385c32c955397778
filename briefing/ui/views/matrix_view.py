"""The matrix: what each actor says of each measure, and how claims bear on hypotheses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefing.brief.model import Consistency
from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.cells import pad, wrap
from briefing.ui.drawn import StatusLines, TitleLine
from briefing.ui.list_pane import Lines
from briefing.ui.signs import sign_of
from briefing.ui.turn import hold_frame
from briefing.ui.views.view import View
from briefing.verdicts.matrix import brief_words, cell_text, hypotheses, mark_text, matrix, measures_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.ui.views.view import Next
    from briefing.verdicts.findings import Findings


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


MARKS = {
    Consistency.VERY_CONSISTENT: "good",
    Consistency.INCONSISTENT: "tension",
    Consistency.VERY_INCONSISTENT: "conflict",
    Consistency.NOT_APPLICABLE: "dim",
}


class MatrixScreen(View):
    """Shows actors by measures, or claims by hypotheses."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.MATRIX)]

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        super().__init__(claim, brief, findings, glyphs)
        self._matrix = matrix(brief, findings)
        self._hypotheses = hypotheses(brief)
        self._shows_hypotheses = False
        self._title = TitleLine(glyphs.ellipsis, id="title")
        self._grid = Grid(glyphs, id="grid")
        self._status = StatusLines(glyphs.ellipsis, id="status")

    def compose(self) -> ComposeResult:
        """Lay out the title, the grid and the foot."""
        yield self._title
        yield self._grid
        yield self._status

    def begin(self) -> None:
        """Begin at the cell of the claim from which the matrix was asked for."""
        self._show_figures(self._claim)
        self._grid.focus()

    @property
    def at_hand(self) -> Claim | None:
        """The claim of the row, or the latest of the cell under the cursor."""
        row = self._grid.current
        if row and self._shows_hypotheses:
            return self._brief.claims[row.id]
        if row is None or not self._matrix.measures:
            return None
        return next(iter(self._matrix.cell(row.id, self._matrix.measures[self._grid.column].id)), None)

    def on_grid_reached(self, event: Grid.Reached) -> None:
        """Tell of the cell."""
        self._tell(event.row, event.column)

    def on_grid_chosen(self, event: Grid.Chosen) -> None:
        """Compare the claim, or what it denies; where a row is a claim, read its quote."""
        if self._shows_hypotheses:
            self.dismiss(event.row)
            return
        claim, measure = self.at_hand, self._matrix.measures[event.column].id
        if claim is None:
            return
        denied = (self._brief.claims[id] for id in claim.denies if id in self._brief.claims)
        for compared in (claim, *denied):
            if compared.measure == measure and compared.figure:
                self._compare(compared)
                return
        self.dismiss(claim.id)

    def _compare(self, claim: Claim) -> None:
        """Look closer at a claim of a cell, and come back to the cell."""
        from briefing.ui.views.compare_view import CompareScreen

        compare = CompareScreen(claim, self._brief, self._findings, self._glyphs)
        self.app.push_screen(compare, self._come_back)

    def _come_back(self, found: str | Next | None) -> None:
        """Hand on what is to be read or shown next."""
        if found:
            self.dismiss(found)

    def action_next_column(self) -> None:
        self._grid.go(1)

    def action_previous_column(self) -> None:
        self._grid.go(-1)

    def action_hypotheses(self) -> None:
        claim = self.at_hand
        if self._shows_hypotheses:
            self._show_figures(claim)
        elif self._hypotheses.claims:
            self._show_hypotheses(claim)
        else:
            self._status.show("The brief does not say how its claims bear on hypotheses.")

    def _show_figures(self, claim: Claim | None) -> None:
        """Show actors by measures."""
        kept, brief, grid = self._matrix, self._brief, self._grid
        columns = [
            Column(measure.name, _counted(len(brief.claims_by_measure.get(measure.id, ()))))
            for measure in kept.measures
        ]
        measures = [measure.id for measure in kept.measures]
        spoken = measures_of(claim, brief) if claim else ()
        column = measures.index(spoken[0]) if spoken else 0
        self._shows_hypotheses = False
        at = (claim.by if claim else "", column)
        grid.show_grid(tuple(self._rows()), columns, self._cell, corner="Who", at=at, share=Share())
        grid.name_grid("Figures of each actor by measure", "measures")
        self._say_keys("Tab hypotheses" if self._hypotheses.claims else "", "Enter compares")

    def _show_hypotheses(self, claim: Claim | None) -> None:
        """Show claims by hypotheses."""
        kept, brief, grid = self._hypotheses, self._brief, self._grid
        columns = [
            Column(f"{number}. {text}", f"{kept.inconsistency(number - 1)}")
            for number, text in enumerate(kept.texts, 1)
        ]
        rows = [GridRow(other.id, f"{brief.name(other.by)}: {other.words}") for other in kept.claims]
        self._shows_hypotheses = True
        at, share = (claim.id if claim else "", 0), Share(names=34, widest=50, cell=15)
        grid.show_grid(rows, columns, self._mark, corner="Inconsistency", at=at, share=share)
        grid.name_grid("Claims by hypotheses", "hypotheses")
        self._say_keys("Tab figures", "Enter reads the quote")

    def _say_keys(self, *keys: str) -> None:
        self._title.show(self._brief.title, [(words, "dim") for words in (*keys, "Esc closes") if words])
        if self._grid.current:
            self._tell(self._grid.current.id, self._grid.column)

    def _mark(self, row: GridRow, column: int, room: int) -> GridCell:
        mark = self._hypotheses.mark(row.id, column)
        return GridCell(mark, style=MARKS.get(mark, "")) if mark else GridCell(self._glyphs.dot, style="dim")

    def _rows(self) -> Iterator[GridRow]:
        for line in self._matrix.speaking:
            yield GridRow(line.actor, f"{'  ' * line.depth}{self._brief.name(line.actor)}")
        if self._matrix.silent:
            yield GridRow("", "Silent on all of these", "heading", heading=True)
        for line in self._matrix.silent:
            yield GridRow(line.actor, f"{'  ' * line.depth}{self._brief.name(line.actor)}", "dim")

    def _cell(self, row: GridRow, column: int, room: int) -> GridCell:
        measure = self._matrix.measures[column].id
        claims = self._matrix.cell(row.id, measure)
        if not claims:
            spoken_for = (row.id, measure) in self._matrix.spoken_for
            return GridCell("" if spoken_for else self._glyphs.dot, style="dim")
        latest = claims[0]
        verdict = self._findings.strongest(latest.id)
        sign, style = sign_of(verdict, self._glyphs)
        if latest.id in self._findings.superseded:
            style = "dim"
        more = f"+{len(claims) - 1}" if len(claims) > 1 else ""
        words = brief_words(latest, room - len(more) - bool(more), unicode=self._glyphs.unicode)
        return GridCell(words, sign, more, style)

    def _tell(self, row: str, column: int) -> None:
        kept = self._matrix
        if self._shows_hypotheses:
            claim = self._brief.claims[row]
            self._status.show(mark_text(self._hypotheses, claim, column, self._brief))
        elif kept.measures:
            self._status.show(cell_text(kept, row, kept.measures[column], self._brief, self._findings))


def _counted(count: int) -> str:
    return f"{count:,} claim" if count == 1 else f"{count:,} claims"
