"""What is sent makes an emulator show what was drawn, cell by cell."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal_emulation import Emulator, as_emulated, drawn

from briefing.terminal.capability import Capability
from briefing.terminal.cells import BOLD, PLAIN, REVERSE, Grid
from briefing.terminal.diff import difference
from briefing.terminal.parser import split
from briefing.terminal.scroll import LOST

SIZES = ((24, 9), (80, 24), (7, 3), (1, 1), (2, 4))
CAPABILITIES = (
    Capability(),
    Capability(repeat=False),
    Capability(erase=False),
    Capability(repeat=False, erase=False),
)
EVERYTHING = CAPABILITIES[0]


def page(first: int, width: int = 80, height: int = 24) -> Grid:
    """A page of a long text, between two rules, with a title that stays."""
    grid = Grid(width, height)
    grid.write(0, 0, "North Korean troops in Russia", PLAIN)
    for y in range(1, height - 1):
        number = first + y
        words = " ".join(str(number * factor % 9973) for factor in range(7, 7 + 10 + number % 3))
        grid.write(0, y, f"{number:4} {words}", PLAIN)
    grid.write(0, height - 1, "j down  k up  q quit", PLAIN)
    return grid


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(SIZES), st.sampled_from(CAPABILITIES), st.booleans())
def test_an_emulator_shows_each_frame(
    seed: int, size: tuple[int, int], capability: Capability, wraps: bool
) -> None:
    random = Random(seed)
    emulator = Emulator(*size)
    emulator.feed("\x1b[?7h" if wraps else "\x1b[?7l")
    shown, pen = Grid(*size), LOST
    for _ in range(5):
        wanted = drawn(random, shown)
        sent, pen = difference(shown, wanted, pen, capability)
        emulator.feed(sent)
        assert emulator.cells() == as_emulated(wanted)
        assert bool(sent) == (wanted != shown)
        shown = wanted


def change(
    before: list[str], after: list[str], capability: Capability = EVERYTHING, pen: tuple = (0, 0, PLAIN)
) -> str:
    """What is sent to make rows of 20 columns of some others."""
    grids = []
    for rows in (before, after):
        grid = Grid(20, len(rows))
        for y, row in enumerate(rows):
            grid.write(0, y, split(row.ljust(20) if row.isascii() else row)[1], PLAIN)
        grids.append(grid)
    return difference(*grids, pen, capability)[0]


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        (["same"], ["same"], ""),
        (["abcdefghij"], ["abcdefghiX"], "\x1b[9CX"),
        (["abc", "def"], ["abc", "dXf"], "\ndX"),
        (["", "", "a"], ["", "", "b"], "\n\nb"),
        (["", "", "", "", "a"], ["", "", "", "", "b"], "\x1b[4Bb"),
        (["aXbbbbbbbbbbbbbX"], ["aYbbbbbbbbbbbbbY"], "aY\x1b[13CY"),
        (["abcd"], ["XbcY"], "XbcY"),
        (["abcdefghij"], ["X"], "X\x1b[K"),
        (["abc"], ["X"], "X  "),
        (["a", "b", "c"], ["", "", ""], "\x1b[J"),
        ([""], ["────────────────────"], "─\x1b[19b"),
        ([""], ["────"], "────"),
        (["abcdefghijklmno|"], ["               |"], "\x1b[15X"),
        (["漢字"], ["漢語"], "漢語"),
        (["漢字"], ["漢b"], "漢b "),
    ],
)
def test_a_change_is_short(before: list[str], after: list[str], sent: str) -> None:
    found = change(before, after)
    assert len(found.encode()) == len(sent.encode())
    emulator = Emulator(20, len(before))
    for y, row in enumerate(before):
        emulator.feed(f"\x1b[{y + 1}H{row}")
    emulator.feed("\x1b[H" + found)
    assert [row.rstrip() for row in emulator.rows()] == [row.rstrip() for row in after]


def test_a_poor_terminal_gets_no_repeats_and_no_erasing_in_place() -> None:
    poor = Capability(repeat=False, erase=False)
    assert change([""], ["─" * 20], poor) == "─" * 20
    assert change(["abcdefghijklmno|"], [" " * 15 + "|"], poor) == " " * 15
    assert change(["abcdefghijklmno|"], [" " * 15 + "|"], Capability(repeat=False)) == "\x1b[15X"


@pytest.mark.parametrize(("size", "line", "page_of_text"), [((80, 24), 80, 1200), ((160, 48), 80, 2500)])
def test_a_page_scrolls_by_a_line_in_few_bytes(size: tuple[int, int], line: int, page_of_text: int) -> None:
    for first, then, most in ((5, 6, line), (6, 5, line), (5, 5 + size[1] - 3, page_of_text)):
        before, after = page(first, *size), page(then, *size)
        sent, _ = difference(before, after, (0, 0, PLAIN), EVERYTHING)
        assert len(sent) <= most
        emulator = Emulator(*size)
        for grid, text in (
            (before, difference(Grid(*size), before, LOST, EVERYTHING)[0]),
            (after, "\x1b[H\x1b[m" + sent),
        ):
            emulator.feed(text)
            assert emulator.cells() == as_emulated(grid)


def test_blanks_are_written_in_any_style_that_does_not_show() -> None:
    grid = Grid(20, 1)
    grid.write(0, 0, "two words", (1, -1, BOLD, ""))
    assert difference(Grid(20, 1), grid, (0, 0, PLAIN), EVERYTHING)[0] == "\x1b[1;31mtwo words"
    grid.write(0, 0, "two words", (1, -1, REVERSE, ""))
    grid.write(3, 0, " ", PLAIN)
    sent = difference(Grid(20, 1), grid, (0, 0, PLAIN), EVERYTHING)[0]
    assert sent == "\x1b[7;31mtwo\x1b[C" + "words"


def test_nothing_is_erased_in_a_colour() -> None:
    grid = Grid(20, 2)
    grid.write(0, 0, " " * 20, (-1, 4, 0, ""))
    sent = difference(Grid(20, 2), grid, (0, 0, PLAIN), EVERYTHING)[0]
    assert sent == "\x1b[44m \x1b[19b"
    back = difference(grid, Grid(20, 2), (0, 0, (-1, 4, 0, "")), EVERYTHING)[0]
    assert back == "\x1b[m\x1b[K"


def test_links_are_closed_behind_a_frame() -> None:
    grid = Grid(20, 1)
    grid.write(0, 0, "here", (-1, -1, 0, "https://example.org"))
    sent, pen = difference(Grid(20, 1), grid, (0, 0, PLAIN), EVERYTHING)
    assert sent == "\x1b]8;;https://example.org\x1b\\here\x1b]8;;\x1b\\"
    assert pen[2] == PLAIN


@pytest.mark.parametrize("doubtful", ["👨\u200d👩\u200d👧", "❤\ufe0f", "🇬🇧", "👍🏽", "⌚", "🫨"])
def test_whatever_width_a_terminal_gives_a_character_the_others_stand_right(doubtful: str) -> None:
    """The emulator draws joined characters and flags wider than we lay them out, and hearts narrower."""
    emulator = Emulator(20, 1)
    shown, pen = Grid(20, 1), LOST
    for row in ("a" * 20, f"ab{doubtful}cdefghijkl", "abXYcdefghijkl", f"{doubtful * 3}kl|", "m" * 20):
        wanted = Grid(20, 1)
        wanted.write(0, 0, split(row)[1], PLAIN)
        sent, pen = difference(shown, wanted, pen, EVERYTHING)
        emulator.feed(sent)
        expected, found = as_emulated(wanted)[0], emulator.cells()[0]
        doubt = {x + half for x, text in enumerate(wanted.text[0]) if text == doubtful for half in (0, 1)}
        assert [found[x] for x in range(20) if x not in doubt] == [
            expected[x] for x in range(20) if x not in doubt
        ]
        shown = wanted
