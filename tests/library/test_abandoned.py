"""Indexes of libraries that are gone are removed, and no others."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from briefing.library.folders import UNUSED
from briefing.library.index import Index
from briefing.library.indexing import update
from tests.library.library_made import write_library


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def indexed(cache: Path, folder: Path) -> Path:
    """Bring the index of a library up to date; return its file."""
    index = Index.on_disk(str(cache), str(folder))
    update(index)
    index.close()
    return Path(index.database.path)


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


@pytest.mark.parametrize(
    ("gone", "days", "kept"), [(True, 31, False), (True, 29, True), (False, 31, True), (False, 400, True)]
)
def test_an_index_goes_a_month_after_its_library(
    tmp_path: Path, cache: Path, gone: bool, days: int, kept: bool
) -> None:
    old = indexed(cache, write_library(tmp_path / "old"))
    if gone:
        shutil.rmtree(tmp_path / "old")
    age(old, days * 86400)
    indexed(cache, write_library(tmp_path / "other"))
    left = [path for path in cache.iterdir() if path.name.startswith(old.stem)]
    assert old.exists() is kept
    assert bool(left) is kept


def test_to_ask_for_a_library_is_to_use_its_index(tmp_path: Path, cache: Path) -> None:
    old = indexed(cache, write_library(tmp_path / "old"))
    age(old, UNUSED + 60)
    indexed(cache, tmp_path / "old")
    shutil.rmtree(tmp_path / "old")
    indexed(cache, write_library(tmp_path / "other"))
    assert old.exists()


@pytest.mark.parametrize("content", [b"", b"no database" * 100])
def test_what_is_no_index_of_this_version_goes_too_and_other_files_stay(
    tmp_path: Path, cache: Path, content: bytes
) -> None:
    folder = write_library(tmp_path / "other")
    own = indexed(cache, folder)
    old, strange = cache / "library-0123456789-2.db", cache / "frames.db"
    for path in (old, strange):
        path.write_bytes(content)
        age(path, UNUSED + 60)
    lock = cache / "library-0123456789.lock"
    lock.touch()
    indexed(cache, folder)
    assert not old.exists()
    assert not lock.exists()
    assert strange.exists()
    assert own.exists()
