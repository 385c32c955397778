"""The command line, run inside the test and as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from briefing.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable


class Answer(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command line here and return its answer."""

    def run(*argv: object) -> Answer:
        code = main([str(word) for word in argv])
        return Answer(code, *capsys.readouterr())

    return run


@pytest.fixture
def spawn() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run a command line in a fresh interpreter, with an environment of only what is given."""

    def run(
        *argv: str | bytes, env: dict[str, str] | None = None, code: str = "", **more: object
    ) -> subprocess.CompletedProcess[bytes]:
        start = ["-c", code] if code else ["-m", "briefing"]
        given = {"PYTHONPATH": os.pathsep.join(sys.path), "LANG": "C.UTF-8", "TERM": "xterm"} | (env or {})
        more.setdefault("capture_output", True)
        return subprocess.run([sys.executable, *start, *argv], env=given, check=False, timeout=60, **more)

    return run


SMALL = """\
briefing: 1
title: Troops in Russia
date: 2024-10-25
handling: TLP:CLEAR
summary: Two governments count differently.
sources:
  paper: {title: What they say, publisher: The Paper, date: 2024-10-25, reliability: B}
actors:
  us: {name: United States, kind: state}
  ukraine: {name: Ukraine, kind: state}
  budanov: {name: Kyrylo Budanov, kind: person, role: head of HUR, of: ukraine}
  russia: {name: Russia, kind: state}
measures:
  troops: {name: North Korean troops in Russia, unit: troops, accounting: cumulative, tempo: 2d}
sections:
  counts:
    title: The counts
    source: paper
    text: |
      The United States speaks of 3,000 troops. Ukraine speaks of around 12,000 troops, and of a war that
      changes.

      - Moscow calls it "fake news"
claims:
  us-3000:
    by: us
    section: counts
    quote: 3,000 troops
    measure: troops
    figure: 3,000 troops
    said: 2024-10-23
  ua-12000:
    by: budanov
    section: counts
    quote: around 12,000 troops
    measure: troops
    figure: around 12,000 troops
    said: 2024-10-24
    credibility: 2
    note: From an interview.
  ru-denial:
    by: russia
    section: counts
    quote: fake news
    status: denied
    denies: [us-3000]
    said: 2024-10-24
gaps:
  - Who counted.
"""


@pytest.fixture
def small(desk: Path) -> Path:
    """A brief with one conflict and one denial, and no problems, as `small.yaml` in the current folder."""
    path = desk / "small.yaml"
    path.write_text(SMALL)
    return Path("small.yaml")


@pytest.fixture
def peaceful(desk: Path) -> Path:
    """A brief without contradictions or problems, as `peaceful.yaml` in the current folder."""
    path = desk / "peaceful.yaml"
    same = SMALL.replace("3,000", "12,000").replace("    status: denied\n    denies: [us-3000]\n", "")
    path.write_text(same)
    return Path("peaceful.yaml")
