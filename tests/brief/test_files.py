"""Files: only a regular one is read, and whatever else a path leads to is named."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from briefing.brief import files
from briefing.brief.loader import load
from briefing.brief.problems import UnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def refused(path: Path | str) -> str:
    with pytest.raises(UnreadableError) as caught:
        load(str(path))
    (problem,) = caught.value.problems
    assert (problem.line, caught.value.path) == (0, str(path))
    return problem.text


def test_a_brief_is_read(tmp_path: Path) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("briefing: 1\ntitle: T\n")
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    assert load(str(path)).title == load(str(link)).title == "T"


def test_what_is_no_file(tmp_path: Path) -> None:
    todo = "; name a brief, a file that ends in .yaml"
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path) == "a folder, not a brief" + todo
    assert refused(tmp_path / "pipe") == "a pipe, not a brief" + todo
    assert refused("/dev/null") == "a device, not a brief" + todo
    assert refused("/dev/zero") == "a device, not a brief" + todo


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s")
        assert refused("s").startswith("a socket, not a brief")


def test_paths_that_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to("gone\x1b.yaml")
    (tmp_path / "round").symlink_to("round")
    (tmp_path / "file").write_text("")
    assert refused(tmp_path / "none.yaml") == "no such file; check the path"
    assert (
        refused(tmp_path / "broken") == "a link to gone␛.yaml, which does not exist; mend or remove the link"
    )
    assert refused(tmp_path / "round") == "cannot be read: too many levels of symbolic links; check the path"
    assert refused(tmp_path / "file" / "brief.yaml") == "cannot be read: not a directory; check the path"
    assert refused("a\0b") == refused("a\ud800") == "no file can have this name; check the path"
    assert refused(str(tmp_path / ("x" * 300))) == "cannot be read: file name too long; check the path"


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("briefing: 1\n")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root may read everything

        def denied(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(files.os, "open", denied)
    assert refused(path) == "no permission to read it; ask its owner, or change its mode"


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(files.MAX_SIZE + 1)  # takes no room on the disk
    assert refused(path) == "larger than 4,000,000 bytes; split the brief"


def test_what_takes_the_place_of_a_file_while_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "brief.yaml"
    path.write_text("briefing: 1\n")
    regular = os.stat(path)
    path.unlink()
    os.mkfifo(path)
    monkeypatch.setattr(files.os, "stat", lambda _: regular)
    assert refused(path).startswith("a pipe, not a brief")


def test_an_error_names_the_file_in_safe_text() -> None:
    with pytest.raises(UnreadableError) as caught:
        load("no\x1b[31mne.yaml")
    assert str(caught.value) == "no␛[31mne.yaml: no such file; check the path"
