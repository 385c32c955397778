"""The timeline screen: who said what when, what became of it, and the measure's figures over time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.ui.actions import Place, bindings
from briefing.ui.screens.view import View
from briefing.ui.widgets.entries import EntriesPane
from briefing.ui.widgets.plot import PlotPane
from briefing.ui.widgets.status import StatusLines
from briefing.ui.widgets.title import TitleLine
from briefing.verdicts.plot import points
from briefing.verdicts.scope import Extent, around, beside
from briefing.verdicts.timeline import Clock, story, timeline

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.claim_lines import ClaimLines
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.scope import Scope


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
