"""Panes are made larger and smaller by keys, and stay so."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.library.state import State
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.signs import ASCII, UNICODE
from briefing.ui.views.compare_view import Chart
from tests.ui.driven import inside
from tests.ui.test_reader import NARROW, WIDE, reading


def app_with(state: State | None, briefs: Path) -> BriefingApp:
    return BriefingApp([str(briefs / "north-korean-troops.yaml")], UNICODE, Config(), state=state)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_more_claims_are_in_sight_after_plus_and_the_next_time(briefs, tmp_path, size) -> None:
    state = State(str(tmp_path / "state"))
    async with reading(app_with(state, briefs), size) as reader:
        before = reader.desk.claims.size.height
        await reader.press("4", "plus", "plus")
        larger = reader.desk.claims.size.height
        assert larger > before
        await reader.press("2", "plus")
        assert reader.desk.claims.size.height < larger, "the text is taller, so the claims are less"
        await reader.press("4", "plus")
    async with reading(app_with(state, briefs), size) as reader:
        assert reader.desk.claims.size.height == larger
        await reader.press("4", "z")
        assert reader.desk.claims.size.height > larger
        await reader.press("z")
        assert reader.desk.claims.size.height == larger


async def test_panes_beside_each_other_are_made_wider_and_narrower(briefs) -> None:
    async with reading(app_with(None, briefs), WIDE) as reader:
        width = reader.desk.text.size.width
        await reader.press("1", "greater_than_sign")
        assert reader.desk.text.size.width == width - 4
        await reader.press("2", "greater_than_sign")
        assert reader.desk.text.size.width == width + 4
        await reader.press("4", "less_than_sign")
        assert reader.notice == "This pane has the whole width."
        await reader.press("2", *["less_than_sign"] * 30)
        assert reader.notice == "There is no more room for that."


async def test_a_damaged_file_of_sizes_is_none(briefs, tmp_path) -> None:
    state = State(str(tmp_path / "state"))
    (tmp_path / "state").mkdir(exist_ok=True)
    for text in ("{", "[]", '{"claims": "large", "actors": 9000, "sections": 40}'):
        (tmp_path / "state" / "panes.json").write_text(text)
        async with reading(app_with(state, briefs), WIDE) as reader:
            assert reader.desk.actors.outer_size.width == 34


async def test_the_chart_of_compare_is_made_less_tall(briefs) -> None:
    async with reading(app_with(None, briefs), WIDE) as reader:
        await reader.press("c", "v")
        chart = reader.app.screen.query_one(Chart)
        height = chart.size.height
        await reader.press(*["minus"] * 6)
        assert chart.size.height < height


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
async def test_severities_differ_without_colour(tmp_path, glyphs) -> None:
    pairs = {"a": ("1,000", "40,000"), "b": ("10,000", "25,000"), "c": ("10,000", "12,500")}
    lines = ["briefing: 1", "title: T", "date: 2024-10-25", "sources:"]
    lines += ["  s: {title: S, reliability: A, date: 2024-10-25}"]
    lines += ["  e: {title: E, reliability: E, date: 2024-10-25}"]
    lines += ["actors: {x: {name: X}, y: {name: Y}}", "measures:"]
    lines += [f"  {id}: {{name: {id}, unit: people}}" for id in pairs]
    lines += ["sections:", "  s:", "    title: S", "    source: s", "    text: The words.", "claims:"]
    for id, figures in pairs.items():
        for who, figure in zip("xy", figures, strict=True):
            lines.append(
                f"  {id}{who}: {{by: {who}, section: s, quote: The words, measure: {id}, figure: '{figure} people', said: 2024-10-24, via: {'e' if id == 'c' else 's'}}}"
            )
    path = tmp_path / "b.yaml"
    path.write_text("\n".join(lines))
    async with reading(BriefingApp([str(path)], glyphs, Config()), WIDE) as reader:
        table = [row for row in inside(reader.desk.claims) if row[4:].startswith("X ")]
        full, empty = glyphs.meter
        assert len(table) == 3, inside(reader.desk.claims)
        meters = [next(word for word in row.split() if set(word) <= {full, empty}) for row in table]
        assert meters == [full * 3, full * 2 + empty, full + empty * 2]
