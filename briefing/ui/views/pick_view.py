"""Lists that are looked through while words are typed above them; of them the palette, from which one thing is picked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from textual.binding import Binding
from textual.screen import ScreenResultType

from briefing.library.search import stands_in
from briefing.ui.actions import ACTIONS, COMMONEST, Where, bindings
from briefing.ui.cells import cell_len, pad
from briefing.ui.list_pane import ListPane
from briefing.ui.pane_screen import PaneScreen, offers_text
from briefing.ui.prompt import WordsInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.binding import BindingType
    from textual.widgets import Input

    from briefing.ui.actions import Action
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs


class TypingScreen(PaneScreen[ScreenResultType]):
    """Has a line for words above a list: what is typed goes there, the keys for lines and pages to the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Where.PICK),
        *(
            Binding(key, f"to_list('{action}')", show=False, priority=True)
            for key, action in (
                ("down", "down"),
                ("up", "up"),
                ("pagedown", "page_down"),
                ("pageup", "page_up"),
            )
        ),
    ]

    def __init__(self, words: str, pane: ListPane[Any], glyphs: Glyphs, *, foot: bool) -> None:
        self._words = WordsInput(words, id="narrow", select_on_focus=True)
        self._pane = pane
        super().__init__(glyphs, self._words, pane, foot=foot)

    def typed(self, words: str) -> None:
        """Follow the words while they are typed."""
        raise NotImplementedError

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow the words."""
        self.typed(event.input.value)

    def on_words_input_completed(self, event: WordsInput.Completed) -> None:
        """Tell what can be typed here."""
        self._status.show(offers_text(event.offers, event.at, self._glyphs), "dim")

    def action_to_list(self, action: str) -> None:
        """Move the cursor of the list."""
        getattr(self._pane, f"action_{action}")()

    def action_cancel(self) -> None:
        """Pick nothing."""
        self.dismiss(None)


class Pick(NamedTuple):
    """A thing that can be picked."""

    id: str
    text: str
    note: str = ""
    """Stands at the right."""
    also: str = ""
    """Other words by which it is found; they are not shown."""


class PicksPane(ListPane[Pick]):
    """Lists what can be picked."""

    def spans(self, row: Pick, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, text and note."""
        text = pad(row.text, max(1, width - 4 - cell_len(row.note)), self.glyphs.ellipsis)
        look = "strong" if current else ""
        return ((f"{self.marker(current)} ", "strong"), (text, look), (f" {row.note}", "dim"))


class PickScreen(TypingScreen["str | None"]):
    """Asks which of some things is meant; gives back its id."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "to_list('down')", show=False, priority=True),
        Binding("shift+tab", "to_list('up')", show=False, priority=True),
    ]

    def __init__(self, title: str, picks: Sequence[Pick], glyphs: Glyphs) -> None:
        super().__init__("", PicksPane(glyphs, id="choices"), glyphs, foot=False)
        self._heading, self._picks = title, tuple(picks)

    def begin(self) -> None:
        """Show everything."""
        self._title.show(self._heading, self.keys_note("type to narrow", "Enter picks", "Esc closes"))
        self._words.focus()
        self.typed("")

    def on_input_submitted(self) -> None:
        """Give back what is under the cursor."""
        self.dismiss(self._pane.current.id if self._pane.current else None)

    def typed(self, words: str) -> None:
        """List what the words stand in."""
        rows = [pick for pick in self._picks if _has(words, f"{pick.text} {pick.note}")]
        rows += [pick for pick in self._picks if pick not in rows and _has(words, f"{pick.text} {pick.also}")]
        self._pane.show(rows)
        self._pane.name_it(self._heading, f"{len(rows)} of {len(self._picks)}")


def palette_picks(keys: Mapping[str, Sequence[str]], recent: Sequence[str]) -> list[Pick]:
    """Return the actions that have keys: those used of late first, then the commonest, and moving in a list last."""
    first = [*recent, *COMMONEST]

    def rank(action: Action) -> tuple[bool, int]:
        return action.place is Where.LIST, first.index(action.id) if action.id in first else len(first)

    taken = sorted((action for action in ACTIONS if action.id in keys), key=rank)
    return [Pick(action.id, action.words, "  ".join(keys[action.id]), action.also) for action in taken]


def _has(words: str, text: str) -> bool:
    return all(stands_in(word, text) for word in words.split())
