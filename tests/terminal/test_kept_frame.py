"""Frames that are kept."""

from __future__ import annotations

from binascii import crc32
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from terminal_emulation import Emulator, as_emulated, drawn

from briefing.terminal.capability import Capability
from briefing.terminal.cells import PLAIN, Grid
from briefing.terminal.kept_frame import dump, frame_of, load

MAGIC = "briefing-frame-4"


def dumped(grid: Grid) -> bytes:
    return dump(frame_of(grid, Capability()), "key")


def grid_of(data: bytes) -> Grid | None:
    frame = load(data, "key")
    return frame.grid() if frame else None


def made_by_hand(content: bytes, size: str = "20 3") -> bytes:
    return f"{MAGIC} {size} {crc32(content, crc32(size.encode())):08x} key\n".encode() + content


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([(80, 24), (1, 1), (30, 10)]))
def test_a_frame_comes_back(seed: int, size: tuple[int, int]) -> None:
    random = Random(seed)
    grid = Grid(*size)
    for _ in range(3):
        grid = drawn(random, grid)
    data = dump(frame_of(grid, Capability()), "a key: with 2 words")
    frame = load(data, "a key: with 2 words")
    assert frame is not None
    assert frame.grid() == grid
    assert load(data, "another key") is None
    emulator = Emulator(*size)
    emulator.feed(f"\x1b[?7l{frame.drawing}")
    assert emulator.cells() == as_emulated(grid)


def test_a_frame_is_small() -> None:
    grid = Grid(80, 24)
    for y in range(20):
        grid.write(0, y, "The United States announced on Wednesday", PLAIN)
    assert len(dumped(grid)) < 2 * 20 * 50 + 60


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=3))
@example(17, b"1")  # half as wide
def test_a_damaged_frame_is_none(at: int, damage: bytes) -> None:
    grid = Grid(20, 3)
    grid.write(0, 0, ("漢", "", "字", "", *" text"), (1, 2, 3, ""))
    data = dumped(grid)
    at %= len(data)
    damaged = data[:at] + damage + data[at + len(damage) :]
    assert grid_of(damaged) in (None, grid)
    assert load(data[:at], "key") is None


@pytest.mark.parametrize(
    "drawing",
    [
        "\x1b]0;title\x07",
        "\x1b]52;c;eA==\x1b\\",
        "\x1b[?1000h",
        "\x1b[6n",
        "\x1b[2$y",
        "\x1b[m\x07",
        "\x1b[31mred\x1b[",
        "\x1bc",
        "\x1bPq\x1b\\",
        "a\x9b6n".replace("\x9b", "\u009b"),
        "\x1b]8;;https://example.org\x07\x1b\\",
        "\t",
    ],
)
def test_a_drawing_that_could_steer_the_terminal_is_not_sent(drawing: str) -> None:
    assert grid_of(made_by_hand(drawing.encode())) is None
    assert grid_of(made_by_hand(b"\x1b[2;3H\x1b[0;38:5:7mtext\x1b]8;;x:y\x1b\\z\r\n\b"))


def test_no_screen_is_that_large() -> None:
    assert grid_of(made_by_hand(b"")) == Grid(20, 3)
    assert grid_of(made_by_hand(b"", "20000 30000")) is None
    assert load(b"", "key") is None
