"""Random keys at readers of random briefs, with other sizes, saves and signals meanwhile."""

from __future__ import annotations

import random
import signal
import sys
from typing import TYPE_CHECKING

from tests.bench.endure_briefs import damaged, random_brief
from tests.bench.endure_reader import SIZE, Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEYS = (
    *"jkgGbcC[]/nNf=svtxpz!or?:m'a1234hlwuLdyS ",
    *"jjjkkk",
    *(
        "\t",
        "\r",
        "\x7f",
        "\x15",
        "\x1b",
        "\x1b",
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[Z",
    ),
    *(
        "troops",
        "by:a1",
        "12,000",
        "é漢",
        "\x1b[200~pasted\nlines\x1b[201~",
        "\x1b[<0;5;5M",
        "\x1b[I",
        "\x00",
        "\xff",
    ),
)
"""What is typed; leaving is only among it through the list of actions."""
LASTING = (*(key for key in KEYS if ":" not in key), ":zoom\r", ":mark\r", ":timeline\r")
"""What is typed at a reader that is to last."""
BURST = 50
FILES = 6
KNOWN = (signal.SIGWINCH, signal.SIGCONT, signal.SIGTSTP)
"""Signals that a reader lives on after; it is told to go on after the last."""
ENDS = ("q", "SIGHUP", "SIGTERM", "SIGINT", "SIGKILL", "hang up")
WEIGHED = 0
"""The brief that is read when the memory is looked at."""
EVERY = 1000
"""Keys between two looks at the memory."""


class Tally:
    """What has been done and seen."""

    def __init__(self) -> None:
        self.keys = self.readers = self.briefs = self.saves = self.resizes = self.signals = 0
        self.faults: list[str] = []
        """Tracebacks, readers that hang or end as they should not, and what may not leave one."""
        self.memory: list[int] = []
        """Bytes that the reader with most keys held, after every thousand of them."""

    def ended(self, reader: Reader, seed: str, *codes: int) -> None:
        """Take note of how a reader ended that was to end with one of some codes."""
        if reader.hangs or reader.code not in codes or b"Traceback" in reader.tail:
            how = "hangs" if reader.hangs else f"ended with {reader.code}"
            self._fault(
                f"{seed}, {self.keys:,} keys: {how}: {reader.tail[-1500:].decode(errors='replace')!r}"
            )
        for strange in dict.fromkeys(reader.strange):
            self._fault(f"{seed}, {self.keys:,} keys: sent {strange!r}")

    def _fault(self, text: str) -> None:
        self.faults.append(text)
        print(text, file=sys.stderr, flush=True)


def play(
    seed: str,
    home: Path,
    tally: Tally,
    *,
    done: Callable[[], bool],
    life: int | None = None,
    report: Callable[[], None] = lambda: None,
) -> None:
    """Type at one reader after the other until it is `done`.

    A reader lives for about `life` keys and ends in one of many ways; without that it is to last.
    """
    chance = random.Random(seed)
    files = [home / f"brief{number}.yaml" for number in range(FILES)]
    numbers = list(range(FILES))
    for file, number in zip(files, numbers, strict=True):
        file.write_text(random_brief(number), errors="surrogatepass")
    reader, typed = None, 0
    curve: list[int] = []
    while not done():
        if reader is None or reader.code is not None:
            if reader:
                tally.ended(reader, seed, 0)
            reader, typed, curve = Reader(home, files), 0, []
            tally.readers += 1
            reader.settle()
        keys = chance.choices(KEYS if life else LASTING, k=BURST)
        reader.press("".join(keys))
        _disturb(chance, reader, files, numbers, tally)
        reader.settle()
        tally.keys += BURST
        typed += BURST
        if typed % EVERY < BURST and reader.code is None:
            curve.append(_weighed(reader, files, numbers))
            if len(curve) > len(tally.memory):
                tally.memory = curve
            report()
        if reader.hangs:
            reader.kill(signal.SIGKILL)
        elif life and chance.random() < BURST / life:
            _finish(chance, reader, seed, tally)
            reader = None
    if reader:
        if reader.code is None:
            reader.kill(signal.SIGTERM)
        tally.ended(reader, seed, 0, -signal.SIGTERM)


def _weighed(reader: Reader, files: list[Path], numbers: list[int]) -> int:
    """Return the bytes that a reader holds of one size and one brief, whatever it was given before."""
    reader.resize(*SIZE)
    for file in files:
        file.write_text(random_brief(WEIGHED))
    for _ in range(9):  # out of what stands in front
        reader.press("\x1b")
        reader.settle()
    reader.press("r")
    reader.settle()
    memory = reader.memory
    for file, number in zip(files, numbers, strict=True):
        file.write_text(random_brief(number))
    return memory


def _disturb(
    chance: random.Random, reader: Reader, files: list[Path], numbers: list[int], tally: Tally
) -> None:
    """Perhaps change the size, save a file, or send a signal."""
    if chance.random() < 0.2:
        for _ in range(chance.choice((1, 1, 5))):
            reader.resize(chance.randint(1, 400), chance.randint(1, 120))
            tally.resizes += 1
    elif chance.random() < 0.3:  # keys take long on the largest
        reader.resize(*SIZE)
    if chance.random() < 0.2:
        at = chance.randrange(FILES)
        kind = chance.choice(("same", "other", "damaged", "replaced", "gone"))
        numbers[at] += FILES * (kind in ("other", "replaced"))
        text = random_brief(numbers[at])
        if kind == "gone":
            files[at].unlink(missing_ok=True)
        elif kind == "replaced":
            fresh = files[at].with_suffix(".part")
            fresh.write_text(text)
            fresh.replace(files[at])
        else:
            files[at].write_text(damaged(text, chance) if kind == "damaged" else text)
        tally.saves += 1
        tally.briefs += kind in ("other", "replaced")
    if chance.random() < 0.1:
        number = chance.choice(KNOWN)
        reader.signal(number)
        if number == signal.SIGTSTP:
            reader.go_on_when_stopped()
        tally.signals += 1


def _finish(chance: random.Random, reader: Reader, seed: str, tally: Tally) -> None:
    """End a reader in the midst of keys."""
    how = chance.choice(ENDS)
    reader.press("".join(chance.choices(KEYS, k=5)))
    tally.signals += how.startswith("SIG")
    if reader.code is not None:
        tally.ended(reader, seed, 0)
    elif how == "q":
        for _ in range(9):  # out of what asks for words, and of what stands in front
            if reader.code is None:
                reader.press("\x1b")
                reader.settle()
        reader.press("q" if reader.code is None else "")
        reader.wait()
        tally.ended(reader, seed, 0)
    elif how == "hang up":
        reader.hang_up()
        tally.ended(reader, seed, 0, -signal.SIGHUP)
    else:
        number = signal.Signals[how]
        reader.kill(number)
        tally.ended(reader, seed, 0, -number)
