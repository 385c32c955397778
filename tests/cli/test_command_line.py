"""The command line as a whole: commands and files, help, usage and exit codes."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

import briefing
from briefing.commands.arguments import parsers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_version(ask: Callable) -> None:
    assert ask("--version") == (0, f"briefing {briefing.__version__}\n", "")


def test_help_names_every_command_and_option(ask: Callable) -> None:
    code, out, err = ask("--help")
    assert (code, err) == (0, "")
    for name, parser in parsers().items():
        if not name:
            continue
        assert f"\n  {name} " in out
        answer = ask(name, "--help")
        assert answer.code == 0
        assert answer.out.startswith(f"usage: briefing {name} ")
        for action in parser.takes:
            assert (action.metavar or action.option_strings[-1]) in answer.out
        assert "  briefing " + name in answer.out.replace("| briefing", "  briefing")
    for word in ("--mouse", "--version", "exit codes:", "files:", "environment:", "examples:", "NO_COLOR"):
        assert word in out


@pytest.mark.parametrize("name", parsers())
def test_help_is_ascii_and_fits_eighty_columns(ask: Callable, name: str) -> None:
    out = ask(*([name] if name else []), "--help").out
    assert out.isascii()
    assert max(map(len, out.splitlines())) <= 80


def test_a_file_called_like_a_command_is_reached_by_its_path(ask: Callable, small: Path) -> None:
    os.rename(small, "check")
    assert ask("./check").out.startswith("Troops in Russia\n")
    assert ask("check", "check") == (0, "", "1 brief, no problems\n")


@pytest.mark.parametrize("argv", [("chekc", "small.yaml"), ("--mouse", "check")])
def test_a_mistyped_command_is_recognised(ask: Callable, small: Path, argv: tuple[str, ...]) -> None:
    code, out, err = ask(*argv)
    assert (code, out) == (2, "")
    assert "did you mean 'briefing check'?" in err


@pytest.mark.parametrize(
    "argv", [("--bogus",), ("check", "--all"), ("show", "--jso"), ("schema", "x"), ("--json",)]
)
def test_wrong_usage_is_told_in_a_line(ask: Callable, argv: tuple[str, ...]) -> None:
    code, out, err = ask(*argv)
    assert (code, out) == (2, "")
    assert err.startswith("briefing: ")
    assert "--help'" in err
    assert err.count("\n") == 1


def test_wrong_usage_is_told_safely(ask: Callable) -> None:
    err = ask("check", "--\x1b[2J\udcff").err
    assert "--␛[2J<U+DCFF>" in err
    assert "\x1b" not in err


def test_without_a_terminal_reading_prints_as_show_does(ask: Callable, small: Path) -> None:
    assert ask(small) == ask("show", small)
    assert ask("--mouse", small) == ask("show", small)


def test_without_a_path_the_shipped_briefs_are_printed(ask: Callable, desk: Path) -> None:
    code, out, _ = ask()
    assert code == 0
    assert "\nNorth Korean troops in Russia\n" in out


def test_an_interrupted_command_ends_quietly(
    ask: Callable, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(path: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("briefing.brief.loader.load", interrupt)
    assert ask("show", small) == (130, "", "")


def test_the_schema_is_one_that_editors_read(ask: Callable) -> None:
    code, out, err = ask("schema")
    assert (code, err) == (0, "")
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")
    assert "claims" in json.loads(out)["properties"]
