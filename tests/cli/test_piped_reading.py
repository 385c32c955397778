"""A brief from a pipe, read on a real terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 30
"""Seconds without output after which the reader is taken to hang."""


def test_a_piped_brief_is_read_with_the_keyboard_and_leaves_nothing_behind(
    small: Path, tmp_path: Path, own_home: Path
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    env = {
        name: value for name, value in os.environ.items() if name.startswith(("HOME", "XDG_", "LANG", "PATH"))
    }
    env |= {"TERM": "xterm-256color", "TMPDIR": str(scratch), "PYTHONPATH": os.pathsep.join(sys.path)}
    reading, writing = os.pipe()
    process, terminal = pty.fork()
    if process == 0:
        os.dup2(reading, 0)
        os.close(writing)
        os.execve(sys.executable, [sys.executable, "-m", "briefing", "-"], env)
    os.close(reading)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("4H", 24, 80, 0, 0))
    os.write(writing, small.read_bytes())
    os.close(writing)
    sent = b""
    asked = left = False
    try:
        while select.select([terminal], [], [], PATIENCE)[0]:
            sent += os.read(terminal, 65536)
            if not asked and b"Troops in Russia" in sent:
                asked = True
                os.write(terminal, b"q")
    except OSError:  # nobody has the terminal open any more
        left = True
    if not left:
        os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    os.close(terminal)
    assert asked, sent.decode(errors="replace")[-2000:]
    assert os.waitstatus_to_exitcode(status) == 0
    assert list(scratch.iterdir()) == []
