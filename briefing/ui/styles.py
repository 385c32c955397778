"""The styles in which lines are drawn: attributes, and the colours of the terminal or of a theme, by name.

They are no component classes of the widgets: Textual would look each of them up anew for each pane that is mounted,
or gains or loses the focus, which took half of the time to the first frame and 5 ms of such a key.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.style import Style
from textual.color import Color

if TYPE_CHECKING:
    from collections.abc import Mapping

READABLE = 4.5
"""The contrast that text has at least, and BORDER lines around it (WCAG 2.1, 1.4.3 and 1.4.11)."""
BORDER = 3.0

# {fg} and {bg} are the terminal's own colours or the theme's; what recedes is faint, since bright black is the
# background in Solarized and its kin.
_LOOKS = {
    "cursor": "reverse",
    "heading": "bold underline",
    "strong": "bold",
    "dim": "{muted}",
    "conflict": "bold {error}",
    "tension": "{warning}",
    "gravest": "bold {error} reverse",
    "high": "bold {error}",
    "medium": "bold {warning}",
    "low": "bold",
    "quote": "underline",
    "here": "not bold not underline reverse",
    "hit": "{hit}",
    "good": "{success}",
    "error": "{error}",
    "banner": "reverse",
    "frame": "{frame}",
    "named": "reverse bold",
    "quotation": "italic",
}
_TERMINAL = {
    "muted": "dim",
    "error": "red",
    "warning": "yellow",
    "success": "green",
    "hit": "black on yellow",
    "frame": "dim",
}
STYLES = {name: look.format(**_TERMINAL) for name, look in _LOOKS.items()}
"""The styles in use, by name."""


@cache
def style(names: str) -> Style:
    """Return what names of styles, with spaces between them, come to; later ones go over earlier ones."""
    return sum((Style.parse(STYLES[name]) for name in names.split()), Style.null())


def use_theme(variables: Mapping[str, str]) -> None:
    """Draw in a theme's colours from here on: `variables` are Textual's, such as "error" and "background"."""
    global STYLES
    STYLES = themed(variables)
    style.cache_clear()


def themed(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the styles in a theme's colours, each of them readable on the theme's background."""
    if variables["background"].startswith("ansi"):
        return {name: look.format(**_TERMINAL) for name, look in _LOOKS.items()}
    background, foreground = (Color.parse(variables[name]) for name in ("background", "foreground"))
    colours = {
        name: readable(Color.parse(variables[name]), background).hex6
        for name in ("error", "warning", "success")
    }
    colours["muted"] = readable(foreground.blend(background, 0.35), background).hex6
    colours["frame"] = readable(foreground.blend(background, 0.6), background, BORDER).hex6
    colours["hit"] = f"{background.hex6} on {colours['warning']}"
    return {name: look.format(**colours) for name, look in _LOOKS.items()}


def readable(colour: Color, background: Color, least: float = READABLE) -> Color:
    """Return the colour, moved as little towards white or black as gives it a contrast with its background."""
    white, black = Color(255, 255, 255), Color(0, 0, 0)
    end = max(white, black, key=lambda extreme: contrast(extreme, background))
    steps = (colour.blend(end, step / 20) for step in range(21))
    return next((each for each in steps if contrast(each, background) >= least), end)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.1)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
