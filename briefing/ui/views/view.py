"""The view: a screen that shows a brief in one way, and from which the others can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.screen import Screen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings


class Views:
    """Opens views by key; which screen they are shown from is up to the class that takes this in."""

    def open_view(self, view: type[View]) -> None:
        """Show a view, from the claim at hand."""
        raise NotImplementedError

    def action_compare(self) -> None:
        from briefing.ui.views.compare_view import CompareScreen

        self.open_view(CompareScreen)

    def action_timeline(self) -> None:
        from briefing.ui.views.timeline_view import TimelineScreen

        self.open_view(TimelineScreen)

    def action_matrix(self) -> None:
        from briefing.ui.views.matrix_view import MatrixScreen

        self.open_view(MatrixScreen)

    def action_perspective(self) -> None:
        from briefing.ui.views.perspective_view import PerspectiveScreen

        self.open_view(PerspectiveScreen)


class Next(Record):
    """What is to be shown when a view has closed: another view, in its place."""

    view: type[View]
    claim: str
    """From which claim on; empty for none."""


class View(Views, Screen["str | Next | None"]):
    """Shows a brief in one way, from a claim on; gives back the claim whose quote is to be read, or what is next.

    However often one goes from view to view, Esc leads back to the reader.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.COMPARE, Place.VIEWS)]
    NEEDS_FIGURE: ClassVar[bool] = False
    """Whether it has nothing to show but from a claim with a figure of a measure."""

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        super().__init__()
        self._claim, self._brief, self._findings, self._glyphs = claim, brief, findings, glyphs

    @classmethod
    def can_begin_at(cls, claim: Claim | None) -> bool:
        """Whether there is something to be shown from a claim on."""
        return not cls.NEEDS_FIGURE or bool(claim and claim.measure and claim.figure)

    @property
    def at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Go back to where reading was."""
        self.dismiss(None)

    def open_view(self, view: type[View]) -> None:
        """Give way to another view, at the claim under the cursor."""
        claim = self.at_hand
        if not isinstance(self, view) and view.can_begin_at(claim):
            self.dismiss(Next(view, claim.id if claim else ""))
