"""Which files the paths of the command line mean."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

import briefing
from briefing.library.discovery import NoBriefsError, default_path, find_briefs, shipped_briefs


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is also the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def touch(*paths: str) -> None:
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text("briefing: 1\n")


def test_a_named_file_is_taken_whatever_it_is_called(library: Path) -> None:
    touch("brief.txt", ".hidden/.brief")
    assert find_briefs("brief.txt") == ("brief.txt",)
    assert find_briefs(".hidden/.brief") == (".hidden/.brief",)


def test_standard_input_is_not_looked_for(library: Path) -> None:
    assert find_briefs("-") == ("-",)


def test_a_folder_is_read_to_the_bottom_by_name(library: Path) -> None:
    touch("b/z.yaml", "b/a.yml", "b/deep/er/x.YAML", "b/also/y.yaml", "b/notes.txt", "b/yaml")
    assert find_briefs("b") == ("b/a.yml", "b/z.yaml", "b/also/y.yaml", "b/deep/er/x.YAML")


def test_hidden_files_and_folders_are_passed_over(library: Path) -> None:
    touch("b/shown.yaml", "b/.secret.yaml", "b/.git/config.yaml")
    assert find_briefs("b") == ("b/shown.yaml",)


def test_a_hidden_folder_that_is_named_is_read(library: Path) -> None:
    touch(".briefs/one.yaml")
    assert find_briefs(".briefs") == (".briefs/one.yaml",)


def test_links_to_files_count_and_links_to_folders_do_not(library: Path) -> None:
    touch("b/one.yaml", "elsewhere/two.yaml")
    os.symlink("../elsewhere/two.yaml", "b/link.yaml")
    os.symlink("../elsewhere", "b/folder")
    os.symlink(".", "b/loop")
    os.symlink("nowhere", "b/broken.yaml")
    os.symlink("round.yaml", "b/round.yaml")
    assert find_briefs("b") == ("b/link.yaml", "b/one.yaml")


def test_a_link_that_is_named_is_followed(library: Path) -> None:
    touch("b/one.yaml")
    os.symlink("b", "link")
    assert find_briefs("link") == ("link/one.yaml",)


def test_only_regular_files_count_in_a_folder(library: Path) -> None:
    touch("b/one.yaml")
    os.mkfifo("b/pipe.yaml")
    os.mkdir("b/folder.yaml")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("b/door.yaml")
        assert find_briefs("b") == ("b/one.yaml",)


def test_a_name_that_is_not_utf8_is_found(library: Path) -> None:
    touch("b/one.yaml")
    os.rename("b/one.yaml", b"b/caf\xe9.yaml")
    assert [os.fsencode(path) for path in find_briefs("b")] == [b"b/caf\xe9.yaml"]


@pytest.mark.parametrize("path", ["missing.yaml", "empty/file/below", "round", "nul\0byte", "x" * 5000])
def test_a_path_that_is_no_folder_is_left_to_the_loader(library: Path, path: str) -> None:
    os.mkdir("empty")
    os.symlink("round", "round")
    assert find_briefs(path) == (path,)


def test_a_folder_without_briefs_says_so(library: Path) -> None:
    touch("b/notes.txt", "b/.hidden.yaml")
    with pytest.raises(NoBriefsError, match="no briefs in this folder"):
        find_briefs("b")


def test_a_folder_that_cannot_be_entered_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch("b/one.yaml", "b/closed/two.yaml")
    scan = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told: list[OSError] = []
    assert find_briefs("b", told.append) == ("b/one.yaml",)
    assert [error.filename for error in told] == ["b/closed"]
    with pytest.raises(NoBriefsError, match="permission denied"):
        find_briefs("b/closed")


def test_without_a_path_the_briefs_here_come_before_the_shipped_ones(library: Path) -> None:
    assert default_path() == shipped_briefs()
    os.mkdir("briefs")
    assert default_path() == "briefs"


def test_a_checkout_ships_the_briefs_beside_the_package() -> None:
    assert Path(shipped_briefs()) == Path(briefing.__file__).parent.parent / "briefs"


def test_an_installed_package_ships_the_briefs_inside(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (library / "briefing" / "briefs").mkdir(parents=True)
    monkeypatch.setattr("briefing.library.discovery.__file__", str(library / "briefing/library/discovery.py"))
    assert Path(shipped_briefs()) == library / "briefing" / "briefs"
