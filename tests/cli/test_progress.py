"""Progress on what takes long."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from briefing import streams

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let progress be told at once."""
    monkeypatch.setattr(streams, "PATIENCE", 0)


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Make standard error a terminal; not as a fixture, since pytest puts its own there before each test."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def shown(text: str) -> list[str]:
    """Return what stands on a terminal's lines after a text with carriage returns."""
    lines = []
    for line in text.split("\n"):
        cells: list[str] = []
        for part in line.split("\r"):
            cells[: len(part)] = part
        lines.append("".join(cells).rstrip())
    return lines


@pytest.mark.usefixtures("hurried")
def test_progress_is_told_on_a_terminal_and_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)
    for number, _ in enumerate(streams.counting("abc", "briefs", 3)):
        assert shown(stream.getvalue()) == [f"{number} of 3 briefs"]
    assert shown(stream.getvalue()) == [""]


@pytest.mark.usefixtures("hurried")
def test_a_message_stands_on_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)
    for thing in streams.counting(iter("ab"), "briefs"):
        streams.tell(f"message {thing}")
    assert shown(stream.getvalue()) == ["message a", "message b", ""]


@pytest.mark.usefixtures("hurried")
def test_progress_is_taken_back_when_the_rest_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)
    going = streams.counting("abc", "briefs", 3)
    next(going)
    going.close()
    assert shown(stream.getvalue()) == [""]


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)
    assert list(streams.counting("abc", "briefs", 3)) == list("abc")
    assert stream.getvalue() == ""


@pytest.mark.usefixtures("hurried")
def test_a_pipe_gets_no_progress(ask: Callable, small: Path, peaceful: Path) -> None:
    err = ask("check", ".").err
    assert "\r" not in err
    assert " of 2 briefs" not in err


@pytest.mark.usefixtures("hurried")
@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_without_a_cursor_gets_none(monkeypatch: pytest.MonkeyPatch, term: str) -> None:
    stream = terminal(monkeypatch)
    monkeypatch.setenv("TERM", term)
    assert list(streams.counting("abc", "briefs", 3)) == list("abc")
    assert stream.getvalue() == ""
