"""Briefs that are kept as they were read and decided on."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.brief.problems import UnreadableError
from briefing.ui import decided
from briefing.ui.decided import Decided
from briefing.ui.drawer import Drawer
from briefing.ui.opened import Opened, open_brief


@pytest.fixture
def brief(tmp_path: Path, briefs: Path) -> Path:
    path = tmp_path / "brief.yaml"
    path.write_bytes((briefs / "north-korean-troops.yaml").read_bytes())
    return path


@pytest.fixture
def state(tmp_path: Path) -> dict[str, str]:
    return {"XDG_STATE_HOME": str(tmp_path / "state")}


def kept(state: dict[str, str]) -> list[Path]:
    return list((Path(state["XDG_STATE_HOME"]) / "briefing" / "decided").glob("*"))


def keep(path: Path, state: dict[str, str]) -> Opened:
    one = Decided(Drawer(state, "decided"))
    opened = one.open(str(path))
    one.keep()
    return opened


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were read and decided on."""
    paths: list[str] = []
    decide = decided.decide_brief

    def spy(data: bytes, path: str) -> Opened:
        paths.append(path)
        return decide(data, path)

    monkeypatch.setattr(decided, "decide_brief", spy)
    return paths


def test_a_kept_brief_is_what_was_read(brief: Path, state: dict[str, str], read: list[str]) -> None:
    keep(brief, state)
    again = Decided(Drawer(state, "decided")).open(str(brief))
    fresh = open_brief(str(brief))
    assert read == [str(brief)]
    assert again.brief == fresh.brief
    assert again.brief.places == fresh.brief.places
    assert again.brief.wordings == fresh.brief.wordings
    assert again.findings.contradictions == fresh.findings.contradictions
    for claim in fresh.brief.claims:
        assert again.findings.of(claim) == fresh.findings.of(claim)
        assert again.findings.strongest(claim) == fresh.findings.strongest(claim)
    assert tuple(again.findings.everything()) == tuple(fresh.findings.everything())


def test_a_changed_brief_is_read_again(brief: Path, state: dict[str, str], read: list[str]) -> None:
    keep(brief, state)
    brief.write_text(brief.read_text(encoding="utf-8").replace("3,000", "4,000"), encoding="utf-8")
    assert Decided(Drawer(state, "decided")).open(str(brief)).brief == open_brief(str(brief)).brief
    assert len(read) == 2


def test_so_is_one_where_the_program_has_changed(
    brief: Path, state: dict[str, str], read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(brief, state)
    monkeypatch.setattr(decided, "program", lambda: "another")
    Decided(Drawer(state, "decided")).open(str(brief))
    assert len(read) == 2


@pytest.mark.parametrize("damage", ["cut", "flipped", "empty"])
def test_what_is_damaged_is_ignored(brief: Path, state: dict[str, str], read: list[str], damage: str) -> None:
    keep(brief, state)
    (path,) = kept(state)
    data = path.read_bytes()
    middle = len(data) // 2
    path.write_bytes(
        {"cut": data[:-1], "flipped": data[:middle] + b"\0\0\0" + data[middle + 3 :], "empty": b""}[damage]
    )
    Decided(Drawer(state, "decided")).open(str(brief))
    assert len(read) == 2


class Hostile:
    """Runs something where anybody unpickles it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return os.mkdir, (str(self.mark),)


def test_nothing_is_run_that_is_no_part_of_a_brief(
    brief: Path, state: dict[str, str], tmp_path: Path
) -> None:
    mark = tmp_path / "mark"
    body = pickle.dumps(Hostile(mark), 5)
    key = decided._key(str(brief), brief.read_bytes(), decided.program())
    assert decided._unpacked(decided._checksum(body, key) + body, key) is None
    assert not mark.exists()


def test_a_large_brief_is_not_kept(
    brief: Path, state: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decided, "MOST_CLAIMS", 3)
    keep(brief, state)
    assert kept(state) == []


def test_a_file_that_cannot_be_read_is_unreadable(tmp_path: Path, state: dict[str, str]) -> None:
    one = Decided(Drawer(state, "decided"))
    with pytest.raises(UnreadableError):
        one.open(str(tmp_path / "none.yaml"))
    one.keep()
    assert kept(state) == []


def test_nothing_that_reads_files_is_loaded_for_a_kept_brief(brief: Path, state: dict[str, str]) -> None:
    keep(brief, state)
    code = (
        "import os, sys, briefing.ui.app, briefing.ui.decided\n"
        "from briefing.ui.drawer import Drawer\n"
        f"opened = briefing.ui.decided.Decided(Drawer(os.environ, 'decided')).open({str(brief)!r})\n"
        "assert opened.brief.claims\n"
        "loaded = {'yaml', 'briefing.brief.loader', 'briefing.figures.grammar', 'briefing.library.index'}\n"
        "print(*loaded & set(sys.modules))"
    )
    environ = {**os.environ, **state, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
