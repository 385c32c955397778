"""Runs command lines, each in a process of its own that need not import everything anew.

`run_lines.py FOLDER FROM STEP` takes every STEP-th line of FOLDER/lines.json, beginning with FROM, and leaves what
it writes in FOLDER/N.out and FOLDER/N.err, and its exit code in FOLDER/N.code.
"""

from __future__ import annotations

import json
import os
import sys

from briefing.cli import main


def run(argv: list[str], place: str) -> None:
    """Run a command line in this process, which ends with it."""
    code = 1
    try:
        for stream, name in ((1, "out"), (2, "err")):
            file = os.open(f"{place}.{name}", os.O_WRONLY | os.O_CREAT)
            os.dup2(file, stream)
        try:
            code = main(argv)
        except BaseException:
            sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
        with open(f"{place}.code", "w", encoding="ascii") as file_of_code:
            file_of_code.write(f"{code}")
    finally:
        os._exit(0)


def run_all(folder: str, first: int, step: int) -> None:
    """Run the lines one after the other."""
    with open(os.path.join(folder, "lines.json"), encoding="ascii") as file:
        lines = json.load(file)
    for number in range(first, len(lines), step):
        child = os.fork()
        if not child:
            run(lines[number], os.path.join(folder, f"{number}"))
        os.waitpid(child, 0)


if __name__ == "__main__":
    run_all(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
