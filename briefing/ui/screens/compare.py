"""The compare screen: a measure's claims on one axis, and the verdicts on the one under the cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.export.labels import claim_facts
from briefing.ui.actions import Place, bindings
from briefing.ui.screens.view import View
from briefing.ui.widgets.chart import Chart
from briefing.ui.widgets.notes import Note
from briefing.ui.widgets.title import TitleLine
from briefing.ui.widgets.verdicts import VerdictsPane
from briefing.verdicts.account import alone
from briefing.verdicts.chart import axis_of
from briefing.verdicts.drift import drift_text, drifts
from briefing.verdicts.family import compared, family
from briefing.verdicts.reasons import reason
from briefing.verdicts.sensitivity import sensitivity_text

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.claim_lines import ClaimLines
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict


class CompareScreen(View):
    """Compares the claims of a measure; gives back the claim whose quote is to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.CHART)]
    NEEDS_FIGURE = True

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        assert claim
        super().__init__(claim, brief, findings, glyphs)
        self._measure = claim.measure or ""
        self._shown = claim.id
        """The claim whose verdicts are listed."""
        claims = [other for branch in family(brief, self._measure) for other in branch.claims]
        self._drifts = drifts(claims, brief)

    def compose(self) -> ComposeResult:
        """Lay out the title, the chart and the verdicts."""
        glyphs = self._glyphs
        yield TitleLine(glyphs.ellipsis, id="title")
        branches = family(self._brief, self._measure)
        axis = axis_of(claim.figure for claim in compared(self._brief, self._measure) if claim.figure)
        chart = Chart(branches, axis, self._brief, self._findings, glyphs, id="chart")
        chart.make_room(self.app.size.width)
        yield chart
        yield VerdictsPane(glyphs, id="verdicts", lead=6)

    def begin(self) -> None:
        """Begin at the claim from which compare was asked for."""
        measure = self._brief.measures[self._measure]
        self.query_one(TitleLine).show(
            measure.name, [("Enter reads the quote", "dim"), ("Esc closes", "dim")]
        )
        chart = self.query_one(Chart)
        chart.name_it("Compare")
        chart.follow(self._shown)
        chart.focus()
        self._show_verdicts(self.at_hand)

    @property
    def at_hand(self) -> Claim:
        """The claim whose verdicts are listed."""
        return self._brief.claims[self._shown]

    def on_claim_lines_reached(self, event: ClaimLines.Reached) -> None:
        """Show the verdicts on the claim."""
        self._show_verdicts(self._brief.claims[event.claim])

    def on_claim_lines_chosen(self, event: ClaimLines.Chosen) -> None:
        """Read the quote."""
        self.dismiss(event.claim)

    def on_verdicts_pane_reached(self, event: VerdictsPane.Reached) -> None:
        """Show what would turn the verdict."""
        verdict = self._findings.between(self._shown, event.other)
        if verdict:
            self.query_one(VerdictsPane).unfold(event.other, sensitivity_text(verdict, self._brief))

    def on_notes_pane_chosen(self, event: VerdictsPane.Chosen) -> None:
        """Read the quote of the claim that the verdict holds the other against."""
        if event.about:
            self.dismiss(event.about)

    def action_compare(self) -> None:
        """Nothing: the claim is being compared."""

    def action_other_pane(self) -> None:
        """Go from the figures to their verdicts, or back."""
        self.focus_next()

    def _show_verdicts(self, claim: Claim) -> None:
        self._shown = claim.id
        pane = self.query_one(VerdictsPane)
        verdicts = self._findings.of(claim.id)
        notes = [self._note(verdict, claim) for verdict in verdicts] or [Note("", alone(claim, self._brief))]
        notes += [Note("", drift_text(drift, self._brief)) for drift in self._drifts if drift.has(claim.id)]
        count = f"{len(verdicts):,} verdict{'' if len(verdicts) == 1 else 's'}"
        pane.name_it(f"{self._brief.name(claim.by)}: {claim.words}", count)
        pane.show_verdicts(claim_facts(claim, self._brief, self._findings), notes)

    def _note(self, verdict: Verdict, claim: Claim) -> Note:
        sign = self._glyphs.sign(verdict.kind)
        style = (
            "conflict" if verdict.kind.is_contradiction else "tension" if verdict.kind.weight >= 0.5 else ""
        )
        return Note(
            f"{sign:<2} {verdict.severity:>3}", reason(verdict, self._brief), style, verdict.other(claim).id
        )
