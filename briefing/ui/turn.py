"""A turn: what one key brings about in several panes, painted as one frame."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.widget import Widget

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
