"""The view: a screen that shows a brief in one way, and from which the others can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefing.ui.actions import Where, bindings
from briefing.ui.editor import FilePlace, claim_in_file
from briefing.ui.pane_screen import PaneScreen
from briefing.ui.pane_sizes import PaneSizes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType
    from textual.widget import Widget

    from briefing.brief.model import Brief, Claim
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.findings import Findings


NO_FIGURE = "This claim gives no figure to compare."


class Next(NamedTuple):
    """What is to be shown when a view has closed: another view, in its place."""

    view: str
    """Its name, of those that `opening` knows."""
    claim: str
    """From which claim on; empty for none."""


class Views:
    """Opens views by key; which screen they are shown from is up to the class that takes this in."""

    def open_view(self, name: str) -> None:
        """Show a view, from the claim at hand."""
        raise NotImplementedError

    def action_compare(self) -> None:
        self.open_view("compare")

    def action_timeline(self) -> None:
        self.open_view("timeline")

    def action_matrix(self) -> None:
        self.open_view("matrix")

    def action_perspective(self) -> None:
        self.open_view("perspective")


def can_compare(claim: Claim | None) -> bool:
    """Whether a claim has a figure of a measure, without which there is nothing to compare."""
    return bool(claim and claim.measure and claim.figure)


def view_for(name: str, claim: Claim | None) -> str:
    """Return the view that shows something from a claim on: without a figure, the timeline in place of compare."""
    return "timeline" if name == "compare" and not can_compare(claim) else name


class View(Views, PaneScreen["str | Next | None"]):
    """Shows a brief in one way, from a claim on; gives back the claim whose quote is to be read, or what is next.

    However often one goes from view to view, Esc leads back to the reader.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.COMPARE, Where.VIEWS)]
    NAME: ClassVar[str]
    """By which it is opened."""

    def __init__(
        self,
        claim: Claim | None,
        brief: Brief,
        findings: Findings,
        glyphs: Glyphs,
        *panes: Widget,
        foot: bool = True,
    ) -> None:
        super().__init__(glyphs, *panes, foot=foot)
        self._claim, self._brief, self._findings = claim, brief, findings
        self.sizes = PaneSizes()
        """Those of the screen from which the view is opened."""
        self.notes: Mapping[str, str] = {}
        """What the analyst has noted on claims, by their ids."""
        self.greeting = ""
        """What is said when it comes in front."""

    @property
    def at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        raise NotImplementedError

    @property
    def edit_place(self) -> FilePlace:
        """Where the claim under the cursor stands in the file."""
        return claim_in_file(self.at_hand, self._brief)

    def show_again(self) -> None:
        """Give way to the same view of the brief as it has become."""
        claim = self.at_hand
        self.dismiss(Next(self.NAME, claim.id if claim else ""))

    def open_view(self, name: str) -> None:
        """Give way to another view, at the claim under the cursor."""
        claim = self.at_hand
        if name == self.NAME:
            return
        if name == "compare" and claim is None:
            self._status.notice("Nothing is said here that could be compared.")
        elif view_for(name, claim) == self.NAME:
            self._status.notice(NO_FIGURE)
        else:
            self.dismiss(Next(name, claim.id if claim else ""))
