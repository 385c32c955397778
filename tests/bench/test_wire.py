"""The benchmark of the wire runs a round; its times are nobody's business here."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.bench.wire import run, summary, tables
from tests.bench.wire_programs import Keys, Subject

ECHO = """\
import os, tty
tty.setraw(0)
os.write(1, b"\\x1b[Hready\\x1b[6n")
while (key := os.read(0, 64)) != b"q":
    if key == b"j":
        os.write(1, b"\\x1b[?2026h\\x1b[2Hline\\x1b[?2026l")
"""


def test_a_round_of_a_small_program(tmp_path: Path) -> None:
    keys = (Keys("line", (b"j",)), Keys("", (b"j",)), Keys("nothing", (b"x",)))
    subject = Subject("echo", (sys.executable, "-c", ECHO), "ready", b"q", keys)
    found = run(subject, (40, 10), tmp_path)
    line, nothing = found["keys"]
    assert (line["bytes"], line["frames"], nothing["bytes"]) == (24, 1, 0)
    assert line["ideal"] == len("\x1b[2Hline")
    assert found["idle_bytes"] == 0
    assert found["bytes"] == len("\x1b[Hready\x1b[6n")
    assert "| echo | line | 24 | 8 | 1 |" in tables({"40x10": {"echo": summary([found])}})
