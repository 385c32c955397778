"""What has been freed, given back to the system."""

from __future__ import annotations

import gc
import os
import platform
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from briefing.brief.model import Brief
from briefing.figures.grammar import _parse as answer
from briefing.figures.grammar import parse
from briefing.terminal.moves import _across as moves
from briefing.terminal.moves import across
from briefing.text import _suspects as table_of
from briefing.text import clean
from briefing.ui.memory import give_back
from briefing.ui.reader import ReaderScreen
from briefing.ui.views.search_view import FoundScreen

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ui.app import BriefingApp


def held() -> int:
    """Bytes that this process holds."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked to give back")
def test_what_lies_below_something_in_use_is_given_back() -> None:
    things = [bytes(1_000) for _ in range(60_000)]
    last = things[-1]
    del things
    before = held()
    give_back()
    assert held() < before - 30_000_000
    assert len(last) == 1_000


def test_answers_are_forgotten_and_tables_are_kept() -> None:
    parse("3,000 troops")
    clean("é\x1b")
    tables = table_of.cache_info().currsize
    assert answer.cache_info().currsize
    assert tables
    give_back()
    assert answer.cache_info().currsize == 0
    assert table_of.cache_info().currsize == tables


def test_moves_across_terminals_of_every_width_do_not_pile_up() -> None:
    assert {across(start, start + 9) for start in range(5_000)} == {"\x1b[9C"}
    assert 0 < len(moves) <= 1_024


async def test_nothing_of_the_first_brief_stays_when_another_is_opened(
    make_app: Callable[..., BriefingApp], briefs: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        first = screen.reading.brief.path
        path = next(path for path in sorted(briefs.glob("*.yaml")) if str(path) != app.path)
        app.open(str(path))
        await pilot.pause()
        gc.collect()
        assert not [thing for thing in gc.get_objects() if isinstance(thing, Brief) and thing.path == first]
        assert app.screen is not screen
        await pilot.press("j", "r")
        assert app.screen is not screen


def test_a_module_that_another_thread_still_imports_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    class Growing:
        """Has its module grow while it is looked at."""

        def __getattr__(self, name: str) -> object:
            setattr(module, f"more{len(vars(module))}", None)
            raise AttributeError(name)

        def __call__(self) -> None: ...

    module = ModuleType("briefing.growing")
    vars(module)["growing"] = Growing()
    monkeypatch.setitem(sys.modules, module.__name__, module)
    give_back()


async def test_a_screen_for_which_a_thread_has_worked_is_let_go(
    make_app: Callable[..., BriefingApp], own_home: Path
) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        for words in ("tro", "mus"):
            await pilot.press("S", *words)
            await app.workers.wait_for_complete()
            await pilot.press("escape", "escape")
            await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        gc.collect()
        assert not [thing for thing in gc.get_objects() if isinstance(thing, FoundScreen)]
