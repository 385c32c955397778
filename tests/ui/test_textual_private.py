"""What the screens need of Textual beyond its public names."""

from __future__ import annotations

import asyncio
import gc
from string import punctuation
from typing import TYPE_CHECKING

import pytest
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import screen
from textual._compositor import Compositor
from textual._styles_cache import StylesCache
from textual._xterm_parser import XTermParser
from textual.cache import FIFOCache
from textual.color import Color
from textual.css.scalar import Scalar
from textual.events import Key, Resize
from textual.filter import Monochrome
from textual.geometry import Region, Size
from textual.keys import Keys, _character_to_key, key_to_character
from textual.strip import Strip
from textual.widgets import Input

from briefing.ui.textual_private import Line, character_of, forget_sizes

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from briefing.ui.app import BriefingApp


async def test_screens_that_have_gone_leave_no_lines_behind(make_app: Callable[..., BriefingApp]) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:

        async def lines() -> int:
            """Open the views and leave them; return how many lines there are then, and stores of them."""
            for key in (*"vtxp", "colon"):
                await pilot.press("4", key, "a", "escape")
            await pilot.pause()
            gc.collect()
            return sum(isinstance(thing, Strip | StylesCache) for thing in gc.get_objects())

        before = await lines()
        for _ in range(9):
            after = await lines()
        assert after <= before + 4, (before, after)


@pytest.mark.parametrize("use", [
    lambda strip: strip.divide([2, 5, 8]),
    lambda strip: strip.crop(1, 5),
    lambda strip: strip.crop_extend(1, 12, None),
    lambda strip: strip.adjust_cell_length(12),
    lambda strip: strip.apply_style(Style(bold=True)),
    lambda strip: strip.apply_filter(Monochrome(), Color(0, 0, 0)),
    lambda strip: strip.apply_offsets(1, 2),
    lambda strip: strip.extend_cell_length(12),
    lambda strip: [strip.text, strip.cell_length, strip.cell_count, strip.link_ids, bool(strip)],
    lambda strip: strip.render(Console(color_system="truecolor")),
])  # fmt: skip
def test_a_line_is_as_a_strip_is_and_remembers_nothing(use: Callable[[Strip], Any]) -> None:
    segments = [
        Segment("a", Style(color="red")),
        Segment("界b ", Style()),
        Segment("cde", Style(reverse=True)),
    ]
    line = Line(segments)
    assert use(line) == use(Strip(segments)) == use(line)
    stores = [store for name in Strip.__slots__ if isinstance(store := getattr(line, name), FIFOCache)]
    assert not any(len(store) for store in stores)


async def test_a_key_has_the_character_that_textual_finds(
    make_app: Callable[..., BriefingApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the screen asks for it where we say, while words are typed; else all names of characters are looked at."""
    for character in (*punctuation, *"a Aé≈"):
        assert character_of(_character_to_key(character)) == character
    for key in (*(key.value for key in Keys), "shift+a", "ctrl+slash", "euro_sign", "no_key"):
        found = key_to_character(key)
        assert character_of(key) == (found if found and found.isprintable() else None), key

    asked = []
    monkeypatch.setattr(screen, "key_to_character", lambda key: asked.append(key) or character_of(key))
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", "q")
        assert {"q", "question_mark", "escape"} <= set(asked)
        assert isinstance(app.focused, Input) and app.focused.value == "q"


async def test_sizes_that_the_terminal_had_are_forgotten(make_app: Callable[..., BriefingApp]) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:

        def remembered() -> int:
            functions = (*vars(Region).values(), Scalar.resolve)
            return sum(
                function.cache_info().currsize for function in functions if hasattr(function, "cache_info")
            )

        for width in range(81, 121, 4):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
        await pilot.pause()
        assert remembered() < 200


async def test_a_size_that_the_terminal_no_longer_has_is_not_taken(
    make_app: Callable[..., BriefingApp],
) -> None:
    """Two sizes at once would follow each other for ever: Textual's screen passes each on to itself."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        old, own = Size(160, 14), Size(100, 30)
        assert not app.screen.post_message(Resize(old, old))
        assert app.screen.post_message(Resize(own, own))
        await pilot.resize_terminal(160, 14)
        await pilot.pause()
        assert app.screen.size == old


async def test_screens_that_lead_to_each_other_do_not_pile_up(make_app: Callable[..., BriefingApp]) -> None:
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        for _ in range(4):
            await pilot.press("o", "question_mark", "M", "question_mark")
            await pilot.pause()
        assert len(app.screen_stack) <= 4


def test_what_textual_remembers_of_widths_lines_and_sequences_is_forgotten() -> None:
    functions = (Strip.blank, Strip.render_ansi, Segment._split_cells, XTermParser._parse_extended_key)
    Strip.blank(77)
    Strip.render_ansi(Style(), ColorSystem.STANDARD)
    Segment._split_cells(Segment("漢字"), 1)
    XTermParser()._parse_extended_key("\x1b[<0;5;5M")
    assert all(function.cache_info().currsize for function in functions)
    forget_sizes()
    assert not any(function.cache_info().currsize for function in functions)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Return a list that grows by what is painted."""
    drawn: list[object] = []
    draw = Compositor.render_update

    def counted(compositor: Compositor, *args: Any, **how: Any) -> object:
        update: object = draw(compositor, *args, **how)
        drawn.extend([update] if update else [])
        return update

    monkeypatch.setattr(Compositor, "render_update", counted)
    return drawn


async def test_a_screen_is_drawn_once_when_it_comes_in_front(
    make_app: Callable[..., BriefingApp], drawn: list[object]
) -> None:
    async with make_app().run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert len(drawn) == 1
        for key in ("v", "t", "question_mark"):
            drawn.clear()
            await pilot.press(key)
            await pilot.pause()
            assert len(drawn) == 1, key


async def test_a_screen_waits_for_no_clock_before_it_is_seen(
    make_app: Callable[..., BriefingApp], drawn: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does a key that comes alone."""
    monkeypatch.setattr(screen, "UPDATE_PERIOD", 3600.0)
    app = make_app()

    async def is_drawn() -> None:
        while not drawn:
            await asyncio.sleep(0.001)

    async with app.run_test(size=(100, 30)):
        await asyncio.wait_for(is_drawn(), 10)
        for key, character in (("G", "G"), ("question_mark", "?")):
            drawn.clear()
            app.post_message(Key(key, character))
            await asyncio.wait_for(is_drawn(), 10)


async def test_a_screen_has_no_more_than_we_put_on_it(make_app: Callable[..., BriefingApp]) -> None:
    async with make_app().run_test(size=(100, 30), tooltips=True, notifications=True) as pilot:
        await pilot.press("question_mark")
        for screen in pilot.app.screen_stack:
            kinds = {type(widget).__module__.partition(".")[0] for widget in screen.children}
            assert kinds == {"briefing"}
