"""`e`: the user's editor at the line of what is at hand, and back."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.editor import FilePlace, edit_command, editor
from briefing.ui.signs import UNICODE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Arrivals
actors:
  us: {name: United States}
  ukraine: {name: Ukraine}
measures: {troops: {name: Troops, unit: troops}}
sections:
  one:
    title: One
    text: |
      Nobody has counted them all.

      Washington says 3,000 troops, Kyiv says 12,000 troops.
claims:
  us-3000: {by: us, section: one, quote: "3,000 troops", measure: troops, figure: "3,000 troops", said: 2024-10-23}
  ua-12000: {by: ukraine, section: one, quote: "12,000 troops", measure: troops, figure: "12,000 troops", said: 2024-10-23}
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("vi", "vi +7 /b.yaml"),
        ("/usr/bin/vim -X", "/usr/bin/vim -X +7 /b.yaml"),
        ("nvim", "nvim +7 /b.yaml"),
        ("nano", "nano +7,3 /b.yaml"),
        ("emacs -nw", "emacs -nw +7:3 /b.yaml"),
        ("emacsclient -t", "emacsclient -t +7:3 /b.yaml"),
        ("hx", "hx /b.yaml:7:3"),
        ("micro", "micro +7:3 /b.yaml"),
        ("kak", "kak +7:3 /b.yaml"),
        ("code", "code --wait --goto /b.yaml:7:3"),
        ("code -w", "code -w --goto /b.yaml:7:3"),
        ("my-own-editor", "my-own-editor /b.yaml"),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(words: str, expected: str) -> None:
    assert edit_command(words.split(), FilePlace("/b.yaml", 7, 3)) == expected.split()


def test_visual_comes_before_editor_and_quotes_are_understood() -> None:
    assert editor({"VISUAL": "code -w", "EDITOR": "vi"}) == ["code", "-w"]
    assert editor({"VISUAL": " ", "EDITOR": "'my editor' -x"}) == ["my editor", "-x"]
    assert editor({"EDITOR": "'my editor"}) == []


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "brief.yaml"
    file.write_text(BRIEF)
    return file


async def places(path: Path, *keys: str) -> FilePlace:
    app = BriefingApp([str(path)], UNICODE, Config())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
        await pilot.pause()
        place: FilePlace = app.screen.edit_place  # type: ignore[attr-defined]
        return place


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("4", "g"), 15),
        (("4", "G"), 16),
        (("3", "G"), 5),
        (("1", "G"), 10),
        (("4", "G", "v"), 16),
        (("4", "G", "t"), 16),
    ],
)
async def test_the_line_is_that_of_what_is_under_the_cursor(
    path: Path, keys: tuple[str, ...], line: int
) -> None:
    place = await places(path, *keys)
    assert (place.path, place.line) == (str(path), line)


async def test_a_line_of_the_text_is_found_by_its_words(path: Path) -> None:
    place = await places(path, "2", "g", "j", "j")
    assert (place.line, place.column) == (11, 7)


async def test_problems_lead_to_their_own_lines(path: Path) -> None:
    path.write_text(BRIEF.replace("ukraine, section", "ukrain, section"))
    place = await places(path, "exclamation_mark", "G")
    assert place.line == 16


@contextmanager
def _no_terminal(_: BriefingApp) -> Iterator[None]:
    """Stand in for giving the terminal away, of which a test has none."""
    yield


async def test_the_reader_comes_back_to_the_brief_as_it_has_become(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = tmp_path / "said"
    script = tmp_path / "editor"
    script.write_text(f'#!/bin/sh\necho "$@" > {said}\nsed -i "s/title: Arrivals/title: Mended/" "$1"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(script))
    monkeypatch.setattr(BriefingApp, "suspend", _no_terminal)
    monkeypatch.setattr(os, "isatty", lambda _: True)
    app = BriefingApp([str(path)], UNICODE, Config())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        await pilot.press("4", "G", "v", "e")
        await pilot.pause()
        await pilot.pause()
        assert said.read_text().split() == [str(path)]
        assert app.screen.NAME == "compare"  # type: ignore[attr-defined]
        assert app.screen.at_hand.id == "ua-12000"  # type: ignore[attr-defined]
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.reading.brief.title == "Mended"  # type: ignore[attr-defined]
        await pilot.press("e")
        await pilot.pause()
        assert app.screen.reading.brief.title == "Mended"  # type: ignore[attr-defined]


async def test_in_secure_mode_no_editor_is_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setattr("briefing.ui.app.subprocess.run", lambda *_, **__: pytest.fail("it was started"))
    app = BriefingApp([str(path)], UNICODE, Config(), secure=True)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert "secure mode" in str(app.screen._status.text)  # type: ignore[attr-defined]
