"""What the reader sends and how fast, beside other programs: `python -m tests.bench.wire [--json]`.

Every round runs every program at every size, so that what is compared was measured under the same load. It asserts
nothing. Times of a busy machine wander; bytes, frames and instructions repeat. With `--instructions` callgrind counts
them, of the reader and of an empty app, once and where it is installed.
"""

from __future__ import annotations

import argparse
import compileall
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.terminal_program import SETTLED, Program
from tests.bench.wire_instructions import are_counted, instructions
from tests.bench.wire_programs import BRIEF, ROOT, Subject, subjects

IDLE = 2.0
"""Seconds for which an idle program is watched."""
START = {
    "first_ms": "first frame", "answered_ms": "first key", "settled_ms": "settled", "cpu_ms": "CPU",
    "bytes": "bytes to open", "idle_bytes": "idle bytes", "idle_cpu_ms": "idle CPU", "exit_ms": "exit",
    "peak_mb": "peak MB", "instructions": "million instructions",
}  # fmt: skip
KEY = {
    "bytes": "bytes", "ideal": "ideal", "frames": "frames", "first_ms": "first byte", "settled_ms": "settled",
    "cpu_ms": "CPU",
}  # fmt: skip

Result = dict[str, Any]


def prepared(subject: Subject, size: tuple[int, int], home: Path) -> dict[str, str]:
    """Return the environment of a program, which has been run once if it is to have been opened before."""
    environ = {
        "PATH": os.environ["PATH"], "HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **subject.environ,
    }  # fmt: skip
    if subject.opened_before:
        first = Program(list(subject.argv), environ, size)
        try:
            first.until(subject.words)
            first.settle(SETTLED)
            first.leave(subject.quit)
        finally:
            first.close()
    return environ


def run(subject: Subject, size: tuple[int, int], home: Path) -> Result:
    """Run a program once and say what was seen."""
    environ = prepared(subject, size, home)
    program = Program(list(subject.argv), environ, size)
    try:
        found: Result = {"first_ms": program.until(subject.words)}
        if subject.early:
            key, words = subject.early
            program.press(key)
            found["answered_ms"] = program.until(words)
        program.settle(SETTLED)
        found |= {"settled_ms": program.last, "bytes": program.sent, "cpu_ms": program.cpu}
        found["keys"] = [
            {"kind": keys.kind, **measured}
            for keys in subject.keys
            for pressed in keys.pressed * keys.times
            if (measured := program.measure(pressed)) and keys.kind
        ]
        cpu = program.cpu
        _, idle = program.settle(IDLE, IDLE)
        found |= {"idle_bytes": len(idle), "idle_cpu_ms": program.cpu - cpu, "peak_mb": program.peak_mb}
        found["exit_ms"] = program.leave(subject.quit)
        return found
    finally:
        program.close()


def counted(subject: Subject, size: tuple[int, int], home: Path) -> float:
    """Return how many million instructions a program takes until it is settled."""
    fresh = Path(tempfile.mkdtemp(dir=home))
    return instructions(subject, prepared(subject, size, fresh), size, fresh) / 1e6


def summary(results: list[Result]) -> Result:
    """Return the medians of several runs of one program."""
    start = {
        name: median(values)
        for name in START
        if (values := [found[name] for found in results if name in found])
    }
    pressed = [key for found in results for key in found["keys"]]
    keys = {
        kind: {name: median(key[name] for key in pressed if key["kind"] == kind) for name in KEY}
        for kind in dict.fromkeys(key["kind"] for key in pressed)
    }
    return {**start, "keys": keys}


def table(names: dict[str, str], rows: dict[str, Result], heads: tuple[str, ...]) -> str:
    """Lay figures out as a Markdown table; a row's name fills as many columns as there are heads."""
    lines = [f"| {' | '.join((*heads, *names.values()))} |", "|---" * len(heads) + "|--:" * len(names) + "|"]
    for name, row in rows.items():
        cells = (f"{row[key]:,.{_digits(key, row[key])}f}" if key in row else "" for key in names)
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _digits(name: str, value: float) -> int:
    """Decimals are for short times and little memory."""
    return 1 if 0 < value < 10 and name.endswith(("_ms", "_mb")) else 0


def tables(sums: dict[str, dict[str, Result]]) -> str:
    """Return the tables of each size."""
    parts = []
    for size, programs in sums.items():
        keys = {
            f"{name.partition(',')[0]} | {kind}": row
            for name, found in programs.items()
            for kind, row in found["keys"].items()
        }
        where = f"at {size.replace('x', '×')}"
        parts += [table(START, programs, (where,)), table(KEY, keys, (where, "key"))]
    return "\n\n".join(parts)


def main(argv: list[str] | None = None) -> int:
    """Measure, and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="print data, with every run")
    parser.add_argument("--runs", type=int, default=6, help="rounds (default: 6)")
    parser.add_argument("--sizes", default="80x24,160x48", help="columns and rows (default: 80x24,160x48)")
    parser.add_argument("--instructions", action="store_true", help="count them, which takes minutes")
    parser.add_argument("--only", default="", help="programs whose name holds this word")
    args = parser.parse_args(argv)
    compileall.compile_dir(ROOT / "briefing", quiet=2)  # what is not compiled takes 0.8 s more to start
    show = [sys.executable, "-m", "briefing", "show", str(ROOT / BRIEF)]
    article = subprocess.run(show, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    results: dict[str, dict[str, list[Result]]] = {}
    with tempfile.TemporaryDirectory(prefix="wire-") as folder:
        programs = [one for one in subjects(Path(folder), article) if args.only in one.name]
        for count in range(args.runs + 1):  # the first warms the caches and is not counted
            for size in args.sizes.split(","):
                columns, _, rows = size.partition("x")
                for subject in programs:
                    home = Path(tempfile.mkdtemp(dir=folder))
                    try:
                        found = run(subject, (int(columns), int(rows)), home)
                    except TimeoutError as error:
                        print(f"{subject.name} at {size}: {error}", file=sys.stderr)
                        continue
                    if count:
                        if count == 1 and args.instructions and subject.is_counted and are_counted():
                            found |= {"instructions": counted(subject, (int(columns), int(rows)), home)}
                        results.setdefault(size, {}).setdefault(subject.name, []).append(found)
            print(f"round {count} of {args.runs}, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    sums = {size: {name: summary(runs) for name, runs in found.items()} for size, found in results.items()}
    if args.json:
        print(json.dumps({"schema": 1, "medians": sums, "runs": results}, indent=1))
    else:
        print(tables(sums))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
