"""The only sequences that may leave the reader, each with what it is for."""

from __future__ import annotations

import re
from binascii import a2b_base64

ALLOWED = {
    r"\x1b\[[0-9;]*[ABCDGH]": "moves the cursor",
    r"\x1b\[[0-9;]*[JKX]": "erases the screen, a line, some characters",
    r"\x1b\[[0-9]*[LMb]": "inserts or deletes lines, repeats a character",
    r"\x1b\[[0-9;]*r": "sets the band that scrolls",
    r"\x1bM": "scrolls down",
    r"\x1b\[[0-9;]*m": "sets colours and styles",
    r"\x1b\[\?1049;2004[hl]": "takes the other screen and marked pastes, and gives both back",
    r"\x1b\[\?7(;25)?[hl]": "stops lines from wrapping while the reader draws, and hides the cursor",
    r"\x1b\[\?25[hl]": "shows and hides the cursor",
    r"\x1b\[\?2026[hl]": "holds back a frame until it is whole",
    r"\x1b\[\?2026\$p": "asks whether the terminal can do that",
    r"[\r\n\b]": "moves within what the reader draws",
}

COPY = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\a")
"""Copies a text to the clipboard, at a key and never else."""

_TOKENS = re.compile("|".join(ALLOWED))


def text_of(sent: bytes) -> str:
    """Return what was sent without the sequences that may be."""
    return _TOKENS.sub("", sent.decode())


def strangers(sent: bytes) -> list[str]:
    """Return what of it looks like a sequence and is none that may be, with some of what follows."""
    return [found[:60] for found in re.findall("(?s)[\x1b\x07\x9b].{0,59}", text_of(sent))]


def without_copies(sent: bytes) -> tuple[bytes, list[str]]:
    """Return what was sent without what went to the clipboard, and the texts that did."""
    return COPY.sub(b"", sent), [a2b_base64(data).decode() for data in COPY.findall(sent)]
