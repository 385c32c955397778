"""The clipboard of the terminal that the reader sits at, through OSC 52."""

from __future__ import annotations

from binascii import b2a_base64

LARGEST = 8192
"""Bytes that are copied at most; terminals and multiplexers silently drop sequences that are much longer."""
_SCREEN_CHUNK = 512
"""Bytes that GNU screen hands on in one string; it holds 768 at most."""


class ClipboardTooLargeError(Exception):
    """A text that is too long for the clipboard; `size` says how many bytes it has."""

    def __init__(self, size: int) -> None:
        super().__init__(f"{size:,} bytes are too many for the clipboard, which takes {LARGEST:,}")
        self.size = size


def osc52(text: str, multiplexer: str = "") -> str:
    """Return the sequence that copies a text, wrapped so that "tmux" or "screen" lets it through.

    Nothing is cut off: raises ClipboardTooLargeError. tmux gets it both bare, for `set-clipboard on`, and wrapped, for
    `allow-passthrough on`; with neither, its default since 3.3, it lets nothing through.
    """
    data = text.encode(errors="replace")
    if len(data) > LARGEST:
        raise ClipboardTooLargeError(len(data))
    sequence = f"\x1b]52;c;{b2a_base64(data, newline=False).decode()}\x07"
    if multiplexer == "tmux":
        return f"{sequence}\x1bPtmux;\x1b{sequence}\x1b\\"
    if multiplexer == "screen":
        chunks = range(0, len(sequence), _SCREEN_CHUNK)
        return "".join(f"\x1bP{sequence[at : at + _SCREEN_CHUNK]}\x1b\\" for at in chunks)
    return sequence
