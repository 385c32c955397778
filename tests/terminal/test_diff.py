"""What is sent makes an emulator show what was drawn, cell by cell."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from terminal_emulation import Emulator, as_emulated, drawn

from briefing.terminal.capability import Capability
from briefing.terminal.cells import PLAIN, Grid
from briefing.terminal.diff import LOST, difference

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
