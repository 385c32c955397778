"""Endurance: random keys, sizes, saves and signals at real readers, and notes typed at readers that are killed.

`python -m tests.bench.endure --seconds 60` prints a table; it is no part of pytest. `--keys 100000` and `--notes 10000
--kills 200` run until there are as many, which takes an hour or so; `--only` runs one of the parts.
"""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.endure_keys import EVERY, Tally, play
from tests.bench.endure_notes import Notes, write_notes

PARTS = ("keys", "signals", "notes")
"""One reader for as long as it lives; many that are ended in the midst of keys; and several that write notes."""
LIFE = 500
"""Keys after which a reader is ended, where readers are."""
WRITERS = 8
UNTOLD = 1_000_000
"""Notes that are more than any time is long enough for."""


def main() -> int:
    """Run for the time, or the counts, that are asked for; print what was seen, and return 1 if there were faults."""
    parser = ArgumentParser(prog="python -m tests.bench.endure", description=__doc__)
    parser.add_argument(
        "--seconds", type=float, default=60.0, help="for all parts together, where no count is given"
    )
    parser.add_argument("--keys", type=int, help="random keys for each of the first two parts")
    parser.add_argument("--notes", type=int, help="notes for the third")
    parser.add_argument("--kills", type=int, help="readers to kill while they are written")
    parser.add_argument("--only", choices=PARTS, action="append", help="run this part")
    parser.add_argument("--seed", default="0")
    args = parser.parse_args()
    tally, notes = Tally(), Notes(WRITERS, args.notes or UNTOLD, args.kills or 0)
    for part in args.only or PARTS:
        with TemporaryDirectory(prefix="endure-", ignore_cleanup_errors=True) as made:
            _run(part, Path(made), args, tally, notes)
    for name, value in (*_of_keys(tally), *_of_notes(notes)):
        print(f"{name:26}{value}")
    return 1 if tally.faults or notes.faults or notes.lost else 0


def _run(part: str, home: Path, args: Namespace, tally: Tally, notes: Notes) -> None:
    share = args.seconds / len(args.only or PARTS)
    limit = time.monotonic() + share
    seed = f"{args.seed}-{part}"
    if part == "notes":
        if not args.notes:
            notes.until(limit)
        write_notes(
            seed, home, notes, lambda: _tell(f"{len(notes.finished):,} notes, {notes.kills:,} killed")
        )
        return
    enough = tally.keys + args.keys if args.keys else 0
    play(
        seed,
        home,
        tally,
        done=lambda: tally.keys >= enough if enough else time.monotonic() > limit,
        life=LIFE if part == "signals" else None,
        report=lambda: _tell(
            f"{tally.keys:,} keys, {tally.memory[-1] / 1e6:.1f} MB, {len(tally.faults)} faults"
        ),
    )


def _of_keys(tally: Tally) -> list[tuple[str, str]]:
    if not tally.readers:
        return []
    rows = [
        ("keys sent", f"{tally.keys:,}"),
        ("readers opened", f"{tally.readers:,}"),
        ("new briefs under them", f"{tally.briefs:,}"),
        ("saves of briefs", f"{tally.saves:,}"),
        ("resizes", f"{tally.resizes:,}"),
        ("signals to readers", f"{tally.signals:,}"),
        ("faults", f"{len(tally.faults):,}"),
    ]
    if tally.memory:
        first, last = tally.memory[0], tally.memory[-1]
        count = len(tally.memory)
        at = sorted({round(count * part) for part in (0.1, 0.25, 0.5, 0.75)} - {0, count})
        rows += [
            (f"memory after {EVERY:,} keys", f"{first / 1e6:.1f} MB"),
            *((f"  after {number * EVERY:,}", f"{tally.memory[number - 1] / 1e6:.1f} MB") for number in at),
            (f"  after {count * EVERY:,}", f"{last / 1e6:.1f} MB ({100 * (last - first) / first:+.1f} %)"),
        ]
    return rows


def _of_notes(notes: Notes) -> list[tuple[str, str]]:
    if not notes.readers:
        return []
    return [
        ("notes finished", f"{len(notes.finished):,} by {notes.writers} writers at once"),
        ("readers for them", f"{notes.readers:,}"),
        ("readers killed", f"{notes.kills:,}"),
        ("notes lost", f"{len(notes.lost):,}"),
        ("faults while writing", f"{len(notes.faults):,}"),
    ]


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
