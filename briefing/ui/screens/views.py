"""The views: ways to show a brief, each of them loaded when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.ui.screens.view import View


class Views:
    """Opens views by key; which screen they are shown from is up to the class that takes this in."""

    def open_view(self, view: type[View]) -> None:
        """Show a view, from the claim at hand."""
        raise NotImplementedError

    def action_compare(self) -> None:
        from briefing.ui.screens.compare import CompareScreen

        self.open_view(CompareScreen)

    def action_timeline(self) -> None:
        from briefing.ui.screens.timeline import TimelineScreen

        self.open_view(TimelineScreen)

    def action_matrix(self) -> None:
        from briefing.ui.screens.matrix import MatrixScreen

        self.open_view(MatrixScreen)

    def action_perspective(self) -> None:
        from briefing.ui.screens.perspective import PerspectiveScreen

        self.open_view(PerspectiveScreen)
