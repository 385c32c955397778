"""The one table of what the reader can do: ids, keys and words for bindings, help, palette and README."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import Binding


class Place(Enum):
    """Where an action can be taken."""

    ANYWHERE = "anywhere"
    LIST = "in any pane"
    TEXT = "in the text"
    ACTORS = "in the actors"
    CLAIMS = "in the claims"
    READER = "while reading"
    COMPARE = "in compare"
    VIEWS = "while reading, and in each view"
    TIMELINE = "in the timeline"
    MATRIX = "in the matrix"
    PERSPECTIVE = "in a side's own telling"
    CHART = "in compare, between its panes"
    MEASURES = "in the measures of all briefs"
    PICK = "in a list to pick from"
    LIBRARY = "in the library"


class Action(NamedTuple):
    """Something the reader can do."""

    id: str
    """The name by which a user rebinds it; with underscores it names the method."""
    keys: str
    """Textual's names of the keys, with commas."""
    words: str
    place: Place

    @property
    def method(self) -> str:
        """The action's name as Textual calls it."""
        return self.id.replace("-", "_")


ACTIONS = (
    Action("quit", "q", "leave", Place.ANYWHERE),
    Action("help", "question_mark", "keys of the pane in focus", Place.ANYWHERE),
    Action("palette", "colon,ctrl+p", "everything that can be done, by name", Place.ANYWHERE),
    Action("redraw", "ctrl+l", "draw the screen again", Place.ANYWHERE),
    Action("suspend", "ctrl+z", "back to the shell, until its fg", Place.ANYWHERE),
    Action("down", "j,down", "a line down", Place.LIST),
    Action("up", "k,up", "a line up", Place.LIST),
    Action("page-down", "space,pagedown", "a page down", Place.LIST),
    Action("page-up", "b,pageup", "a page up", Place.LIST),
    Action("first", "g,home", "to the first line", Place.LIST),
    Action("last", "G,end", "to the last line", Place.LIST),
    Action("choose", "enter", "choose what is under the cursor", Place.LIST),
    Action("next-quote", "l,right", "next claim in the text", Place.TEXT),
    Action("previous-quote", "h,left", "previous claim in the text", Place.TEXT),
    Action("next-pane", "tab", "next pane", Place.READER),
    Action("previous-pane", "shift+tab", "previous pane", Place.READER),
    Action("sections", "1", "to the sections", Place.READER),
    Action("text", "2", "to the text", Place.READER),
    Action("actors", "3", "to the actors", Place.READER),
    Action("claims", "4", "to the claims", Place.READER),
    Action("next-conflict", "c", "next conflict", Place.READER),
    Action("previous-conflict", "C", "previous conflict", Place.READER),
    Action("next-section", "right_square_bracket", "next section", Place.READER),
    Action("previous-section", "left_square_bracket", "previous section", Place.READER),
    Action("search", "slash", "search everything", Place.READER),
    Action("next-hit", "n", "next hit", Place.READER),
    Action("previous-hit", "N", "previous hit", Place.READER),
    Action("filter", "f", "filter the claims", Place.READER),
    Action("same-measure", "equals_sign", "only the claims of this measure, or all again", Place.READER),
    Action("sort", "s", "another order of the claims", Place.READER),
    Action("compare", "v", "compare the claims of this measure", Place.VIEWS),
    Action("timeline", "t", "timeline: who said what when, and what became of it", Place.VIEWS),
    Action("matrix", "x", "matrix: what each actor says of each measure", Place.VIEWS),
    Action("perspective", "p", "perspective: the brief as one side tells it", Place.VIEWS),
    Action("mark", "m", "mark the claim or line at hand, or unmark it", Place.READER),
    Action("next-mark", "apostrophe", "next mark", Place.READER),
    Action("note", "a", "write a note on the claim or line at hand, or change it", Place.READER),
    Action("news", "u", "what is new since the brief was last open, one after the other", Place.READER),
    Action("copy", "y", "copy a citation of the claim at hand", Place.READER),
    Action("save-copy", "Y", "write that citation to a new file in the current folder", Place.READER),
    Action("zoom", "z", "this pane on the whole screen, or all panes again", Place.READER),
    Action("problems", "exclamation_mark", "problems of the file", Place.READER),
    Action("library", "o", "the library: open another brief", Place.ANYWHERE),
    Action("search-library", "S", "search all briefs of the library, as // does", Place.ANYWHERE),
    Action("measures", "M", "measures of all briefs, and what conflicts across them", Place.ANYWHERE),
    Action("reload", "r", "read the file again", Place.ANYWHERE),
    Action("back", "escape", "close, or undo filter, search and zoom", Place.READER),
    Action("close", "escape", "close", Place.COMPARE),
    Action(
        "other-pane", "tab,shift+tab", "the figures, or their verdicts and what would turn them", Place.CHART
    ),
    Action("clock", "s", "by the day it was said, or by the day it is about", Place.TIMELINE),
    Action("wider", "w", "this measure, this side, or the whole brief", Place.TIMELINE),
    Action("next-scope", "right_square_bracket", "next measure or side", Place.TIMELINE),
    Action("previous-scope", "left_square_bracket", "previous measure or side", Place.TIMELINE),
    Action("next-column", "l,right", "a column to the right", Place.MATRIX),
    Action("previous-column", "h,left", "a column to the left", Place.MATRIX),
    Action("hypotheses", "tab", "actors by measures, or claims by hypotheses", Place.MATRIX),
    Action("next-side", "right_square_bracket", "next side", Place.PERSPECTIVE),
    Action("previous-side", "left_square_bracket", "previous side", Place.PERSPECTIVE),
    Action("narrow", "slash", "only briefs with some words in title or file name", Place.LIBRARY),
    Action("order", "s", "another order of the briefs", Place.LIBRARY),
    Action(
        "only", "f", "only briefs with something new, with conflicts or with problems, or all", Place.LIBRARY
    ),
    Action("undo", "escape", "list all again, stop reading files, or close", Place.LIBRARY),
    Action("order-measures", "s", "another order of the measures", Place.MEASURES),
    Action("cancel", "escape", "close", Place.PICK),
)

KEY_NAMES = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "exclamation_mark": "!",
    "equals_sign": "=",
    "apostrophe": "'",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "home": "Home",
    "end": "End",
    "down": "Down",
    "up": "Up",
    "left": "Left",
    "right": "Right",
}


TOGETHER = (
    (Place.READER, Place.VIEWS, Place.LIST, Place.TEXT, Place.ANYWHERE),
    (Place.READER, Place.VIEWS, Place.LIST, Place.CLAIMS, Place.ANYWHERE),
    (Place.READER, Place.VIEWS, Place.LIST, Place.ACTORS, Place.ANYWHERE),
    (Place.COMPARE, Place.VIEWS, Place.CHART, Place.LIST, Place.ANYWHERE),
    (Place.COMPARE, Place.VIEWS, Place.LIST, Place.TIMELINE, Place.ANYWHERE),
    (Place.COMPARE, Place.VIEWS, Place.LIST, Place.MATRIX, Place.ANYWHERE),
    (Place.COMPARE, Place.VIEWS, Place.LIST, Place.PERSPECTIVE, Place.ANYWHERE),
    (Place.LIBRARY, Place.LIST, Place.ANYWHERE),
    (Place.COMPARE, Place.MEASURES, Place.LIST, Place.ANYWHERE),
)
"""Places whose actions can be taken at the same time."""


def clashes(keys: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of actions that one key would mean if the user's keys were in force."""
    found: set[tuple[str, str]] = set()
    for places in TOGETHER:
        taken: dict[str, str] = {}
        for action in ACTIONS:
            if action.place in places:
                for key in keys.get(action.id, action.keys).split(","):
                    other = taken.setdefault(_character_name(key.strip()), action.id)
                    if other != action.id:
                        found.add((other, action.id))
    return sorted(found)


def _character_name(key: str) -> str:
    """Return a key as it is named here, where the user wrote the character: "?" is question_mark."""
    return next((name for name, shown in KEY_NAMES.items() if shown == key), key)


def bindings(*places: Place) -> list[Binding]:
    """Return the bindings of the actions that can be taken at the places."""
    from textual.binding import Binding  # the table itself is read before Textual is

    return [
        Binding(action.keys, action.method, action.words, show=False, id=action.id)
        for action in ACTIONS
        if action.place in places
    ]


def key_name(key: str) -> str:
    """Return a key as people write it: `question_mark` is "?", `ctrl+p` is "Ctrl+P"."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    return f"Ctrl+{key[5:].upper()}" if key.startswith("ctrl+") else key


def reference() -> str:
    """Return the actions as a Markdown table, in the order of the table above."""
    lines = ["| keys | what | where | id |", "|---|---|---|---|"]
    for action in ACTIONS:
        keys = " ".join(f"`{key_name(key)}`" for key in action.keys.split(","))
        lines.append(f"| {keys} | {action.words} | {action.place.value} | `{action.id}` |")
    return "\n".join(lines)
