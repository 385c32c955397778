"""Help: the keys that work in the pane in focus, and what the signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from briefing.figures.overrides import row_texts
from briefing.figures.wordings import WORDINGS
from briefing.ui.actions import ACTIONS, Where, bindings, key_name
from briefing.ui.legend import legend_notes
from briefing.ui.list_pane import ListPane
from briefing.ui.notes_pane import NotesPane, PaneNote
from briefing.ui.pane_screen import PaneScreen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from textual.binding import ActiveBinding, BindingType
    from textual.screen import Screen

    from briefing.ui.signs import Glyphs


PLACES = (
    Where.TEXT,
    Where.ACTORS,
    Where.CLAIMS,
    Where.CHART,
    Where.TIMELINE,
    Where.MATRIX,
    Where.PERSPECTIVE,
    Where.NOTES,
    Where.MEASURES,
    Where.LIBRARY,
    Where.PICK,
    Where.LIST,
    Where.READER,
    Where.COMPARE,
    Where.SIZES,
    Where.VIEWS,
    Where.ANYWHERE,
)
"""The places of actions, from the pane at hand outwards."""


class HelpScreen(PaneScreen[None]):
    """Shows the keys of the pane at hand and of all around it, what the signs mean, and the wording table."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.COMPARE)]

    def __init__(self, under: Screen[Any], glyphs: Glyphs, *, signs_first: bool = False) -> None:
        """Explain the screen that is under this one."""
        self._pane = NotesPane(glyphs, id="help", lead=24)
        super().__init__(glyphs, self._pane, foot=False)
        self._keys = live_keys(under.active_bindings.values())
        self._signs_first = signs_first
        panes = [pane for pane in under.query(ListPane) if pane.region.area]
        panes.sort(key=lambda pane: not pane.has_focus)
        self._at = panes[0] if panes else None
        self._groups = tuple(dict.fromkeys(group for pane in panes for group in pane.LEGEND))

    def begin(self) -> None:
        """Show the help."""
        self._title.show("Help", self.keys_note("Esc closes"))
        self._pane.name_it("Signs, keys and wordings" if self._signs_first else "Keys, signs and wordings")
        keys = tuple(key_notes(self._keys, self._at))
        signs = tuple(legend_notes(self._groups, self._glyphs))
        notes = (*signs, *keys) if self._signs_first else (*keys, *signs)
        self._pane.show_notes((*notes, *wording_notes()))
        self._pane.focus()


def live_keys(active: Iterable[ActiveBinding]) -> dict[str, list[str]]:
    """Return the keys of each action that can be taken, read from the bindings in force."""
    keys: dict[str, list[str]] = {}
    for found in active:
        if found.binding.id:
            keys.setdefault(found.binding.id, []).append(key_name(found.binding.key))
    return {action: sorted(names, key=lambda name: (len(name), name)) for action, names in keys.items()}


def key_notes(keys: Mapping[str, list[str]], pane: ListPane[Any] | None) -> Iterator[PaneNote]:
    """Yield the actions that have keys, from the pane at hand outwards."""
    for place in PLACES:
        taken = [action for action in ACTIONS if action.place is place and action.id in keys]
        if taken:
            is_here = place is Where.LIST and pane is not None and pane.title
            words = f"in this pane: {pane.title}" if pane and is_here else place.value
            yield PaneNote(words[:1].upper() + words[1:], "", "heading")
            for action in taken:
                enter = pane.ENTER if pane and action.id == "choose" else ""
                yield PaneNote(f"  {'  '.join(keys[action.id])}", enter or action.words, "strong")
            yield PaneNote("", "")


def wording_notes() -> Iterator[PaneNote]:
    """Yield the wording table."""
    yield PaneNote("Wordings", "", "heading")
    meaning = "outside the first range the speaker would be wrong; the second is what a reader takes from it"
    yield PaneNote("  x is the number", meaning, "dim")
    for row in row_texts(WORDINGS):
        yield PaneNote(f"  {row.name}", f"{row.hard}, typically {row.typical}", "strong")
