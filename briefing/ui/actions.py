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
    also: str = ""
    """Other words by which the palette finds it."""

    @property
    def method(self) -> str:
        """The action's name as Textual calls it."""
        return self.id.replace("-", "_")


ACTIONS = (
    Action("quit", "q", "quit", Where.ANYWHERE, "exit leave close bye"),
    Action(
        "help",
        "question_mark",
        "help for the pane at hand",
        Where.ANYWHERE,
        "keys shortcuts bindings how manual",
    ),
    Action(
        "legend",
        "i",
        "legend: what the signs on this screen mean",
        Where.ANYWHERE,
        "symbols icons glyphs colours key",
    ),
    Action(
        "palette",
        "colon,ctrl+p",
        "everything that can be done, by name",
        Where.ANYWHERE,
        "commands menu palette actions",
    ),
    Action("redraw", "ctrl+l", "redraw the screen", Where.ANYWHERE, "refresh repaint clear garbled"),
    Action("theme", "T", "another theme of colours", Where.ANYWHERE, "color scheme dark light appearance"),
    Action(
        "suspend",
        "ctrl+z",
        "back to the shell, until you type fg there",
        Where.ANYWHERE,
        "background stop suspend shell",
    ),
    Action("choose", "enter", "choose what is under the cursor", Where.LIST),
    Action("down", "j,down", "a line down", Where.LIST, "next move"),
    Action("up", "k,up", "a line up", Where.LIST, "previous move"),
    Action("page-down", "space,pagedown", "a page down", Where.LIST, "scroll"),
    Action("page-up", "b,pageup", "a page up", Where.LIST, "scroll"),
    Action("first", "g,home", "first line", Where.LIST, "top beginning start home"),
    Action("last", "G,end", "last line", Where.LIST, "bottom end"),
    Action("next-quote", "l,right", "next claim in the text", Where.TEXT),
    Action("previous-quote", "h,left", "previous claim in the text", Where.TEXT),
    Action("next-pane", "tab", "next pane", Where.READER, "switch focus window"),
    Action("previous-pane", "shift+tab", "previous pane", Where.READER, "switch focus window"),
    Action("sections", "1", "go to the sections", Where.READER, "contents chapters outline"),
    Action("text", "2", "go to the text", Where.READER, "read prose article"),
    Action("actors", "3", "go to the actors", Where.READER, "people speakers sources who"),
    Action("claims", "4", "go to the claims", Where.READER, "table list"),
    Action("next-conflict", "c", "next conflict", Where.READER, "contradiction disagree"),
    Action("previous-conflict", "C", "previous conflict", Where.READER, "contradiction disagree"),
    Action("next-section", "right_square_bracket", "next section", Where.READER),
    Action("previous-section", "left_square_bracket", "previous section", Where.READER),
    Action("search", "slash", "search the brief", Where.READER, "find look grep"),
    Action("next-hit", "n", "next hit", Where.READER),
    Action("previous-hit", "N", "previous hit", Where.READER),
    Action("filter", "f", "filter the claims", Where.READER, "only show narrow limit select"),
    Action(
        "same-measure", "equals_sign", "only the claims of this measure, or all again", Where.READER, "filter"
    ),
    Action("sort", "s", "sort the claims another way", Where.READER, "order rank severity gravest"),
    Action(
        "compare",
        "v",
        "compare the claims of this measure",
        Where.VIEWS,
        "chart versus side by side figures graph",
    ),
    Action(
        "timeline",
        "t",
        "timeline: who said what when, and what became of it",
        Where.VIEWS,
        "history dates chronology plot",
    ),
    Action(
        "matrix",
        "x",
        "matrix: what each actor says of each measure",
        Where.VIEWS,
        "grid hypotheses ach overview",
    ),
    Action(
        "perspective", "p", "perspective: the brief as one side tells it", Where.VIEWS, "view side narrative"
    ),
    Action(
        "mark",
        "m",
        "mark the claim or line at hand, or unmark it",
        Where.READER,
        "bookmark star flag favourite",
    ),
    Action("next-mark", "apostrophe", "next mark", Where.READER, "bookmark"),
    Action("previous-mark", "quotation_mark", "previous mark", Where.READER, "bookmark"),
    Action("notes", "A", "list of notes and marks", Where.READER, "bookmarks annotations comments"),
    Action(
        "note",
        "a",
        "write a note on the claim or line at hand, or change it",
        Where.READER,
        "annotate comment edit",
    ),
    Action(
        "news",
        "u",
        "what is new since the brief was last open, one after another",
        Where.READER,
        "changes history diff updates",
    ),
    Action(
        "review",
        "R",
        "next thing to review in a draft, what most depends on first",
        Where.READER,
        "draft accept proposal",
    ),
    Action(
        "copy",
        "y",
        "copy a citation, the quote or the source's address",
        Where.READER,
        "clipboard yank cite source quote url link",
    ),
    Action("open-source", "O", "open the source's address", Where.READER, "browser url link web follow"),
    Action(
        "save-copy",
        "Y",
        "save that citation to a new file in the current folder",
        Where.READER,
        "export write file source cite",
    ),
    Action(
        "zoom",
        "z",
        "zoom this pane, or show all panes again",
        Where.READER,
        "maximize full screen fullscreen",
    ),
    Action("taller", "plus", "make this pane taller", Where.SIZES, "resize grow bigger size height layout"),
    Action(
        "shorter", "minus", "make this pane shorter", Where.SIZES, "resize shrink smaller size height layout"
    ),
    Action(
        "broader",
        "greater_than_sign",
        "make this pane wider",
        Where.READER,
        "resize grow bigger size width layout",
    ),
    Action(
        "slimmer",
        "less_than_sign",
        "make this pane narrower",
        Where.READER,
        "resize shrink smaller size width layout",
    ),
    Action(
        "problems", "exclamation_mark", "problems of the file", Where.READER, "errors warnings check lint"
    ),
    Action("library", "o", "library: open another brief", Where.ANYWHERE, "files folder home briefs"),
    Action("search-library", "S", "search all briefs of the library", Where.ANYWHERE, "find everywhere grep"),
    Action(
        "measures",
        "M",
        "measures of all briefs, and what conflicts across them",
        Where.ANYWHERE,
        "figures compare across",
    ),
    Action(
        "edit",
        "e",
        "open the file in your editor, at what is at hand",
        Where.ANYWHERE,
        "change write vim nano modify",
    ),
    Action("reload", "r", "read the file again", Where.ANYWHERE, "refresh reload reread update"),
    Action(
        "back",
        "escape",
        "close, or undo filter, search and zoom",
        Where.READER,
        "cancel clear reset undo escape",
    ),
    Action("close", "escape", "close", Where.COMPARE),
    Action(
        "other-pane", "tab,shift+tab", "the figures, or their verdicts and what would turn them", Where.CHART
    ),
    Action("clock", "s", "order by the day said, or by the day each claim is about", Where.TIMELINE),
    Action("wider", "w", "widen: this measure, this side, or the whole brief", Where.TIMELINE),
    Action("next-scope", "right_square_bracket", "next measure or side", Where.TIMELINE),
    Action("previous-scope", "left_square_bracket", "previous measure or side", Where.TIMELINE),
    Action("next-column", "l,right", "a column to the right", Where.MATRIX),
    Action("previous-column", "h,left", "a column to the left", Where.MATRIX),
    Action("hypotheses", "tab", "show actors by measures, or claims by hypotheses", Where.MATRIX),
    Action("next-side", "right_square_bracket", "next side", Where.PERSPECTIVE),
    Action("previous-side", "left_square_bracket", "previous side", Where.PERSPECTIVE),
    Action("narrow", "slash", "only briefs with some words in their title or file name", Where.LIBRARY),
    Action("order", "s", "another order of the briefs", Where.LIBRARY),
    Action(
        "only", "f", "only briefs with news, with conflicts or with problems, or all of them", Where.LIBRARY
    ),
    Action("undo", "escape", "list all briefs again, stop reading files, or close", Where.LIBRARY),
    Action("order-measures", "s", "another order of the measures", Where.MEASURES),
    Action("change-note", "a", "change the note", Where.NOTES),
    Action("delete-note", "d", "delete the note or mark", Where.NOTES),
    Action("undo-delete", "u", "bring back what was deleted last", Where.NOTES),
    Action("cancel", "escape", "close", Where.PICK),
)

COMMONEST = (
    "compare",
    "next-conflict",
    "search",
    "filter",
    "sort",
    "timeline",
    "matrix",
    "perspective",
    "note",
    "mark",
    "notes",
    "copy",
    "library",
    "help",
    "legend",
    "quit",
)
"""The actions that the palette lists first."""

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
