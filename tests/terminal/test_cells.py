"""Cells, styles and colours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.terminal import cells
from briefing.terminal.cells import PLAIN, RGB, Grid, bare, change, read, reduce

colours = st.one_of(st.integers(-1, 255), st.integers(RGB, 2 * RGB - 1))
styles = st.tuples(colours, colours, st.integers(0, 2 * cells.OVERLINE - 1), st.just(""))


def parameters(sequence: str) -> str:
    return sequence.removeprefix("\x1b[").removesuffix("m")


@given(styles, styles)
def test_a_change_of_style_leads_there(old: cells.Style, new: cells.Style) -> None:
    sequence = change(old, new)
    assert (read(old, parameters(sequence), RGB) if sequence else old) == new
    assert read((7, 7, 2 * cells.OVERLINE - 1, ""), parameters(change(None, new)), RGB) == new
    assert len(sequence) <= len(change(None, new))


@pytest.mark.parametrize(
    ("old", "new", "sent"),
    [
        (PLAIN, PLAIN, ""),
        (PLAIN, (-1, -1, cells.BOLD, ""), "\x1b[1m"),
        ((-1, -1, cells.BOLD, ""), PLAIN, "\x1b[m"),
        ((1, -1, cells.BOLD, ""), (2, -1, cells.BOLD, ""), "\x1b[32m"),
        ((1, 4, cells.BOLD | cells.DIM, ""), (1, 4, cells.DIM, ""), "\x1b[22;2m"),
        ((RGB, -1, 0, ""), (RGB, -1, cells.REVERSE, ""), "\x1b[7m"),
        (PLAIN, (12, 9, 0, ""), "\x1b[94;101m"),
        (PLAIN, (200, RGB | 0x010203, 0, ""), "\x1b[38;5;200;48;2;1;2;3m"),
        (None, PLAIN, "\x1b[m"),
    ],
)
def test_a_change_of_style_is_short(old: cells.Style | None, new: cells.Style, sent: str) -> None:
    assert change(old, new) == sent


@pytest.mark.parametrize(
    ("sequence", "style"),
    [
        ("38;5;200", (200, -1, 0, "")),
        ("38:5:200", (200, -1, 0, "")),
        ("38;2;1;2;3", (RGB | 0x010203, -1, 0, "")),
        ("48:2::1:2:3", (-1, RGB | 0x010203, 0, "")),
        ("48:2:1:2:3;1", (-1, RGB | 0x010203, cells.BOLD, "")),
        ("4:3", (-1, -1, cells.UNDERLINE, "")),
        ("4;4:0", PLAIN),
        ("58;2;1;2;3;31", (1, -1, 0, "")),
        ("38;5", PLAIN),
        ("38;2;1;2", PLAIN),
        ("38;5;999;97", (15, -1, 0, "")),
        ("1;3;0", PLAIN),
        ("999", PLAIN),
    ],
)
def test_styles_are_read_in_all_their_forms(sequence: str, style: cells.Style) -> None:
    assert read(PLAIN, sequence, RGB) == style


@pytest.mark.parametrize(
    ("colour", "depth", "nearest"),
    [
        (RGB | 0xFF0000, RGB, RGB | 0xFF0000),
        (RGB | 0xFF0000, 256, 196),
        (RGB | 0x808080, 256, 244),
        (RGB | 0xFE0102, 16, 9),
        (RGB | 0x000000, 16, 0),
        (196, 16, 9),
        (3, 16, 3),
        (3, 0, -1),
        (RGB | 0x123456, 0, -1),
        (-1, 16, -1),
    ],
)
def test_colours_become_the_nearest_that_there_is(colour: int, depth: int, nearest: int) -> None:
    assert reduce(colour, depth) == nearest


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_has_one_in_a_smaller_palette(rgb: int) -> None:
    assert 16 <= reduce(RGB | rgb, 256) < 256
    assert 0 <= reduce(RGB | rgb, 16) < 16


def test_blanks_that_look_the_same_are_the_same() -> None:
    assert bare((1, -1, cells.BOLD | cells.ITALIC, "")) is PLAIN
    assert bare((1, 4, cells.BOLD, "")) == (-1, 4, 0, "")
    assert bare((1, 4, cells.BOLD | cells.REVERSE, "")) == (1, 4, cells.REVERSE, "")
    grid = Grid(3, 1)
    grid.write(0, 0, "a b", (1, -1, cells.BOLD, ""))
    assert grid.styles[0] == [(1, -1, cells.BOLD, ""), PLAIN, (1, -1, cells.BOLD, "")]


def test_half_a_wide_character_is_a_blank() -> None:
    grid = Grid(6, 1)
    grid.write(0, 0, ["漢", "", "字", "", "語", ""], PLAIN)
    grid.write(1, 0, "ab", PLAIN)
    assert grid.text == [[" ", "a", "b", " ", "語", ""]]
    grid.write(4, 0, ["x", "漢", ""], PLAIN)
    assert grid.text == [[" ", "a", "b", " ", "x", " "]]
    grid.write(4, 0, ["漢", ""], PLAIN)
    grid.resize(5, 2)
    assert grid.text == [[" ", "a", "b", " ", " "], [" "] * 5]
    grid.resize(7, 1)
    assert grid.text == [[" ", "a", "b", " ", " ", " ", " "]]
    assert grid.styles == [[PLAIN] * 7]


def test_bands_scroll() -> None:
    grid = Grid(1, 5)
    for y, letter in enumerate("abcde"):
        grid.write(0, y, letter, PLAIN)
    grid.scroll(1, 4, 1)
    assert [row[0] for row in grid.text] == ["a", "c", "d", " ", "e"]
    grid.scroll(0, 5, -2)
    assert [row[0] for row in grid.text] == [" ", " ", "a", "c", "d"]
    grid.scroll(0, 2, 9)
    assert grid.height == len(grid.text) == len(grid.styles) == 5
