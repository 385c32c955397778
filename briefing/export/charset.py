"""Characters that the place we write to can show: all of them, or only ASCII."""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPOGRAPHY = {
    "–": "-", "—": "--", "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": "<<",
    "…": "...", "·": "-", "•": "*", "×": "x", "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "±": "+/-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d",
    "Æ": "AE", "Ø": "O", "Ł": "L", "Đ": "D", "€": "EUR ", "£": "GBP ",
}  # fmt: skip


def is_utf8(encoding: str | None, environ: Mapping[str, str] | None = None) -> bool:
    """Whether a stream of this encoding, in this locale, shows more than ASCII.

    The stream alone does not say it: under LANG=C Python makes its streams UTF-8 all the same, and writes
    a locale of its own into LC_CTYPE (PEP 538, PEP 540). Where no locale is named the stream is believed.
    """
    if (encoding or "").lower().replace("-", "") != "utf8":
        return False
    env = os.environ if environ is None else environ
    names = [env.get("LC_ALL", ""), env.get("LC_CTYPE", ""), env.get("LANG", "")]
    if sys.flags.utf8_mode and names[1] in ("C.UTF-8", "C.utf8", "UTF-8") and names[2]:
        names[1] = ""
    locale = next((name for name in names if name), "UTF-8")
    return "utf8" in locale.lower().replace("-", "")


def to_ascii(text: str) -> str:
    """Return the text in ASCII: signs by their ASCII sign, letters without accents, others by number.

    The signs for control characters that cleaning leaves are written with a caret, as terminals do.
    """
    if text.isascii():
        return text
    import unicodedata

    text = unicodedata.normalize("NFKD", text.translate(_table()))
    bare = "".join(char for char in text if not unicodedata.combining(char))
    return bare.encode("ascii", "backslashreplace").decode("ascii")


@cache
def _table() -> dict[int, str]:
    from briefing.verdicts.verdict import Kind  # which nobody waits for where all characters can be shown

    signs = {kind.sign: kind.ascii_sign for kind in Kind}
    controls = {chr(0x2400 + code): f"^{chr(code + 0x40)}" for code in range(0x20)} | {"␡": "^?"}
    return str.maketrans(_TYPOGRAPHY | controls | signs)
