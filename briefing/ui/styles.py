"""The styles in which lines are drawn: attributes and the terminal's own 16 colours, by name.

They are no component classes of the widgets: Textual would look each of them up anew for each pane that is mounted,
or gains or loses the focus, which took half of the time to the first frame and 5 ms of such a key.
"""

from __future__ import annotations

from functools import cache

from rich.style import Style

STYLES = {
    "cursor": "reverse",
    "heading": "bold underline",
    "strong": "bold",
    "dim": "bright_black",
    "conflict": "bold red",
    "tension": "yellow",
    "gravest": "bold red reverse",
    "high": "bold red",
    "medium": "bold yellow",
    "low": "bold",
    "quote": "underline",
    "here": "not bold not underline reverse",
    "hit": "black on yellow",
    "good": "green",
    "error": "red",
    "banner": "reverse",
    "frame": "bright_black",
    "named": "reverse bold",
    "quotation": "italic",
}


@cache
def style(names: str) -> Style:
    """Return what names of styles, with spaces between them, come to; later ones go over earlier ones."""
    return sum((Style.parse(STYLES[name]) for name in names.split()), Style.null())
