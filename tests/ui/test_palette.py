"""The palette speaks the users' words."""

from __future__ import annotations

import pytest

from briefing.ui.views.pick_view import PickScreen, PicksPane
from tests.ui.driven import Reader
from tests.ui.test_reader import reading


def listed(reader: Reader) -> list[str]:
    return [row.id for row in reader.app.screen.query_one(PicksPane).rows]


@pytest.mark.parametrize(
    ("word", "action"),
    [
        ("quit", "quit"),
        ("exit", "quit"),
        ("sort", "sort"),
        ("refresh", "reload"),
        ("source", "copy"),
        ("theme", "theme"),
        ("export", "save-copy"),
        ("bookmark", "mark"),
        ("history", "timeline"),
        ("resize", "taller"),
        ("symbols", "legend"),
    ],
)
async def test_words_of_users_find_what_they_mean(make_app, word, action) -> None:
    async with reading(make_app()) as reader:
        await reader.press("colon")
        await reader.type(word)
        assert action in listed(reader)


async def test_the_commonest_come_first_and_what_was_used_of_late_before_them(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("colon")
        assert listed(reader)[0] == "compare"
        assert listed(reader)[-1] in {"down", "up", "page-down", "page-up", "first", "last", "choose"}
        await reader.type("zoom")
        await reader.press("enter")
        assert reader.desk.is_zoomed
        await reader.press("colon")
        assert isinstance(reader.app.screen, PickScreen)
        assert listed(reader)[:2] == ["zoom", "compare"]


async def test_another_theme_is_taken_and_named(make_app) -> None:
    async with reading(make_app()) as reader:
        before = reader.app.theme
        await reader.press("c", "T")
        assert reader.app.theme != before
        assert f"Theme {reader.app.theme}" in reader.notice
