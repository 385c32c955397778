"""How many instructions a program takes until it is settled, as callgrind counts them; they repeat, times do not."""

from __future__ import annotations

import os
import re
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.terminal_program import Program

if TYPE_CHECKING:
    from tests.bench.wire_programs import Subject

STILL = 1.0
"""Seconds that are looked at for whether the program still works."""
WORK = 10.0
"""Milliseconds of CPU in that time below which it does not."""
LIMIT = 600.0


def instructions(subject: Subject, environ: dict[str, str], size: tuple[int, int], folder: Path) -> int:
    """Run a program under callgrind until it is settled, and count what all its processes do.

    Raises ValueError where callgrind counts nothing.
    """
    log = folder / "callgrind.log"
    callgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", f"--log-file={log}.%p"]
    program = Program([*callgrind, *subject.argv], {**environ, "PYTHONHASHSEED": "0"}, size)
    try:
        program.until(subject.words, LIMIT)
        before = -WORK
        while program.cpu - before >= WORK:
            before = program.cpu
            program.settle(STILL, STILL)
        program.end(signal.SIGUSR1)  # nobody handles it, so it costs nothing that would be counted
    finally:
        program.close()
    found = re.findall(
        r"Collected : (\d+)", "".join(path.read_text() for path in folder.glob(f"{log.name}.*"))
    )
    if not found:
        raise ValueError(f"callgrind counts nothing of {subject.name}")
    return sum(map(int, found))


def are_counted() -> bool:
    """Whether callgrind is installed."""
    return bool(shutil.which("valgrind", path=os.environ.get("PATH")))
