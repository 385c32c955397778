"""Fuzzes the loader, the figure grammar and the cleaning: `python -m tests.bench.fuzz --loads 1000000`.

Every case is made from its number, so `--first N --loads 1` runs one of them again. A tenth of the briefs that can be
read are decided and written as text and JSON too. The exit code is 1 where anything was found.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing import Pool
from random import Random

from tests.bench import fuzz_checks as checks
from tests.bench.fuzz_cases import document, text, wording

READ_ON = 10
"""One of so many briefs is read on."""
BATCH = 500
SHOWN = 5
"""Tracebacks that are printed."""


@dataclass
class Tally:
    """What a run has seen."""

    loads: int = 0
    opened: int = 0
    read_on: int = 0
    figures: int = 0
    read: int = 0
    figure_time: float = 0.0
    """CPU seconds that the figures took."""
    cleaned: int = 0
    slowest: tuple[float, int] = (0.0, 0)
    """CPU seconds of the slowest load, and its number."""
    disallowed: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    """How often each place raised what it may not."""
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take in what another run has seen."""
        for name in ("loads", "opened", "read_on", "figures", "read", "figure_time", "cleaned", "disallowed"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.slowest = max(self.slowest, other.slowest)
        self.faults += other.faults
        self.examples = other.examples | self.examples

    def fault(self, seed: int, error: BaseException, case: object) -> None:
        """Note an error that should not have been."""
        self.disallowed += isinstance(error, checks.DisallowedError)
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__} at {frame.filename.rpartition('/')[2]}:{frame.lineno}"
        self.faults[place] += 1
        lines = traceback.format_exception(error)
        self.examples.setdefault(place, f"case {seed}: {ascii(case)[:2000]}\n{''.join(lines)}")


def run(first: int, loads: int) -> Tally:
    """Run the cases of some numbers."""
    tally = Tally()
    for seed in range(first, first + loads):
        one(seed, tally)
    return tally


def one(seed: int, tally: Tally) -> None:
    """Run the case of a number: a file, a wording and a text."""
    data: bytes | str = document(seed)
    random = Random(-1 - seed)
    try:
        began = time.process_time()
        brief = checks.load(bytes(data))  # type: ignore[arg-type]
        tally.slowest = max(tally.slowest, (time.process_time() - began, seed))
        tally.loads += 1
        tally.opened += brief is not None
        if brief and not seed % READ_ON:
            checks.read_on(brief)
            tally.read_on += 1
        data = wording(random)
        began = time.process_time()
        tally.read += checks.figure(data)
        tally.figure_time += time.process_time() - began
        tally.figures += 1
        checks.cleaned(data := text(random))
        tally.cleaned += 1
    except Exception as error:  # whatever it is, it is what is looked for
        tally.fault(seed, error, data)


def batches(first: int, loads: int) -> list[tuple[int, int]]:
    """Return the beginnings and sizes of the parts of a run."""
    return [(at, min(BATCH, first + loads - at)) for at in range(first, first + loads, BATCH)]


def _batch(part: tuple[int, int]) -> Tally:
    return run(*part)


def _leave_to_parent() -> None:
    """Let only the parent be interrupted, which then ends its processes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def report(tally: Tally, seconds: float) -> str:
    """Return what a run has seen, as rows."""
    each = tally.figure_time / max(1, tally.figures)
    rows = (
        f"loads               {tally.loads:>12,}   {tally.loads / max(seconds, 0.001):,.0f} a second",
        f"opened              {tally.opened:>12,}   read on to text and JSON: {tally.read_on:,}",
        f"figures             {tally.figures:>12,}   {1 / max(each, 1e-9):,.0f} a second of CPU; read: {tally.read:,}",
        f"texts cleaned       {tally.cleaned:>12,}",
        f"tracebacks          {tally.faults.total() - tally.disallowed:>12,}",
        f"disallowed          {tally.disallowed:>12,}",
        f"slowest load        {tally.slowest[0] * 1000:>9,.1f} ms   case {tally.slowest[1]}",
    )
    return "\n".join(rows)


def so_far(tally: Tally) -> str:
    """Return in a line what a run has seen, for a log."""
    found = tally.faults.total() - tally.disallowed
    return f"{tally.loads:,} loads, {found:,} tracebacks, {tally.disallowed:,} disallowed"


def main(argv: list[str] | None = None) -> int:
    """Run the fuzz from the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fuzz", description=__doc__)
    parser.add_argument("--loads", type=int, default=20_000, help="files to load (default: 20,000)")
    parser.add_argument("--first", type=int, default=0, help="number of the first case (default: 0)")
    parser.add_argument("--processes", type=int, default=1, help="processes to run them in (default: 1)")
    given = parser.parse_args(argv)
    began, tally = time.monotonic(), Tally()
    parts = batches(given.first, given.loads)
    with Pool(given.processes, _leave_to_parent) as pool:
        try:
            for number, part in enumerate(pool.imap_unordered(_batch, parts), 1):
                tally.add(part)
                percent = number * 100 // len(parts)
                if sys.stderr.isatty():
                    print(f"\r{percent} %", end="", file=sys.stderr, flush=True)
                elif percent > (number - 1) * 100 // len(parts):
                    print(f"{percent} %: {so_far(tally)}", file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            print("Interrupted; what was seen so far:", file=sys.stderr)
    print(report(tally, time.monotonic() - began))
    for place, count in tally.faults.most_common(SHOWN):
        print(f"\n{count:,} × {place}\n{tally.examples[place]}")
    return 1 if tally.faults else 0


def _interrupt(number: int, frame: object) -> None:
    """Interrupt the run, once: what comes after it is told and ends."""
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, _interrupt)  # SIGINT too: a shell's background job is begun with it ignored
    sys.exit(main())
