"""The list of briefs: its orders, which are listed, and what is new in them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from library_made import write_brief

from briefing.library.brief_list import UNREAD, Only, Shelf, Sorting, unread_file
from briefing.library.index import Index
from briefing.library.indexing import update
from briefing.library.state import Position, State
from briefing.library.tables import BriefRow
from briefing.library.unread import changes_since

NOTHING = unread_file(b"")


def row(name: str, **more: object) -> BriefRow:
    path = name.encode()
    return NOTHING._replace(number=1, path=path, real=path, title=name, **more)  # type: ignore[arg-type]


ROWS = (
    row("Old", day=1, conflicts=9, claims=10),
    row("new", day=3, conflicts=1, claims=30, problems=2),
    row("Middle", day=2, claims=20),
    row("Broken", is_brief=False, fault="no YAML"),
    row("Stranger", is_brief=False),
)
SHELF = Shelf(new={b"Old": 0, b"new": 5}).with_briefs(ROWS)


def names(shelf: Shelf) -> list[str]:
    return [listed.title for listed in shelf.listed]


@pytest.mark.parametrize(
    ("sorting", "expected"),
    [
        (Sorting.NEWEST, ["new", "Middle", "Old", "Broken"]),
        (Sorting.TITLE, ["Broken", "Middle", "new", "Old"]),
        (Sorting.NEW, ["Middle", "new", "Old", "Broken"]),
        (Sorting.CONFLICTS, ["Old", "new", "Middle", "Broken"]),
        (Sorting.CLAIMS, ["new", "Middle", "Old", "Broken"]),
        (Sorting.PROBLEMS, ["Broken", "new", "Middle", "Old"]),
    ],
)
def test_the_orders(sorting: Sorting, expected: list[str]) -> None:
    assert names(replace(SHELF, sorting=sorting)) == expected


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (Only.ALL, ["new", "Middle", "Old", "Broken"]),
        (Only.NEW, ["new", "Middle"]),
        (Only.CONFLICTS, ["new", "Old"]),
        (Only.PROBLEMS, ["new", "Broken"]),
    ],
)
def test_which_are_listed(only: Only, expected: list[str]) -> None:
    assert names(replace(SHELF, only=only)) == expected


def test_words_must_all_stand_in_title_or_file_name() -> None:
    assert names(replace(SHELF, words="MID d")) == ["Middle"]
    assert names(replace(SHELF, words="mid old")) == []


def test_orders_and_choices_go_around() -> None:
    sorting, only = Sorting.NEWEST, Only.ALL
    for _ in Sorting:
        sorting = sorting.next()
    for _ in Only:
        only = only.next()
    assert (sorting, only) == (Sorting.NEWEST, Only.ALL)


def test_files_come_and_go() -> None:
    shelf = SHELF.with_briefs([row("Next", day=9)], gone=[b"new", b"never"])
    assert names(shelf) == ["Next", "Middle", "Old", "Broken"]
    assert shelf.strangers == 1
    assert shelf.conflicts == 9


def test_a_file_that_is_yet_to_be_read_is_listed_by_its_name() -> None:
    shelf = Shelf(new={}).with_briefs([unread_file(b"old/\x1bname.yaml")])
    assert names(shelf) == ["␛name.yaml"]
    assert shelf.news(shelf.listed[0]) == 0


def test_what_is_new_since_a_brief_was_read(tmp_path: Path, own_home: Path) -> None:
    paths = [write_brief(tmp_path, name) for name in ("same", "changed", "unread", "uncopied")]
    state = State(str(own_home / "kept"))
    for path in paths[:2]:
        state.save_copy(str(path), path.read_bytes())
    state.save_position(str(paths[3]), Position())
    write_brief(tmp_path, "changed", place="Gaza")
    index = Index.in_memory(str(tmp_path))
    update(index)
    new = dict(changes_since(state, index.briefs()))
    assert new.pop(os.fsencode(paths[1])) > 1
    assert new == {os.fsencode(paths[0]): 0, os.fsencode(paths[3]): 0}
    shelf = Shelf(new=new).with_briefs(index.briefs())
    assert [shelf.news(row) for row in shelf.listed if row.path == b"unread.yaml"] == [UNREAD]
    state.close()
