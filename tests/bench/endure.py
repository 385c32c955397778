"""Endurance: random keys, sizes, saves and signals against real readers, and notes written while they are killed.

Run it as `python -m tests.bench.endure --seconds 60`; it prints a table and is no part of pytest.
"""

from __future__ import annotations

import fcntl
import os
import pty
import random
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from argparse import ArgumentParser
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.library.state import State

from tests.shipped import brief_files

ROOT = Path(__file__).parent.parent.parent
BRIEFS = brief_files(ROOT / "briefs")
KEYS = [
    *"jkgGbcC[]/nNf=svtxpz!or?:m'a1234hlwu ",
    *(
        "\t",
        "\r",
        "\x1b",
        "\x1b[A",
        "\x1b[B",
        "\x1b[C",
        "\x1b[D",
        "\x1b[5~",
        "\x1b[6~",
        "\x1b[Z",
        "\x0c",
        "troops",
    ),
]
"""What is typed; q is not among it, and leaving through the palette begins the next reader."""
DEADLY = (signal.SIGHUP, signal.SIGTERM, signal.SIGKILL)
BATCH = 40
PATIENCE = 15.0
"""Seconds without an answer after which a reader is taken to hang."""
WRITER = """\
import sys
from briefing.brief.loader import load
from briefing.library.anchors import Anchor, Place
from briefing.library.notebook import Notebook
from briefing.library.state import State
from tests.shipped import brief_files
folder, path, name = sys.argv[1:]
book = Notebook(State(folder), load(path))
number = 0
while True:
    book.write(Anchor("", ":summary:", f"{name}-{number}"), Place("", -number - 2))
    if book.finish(f"{name}-{number}"):
        print(f"{name}-{number}", flush=True)
        number += 1
"""


class Reader:
    """A reader in a pseudo-terminal, whose output is read and thrown away but for its end."""

    def __init__(self, home: Path, *paths: Path) -> None:
        self.tail = b""
        self.hangs = False
        """Whether it took no keys, or wrote without an end."""
        self.code: int | None = None
        environ = {
            "HOME": str(home),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path)),
        }
        self.pid, self.fd = pty.fork()
        if not self.pid:
            os.execve(sys.executable, [sys.executable, "-m", "briefing", *map(str, paths)], environ)
        self.resize(100, 30)
        self.answer(0.5)

    def resize(self, width: int, height: int) -> None:
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("4H", height, width, 0, 0))

    def press(self, keys: str) -> None:
        data = keys.encode()
        limit = time.monotonic() + PATIENCE
        while data and self.code is None:
            if time.monotonic() > limit:
                self.hangs = True
                return
            if select.select([], [self.fd], [], 0.05)[1]:
                with suppress(OSError):  # it has left
                    data = data[os.write(self.fd, data[:16]) :]
            self.answer(0)

    def answer(self, quiet: float = 0.03) -> None:
        """Read until nothing comes."""
        limit = time.monotonic() + PATIENCE
        while self.code is None and select.select([self.fd], [], [], quiet)[0]:
            if time.monotonic() > limit:
                self.hangs = True
                return
            try:
                data = os.read(self.fd, 65536)
            except OSError:
                self._end()
                return
            self.tail = (self.tail + data)[-4000:]

    @property
    def memory(self) -> int:
        """Bytes that it holds."""
        try:
            pages = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        except OSError:
            return 0
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def kill(self, number: int) -> bool:
        """Send a signal; return whether the reader ended by it in time."""
        if self.code is None:
            os.kill(self.pid, number)
            limit = time.monotonic() + PATIENCE
            while self.code is None and time.monotonic() < limit:
                self.answer()
        if self.code is None:
            os.kill(self.pid, signal.SIGKILL)
            self._end()
            return False
        return True

    def _end(self) -> None:
        limit = time.monotonic() + PATIENCE
        while self.code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.code = os.waitstatus_to_exitcode(status)
            elif time.monotonic() > limit:  # the terminal is closed, and the process is not
                self.hangs = True
                os.kill(self.pid, signal.SIGKILL)
            time.sleep(0.005)
        os.close(self.fd)


class Tally:
    """What has been seen so far."""

    def __init__(self) -> None:
        self.keys = self.opened = self.saves = self.signals = self.resizes = 0
        self.crashes: list[str] = []

    def ended(self, reader: Reader) -> None:
        """Take note of how a reader ended."""
        expected = (0, *(-number for number in DEADLY))
        if reader.hangs or reader.code not in expected or b"Traceback" in reader.tail:
            self.crashes.append(
                f"code {reader.code}{', hung' if reader.hangs else ''}: {reader.tail[-1500:].decode(errors='replace')}"
            )


def play(
    chance: random.Random, folder: Path, seconds: float, tally: Tally, *, deadly: bool
) -> tuple[int, int]:
    """Type at readers for a while; return the memory of the last one after 1,000 keys, and at its end."""
    files = [folder / path.name for path in BRIEFS]
    texts = [path.read_text() for path in BRIEFS]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text)
    limit = time.monotonic() + seconds
    reader, typed, early, late = None, 0, 0, 0
    while time.monotonic() < limit:
        if reader is None or reader.code is not None:
            if reader:
                tally.ended(reader)
            reader, typed, early = Reader(folder, *files), 0, 0
            tally.opened += 1
        keys = chance.choices(KEYS, k=BATCH)
        reader.press("".join(keys))
        reader.answer()
        tally.keys += BATCH
        typed += BATCH
        if reader.hangs:
            reader.kill(signal.SIGKILL)
        if reader.code is None:
            late = reader.memory
            early = early or (late if typed >= 1000 else 0)
        if chance.random() < 0.1 and reader.code is None:
            reader.resize(chance.randint(1, 400), chance.randint(1, 120))
            tally.resizes += 1
        if chance.random() < 0.05:
            save(chance, files, texts)
            tally.saves += 1
        if deadly and chance.random() < 0.03:
            number = chance.choice(DEADLY)
            tally.signals += 1
            if not reader.kill(number):
                tally.crashes.append(f"it did not end by {signal.Signals(number).name}")
    if reader:
        reader.kill(signal.SIGHUP)
        tally.ended(reader)
    return early, late


def save(chance: random.Random, files: list[Path], texts: list[str]) -> None:
    """Save one of the briefs: whole, shorter, with some characters changed, or not at all."""
    number = chance.randrange(len(files))
    text = texts[number]
    kind = chance.randrange(3)
    if kind == 1:
        text = text[: chance.randrange(len(text))]
    elif kind == 2:
        for _ in range(5):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice("\x1b[]{}:-3\u202e#&*é\n") + text[at + 1 :]
    files[number].write_text(text)


def write_notes(chance: random.Random, folder: Path, seconds: float, writers: int) -> tuple[int, int, int]:
    """Have readers write notes and kill them; return how many notes were finished, lost, and how many kills."""
    path, state = BRIEFS[0], folder / "notes" / "briefing"
    finished: set[str] = set()
    kills = 0
    limit = time.monotonic() + seconds

    def begin(name: str) -> subprocess.Popen[str]:
        environ = {"PYTHONPATH": os.pathsep.join((str(ROOT), *sys.path))}
        argv = [sys.executable, "-c", WRITER, str(state), str(path), name]
        return subprocess.Popen(argv, env=environ, stdout=subprocess.PIPE, text=True)

    running = [begin(str(number)) for number in range(writers)]
    count = writers
    while time.monotonic() < limit:
        time.sleep(chance.random() * 0.5)
        at = chance.randrange(writers)
        running[at].kill()
        finished |= whole_lines(running[at].communicate()[0])
        kills += 1
        running[at] = begin(str(count))
        count += 1
    for process in running:
        process.kill()
        finished |= whole_lines(process.communicate()[0])
        kills += 1
    kept = {note.text for note in State(str(state)).notes(str(path))}
    return len(finished), len(finished - kept), kills


def whole_lines(text: str) -> set[str]:
    """Return the lines that were written to their end."""
    return set(text[: text.rfind("\n") + 1].splitlines())


def main() -> None:
    """Run for the time that is asked for and print what was seen."""
    parser = ArgumentParser(prog="python -m tests.bench.endure", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--writers", type=int, default=8)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    tally = Tally()
    with TemporaryDirectory(prefix="endure-") as made:
        folder = Path(made)
        early, late = play(chance, folder, args.seconds * 0.4, tally, deadly=False)
        play(chance, folder, args.seconds * 0.3, tally, deadly=True)
        finished, lost, kills = write_notes(chance, folder, args.seconds * 0.3, args.writers)
    growth = f"{100 * (late - early) / early:+.1f} %" if early else "too few keys"
    rows = (
        ("keys sent", f"{tally.keys:,}"),
        ("readers opened", f"{tally.opened:,}"),
        ("resizes", f"{tally.resizes:,}"),
        ("saves of briefs", f"{tally.saves:,}"),
        ("signals to readers", f"{tally.signals:,}"),
        ("crashes", f"{len(tally.crashes):,}"),
        ("memory after 1,000 keys", f"{early / 1e6:.0f} MB"),
        ("memory at the end", f"{late / 1e6:.0f} MB ({growth})"),
        ("notes finished", f"{finished:,} by {args.writers} writers"),
        ("writers killed", f"{kills:,}"),
        ("notes lost", f"{lost:,}"),
    )
    for name, value in rows:
        print(f"{name:26}{value}")
    for crash in tally.crashes[:5]:
        print(f"\n{crash!r}")


if __name__ == "__main__":
    main()
