"""The command line on hostile input: what each command writes is text that steers nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hostile_brief import ALL_SIGNS, HOSTILE_NAME, NAME_SIGN, dangers, hostile_brief, hostile_notes

from briefing.commands.arguments import parsers

if TYPE_CHECKING:
    from argparse import Action

ROOT = Path(__file__).parent.parent.parent
NAME = f"{HOSTILE_NAME}.yaml"
SIGN = f"{NAME_SIGN}.yaml"
ODD = os.fsencode("odd") + b"\xff\x1b[2J.yaml"
ODD_SIGN = "odd<U+DCFF>␛[2J.yaml"


WORDS = {"text": (f"at least 3,000 {HOSTILE_NAME}",), "path": (), "words": ("osc0",), "shell": ("bash",)}
"""What stands for an argument that is no path to read; a file to write is not named, or it would be replaced."""

OURS = re.compile(r"\x1b\[(?:0|1|3[123]|39)m|\x1b]8;;(?:https?://[!-~]+)?\x1b\\\\")
"""What `--color always` adds: bold, four colours, and links to addresses of the web."""


class Answer(NamedTuple):
    code: int
    out: str
    err: str


def python(*argv: str | bytes, cwd: Path, **env: str) -> Answer:
    """Run a program; its output must be UTF-8."""
    environ = {
        "PYTHONPATH": str(ROOT),
        "PATH": os.environ["PATH"],
        "HOME": str(cwd),
        "XDG_STATE_HOME": str(cwd / "state"),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        **env,
    }
    ended = subprocess.run(
        [sys.executable, *argv], cwd=cwd, env=environ, capture_output=True, check=False, timeout=180
    )
    return Answer(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def command_lines() -> list[tuple[str, ...]]:
    """Return for each command its plain form and one for each of its options, with hostile words and paths."""
    lines: list[tuple[str, ...]] = []
    for name, parser in parsers().items():
        words: list[str] = []
        for action in parser.takes:
            if not action.option_strings:
                words += WORDS.get(action.dest, (NAME,))
            elif action.required:
                words += [action.option_strings[-1], _values(action)[0][0]]
        start = (name,) if name else ()
        lines.append((*start, *words))
        for action in parser.takes:
            if action.option_strings and action.dest not in ("help", "version"):
                given = action.option_strings[-1]
                lines += [(*start, given, *value, *words) for value in _values(action)]
    return lines


def _values(action: Action) -> list[tuple[str, ...]]:
    if action.nargs == 0:
        return [()]
    return [(str(choice),) for choice in action.choices] if action.choices else [(HOSTILE_NAME,)]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a hostile brief under a hostile name, a file that is none, and a folder of such names."""
    desk = tmp_path_factory.mktemp("desk")
    (desk / NAME).write_bytes(hostile_brief(every=7))
    below = desk / f"folder{HOSTILE_NAME}"
    below.mkdir()
    (below / NAME).write_bytes(b'briefing: 1\ntitle: "' + "\x1b]0;x\x07\u202e".encode() + b"{")
    (below / "empty.yaml").write_bytes(b"")
    (desk / f"bare{HOSTILE_NAME}").mkdir()
    hostile_notes(str(desk / "state" / "briefing"), str(desk / NAME))
    (desk / f"link{HOSTILE_NAME}").symlink_to(f"gone{HOSTILE_NAME}")
    try:
        Path(os.fsdecode(bytes(desk) + b"/" + ODD)).write_bytes(b"briefing: 2")
    except OSError:
        pytest.skip("this file system takes no such name")
    return desk


@pytest.fixture(scope="module")
def answers(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str | bytes, ...], Answer]:
    """What every command line answers."""
    lines: list[tuple[str | bytes, ...]] = [*command_lines()]
    for command in ("check", "show", "conflicts"):
        lines += [(command, f"folder{HOSTILE_NAME}"), (command, f"link{HOSTILE_NAME}"), (command, ODD)]
        lines += [(command, f"bare{HOSTILE_NAME}")]
    lines += [("new", f"bare{HOSTILE_NAME}"), ("export", "--to", "html", "-o", f"bare{HOSTILE_NAME}", NAME)]
    lines += [("check", f"gone{HOSTILE_NAME}"), ("check", f"--{HOSTILE_NAME}"), (f"-{HOSTILE_NAME}",)]
    lines += [("figure", HOSTILE_NAME), (f"gone{HOSTILE_NAME}",), ("show", "--json", f"folder{HOSTILE_NAME}")]

    work = tmp_path_factory.mktemp("lines")
    (work / "lines.json").write_text(json.dumps([list(map(os.fsdecode, line)) for line in lines]))
    run = str(Path(__file__).with_name("run_lines.py"))
    with ThreadPoolExecutor(2) as pool:
        runs = pool.map(lambda first: python(run, str(work), first, "2", cwd=desk), "01")
        assert [ended.code for ended in runs] == [0, 0]
    return {line: _answer(work / f"{number}") for number, line in enumerate(lines)}


def _answer(place: Path) -> Answer:
    out, err, code = (place.with_suffix(end).read_bytes().decode() for end in (".out", ".err", ".code"))
    return Answer(int(code), out, err)


def test_nothing_that_is_written_steers_a_terminal(answers: dict[tuple[str | bytes, ...], Answer]) -> None:
    assert {command for command, *_ in answers} >= set(filter(None, parsers()))
    for line, answer in answers.items():
        assert dangers(OURS.sub("", answer.out)) == dangers(OURS.sub("", answer.err)) == set(), line
        assert answer.code in (0, 1, 2), line
        assert "Traceback" not in answer.err, line
        assert answer.out or answer.err or "--output" in line or line == ("lsp",), line  # a server waits


def test_no_line_is_forged(answers: dict[tuple[str | bytes, ...], Answer]) -> None:
    for line, answer in answers.items():
        assert not [row for row in (answer.out + answer.err).split("\n") if row.startswith("fake.yaml")], line


def test_what_is_dangerous_is_shown(answers: dict[tuple[str | bytes, ...], Answer]) -> None:
    for line in (("show", NAME), ("show", "--json", NAME), (NAME,)):
        text = answers[line].out.replace("\\\\", "\\")
        missing = [sign for sign in ALL_SIGNS if "".join(sign.split()) not in "".join(text.split())]
        assert missing == [], line
    missing = [
        sign for sign in ALL_SIGNS if "".join(sign.split()) not in "".join(answers["notes", NAME].out.split())
    ]
    assert missing == []
    for command in ("check", "show", "conflicts"):
        assert f"bare{NAME_SIGN}: no briefs" in answers[command, f"bare{HOSTILE_NAME}"].err
        assert ODD_SIGN in "".join(answers[command, ODD][1:])
        assert f"folder{NAME_SIGN}/{SIGN}:2:" in "".join(answers[command, f"folder{HOSTILE_NAME}"][1:])
        assert f"link{NAME_SIGN}" in "".join(answers[command, f"link{HOSTILE_NAME}"][1:])
        assert f"gone{NAME_SIGN}" in "".join(answers[command, f"link{HOSTILE_NAME}"][1:])
    assert answers["check", NAME].out.startswith(f"{SIGN}:")
    assert NAME_SIGN in answers["check", f"--{HOSTILE_NAME}"].err
    assert NAME_SIGN in answers["figure", HOSTILE_NAME].err
    assert NAME_SIGN in answers[(f"gone{HOSTILE_NAME}",)].err


def test_ascii_is_ascii(desk: Path) -> None:
    text = python("-m", "briefing", "show", NAME, cwd=desk, LANG="C").out
    assert text.isascii()
    assert "^[]0;OSC0^G" in text
    assert "[/nope]" in text


def test_each_command_is_ascii_in_an_ascii_locale(desk: Path, tmp_path: Path) -> None:
    """A page of HTML says in itself that it is UTF-8."""
    first: dict[str, tuple[str, ...]] = {}
    for line in command_lines():
        if line[0] != "export":
            first.setdefault(line[0], line)
    lines = [
        *first.values(),
        ("check", f"--{HOSTILE_NAME}"),
        ("figure", HOSTILE_NAME),
        (f"gone{HOSTILE_NAME}",),
    ]
    (tmp_path / "lines.json").write_text(json.dumps([list(map(os.fsdecode, line)) for line in lines]))
    run = str(Path(__file__).with_name("run_lines.py"))
    assert python(run, str(tmp_path), "0", "1", cwd=desk, LANG="C").code == 0
    answers = {line: _answer(tmp_path / f"{number}") for number, line in enumerate(lines)}
    assert {line for line, answer in answers.items() if not (answer.out + answer.err).isascii()} == set()


def test_a_traceback_is_safe_too(desk: Path) -> None:
    """Nobody should see one; who does must not be attacked by it."""
    code = """if True:
        from briefing.brief import loader
        from briefing.cli import main

        def load(path):
            raise RuntimeError(path)

        loader.load = load
        main()
    """
    answer = python("-c", code, "check", NAME, cwd=desk)
    assert "Traceback" in answer.err
    assert NAME_SIGN.partition("␊")[0] in answer.err
    assert dangers(answer.err) == set()
