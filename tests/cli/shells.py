"""Shells in a pseudo-terminal, into which lines are typed."""

from __future__ import annotations

import fcntl
import os
import select
import subprocess
import termios
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LIMIT = 30.0
"""Seconds after which a shell is taken to hang."""

BEGIN = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
NAMESAKE = {
    "bash": "briefing() { printf '<%s>' \"$@\"; printf @; echo @; }",
    "zsh": "autoload -U compinit; compinit -D -u; briefing() { printf '<%s>' \"$@\"; printf @; echo @; }",
    "fish": "function briefing; printf '<%s>' $argv; printf @; echo @; end",
}
"""A command that prints what words it was given; where it stands in the echo of a line, the mark is in parts."""


def typed(shell: str, script: str, lines: list[str], folder: Path) -> list[list[str]]:
    """Type lines, tabs and all, into a shell that has taken a script; return the words that `briefing` was given."""
    (folder / "script").write_text(script)
    ours, theirs = os.openpty()
    environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "TERM": "dumb", "LANG": "C.UTF-8"}
    with subprocess.Popen(
        BEGIN[shell],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=environ,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    ) as process:
        os.close(theirs)
        try:
            _ask(ours, f"{NAMESAKE[shell]}; . ./script; printf @; echo @", "@@")
            found = [_ask(ours, line, "@@").rpartition("\n<")[2] for line in lines]
        finally:
            process.kill()
            os.close(ours)
    return [words.removesuffix(">").split("><") for words in found]


def _ask(terminal: int, line: str, end: str) -> str:
    """Type a line and return what the terminal got up to a mark, the same for every way in which lines end."""
    os.write(terminal, f"{line}\n".encode())
    sent = b""
    while (read := sent.decode(errors="replace").replace("\r", "\n")).find(end) < 0:
        ready, _, _ = select.select([terminal], [], [], LIMIT)
        assert ready, f"waited in vain: {read}"
        sent += os.read(terminal, 65536)
    return read.partition(end)[0]
