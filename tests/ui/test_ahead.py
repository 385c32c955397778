"""What another process makes while this one is busy; each test runs in a process that has no threads."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

BEGIN = """
import os, sys
from briefing.ui.ahead import work_ahead
os.cpu_count = lambda: 2
"""
READ = """
from briefing.ui import decided
from briefing.ui.decided import Decided
from briefing.ui.drawer import Drawer
from briefing.ui.opened import open_brief

here, path = [], sys.argv[1]
decide = decided.decide_brief
decided.decide_brief = lambda data, path: here.append(os.getpid()) or decide(data, path)
drawer = Drawer({"XDG_STATE_HOME": sys.argv[2]}, "decided")
"""


def run(code: str, *argv: object) -> str:
    """Return what a program prints; it has no children left at the end."""
    end = "\ntry:\n    os.waitpid(-1, 0)\n    print('a child is left')\nexcept ChildProcessError:\n    pass\n"
    command = [sys.executable, "-c", BEGIN + code + end, *map(str, argv)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stderr == ""
    return done.stdout.strip()


def test_what_is_made_is_made_by_another_process() -> None:
    assert (
        run("a = work_ahead(lambda: str(os.getppid()).encode())\nprint(int(a.take()) == os.getpid())")
        == "True"
    )


def test_much_comes_over_whole() -> None:
    assert run("a = work_ahead(lambda: b'x' * 5_000_000)\nprint(len(a.take()))") == "5000000"


@pytest.mark.parametrize("fault", ["1 / 0", "sys.exit(0)", "os.kill(os.getpid(), 9)", "'no bytes'"])
def test_of_work_that_fails_there_is_nothing(fault: str) -> None:
    assert run(f"print(work_ahead(lambda: {fault}).take())") == "b''"


def test_nothing_of_the_program_runs_in_the_other_process() -> None:
    code = """
import atexit, signal
atexit.register(print, "goodbye")
signal.signal(signal.SIGTERM, lambda *_: print("told", flush=True))
print("unflushed", end=" ")
a = work_ahead(lambda: os.kill(os.getpid(), signal.SIGTERM))
print(a.take())
"""
    assert run(code) == "unflushed b''\ngoodbye"


def test_with_one_processor_or_without_another_process_nothing_is_begun() -> None:
    assert run("os.cpu_count = lambda: 1\nprint(work_ahead(bytes))") == "None"
    refuse = "def fork(): raise BlockingIOError\nos.fork = fork\nprint(work_ahead(bytes))"
    assert run(refuse) == "None"


def test_a_brief_that_was_read_ahead_is_not_read_here(briefs: Path, tmp_path: Path) -> None:
    code = """
one = Decided(drawer)
one.begin(path)
print(one.open(path).brief == open_brief(path).brief, here)
one.keep()
again = Decided(drawer)
again.begin(path)
print(again._ahead, again.open(path).brief == open_brief(path).brief, here)
"""
    path = briefs / "north-korean-troops.yaml"
    assert run(READ + code, path, tmp_path) == "True []\nNone True []"


def test_a_brief_that_has_changed_since_is_read_here(briefs: Path, tmp_path: Path) -> None:
    code = """
one = Decided(None)
one.begin(path)
text = open(path).read()
open(path, "w").write(text.replace("title: North", "title: Many North"))
print(one.open(path).brief.title, here == [os.getpid()])
one.keep()
"""
    path = tmp_path / "brief.yaml"
    path.write_bytes((briefs / "north-korean-troops.yaml").read_bytes())
    assert run(READ + code, path, tmp_path / "state") == "Many North Korean troops in Russia True"
    assert not (tmp_path / "state").exists()


def test_a_file_that_cannot_be_read_is_told_of_here(tmp_path: Path) -> None:
    code = """
from briefing.brief.problems import UnreadableError
one = Decided(drawer)
one.begin(path)
try:
    one.open(path)
except UnreadableError as error:
    print(error.problems[0].what)
"""
    path = tmp_path / "brief.yaml"
    path.write_text("- a list\n")
    assert run(READ + code, path, tmp_path) == "the file is a list and not a mapping"
    assert run(READ + code, tmp_path / "none.yaml", tmp_path) == "no such file"
