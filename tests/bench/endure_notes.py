"""Notes typed at several readers of one brief at once, which are killed at random moments."""

from __future__ import annotations

import json
import math
import os
import random
import select
import signal
import subprocess
import sys
import threading
import time
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING

from tests.bench.endure_reader import PATIENCE, ROOT, Reader
from tests.terminal.terminal_emulation import Emulator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WIDTH, HEIGHT = 80, 16
FOOT = 5
"""Rows at the foot in which the reader says what it has done."""
EACH = 64
"""Notes that each writer has claims for in one brief; then they begin the next."""


class Notes:
    """What has been written, by how many at once, and what became of it."""

    def __init__(self, writers: int, target: int, kills: int) -> None:
        self.writers, self.target, self.kills_wanted = writers, target, kills
        self.finished: dict[str, str] = {}
        """The claims of the notes that a reader said were kept, by their texts."""
        self.lost: list[str] = []
        self.kills = self.readers = 0
        self.faults: list[str] = []
        self.lock = threading.Lock()
        self._limit = math.inf

    def until(self, limit: float) -> None:
        """Write until a time of the clock, with a kill for every twenty that there is time for."""
        self._limit = limit
        self.target = max(1, int(20 * (limit - time.monotonic())))
        self.kills_wanted = self.kills_wanted or self.target // 20

    @property
    def is_done(self) -> bool:
        """Whether enough has been written and killed."""
        return len(self.finished) >= self.target or time.monotonic() > self._limit


def brief_for(writers: int) -> str:
    """Return a brief in which every writer has claims of its own."""
    claims = {
        f"c{writer}-{number}": {
            "by": f"a{writer}",
            "section": f"s{writer}",
            "quote": f"report {writer}-{number} of",
        }
        for writer in range(writers)
        for number in range(EACH)
    }
    sections = {
        f"s{writer}": {
            "title": f"Section {writer}",
            "text": " ".join(f"This is report {writer}-{number} of many." for number in range(EACH)),
        }
        for writer in range(writers)
    }
    actors = {f"a{writer}": {"name": f"Writer {writer}"} for writer in range(writers)}
    return json.dumps(
        {
            "briefing": "1",
            "title": "Notes",
            "date": "2024-10-25",
            "actors": actors,
            "sections": sections,
            "claims": claims,
        },
        indent=1,
    )


class Writer:
    """Types notes at a reader, and at another one when that is killed."""

    def __init__(self, number: int, name: str, home: Path, path: Path, notes: Notes) -> None:
        self.number, self.name, self.home, self.path, self.notes = number, name, home, path, notes
        self.reader: Reader | None = None
        self.wants_kill = False

    def run(self) -> None:
        """Write until there is nothing more to write about."""
        number = tries = 0
        while number < EACH and not self.notes.is_done:
            reader = self.reader
            if reader is None or reader.code is not None:
                if reader and reader.code != -signal.SIGKILL:
                    self._fault(f"ended with {reader.code}: {reader.tail[-800:]!r}")
                tries += 1
                if tries > 3 * EACH or not self._begin(number):
                    continue
            text = f"{self.name}w{self.number}n{number}t{tries}"
            claim = f"c{self.number}-{number}"
            number += 1  # after a kill the next: there may be a note already, which nobody was told of
            self._press("a")
            self._press(f"{text[:5]}")
            self._press(f"{text[5:]}\r")
            if self._sees(f"Note: {text}"):
                with self.notes.lock:
                    self.notes.finished[text] = claim
                self._press("j")
        if self.reader and self.reader.code is None:
            self.reader.kill(signal.SIGKILL)

    def kill(self) -> None:
        """Kill the reader; it is found dead by its writer."""
        reader = self.reader
        if reader and reader.code is None:
            os.kill(reader.pid, signal.SIGKILL)
            with self.notes.lock:
                self.notes.kills += 1

    def _begin(self, number: int) -> bool:
        """Begin another reader, and go to a claim; whether that came to its end."""
        self.emulator = Emulator(WIDTH, HEIGHT)
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self.reader = Reader(self.home, [self.path])
        self.reader.resize(WIDTH, HEIGHT)
        self.notes.readers += 1
        if not self._sees("4 Claims", HEIGHT):
            return False
        self._press(f"4fby:a{self.number}\r")
        if not self._sees(f"{EACH} of"):
            return False
        self._press("g" + "j" * number)
        return True

    def _press(self, keys: str) -> None:
        if self.reader and self.reader.code is None:
            try:
                os.write(self.reader.fd, keys.encode())
            except OSError:
                self.reader.read()

    def _sees(self, words: str, rows: int = FOOT) -> bool:
        """Read until words are on the screen; whether they came before the reader ended."""
        reader = self.reader
        assert reader
        limit = time.monotonic() + PATIENCE
        while reader.code is None:
            if select.select([reader.fd], [], [], 0.5)[0]:
                self.emulator.feed(self._decode(reader.read()))
                if any(words in row for row in self.emulator.screen.display[-rows:]):
                    return True
            if time.monotonic() > limit:
                self._fault(f"no {words!r}: {self.emulator.screen.display}")
                reader.kill(signal.SIGKILL)
        return False

    def _fault(self, text: str) -> None:
        text = f"writer {self.name}{self.number}: {text}"
        with self.notes.lock:
            self.notes.faults.append(text)
        print(text, file=sys.stderr, flush=True)


def write_notes(seed: str, home: Path, notes: Notes, report: Callable[[], None] = lambda: None) -> None:
    """Have notes written and writers killed until there are enough; then look for every one of them."""
    chance = random.Random(seed)
    rounds = 0
    while not notes.is_done:
        rounds += 1
        path = home / f"notes{rounds}.yaml"
        path.write_text(brief_for(notes.writers))
        before = set(notes.finished)
        writers = [Writer(number, f"r{rounds}", home, path, notes) for number in range(notes.writers)]
        threads = [threading.Thread(target=writer.run) for writer in writers]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            due = notes.kills_wanted * len(notes.finished) / notes.target
            if notes.kills < min(due, notes.kills_wanted):
                time.sleep(chance.random() * 0.3)
                chance.choice(writers).kill()
            time.sleep(chance.random() * 0.05)
        _look_for(set(notes.finished) - before, path, home, notes)
        report()


def _look_for(texts: set[str], path: Path, home: Path, notes: Notes) -> None:
    """Look for notes as a user does, each at its claim."""
    environ = {
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join((str(ROOT), *filter(None, sys.path))),
    }
    argv = [sys.executable, "-m", "briefing", "notes", "--json", str(path)]
    printed = subprocess.run(argv, env=environ, stdout=subprocess.PIPE, text=True, check=False).stdout
    briefs = json.loads(printed)["briefs"]
    kept = {
        (entry["text"], entry["claim"])
        for brief in briefs
        for entry in brief["entries"]
        if entry["kind"] == "note"
    }
    notes.lost += [text for text in texts if (text, notes.finished[text]) not in kept]
