"""The matrix screen: what each actor says of each measure, and how claims bear on hypotheses."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.brief.model import Consistency
from briefing.ui.actions import Place, bindings
from briefing.ui.screens.view import View
from briefing.ui.signs import sign_of
from briefing.ui.widgets.grid import Column, Grid, GridCell, GridRow, Share
from briefing.ui.widgets.status import StatusLines
from briefing.ui.widgets.title import TitleLine
from briefing.verdicts.hypotheses import hypotheses, mark_text
from briefing.verdicts.matrix import brief_words, cell_text, matrix, measures_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.screens.view import Next
    from briefing.verdicts.findings import Findings


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
        from briefing.ui.screens.compare import CompareScreen

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
