"""The screen that all of ours are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import screen
from textual.reactive import Reactive
from textual.screen import ScreenResultType

from briefing.ui.turn import hold_opening

if TYPE_CHECKING:
    from textual.widget import Widget


class Screen(screen.Screen[ScreenResultType]):
    """A screen that is painted as seldom as can be: whole when it comes in front, and not for a change of focus.

    Textual's own is first painted before its panes know their sizes, and paints all of itself when another pane
    has the focus, which takes longer than everything else that such a key brings about.
    """

    _is_known = False
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def on_screen_resume(self) -> None:
        """Be seen for the first time when all of it is there."""
        if not self._is_known:
            self._is_known = True
            hold_opening(self)
