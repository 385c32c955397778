"""The command line as a process: what it loads, its pipes, its locale and its terminal."""

from __future__ import annotations

import errno
import json
import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = {
    "check": ("check", "small.yaml"),
    "show": ("show", "small.yaml"),
    "reading": ("small.yaml",),
    "conflicts": ("conflicts", "--all", "small.yaml"),
    "figure": ("figure", "3,000 troops"),
    "schema": ("schema",),
    "help": ("--help",),
    "version": ("--version",),
}
PROBE = """\
import sys
from briefing.cli import main
main(sys.argv[1:])
print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("argv", COMMANDS.values(), ids=COMMANDS)
def test_no_command_loads_the_screen(spawn: Callable, small: Path, argv: tuple[str, ...]) -> None:
    done = spawn(*argv, code=PROBE)
    loaded = set(done.stderr.decode().splitlines()[-1].split())
    assert "briefing.cli" in loaded
    assert done.stdout or argv[0] == "check"
    assert not loaded & {"textual", "rich", "asyncio"}
    if argv[0] in ("figure", "schema", "--help", "--version"):
        assert "yaml" not in loaded


def test_data_loads_no_screen_either(spawn: Callable, small: Path) -> None:
    for command in ("check", "show", "conflicts"):
        done = spawn(command, "--json", "small.yaml", code=PROBE)
        loaded = set(done.stderr.decode().splitlines()[-1].split())
        assert json.loads(done.stdout)["schema"] == 1
        assert not loaded & {"textual", "rich", "asyncio"}


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (("check", "small.yaml"), 0),
        (("conflicts", "small.yaml"), 1),
        (("conflicts", "peaceful.yaml"), 0),
        (("check", "missing.yaml"), 2),
        (("figure",), 2),
        (("show", "small.yaml"), 0),
    ],
)
def test_exit_codes(spawn: Callable, small: Path, peaceful: Path, argv: tuple[str, ...], code: int) -> None:
    done = spawn(*argv)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "argv", [("show", "small.yaml"), ("schema",), ("check", "--json", "small.yaml"), ("--help",)]
)
def test_a_closed_pipe_ends_quietly(spawn: Callable, small: Path, argv: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = spawn(*argv, capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    assert done.stderr == b""
    assert done.returncode == 141


def test_a_pipe_closed_in_the_middle_ends_quietly(spawn: Callable, small: Path) -> None:
    small.write_text(
        small.read_text() + "indicators:\n" + "  - Something to watch for, again and again.\n" * 5000
    )
    script = f"'{sys.executable}' -m briefing show small.yaml | head -1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(
        ["bash", "-c", script],
        env={"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.defpath, "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "Troops in Russia\n141\n"
    assert done.stderr == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_output_that_cannot_be_written_is_told(spawn: Callable, small: Path) -> None:
    with open("/dev/full", "w") as full:
        done = spawn("show", "small.yaml", capture_output=False, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == f"briefing: the output cannot be written: {os.strerror(errno.ENOSPC)}\n".encode()


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", ">&- 2>&-"])
def test_streams_closed_from_the_start_are_no_trouble(spawn: Callable, small: Path, closed: str) -> None:
    env = {"PYTHONPATH": os.pathsep.join(sys.path), "PATH": os.defpath, "LANG": "C.UTF-8"}
    script = f"'{sys.executable}' -m briefing show small.yaml {closed}"
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    "env",
    [
        {"LANG": "C"},
        {"LC_ALL": "C"},
        {"LANG": "POSIX"},
        {"PYTHONIOENCODING": "ascii"},
        {"LANG": "de_DE.ISO-8859-1"},
    ],
)
@pytest.mark.parametrize("argv", [("show",), ("conflicts", "--all"), ("show", "--json"), ("check",)])
def test_other_locales_get_ascii(
    spawn: Callable, small: Path, env: dict[str, str], argv: tuple[str, ...]
) -> None:
    small.write_text(
        small.read_text().replace("Kyrylo", "Кирило").replace("Who counted", "Who “counted” — and…")
    )
    done = spawn(*argv, "small.yaml", env=env)
    assert done.stdout.isascii()
    assert done.stderr.isascii()
    assert b"Traceback" not in done.stderr
    if argv == ("show",):
        assert b"[!= conflict 1; x denied 2]" in done.stdout
        assert b'Who "counted" -- and....' in done.stdout
        assert b"9,000-15,000" in done.stdout
    if argv == ("show", "--json"):
        assert json.loads(done.stdout)["actors"]["budanov"]["name"].startswith("Кирило")


def test_utf8_is_kept_in_data(spawn: Callable, small: Path) -> None:
    small.write_text(small.read_text().replace("Kyrylo", "Кирило"))
    assert "Кирило".encode() in spawn("show", "--json", "small.yaml").stdout


def test_a_path_that_is_not_utf8(spawn: Callable, small: Path) -> None:
    os.rename(small, b"caf\xe9.yaml")
    for command in ("check", "show", "conflicts"):
        done = spawn(command, b"caf\xe9.yaml", b"\xff")
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr
        assert b"<U+DCFF>: error: no such file" in done.stderr + done.stdout
    assert b"caf<U+DCE9>.yaml" in spawn("show", b"caf\xe9.yaml").stdout


def in_terminal(*argv: str, env: dict[str, str]) -> tuple[int, bytes]:
    """Run a command line with a terminal as its output; return its exit code and what it sent."""
    ours, theirs = pty.openpty()
    given = {"PYTHONPATH": os.pathsep.join(sys.path), "LANG": "C.UTF-8", "PAGER": ""} | env
    start = [sys.executable, "-m", "briefing", *argv]
    with subprocess.Popen(start, stdin=theirs, stdout=theirs, stderr=theirs, env=given) as process:
        os.close(theirs)
        sent = b""
        try:
            while more := os.read(ours, 65536):
                sent += more
        except OSError:  # the other end has been closed
            pass
        finally:
            os.close(ours)
    return process.returncode, sent


@pytest.mark.parametrize("term", ["dumb", "", "unknown"])
def test_a_terminal_that_cannot_draw_gets_text(small: Path, term: str) -> None:
    code, sent = in_terminal("small.yaml", env={"TERM": term})
    assert code == 0
    assert sent.startswith(b"Troops in Russia\r\n")
    assert b"\x1b" not in sent


def test_a_terminal_gets_bold_headings_and_colour_where_verdicts_are_named(small: Path) -> None:
    code, sent = in_terminal("show", "small.yaml", env={"TERM": "xterm-256color", "PAGER": ""})
    assert code == 0
    assert sent.startswith(b"\x1b[1mTroops in Russia\x1b[0m\r\n")
    assert set(re.findall(rb"\x1b.{0,3}", sent)) == {b"\x1b[1m", b"\x1b[0m", b"\x1b[31", b"\x1b[39"}


@pytest.mark.parametrize(("no_color", "bold"), [("1", False), ("", True)])
def test_no_color_counts_where_it_is_not_empty(small: Path, no_color: str, bold: bool) -> None:
    _, sent = in_terminal("show", "small.yaml", env={"TERM": "xterm", "NO_COLOR": no_color})
    assert (b"\x1b" in sent) is bold


def test_nothing_of_a_hostile_brief_reaches_the_terminal(small: Path) -> None:
    bad = '"a\\e]0;owned\\a\\e[2J\\x9b31m\\u202Eb\\u200Bc"'
    text = small.read_text().replace("title: Troops in Russia", f"title: {bad}").replace("Who counted.", bad)
    small.write_text(text.replace("name: Russia,", f"name: {bad},").replace("The counts", bad))
    for argv in (("show",), ("conflicts", "--all"), ("check",), ("show", "--json"), ()):
        _, sent = in_terminal(*argv, "small.yaml", env={"TERM": "dumb"})
        shown = sent.decode()
        assert not {"\x1b", "\x07", "\x9b", "\u202e", "\u200b"} & set(shown)
        if argv == ("show",):
            assert "a␛]0;owned␇␛[2J<U+009B>31m<U+202E>b<U+200B>c" in shown


def test_a_missing_file_is_told_before_any_screen(desk: Path) -> None:
    code, sent = in_terminal("missing.yaml", env={"TERM": "xterm"})
    assert code == 2
    assert sent == b"briefing: missing.yaml: no such file or folder\r\n"
