"""Gists: what is told of the families of a library, kept in its index until something changes."""

from __future__ import annotations

import os
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.library import summaries as module
from briefing.library.across import Across, Found, load_library_joins
from briefing.library.index import Index
from briefing.library.indexed import IndexedLibrary
from briefing.library.indexing import update
from briefing.library.summaries import DamagedError, Desk, gists, packed, unpacked
from tests.library.library_desk import TROOPS, bare, claim, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.verdicts.claim_summary import ClaimSummary

PLANES = "planes: {name: Planes at the base, unit: planes, tempo: 2d}"
MOST = 10


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Three briefs: two conflict over troops, one denies what it says of planes; and another order of names."""
    folder = tmp_path / "library"
    us = claim("us-3000", "us", "at least 3,000 troops", more="first_said: 3,000 troops, origin: kirby")
    write(folder, "one", us, bare("no", "ukraine", "fake news", "denies: us-3000"))
    write(folder, "two", claim("ua-900", "ukraine", "fewer than 900 troops", "2024-10-24"))
    planes = (
        claim("planes-7", "us", "7 planes", measure="planes"),
        claim("planes-km", "kirby", "40 km", "", measure="planes", more="as_of: 2024-10-20..2024-10-22"),
        claim("planes-many", "ukraine", "more than 30 planes", measure="planes"),
    )
    write(folder, "three", *planes, measures=PLANES)
    return folder


class Seat:
    """An index of a library, and which of its families are compared."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.compared: list[tuple[str, ...]] = []

    def gists(self) -> list[ClaimSummary]:
        """Return the gists of the library as it is on the disk."""
        index, root, compared = self.index, self.index.root, self.compared
        compared.clear()
        update(index)

        class Told(Across):
            def find(self, family: Sequence[str]) -> Found:
                compared.append(tuple(family))
                return super().find(family)

        known = IndexedLibrary(index, root)
        return list(gists(Desk(known, Told(known, load_library_joins(root), root), root, MOST)))

    def count(self) -> int:
        return int(self.index.rows("SELECT count(*) FROM gists")[0][0])


@pytest.fixture
def seat(tmp_path: Path, library: Path) -> Seat:
    return Seat(Index.on_disk(str(tmp_path / "cache"), str(library)))


def anew(library: Path) -> list[ClaimSummary]:
    """Return the gists of a library that nothing is known of."""
    return Seat(Index.in_memory(str(library))).gists()


def test_a_gist_counts_all_and_lists_the_gravest(library: Path) -> None:
    troops, planes, unmeasured = anew(library)
    assert (planes.brief.title, planes.claims, planes.briefs, planes.contradictions) == (
        "Planes at the base",
        *(3, 1, 1),
    )
    assert (troops.claims, troops.briefs, troops.contradictions) == (3, 2, 2)
    assert {verdict.kind.word for verdict in troops.verdicts} == {"conflict", "denied"}
    assert dict(troops.homes) == {"one/us-3000": "one", "one/no": "one", "two/ua-900": "two"}
    assert set(planes.brief.claims) == {"three/planes-7", "three/planes-many"}
    assert unmeasured.claims == 0


def test_a_gist_is_the_same_once_it_was_text(library: Path) -> None:
    for gist in anew(library):
        assert unpacked(packed(gist), str(library)) == gist
    assert any(claim.first_said for gist in anew(library) for claim in gist.brief.claims.values())


def test_what_has_not_changed_is_not_compared_again(seat: Seat, library: Path) -> None:
    first = seat.gists()
    assert seat.compared == [("troops",), ("planes",), ()]
    assert seat.gists() == first
    assert seat.compared == []
    write(library, "two", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"))
    second = seat.gists()
    assert seat.compared == [("troops",)]
    assert second == anew(library) != first
    assert seat.count() == 3  # what was so before is forgotten


def test_what_measures_yaml_says_is_heard(seat: Seat, library: Path) -> None:
    first = seat.gists()
    (library / "measures.yaml").write_text("briefing: 1\nclaims:\n  two/ua-900: {supersedes: one/us-3000}\n")
    second = seat.gists()
    assert second == anew(library) != first
    joins = "briefing: 1\nmeasures:\n  all: {name: North Koreans, briefs: {one: troops}}\n"
    (library / "measures.yaml").write_text(joins)
    assert seat.gists() == anew(library) != second


def test_a_file_of_another_name_is_another_brief(seat: Seat, library: Path) -> None:
    seat.gists()
    (library / "two.yaml").rename(library / "zwei.yaml")
    assert seat.gists() == anew(library)
    (library / "zwei.yaml").unlink()
    assert seat.gists() == anew(library)


@pytest.mark.parametrize("text", ["", "[]", "no", "[[1],{},1,1,1,[],[],[]]", "null"])
def test_a_damaged_gist_is_worked_out_again(seat: Seat, library: Path, text: str) -> None:
    first = seat.gists()
    with pytest.raises(DamagedError):
        unpacked(text, str(library))
    seat.index.write(lambda db: db.execute("UPDATE gists SET gist = ?", (text,)))
    assert seat.gists() == first
    assert len(seat.compared) == 3
    assert seat.gists() == first
    assert seat.compared == []


@pytest.mark.parametrize("steer", ["\x1b", "\\u001b"])
def test_what_somebody_else_wrote_into_a_gist_is_cleaned(seat: Seat, steer: str) -> None:
    seat.gists()
    sql = "UPDATE gists SET gist = replace(gist, 'fewer than', ?)"
    seat.index.write(lambda db: db.execute(sql, (f"{steer}[2J",)))
    wordings = [claim.wording for gist in seat.gists() for claim in gist.brief.claims.values()]
    if steer == "\\u001b":
        assert seat.compared == []
        assert "␛[2J 900 troops" in wordings
    else:  # it is not even JSON
        assert "fewer than 900 troops" in wordings


def test_several_processes_find_the_same(seat: Seat, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr(module, "EVERY", 0)  # to keep the first is no reason to refuse the others
    assert seat.gists() == anew(library)
    assert seat.compared == []
    assert active_children() == []
    assert seat.count() == 3


def end(*_: object) -> str:
    """End the process that is asked."""
    os._exit(1)


def test_where_processes_end_the_answer_is_the_same(
    seat: Seat, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEW", 0)
    monkeypatch.setattr("briefing.library.summaries._compare", end)
    assert seat.gists() == anew(library)
    assert len(seat.compared) == 3


def test_a_process_that_finds_another_state_of_the_library_is_not_heard(
    seat: Seat, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FEW", 0)
    update(seat.index)
    root = str(library)
    known = IndexedLibrary(seat.index, root)
    desk = Desk(known, Across(known, load_library_joins(root), root), root, MOST)
    write(library, "two", claim("ua-12000", "ukraine", "around 12,000 troops"), measures=TROOPS)
    update(seat.index.again())
    _, planes, _ = gists(desk)
    assert planes.claims == 3
    assert seat.count() == 2  # all but that of troops, which has changed
    assert seat.gists() == anew(library)
