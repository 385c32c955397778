"""The chart of compare: a row for each claim, its range drawn to scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from briefing.ui.cells import pad
from briefing.ui.days import short_day
from briefing.ui.widgets.lines import Lines, Span
from briefing.verdicts import chart
from briefing.verdicts.drift import drift_words, drifts
from briefing.verdicts.support import support_text, supports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.verdicts.family import Branch
    from briefing.verdicts.findings import Findings


class ChartRow(NamedTuple):
    """A claim of the chart, or the name of the measure whose claims follow, or a note on them."""

    measure: str
    depth: int
    claim: Claim | None = None
    note: str = ""


class Widths(NamedTuple):
    """How many cells each part of a row has."""

    who: int
    figure: int
    chart: int
    tail: int


ROLES = {"hard": "", "typical": "strong", "stated": "strong"}


def widths(width: int) -> Widths:
    """Share a width out: the chart takes about half."""
    tail = 16 if width >= 100 else 7
    words = width - tail - 5
    who, figure = min(26, words * 26 // 100), min(30, words * 28 // 100)
    return Widths(who, figure, words - who - figure - 2, tail)


def measure_notes(claims: Sequence[Claim], findings: Findings) -> Iterator[str]:
    """Yield how many stand behind the figures of a measure, and how the wordings of one utterance differ."""
    for support in supports(claims, findings):
        yield support_text(support)
    for drift in drifts(claims, findings.brief):
        yield f"{drift.wordings[0].figure.text}: {drift_words(drift)}"


class Chart(Lines[ChartRow]):
    """Draws the claims of a measure, its wholes and its parts on one axis."""

    HEADED = True

    @dataclass
    class Reached(Message):
        """The cursor was moved to a claim."""

        claim: str

    @dataclass
    class Chosen(Message):
        """The claim's quote is to be read."""

        claim: str

    def __init__(
        self,
        branches: Sequence[Branch],
        axis: chart.Axis | None,
        brief: Brief,
        findings: Findings,
        glyphs: Glyphs,
        *,
        id: str,
    ) -> None:
        super().__init__(glyphs, id=id)
        self._brief, self._findings = brief, findings
        self._pens = chart.UNICODE if glyphs.unicode else chart.ASCII
        self._axis = axis
        self.contents = tuple(
            row
            for branch in branches
            if branch.claims
            for row in (
                ChartRow(branch.measure.name, branch.depth),
                *(
                    ChartRow(branch.measure.name, branch.depth, note=note)
                    for note in measure_notes(branch.claims, findings)
                ),
                *(ChartRow(branch.measure.name, branch.depth, claim) for claim in branch.claims),
            )
        )

    def heading(self, width: int) -> str:
        """Return the labels of the axis, above where they stand."""
        parts = widths(width)
        cells = [" "] * parts.chart
        if self._axis:
            for at, label in self._axis.ticks(parts.chart):
                cells[at : at + len(label)] = label
        said = "Said   Src" if parts.tail > 10 else "Said"
        name = "(log scale)" if self._axis and self._axis.log else ""
        return " " * 5 + pad(name, parts.who + parts.figure + 2) + "".join(cells) + f" {said}"

    def spans(self, row: ChartRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return sign, who, figure, whisker, day and rating."""
        cut, claim = self.glyphs.ellipsis, row.claim
        indent = "  " * row.depth
        marker = (f"{self.glyphs.marker if current else ' '} ", "strong")
        if claim is None:
            if row.note:
                return (marker, (pad(f"{indent}   {row.note}", width - 2, cut), "dim"))
            return (marker, (pad(f"{indent}{row.measure}", width - 2, cut), "heading"))
        parts = widths(width)
        verdict = self._findings.strongest(claim.id)
        bad = bool(verdict and verdict.kind.is_contradiction)
        style = "dim" if claim.id in self._findings.superseded else "conflict" if bad else ""
        sign = self.glyphs.sign(verdict.kind) if verdict and verdict.kind.weight >= 0.5 else ""
        line: list[Span] = [
            marker,
            (f"{sign:<2} ", style),
            (pad(indent + self._brief.name(claim.by), parts.who, cut) + " ", style),
            (pad(claim.words, parts.figure, cut) + " ", style),
        ]
        if self._axis and claim.figure:
            for text, role in chart.whisker(claim.figure, self._axis, parts.chart, self._pens):
                line.append((text, f"{style} {ROLES.get(role, '')}".strip()))
        said = short_day(claim.said) if claim.said else ""
        line.append((f" {said:>6}", style))
        if parts.tail > 10:
            source = self._brief.sources.get(claim.via or "")
            rating = f"{source.reliability if source else ''}{claim.credibility or ''}"
            line.append((f" {rating:<3}", style))
        return line

    def on_mount(self) -> None:
        """Show the rows."""
        self.show(self.contents)

    def follow(self, claim: str) -> None:
        """Put the cursor on a claim."""
        for y, row in enumerate(self.rows):
            if row.claim and row.claim.id == claim:
                self.place(y)
                return

    def reached(self) -> None:
        """Report the claim under the cursor."""
        if self.current and self.current.claim:
            self.post_message(self.Reached(self.current.claim.id))

    def action_choose(self) -> None:
        """Ask to read the quote."""
        if self.current and self.current.claim:
            self.post_message(self.Chosen(self.current.claim.id))
