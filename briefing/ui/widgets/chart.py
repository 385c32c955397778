"""The chart of compare: a row for each claim, its range drawn to scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record
from briefing.ui.cells import cell_len, pad
from briefing.ui.days import short_day
from briefing.ui.signs import sign_of
from briefing.ui.widgets.chart_rows import ChartRow, chart_rows, told
from briefing.ui.widgets.claim_lines import ClaimLines
from briefing.verdicts import chart
from briefing.verdicts.matrix import brief_words
from briefing.verdicts.timeline import when
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.drawn import Span
    from briefing.verdicts.family import Branch
    from briefing.verdicts.findings import Findings


class Widths(Record):
    """How many cells each part of a row has; 0 where there is no room for it."""

    who: int
    figure: int
    chart: int
    as_of: int
    basis: int
    origin: int


ROLES = {"hard": "", "typical": "strong", "stated": "strong"}
SAID, RATED = 7, 3
WIDE = 120
"""From this width on there is room for the day that a figure is about, its basis and its origin."""


def widths(width: int) -> Widths:
    """Share a width out: who and figure take half of what the days and ratings leave, the chart the rest."""
    as_of, basis, origin = (12, 9, 14) if width >= WIDE else (0, 0, 0)
    words = width - 5 - SAID - RATED - sum(size + 1 for size in (as_of, basis, origin) if size)
    who, figure = min(26, words * 24 // 100), min(30, words * 28 // 100)
    return Widths(who, figure, words - who - figure - 3, as_of, basis, origin)


class Chart(ClaimLines[ChartRow]):
    """Draws the claims of a measure, its wholes and its parts on one axis."""

    HEADED = True

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
        self._told = told(branches, findings)
        self._begin = ""

    def heading(self, width: int) -> str:
        """Return the labels of the axis, above where they stand."""
        parts = widths(width)
        cells = [" "] * parts.chart
        name = ""
        if self._axis:
            for at, label in self._axis.ticks(parts.chart):
                cells[at : at + len(label)] = label
            unit = "" if self._axis.unit.kind == "date" else self._axis.unit.name
            name = ", ".join(filter(None, (unit, "log scale" if self._axis.log else "")))
        tail = f" {'Said':>{SAID - 1}} Src"
        named = zip(("As of", "Basis", "Origin"), parts[3:], strict=True)
        tail += "".join(f" {pad(title, size)}" for title, size in named if size)
        return " " * 5 + pad(name, parts.who + parts.figure + 2) + "".join(cells) + tail

    def spans(self, row: ChartRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return sign, who, figure, whisker, days, rating, basis and origin."""
        cut, claim = self.glyphs.ellipsis, row.claim
        indent = "  " * row.depth
        marker = (f"{self.glyphs.marker if current else ' '} ", "strong")
        if claim is None:
            return (marker, (pad(f"{indent}{row.text}", width - 2, cut), row.style))
        parts = widths(width)
        verdict = self._findings.strongest(claim.id)
        sign, style = sign_of(verdict, self.glyphs)
        words = claim.words
        if successor := self._brief.claims.get(self._findings.superseded.get(claim.id, "")):
            sign, style = self.glyphs.sign(Kind.SUPERSEDED), "dim"
            words = self._replaced(claim, successor, parts.figure)
        line: list[Span] = [
            marker,
            (f"{sign:<2} ", style),
            (pad(indent + self._brief.name(claim.by), parts.who, cut) + " ", style),
            (pad(words, parts.figure, cut) + " ", style),
        ]
        if self._axis and claim.figure:
            for text, role in chart.whisker(claim.figure, self._axis, parts.chart, self._pens):
                line.append((text, f"{style} {ROLES.get(role, '')}".strip()))
        else:
            line.append((" " * parts.chart, ""))
        said = short_day(claim.said) if claim.said else ""
        source = self._brief.sources.get(claim.via or "")
        rating = f"{source.reliability if source else ''}{claim.credibility or ''}"
        line.append((f" {said:>{SAID - 1}} {rating:<{RATED}}", style))
        tail = zip((_as_of(claim), claim.basis, claim.origin), parts[3:], strict=True)
        line += [(f" {pad(text, size, cut)}", style) for text, size in tail if size]
        return line

    def make_room(self, width: int) -> None:
        """Take no more lines than the rows need in a width, borders included, so that the verdicts have the rest."""
        rows = sum(1 for _ in chart_rows(self._told, self._brief, width - 4))
        self.styles.max_height = rows + self.HEADED + 2

    def follow(self, claim: str) -> None:
        """Put the cursor on a claim, as soon as there are rows."""
        self._begin = claim
        y = next((y for y, row in enumerate(self.rows) if row.claim and row.claim.id == claim), None)
        if y is not None:
            self.place(y)

    def on_resize(self) -> None:
        """Wrap the notes for the new width, with the cursor on the same claim."""
        here = self.current.claim if self.current else None
        self.make_room(self.outer_size.width)
        self.show(tuple(chart_rows(self._told, self._brief, self.size.width - 2)))
        self.follow(here.id if here else self._begin)
        super().on_resize()

    def _replaced(self, claim: Claim, successor: Claim, width: int) -> str:
        """Return what a superseded claim said and what has taken its place, as fully as there is room."""
        sign = self.glyphs.sign(Kind.SUPERSEDED)
        words = f"{claim.words} {sign} {successor.words}"
        if cell_len(words) <= width:
            return words
        half = (width - len(sign) - 2) // 2
        old, new = (brief_words(one, half, unicode=self.glyphs.unicode) for one in (claim, successor))
        return f"{old} {sign} {new}"


def _as_of(claim: Claim) -> str:
    """Return the days that a claim is about, where they are not the day on which it was said."""
    if claim.as_of is None or claim.as_of.first == claim.as_of.last == claim.said:
        return ""
    return when(claim.as_of)
