"""What hostile files cost: `python -m tests.bench.limits [NAME…]` checks each in a process of its own.

Prints the CPU seconds of all of `briefing check`, from the start of the process on, the most memory that it had (Linux
only), and the first problem.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.cli import main as command

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = b"briefing: 1\ntitle: T\n"
LISTS = HEAD + b"gaps: ["
PARTS = (
    HEAD + b"actors: {a: {name: A}}\nmeasures: {m: {name: M}}\nsections: {s: {title: S, text: %b}}\nclaims:\n"
)
CLAIM = b"  c%d: {by: a, section: s, quote: '%b', measure: m, figure: '%b %d'}\n"


def claims(text: bytes, quote: bytes, figure: bytes, count: int = 9_000) -> bytes:
    """Return a brief with many claims of one quote and of figures that begin alike."""
    return PARTS % text + b"".join(CLAIM % (number, quote, figure, number) for number in range(count))


def rows(head: bytes, row: bytes, count: int) -> bytes:
    """Return a file of numbered rows."""
    return head + b"".join(row.replace(b"#", b"%d" % number) for number in range(count))


def items(text: str, count: int) -> bytes:
    """Return a list of a few long texts."""
    return HEAD + b"gaps:\n" + (b"- " + text.encode() * count + b"\n") * 4


FILES: dict[str, Callable[[], bytes]] = {
    "alias bomb": lambda: rows(HEAD + b"a: &a [x]\n", b"b#: &b# [*a, *a, *a, *a, *a, *a, *a, *a]\n", 60_000),
    "alias of itself": lambda: LISTS + b"&a " + b"[*a, " * 5_000,
    "merge keys": lambda: HEAD + b"gaps:\n" + b"- <<: 1\n" * 400_000,
    "tags": lambda: LISTS + b"!t x," * 400_000 + b"]",
    "tag directives": lambda: rows(b"", b"%TAG !a#! b\n", 200_000) + b"--- x",
    "5,000 deep": lambda: b"[" * 5_000,
    "5,000 deep mappings": lambda: b"{a: " * 5_000,
    "100 MB in one value": lambda: LISTS + b"x" * 100_000_000,
    "4 MB in one value": lambda: LISTS + b"x" * 3_900_000,
    "10 million keys": lambda: b"a:\n" * 10_000_000,
    "a million keys": lambda: b"a:\n" * 1_000_000,
    "keys in flow": lambda: b"{" + b"a," * 1_900_000,
    "values in lists": lambda: LISTS + (b"[" + b"a," * 999 + b"]," ) * 1_900,
    "empty mappings": lambda: LISTS + b"{}," * 1_300_000,
    "repeated keys": lambda: HEAD + b"a: 1\n" * 110_000,
    "unknown fields": lambda: rows(HEAD, b"k#: v\n", 120_000),
    "integers of 5,000 digits": lambda: LISTS + (b"9" * 5_000 + b",") * 700 + b"]",
    "not UTF-8": lambda: b"a: " + b"\xe9" * 3_900_000,
    "not UTF-8 at the end": lambda: b"# words\n" * 480_000 + b"\xff",
    "UTF-16": lambda: ("a: b\n" * 390_000).encode("utf-16"),
    "byte order marks": lambda: HEAD + b"\xef\xbb\xbf" * 1_000_000,
    "tabs": lambda: HEAD + b"gaps:\n" + b"\t" * 3_900_000,
    "documents": lambda: b"---\na\n" * 600_000,
    "control characters": lambda: HEAD + b"\x01" * 3_900_000,
    "overrides": lambda: items("\u202e", 300_000),
    "marks": lambda: items("e\u0301", 300_000),
    "heaps of marks": lambda: items("e" + "\u0301" * 9, 45_000),
    "joiners": lambda: items("\u0628\u200c", 240_000),
    "lines": lambda: HEAD + b"\n" * 3_900_000,
    "quotes that are nowhere": lambda: claims(b"word " * 180_000, b"word word zzz", b"3"),
    "quotes within words": lambda: claims(b"word " * 180_000, b"ord", b"3"),
    "quotes almost everywhere": lambda: claims(b"a" * 900_000, b"a" * 99 + b"b", b"3"),
    "figures with misspelt words": lambda: claims(b"x", b"x", b"abuott thosuand"),
    "figures of very many words": lambda: claims(b"x", b"x", b"3 men" + b" a day of the more" * 15),
    "circles": lambda: rows(HEAD + b"claims:\n", b"  c#: {supersedes: [c#1, c0]}\n", 25_000).replace(b"1, c0", b", c0"),
    "one circle": lambda: rows(HEAD + b"measures:\n", b"  1#: {name: M, part_of: #}\n", 30_000),
    "wordings": lambda: rows(HEAD + b"wording:\n", b"  abot#: {hard: [1, 2]}\n", 100_000),
    "ids that are nowhere": lambda: rows(HEAD + b"claims:\n", b"  c#: {by: a#, section: s#, quote: x}\n", 24_000),
    "10,000 claims (a large brief)": lambda: claims(b"3 men are here " * 300, b"3 men are here", b"at least", 10_000),
}  # fmt: skip


def measure(path: str) -> str:
    """Return what checking a file has cost in this process, and what comes of it."""
    with redirect_stdout(io.StringIO()) as said, redirect_stderr(io.StringIO()):
        code = command(["check", path])
    took = time.process_time()
    status = Path("/proc/self/status")
    peak = status.read_text().partition("VmHWM:")[2].split()[0] if status.exists() else "0"
    first = said.getvalue().partition("\n")[0].removeprefix(f"{path}:") or "no problem"
    return f"{took:>6.2f} s {int(peak) // 1024:>5} MB  {'refused' if code == 2 else 'opened':8}{first[:90]}"


def main(names: list[str]) -> int:
    """Check each file and print a row for it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.yaml"
        for name, make in FILES.items():
            if not names or name in names:
                path.write_bytes(make())
                argv = [sys.executable, "-m", "tests.bench.limits", "--check", str(path)]
                said = subprocess.run(argv, capture_output=True, text=True, check=True).stdout
                print(f"{name:32}{said}", end="", flush=True)
    return 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["--check"]:
        print(measure(sys.argv[2]))
    else:
        sys.exit(main(sys.argv[1:]))
