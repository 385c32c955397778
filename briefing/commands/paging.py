"""Long output on a terminal goes through the user's pager."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from shutil import which
from typing import TYPE_CHECKING

from briefing.output import dress, give_painted_back, has_screen, look

if TYPE_CHECKING:
    from collections.abc import Callable


def paged(run: Callable[[], int]) -> int:
    """Run a command with its output in the pager, where it is a terminal that can be drawn on and there is one.

    A screenful or less is printed as it is: `less` is told so, unless LESS is set. As in git, what goes to standard
    error is in the pager too, or the two would write over each other.
    """
    words = shlex.split(os.environ.get("PAGER", "less"))
    if not words or not has_screen() or not which(words[0]):
        return run()
    give_painted_back()
    shown = look()
    dress("always" if shown.colour else "never", shown.width)  # a pipe has neither colour nor a width
    kept = os.dup(1), os.dup(2)
    pager = subprocess.Popen(words, stdin=subprocess.PIPE, env={"LESS": "FRX", **os.environ})
    assert pager.stdin
    os.dup2(pager.stdin.fileno(), 1)
    if sys.stderr and sys.stderr.isatty():
        os.dup2(pager.stdin.fileno(), 2)
    pager.stdin.close()
    try:
        code = run()
        sys.stdout.flush()
        return code
    finally:
        for number, stream in enumerate(kept, 1):
            os.dup2(stream, number)
            os.close(stream)
        while pager.poll() is None:
            try:
                pager.wait()
            except KeyboardInterrupt:  # which is for the pager
                continue
