"""Tab in the prompts: it completes, and never leads out of them."""

from __future__ import annotations

import pytest

from briefing.brief.loader import load
from briefing.ui.completion import completions, filter_values
from briefing.ui.prompt import WordsInput
from briefing.ui.views.pick_view import PickScreen
from briefing.ui.views.search_view import FoundScreen
from tests.ui.driven import Reader
from tests.ui.test_reader import reading


def typed(reader: Reader) -> str:
    return reader.app.screen.query_one(WordsInput).value


async def test_tab_completes_a_field_and_its_values(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("f")
        await reader.type("b")
        await reader.press("tab")
        assert typed(reader) == "by:"
        await reader.press("tab")
        assert typed(reader) == f"by:{next(iter(reader.screen.reading.brief.actors))}"
        assert "1 of " in reader.status
        first = typed(reader)
        await reader.press("tab")
        assert typed(reader) != first
        await reader.press("shift+tab")
        assert typed(reader) == first
        assert reader.screen.reading.filter == first, "the claims follow what Tab has completed"


async def test_tab_never_leads_out_of_a_prompt(make_app) -> None:
    """`f by:` Tab `q` once left the program."""
    async with reading(make_app()) as reader:
        for key in ("f", "slash"):
            await reader.press(key, "x", "x", "tab", "shift+tab", "tab")
            assert isinstance(reader.app.focused, WordsInput)
            await reader.press("q")
            assert typed(reader) == "xxq"
            await reader.press("escape")


async def test_tab_goes_down_a_list_to_pick_from_and_stays_where_all_briefs_are_searched(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("colon", "tab")
        screen = reader.app.screen
        assert isinstance(screen, PickScreen)
        assert isinstance(reader.app.focused, WordsInput)
        await reader.press("escape", "S")
        assert isinstance(reader.app.screen, FoundScreen)
        await reader.type("verdict:co")
        await reader.press("tab")
        assert typed(reader) == "verdict:conflict"
        assert isinstance(reader.app.focused, WordsInput)


async def test_words_of_the_brief_are_completed(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("slash")
        await reader.type("Kur")
        await reader.press("tab")
        assert typed(reader) == "Kursk"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("verdict:part", 'verdict:"part exceeds whole"'),
        ('verdict:"part of', 'verdict:"part of"'),
        ("kursk by:ukr", "kursk by:ukraine"),
        ("by:united", "by:us"),
        ("me", "measure:"),
        ("nothing-like-it", None),
        ("by:nobody", None),
    ],
)
def test_completions(briefs, text, first) -> None:
    brief = load(str(briefs / "north-korean-troops.yaml"))
    assert next(iter(completions(text, (), filter_values(brief))), None) == first
