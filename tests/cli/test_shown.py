"""How text is shown: colour, width, links, the pager; and what other programs are told."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.test_process import in_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

RED = "\x1b[31m"


@pytest.mark.parametrize(
    ("words", "env", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"CLICOLOR_FORCE": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "0", "NO_COLOR": ""}, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_as_asked_for(
    ask: Callable, small: Path, monkeypatch: pytest.MonkeyPatch, words: tuple, env: dict, coloured: bool
) -> None:
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    for command in ("conflicts", "show"):
        out = ask(command, *words, small).out
        assert (f"{RED}≠ conflict 1" in out) is coloured
        assert ("\x1b" in out) is coloured


def test_a_terminal_has_colour_by_verdict_and_by_level(small: Path) -> None:
    env = {"TERM": "xterm", "PAGER": ""}
    _, sent = in_terminal("conflicts", "small.yaml", env=env)
    assert b"\x1b[31m\xe2\x89\xa0 conflict 1" in sent
    small.write_text(small.read_text().replace("quote: 3,000 troops", "quote: 4,000 troops"))
    _, sent = in_terminal("check", "small.yaml", env=env)
    assert b"\x1b[31merror\x1b[39m: " in sent


def test_addresses_are_links_where_there_is_colour(ask: Callable, small: Path) -> None:
    small.write_text(
        small.read_text().replace("reliability: B}", 'reliability: B, url: "https://example.org/a"}')
    )
    link = "\x1b]8;;https://example.org/a\x1b\\https://example.org/a\x1b]8;;\x1b\\"
    assert link in ask("show", "--color", "always", small).out
    assert "\x1b" not in ask("show", small).out


def test_the_width_is_as_asked_for(ask: Callable, small: Path) -> None:
    wide, narrow = (ask("show", "--width", width, small).out for width in (200, 40))
    assert max(map(len, narrow.splitlines())) <= 40 < max(map(len, wide.splitlines()))
    assert ask("show", "--width", "3", small).code == 2


def test_long_text_on_a_terminal_goes_through_the_pager(small: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text(
        f"#!{sys.executable}\nimport os, sys\nprint('LESS=' + os.environ['LESS']); print(sys.stdin.read())\n"
    )
    pager.chmod(0o755)
    env = {"TERM": "xterm", "PAGER": str(pager)}
    code, sent = in_terminal("conflicts", "small.yaml", env=env)
    assert code == 1
    assert sent.startswith(b"LESS=FRX\r\n")
    assert b"\x1b[31m" in sent and b"1 brief, 2 contradictions" in sent
    for words in (("--no-pager",), ("--json",)):
        assert b"LESS" not in in_terminal("conflicts", *words, "small.yaml", env=env)[1]


def test_a_pager_that_is_left_early_is_no_trouble(small: Path) -> None:
    _, sent = in_terminal("show", "small.yaml", env={"TERM": "xterm", "PAGER": "/bin/true"})
    assert b"Traceback" not in sent


def test_only_grave_verdicts_are_printed_where_that_is_asked_for(ask: Callable, small: Path) -> None:
    found = json.loads(ask("conflicts", "--json", small).out)["briefs"][0]["verdicts"]
    grades = sorted(verdict["severity"] for verdict in found)
    assert len(grades) == 2 and grades[0] < grades[1]
    out = ask("conflicts", "--min-severity", grades[1], small).out
    assert out.count("severity") == 1 and f"severity {grades[1]}" in out
    assert ask("conflicts", "--min-severity", "high", small).code == 0
    told = json.loads(ask("conflicts", "--json", "--min-severity", grades[1], small).out)
    assert [verdict["severity"] for verdict in told["briefs"][0]["verdicts"]] == [grades[1]]
    assert ask("conflicts", "--min-severity", "grave", small).code == 2


@pytest.fixture
def faulty(small: Path) -> Path:
    small.write_text(small.read_text().replace("    quote: 3,000 troops", "    quote: 4,000 troops"))
    return small


def test_compilers_warnings_are_what_problem_matchers_know(ask: Callable, faulty: Path) -> None:
    matcher = re.compile(r"^(.*):(\d+):(\d+):\s+(warning|error|note):\s+(.*)$")
    lines = ask("check", "--format", "gcc", faulty, "missing.yaml").out.splitlines()
    assert {matcher.match(line)[4] for line in lines if matcher.match(line)} >= {"error"}
    assert all(matcher.match(line) for line in lines)
    assert ask("check", "missing.yaml").out == "missing.yaml: error: no such file; check the path\n"


def test_a_forge_is_told_in_its_own_words(ask: Callable, faulty: Path) -> None:
    (line, *_) = ask("check", "--format", "github", faulty).out.splitlines()
    assert re.match(r"::error file=small\.yaml,line=\d+,col=\d+::claim ", line)
    log = json.loads(ask("check", "--format", "sarif", faulty).out)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0" and run["tool"]["driver"]["name"] == "briefing"
    assert run["results"][0]["level"] == "error"
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "small.yaml" and place["region"]["startLine"] > 1
    assert json.loads(ask("check", "--format", "json", faulty).out)["files"]


def test_git_takes_it_as_a_driver_and_as_textconv(small: Path, desk: Path) -> None:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}

    def git(*words: str) -> str:
        start = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "--no-pager", *words]
        return subprocess.run(start, env=env, capture_output=True, text=True, check=True).stdout

    git("init", "-q")
    Path(".gitattributes").write_text("*.yaml diff=briefing\n")
    git("add", ".")
    git("commit", "-qm", "first")
    small.write_text(small.read_text().replace("Who counted.", "Who counted, and where."))
    git("config", "diff.briefing.command", f"{sys.executable} -m briefing diff")
    assert "gone: Who counted." in git("diff")
    Path("new.yaml").write_text(small.read_text())
    git("add", "new.yaml")
    assert "new.yaml: new\n" in git("diff", "--cached")
    git("config", "--unset", "diff.briefing.command")
    git("config", "diff.briefing.textconv", f"{sys.executable} -m briefing show")
    told = git("diff", "small.yaml")
    assert "+  - Who counted, and where." in told and "git-blob" not in told


def test_the_configuration_is_told_and_its_faults_stand_apart(
    ask: Callable, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    code, out, err = ask("config")
    assert (code, err) == (0, "")
    assert "config.toml (not there)" in out
    path = own_home / "config" / "briefing" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('theme = "nord"\nmuose = true\n[keys]\nzoom = "Z"\n')
    code, out, err = ask("config")
    assert code == 1
    assert "nord" in out and "zoom = Z" in out and "muose" not in out
    assert "no setting muose; did you mean mouse?" in err
    assert json.loads(ask("config", "--json").out)["theme"] == "nord"


def test_help_on_notes_says_once_what_is_printed_without_a_path(ask: Callable) -> None:
    assert "come with the program" not in ask("notes", "--help").out
