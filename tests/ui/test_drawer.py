"""Drawers of the state folder, whose loss costs nothing but time."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.ui.drawer import MOST, Drawer


@pytest.fixture
def drawer(tmp_path: Path) -> Drawer:
    return Drawer({"XDG_STATE_HOME": str(tmp_path)}, "things")


def test_what_is_kept_comes_back_for_its_key_alone(drawer: Drawer) -> None:
    assert drawer.load("one") is None
    drawer.keep("one", b"x")
    assert drawer.load("one") == b"x"
    assert drawer.load("two") is None


def test_what_is_kept_is_private(drawer: Drawer, tmp_path: Path) -> None:
    drawer.keep("one", b"x")
    folder = tmp_path / "briefing" / "things"
    (path,) = folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


def test_only_so_much_is_kept(drawer: Drawer, tmp_path: Path) -> None:
    for number in range(MOST + 3):
        drawer.keep(str(number), b"x")
    assert len(list((tmp_path / "briefing" / "things").iterdir())) == MOST


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    Drawer({"XDG_STATE_HOME": str(tmp_path / "file")}, "things").keep("one", b"x")
