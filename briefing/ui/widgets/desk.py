"""The desk: the four panes, which of them is in front, and whether one has the whole screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.containers import Horizontal, Vertical

from briefing.ui.turn import hold_frame
from briefing.ui.widgets.actors import ActorsPane
from briefing.ui.widgets.claims import ClaimsTable
from briefing.ui.widgets.sections import SectionsPane
from briefing.ui.widgets.text import TextPane

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.lines import Lines


class Desk(Vertical):
    """Lays out sections, text and actors above the claims; where it is narrow, the three share one place."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="desk")
        self.sections = SectionsPane(glyphs, id="sections", key="1")
        self.text = TextPane(glyphs, id="text", key="2")
        self.actors = ActorsPane(glyphs, id="actors", key="3")
        self.claims = ClaimsTable(glyphs, id="claims", key="4")
        self.front: Lines[Any] = self.text
        """Which of sections, text and actors has the place that they share."""
        self._panes: tuple[Lines[Any], ...] = (self.sections, self.text, self.actors, self.claims)

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Horizontal(id="upper"):
            yield self.sections
            yield self.text
            yield self.actors
        yield self.claims

    @property
    def pane(self) -> Lines[Any]:
        """The pane in focus."""
        return next((pane for pane in self._panes if pane.has_focus), self.front)

    def bring(self, pane: Lines[Any]) -> None:
        """Bring a pane to the front and give it the focus."""
        if pane is not self.claims:
            self.front = pane
        for other in self._panes:
            other.set_class(other is self.front, "-front")
        if self.is_zoomed:
            self._zoom(pane)
        pane.focus(scroll_visible=False)
        hold_frame(self)

    def bring_next(self, step: int) -> None:
        """Bring the pane that follows the one in focus."""
        self.bring(self._panes[(self._panes.index(self.pane) + step) % len(self._panes)])

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane has the whole screen."""
        return self.has_class("-zoom")

    def toggle_zoom(self) -> None:
        """Give the whole screen to the pane in focus, or to all of them again."""
        self._zoom(None if self.is_zoomed else self.pane)

    def _zoom(self, pane: Lines[Any] | None) -> None:
        self.set_class(pane is not None, "-zoom")
        self.set_class(pane is self.claims, "-zoom-claims")
        for other in self._panes:
            other.set_class(other is pane, "-zoomed")
