"""Marks, notes and the position in the reader, driven by its keys."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.library.state import State
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.signs import UNICODE
from tests.ui.driven import Reader

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

Open = "Callable[..., BriefingApp]"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "state" / "briefing")


@pytest.fixture
def open_app(briefs: Path, folder: str) -> Callable[..., BriefingApp]:
    """Return a maker of apps that keep state in one folder."""

    def make(path: Path | None = None, *, state: str = folder, secure: bool = False) -> BriefingApp:
        chosen = path or briefs / "north-korean-troops.yaml"
        return BriefingApp(
            [str(chosen)], UNICODE, Config(), state=State(state) if state else None, secure=secure
        )

    return make


@asynccontextmanager
async def reading(app: BriefingApp, size: tuple[int, int] = (160, 48)) -> AsyncIterator[Reader]:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)


@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_a_note_is_written_shown_and_found_again(open_app, size) -> None:
    async with reading(open_app(), size) as reader:
        await reader.press("4", "j", "a")
        await reader.type("Ask the desk.")
        await reader.press("enter")
        assert reader.notice == "Note: Ask the desk."
        assert reader.desk.claims.has_focus
        assert reader.margin("claims") == ["*"]
        await reader.press("j")
        assert "Ask" not in reader.status
        await reader.press("k")
        assert reader.notice == "Note: Ask the desk."
        assert reader.status.startswith("USA TODAY"), "the reason stays above the note"
    async with reading(open_app(), size) as reader:
        assert reader.margin("claims") == ["*"]


async def test_a_note_is_changed_and_taken_away(open_app, folder, briefs) -> None:
    async with reading(open_app()) as reader:
        await reader.press("4", "a")
        await reader.type("one")
        await reader.press("enter", "a")
        await reader.type("s")
        await reader.press("enter")
        notes = State(folder).notes(str(briefs / "north-korean-troops.yaml"))
        assert [note.text for note in notes] == ["ones"]
        await reader.press("a", "backspace", "backspace", "backspace", "backspace", "enter")
        assert reader.notice == "No note."
        assert reader.margin("claims") == []


async def test_escape_leaves_a_draft(open_app) -> None:
    async with reading(open_app()) as reader:
        await reader.press("4", "a")
        await reader.type("half")
        await reader.press("escape")
        assert "draft is kept" in reader.status
        assert reader.desk.claims.has_focus
    async with reading(open_app()) as reader:
        await reader.press("4", "a")
        await reader.type(" done")
        await reader.press("enter")
        assert reader.notice == "Note: half done"


async def test_marks_are_gone_through_in_reading_order(open_app) -> None:
    async with reading(open_app()) as reader:
        claims = list(reader.screen.reading.brief.claims)
        await reader.press("4", "G", "m")
        last = reader.claim
        assert reader.notice.startswith("Marked: ")
        await reader.press("g", "m")
        first = reader.claim
        assert reader.margin("claims") == ["+", "+"] or len(claims) > reader.desk.claims.size.height
        await reader.press("j", "apostrophe")
        seen = [reader.claim]
        await reader.press("apostrophe")
        seen.append(reader.claim)
        await reader.press("apostrophe")
        seen.append(reader.claim)
        assert {first, last} == set(seen)
        assert seen[0] == seen[2]
        await reader.press("m")
        assert reader.notice.startswith("No longer marked: ")


async def test_a_line_without_a_claim_has_a_note_in_any_width(open_app) -> None:
    async with reading(open_app()) as reader:
        rows = reader.desk.text.rows
        y = next(
            y for y, row in enumerate(rows) if row.text and not row.heading and not row.claims and row.start
        )
        await reader.press(*["j"] * (y - reader.desk.text.cursor))
        place = (rows[y].passage, rows[y].start)
        await reader.press("a")
        await reader.type("Who says")
        await reader.press("enter", "m")
        assert "*" in reader.margin("text")
    async with reading(open_app(), (80, 24)) as reader:
        await reader.press("g", "apostrophe")
        row = reader.desk.text.current
        assert row
        assert row.is_at(*place)
        assert reader.status.startswith("Note: Who says")


async def test_nothing_is_marked_at_first(open_app) -> None:
    async with reading(open_app()) as reader:
        await reader.press("apostrophe")
        assert "Nothing is marked" in reader.status


@pytest.mark.parametrize("size", [(160, 48), (80, 24)])
async def test_reading_goes_on_where_it_was_left(open_app, size) -> None:
    async with reading(open_app(), size) as reader:
        await reader.press("4", "s", "j", "j", "j")
        claim, order = reader.claim, reader.screen.reading.order
        await reader.press("equals_sign")
        chosen = reader.screen.reading.filter
        await reader.press("2", "space", "j", "j")
        row = reader.desk.text.current
        top = reader.desk.text.scroll_offset.y
        claim = reader.desk.text.claim or claim
        await reader.press("q")
    async with reading(open_app(), size) as reader:
        assert reader.desk.text.current == row
        assert reader.desk.text.scroll_offset.y == top
        assert reader.desk.sections.current and reader.desk.sections.current.id == row.passage
        assert reader.desk.text.claim == claim
        assert (reader.screen.reading.order, reader.screen.reading.filter) == (order, chosen)
        assert reader.status.startswith("Where you left off on ")


async def test_opening_creates_nothing(open_app, folder) -> None:
    async with reading(open_app()) as reader:
        await reader.press("j", "4", "j", "apostrophe")
        assert not Path(folder).exists()


async def test_another_readers_note_is_seen_at_the_next_look(open_app) -> None:
    async with reading(open_app()) as one, reading(open_app()) as other:
        for reader in (one, other):
            await reader.press("4", "j")
        await one.press("a")
        await one.type("Seen")
        await one.press("enter")
        await other.press("j", "k")
        assert other.notice.startswith("Note: Seen")
        assert other.margin("claims") == ["*"]


async def test_without_a_state_it_says_so_and_reads_on(open_app) -> None:
    async with reading(open_app(state="")) as reader:
        for key in "m'a":
            await reader.press("apostrophe" if key == "'" else key)
            assert "--no-state" in reader.status
        await reader.press("4", "j", "q")


async def test_where_nothing_can_be_kept_it_says_so_once(open_app, tmp_path) -> None:
    (tmp_path / "file").write_text("")
    async with reading(open_app(state=str(tmp_path / "file" / "briefing"))) as reader:
        assert "Not kept: " in reader.status
        await reader.press("4", "j")
        assert "Not kept" not in reader.status
        await reader.press("a")
        await reader.type("Try")
        await reader.press("enter")
        assert "Not kept: " in reader.status
        await reader.press("q")


async def test_secure_mode_copies_nothing_and_opens_no_link(open_app, monkeypatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url, *_, **__: opened.append(url))
    for secure in (False, True):
        async with reading(open_app(secure=secure)) as reader:
            reader.app.copy_to_clipboard("secret")
            assert (reader.app.clipboard == "secret") is not secure
            reader.app.open_url("https://example.org")
    assert len(opened) <= 1


async def test_what_is_new_since_the_last_time_is_gone_through(open_app, briefs, tmp_path) -> None:
    path = tmp_path / "brief.yaml"
    text = (briefs / "north-korean-troops.yaml").read_text()
    path.write_text(text)
    async with reading(open_app(path)) as reader:
        await reader.press("u")
        assert "No earlier copy" in reader.status
        await reader.press("q")
    async with reading(open_app(path)) as reader:
        await reader.press("u")
        assert reader.notice.startswith("Nothing is new")
        claim = next(one for one in reader.screen.reading.brief.claims.values() if one.spot and one.note)
        await reader.press("q")
    path.write_text(text.replace(claim.note, "Another note.", 1))
    async with reading(open_app(path)) as reader:
        await reader.press("u")
        assert reader.notice.startswith("New 1 of 1. Claim revised: note was “")
        assert reader.claim == claim.id
        await reader.press("q")
    async with reading(open_app(path)) as reader:
        await reader.press("u")
        assert reader.notice.startswith("Nothing is new")
