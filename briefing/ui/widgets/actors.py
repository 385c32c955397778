"""The pane of actors: who says something, grouped by side, with how many claims and conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from briefing.record import Record
from briefing.ui.cells import cell_len, pad
from briefing.ui.widgets.lines import NO_SIGNS, Lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.ui.widgets.drawn import Span
    from briefing.verdicts.verdict import Kind


class ActorRow(Record):
    """An actor, as its row shows it."""

    id: str
    name: str
    depth: int
    """How many others stand between it and the top of its side."""
    claims: int
    worst: Kind | None = None
    """The gravest contradiction among its claims."""


class ActorsPane(Lines[ActorRow]):
    """Lists the actors."""

    _only = ""
    _signs: Mapping[str, str] = NO_SIGNS

    class Reached(Message):
        """The cursor was moved to an actor."""

        def __init__(self, actor: str) -> None:
            super().__init__()
            self.actor = actor

    class Chosen(Message):
        """Only this actor's claims are to be shown, or all again."""

        def __init__(self, actor: str) -> None:
            super().__init__()
            self.actor = actor

    def show_signs(self, signs: Mapping[str, str]) -> None:
        """Show signs before some actors, by their ids."""
        if signs != self._signs:
            self._signs = signs
            self.redraw()

    def spans(self, row: ActorRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, name by depth, sign and number of claims."""
        count = f"{row.claims}" if row.claims else self.glyphs.dot
        sign = self.glyphs.sign(row.worst) if row.worst else ""
        tail = f" {sign:<2}{count:>3} "
        room = max(1, width - 2 - cell_len(tail))
        name = pad("  " * min(row.depth, 3) + row.name, room, self.glyphs.ellipsis)
        style = "strong" if current or row.id == self._only else "" if row.claims else "dim"
        margin = f"{self.glyphs.marker if current else ' '}{self._signs.get(row.id, ' ')}"
        return (
            (margin, "strong" if current or row.id in self._signs else ""),
            (name, style),
            (tail[:3], "conflict"),
            (tail[3:], "" if row.claims else "dim"),
        )

    def follow(self, actor: str) -> None:
        """Put the cursor on an actor."""
        for y, row in enumerate(self.rows):
            if row.id == actor:
                self.place(y)
                return

    def show_filter(self, text: str) -> None:
        """Show by which actor alone the claims are filtered, if they are."""
        only = text.removeprefix("by:") if text.startswith("by:") else ""
        if only != self._only:
            self._only = only
            self.redraw()

    def reached(self) -> None:
        """Report the actor under the cursor."""
        if self.current:
            self.post_message(self.Reached(self.current.id))

    def action_choose(self) -> None:
        """Ask for this actor's claims alone."""
        if self.current:
            self.post_message(self.Chosen(self.current.id))
