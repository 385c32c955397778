"""The telling of one side: its claims by measure, its denials, and what it is silent about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record
from briefing.ui.cells import pad
from briefing.ui.days import short_day
from briefing.ui.signs import sign_of, told
from briefing.ui.widgets.claim_lines import ClaimLines
from briefing.verdicts.perspective import Theme
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.drawn import Span
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
