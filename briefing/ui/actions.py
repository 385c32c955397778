"""The one table of what the reader can do: ids, keys and words for bindings, help, palette and README."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import Binding


class Where(Enum):
    """Where an action can be taken."""

    ANYWHERE = "anywhere"
    LIST = "in any pane"
    TEXT = "in the text"
    ACTORS = "in the actors"
    CLAIMS = "in the claims"
    READER = "while reading"
    COMPARE = "in compare"
    VIEWS = "while reading, and in each view"
    SIZES = "while reading, and in compare"
    TIMELINE = "in the timeline"
    MATRIX = "in the matrix"
    PERSPECTIVE = "in a side's own telling"
    CHART = "in compare, between its panes"
    NOTES = "in the list of notes"
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
    place: Where

    @property
    def method(self) -> str:
        """The action's name as Textual calls it."""
        return self.id.replace("-", "_")


ACTIONS = (
    Action("quit", "q", "leave", Where.ANYWHERE),
    Action("help", "question_mark", "help, beginning with the pane at hand", Where.ANYWHERE),
    Action("legend", "i", "what the signs on this screen mean", Where.ANYWHERE),
    Action("palette", "colon,ctrl+p", "everything that can be done, by name", Where.ANYWHERE),
    Action("redraw", "ctrl+l", "draw the screen again", Where.ANYWHERE),
    Action("suspend", "ctrl+z", "back to the shell, until its fg", Where.ANYWHERE),
    Action("choose", "enter", "choose what is under the cursor", Where.LIST),
    Action("down", "j,down", "a line down", Where.LIST),
    Action("up", "k,up", "a line up", Where.LIST),
    Action("page-down", "space,pagedown", "a page down", Where.LIST),
    Action("page-up", "b,pageup", "a page up", Where.LIST),
    Action("first", "g,home", "to the first line", Where.LIST),
    Action("last", "G,end", "to the last line", Where.LIST),
    Action("next-quote", "l,right", "next claim in the text", Where.TEXT),
    Action("previous-quote", "h,left", "previous claim in the text", Where.TEXT),
    Action("next-pane", "tab", "next pane", Where.READER),
    Action("previous-pane", "shift+tab", "previous pane", Where.READER),
    Action("sections", "1", "to the sections", Where.READER),
    Action("text", "2", "to the text", Where.READER),
    Action("actors", "3", "to the actors", Where.READER),
    Action("claims", "4", "to the claims", Where.READER),
    Action("next-conflict", "c", "next conflict", Where.READER),
    Action("previous-conflict", "C", "previous conflict", Where.READER),
    Action("next-section", "right_square_bracket", "next section", Where.READER),
    Action("previous-section", "left_square_bracket", "previous section", Where.READER),
    Action("search", "slash", "search everything", Where.READER),
    Action("next-hit", "n", "next hit", Where.READER),
    Action("previous-hit", "N", "previous hit", Where.READER),
    Action("filter", "f", "filter the claims", Where.READER),
    Action("same-measure", "equals_sign", "only the claims of this measure, or all again", Where.READER),
    Action("sort", "s", "another order of the claims", Where.READER),
    Action("compare", "v", "compare the claims of this measure", Where.VIEWS),
    Action("timeline", "t", "timeline: who said what when, and what became of it", Where.VIEWS),
    Action("matrix", "x", "matrix: what each actor says of each measure", Where.VIEWS),
    Action("perspective", "p", "perspective: the brief as one side tells it", Where.VIEWS),
    Action("mark", "m", "mark the claim or line at hand, or unmark it", Where.READER),
    Action("next-mark", "apostrophe", "next mark", Where.READER),
    Action("previous-mark", "quotation_mark", "previous mark", Where.READER),
    Action("notes", "A", "list of notes and marks", Where.READER),
    Action("note", "a", "write a note on the claim or line at hand, or change it", Where.READER),
    Action("news", "u", "what is new since the brief was last open, one after the other", Where.READER),
    Action("copy", "y", "copy a citation of the claim at hand", Where.READER),
    Action("save-copy", "Y", "write that citation to a new file in the current folder", Where.READER),
    Action("zoom", "z", "this pane on the whole screen, or all panes again", Where.READER),
    Action("taller", "plus", "make this pane taller", Where.SIZES),
    Action("shorter", "minus", "make this pane less tall", Where.SIZES),
    Action("broader", "greater_than_sign", "make this pane wider", Where.READER),
    Action("slimmer", "less_than_sign", "make this pane narrower", Where.READER),
    Action("problems", "exclamation_mark", "problems of the file", Where.READER),
    Action("library", "o", "the library: open another brief", Where.ANYWHERE),
    Action("search-library", "S", "search all briefs of the library, as // does", Where.ANYWHERE),
    Action("measures", "M", "measures of all briefs, and what conflicts across them", Where.ANYWHERE),
    Action("reload", "r", "read the file again", Where.ANYWHERE),
    Action("back", "escape", "close, or undo filter, search and zoom", Where.READER),
    Action("close", "escape", "close", Where.COMPARE),
    Action(
        "other-pane", "tab,shift+tab", "the figures, or their verdicts and what would turn them", Where.CHART
    ),
    Action("clock", "s", "by the day it was said, or by the day it is about", Where.TIMELINE),
    Action("wider", "w", "this measure, this side, or the whole brief", Where.TIMELINE),
    Action("next-scope", "right_square_bracket", "next measure or side", Where.TIMELINE),
    Action("previous-scope", "left_square_bracket", "previous measure or side", Where.TIMELINE),
    Action("next-column", "l,right", "a column to the right", Where.MATRIX),
    Action("previous-column", "h,left", "a column to the left", Where.MATRIX),
    Action("hypotheses", "tab", "actors by measures, or claims by hypotheses", Where.MATRIX),
    Action("next-side", "right_square_bracket", "next side", Where.PERSPECTIVE),
    Action("previous-side", "left_square_bracket", "previous side", Where.PERSPECTIVE),
    Action("narrow", "slash", "only briefs with some words in title or file name", Where.LIBRARY),
    Action("order", "s", "another order of the briefs", Where.LIBRARY),
    Action(
        "only", "f", "only briefs with something new, with conflicts or with problems, or all", Where.LIBRARY
    ),
    Action("undo", "escape", "list all again, stop reading files, or close", Where.LIBRARY),
    Action("order-measures", "s", "another order of the measures", Where.MEASURES),
    Action("change-note", "a", "change the note", Where.NOTES),
    Action("delete-note", "d", "delete the note or mark", Where.NOTES),
    Action("undo-delete", "u", "bring back what was deleted last", Where.NOTES),
    Action("cancel", "escape", "close", Where.PICK),
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
    "quotation_mark": '"',
    "plus": "+",
    "minus": "-",
    "greater_than_sign": ">",
    "less_than_sign": "<",
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
    (Where.READER, Where.VIEWS, Where.SIZES, Where.LIST, Where.TEXT, Where.ANYWHERE),
    (Where.READER, Where.VIEWS, Where.SIZES, Where.LIST, Where.CLAIMS, Where.ANYWHERE),
    (Where.READER, Where.VIEWS, Where.SIZES, Where.LIST, Where.ACTORS, Where.ANYWHERE),
    (Where.COMPARE, Where.VIEWS, Where.SIZES, Where.CHART, Where.LIST, Where.ANYWHERE),
    (Where.COMPARE, Where.VIEWS, Where.LIST, Where.TIMELINE, Where.ANYWHERE),
    (Where.COMPARE, Where.VIEWS, Where.LIST, Where.MATRIX, Where.ANYWHERE),
    (Where.COMPARE, Where.VIEWS, Where.LIST, Where.PERSPECTIVE, Where.ANYWHERE),
    (Where.LIBRARY, Where.LIST, Where.ANYWHERE),
    (Where.COMPARE, Where.NOTES, Where.LIST, Where.ANYWHERE),
    (Where.COMPARE, Where.MEASURES, Where.LIST, Where.ANYWHERE),
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


def bindings(*places: Where) -> list[Binding]:
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
