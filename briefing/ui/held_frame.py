"""A held frame: what one key brings about in several panes, or with another screen, painted as one frame."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.widget import Widget

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

SETTLED = 0.001
"""Seconds that the widgets have to report what they changed."""
LONGEST = 0.1
"""Seconds after which a frame is painted even if somebody on the way up has gone."""


def hold_frame(widget: Widget) -> None:
    """Paint nothing until what the widget has just posted has gone all the way up and been acted on.

    A message passes through the queue of every ancestor, so a call that is queued at each of them in turn comes
    to the screen right behind it. What the screen then changes is reported to it through queues once more.
    """
    loop = asyncio.get_running_loop()
    batch = widget.app.batch_update()
    batch.__enter__()
    ended = False

    def end() -> None:
        nonlocal ended
        if not ended:
            ended = True
            late.cancel()
            batch.__exit__(None, None, None)
            widget.app.screen.check_idle()

    def pass_on(pump: DOMNode) -> None:
        if pump is widget.screen or pump.parent is None:
            loop.call_later(SETTLED, end)
        else:
            pump.parent.call_later(pass_on, pump.parent)

    late = loop.call_later(LONGEST, end)
    widget.call_later(pass_on, widget)


def hold_opening(screen: Screen[Any]) -> None:
    """Paint nothing of a screen that comes in front until its panes know their places and have drawn for them.

    To be called before the screen is laid out: Textual would paint it as soon as that is done.
    """
    loop = asyncio.get_running_loop()
    batch = screen.app.batch_update()
    batch.__enter__()
    panes = [widget for widget in screen.walk_children() if isinstance(widget, Widget) and widget.can_focus]
    waiting = len(panes) + 1

    def placed() -> None:
        nonlocal waiting
        waiting -= 1
        if waiting == 0:
            loop.call_later(SETTLED, end)

    def ask() -> None:
        for pane in panes:
            pane.call_later(placed)
        placed()

    def end() -> None:
        nonlocal waiting
        if waiting >= 0:
            waiting = -1
            late.cancel()
            batch.__exit__(None, None, None)
            screen.refresh()  # what was painted in a batch is lost

    late = loop.call_later(LONGEST, end)
    screen.call_later(ask)
