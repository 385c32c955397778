"""A list to pick one thing from, narrowed by typing: the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.widgets import Input

from briefing.library.search import stands_in
from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.cells import cell_len, pad
from briefing.ui.drawn import TitleLine
from briefing.ui.list_pane import Lines
from briefing.ui.prompt import Words
from briefing.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs


class Choice(Record):
    """A thing that can be picked."""

    id: str
    text: str
    note: str = ""
    """Stands at the right."""
    alert: str = ""
    """Stands at the end of the note, as a conflict does."""


class Choices(Lines[Choice]):
    """Lists the choices."""

    def spans(self, row: Choice, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, text and note."""
        marker = self.glyphs.marker if current else " "
        room = max(1, width - 4 - cell_len(row.note + row.alert))
        return (
            (f"{marker} ", "strong"),
            (pad(row.text, room, self.glyphs.ellipsis), "strong" if current else ""),
            (f" {row.note}", "dim"),
            (row.alert, "conflict"),
        )


class PickScreen(Screen[str | None]):
    """Asks which of some things is meant; gives back its id."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Place.PICK),
        Binding("down", "go(1)", show=False, priority=True),
        Binding("up", "go(-1)", show=False, priority=True),
        Binding("pagedown", "page(1)", show=False, priority=True),
        Binding("pageup", "page(-1)", show=False, priority=True),
    ]

    def __init__(self, title: str, choices: Sequence[Choice], glyphs: Glyphs) -> None:
        super().__init__()
        self._heading, self._choices, self._glyphs = title, tuple(choices), glyphs

    def compose(self) -> ComposeResult:
        """Lay out the title, the place for words, and the list."""
        yield TitleLine(self._glyphs.ellipsis, id="title")
        yield Words(compact=True, id="narrow")
        yield Choices(self._glyphs, id="choices")

    def begin(self) -> None:
        """Show everything."""
        self.query_one(TitleLine).show(
            self._heading, [("type to narrow", "dim"), ("Enter picks", "dim"), ("Esc closes", "dim")]
        )
        typed = self.query_one(Input)
        typed.cursor_blink = False
        typed.focus()
        self._narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list."""
        self._narrow(event.value)

    def on_input_submitted(self) -> None:
        """Give back what is under the cursor."""
        current = self.query_one(Choices).current
        self.dismiss(current.id if current else None)

    def action_go(self, step: int) -> None:
        """Move the cursor."""
        choices = self.query_one(Choices)
        choices.move(choices.cursor + step)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a page."""
        choices = self.query_one(Choices)
        choices.action_page_down() if direction > 0 else choices.action_page_up()

    def action_cancel(self) -> None:
        """Pick nothing."""
        self.dismiss(None)

    def _narrow(self, words: str) -> None:
        choices = self.query_one(Choices)
        rows = tuple(
            choice
            for choice in self._choices
            if all(stands_in(word, f"{choice.text} {choice.note}") for word in words.split())
        )
        choices.show(rows)
        choices.name_it(self._heading, f"{len(rows)} of {len(self._choices)}")
