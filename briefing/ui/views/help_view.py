"""Help: the keys that work in the pane in focus, and what the signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.figures.overrides import row_texts
from briefing.figures.wordings import WORDINGS
from briefing.ui.actions import ACTIONS, Where, bindings, key_name
from briefing.ui.notes_pane import NotesPane, PaneNote
from briefing.ui.pane_screen import PaneScreen
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.binding import ActiveBinding, BindingType

    from briefing.ui.signs import Glyphs


class HelpScreen(PaneScreen[None]):
    """Shows the keys, the signs and the wording table."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.COMPARE)]

    def __init__(self, keys: Mapping[str, list[str]], glyphs: Glyphs) -> None:
        self._pane = NotesPane(glyphs, id="help", lead=24)
        super().__init__(glyphs, self._pane, foot=False)
        self._keys = keys

    def begin(self) -> None:
        """Show the help."""
        self._title.show("Help", self.keys_note("Esc closes"))
        self._pane.name_it("Keys, signs and wordings")
        notes = (*key_notes(self._keys), *sign_notes(self._glyphs), *wording_notes())
        self._pane.show_notes(notes)
        self._pane.focus()


def live_keys(active: Iterable[ActiveBinding]) -> dict[str, list[str]]:
    """Return the keys of each action that can be taken, read from the bindings in force."""
    keys: dict[str, list[str]] = {}
    for found in active:
        if found.binding.id:
            keys.setdefault(found.binding.id, []).append(key_name(found.binding.key))
    return {action: sorted(names, key=lambda name: (len(name), name)) for action, names in keys.items()}


def key_notes(keys: Mapping[str, list[str]]) -> Iterator[PaneNote]:
    """Yield the actions that have keys, by where they can be taken."""
    for place in Where:
        taken = [action for action in ACTIONS if action.place is place and action.id in keys]
        if taken:
            yield PaneNote(place.value.capitalize(), "", "heading")
            for action in taken:
                yield PaneNote(f"  {'  '.join(keys[action.id])}", action.words, "strong")
            yield PaneNote("", "")


def sign_notes(glyphs: Glyphs) -> Iterator[PaneNote]:
    """Yield the signs of the verdicts."""
    yield PaneNote("Signs", "", "heading")
    for kind in Kind:
        style = "conflict" if kind.is_contradiction else "strong"
        yield PaneNote(f"  {glyphs.sign(kind):<2} {kind.word}", kind.meaning, style)
    yield PaneNote("", "")


def wording_notes() -> Iterator[PaneNote]:
    """Yield the wording table."""
    yield PaneNote("Wordings", "", "heading")
    meaning = "outside the first range the speaker would be wrong; the second is what a reader takes from it"
    yield PaneNote("  x is the number", meaning, "dim")
    for row in row_texts(WORDINGS):
        yield PaneNote(f"  {row.name}", f"{row.hard}, typically {row.typical}", "strong")
