"""What Textual reads from the environment when it is imported, set to what our driver needs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import MutableMapping

ESCAPE_DELAY_MS = 25
"""How long an Escape may turn out to be the start of a key's sequence, which arrives in one piece even from afar."""


FRAMES_PER_SECOND = 250
"""How often Textual looks for what is to be painted: at its own 60 a key would wait for up to 17 ms."""

THEME = "ansi-dark"
"""The terminal's own background and 16 colours."""


def prepare(environ: MutableMapping[str, str]) -> None:
    """Change an environment, of which `detect` has taken note, before Textual is imported.

    Colours are all left to the driver: Textual makes greys of them under NO_COLOR, also under an empty one, and
    fails there on text without a style (8.2.8). A user's own ESCDELAY stays. An app that begins in our theme need
    not read its style sheets again for it.
    """
    environ.setdefault("ESCDELAY", str(ESCAPE_DELAY_MS))
    environ["TEXTUAL_FPS"] = str(FRAMES_PER_SECOND)
    environ["TEXTUAL_THEME"] = THEME
    environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
    environ.pop("NO_COLOR", None)
