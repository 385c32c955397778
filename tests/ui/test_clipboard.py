"""What leaves the reader at a key."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from briefing.ui.app import BriefingApp
from briefing.ui.clipboard import Clipboard
from briefing.ui.config import Config
from briefing.ui.drawn import StatusLines
from briefing.ui.signs import UNICODE


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_text_goes_to_the_clipboard_as_its_terminal_takes_it() -> None:
    sent: list[str] = []
    data = base64.b64encode(b"one\ntwo").decode()
    assert Clipboard(sent.append).copy("one\ntwo") == "Sent to the terminal's clipboard, 7 bytes: one"
    Clipboard(sent.append, "tmux").copy("one\ntwo")
    bare = f"\x1b]52;c;{data}\a"
    assert sent == [bare, f"{bare}\x1bPtmux;\x1b{bare}\x1b\\"]


def test_what_is_too_long_is_not_sent_and_may_be_written() -> None:
    sent: list[str] = []
    said = Clipboard(sent.append).copy("é" * 5000)
    assert sent == []
    assert said.startswith("Nothing copied: 10,000 bytes are too many") and said.endswith(
        "Y writes it to a file."
    )


def test_a_file_is_new_and_stays_in_the_folder(here: Path) -> None:
    (here / "a-b.txt").write_text("kept")
    clipboard = Clipboard()
    assert clipboard.save("one", "a / b") == f"Written to {here / 'a-b-2.txt'}"
    assert clipboard.save("two", "../../a b") == f"Written to {here / 'a-b-3.txt'}"
    assert clipboard.save("three", "…") == f"Written to {here / 'citation.txt'}"
    assert [path.read_text() for path in sorted(here.iterdir())] == ["one\n", "two\n", "kept", "three\n"]


def test_a_folder_that_cannot_be_written_is_told(here: Path) -> None:
    here.rmdir()
    assert Clipboard().save("one", "a") == "a.txt cannot be written: No such file or directory"


def test_secure_mode_lets_nothing_out(here: Path) -> None:
    sent: list[str] = []
    clipboard = Clipboard(sent.append, secure=True)
    assert clipboard.copy("one") == "Nothing is copied in secure mode."
    assert clipboard.save("one", "a") == "Nothing is written in secure mode."
    assert sent == []
    assert list(here.iterdir()) == []


async def test_keys_cite_the_claim_at_hand(here: Path, briefs: Path) -> None:
    sent: list[str] = []
    path = str(briefs / "north-korean-troops.yaml")
    app = BriefingApp([path], UNICODE, Config(), clipboard=Clipboard(sent.append))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("c", "y")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        status = app.screen.query_one(StatusLines)
        assert status.below.startswith("Sent to the terminal's clipboard")
        (sequence,) = sent
        copied = base64.b64decode(sequence.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        assert copied.startswith("United States: 3,000 troops")
        assert copied.endswith(f"{path}, claim us-3000")
        await pilot.press("Y")
        await pilot.pause()
        (written,) = here.iterdir()
        assert written.read_text() == copied + "\n"
        assert str(written) in status.text


ADDRESSED = """\
briefing: 1
title: Addressed
sources: {paper: {title: Count, url: "https://paper.example/count"}}
actors: {us: {name: United States}}
sections: {one: {title: One, source: paper, text: They were sent.}}
claims: {sent: {by: us, section: one, quote: They were sent, said: 2024-10-23}}
"""


async def test_the_quote_and_the_address_can_be_copied_too(here: Path) -> None:
    sent: list[str] = []
    path = here / "brief.yaml"
    path.write_text(ADDRESSED)
    app = BriefingApp([str(path)], UNICODE, Config(), clipboard=Clipboard(sent.append))
    async with app.run_test(size=(120, 40)) as pilot:
        for moves, text in ((("down",), "They were sent"), (("down", "down"), "https://paper.example/count")):
            sent.clear()
            await pilot.press("4", "y")
            await pilot.pause()
            await pilot.press(*moves, "enter")
            await pilot.pause()
            (sequence,) = sent
            assert base64.b64decode(sequence.removeprefix("\x1b]52;c;").removesuffix("\a")).decode() == text


async def test_an_address_is_shown_before_it_is_opened(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setenv("BROWSER", "firefox")
    monkeypatch.setattr(BriefingApp, "open_url", lambda _, url: opened.append(url))
    path = here / "brief.yaml"
    path.write_text(ADDRESSED)
    app = BriefingApp([str(path)], UNICODE, Config(), clipboard=Clipboard())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("4", "O")
        await pilot.pause()
        status = app.screen.query_one(StatusLines)
        assert status.below.startswith("O again opens paper.example")
        assert opened == []
        await pilot.press("O")
        await pilot.pause()
        assert opened == ["https://paper.example/count"]


async def test_without_a_display_the_address_is_said(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    path = here / "brief.yaml"
    path.write_text(ADDRESSED)
    app = BriefingApp([str(path)], UNICODE, Config(), clipboard=Clipboard())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("4", "O")
        await pilot.pause()
        assert "https://paper.example/count" in app.screen.query_one(StatusLines).below
