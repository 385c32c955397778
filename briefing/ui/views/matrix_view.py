"""The matrix: what each actor says of each measure, and how claims bear on hypotheses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefing.brief.model import Consistency
from briefing.text import counted
from briefing.ui.actions import Where, bindings
from briefing.ui.cells import pad, wrap
from briefing.ui.held_frame import hold_frame
from briefing.ui.list_pane import ListPane
from briefing.ui.signs import sign_of
from briefing.ui.views.view import Next, View, can_compare
from briefing.verdicts.matrix import brief_words, cell_text, hypotheses, mark_text, matrix, measures_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings

MARKS = {
    Consistency.VERY_CONSISTENT: "good",
    Consistency.INCONSISTENT: "tension",
    Consistency.VERY_INCONSISTENT: "conflict",
    Consistency.NOT_APPLICABLE: "dim",
}
"""The styles of the marks of claims against hypotheses."""
WIDEST = 26
"""Cells that a column has at most."""
NAME_LINES = 3
"""Lines for the name of a column."""


class GridColumn(NamedTuple):
    """A column of the grid."""

    name: str
    foot: str = ""
    """Stands below its name."""


class GridRow(NamedTuple):
    """A row of the grid, or a heading above those that follow."""

    id: str
    name: str
    style: str = ""
    heading: bool = False


class GridCell(NamedTuple):
    """What stands where a row meets a column."""

    text: str = ""
    sign: str = ""
    more: str = ""
    """Stands at the right end."""
    style: str = ""


class GridContent(NamedTuple):
    """What a grid shows, and how it shares its width out."""

    rows: tuple[GridRow, ...]
    columns: tuple[GridColumn, ...]
    cell: Callable[[GridRow, int, int], GridCell]
    """Returns what stands in a row and a column, where there is room for so many characters."""
    title: str
    noun: str
    """What the columns are."""
    corner: str
    """Stands above the names."""
    share: int = 24
    """Per cent of the width for the names."""
    widest: int = 34
    """Cells that the names have at most."""
    narrowest: int = 19
    """Cells that a column has at least."""


class GridLayout(NamedTuple):
    """How a width is shared out."""

    name: int
    cell: int
    shown: int
    """How many columns can be seen at once."""


class GridPane(ListPane[GridRow]):
    """Shows named rows by columns; columns that do not fit are scrolled to, and the names stay."""

    HEADED = NAME_LINES + 1
    LEGEND = ("Matrix", "Hypotheses", "Verdicts", "Severity")
    ENTER = "compare this figure; of hypotheses, read the quote of the claim"
    CURSOR = ""
    _content: GridContent

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self.column = 0
        """The column the cursor is in."""
        self._left = 0

    def show_grid(self, content: GridContent, row: str, column: int) -> None:
        """Show other rows and columns with the cursor on one cell."""
        self._content = content
        self.column, self._left = min(column, max(0, len(content.columns) - 1)), 0
        places = [y for y, shown in enumerate(content.rows) if not shown.heading]
        self.show(
            content.rows, next((y for y in places if content.rows[y].id == row), min(places, default=0))
        )
        self._uncover()

    def heading(self, y: int, width: int) -> Sequence[Span]:
        """Return a line of the columns' names; below them stands what else is said of each."""
        layout, cut = self._layout(width), self.glyphs.ellipsis
        is_foot = y == NAME_LINES
        corner = f"  {self._content.corner}" if is_foot else ""
        spans: list[Span] = [(pad(corner, layout.name + 2, cut), "dim")]
        for at in self._seen(layout):
            text, here = self._name_line(self._content.columns[at], y, layout.cell - 4), at == self.column
            look = "dim" if is_foot else "strong" if here else ""
            spans += [(f"{self.marker(here)}  ", "strong"), (pad(text, layout.cell - 3, cut), look)]
        return spans

    def spans(self, row: GridRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, name and the cells in sight."""
        layout, cut = self._layout(width), self.glyphs.ellipsis
        marker = (f"{self.marker(current)} ", "strong")
        if row.heading:
            return (marker, (pad(row.name, width - 2, cut), row.style))
        name = pad(row.name, layout.name - 1, cut) + " "
        spans: list[Span] = [marker, (name, "strong" if current else row.style)]
        for at in self._seen(layout):
            cell = self._content.cell(row, at, layout.cell - 4)
            more = f" {cell.more}" if cell.more else ""
            text = pad(cell.text, layout.cell - 4 - len(more), cut) + more
            is_here = current and at == self.column and self.has_focus
            spans += [(f"{cell.sign:<2} {text}", "here" if is_here else cell.style), (" ", "")]
        return spans

    def rests_on(self, row: GridRow) -> bool:
        """Whether the row is no heading."""
        return not row.heading

    def go(self, step: int) -> None:
        """Move the cursor some columns to the right."""
        column = max(0, min(self.column + step, len(self._content.columns) - 1))
        if column != self.column:
            self.column = column
            self._uncover()
            self.reached()
            hold_frame(self)

    def on_resize(self) -> None:
        """Keep the column of the cursor in sight."""
        self._uncover()

    def _uncover(self) -> None:
        """Scroll sideways as little as brings the column of the cursor in sight, and say which columns are."""
        total, layout = len(self._content.columns), self._layout(self.size.width)
        self._left = max(
            self.column - layout.shown + 1, min(self._left, self.column, total - layout.shown), 0
        )
        self.redraw()
        seen = self._seen(layout)
        note = f"{self._content.noun} {seen.start + 1}{self.glyphs.dash}{seen.stop} of {total}"
        self.name_it(self._content.title, note if total else "")

    def _seen(self, layout: GridLayout) -> range:
        return range(self._left, min(self._left + layout.shown, len(self._content.columns)))

    def _layout(self, width: int) -> GridLayout:
        content = self._content
        name = max(16, min(content.widest, width * content.share // 100))
        room = max(content.narrowest, width - 2 - name)
        count = max(1, min(len(content.columns), room // content.narrowest))
        return GridLayout(name, min(WIDEST, room // count), count)

    def _name_line(self, column: GridColumn, y: int, width: int) -> str:
        """Return a line of a column's name, which ends above its foot."""
        if y == NAME_LINES:
            return column.foot
        lines = wrap(column.name, width)
        kept = [column.name[start:end] for start, end in lines[:NAME_LINES]]
        if len(lines) > NAME_LINES:
            kept[-1] = f"{kept[-1][: width - 1].rstrip()}{self.glyphs.ellipsis}"
        at = y - (NAME_LINES - len(kept))
        return kept[at] if at >= 0 else ""


class MatrixScreen(View):
    """Shows actors by measures, or claims by hypotheses."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.MATRIX)]
    NAME = "matrix"

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        self._grid = GridPane(glyphs, id="grid")
        super().__init__(claim, brief, findings, glyphs, self._grid)
        self._matrix = matrix(brief, findings)
        self._hypotheses = hypotheses(brief)
        self._shows_hypotheses = False

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

    def on_list_pane_reached(self) -> None:
        """Tell of the cell."""
        self._tell()

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Compare the claim, or what it denies; where a row is a claim, read its quote."""
        claim, claims = self.at_hand, self._brief.claims
        if claim is None:
            return
        if not self._shows_hypotheses:
            measure = self._matrix.measures[self._grid.column].id
            denied = [claims[id] for id in claim.denies if id in claims]
            for compared in (claim, *denied):
                if compared.measure == measure and can_compare(compared):
                    self._compare(compared)
                    return
        self.dismiss(claim.id)

    def _compare(self, claim: Claim) -> None:
        """Look closer at a claim of a cell, and come back to the cell."""
        from briefing.ui.views.compare_view import CompareScreen

        compare = CompareScreen(claim, self._brief, self._findings, self._glyphs)
        compare.sizes, compare.notes = self.sizes, self.notes
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
            self._status.notice("The brief does not say how its claims bear on hypotheses.")

    def _show_figures(self, claim: Claim | None) -> None:
        """Show actors by measures."""
        brief, measures = self._brief, self._matrix.measures
        claims = [brief.claims_by_measure.get(measure.id, ()) for measure in measures]
        content = GridContent(
            tuple(self._rows()),
            tuple(
                GridColumn(measure.name, counted(len(made), "claim"))
                for measure, made in zip(measures, claims, strict=True)
            ),
            self._cell,
            "Figures of each actor by measure",
            "measures",
            corner="Who",
        )
        spoken = measures_of(claim, brief) if claim else ()
        column = [measure.id for measure in measures].index(spoken[0]) if spoken else 0
        self._shows_hypotheses = False
        self._grid.show_grid(content, claim.by if claim else "", column)
        self._say_keys("Tab hypotheses" if self._hypotheses.claims else "", "Enter compares")

    def _show_hypotheses(self, claim: Claim | None) -> None:
        """Show claims by hypotheses."""
        kept, brief = self._hypotheses, self._brief
        content = GridContent(
            tuple(GridRow(other.id, f"{brief.name(other.by)}: {other.words}") for other in kept.claims),
            tuple(
                GridColumn(f"{number}. {text}", f"{kept.inconsistency(number - 1)}")
                for number, text in enumerate(kept.texts, 1)
            ),
            self._mark,
            "Claims by hypotheses",
            "hypotheses",
            corner="Inconsistency",
            share=34,
            widest=50,
            narrowest=15,
        )
        self._shows_hypotheses = True
        self._grid.show_grid(content, claim.id if claim else "", 0)
        self._say_keys("Tab figures", "Enter reads the quote")

    def _say_keys(self, *keys: str) -> None:
        self._title.show(self._brief.title, self.keys_note(*keys, "Esc closes"))
        self._tell()

    def _mark(self, row: GridRow, column: int, room: int) -> GridCell:
        mark = self._hypotheses.mark(row.id, column)
        return GridCell(mark, style=MARKS.get(mark, "")) if mark else GridCell(self._glyphs.dot, style="dim")

    def _rows(self) -> Iterator[GridRow]:
        """Yield the actors who give figures, then those who are silent."""
        for lines, style in ((self._matrix.speaking, ""), (self._matrix.silent, "dim")):
            if lines and style:
                yield GridRow("", "Silent on all of these", "heading", heading=True)
            for line in lines:
                yield GridRow(line.actor, f"{'  ' * line.depth}{self._brief.name(line.actor)}", style)

    def _cell(self, row: GridRow, column: int, room: int) -> GridCell:
        measure = self._matrix.measures[column].id
        claims = self._matrix.cell(row.id, measure)
        if not claims:
            spoken_for = (row.id, measure) in self._matrix.spoken_for
            return GridCell("" if spoken_for else self._glyphs.dot, style="dim")
        latest = claims[0]
        sign, style, _ = sign_of(self._findings.strongest(latest.id), self._glyphs)
        if latest.id in self._findings.superseded:
            style = "dim"
        more = f"+{len(claims) - 1}" if len(claims) > 1 else ""
        words = brief_words(latest, room - len(more) - bool(more), unicode=self._glyphs.unicode)
        return GridCell(words, sign, more, style)

    def _tell(self) -> None:
        """Tell of the cell under the cursor."""
        row, column, brief = self._grid.current, self._grid.column, self._brief
        if row and self._shows_hypotheses:
            self._status.show(mark_text(self._hypotheses, brief.claims[row.id], column, brief))
        elif row and (measures := self._matrix.measures):
            self._status.show(cell_text(self._matrix, row.id, measures[column], brief, self._findings))
