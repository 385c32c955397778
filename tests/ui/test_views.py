"""The views of a brief, driven by their keys: timeline, matrix, perspective."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot

from briefing.ui.app import BriefingApp
from briefing.ui.drawn import StatusLines
from briefing.ui.list_pane import ListPane
from briefing.ui.panes import ClaimsTable
from briefing.ui.reader import ReaderScreen
from briefing.ui.views.compare_view import CompareScreen
from briefing.ui.views.help_view import HelpScreen
from briefing.ui.views.matrix_view import GridPane, MatrixScreen
from briefing.ui.views.perspective_view import PerspectiveScreen, TellingPane
from briefing.ui.views.timeline_view import EntriesPane, PlotPane, TimelineScreen
from tests.ui.driven import drawn

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SMALL, LARGE = (80, 24), (160, 48)
AT_UKRAINE = ("c", "c")
"""Keys that lead from the opened brief to the claim `hur-12000`."""


class Views:
    """What a test sees of an app with a view in front."""

    def __init__(self, app: BriefingApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        names = {" ": "space", ",": "comma"}
        await self.pilot.press(*(names.get(key, key) for key in keys))
        await self.pilot.pause()

    def pane(self, kind: type[ListPane[Any]]) -> Any:
        return self.app.screen.query_one(kind)

    @property
    def status(self) -> str:
        return self.app.screen.query_one(StatusLines).text

    def shown(self, kind: type[ListPane[Any]]) -> str:
        """The whole pane as text, as wide as it is."""
        pane = self.pane(kind)
        rows = [pane.spans(row, pane.size.width, current=False) for row in pane.rows]
        return "\n".join("".join(text for text, _ in row).rstrip() for row in rows)

    async def until(self, words: str) -> None:
        """Go on to the side in whose telling the words stand."""
        for _ in range(40):
            if words in self.shown(TellingPane):
                return
            await self.press("right_square_bracket")
        pytest.fail(f"no side's telling has {words}")

    @property
    def at_hand(self) -> str:
        claim = self.app.screen.at_hand  # type: ignore[attr-defined]
        return claim.id if claim else ""


@asynccontextmanager
async def opened(app: BriefingApp, *keys: str, size: tuple[int, int] = SMALL) -> AsyncIterator[Views]:
    async with app.run_test(size=size) as pilot:
        views = Views(app, pilot)
        await pilot.pause()
        await views.press(*keys)
        yield views


# -- all of them


@pytest.mark.parametrize(
    ("key", "screen"), [("t", TimelineScreen), ("x", MatrixScreen), ("p", PerspectiveScreen)]
)
@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_each_view_opens_at_the_claim_at_hand_and_closes(make_app, key, screen, size) -> None:
    async with opened(make_app(), *AT_UKRAINE, key, size=size) as views:
        assert isinstance(views.app.screen, screen)
        assert views.at_hand == "hur-12000"
        assert "around 12,000" in views.status
        await views.press("escape")
        assert isinstance(views.app.screen, ReaderScreen)


@pytest.mark.parametrize("first", "vtxp")
async def test_a_view_leads_to_the_others_and_each_of_them_back_to_the_reader(make_app, first) -> None:
    for second in "vtxp":
        async with opened(make_app(), *AT_UKRAINE, first) as views:
            before = views.app.screen
            await views.press(second)
            assert (views.app.screen is before) is (first == second)
            assert views.at_hand == "hur-12000"
            await views.press("escape")
            assert isinstance(views.app.screen, ReaderScreen)


async def test_however_often_one_goes_from_view_to_view_one_is_open(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "v") as views:
        depth = len(views.app.screen_stack)
        for _ in range(5):
            for key in "txpv":
                await views.press(key)
                assert len(views.app.screen_stack) == depth
        await views.press("x", "enter")  # closer at a cell, and back to it
        assert isinstance(views.app.screen, CompareScreen)
        await views.press("escape")
        assert isinstance(views.app.screen, MatrixScreen)
        await views.press("enter", "t")
        assert isinstance(views.app.screen, TimelineScreen)
        await views.press("escape")
        assert isinstance(views.app.screen, ReaderScreen)


@pytest.mark.parametrize(
    "keys", [("t", "enter"), ("p", "enter"), ("x", "enter", "enter"), ("t", "p", "x", "v", "enter")]
)
async def test_enter_leads_to_the_quote_however_many_views_are_open(make_app, keys) -> None:
    async with opened(make_app(), *AT_UKRAINE, *keys) as views:
        assert isinstance(views.app.screen, ReaderScreen)
        assert views.pane(ClaimsTable).current.id == "hur-12000"


async def test_help_names_the_keys_of_a_view(make_app) -> None:
    async with opened(make_app(), "t", "question_mark") as views:
        assert isinstance(views.app.screen, HelpScreen)
        await views.press("escape")
        assert isinstance(views.app.screen, TimelineScreen)


@pytest.mark.parametrize("key", "txp")
async def test_a_brief_without_claims_or_actors_opens_in_each_view(make_app, tmp_path, key) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text("briefing: 1\ntitle: Bare\nsections: {s: {title: S, text: Nothing yet.}}\n", "utf-8")
    async with opened(make_app(path), key) as views:
        await views.press("j", "l", "enter")
        await views.press("right_square_bracket", "w", "s", "tab", "v", "x", "t", "p")
        await views.press(*["escape"] * 6)
        assert isinstance(views.app.screen, ReaderScreen)


@pytest.mark.parametrize("key", "txp")
async def test_no_sign_of_a_view_goes_beyond_ascii_where_the_terminal_does_not(
    make_app, tmp_path, key
) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text(PLAIN, "utf-8")
    async with opened(make_app(path, ascii_only=True), "4", key) as views:
        kinds = {"t": (EntriesPane, PlotPane), "x": (GridPane,), "p": (TellingPane,)}
        for kind in kinds[key]:
            assert views.shown(kind).strip()
            assert views.shown(kind).isascii()
            pane = views.pane(kind)
            for y in range(pane.HEADED):
                assert "".join(text for text, _ in pane.heading(y, 78)).isascii()


PLAIN = """\
briefing: 1
title: Plain
date: 2024-10-25
actors: {a: {name: A}, b: {name: B}}
measures: {m: {name: Things, unit: things, accounting: cumulative}}
sections: {s: {title: S, text: A said at least 1000000000000 things and B said more than 12.}}
claims:
  one: {by: a, section: s, quote: at least 1000000000000 things, measure: m, figure: "at least 1,000,000,000,000 things", said: 2024-10-18}
  two: {by: a, section: s, quote: more than 12, measure: m, figure: 12, said: 2024-10-23}
"""


# -- the timeline


async def test_wider_goes_from_the_measure_to_the_side_to_the_brief_and_around(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "t") as views:
        counts = []
        for _ in range(4):
            counts.append(len(views.pane(EntriesPane).rows))
            assert views.at_hand == "hur-12000"
            await views.press("w")
        assert counts[0] < counts[1] < counts[2]
        assert counts[3] == counts[0]


async def test_the_next_measure_follows(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "t", "right_square_bracket") as views:
        assert views.at_hand == "nis-officers"
        assert "fell from 1,500" in views.shown(EntriesPane)
        await views.press("left_square_bracket")
        assert "around 12,000" in views.shown(EntriesPane)


async def test_the_other_day_moves_a_claim_about_another_time(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "t", "w", "w") as views:
        by_as_of = [row.claim.id for row in views.pane(EntriesPane).rows if row.claim]
        assert by_as_of[0] == "musk-refused"  # about 2022
        await views.press("s")
        by_said = [row.claim.id for row in views.pane(EntriesPane).rows if row.claim]
        assert by_said[0] in ("nis-officers", "nis-method", "turner-red-line")
        assert sorted(by_as_of) == sorted(by_said)


async def test_a_chain_is_linked_where_the_cursor_is_in_it(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "t") as views:
        assert "╭" not in views.shown(EntriesPane)
        await views.press("G")
        assert views.at_hand == "putin-business"
        assert "╭" in views.shown(EntriesPane)
        assert "╰" in views.shown(EntriesPane)
        assert "confirms nothing" in views.status


async def test_the_cursor_passes_over_headings(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "t") as views:
        for _ in range(8):
            await views.press("j")
            assert views.at_hand
        assert views.at_hand == "putin-business"


async def test_the_plot_marks_the_claim_under_the_cursor(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "t") as views:
        before = views.shown(PlotPane)
        assert before.count("◆") == 1
        await views.press("k")
        assert views.shown(PlotPane).count("◆") == 1
        assert views.shown(PlotPane) != before


# -- the matrix


async def test_columns_that_do_not_fit_are_scrolled_to_and_names_stay(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "x") as views:
        grid = views.pane(GridPane)
        assert "measures 1–3 of 8" in drawn(grid)[-1]
        await views.press("l", "l", "l", "l")
        assert "measures 3–5 of 8" in drawn(grid)[-1]
        assert "Ukraine's" in views.shown(GridPane)
        assert "First record of North Koreans in Kursk" in views.status
        await views.press(*"hhhhhh")
        assert grid.column == 0


async def test_silence_is_said(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "x", "G") as views:
        assert "is silent on “North Korean troops in Russia”" in views.status
        before = views.app.screen
        await views.press("enter", "v")
        assert views.app.screen is before


async def test_enter_compares_the_cell_and_a_denial_what_it_denies(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "x", "enter") as views:
        assert isinstance(views.app.screen, CompareScreen)
        await views.press("escape")
        grid = views.pane(GridPane)
        kremlin = next(y for y, row in enumerate(grid.rows) if row.id == "kremlin")
        await views.press(*"j" * (kremlin - grid.cursor), "l")
        assert views.at_hand == "kremlin-fake"
        await views.press("enter")
        assert isinstance(views.app.screen, CompareScreen)


async def test_hypotheses_take_turns_with_figures(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "x", "tab") as views:
        assert views.at_hand == "hur-12000"
        assert "inconsistent with this" in views.status
        heads = views.pane(GridPane).heading(3, 78)
        assert "".join(text for text, _ in heads).split() == ["Inconsistency", "▌", "4", "1", "0"]
        await views.press("tab")
        assert views.at_hand == "hur-12000"
        await views.press("tab", "enter")
        assert isinstance(views.app.screen, ReaderScreen)


async def test_a_brief_without_marks_says_so(make_app, briefs) -> None:
    async with opened(make_app(briefs / "makiivka.yaml"), "x", "tab") as views:
        assert "does not say how its claims bear on hypotheses" in views.status


# -- the perspective


async def test_sides_are_gone_through_one_after_the_other(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "p") as views:
        assert "North Korean bases" not in views.shown(TellingPane)
        first = views.shown(TellingPane)
        await views.press("right_square_bracket")
        assert views.shown(TellingPane) != first
        await views.press("left_square_bracket")
        assert views.shown(TellingPane) == first


async def test_denials_stand_above_what_they_deny(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "p", size=LARGE) as views:
        await views.until("Denies")
        lines = views.shown(TellingPane).splitlines()
        at = next(y for y, line in enumerate(lines) if line.strip() == "Denies") + 1
        assert "“fake news”" in lines[at]
        denied = ("✗ United States, South Korea", "✗ United States", "✗ Ukraine's", "✗ National")
        assert all(name in line for name, line in zip(denied, lines[at + 1 : at + 5], strict=True))
        assert "3,000 troops" in lines[at + 2]


async def test_a_side_that_says_nothing_is_told_as_such(make_app) -> None:
    async with opened(make_app(), *AT_UKRAINE, "p") as views:
        await views.press("left_square_bracket", "left_square_bracket", "left_square_bracket")
        assert "Says" not in views.shown(TellingPane)
        assert "makes no claim in this brief" in views.status
        assert "Is silent about" in views.shown(TellingPane)


# -- pictures

TO_RUSSIA = 7
"""How many sides Russia stands after Ukraine."""

PICTURES = {
    "timeline": (("t",), (SMALL, LARGE)),
    "timeline-chain": (("t", "G"), (SMALL,)),
    "timeline-brief": (("t", "w", "w"), (SMALL, LARGE)),
    "matrix": (("x",), (SMALL, LARGE)),
    "hypotheses": (("x", "tab"), (SMALL, LARGE)),
    "perspective": (("p",), (SMALL, LARGE)),
    "perspective-denials": (("p", *["right_square_bracket"] * TO_RUSSIA), (SMALL,)),
}


@pytest.mark.parametrize(
    ("state", "size"),
    [(state, size) for state, (_, sizes) in PICTURES.items() for size in sizes],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_picture(snap_compare, make_app, state, size) -> None:
    keys, _ = PICTURES[state]
    assert snap_compare(make_app(), press=(*AT_UKRAINE, *keys), terminal_size=size)


@pytest.mark.parametrize("key", "txp")
def test_picture_in_ascii(snap_compare, make_app, key) -> None:
    assert snap_compare(make_app(ascii_only=True), press=(*AT_UKRAINE, key), terminal_size=SMALL)
