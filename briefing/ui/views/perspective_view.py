"""The perspective: the brief as one side tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.cells import pad
from briefing.ui.days import short_day
from briefing.ui.drawn import StatusLines, TitleLine
from briefing.ui.list_pane import ClaimLines
from briefing.ui.signs import sign_of, told
from briefing.ui.views.view import View
from briefing.verdicts.findings import account, silence
from briefing.verdicts.perspective import Theme, perspective, sides
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.perspective import Perspective


class TellingRow(Record):
    """A claim, or a heading above those that follow."""

    text: str = ""
    """The heading; of a claim that is denied, the sign before its speaker."""
    style: str = ""
    claim: Claim | None = None


class TellingPane(ClaimLines[TellingRow]):
    """Shows a brief as one side tells it."""

    HEADED = 1

    def __init__(self, brief: Brief, findings: Findings, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._brief, self._findings = brief, findings

    def show_telling(self, perspective: Perspective, claim: str) -> None:
        """Show another telling, with the cursor on a claim where it is among the told."""
        rows = tuple(self._rows(perspective))
        places = [y for y, row in enumerate(rows) if row.claim]
        here = next((y for y in places if (found := rows[y].claim) and found.id == claim), None)
        self.show(rows, here if here is not None else next(iter(places), 0))

    def heading(self, width: int) -> str:
        """Return the names of the columns, each above its own."""
        who, words, verdict = _columns(width)
        return (
            " " * 5
            + pad("  Who", who + 1)
            + pad("What", words + 1)
            + f"{'Said':>6}  "
            + pad("Verdict", verdict)
        )

    def spans(self, row: TellingRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return sign, who, what, day and verdict."""
        cut, claim, findings = self.glyphs.ellipsis, row.claim, self._findings
        marker = (f"{self.glyphs.marker if current else ' '} ", "strong")
        if claim is None:
            return (marker, (pad(row.text, width - 2, cut), row.style))
        who, words, verdicts = _columns(width)
        verdict = findings.strongest(claim.id)
        sign, style = sign_of(verdict, self.glyphs)
        old = "dim" if claim.id in findings.superseded else ""
        said = short_day(claim.said) if claim.said else ""
        words_of_it = told(verdict, claim, self._brief, self.glyphs, verdicts) if verdict else ""
        name = f"  {row.text}{self._brief.name(claim.by)}"
        return (
            marker,
            (f"{sign:<2} ", old or style),
            (pad(name, who, cut) + " ", "strong" if current else old),
            (pad(claim.words, words, cut) + " ", old or style),
            (f"{said:>6}  ", old),
            (pad(words_of_it, verdicts, cut), old or style),
        )

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


def _columns(width: int) -> tuple[int, int, int]:
    """Share a width out among who, what and the verdict."""
    words = max(9, width - 5 - 10)
    who, what = min(34, words * 27 // 100), min(46, words * 38 // 100)
    return who, what, words - who - what


class PerspectiveScreen(View):
    """Shows what one side says and denies, and what others say while it is silent."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.PERSPECTIVE)]

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        super().__init__(claim, brief, findings, glyphs)
        self._sides = sides(brief)
        at = brief.side(claim.by) if claim else ""
        self._at = self._sides.index(at) if at in self._sides else 0
        self._title = TitleLine(glyphs.ellipsis, id="title")
        self._telling = TellingPane(brief, findings, glyphs, id="telling")
        self._status = StatusLines(glyphs.ellipsis, id="status")

    def compose(self) -> ComposeResult:
        """Lay out the title, what is told and the foot."""
        yield self._title
        yield self._telling
        yield self._status

    def begin(self) -> None:
        """Begin with the side of the claim from which the perspective was asked for."""
        self._show(self._claim.id if self._claim else "")
        self._telling.focus()

    @property
    def at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        row = self._telling.current
        return row.claim if row else None

    def on_claim_lines_reached(self, event: ClaimLines.Reached) -> None:
        """Tell of the claim."""
        self._tell()

    def on_claim_lines_chosen(self, event: ClaimLines.Chosen) -> None:
        """Read the quote."""
        self.dismiss(event.claim)

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
        keys = [(words, "dim") for words in ("] next side", "Esc closes")]
        self._title.show(f"{brief.name(side)}, in its own telling", keys)
        self._telling.show_telling(told, claim)
        counts = {theme: sum(len(part.told) for part in told.parts if part.theme is theme) for theme in Theme}
        silent = sum(part.theme is Theme.SILENT for part in told.parts)
        dot = f" {self._glyphs.dot} "
        note = dot.join(
            (
                _counted(counts[Theme.SAYS], "claim"),
                _counted(counts[Theme.DENIES], "denial"),
                f"silent on {_counted(silent, 'measure')}",
            )
        )
        self._telling.name_it(f"Side {self._at + 1} of {len(self._sides)}", note)
        self._tell()
        if not counts[Theme.SAYS] and not counts[Theme.DENIES]:
            self._status.show(silence(side, brief))

    def _tell(self) -> None:
        claim = self.at_hand
        self._status.show(account(claim, self._brief, self._findings) if claim else "")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
