"""Which files the paths of the command line mean."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

import briefing
from briefing.library import discovery
from briefing.library.discovery import NoBriefsError, default_path, find_briefs, is_marked, shipped_briefs


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
    assert tuple(find_briefs("brief.txt")) == ("brief.txt",)
    assert tuple(find_briefs(".hidden/.brief")) == (".hidden/.brief",)


def test_standard_input_is_not_looked_for(library: Path) -> None:
    assert tuple(find_briefs("-")) == ("-",)


def test_a_folder_is_read_to_the_bottom_by_name(library: Path) -> None:
    touch("b/z.yaml", "b/a.yml", "b/deep/er/x.YAML", "b/also/y.yaml", "b/notes.txt", "b/yaml")
    assert tuple(find_briefs("b")) == ("b/a.yml", "b/z.yaml", "b/also/y.yaml", "b/deep/er/x.YAML")


def test_hidden_files_and_folders_are_passed_over(library: Path) -> None:
    touch("b/shown.yaml", "b/.secret.yaml", "b/.git/config.yaml")
    assert tuple(find_briefs("b")) == ("b/shown.yaml",)


def test_a_hidden_folder_that_is_named_is_read(library: Path) -> None:
    touch(".briefs/one.yaml")
    assert tuple(find_briefs(".briefs")) == (".briefs/one.yaml",)


def test_links_to_files_count_and_links_to_folders_do_not(library: Path) -> None:
    touch("b/one.yaml", "elsewhere/two.yaml")
    os.symlink("../elsewhere/two.yaml", "b/link.yaml")
    os.symlink("../elsewhere", "b/folder")
    os.symlink(".", "b/loop")
    os.symlink("nowhere", "b/broken.yaml")
    os.symlink("round.yaml", "b/round.yaml")
    assert tuple(find_briefs("b")) == ("b/link.yaml", "b/one.yaml")


def test_a_link_that_is_named_is_followed(library: Path) -> None:
    touch("b/one.yaml")
    os.symlink("b", "link")
    assert tuple(find_briefs("link")) == ("link/one.yaml",)


def test_only_regular_files_count_in_a_folder(library: Path) -> None:
    touch("b/one.yaml")
    os.mkfifo("b/pipe.yaml")
    os.mkdir("b/folder.yaml")
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("b/door.yaml")
        assert tuple(find_briefs("b")) == ("b/one.yaml",)


def test_folders_of_other_programs_are_passed_over_unless_named(library: Path) -> None:
    touch("b/one.yaml", "b/node_modules/x/two.yaml", "b/env/lib/three.yaml", "b/env/pyvenv.cfg")
    assert tuple(find_briefs("b")) == ("b/one.yaml",)
    assert tuple(find_briefs("b/node_modules")) == ("b/node_modules/x/two.yaml",)
    assert tuple(find_briefs("b/env")) == ("b/env/lib/three.yaml",)


def test_other_file_systems_are_passed_over_unless_named(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch("b/one.yaml", "b/disk/two.yaml")
    stat = discovery._device
    monkeypatch.setattr(discovery, "_device", lambda entry: stat(entry) + (entry.name == "disk"))
    assert tuple(find_briefs("b")) == ("b/one.yaml",)
    assert tuple(find_briefs("b/disk")) == ("b/disk/two.yaml",)


def test_ignore_files_are_honoured(library: Path) -> None:
    touch(
        "b/one.yaml", "b/draft.yaml", "b/old/two.yaml", "b/c/draft.yaml", "b/c/d/three.yaml", "b/c/kept.yaml"
    )
    Path("b/.gitignore").write_text("draft.yaml\n/old/\n!\nkept.yaml\n")
    Path("b/c/.ignore").write_text("d\n!kept.yaml\n")
    assert tuple(find_briefs("b")) == ("b/one.yaml", "b/c/kept.yaml")
    assert tuple(find_briefs("b/")) == ("b/one.yaml", "b/c/kept.yaml")
    assert tuple(find_briefs("b/old")) == ("b/old/two.yaml",)
    assert tuple(find_briefs("b/draft.yaml")) == ("b/draft.yaml",)


def test_an_ignore_file_that_nobody_can_match_in_time_leaves_out_nothing(library: Path) -> None:
    touch(f"b/{'a' * 200}.yaml")
    Path("b/.gitignore").write_text("*a" * 60 + "b\n")
    assert len(tuple(find_briefs("b"))) == 1


@pytest.mark.parametrize(
    ("text", "is_brief"),
    [
        (b"briefing: 1\n", True),
        (b"title: x\n'briefing' : 1\n", True),
        (b"\xef\xbb\xbfbriefing: 1\n", True),
        (b'{\n  "briefing": 1}', True),
        (b'{"title": "x", "briefing": 1}', True),
        ("briefing: 1\n".encode("utf-16"), True),
        (b"# a\n" * 3_000 + b"briefing: 1\n", True),
        (b"services: {web: {image: briefing}}\n", False),
        (b"debriefing: 1\n", False),
        (b"", False),
    ],
)
def test_a_yaml_file_without_briefing_is_no_brief(library: Path, text: bytes, is_brief: bool) -> None:
    Path("one.yaml").write_bytes(text)
    assert is_marked("one.yaml") is is_brief


def test_a_walk_that_is_cancelled_ends(library: Path) -> None:
    touch(*(f"b/{number}/one.yaml" for number in range(50)))
    found: list[str] = []
    found.extend(find_briefs("b", cancelled=lambda: len(found) >= 3))
    assert len(found) == 3


def test_a_name_that_is_not_utf8_is_found(library: Path) -> None:
    touch("b/one.yaml")
    os.rename("b/one.yaml", b"b/caf\xe9.yaml")
    assert [os.fsencode(path) for path in find_briefs("b")] == [b"b/caf\xe9.yaml"]


@pytest.mark.parametrize("path", ["missing.yaml", "empty/file/below", "round", "nul\0byte", "x" * 5000])
def test_a_path_that_is_no_folder_is_left_to_the_loader(library: Path, path: str) -> None:
    os.mkdir("empty")
    os.symlink("round", "round")
    assert tuple(find_briefs(path)) == (path,)


def test_a_folder_without_briefs_says_so(library: Path) -> None:
    touch("b/notes.txt", "b/.hidden.yaml")
    with pytest.raises(NoBriefsError, match="no briefs in this folder"):
        tuple(find_briefs("b"))


def test_a_folder_that_cannot_be_entered_is_told(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch("b/one.yaml", "b/closed/two.yaml")
    scan = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told: list[OSError] = []
    assert tuple(find_briefs("b", told.append)) == ("b/one.yaml",)
    assert [error.filename for error in told] == ["b/closed"]
    with pytest.raises(NoBriefsError, match="permission denied"):
        tuple(find_briefs("b/closed"))


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
