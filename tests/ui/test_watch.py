"""Reading a file again by itself, and what stays as it was."""

from __future__ import annotations

import os
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.brief.problems import UnreadableError
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.desk import Desk
from briefing.ui.reader import STALE, ReaderScreen
from briefing.ui.reading import Opened, open_brief
from briefing.ui.signs import UNICODE
from briefing.ui.views.problems_view import ProblemsScreen, UnreadableScreen
from briefing.ui.watch import Watch, glance
from tests.ui.driven import Reader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable


@pytest.fixture
def path(briefs: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "brief.yaml"
    copy.write_text((briefs / "north-korean-troops.yaml").read_text())
    return copy


class Watched:
    """A watch without its thread, and what it has reported."""

    def __init__(self, path: Path) -> None:
        self.reported: list[Opened | UnreadableError] = []
        self.watch = Watch(str(path), lambda _, found: self.reported.append(found))
        self.watch.know(glance(str(path)), open_brief(str(path)).brief)

    def looks(self) -> list[Opened | UnreadableError]:
        self.reported.clear()
        self.watch.look()
        return list(self.reported)


def test_a_file_that_stays_as_it_is_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched(path)
    monkeypatch.setattr("briefing.ui.watch.open_brief", lambda _: pytest.fail("it was read"))
    assert watched.looks() == watched.looks() == []


def test_a_change_is_reported_once(path: Path) -> None:
    watched = Watched(path)
    path.write_text(path.read_text().replace("title: ", "title: New ", 1))
    (found,) = watched.looks()
    assert isinstance(found, Opened)
    assert found.brief.title.startswith("New ")
    assert watched.looks() == []


def test_a_save_that_changes_nothing_is_not_reported(path: Path) -> None:
    watched = Watched(path)
    path.write_text(path.read_text() + "\n# a remark\n")
    assert watched.looks() == []


def test_a_save_that_cannot_be_read_is_reported_and_so_is_its_mending(path: Path) -> None:
    watched = Watched(path)
    good = path.read_text()
    path.write_text("- a list\n")
    (found,) = watched.looks()
    assert isinstance(found, UnreadableError)
    path.write_text(good)
    assert [type(found) for found in watched.looks()] == [Opened]


def test_a_file_that_is_replaced_is_not_gone(path: Path) -> None:
    watched = Watched(path)
    text = path.read_text()
    path.unlink()
    assert watched.looks() == []
    path.write_text(text)
    assert watched.looks() == []
    path.unlink()
    assert watched.looks() == []
    (found,) = watched.looks()
    assert isinstance(found, UnreadableError)
    assert watched.looks() == []


def test_after_its_end_nothing_is_reported(path: Path) -> None:
    watched = Watched(path)
    path.write_text("")
    watched.watch.end()
    assert watched.looks() == []


class WatchingReader(Reader):
    """A reader that may stand behind another screen."""

    @property
    def screen(self) -> ReaderScreen:
        return next(screen for screen in reversed(self.app.screen_stack) if isinstance(screen, ReaderScreen))

    async def until(self, done: Callable[[], bool]) -> None:
        for _ in range(2000):
            if done():
                return
            await self.pilot.pause(0.005)
        raise AssertionError(f"waited in vain; the status is {self.status!r}")


@asynccontextmanager
async def reading(
    path: Path, monkeypatch: pytest.MonkeyPatch, *, watch: bool = True
) -> AsyncIterator[WatchingReader]:
    monkeypatch.setattr("briefing.ui.app.EVERY", 0.01)
    app = BriefingApp([str(path)], UNICODE, Config(), watch=watch)
    async with app.run_test(size=(160, 48)) as pilot:
        await pilot.pause()
        yield WatchingReader(app, pilot)
        app._watch.end()


def save(path: Path, text: str) -> None:
    """Save as editors do: a new file under the old name."""
    fresh = path.with_suffix(".new")
    fresh.write_text(text)
    os.replace(fresh, path)


async def test_a_save_is_read_and_everything_stays_where_it_was(path, monkeypatch) -> None:
    async with reading(path, monkeypatch) as reader:
        await reader.press("f", "r", "u", "s", "enter", "j", "j")
        claim = reader.desk.claims.current
        chosen, row, top = (
            reader.screen.reading.filter,
            reader.desk.text.current,
            reader.desk.text.scroll_offset.y,
        )
        assert claim and row and chosen
        save(path, path.read_text().replace("title: ", "title: New ", 1))
        await reader.until(lambda: reader.screen.reading.brief.title.startswith("New "))
        assert reader.notice == "Read again."
        assert reader.desk.claims.current and reader.desk.claims.current.id == claim.id
        assert reader.screen.reading.filter == chosen
        assert reader.desk.text.current == row
        assert reader.desk.text.scroll_offset.y == top
        assert (reader.desk.sections.current.id, reader.desk.actors.current.id) == (claim.section, claim.by)
        assert reader.desk.claims.has_focus


async def test_a_save_that_does_not_parse_leaves_the_last_good_brief(path, monkeypatch) -> None:
    good = path.read_text()
    async with reading(path, monkeypatch) as reader:
        title = reader.screen.reading.brief.title
        save(path, "briefing: 1\ntitle: [broken\nsections: {}\n")
        await reader.until(lambda: "brief.yaml:" in reader.status)
        assert reader.notice.startswith(f"Still showing what was read before: {path}:")
        assert reader.screen.reading.brief.title == title
        assert STALE in reader.title
        reader.screen.action_problems()
        await reader.until(lambda: isinstance(reader.app.screen, ProblemsScreen))
        await reader.until(lambda: reader.app.screen.edit_place.line > 1)
        reader.app.screen.dismiss(None)
        await reader.until(lambda: reader.app.screen is reader.screen)
        save(path, good.replace("title: ", "title: New ", 1))
        await reader.until(lambda: reader.screen.reading.brief.title.startswith("New "))
        assert STALE not in reader.title


async def test_a_save_is_read_below_another_screen(path, monkeypatch) -> None:
    async with reading(path, monkeypatch) as reader:
        await reader.press("x")
        assert not isinstance(reader.app.screen, ReaderScreen)
        save(path, "briefing: 1\ntitle: Empty\n")
        await reader.until(lambda: reader.screen.reading.brief.title == "Empty")
        await reader.press("escape")
        assert isinstance(reader.app.screen, ReaderScreen)


async def test_a_file_that_could_not_be_read_opens_when_it_can(path, monkeypatch) -> None:
    good = path.read_text()
    path.write_text("")
    async with reading(path, monkeypatch) as reader:
        assert isinstance(reader.app.screen, UnreadableScreen)
        save(path, good)
        await reader.until(
            lambda: isinstance(reader.app.screen, ReaderScreen) and reader.app.screen.is_mounted
        )
        await reader.until(lambda: bool(reader.desk.text.rows))


async def test_nobody_looks_unless_asked(path, monkeypatch) -> None:
    monkeypatch.setattr("briefing.ui.watch.Watch.start", lambda _: pytest.fail("it was started"))
    async with reading(path, monkeypatch, watch=False) as reader:
        save(path, path.read_text().replace("title: ", "title: New ", 1))
        await reader.press("j")
        assert not reader.screen.reading.brief.title.startswith("New ")
        await reader.press("r")
        assert reader.screen.reading.brief.title.startswith("New ")


async def test_of_several_briefs_the_one_that_is_read_is_read_again(path, briefs, monkeypatch) -> None:
    async with reading(path, monkeypatch) as reader:
        other = path.with_name("other.yaml")
        other.write_text((briefs / "makiivka.yaml").read_text())
        reader.app.open(str(other))
        await reader.until(lambda: reader.screen.is_mounted and bool(reader.desk.text.rows))
        save(other, other.read_text().replace("title: ", "title: New ", 1))
        await reader.until(lambda: reader.screen.reading.brief.title.startswith("New "))
        save(other, "- no brief")
        await reader.press("r")
        assert "Still showing" in reader.status
        broken = path.with_name("broken.yaml")
        broken.write_text("- no brief")
        reader.app.open(str(broken))
        await reader.until(lambda: isinstance(reader.app.screen, UnreadableScreen))
        save(broken, path.read_text())
        await reader.until(lambda: reader.screen.reading.brief.path == str(broken))


async def test_text_that_had_no_room_when_the_file_was_read_again_is_that_of_the_file(path: Path) -> None:
    app = BriefingApp([str(path)], UNICODE, Config())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        desk = app.screen.query_one(Desk)
        desk.text.styles.width = 3
        await pilot.pause()
        fewer = path.with_name("fewer.yaml")
        fewer.write_text(
            "title: Fewer\ndate: 2024-10-25\nsections:\n  one: {title: One, text: Nothing is left.}\n"
        )
        assert isinstance(app.screen, ReaderScreen)
        app.screen.show_again(open_brief(str(fewer)))
        assert not [row for row in desk.text.rows if row.passage != "one"]
        desk.text.refresh()
        await pilot.pause()
        desk.text.styles.width = "1fr"
        await pilot.pause()
        assert "Nothing is left." in [row.text for row in desk.text.rows]
