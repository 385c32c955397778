"""The screen that all of ours are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Resize, ScreenResume
from textual.reactive import Reactive
from textual.screen import Screen as TextualScreen
from textual.screen import ScreenResultType
from textual.strip import Strip

from briefing.ui.cells import wrap
from briefing.ui.drawn import Drawn
from briefing.ui.held_frame import hold_opening

if TYPE_CHECKING:
    from textual.events import Event
    from textual.message import Message
    from textual.widget import Widget


TOO_SMALL = "Too small to read: it takes at least 40 x 10."


class Screen(Drawn, TextualScreen[ScreenResultType], inherit_css=False):
    """A screen that is painted as seldom as can be: whole when it comes in front, and not for a change of focus.

    Textual's own is first painted before its panes know their sizes, and paints all of itself when another pane
    has the focus, which takes longer than everything else that such a key brings about.
    """

    _is_known = False
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def post_message(self, message: Message) -> bool:
        """Take note of something, but not of a size that the terminal no longer has.

        Textual (8.2.8) tells a screen of the size it was just given once more; where another came in between, the
        two would follow each other for ever. And it finds all styles again when a screen comes in front, also where
        they were found just now.
        """
        if isinstance(message, Resize) and message.size != self.app.size:
            return False
        if isinstance(message, ScreenResume) and not self._is_known:
            message.refresh_styles = False
        return super().post_message(message)

    async def on_event(self, event: Event) -> None:
        """Act on an event, but not on a size for which the screen has been laid out already."""
        if not (isinstance(event, Resize) and event.size == self.outer_size):
            await super().on_event(event)

    def on_mount(self) -> None:
        """Begin, unless the reader is left before the panes are there, of which there will then be none."""
        if self.is_attached and self.children:
            self.begin()

    def begin(self) -> None:
        """Show what there is."""
        raise NotImplementedError

    def line(self, y: int) -> Strip:
        """Draw what no widget covers: nothing, or where none has room, how much there must be."""
        width, height = self.outer_size
        lines = wrap(TOO_SMALL, width) if self.has_class("-tiny") or self.has_class("-low") else []
        at = y - max(0, height - len(lines)) // 2
        if not 0 <= at < len(lines):
            return Strip.blank(width, self.base)
        start, end = lines[at]
        return Strip(self.filled([(TOO_SMALL[start:end].center(width), "")], width), width)

    def on_screen_resume(self) -> None:
        """Be as the size asks for, which may have changed meanwhile; be seen for the first time when all of it is there."""
        self._take_breakpoints(update=True)
        if not self._is_known:
            self._is_known = True
            hold_opening(self)

    def begin_at_breakpoints(self) -> None:
        """Take on the classes of the breakpoints before there is anything whose style would have to be found again."""
        self._take_breakpoints(update=False)

    def _take_breakpoints(self, *, update: bool) -> None:
        for size, breakpoints in zip(
            self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True
        ):
            reached = max((at for at in breakpoints or () if at[0] <= size), default=None)
            for at in breakpoints or ():
                self.set_class(at == reached, at[1], update=update)
