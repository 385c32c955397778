"""A frame that is kept: what draws a screenful of cells, to be sent again before anything else is there.

A header line names the format, the size, a checksum and the caller's key; what draws the frame follows.
"""

from __future__ import annotations

from binascii import crc32
from typing import TYPE_CHECKING, NamedTuple

from briefing.terminal.cells import Grid

if TYPE_CHECKING:
    from briefing.terminal.capability import Capability

_FORMAT = "briefing-frame-4"
_FINALS = tuple("mHGABCDKJXb")
"""How the sequences end that draw: styles, moves, erasures and repetitions."""
_STEPS = {"\r", "\n", "\b"}
_LARGEST = 1000
"""Columns or rows beyond which a frame is not believed."""


class KeptFrame(NamedTuple):
    """A frame that was kept."""

    width: int
    height: int
    drawing: str
    """What a terminal is to be sent that was just cleared."""

    def grid(self) -> Grid:
        """Return the cells that the terminal shows after it was sent the drawing."""
        from briefing.terminal.parser import Parser  # 10 ms, for which the first frame need not wait

        grid = Grid(self.width, self.height)
        Parser(grid, lambda _: None, returns=False).feed(self.drawing)
        return grid


def frame_of(grid: Grid, capability: Capability) -> KeptFrame:
    """Return the frame that a terminal of some capability shows as a grid."""
    from briefing.terminal.diff import drawing  # which painting a kept frame does not need

    return KeptFrame(grid.width, grid.height, drawing(grid, capability))


def dump(frame: KeptFrame, key: str) -> bytes:
    """Return a frame as bytes that `load` gives back for the same key, which is one line."""
    content = frame.drawing.encode()
    return (
        f"{_FORMAT} {frame.width} {frame.height} {_checksum(frame, content):08x} {key}\n".encode() + content
    )


def load(data: bytes, key: str) -> KeptFrame | None:
    """Return the frame that was dumped for this key; none where the data are stale, damaged or unsafe to send."""
    header, _, content = data.partition(b"\n")
    try:
        name, width, height, checksum, of = header.decode().split(" ", 4)
        frame = KeptFrame(int(width), int(height), content.decode())
        is_sound = name == _FORMAT and of == key and int(checksum, 16) == _checksum(frame, content)
    except ValueError:
        return None
    fits = 0 < frame.width <= _LARGEST and 0 < frame.height <= _LARGEST
    return frame if is_sound and fits and _only_draws(frame.drawing) else None


def _checksum(frame: KeptFrame, content: bytes) -> int:
    return crc32(content, crc32(f"{frame.width} {frame.height}".encode()))


def _only_draws(drawing: str) -> bool:
    """Whether a terminal is sent nothing but text, moves, erasures, styles and links."""
    text, *sequences = drawing.split("\x1b")
    rest = [text]
    for sequence in sequences:
        if sequence.startswith("["):
            left = sequence[1:].lstrip("0123456789;:")
            if left[:1] not in _FINALS:
                left = sequence.removeprefix("[?7")  # wrapping, which is switched off for the last column
                if left[:1] not in ("h", "l"):
                    return False
            rest.append(left[1:])
        elif sequence.startswith(("]8;;", "\\")):
            rest.append(sequence[1:])
        else:
            return False
    return not any(sign < " " or "\x7f" <= sign <= "\x9f" for sign in set("".join(rest)) - _STEPS)
