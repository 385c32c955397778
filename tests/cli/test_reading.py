"""`briefing PATH` on a terminal: what the screen is given, and who has the keyboard."""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import pytest

from briefing.ui.session import Terms
from tests.shipped import brief_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Opened(NamedTuple):
    files: list[Path]
    texts: list[str]
    mouse: bool
    terms: Terms
    library: list[str]
    listed: bool


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """Stand in for the screen on a terminal, and remember what it was asked to open."""
    opened: list[Opened] = []

    def read_briefs(
        paths: Sequence[str],
        terms: Terms,
        library: Sequence[str] = (),
        *,
        listed: bool = False,
        terminal: object = None,
    ) -> int:
        assert terminal is None  # nothing was painted
        files = [Path(path) for path in paths]
        texts = [file.read_text() if file.is_file() else "" for file in files]
        opened.append(Opened(files, texts, terms.mouse, terms, list(library), listed))
        return 0

    session = ModuleType("briefing.ui.session")
    session.read_briefs = read_briefs  # type: ignore[attr-defined]
    session.leave = int  # type: ignore[attr-defined]
    session.Terms = Terms  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "briefing.ui.session", session)
    monkeypatch.setattr("briefing.commands.reading.has_screen", lambda: True)
    monkeypatch.setattr("briefing.commands.reading.take_keyboard", lambda: True)
    return opened


def test_a_file_is_opened_and_a_folder_listed(
    ask: Callable, small: Path, peaceful: Path, screen: list[Opened]
) -> None:
    assert ask(small) == (0, "", "")
    assert ask("--mouse", ".", small) == (0, "", "")
    assert [opened.files for opened in screen] == [[Path("small.yaml")], []]
    assert [opened.library for opened in screen] == [["small.yaml"], [".", "small.yaml"]]
    assert [opened.listed for opened in screen] == [False, True]
    assert [opened.mouse for opened in screen] == [False, True]


def test_without_a_path_the_briefs_here_or_the_shipped_ones_are_opened(
    ask: Callable, small: Path, screen: list[Opened], briefs: Path
) -> None:
    ask()
    os.mkdir("briefs")
    os.rename(small, "briefs/small.yaml")
    ask()
    assert screen[0].files == brief_files(briefs)
    assert screen[1].files == [Path("briefs/small.yaml")]


def test_options_become_terms(ask: Callable, small: Path, screen: list[Opened]) -> None:
    for options in ((), ("--no-state",), ("--no-watch",), ("--secure",)):
        ask(*options, small)
    assert [opened.terms.keeps for opened in screen] == [True, False, True, False]
    assert [opened.terms.watch for opened in screen] == [True, True, False, True]
    assert [opened.terms.secure for opened in screen] == [False, False, False, True]


def test_an_unreadable_brief_is_left_to_the_screen(ask: Callable, desk: Path, screen: list[Opened]) -> None:
    (desk / "list.yaml").write_text("- a\n")
    assert ask("list.yaml") == (0, "", "")
    assert screen[0].files == [Path("list.yaml")]


def test_a_missing_file_opens_nothing(ask: Callable, desk: Path, screen: list[Opened]) -> None:
    os.mkdir("empty")
    assert ask("missing.yaml") == (2, "", "briefing: missing.yaml: no such file or folder\n")
    assert ask("empty").code == 2
    assert screen == []


def test_standard_input_becomes_a_file_while_it_is_read(
    ask: Callable, small: Path, screen: list[Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    with small.open() as piped:
        monkeypatch.setattr("sys.stdin", piped)
        assert ask("-").code == 0
    assert screen[0].texts == [small.read_text()]
    assert not screen[0].files[0].exists()
    assert not screen[0].files[0].parent.exists()
    assert not screen[0].terms.keeps


@pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="takes files in memory")
def test_in_secure_mode_standard_input_stays_in_memory(
    ask: Callable, small: Path, screen: list[Opened], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "no-such-folder"))
    with small.open() as piped:
        monkeypatch.setattr("sys.stdin", piped)
        assert ask("--secure", "-").code == 0
    assert screen[0].texts == [small.read_text()]


def test_without_a_keyboard_briefs_are_printed(
    ask: Callable, small: Path, screen: list[Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = ask("show", small)
    monkeypatch.setattr("briefing.commands.reading.take_keyboard", lambda: False)
    assert ask(small).out == shown.out
    assert screen == []


KEYBOARD = """\
import sys
from briefing.output import read_input, take_keyboard
sys.stdout.write(read_input().decode() + "|" + str(take_keyboard()) + "|" + sys.stdin.buffer.raw.read(3).decode())
"""


def test_after_a_pipe_the_keyboard_is_the_terminals(small: Path) -> None:
    reading, writing = os.pipe()
    process, terminal = pty.fork()
    if process == 0:
        os.dup2(reading, 0)
        os.close(writing)
        os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)
        os.execv(sys.executable, [sys.executable, "-c", KEYBOARD])
    os.close(reading)
    os.write(writing, b"piped")
    os.close(writing)
    os.write(terminal, b"yes\n")
    sent = b""
    try:
        while more := os.read(terminal, 1024):
            sent += more
    except OSError:  # the process has left
        pass
    os.waitpid(process, 0)
    os.close(terminal)
    assert sent.endswith(b"piped|True|yes")
