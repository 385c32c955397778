"""The screen that all of ours are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import screen
from textual.reactive import Reactive
from textual.screen import ScreenResultType

if TYPE_CHECKING:
    from textual.widget import Widget


class Screen(screen.Screen[ScreenResultType]):
    """A screen of which a change of focus repaints only the panes that lose and gain it.

    Textual's own paints all of it, which takes longer than everything else that such a key brings about.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
