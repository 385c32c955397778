"""Help: the keys that work in the pane in focus, and what the signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.figures.wordings import WORDINGS
from briefing.ui.actions import ACTIONS, Place, bindings, key_name
from briefing.ui.drawn import TitleLine
from briefing.ui.notes_pane import Note, NotesPane
from briefing.ui.screen import Screen
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.app import ComposeResult
    from textual.binding import ActiveBinding, BindingType

    from briefing.ui.signs import Glyphs


class HelpScreen(Screen[None]):
    """Shows the keys, the signs and the wording table."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.COMPARE)]

    def __init__(self, keys: Mapping[str, list[str]], glyphs: Glyphs) -> None:
        super().__init__()
        self._keys, self._glyphs = keys, glyphs

    def compose(self) -> ComposeResult:
        """Lay out the title and the notes."""
        yield TitleLine(self._glyphs.ellipsis, id="title")
        yield NotesPane(self._glyphs, id="help", lead=24)

    def begin(self) -> None:
        """Show the help."""
        self.query_one(TitleLine).show("Help", [("Esc closes", "dim")])
        pane = self.query_one(NotesPane)
        pane.name_it("Keys, signs and wordings")
        pane.show_notes([*key_notes(self._keys), *sign_notes(self._glyphs), *wording_notes()])
        pane.focus()

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)


def live_keys(active: Iterable[ActiveBinding]) -> dict[str, list[str]]:
    """Return the keys of each action that can be taken, read from the bindings in force."""
    keys: dict[str, list[str]] = {}
    for found in active:
        if found.binding.id:
            keys.setdefault(found.binding.id, []).append(key_name(found.binding.key))
    return {action: sorted(names, key=lambda name: (len(name), name)) for action, names in keys.items()}


def key_notes(keys: Mapping[str, list[str]]) -> Iterator[Note]:
    """Yield the actions that have keys, by where they can be taken."""
    for place in Place:
        taken = [action for action in ACTIONS if action.place is place and action.id in keys]
        if taken:
            yield Note(place.value.capitalize(), "", "heading")
            for action in taken:
                yield Note(f"  {'  '.join(keys[action.id])}", action.words, "strong")
            yield Note("", "")


def sign_notes(glyphs: Glyphs) -> Iterator[Note]:
    """Yield the signs of the verdicts."""
    yield Note("Signs", "", "heading")
    for kind in Kind:
        yield Note(
            f"  {glyphs.sign(kind):<2} {kind.word}",
            kind.meaning,
            "conflict" if kind.is_contradiction else "strong",
        )
    yield Note("", "")


def wording_notes() -> Iterator[Note]:
    """Yield the wording table."""
    yield Note("Wordings", "", "heading")
    yield Note(
        "  x is the number",
        "outside the first range the speaker would be wrong; the second is what a reader takes from it",
        "dim",
    )
    for row in WORDINGS.rows():
        yield Note(f"  {row.name}", f"{row.hard}, typically {row.typical}", "strong")
