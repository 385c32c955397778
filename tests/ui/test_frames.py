"""Frames kept for the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.terminal.cells import Grid
from briefing.ui.drawer import MOST
from briefing.ui.frames import Frames, frame_key


@pytest.fixture
def frames(tmp_path: Path) -> Frames:
    return Frames({"XDG_STATE_HOME": str(tmp_path)})


def grid(letter: str) -> Grid:
    made = Grid(10, 3)
    made.text[1][2] = letter
    return made


def test_a_frame_comes_back_for_its_key_alone(frames: Frames) -> None:
    assert frames.load("one") is None
    frames.keep("one", grid("x"))
    kept = frames.load("one")
    assert kept is not None
    assert kept.text == grid("x").text
    assert frames.load("two") is None


def test_a_damaged_frame_is_ignored(frames: Frames, tmp_path: Path) -> None:
    frames.keep("one", grid("x"))
    (path,) = (tmp_path / "briefing" / "frames").iterdir()
    path.write_bytes(path.read_bytes()[:-3])
    assert frames.load("one") is None


def test_a_frame_is_private(frames: Frames, tmp_path: Path) -> None:
    frames.keep("one", grid("x"))
    folder = tmp_path / "briefing" / "frames"
    (path,) = folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_only_so_many_are_kept(frames: Frames, tmp_path: Path) -> None:
    for number in range(MOST + 3):
        frames.keep(str(number), grid("x"))
    assert len(list((tmp_path / "briefing" / "frames").iterdir())) == MOST


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Frames({"XDG_STATE_HOME": str(tmp_path / "file")}).keep("one", grid("x"))


def test_the_key_changes_with_the_file_and_with_how_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("a")
    first = frame_key(str(path), (80, 24))
    assert frame_key(str(path), (80, 24)) == first
    assert frame_key(str(path), (81, 24)) != first
    path.write_text("b")
    assert frame_key(str(path), (80, 24)) != first
