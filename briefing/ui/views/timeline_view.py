"""The timeline: who said what when, what became of it, and the measure's figures over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.cells import pad
from briefing.ui.drawn import StatusLines, TitleLine
from briefing.ui.list_pane import ClaimLines, Lines
from briefing.ui.signs import sign_of
from briefing.ui.views.view import View
from briefing.verdicts import plot
from briefing.verdicts.perspective import Extent, around, beside
from briefing.verdicts.plot import points
from briefing.verdicts.timeline import Clock, TimeEffect, remarks, story, timeline, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.perspective import Scope
    from briefing.verdicts.timeline import Remark, Timeline


STYLES = {"old": "dim", "axis": "dim", "span": "tension", "here": "strong", "point": ""}


class PlotPane(Lines[plot.PlotRow], can_focus=False):
    """Draws points on an axis of values and one of days."""

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._pens = plot.UNICODE if glyphs.unicode else plot.ASCII
        self._points: tuple[plot.Point, ...] = ()
        self._frame: plot.PlotFrame | None = None
        self._here = ""

    def show_points(self, points: tuple[plot.Point, ...], here: str, today: date | None) -> None:
        """Show other points, with the one at hand marked."""
        if points != self._points:
            self._points, self._frame = points, plot.frame(points, today)
        self._here = here
        self._plot()

    def spans(self, row: plot.PlotRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return the label and what is drawn behind it."""
        return ((f" {row.label}", "dim"), *((text, STYLES.get(role, "")) for text, role in row.parts))

    @property
    def legend(self) -> str:
        """What the signs mean that are drawn."""
        pens, frame = self._pens, self._frame
        if frame is None:
            return ""
        parts = ["log scale"] if frame.values.log else []
        if any(point.old for point in self._points):
            parts.append(f"{pens.old} replaced since")
        if frame.today:
            parts.append(f"{pens.day} the brief's date")
        return f" {self.glyphs.dot} ".join(parts)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._plot()
        super().on_resize()

    def _plot(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        if self._frame:
            rows = plot.plot(self._points, self._frame, self._here, width - 2, height, self._pens)
        else:
            rows = (plot.PlotRow("", (("No figure here has a day, so there is nothing to draw.", "old"),)),)
        self.show(rows)


class EntryRow(Record):
    """An entry, or a heading above those that follow."""

    at: int
    """Its place among the rows."""
    when: str
    """The days, said once for all entries of the same days; or the heading."""
    claim: Claim | None = None


class Columns(Record):
    """How many cells each column has; 0 where there is no room for it."""

    who: int
    what: int
    words: int
    remark: int


WHEN = 12
WIDE = 110
"""From this width on there is room for what the figure counts."""
TURNS = {
    TimeEffect.FELL: "conflict",
    TimeEffect.STALE: "tension",
    TimeEffect.REPLACES: "",
    TimeEffect.REPLACED: "dim",
}


def columns(width: int, *, measures: bool) -> Columns:
    """Share a width out; where the claims are of several measures and there is room, these have a column."""
    words = width - 7 - WHEN - 4
    if measures and width >= WIDE:
        who, what, said = words * 23 // 100, words * 23 // 100, words * 26 // 100
        return Columns(who, what, said, words - who - what - said - 1)
    who, said = words * 26 // 100, words * 33 // 100
    return Columns(who, 0, said, words - who - said)


class EntriesPane(ClaimLines[EntryRow]):
    """Lists the entries of a timeline; a line links those that have taken each other's place."""

    HEADED = 1

    def __init__(self, brief: Brief, findings: Findings, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._brief, self._findings = brief, findings
        self._chains: Mapping[str, tuple[str, ...]] = {}
        self._places: dict[str, int] = {}
        self._links: dict[int, str] = {}
        self._measures = False

    def show_timeline(self, timeline: Timeline, claim: str) -> None:
        """Show another timeline, with the cursor on a claim where it is among its entries."""
        rows = tuple(_rows(timeline))
        self._chains = timeline.chains
        self._measures = timeline.scope.extent is not Extent.MEASURE
        self._places = {row.claim.id: row.at for row in rows if row.claim}
        self._links = {}
        self.show(rows, self._places.get(claim, self._places.get(next(iter(self._places), ""), 0)))

    def heading(self, width: int) -> str:
        """Return the names of the columns, each above its own."""
        parts = columns(width, measures=self._measures)
        names = zip(("Who", "Of what", "What", "What became of it"), parts, strict=True)
        cells = " ".join(pad(name, size, self.glyphs.ellipsis) for name, size in names if size)
        return " " * 4 + pad("When", WHEN) + " " * 4 + cells

    def spans(self, row: EntryRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return link, day, sign, who, what and the gravest remark."""
        cut, claim = self.glyphs.ellipsis, row.claim
        marker = (f"{self.glyphs.marker if current else ' '} ", "strong")
        link = (f"{self._links.get(row.at, ' ')} ", "strong")
        if claim is None:
            return (marker, link, (pad(row.when, width - 4, cut), "heading"))
        parts = columns(width, measures=self._measures)
        verdict = self._findings.strongest(claim.id)
        old = "dim" if claim.id in self._findings.superseded else ""
        sign, style = sign_of(verdict, self.glyphs)
        line: list[Span] = [
            marker,
            link,
            (pad(row.when, WHEN, cut) + " ", "strong"),
            (f"{sign:<2} ", old or style),
            (pad(self._brief.name(claim.by), parts.who, cut) + " ", "strong" if current else old),
        ]
        if parts.what:
            measure = self._brief.measures.get(claim.measure or "")
            line.append((pad(measure.name if measure else "", parts.what, cut) + " ", old or "dim"))
        line.append((pad(claim.words, parts.words, cut) + " ", old or style))
        found = next(iter(self._remarks(claim)), None)
        if found:
            text = f"{self.glyphs.arrow} {found.short}" if found.turn is TimeEffect.REPLACED else found.short
            line.append((pad(text, parts.remark, cut), TURNS[found.turn]))
        return line

    def placed(self) -> None:
        """Link the claims of the chain that the one under the cursor is part of."""
        claim = self.current.claim if self.current else None
        chain = self._chains.get(claim.id, ()) if claim else ()
        links = self._drawn(sorted(self._places[id] for id in chain if id in self._places))
        if links != self._links:
            self._links = links
            self.redraw()

    def _remarks(self, claim: Claim) -> Iterator[Remark]:
        return remarks(claim, self._brief, self._findings, self._chains.get(claim.id, ()))

    def _drawn(self, places: list[int]) -> dict[int, str]:
        """Return what is drawn before the rows from the first place to the last."""
        if len(places) < 2:
            return {}
        top, middle, end, by = "╭├╰│" if self.glyphs.unicode else "+++|"
        links = dict.fromkeys(range(places[0], places[-1]), by)
        links |= dict.fromkeys(places, middle)
        return links | {places[0]: top, places[-1]: end}


def _rows(timeline: Timeline) -> Iterator[EntryRow]:
    at, before = 0, None
    for entry in timeline.entries:
        if entry.days is None and before != "":
            yield EntryRow(at, "No day given")
            at += 1
        words = when(entry.days) if entry.days else ""
        yield EntryRow(at, words if words != before else "", entry.claim)
        at += 1
        before = words


class TimelineScreen(View):
    """Shows the claims of a measure, a side or the whole brief in the order of their days."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.TIMELINE)]

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        super().__init__(claim, brief, findings, glyphs)
        self._clock = Clock.AS_OF
        self._measure = ""
        self._title = TitleLine(glyphs.ellipsis, id="title")
        self._plot = PlotPane(glyphs, id="plot")
        self._entries = EntriesPane(brief, findings, glyphs, id="entries")
        self._status = StatusLines(glyphs.ellipsis, id="status")

    def compose(self) -> ComposeResult:
        """Lay out the title, the plot, the entries and the foot."""
        yield self._title
        yield self._plot
        yield self._entries
        yield self._status

    def begin(self) -> None:
        """Begin with the measure of the claim from which the timeline was asked for."""
        self._show(around(self._claim, self._brief))
        self._entries.focus()

    @property
    def at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        row = self._entries.current
        return row.claim if row else None

    def on_claim_lines_reached(self, event: ClaimLines.Reached) -> None:
        """Tell of the claim, and mark it in the plot."""
        self._tell()

    def on_claim_lines_chosen(self, event: ClaimLines.Chosen) -> None:
        """Read the quote."""
        self.dismiss(event.claim)

    def action_clock(self) -> None:
        self._clock = self._clock.other
        self._show(self._timeline.scope)

    def action_wider(self) -> None:
        claim, extent = self.at_hand or self._claim, self._timeline.scope.extent.wider
        scope = around(claim, self._brief, extent)
        if scope == self._timeline.scope:  # a claim without a measure is in no narrower scope but its side
            scope = around(claim, self._brief, Extent.SIDE)
        self._show(scope)

    def action_next_scope(self) -> None:
        self._show(beside(self._timeline.scope, 1, self._brief))

    def action_previous_scope(self) -> None:
        self._show(beside(self._timeline.scope, -1, self._brief))

    def _show(self, scope: Scope) -> None:
        """Show the timeline of a scope, with the cursor on the claim at hand where it is part of it."""
        claim = self.at_hand or self._claim
        self._timeline = timeline(self._brief, self._findings, scope, self._clock)
        dot, count = self._glyphs.dot, len(self._timeline.entries)
        day = "s by day said" if self._clock is Clock.AS_OF else "s by as-of day"
        keys = [(words, "dim") for words in (day, "w wider", "] next", "Esc closes")]
        self._title.show(scope.name(self._brief), keys)
        self._entries.show_timeline(self._timeline, claim.id if claim else "")
        noun = "claim" if count == 1 else "claims"
        self._entries.name_it("Timeline", f"{count:,} {noun} {dot} {self._clock.value}")
        figures = (entry.claim.measure for entry in self._timeline.entries if entry.claim.figure)
        self._measure = scope.id if scope.extent is Extent.MEASURE else next(figures, None) or ""
        self._tell()

    def _tell(self) -> None:
        """Tell what became of the claim under the cursor, and plot its measure."""
        claim, brief = self.at_hand, self._brief
        if claim is None:
            self._status.show("No claim here.")
            return
        chain = self._timeline.chains.get(claim.id, ())
        self._status.show(story(claim, brief, self._findings, chain))
        if claim.figure and self._timeline.scope.extent is not Extent.MEASURE:
            self._measure = claim.measure or self._measure
        shown = points(brief.claims_by_measure.get(self._measure, ()), self._clock, self._findings)
        self._plot.show_points(shown, claim.id, brief.date)
        known = brief.measures.get(self._measure)
        self._plot.name_it(known.name if known else "", self._plot.legend)
