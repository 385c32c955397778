"""The perspective: the brief as one side tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefing.text import counted
from briefing.ui.actions import Where, bindings
from briefing.ui.list_pane import ClaimTable, ListPane, TableColumn, margin_spans
from briefing.ui.panes import said_cell
from briefing.ui.signs import sign_of, verdict_words
from briefing.ui.views.view import View
from briefing.verdicts.findings import account, silence
from briefing.verdicts.perspective import Theme, perspective, sides
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.perspective import Perspective


class TellingRow(NamedTuple):
    """A claim, or a heading above those that follow."""

    text: str = ""
    """The heading; of a claim that is denied, the sign before its speaker."""
    style: str = ""
    claim: Claim | None = None


class TellingPane(ClaimTable[TellingRow]):
    """Shows what one side says, what it denies, and what it is silent about."""

    INDENT = 5
    LEGEND = ("Verdicts", "Severity")
    ENTER = "read the quote of this claim"

    def __init__(self, brief: Brief, findings: Findings, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._brief, self._findings = brief, findings

    def show_telling(self, perspective: Perspective, claim: str) -> None:
        """Show another telling, with the cursor on a claim where it is among the told."""
        self.show_at(tuple(self._rows(perspective)), claim)

    def columns(self, width: int) -> Sequence[TableColumn]:
        """Share a width out among who, what and the verdict."""
        words = max(9, width - 15)
        who, what = min(34, words * 27 // 100), min(46, words * 38 // 100)
        return (
            TableColumn("  Who", who),
            TableColumn("What", what),
            TableColumn("Said ", 7, right=True),
            TableColumn("Verdict", words - who - what, after=0),
        )

    def title_of(self, row: TellingRow) -> Span | None:
        """Return a theme or a measure, above what is told of it."""
        return None if row.claim else (row.text, row.style)

    def lead(self, row: TellingRow, current: bool) -> Sequence[Span]:
        """Return the marker and, of a claim, its sign."""
        marker = (f"{self.marker(current)} ", "strong")
        if row.claim is None:
            return (marker,)
        sign = sign_of(self._findings.strongest(row.claim.id), self.glyphs)
        return (marker, *margin_spans(sign.text, self._old(row.claim) or sign.mark))

    def cells(self, row: TellingRow, columns: Sequence[TableColumn], *, current: bool) -> Iterator[Span]:
        """Yield who, what, day and verdict."""
        claim, brief, glyphs = row.claim, self._brief, self.glyphs
        assert claim
        verdict = self._findings.strongest(claim.id)
        old, look = self._old(claim), sign_of(verdict, glyphs).style
        yield f"  {row.text}{brief.name(claim.by)}", "strong" if current else old
        yield claim.words, old or look
        yield said_cell(claim), old
        words = verdict_words(verdict, claim, brief, glyphs, columns[-1].size) if verdict else ""
        yield words, old or look

    def _old(self, claim: Claim) -> str:
        return "dim" if claim.id in self._findings.superseded else ""

    def _rows(self, perspective: Perspective) -> Iterator[TellingRow]:
        theme, brief = None, self._brief
        for part in perspective.parts:
            if part.theme is not theme:
                if theme:
                    yield TellingRow()
                yield TellingRow(part.theme.value, "heading")
                theme = part.theme
            if part.measure:
                yield TellingRow(f"   {brief.measures[part.measure].name}", "strong")
            elif part.theme is Theme.SAYS:
                yield TellingRow("   Without a figure", "strong")
            for telling in part.told:
                yield TellingRow(claim=telling.claim)
                for denied in telling.denied:
                    yield TellingRow(f"{self.glyphs.sign(Kind.DENIED)} ", claim=denied)


class PerspectiveScreen(View):
    """Shows what one side says and denies, and what others say while it is silent."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.PERSPECTIVE)]
    NAME = "perspective"

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        self._telling = TellingPane(brief, findings, glyphs, id="telling")
        super().__init__(claim, brief, findings, glyphs, self._telling)
        self._sides = sides(brief)
        side = brief.side(claim.by) if claim else ""
        self._at = self._sides.index(side) if side in self._sides else 0

    def begin(self) -> None:
        """Begin with the side of the claim from which the perspective was asked for."""
        self._show(self._claim.id if self._claim else "")
        self._telling.focus()

    @property
    def at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        return self._telling.claim

    def on_list_pane_reached(self) -> None:
        """Tell of the claim."""
        self._tell()

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Read the quote."""
        self.dismiss(event.row.claim.id)

    def action_next_side(self) -> None:
        self._step(1)

    def action_previous_side(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._sides:
            self._at = (self._at + step) % len(self._sides)
            self._show("")

    def _show(self, claim: str) -> None:
        """Show the brief as the side tells it."""
        if not self._sides:
            self._status.show("This brief has no actors.")
            return
        side, brief = self._sides[self._at], self._brief
        told = perspective(brief, self._findings, side)
        self._title.show(
            f"{brief.name(side)}, in its own telling", self.keys_note("] next side", "Esc closes")
        )
        self._telling.show_telling(told, claim)
        counts = {theme: sum(len(part.told) for part in told.parts if part.theme is theme) for theme in Theme}
        silent = sum(part.theme is Theme.SILENT for part in told.parts)
        note = f" {self._glyphs.dot} ".join(
            (
                counted(counts[Theme.SAYS], "claim"),
                counted(counts[Theme.DENIES], "denial"),
                f"silent on {counted(silent, 'measure')}",
            )
        )
        self._telling.name_it(f"Side {self._at + 1} of {len(self._sides)}", note)
        if counts[Theme.SAYS] or counts[Theme.DENIES]:
            self._tell()
        else:
            self._status.show(silence(side, brief))

    def _tell(self) -> None:
        claim = self.at_hand
        self._status.show(account(claim, self._brief, self._findings) if claim else "")
