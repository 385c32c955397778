"""The view: a screen that shows a brief in one way, and from which the others can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.ui.actions import Place, bindings
from briefing.ui.screen import Screen

if TYPE_CHECKING:
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.verdicts.findings import Findings


class View(Screen[str | None]):
    """Shows a brief in one way, from a claim on; gives back the claim whose quote is to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.COMPARE, Place.VIEWS)]

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        super().__init__()
        self._claim, self._brief, self._findings, self._glyphs = claim, brief, findings, glyphs

    @property
    def at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Go back to where reading was."""
        self.dismiss(None)

    def action_compare(self) -> None:
        claim = self.at_hand
        if claim and claim.measure and claim.figure:
            self.compare(claim)

    def compare(self, claim: Claim) -> None:
        """Compare a claim, which must have a figure and a measure."""
        from briefing.ui.screens.compare import CompareScreen

        screen = CompareScreen(claim, self._brief, self._findings, self._glyphs)
        self.app.push_screen(screen, self._come_back_to)

    def action_timeline(self) -> None:
        from briefing.ui.screens.timeline import TimelineScreen

        self._open(TimelineScreen)

    def action_matrix(self) -> None:
        from briefing.ui.screens.matrix import MatrixScreen

        self._open(MatrixScreen)

    def action_perspective(self) -> None:
        from briefing.ui.screens.perspective import PerspectiveScreen

        self._open(PerspectiveScreen)

    def _open(self, view: type[View]) -> None:
        if not isinstance(self, view):
            other = view(self.at_hand, self._brief, self._findings, self._glyphs)
            self.app.push_screen(other, self._come_back_to)

    def _come_back_to(self, claim: str | None) -> None:
        """Hand on the claim whose quote is to be read."""
        if claim:
            self.dismiss(claim)
