"""Completion in real shells."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from briefing.commands.arguments import SHELLS, parsers
from briefing.export.formats import FORMATS
from tests.cli.shells import typed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMANDS = tuple(filter(None, parsers()))
FLAGS = {name for parser in parsers().values() for action in parser.takes for name in action.option_strings}


def test_a_shell_has_to_be_known(ask: Callable) -> None:
    assert ask("completion", "tcsh").code == 2
    assert ask("completion").code == 2


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_knows_every_command_and_option(ask: Callable, shell: str) -> None:
    out = ask("completion", shell).out
    flags = {flag.lstrip("-") for flag in FLAGS} if shell == "fish" else FLAGS
    assert [name for name in (*COMMANDS, *flags, *FORMATS, *SHELLS) if name not in out] == []


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_takes_its_script(ask: Callable, shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    script = tmp_path / "script"
    script.write_text(ask("completion", shell).out)
    done = subprocess.run([shell, "-n", script], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def bash(script: str, *line: str) -> set[str]:
    """Return what bash offers for the last word of a line."""
    words = " ".join(f"'{word}'" for word in line)
    asked = (
        f"COMP_WORDS=({words}); COMP_CWORD={len(line) - 1}; _briefing; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    done = subprocess.run(
        ["bash", "--norc", "-c", f"{script}\n{asked}"], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return set(done.stdout.split())


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
def test_bash_offers_what_fits(ask: Callable, small: Path) -> None:
    script = ask("completion", "bash").out
    assert bash(script, "briefing", "sh") == {"show"}
    assert bash(script, "briefing", "") == {*COMMANDS, "small.yaml"}
    assert bash(script, "briefing", "export", "--to", "m") == {"markdown"}
    assert bash(script, "briefing", "export", "--to", "html", "-o", "sm") == {"small.yaml"}
    assert bash(script, "briefing", "check", "sm") == {"small.yaml"}
    assert bash(script, "briefing", "check", "--st") == {"--strict"}
    assert bash(script, "briefing", "--mo") == {"--mouse"}
    assert bash(script, "briefing", "completion", "") == set(SHELLS)
    assert bash(script, "briefing", "help", "ver") == {"verdicts"}


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
def test_fish_offers_what_fits(ask: Callable, small: Path) -> None:
    script = ask("completion", "fish").out

    def offered(line: str) -> set[str]:
        command = ["fish", "--no-config", "-c", f"{script}\ncomplete -C '{line}'"]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env=os.environ | {"TERM": "dumb"}
        )
        return {row.split("\t")[0] for row in done.stdout.splitlines()}

    assert offered("briefing sho") == {"show"}
    assert {"html", "stix"} <= offered("briefing export --to ")
    assert "--strict" in offered("briefing check --")
    assert "--strict" not in offered("briefing export --")
    assert offered("briefing completion ") == set(SHELLS)


TYPED = {
    "briefing exp\t--to mark\t sm\t": ["export", "--to", "markdown", "small.yaml"],
    "briefing export --to=mark\t -o sm\t": ["export", "--to=markdown", "-o", "small.yaml"],
    "briefing che\t--stri\ta\t": ["check", "--strict", "a b.yaml"],
    "briefing sm\t--mou\t": ["small.yaml", "--mouse"],
    "briefing help wor\t": ["help", "wordings"],
    "briefing compl\tz\t": ["completion", "zsh"],
}
"""Lines with the tab key in them, and the words they become."""


@pytest.mark.parametrize("shell", SHELLS)
def test_a_tab_completes_what_is_typed(ask: Callable, small: Path, shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    (tmp_path / "a b.yaml").touch()
    script = ask("completion", shell).out
    assert typed(shell, script, list(TYPED), tmp_path) == list(TYPED.values())
