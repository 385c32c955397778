"""The timeline: who said what when, what became of it, and the measure's figures over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefing.text import counted, long_day
from briefing.ui.actions import Where, bindings
from briefing.ui.cells import pad
from briefing.ui.list_pane import ClaimTable, ListPane, TableColumn, margin_spans
from briefing.ui.signs import sign_of
from briefing.ui.views.view import View
from briefing.verdicts import plot
from briefing.verdicts.perspective import Extent, around, beside
from briefing.verdicts.plot import points
from briefing.verdicts.timeline import Clock, TimeEffect, remarks, story, timeline, when

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.perspective import Scope
    from briefing.verdicts.timeline import Timeline

PLOTTED = {
    "old": "dim",
    "axis": "dim",
    "span": "tension",
    "here": "strong",
    "contradicted": "conflict",
    "tension": "tension",
}
"""The styles of what is plotted."""
TURNS = {
    TimeEffect.FELL: "conflict",
    TimeEffect.STALE: "tension",
    TimeEffect.REPLACES: "",
    TimeEffect.REPLACED: "dim",
}
WHEN = 12
"""Cells for the days of an entry."""
WIDE = 110
"""From this width on there is room for what the figure counts."""


class PlotPane(ListPane[plot.PlotRow], can_focus=False):
    """Draws points on an axis of values and one of days."""

    LEGEND = ("Plot",)

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
        return ((f" {row.label}", "dim"), *((text, PLOTTED.get(role, "")) for text, role in row.parts))

    @property
    def legend(self) -> str:
        """What the signs mean that are drawn."""
        pens, frame = self._pens, self._frame
        if frame is None:
            return ""
        parts = ["log scale"] if frame.values.log else []
        if frame.today and not frame.days.low <= frame.today.toordinal() <= frame.days.high:
            parts.append(f"{pens.gap}{pens.gap} days left out")
        if any(point.old for point in self._points):
            parts.append(f"{pens.old} replaced since")
        if frame.today:
            parts.append(f"{pens.day} the brief's date, {long_day(frame.today)}")
        return f" {self.glyphs.dot} ".join(parts)

    def on_resize(self) -> None:
        """Draw for the new size."""
        self._plot()

    def _plot(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        if self._frame:
            rows = plot.plot(self._points, self._frame, self._here, width - 2, height, self._pens)
        else:
            rows = (plot.PlotRow("", (("No figure here has a day, so there is nothing to draw.", "old"),)),)
        self.show(rows)


class EntryRow(NamedTuple):
    """An entry, or a heading above those that follow."""

    at: int
    """Its place among the rows."""
    when: str
    """The days, said once for all entries of the same days; or the heading."""
    claim: Claim | None = None


class EntriesPane(ClaimTable[EntryRow]):
    """Lists the entries of a timeline; a line links those that have taken each other's place."""

    INDENT = 20
    LEGEND = ("Timeline", "Verdicts", "Severity")
    ENTER = "read the quote of this claim"

    def __init__(self, brief: Brief, findings: Findings, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(glyphs, id=id)
        self._brief, self._findings = brief, findings
        self._chains: Mapping[str, tuple[str, ...]] = {}
        self._links: dict[int, str] = {}
        self._measures = False

    def show_timeline(self, timeline: Timeline, claim: str) -> None:
        """Show another timeline, with the cursor on a claim where it is among its entries."""
        self._chains, self._links = timeline.chains, {}
        self._measures = timeline.scope.extent is not Extent.MEASURE
        self.show_at(tuple(_rows(timeline)), claim)

    def columns(self, width: int) -> Sequence[TableColumn]:
        """Share a width out; where the claims are of several measures and there is room, these have a column."""
        words, what = width - 23, 0
        if self._measures and width >= WIDE:
            who, what, said = words * 23 // 100, words * 23 // 100, words * 26 // 100
            remark = words - who - what - said - 1
        else:
            who, said = words * 26 // 100, words * 33 // 100
            remark = words - who - said
        return (
            TableColumn("Who", who),
            TableColumn("Of what", what),
            TableColumn("What", said),
            TableColumn("What became of it", remark, after=0),
        )

    def heading(self, y: int, width: int) -> Sequence[Span]:
        """Return the names of the columns, each above its own, behind that of the days."""
        ((line, look),) = super().heading(y, width)
        return ((f"    {pad('When', WHEN)}{line[4 + WHEN :]}", look),)

    def title_of(self, row: EntryRow) -> Span | None:
        """Return what is said above the entries without a day."""
        return None if row.claim else (row.when, "heading")

    def lead(self, row: EntryRow, current: bool) -> Sequence[Span]:
        """Return the marker, the link and, of a claim, its days and sign."""
        marker = (f"{self.marker(current)} ", "strong")
        link = (f"{self._links.get(row.at, ' ')} ", "strong")
        if row.claim is None:
            return (marker, link)
        sign = sign_of(self._findings.strongest(row.claim.id), self.glyphs)
        days = (pad(row.when, WHEN, self.glyphs.ellipsis) + " ", "strong")
        return (marker, link, days, *margin_spans(sign.text, self._old(row.claim) or sign.mark))

    def cells(self, row: EntryRow, columns: Sequence[TableColumn], *, current: bool) -> Iterator[Span]:
        """Yield who, of what, what and the gravest remark."""
        claim, brief = row.claim, self._brief
        assert claim
        old, look = self._old(claim), sign_of(self._findings.strongest(claim.id), self.glyphs).style
        measure = brief.measures.get(claim.measure or "")
        yield brief.name(claim.by), "strong" if current else old
        yield measure.name if measure else "", old or "dim"
        yield claim.words, old or look
        chain = self._chains.get(claim.id, ())
        if found := next(remarks(claim, brief, self._findings, chain), None):
            arrow = f"{self.glyphs.arrow} " if found.turn is TimeEffect.REPLACED else ""
            yield f"{arrow}{found.short}", TURNS[found.turn]
        else:
            yield "", ""

    def placed(self) -> None:
        """Link the claims of the chain that the one under the cursor is part of."""
        chain = set(self._chains.get(self.claim.id, ()) if self.claim else ())
        places = [row.at for row in self.rows if row.claim and row.claim.id in chain] if chain else []
        links = self._drawn(places)
        if links != self._links:
            self._links = links
            self.redraw()

    def _old(self, claim: Claim) -> str:
        return "dim" if claim.id in self._findings.superseded else ""

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

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.TIMELINE)]
    NAME = "timeline"

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        self._plot = PlotPane(glyphs, id="plot")
        self._entries = EntriesPane(brief, findings, glyphs, id="entries")
        super().__init__(claim, brief, findings, glyphs, self._plot, self._entries)
        self._clock = Clock.AS_OF
        self._measure = ""
        """The measure that is plotted."""

    def begin(self) -> None:
        """Begin with the measure of the claim from which the timeline was asked for."""
        self._show(around(self._claim, self._brief))
        if self.greeting:
            self._status.notice(self.greeting)
        self._entries.focus()

    @property
    def at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        return self._entries.claim

    def on_list_pane_reached(self) -> None:
        """Tell of the claim, and mark it in the plot."""
        self._tell()

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Read the quote."""
        self.dismiss(event.row.claim.id)

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
        entries = self._timeline.entries
        day = "s by day said" if self._clock is Clock.AS_OF else "s by as-of day"
        self._title.show(scope.name(self._brief), self.keys_note(day, "w wider", "] next", "Esc closes"))
        self._entries.show_timeline(self._timeline, claim.id if claim else "")
        note = f"{counted(len(entries), 'claim')} {self._glyphs.dot} {self._clock.value}"
        self._entries.name_it("Timeline", note)
        figures = (entry.claim.measure for entry in entries if entry.claim.figure)
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
