"""The index: what it knows, how it is brought up to date, and what happens when it is deleted, damaged or shared."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import pytest
from library_made import write_brief

from briefing.brief.loader import load
from briefing.library import entries, indexing
from briefing.library.database import REPLACED
from briefing.library.discovery import NoBriefsError
from briefing.library.entries import YOUNG
from briefing.library.index import Index, open_index
from briefing.library.indexing import Progress, update
from briefing.library.state import StateError
from briefing.library.tables import version
from briefing.verdicts.comparability import Basis
from briefing.verdicts.findings import find


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def kept(cache: Path, library: Path) -> Index:
    return Index.on_disk(str(cache), str(library))


def up_to_date(index: Index) -> tuple[int, list[str]]:
    """Bring an index up to date; return how many files were read, and which changed."""
    told: list[Progress] = []
    assert update(index, told=told.append)
    return told[-1].total, sorted(os.fsdecode(row.path) for progress in told for row in progress.changed)


def age(*paths: Path) -> None:
    """Make files so old that their time can be trusted."""
    for path in paths:
        before = path.stat().st_mtime_ns - 10 * YOUNG
        os.utime(path, ns=(before, before))


def titles(index: Index) -> dict[str, str]:
    return {index.path(row): row.title for row in index.briefs()}


def test_it_knows_what_is_in_each_brief(cache: Path, library: Path) -> None:
    index = kept(cache, library)
    up_to_date(index)
    rows = {index.path(row): row for row in index.briefs()}
    assert sorted(rows) == [str(library / name) for name in ("gaza.yaml", "kursk.yaml", "old/makiivka.yaml")]
    for path, row in rows.items():
        brief = load(path)
        findings = find(brief)
        assert brief.date is not None
        assert (row.title, row.day) == (brief.title, brief.date.toordinal())
        assert (row.sections, row.actors, row.claims) == (1, 3, 3)
        assert row.conflicts == row.contradictions == findings.contradiction_count
        assert row.problems == 0
    assert index.is_whole


def test_claims_have_what_comparing_asks_of_them(cache: Path, library: Path) -> None:
    index = kept(cache, library)
    up_to_date(index)
    brief = load(str(library / "kursk.yaml"))
    rows = index.rows(
        "SELECT claims.id, low, high, said, severity, disputed, speakers.id, measures.id FROM claims"
        " JOIN briefs ON briefs.number = claims.brief JOIN speakers ON speakers.number = claims.side"
        " JOIN measures ON measures.number = measure WHERE title = 'Troops in Kursk' ORDER BY row"
    )
    findings = find(brief)
    for (id, low, high, said, severity, disputed, side, measure), claim in zip(
        rows, brief.claims.values(), strict=True
    ):
        hard = Basis(claim, brief).hard
        assert hard is not None
        assert claim.said is not None
        strongest = findings.strongest(claim.id)
        assert (id, low, high, measure) == (claim.id, hard.low, hard.high, claim.measure)
        assert (said, side) == (claim.said.toordinal(), brief.side(claim.by))
        assert severity == (strongest.severity if strongest else -1)
        assert disputed == findings.count(claim.id)


def test_only_what_has_changed_is_read_again(cache: Path, library: Path) -> None:
    files = sorted(library.rglob("*.yaml"))
    age(*files)
    index = kept(cache, library)
    assert up_to_date(index) == (3, ["gaza.yaml", "kursk.yaml", "old/makiivka.yaml"])
    assert up_to_date(index) == (0, [])
    write_brief(library, "gaza", "Tanks in Rafah")
    assert up_to_date(index) == (1, ["gaza.yaml"])
    assert "Tanks in Rafah" in titles(index).values()


def test_a_file_that_was_only_touched_keeps_its_number(cache: Path, library: Path) -> None:
    path = library / "gaza.yaml"
    age(path)
    index = kept(cache, library)
    up_to_date(index)
    number = {row.path: row.number for row in index.briefs()}
    os.utime(path, ns=(YOUNG, YOUNG))
    assert up_to_date(index)[1] == []
    assert {row.path: row.number for row in index.briefs()} == number
    age(*library.rglob("*.yaml"))
    up_to_date(index)
    assert up_to_date(index) == (0, [])


def test_a_change_of_the_same_size_in_the_same_instant_is_seen(cache: Path, library: Path) -> None:
    path = library / "gaza.yaml"
    index = kept(cache, library)
    up_to_date(index)
    seen = path.stat().st_mtime_ns
    path.write_text(path.read_text().replace("Tanks in Gaza", "Tanks in Yaza"))
    os.utime(path, ns=(seen, seen))
    assert "gaza.yaml" in up_to_date(index)[1]


def test_files_come_and_go(cache: Path, library: Path) -> None:
    index = kept(cache, library)
    up_to_date(index)
    (library / "gaza.yaml").unlink()
    write_brief(library, "new", "New")
    up_to_date(index)
    assert sorted(titles(index).values()) == ["New", "The strike", "Troops in Kursk"]
    assert index.rows("SELECT count(*) FROM claims") == [(9,)]
    assert index.rows("SELECT count(*) FROM found WHERE found MATCH 'gaza'") == [(0,)]


def test_what_is_found_is_told_while_the_walk_goes_on(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "EVERY", 0)
    (library / "compose.yaml").write_text("services: {}\n")
    told: list[Progress] = []
    index = Index.in_memory(str(library))
    assert update(index, told=told.append)
    waiting = [progress.waiting for progress in told if progress.waiting]
    assert len(waiting) == 3
    assert len({name for names in waiting for name in names}) == 3


def test_a_walk_can_be_cancelled(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "EVERY", 0)
    told: list[Progress] = []
    index = Index.in_memory(str(library))
    assert not update(index, told=told.append, cancelled=lambda: bool(told))
    assert index.briefs() == ()


def test_files_that_are_no_briefs(cache: Path, library: Path) -> None:
    (library / "other.yaml").write_text("services: {web: {image: x}}\n")
    (library / "broken.yaml").write_text("briefing: [\n")
    (library / "empty.yaml").touch()
    (library / "gone.yaml").symlink_to("nowhere")
    index = kept(cache, library)
    up_to_date(index)
    rows = {os.fsdecode(row.path): row for row in index.briefs()}
    assert not rows["other.yaml"].is_brief
    assert not rows["other.yaml"].fault
    assert not rows["broken.yaml"].is_brief
    assert rows["broken.yaml"].fault.startswith(":2:1: error: not YAML: ")
    assert not rows["empty.yaml"].fault
    assert rows["broken.yaml"].title == "broken.yaml"
    assert "gone.yaml" not in rows


def test_of_a_folder_that_holds_no_briefs_any_more_nothing_is_known(cache: Path, library: Path) -> None:
    index = kept(cache, library)
    up_to_date(index)
    for path in library.rglob("*.yaml"):
        path.unlink()
    up_to_date(index)
    assert index.briefs() == ()
    assert index.rows("SELECT count(*) FROM claims") == [(0,)]


def test_a_folder_that_cannot_be_entered_is_said_and_not_forgotten(
    cache: Path, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = kept(cache, library)
    up_to_date(index)

    def scandir(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(NoBriefsError, match="permission denied"):
        update(index)
    assert len(index.briefs()) == 3


def test_many_files_are_read_by_several_processes(cache: Path, tmp_path: Path) -> None:
    for number in range(entries.FEW + 5):
        write_brief(tmp_path / "many", f"{number:02}", f"Brief {number}")
    index = kept(cache, tmp_path / "many")
    up_to_date(index)
    assert sorted(titles(index).values()) == sorted(f"Brief {number}" for number in range(entries.FEW + 5))


def test_what_was_read_until_it_was_cancelled_stays(cache: Path, library: Path) -> None:
    index = kept(cache, library)
    up_to_date(index)
    write_brief(library, "kursk", "Later")
    assert not update(index, cancelled=lambda: True)
    assert len(index.briefs()) == 3
    assert update(index)
    assert "Later" in titles(index).values()


def test_processes_end_with_the_reading(tmp_path: Path) -> None:
    for number in range(40):
        write_brief(tmp_path, f"{number:02}")
    requests = [(b"%d" % n, str(tmp_path / f"{n:02}.yaml"), b"", False) for n in range(40)]
    answers = entries.read_entries(requests, len(requests))
    next(answers)
    answers.close()
    assert active_children() == []


def test_nobody_else_may_read_it(cache: Path, library: Path) -> None:
    old = os.umask(0)
    try:
        up_to_date(kept(cache, library))
    finally:
        os.umask(old)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    for path in cache.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


@pytest.mark.parametrize("damage", ["garbage", "cut", "empty", "table"])
def test_a_damaged_index_is_made_again_and_that_is_said_once(cache: Path, library: Path, damage: str) -> None:
    index = kept(cache, library)
    up_to_date(index)
    index.close()
    path = Path(index.database.path)
    for ending in ("-wal", "-shm"):
        Path(f"{path}{ending}").unlink(missing_ok=True)
    if damage == "garbage":
        path.write_bytes(b"not a database" * 1000)
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:5000])
    elif damage == "empty":
        path.write_bytes(b"")
    else:
        with sqlite3.connect(path) as db:
            db.execute("DROP TABLE claims")
        db.close()
    index = kept(cache, library)
    index.rows("SELECT count(*) FROM claims")  # finds it
    update(index)
    assert len(index.briefs()) == 3
    assert index.rows("SELECT count(*) FROM claims") == [(9,)]
    assert index.database.take_notice() == ("" if damage == "empty" else REPLACED)
    assert index.database.take_notice() == ""
    assert len([name for name in os.listdir(cache) if name.endswith(".db")]) == 1
    index.close()


def test_an_index_that_is_deleted_meanwhile_is_made_again(cache: Path, library: Path) -> None:
    index = kept(cache, library)
    up_to_date(index)
    for path in cache.iterdir():
        path.unlink()
    assert index.briefs() == ()
    up_to_date(index)
    assert len(index.briefs()) == 3


def test_the_index_of_another_version_is_made_again(cache: Path, library: Path) -> None:
    index = kept(cache, library)
    up_to_date(index)
    index.close()
    with sqlite3.connect(index.database.path) as db:
        db.execute(f"PRAGMA user_version = {version() ^ 1}")
        db.execute("UPDATE briefs SET title = 'of another version'")
    db.close()
    index = kept(cache, library)
    up_to_date(index)
    assert "of another version" not in titles(index).values()
    assert index.database.take_notice() == ""


def test_several_processes_may_bring_it_up_to_date_at_once(cache: Path, library: Path) -> None:
    code = (
        "import sys; from briefing.library.index import Index; from briefing.library.indexing import update\n"
        "index = Index.on_disk(*sys.argv[1:]); update(index); print(len(index.briefs()))"
    )
    command = [sys.executable, "-c", code, str(cache), str(library)]
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    running = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate()[0] for process in running] == ["3\n"] * 3
    assert [process.returncode for process in running] == [0] * 3
    index = kept(cache, library)
    assert index.rows("SELECT count(*) FROM texts") == [(12,)]
    assert index.rows("SELECT count(*) FROM appearances") == [(9,)]


def test_where_nothing_may_be_kept_nothing_is(own_home: Path, library: Path) -> None:
    index = open_index((str(library),), os.environ, keeps=False)
    up_to_date(index)
    assert len(index.briefs()) == 3
    assert not list(own_home.rglob("*.db"))


def test_files_and_several_folders_have_an_index_in_memory(own_home: Path, library: Path) -> None:
    paths = (str(library / "old"), str(library / "gaza.yaml"))
    index = open_index(paths, os.environ, keeps=True)
    assert update(index, paths)
    assert sorted(titles(index)) == [str(library / "gaza.yaml"), str(library / "old" / "makiivka.yaml")]
    assert not list(own_home.rglob("*.db"))


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path, library: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(StateError, match="cache: not a folder"):
        update(kept(tmp_path / "cache", library))
