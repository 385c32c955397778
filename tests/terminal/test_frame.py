"""Frames that are kept."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal_emulation import drawn

from briefing.terminal.cells import PLAIN, Grid
from briefing.terminal.frame import dump, load


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([(80, 24), (1, 1), (30, 10)]))
def test_a_frame_comes_back(seed: int, size: tuple[int, int]) -> None:
    random = Random(seed)
    grid = Grid(*size)
    for _ in range(3):
        grid = drawn(random, grid)
    data = dump(grid, "a key: with 2 words")
    assert load(data, "a key: with 2 words") == grid
    assert load(data, "another key") is None


def test_a_frame_is_small() -> None:
    grid = Grid(80, 24)
    for y in range(20):
        grid.write(0, y, "The United States announced on Wednesday", PLAIN)
    assert len(dump(grid, "key")) < 20 * 50 + 60


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.binary(min_size=1, max_size=3))
def test_a_damaged_frame_is_none(at: int, damage: bytes) -> None:
    grid = Grid(20, 3)
    grid.write(0, 0, "漢字 text", (1, 2, 3, ""))
    data = dump(grid, "key")
    at %= len(data)
    damaged = data[:at] + damage + data[at + len(damage) :]
    assert load(damaged, "key") in (None, grid)
    assert load(data[:at], "key") is None


@pytest.mark.parametrize(
    "body",
    [
        b"\n3.0\ta\x1bb",
        b"\n3.0\ta\x9bb".replace(b"\x9b", "\x9b".encode()),
        b"-1 -1 0 x\x1b\\y\n\n1.1\ta",
        b"\n5.0\tabc",
        b"\n99999999999.0\tabc",
        b"\n3.7\tabc",
        b"\n2.0 *\t\ta",
        b"\n3.0 *\ta\t\t",
        b"\n21.0\t" + b"a" * 21,
        b"\n1.0\ta\n1.0\ta\n1.0\ta\n1.0\ta",
        b"-2 -1 0 \n\n1.1\ta",
        b"-1 -1 99999 \n\n1.1\ta",
        b"x\n\n",
        b"\xff\n",
    ],
)
def test_a_frame_that_could_steer_the_terminal_is_none(body: bytes) -> None:
    from binascii import crc32

    header = f"briefing-frame-1 20 3 {crc32(body):08x} key\n".encode()
    assert load(header + body, "key") is None


def test_no_screen_is_that_large() -> None:
    from binascii import crc32

    body = b"\n"
    assert load(f"briefing-frame-1 20 3 {crc32(body):08x} key\n".encode() + body, "key") == Grid(20, 3)
    assert load(f"briefing-frame-1 20000 30000 {crc32(body):08x} key\n".encode() + body, "key") is None
    assert load(b"", "key") is None
