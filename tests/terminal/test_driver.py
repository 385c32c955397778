"""The driver under a real terminal: what leaves, what comes back, and how it is left."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import pytest
from pty_session import Session
from run_panes import KEY

from briefing.terminal.capability import Capability
from briefing.terminal.cells import PLAIN
from briefing.terminal.kept_frame import dump, frame_of, load

APP = str(Path(__file__).with_name("run_panes.py"))

ALLOWED = re.compile(
    r"""
    [^\x00-\x1f\x7f-\x9f]                     # text
    | [\r\n\b]                                # moves
    | \x1b\[ [0-9;]* [ABCDGHJKLMXbmr]         # moves, erasing, lines, repeating, styles, margins
    | \x1bM                                   # reverse index
    | \x1b\[\?1049;2004[hl] | \x1b\[\?7(;25)?[hl] | \x1b\[\?25[hl] | \x1b\[\?2026[hl]
    | \x1b\[\?2026\$p                         # the one query
    | \x1b\]52;c;[A-Za-z0-9+/=]*\a            # the clipboard, at a key
    """,
    re.VERBOSE,
)


def strange(sent: bytes) -> str:
    """What was sent besides what may be."""
    return ALLOWED.sub("", sent.decode())


def test_a_session() -> None:
    with Session(APP) as session:
        session.until_shown("three panes")
        opened = session.until_quiet()
        assert len(session.sent) < 2200
        assert session.sent.count(b"\x1b[?1049") == 1
        assert opened == b""

        session.press("j")
        assert 0 < len(session.until_shown("  14 ") + session.until_quiet()) < 450

        session.press("\t")
        session.until_shown("> claims")
        session.until_quiet()
        session.press("\t")
        assert 0 < len(session.until_shown("> sections") + session.until_quiet()) < 100

        session.press("k")  # the cursor is on the first row
        assert session.until_quiet() == b""

        session.press("\x1b")
        assert len(session.until_shown("escape")) < 60

        session.resize(120, 30)
        session.until(lambda: session.emulator.rows()[29].startswith("escape"))
        assert "┐" in session.emulator.rows()[0][119]
        session.until_quiet()

        session.press("y")
        session.until(lambda: b"\x1b]52;c;dGhyZWUgdGhvdXNhbmQ=\x07" in session.sent)

        session.press("\x1b[99999999999;1u")  # what no keyboard sends
        before = session.emulator.cells()
        session.until_quiet()
        session.press("\x0c")  # ctrl+l
        painted = session.until_quiet()
        assert painted.startswith(b"\x1b[m\x1b[r\x1b[H\x1b[J")
        assert session.emulator.cells() == before

        session.press("\x1b[?2026;2$y")  # the terminal has synchronized output
        session.until(lambda: session.press("k") or session.press("j") or b"\x1b[?2026h" in session.sent)
        sent = session.sent.partition(b"\x1b[?2026h")[2]
        assert sent.count(b"\x1b[?2026h") == sent.count(b"\x1b[?2026l") - 1

        session.press("q")
        assert session.until_gone() == 0
        assert session.restored
        assert session.sent.endswith(b"\x1b[?1049;2004l\x1b[?7;25hleft\r\n")
        assert strange(session.sent) == ""


def test_a_key_right_behind_escape_locks_nothing() -> None:
    with Session(APP, environ={"ESCDELAY": "300"}) as session:
        session.until_shown("three panes")
        session.until_quiet()
        session.press("\x1b!")
        session.until_quiet()
        session.press("j")  # before it is decided that the two are no sequence
        session.until_shown("  14 ")


def test_stopped_and_continued() -> None:
    with Session(APP) as session:
        session.until_shown("three panes")
        session.until_quiet()
        before = session.emulator.cells()
        session.press("\x1a")
        session.until_stopped()
        assert session.restored
        session.signal(signal.SIGCONT)
        session.until_shown("three panes")
        session.until_quiet()
        assert session.emulator.cells() == before

        session.signal(signal.SIGSTOP)  # without a word, as from another terminal
        session.until_stopped()
        session.emulator.feed("\x1b[2J$ fg")
        session.signal(signal.SIGCONT)
        session.until_shown("three panes")
        session.until_quiet()
        assert session.emulator.cells() == before
        session.press("q")
        assert session.until_gone() == 0
        assert session.restored


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_deadly_signal(number: signal.Signals) -> None:
    with Session(APP) as session:
        session.until_shown("three panes")
        session.until_quiet()
        session.signal(number)
        assert session.until_gone() == -number
        assert session.restored
        assert session.sent.endswith(b"saved\r\n")


def test_an_exception_is_told_on_the_normal_screen() -> None:
    with Session(APP) as session:
        session.until_shown("three panes")
        session.press("x")
        session.until_gone()
        assert session.restored
        after = session.sent.partition(b"\x1b[?1049;2004l")[2].decode()
        assert "this was to be expected" in after


def test_a_poor_terminal() -> None:
    with Session(APP, environ={"TERM": "linux", "LANG": "C", "NO_COLOR": "1"}) as session:
        session.until_shown("three panes")
        session.until_quiet()
        codes = b";".join(re.findall(rb"\x1b\[([0-9;]*)m", session.sent)).split(b";")
        assert set(codes) <= {b"", b"1", b"22"}
        assert session.sent.isascii()
        assert b"b" not in re.findall(rb"\x1b\[[0-9;]*([A-Za-z])", session.sent)
        session.press("q")
        assert session.until_gone() == 0
        assert session.sent.endswith(b"\x1b[H\x1b[J\x1b[?1049;2004l\x1b[?7;25hleft\r\n")


def test_a_frame_painted_before_textual_is_there(tmp_path: Path) -> None:
    path = tmp_path / "frame"
    with Session(APP, str(path)) as session:
        session.until_shown("three panes")
        session.until(path.exists)
        before = session.emulator.cells()
    with Session(APP, str(path)) as session:
        session.until_shown("three panes")
        assert session.emulator.cells() == before
        session.press("\x1b[6~")  # page down, most likely before anything is there to read it
        session.until_shown("  26 ")
        assert session.sent.count(b"sections") == 1  # the app's own first frame was the same
        assert session.sent.count(b"\x1b[J") == 1


def test_a_painted_frame_that_is_not_what_the_app_draws_is_put_right(tmp_path: Path) -> None:
    path = tmp_path / "frame"
    with Session(APP, str(path)) as session:
        session.until_shown("three panes")
        session.until(path.exists)
        drawn = session.emulator.cells()
    kept = load(path.read_bytes(), KEY)
    assert kept is not None
    grid = kept.grid()
    grid.write(0, 0, "painted before", PLAIN)
    path.write_bytes(dump(frame_of(grid, Capability()), KEY))
    with Session(APP, str(path)) as session:
        session.until(lambda: session.emulator.cells() == drawn)
        assert b"painted before" in session.sent
