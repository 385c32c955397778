"""Reading what a program draws."""

from __future__ import annotations

import asyncio
from random import Random
from typing import TYPE_CHECKING, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from terminal_emulation import Emulator, as_emulated
from textual.driver import Driver
from three_panes import ThreePanes

from briefing.terminal import cells
from briefing.terminal.capability import Capability
from briefing.terminal.cells import PLAIN, RGB, Grid
from briefing.terminal.diff import difference
from briefing.terminal.parser import Parser, split
from briefing.terminal.scroll import LOST

if TYPE_CHECKING:
    from textual.pilot import Pilot


def drawn(
    data: str, width: int = 10, height: int = 3, **settings: object
) -> tuple[list[str], list[str], Parser]:
    """The rows after some data, what was passed on, and the parser."""
    passed: list[str] = []
    grid = Grid(width, height)
    parser = Parser(grid, passed.append, **settings)  # type: ignore[arg-type]
    parser.feed(data)
    return ["".join(row).rstrip() for row in grid.text], passed, parser


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ("ab\r\ncd", ["ab", "cd", ""]),
        ("ab\ncd", ["ab", "cd", ""]),
        ("\x1b[2;3Hx\x1b[HA\x1b[3dB", ["A", "  x", " B"]),
        ("abc\x1b[2Dx\x1b[Cy", ["axcy", "", ""]),
        ("\x1b[2;2Hx\x1b[Ay\x1b[2Bz", ["  y", " x", "   z"]),
        ("abcdef\x1b[3G\x1b[K", ["ab", "", ""]),
        ("abcdef\x1b[3G\x1b[1K", ["   def", "", ""]),
        ("abcdef\x1b[3G\x1b[2X", ["ab  ef", "", ""]),
        ("abc\n\ndef\x1b[2J", ["", "", ""]),
        ("abc\ndef\nghi\x1b[2;2H\x1b[J", ["abc", "d", ""]),
        ("abc\ndef\nghi\x1b[2;2H\x1b[1J", ["", "  f", "ghi"]),
        ("a\nb\nc\nd", ["b", "c", "d"]),
        ("a\tb", ["a       b", "", ""]),
        ("a─\x1b[3bb", ["a────b", "", ""]),
        ("abcdefghijklm", ["abcdefghij", "", ""]),
        ("\x1b[99;99Hx\x1b[99Dy", ["", "", "y        x"]),
        ("a\x1b[?2026hb\x1b[?2026lc", ["abc", "", ""]),
        ("a\x00\x0e\x7f\x9bb", ["ab", "", ""]),
        ("\u202eevil\u2066", ["evil", "", ""]),
        ("soft\u00adly", ["soft?ly", "", ""]),
    ],
)
def test_drawing(data: str, rows: list[str]) -> None:
    assert drawn(data)[:2] == (rows, [])


def test_characters_and_their_cells() -> None:
    assert split("e\u0301🇬🇧👍🏽漢❤️") == ("", ("e\u0301", "🇬🇧", "", "👍🏽", "", "漢", "", "❤️", ""))
    assert split("\u0301a") == ("\u0301", ("a",))
    grid = Grid(6, 1)
    parser = Parser(grid, lambda _: None)
    parser.feed("漢\x1b[1m\u0301字e\x1b[m\u0301")
    assert grid.text == [["漢\u0301", "", "字", "", "e\u0301", " "]]
    parser.feed("\r🇬🇧🇬\r🇫🇷")
    assert grid.text[0][:3] == ["🇫🇷", "", "🇬"]


def test_sequences_that_do_not_draw_are_passed_on_in_order() -> None:
    seen: list[tuple[str, str]] = []
    grid = Grid(10, 1)
    parser = Parser(grid, lambda sequence: seen.append((sequence, "".join(grid.text[0]).strip())))
    parser.feed(
        "a\x07b\x1b]52;c;eA==\x07c\x1b[?1000hd\x1b[6ne\x1bPtmux;\x1b\x1b[1m\x1b\\f\x1b7g\x1b]0;title\x1b\\"
    )
    assert seen == [
        ("\x07", "a"),
        ("\x1b]52;c;eA==\x07", "ab"),
        ("\x1b[?1000h", "abc"),
        ("\x1b[6n", "abcd"),
        ("\x1bPtmux;\x1b\x1b[1m\x1b\\", "abcde"),
        ("\x1b7", "abcdef"),
        ("\x1b]0;title\x1b\\", "abcdefg"),
    ]


def test_the_cursor_may_be_shown() -> None:
    _, passed, parser = drawn("\x1b[?25h\x1b[2;4H")
    assert (parser.cursor_shown, parser.x, parser.y, passed) == (True, 3, 1, [])
    parser.feed("\x1b[?25;1004l")
    assert (parser.cursor_shown, passed) == (False, ["\x1b[?1004l"])


def test_links() -> None:
    grid = Grid(3, 1)
    data = "\x1b]8;id=7;https://example.org\x1b\\a\x1b]8;;\x1b\\b"
    Parser(grid, lambda _: None).feed(data)
    assert grid.styles[0] == [(-1, -1, 0, "https://example.org"), PLAIN, PLAIN]
    Parser(grid, lambda _: None, links=False).feed("\x1b[H" + data)
    assert grid.styles[0] == [PLAIN] * 3


def test_less_than_everything() -> None:
    rows, _, parser = drawn("─│┌\x1b[38;2;255;0;0;1mé≠漢\x1b[m", depth=16, unicode=False)
    assert rows[0] == "-|+e!?"
    assert parser.grid.styles[0][3] == (9, -1, cells.BOLD, "")
    parser.feed("\x1b[Ha\u0301")
    assert parser.grid.text[0][0] == "a"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_data_may_be_cut_anywhere(seed: int) -> None:
    random = Random(seed)
    data = "".join(
        random.choice(
            ["ab", "漢", "\x1b[1;3H", "\x1b[38;5;9m", "\x1b]0;t\x07", "\x1bPa\x1b\x1bb\x1b\\", "\n", "\x1b(B"]
        )
        for _ in range(20)
    )
    whole, passed, _ = drawn(data)
    seen: list[str] = []
    grid = Grid(10, 3)
    parser = Parser(grid, seen.append)
    while data:
        at = random.randint(1, 4)
        parser.feed(data[:at])
        data = data[at:]
    assert (["".join(row).rstrip() for row in grid.text], seen) == (whole, passed)


class Recorder(Driver):
    """Keeps what Textual writes, frame by frame."""

    frames: ClassVar[list[str]] = []

    def write(self, data: str) -> None:
        self.frames[-1] += data

    def flush(self) -> None:
        self.frames.append("")

    def start_application_mode(self) -> None:
        self.frames[:] = [""]

    def disable_input(self) -> None: ...

    def stop_application_mode(self) -> None: ...


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_recorded_session(size: tuple[int, int]) -> None:
    async def keys(pilot: Pilot[None]) -> None:
        await pilot.press(
            "j", "j", "j", "space", "k", "pagedown", "b", "tab", "j", "tab", *"jjjjjj", "escape", "tab"
        )
        pilot.app.exit()

    asyncio.run(ThreePanes(driver_class=Recorder).run_async(size=size, auto_pilot=keys))
    as_written, as_sent = Emulator(*size), Emulator(*size)
    as_written.feed("\x1b[?7l\x1b[20h")  # Textual's line feeds return the carriage
    as_sent.feed("\x1b[?7l")
    shown, wanted, pen = Grid(*size), Grid(*size), LOST
    parser = Parser(wanted, lambda _: None, depth=RGB)
    assert len(Recorder.frames) > 12
    for frame in Recorder.frames:
        as_written.feed(frame)
        parser.feed(frame)
        sent, pen = difference(shown, wanted, pen, Capability())
        shown = wanted.copy()
        as_sent.feed(sent)
        assert as_sent.cells() == as_written.cells() == as_emulated(wanted)
