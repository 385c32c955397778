"""The library on the screen: its list, and search in all of it, driven by keys."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

from briefing.library.brief_list import Only, Sorting
from briefing.library.find import Answer, In, find_in
from briefing.library.index import Index
from briefing.library.indexing import Progress
from briefing.library.indexing import update as bring_up_to_date
from briefing.library.state import State
from briefing.ui import library as librarian
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.drawn import StatusLines, TitleLine
from briefing.ui.library import Report
from briefing.ui.reader import ReaderScreen
from briefing.ui.signs import ASCII, UNICODE
from briefing.ui.views.help_view import HelpScreen
from briefing.ui.views.library_view import BriefsPane, LibraryScreen
from briefing.ui.views.search_view import FoundScreen, HitsPane
from tests.ui.driven import drawn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot


class Desk:
    """What a test sees of the library."""

    def __init__(self, app: BriefingApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        names = {" ": "space", ":": "colon", "/": "slash"}
        await self.press(*(names.get(character, character) for character in text))

    async def settle(self) -> None:
        """Wait for the librarian and for searches."""
        await asyncio.to_thread(self.app.browsing.librarian.wait)
        await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    @property
    def briefs(self) -> BriefsPane:
        assert isinstance(self.app.screen, LibraryScreen)
        return self.app.screen.query_one(BriefsPane)

    @property
    def listed(self) -> list[str]:
        return [row.title.split()[-1] for row in self.briefs.rows]

    @property
    def title(self) -> str:
        return drawn(self.app.screen.query_one(TitleLine))[0]

    @property
    def status(self) -> str:
        return self.app.screen.query_one(StatusLines).text

    @property
    def hits(self) -> HitsPane:
        assert isinstance(self.app.screen, FoundScreen)
        return self.app.screen.query_one(HitsPane)

    @property
    def reader(self) -> ReaderScreen:
        assert isinstance(self.app.screen, ReaderScreen)
        return self.app.screen


@pytest.fixture
def folder(briefs: Path, tmp_path: Path) -> Path:
    """Return a folder with the shipped briefs."""
    return Path(shutil.copytree(briefs, tmp_path / "library"))


@pytest.fixture
def state(own_home: Path) -> State:
    return State(str(own_home / "kept"))


@asynccontextmanager
async def listing(
    folder: Path, state: State | None = None, size: tuple[int, int] = (120, 40), *, ascii_only: bool = False
) -> AsyncIterator[Desk]:
    app = BriefingApp(
        (), ASCII if ascii_only else UNICODE, Config(), state=state, library=[str(folder)], listed=True
    )
    async with app.run_test(size=size) as pilot:
        desk = Desk(app, pilot)
        await desk.settle()
        yield desk


NEWEST = ["Russia", "Korea", "hospital", "Makiivka"]


async def test_a_folder_is_listed_the_newest_first(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        assert desk.listed == NEWEST
        assert "4 of 4" in drawn(desk.briefs)[-1]


async def test_what_the_index_knows_is_listed_without_waiting(
    folder: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with listing(folder, state):
        pass
    monkeypatch.setattr("briefing.ui.library.Librarian.start", lambda _: None)
    async with listing(folder, state) as desk:
        assert desk.listed == NEWEST


async def test_a_brief_is_read_and_the_list_is_as_it_was(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        await desk.press("s", "j", "j")
        before = desk.listed
        row = desk.briefs.current
        assert row is not None
        await desk.press("enter")
        assert desk.reader.reading.brief.title == row.title
        await desk.press("o")
        assert (desk.listed, desk.briefs.current) == (before, row)
        assert desk.app.browsing.shelf.sorting is Sorting.TITLE


async def test_the_orders(folder: Path) -> None:
    async with listing(folder) as desk:
        seen = []
        for _ in Sorting:
            seen.append(tuple(desk.listed))
            await desk.press("s")
        assert tuple(desk.listed) == seen[0]
        assert len(set(seen)) > 2
        assert seen[list(Sorting).index(Sorting.CONFLICTS)][0] == "hospital"


async def test_words_narrow_the_list_while_they_are_typed(folder: Path) -> None:
    async with listing(folder) as desk:
        await desk.press("slash")
        await desk.type("maki")
        assert desk.listed == ["Makiivka"]
        await desk.press("enter")
        assert desk.listed == ["Makiivka"]
        await desk.press("escape")
        assert desk.listed == NEWEST
        await desk.press("slash")
        await desk.type("hosp yaml")
        await desk.press("escape")
        assert desk.listed == NEWEST


async def test_only_some_are_listed(folder: Path, state: State) -> None:
    (folder / "broken.yaml").write_text("briefing: [\n")
    (folder / "other.yaml").write_text("services: {}\n")
    async with listing(folder, state) as desk:
        assert len(desk.listed) == 5
        await desk.press("f")
        assert desk.app.browsing.shelf.only is Only.NEW
        assert len(desk.listed) == 4
        await desk.press("f", "f")
        assert desk.listed == ["broken.yaml"]
        assert (
            "broken.yaml:2:1: error: not YAML: a bracket, brace or comma where a value belongs" in desk.status
        )
        assert desk.status.endswith("lines of its own.")
        await desk.press("f")
        assert len(desk.listed) == 5


async def test_what_is_new_since_it_was_read(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        shelf = desk.app.browsing.shelf
        assert {shelf.news(row) for row in shelf.known} == {-1}
        await desk.press("enter", "o")
        assert desk.briefs.current
        assert desk.app.browsing.shelf.news(desk.briefs.current) == 0
    path = folder / "north-korean-troops.yaml"
    path.write_text(path.read_text().replace("title: North", "title: Many North"))
    async with listing(folder, state) as desk:
        assert desk.briefs.current
        assert desk.app.browsing.shelf.news(desk.briefs.current) == 1
        await desk.press("j", "k")
        assert "1 change since it was read" in desk.status


async def test_without_a_state_nothing_is_kept_and_nothing_is_said_to_be_new(
    folder: Path, own_home: Path
) -> None:
    async with listing(folder) as desk:
        assert desk.listed == NEWEST
        assert desk.app.browsing.shelf.new is None
    assert not list(own_home.rglob("*.db"))


async def test_files_that_change_are_seen_again(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        (folder / "makiivka.yaml").unlink()
        await desk.press("r")
        assert desk.listed == NEWEST[:3]


async def test_before_a_brief_is_read_there_is_none_to_read_again(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        await desk.press("question_mark", "r")
        assert isinstance(desk.app.screen, HelpScreen)
        await desk.press("escape")
        assert desk.listed == NEWEST


async def test_briefs_that_are_gone_are_listed_no_more(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        for path in folder.glob("*.yaml"):
            path.unlink()
        await desk.press("r")
        assert desk.listed == []
        assert desk.status == "There are no briefs here."


async def test_files_that_change_while_the_index_is_brought_up_to_date_are_seen_on_r(
    folder: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, may_go_on = Event(), Event()

    def look_and_wait(*args: object, **options: object) -> bool:
        done = bring_up_to_date(*args, **options)  # type: ignore[arg-type]
        looked.set()
        return may_go_on.wait(30) and done

    async with listing(folder, state) as desk:
        monkeypatch.setattr(librarian, "bring_up_to_date", look_and_wait)
        await desk.pilot.press("r")
        assert await asyncio.to_thread(looked.wait, 30)
        (folder / "makiivka.yaml").unlink()
        await desk.pilot.press("r")
        may_go_on.set()
        await desk.settle()
        assert desk.listed == NEWEST[:3]


async def test_the_list_opens_over_a_file_that_is_read(folder: Path) -> None:
    paths = [str(path) for path in sorted(folder.glob("*.yaml")) if path.name != "measures.yaml"]
    app = BriefingApp(paths, UNICODE, Config())
    async with app.run_test(size=(120, 40)) as pilot:
        desk = Desk(app, pilot)
        await desk.press("o")
        assert desk.listed == NEWEST
        await desk.press("escape")
        assert desk.reader.reading.brief.title == "North Korean troops in Russia"
        await desk.press("o", "G", "enter")
        assert desk.reader.reading.brief.title == "The strike on Makiivka"


async def test_two_slashes_search_all_briefs(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        await desk.press("G", "enter")
        await desk.type("//hospital")
        assert desk.hits.rows
        assert all("hospital" in row.found.brief.title for row in desk.hits.rows)
        sections = [
            y for y, row in enumerate(desk.hits.rows) if row.found.part is In.SECTION and not row.is_second
        ]
        for _ in range(sections[0] // 2):
            await desk.press("down")
        found = desk.hits.rows[desk.hits.cursor].found
        await desk.press("enter")
        assert desk.reader.reading.brief.title == "The explosion at al-Ahli hospital"
        row = desk.reader.query_one("#text").current  # type: ignore[attr-defined]
        assert row.passage == found.id
        await desk.type("//")
        assert desk.hits.rows[desk.hits.cursor].found == found
        await desk.press("escape")
        assert isinstance(desk.app.screen, ReaderScreen)


async def test_enter_waits_for_the_answer_to_what_was_typed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = Event()

    def search(index: Index, words: str) -> Answer:
        assert goes_on.wait(timeout=60)
        return find_in(index, words)

    async with listing(folder) as desk:
        await desk.press("S")
        await desk.type("makiivka")
        monkeypatch.setattr("briefing.ui.views.search_view.find_in", search)
        await desk.pilot.press("ctrl+u", *"starlink", "enter")
        assert desk.hits.rows  # what was found for the words before
        goes_on.set()
        async with asyncio.timeout(20):
            while not isinstance(desk.app.screen, ReaderScreen):
                await desk.pilot.pause(0.02)
        assert desk.reader.reading.brief.title == "North Korean troops in Russia"


async def test_a_claim_that_is_found_is_at_hand(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        await desk.type("//by:kremlin")
        found = desk.hits.rows[0].found
        await desk.press("enter")
        claims = desk.reader.query_one("#claims").current  # type: ignore[attr-defined]
        assert claims.id == found.id


async def test_a_search_that_cannot_be_read_says_why(folder: Path) -> None:
    async with listing(folder) as desk:
        await desk.type("//verdict:maybe")
        assert "no verdict maybe" in desk.status
        assert not desk.hits.rows


async def test_an_index_that_cannot_be_kept_is_said_and_the_list_is_made_without(
    folder: Path, state: State, own_home: Path
) -> None:
    (own_home / "cache").write_text("a file")
    async with listing(folder, state) as desk:
        assert desk.listed == NEWEST
        assert not desk.app.browsing.librarian.index.is_kept


async def test_a_damaged_index_is_made_again(folder: Path, state: State, own_home: Path) -> None:
    async with listing(folder, state):
        pass
    (path,) = (own_home / "cache").rglob("*.db")
    path.write_bytes(b"damaged" * 2000)
    async with listing(folder, state) as desk:
        assert desk.listed == NEWEST
        assert "damaged" in desk.status


async def test_reading_files_is_stopped_and_gone_on_with(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        desk.app.browsing.progress = "1 of 99"
        await desk.pilot.press("escape")
        await desk.pilot.pause()
        assert "Stopped" in desk.status
        await desk.press("r")
        assert desk.listed == NEWEST


async def test_what_was_not_read_is_said_while_reading_is_stopped(folder: Path, state: State) -> None:
    async with listing(folder, state) as desk:
        browsing = desk.app.browsing
        browsing.take(Report(Progress(1, 3, waiting=(b"one.yaml", b"two.yaml"))))
        browsing.librarian.stop()
        browsing.take(Report(ended=True))
        await desk.press("s")
        assert "2 not read · r goes on  ≠ 24 contradictions" in desk.title
        await desk.press("S")
        assert desk.title.strip().endswith("4 of 6 briefs")
        await desk.press("escape", "M")
        assert "2 briefs not read" in desk.title
        await desk.press("escape", "r")
        assert "not read" not in desk.title


def test_an_index_belongs_to_one_folder(tmp_path: Path) -> None:
    one, two = (Index.on_disk(str(tmp_path), str(tmp_path / name)) for name in ("a", "b"))
    assert one.database.path != two.database.path


async def test_words_that_were_typed_over_while_others_are_searched_are_not_searched(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    begun, goes_on = Event(), Event()

    def search(index: Index, words: str) -> Answer:
        searched.append(words)
        begun.set()
        assert goes_on.wait(timeout=60)
        return find_in(index, words)

    monkeypatch.setattr("briefing.ui.views.search_view.find_in", search)
    async with listing(folder) as desk:
        await desk.press("S")
        await desk.pilot.press("t")
        assert await asyncio.to_thread(begun.wait, 60)
        await desk.pilot.press(*"roops")
        goes_on.set()
        await desk.settle()
        assert searched == ["t", "troops"]
        assert desk.hits.rows
