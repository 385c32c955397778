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

    A process that is forked begins with the counts of the one it comes from, so these are put down before, and what
    is put down is added up. Raises ValueError where callgrind counts nothing.
    """
    out = folder / "callgrind.out"
    callgrind = [
        "valgrind", "--tool=callgrind", "--dump-before=fork", f"--callgrind-out-file={out}.%p",
        f"--log-file={folder}/callgrind.log.%p",
    ]  # fmt: skip
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
    counts = (path.read_text() for path in folder.glob(f"{out.name}.*"))
    found = re.findall(r"^summary: (\d+)$", "".join(counts), re.MULTILINE)
    if not found:
        raise ValueError(f"callgrind counts nothing of {subject.name}")
    return sum(map(int, found))


def are_counted() -> bool:
    """Whether callgrind is installed."""
    return bool(shutil.which("valgrind", path=os.environ.get("PATH")))
