"""Progress on what takes long."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from briefing import output as progress
from briefing import output as streams
from briefing.output import PATIENCE, Progress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


class Told:
    """Progress on a terminal of its own, and a clock that goes when it is told to."""

    def __init__(self) -> None:
        self.stream, self.time = Terminal(), 0.0
        self.progress = Progress(self.stream, now=lambda: self.time)

    def after(self, seconds: float) -> list[str]:
        """Let time pass; return what then stands on the terminal's lines."""
        self.time += seconds
        self.progress.tell()
        return shown(self.stream.getvalue())


def shown(text: str) -> list[str]:
    """Return what stands on a terminal's lines after a text with carriage returns."""
    lines = []
    for line in text.split("\n"):
        cells: list[str] = []
        for part in line.split("\r"):
            cells[: len(part)] = part
        lines.append("".join(cells).rstrip())
    return lines


def test_what_is_being_done_is_told_after_a_second_and_taken_back() -> None:
    told = Told()
    told.progress.count, told.progress.step = "3 of 10 briefs", "reading a.yaml"
    assert told.after(PATIENCE * 0.9) == [""]
    assert told.after(PATIENCE * 0.2) == ["3 of 10 briefs: reading a.yaml"]
    told.progress.count = ""
    assert told.after(0.1) == ["reading a.yaml"]
    told.progress.hush()
    assert told.after(0.1) == [""]
    assert told.after(PATIENCE) == ["reading a.yaml"]
    told.progress.stop()
    assert shown(told.stream.getvalue()) == [""]


def test_it_is_one_clean_line_on_any_terminal() -> None:
    told = Told()
    told.progress.step = "reading " + "\x1b[2J很" * 100
    (line,) = told.after(PATIENCE)
    assert line.startswith("reading ␛[2J很")
    assert len(line) + line.count("很") < 80


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Terminal]]:
    """Make standard error a terminal when asked to, since pytest puts its own there before each test."""
    stream = Terminal()
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "OFTEN", 60)

    def put() -> Terminal:
        monkeypatch.setattr(sys, "stderr", stream)
        return stream

    yield put
    streams.rest()


def looked() -> None:
    """Do what the thread does from time to time."""
    assert streams._progress
    streams._progress.tell()


def test_things_are_counted(terminal: Callable[[], Terminal]) -> None:
    stream = terminal()
    for number, _ in enumerate(streams.counting("abc", "briefs", 3)):
        looked()
        assert shown(stream.getvalue()) == [f"{number} of 3 briefs"]
    streams.rest()
    assert shown(stream.getvalue()) == [""]


def test_one_thing_is_not_counted_but_what_is_done_with_it_is_told(terminal: Callable[[], Terminal]) -> None:
    stream = terminal()
    for _ in streams.counting("a", "briefs", 1):
        streams.working("reading a")
        looked()
        assert shown(stream.getvalue()) == ["reading a"]


def test_a_message_stands_on_a_line_of_its_own(terminal: Callable[[], Terminal]) -> None:
    stream = terminal()
    for thing in streams.counting(iter("ab"), "briefs"):
        looked()
        streams.tell(f"message {thing}")
    streams.rest()
    assert shown(stream.getvalue()) == ["message a", "message b", ""]


def test_a_pipe_gets_no_progress(
    ask: Callable, small: Path, peaceful: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "OFTEN", 0)
    err = ask("check", ".").err
    assert "\r" not in err
    assert " of 2 briefs" not in err


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_without_a_cursor_gets_none(
    terminal: Callable[[], Terminal], monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    stream = terminal()
    monkeypatch.setenv("TERM", term)
    assert list(streams.counting("abc", "briefs", 3)) == list("abc")
    streams.working("reading")
    assert streams._progress is None
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    "argv", [("check",), ("show",), ("conflicts",), ("export", "--to", "html"), ("show", "--json")]
)
def test_a_brief_that_takes_long_is_told_of_and_never_in_the_output(
    small: Path, argv: tuple[str, ...]
) -> None:
    ours, theirs = pty.openpty()
    env = {"PYTHONPATH": os.pathsep.join(sys.path), "LANG": "C.UTF-8", "TERM": "xterm"}
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", *argv, "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=env,
    ) as process:
        os.close(theirs)
        sent = b""
        while b"reading standard input" not in sent:  # which does not come
            sent += os.read(ours, 65536)
        out, _ = process.communicate(small.read_bytes())
        try:
            while more := os.read(ours, 65536):
                sent += more
        except OSError:  # the other end has been closed
            pass
        os.close(ours)
    assert process.returncode == (1 if argv == ("conflicts",) else 0)
    assert b"reading standard input" not in out and b"\r" not in out
    assert shown(sent.decode().replace("\r\n", "\n"))[0] in (
        "",
        "1 brief, no problems",
        "1 brief, 2 contradictions",
    )
