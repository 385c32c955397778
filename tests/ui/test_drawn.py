"""Widgets that draw their lines themselves: whole lines, whatever room they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region

from briefing.ui.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ui.app import BriefingApp

KEYS = ("v", "t", "x", "p", "question_mark", "exclamation_mark")
"""What leads to the other screens with lines."""


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (7, 4), (39, 9), (40, 10), (41, 30), (121, 11)])
async def test_every_line_is_as_wide_as_its_widget(
    make_app: Callable[..., BriefingApp], size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        for key in ("c", *KEYS):
            await pilot.press(key)
            await pilot.pause()
            for widget in (app.screen, *app.screen.query(Drawn)):
                width, height = widget.outer_size
                strips = widget.render_lines(Region(0, 0, width, height))
                assert [strip.cell_length for strip in strips] == [width] * height, (key, widget)
                assert [len(strip.text) for strip in strips] == [width] * height, (key, widget)
            if key != "c":
                await pilot.press("escape")


async def test_a_part_is_drawn_as_it_stands_in_the_whole(make_app: Callable[..., BriefingApp]) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)):
        pane = app.screen.query_one("#claims")
        whole = [strip.text for strip in pane.render_lines(pane.outer_size.region)]
        part = [strip.text for strip in pane.render_lines(Region(5, 1, 20, 3))]
        assert part == [line[5:25] for line in whole[1:4]]


async def test_the_pane_in_focus_is_named_in_reverse(make_app: Callable[..., BriefingApp]) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:

        def reversed_in(name: str) -> str:
            top = app.screen.query_one(name).render_lines(Region(0, 0, 80, 1))[0]
            return "".join(text for text, style, _ in top if style and style.reverse)

        assert (reversed_in("#text"), reversed_in("#claims")) == (" 2 Summary ", "")
        await pilot.press("4")
        await pilot.pause()
        assert (reversed_in("#text"), reversed_in("#claims")) == ("", " 4 Claims ")


async def test_a_mouse_brings_panes_and_breaks_nothing(make_app: Callable[..., BriefingApp]) -> None:
    app = make_app()
    async with app.run_test(size=(160, 48)) as pilot:
        for offset, pane in (
            ((1, 1), "sections"),
            ((40, 10), "text"),
            ((150, 5), "actors"),
            ((20, 40), "claims"),
        ):
            await pilot.click(offset=offset)
            await pilot.hover(offset=(0, 0))
            assert app.focused
            assert app.focused.id == pane
        for place in ((0, 0), (28, 3), (40, 5), (159, 47), (2, 29)):
            await pilot.mouse_down(offset=place)
            await pilot.hover(offset=(60, 9))
            await pilot.mouse_up(offset=(60, 9))
        for key in ("c", *KEYS):
            await pilot.press(key)
            await pilot.mouse_down(offset=(30, 9))
            await pilot.hover(offset=(50, 12))
            await pilot.mouse_up(offset=(50, 12))
        assert not app.screen.get_selected_text()
