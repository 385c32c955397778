"""What a test sees of a reader that it drives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.desk import Desk
from briefing.ui.drawn import StatusLines, TitleLine
from briefing.ui.reader import ReaderScreen

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.widget import Widget

    from briefing.ui.app import BriefingApp

NAMES = {" ": "space", ":": "colon", "-": "minus", '"': "quotation_mark", ".": "full_stop"}
"""Keys that have other names than what they type."""


def drawn(widget: Widget) -> list[str]:
    """What a widget draws, line by line."""
    return [strip.text for strip in widget.render_lines(widget.outer_size.region)]


def inside(widget: Widget) -> list[str]:
    """What it draws within its frame."""
    return [line[1:-1] for line in drawn(widget)[1:-1]]


class Reader:
    """A reader in front, with its keys and what it shows."""

    def __init__(self, app: BriefingApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        await self.press(*(NAMES.get(character, character) for character in text))

    @property
    def screen(self) -> ReaderScreen:
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen

    @property
    def desk(self) -> Desk:
        return self.screen.query_one(Desk)

    @property
    def status(self) -> str:
        return self.screen.query_one(StatusLines).text

    @property
    def title(self) -> str:
        """What the title line shows."""
        return self.screen.query_one(TitleLine).line(0).text

    @property
    def notice(self) -> str:
        """What is said below the reason."""
        return self.screen.query_one(StatusLines).below

    @property
    def focus(self) -> str | None:
        return self.app.focused.id if self.app.focused else None

    @property
    def claim(self) -> str:
        assert self.desk.claims.current
        return self.desk.claims.current.id

    def margin(self, pane: str) -> list[str]:
        """The signs that stand in the margin of a pane's rows, from the top of the screen."""
        lines = getattr(self.desk, pane)
        return [row[3] for row in inside(lines)[lines.HEADED :] if row[3:4].strip()]
