"""The rows of compare: what is known of each claim, sides, successors, and very many of them."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.ui.views.compare_view import Chart, CompareScreen, VerdictsPane

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from textual.pilot import Pilot

SMALL, LARGE = (80, 24), (160, 48)

HEAD = """\
briefing: 1
title: Losses
date: 2024-12-30
sources:
  daily: {title: A report, publisher: The Daily, date: 2024-12-24, reliability: B}
  wire: {title: A wire, publisher: The Wire, date: 2024-12-24, reliability: C}
  paper: {title: Another, publisher: The Paper, date: 2024-12-24, reliability: C}
actors:
  north: {name: Northland, kind: state}
  army: {name: Army of Northland, of: north}
  office: {name: Office of Northland, of: north}
  south: {name: Southland, kind: state}
measures:
  lost: {name: Vehicles lost, unit: vehicles, accounting: cumulative, tempo: 30d}
  tanks: {name: Tanks lost, unit: tanks, accounting: cumulative, tempo: 30d, part_of: lost}
"""

FEW = (
    HEAD
    + """\
sections:
  s:
    title: What is said
    source: daily
    text: >
      First 1,500 vehicles, then about 3,000 vehicles. The office has around 3,100 vehicles. South counts
      at least 900 vehicles, approximately 900 vehicles and up to 900 vehicles. Of them 12 tanks.
claims:
  old: {by: army, section: s, quote: "1,500 vehicles", measure: lost, figure: "1,500 vehicles", said: 2024-12-18}
  new: {by: army, section: s, quote: "about 3,000 vehicles", measure: lost, figure: "about 3,000 vehicles",
    said: 2024-12-23, as_of: 2024-12-20, basis: witnessed, credibility: 2}
  office: {by: office, section: s, quote: "around 3,100 vehicles", measure: lost, figure: "around 3,100 vehicles",
    said: 2024-12-23}
  least: {by: south, section: s, quote: "at least 900 vehicles", measure: lost, figure: "at least 900 vehicles",
    said: 2024-12-24, origin: ministry}
  about: {by: south, section: s, quote: "approximately 900 vehicles", measure: lost,
    figure: "approximately 900 vehicles", said: 2024-12-24, origin: ministry, via: wire}
  most: {by: south, section: s, quote: "up to 900 vehicles", measure: lost, figure: "up to 900 vehicles",
    said: 2024-12-24, origin: ministry, via: paper}
  tanks: {by: south, section: s, quote: "12 tanks", measure: tanks, figure: "12 tanks", said: 2024-12-24}
"""
)


def many(number: int) -> str:
    """Return a brief of many claims of one measure, by four speakers for each of two sides."""
    figures = [f"{1000 + 90 * at:,} vehicles" for at in range(number)]
    speakers = "".join(
        f"  {side[0]}{at}: {{name: Speaker {at} of {side}, of: {side}}}\n"
        for side in ("north", "south")
        for at in range(4)
    )
    claims = "".join(
        f'  c{at}: {{by: {"ns"[at % 2]}{at % 8 // 2}, section: s, quote: "{words}", measure: lost,'
        f' figure: "{words}", said: 2024-12-{1 + at % 28:02}, basis: told, origin: "o{at}"}}\n'
        for at, words in enumerate(figures)
    )
    text = ", ".join(figures)
    return (
        HEAD.replace("measures:\n", f"{speakers}measures:\n", 1)
        + f'sections:\n  s: {{title: S, source: daily, text: "{text}"}}\nclaims:\n{claims}'
    )


@asynccontextmanager
async def comparing(
    make_app, path: Path, text: str, claim: str, size=SMALL, *, ascii_only: bool = False
) -> AsyncIterator[tuple[Pilot[None], Chart, VerdictsPane]]:
    path = path / "brief.yaml"
    path.write_text(text, "utf-8")
    app = make_app(path, ascii_only=ascii_only)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.screen._select(app.screen.reading.brief.claims[claim])
        await pilot.press("v")
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)
        yield pilot, app.screen.query_one(Chart), app.screen.query_one(VerdictsPane)


def lines(pane: Chart) -> list[str]:
    """Return the rows as they are drawn, without the marker."""
    rows = [pane.spans(row, pane.size.width, current=False) for row in pane.rows]
    return ["".join(text for text, _ in row)[2:].rstrip() for row in rows]


def line_of(pane: Chart, claim: str) -> str:
    at = next(y for y, row in enumerate(pane.rows) if row.claim and row.claim.id == claim)
    return lines(pane)[at]


def told(pane: VerdictsPane) -> str:
    return " ".join(row.text for row in pane.rows)


async def test_a_row_tells_when_how_rated_on_what_basis_and_from_where(make_app, tmp_path) -> None:
    async with comparing(make_app, tmp_path, FEW, "new", LARGE) as (_, chart, _):
        line = line_of(chart, "new")
        assert line.endswith("23 Dec B2  20 Dec 2024  witnessed")
        assert line_of(chart, "most").endswith("ministry")
        ((heading, _),) = chart.heading(0, chart.size.width)
        for name, words in (
            ("As of", "20 Dec 2024"),
            ("Basis", "witnessed"),
            ("Src", "B2"),
            ("Said", "Dec B2"),
        ):
            at = heading.index(name) - 2
            assert abs(line.index(words) - at) <= 3


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_has_no_room_in_a_row_stands_above_the_verdicts(make_app, tmp_path, size) -> None:
    async with comparing(make_app, tmp_path, FEW, "new", size) as (pilot, chart, verdicts):
        assert "23 Dec B2" in line_of(chart, "new")
        assert told(verdicts).startswith(
            "Said 23 Dec 2024; as of 20 Dec 2024; via The Daily (B2); basis: witnessed"
        )
        await pilot.press("k")
        await pilot.pause()
        assert "superseded on 23 Dec 2024 by about 3,000 vehicles" in told(verdicts)
        await pilot.press("G", "k")
        await pilot.pause()
        assert "origin ministry (3 outlets, 1 origin)" in told(verdicts)


async def test_a_superseded_claim_is_dimmed_and_names_its_successor(make_app, tmp_path) -> None:
    async with comparing(make_app, tmp_path, FEW, "new") as (_, chart, _):
        row = next(row for row in chart.rows if row.claim and row.claim.id == "old")
        spans = chart.spans(row, chart.size.width, current=False)
        assert "1,500 » ~ 3,000" in "".join(text for text, _ in spans)
        assert all("dim" in style for text, style in spans[1:] if text.strip())


async def test_a_superseded_claim_names_its_successor_in_ascii(make_app, tmp_path) -> None:
    async with comparing(make_app, tmp_path, FEW, "new", LARGE, ascii_only=True) as (_, chart, _):
        assert "1,500 >> about 3,000 " in line_of(chart, "old")
        assert line_of(chart, "old").isascii()


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_claims_of_a_side_stand_under_its_name_and_parts_under_their_whole(
    make_app, tmp_path, size
) -> None:
    async with comparing(make_app, tmp_path, FEW, "new", size) as (_, chart, _):
        shown = lines(chart)
        side = shown.index("   Northland")
        assert [line[3:10] for line in shown[side + 1 : side + 4]] == ["  Army ", "  Army ", "  Offic"]
        assert shown[side + 4][3:].startswith("Southland")  # it speaks for itself and needs no name above
        assert shown[-2] == "  Tanks lost"
        assert shown[-1][3:].startswith("  Southland")


async def test_notes_on_the_wording_are_wrapped_and_not_cut(make_app, tmp_path) -> None:
    async with comparing(make_app, tmp_path, FEW, "new") as (pilot, chart, _):
        said = " ".join(" ".join(row.text for row in chart.rows if row.style == "dim").split())
        assert "3 outlets, 1 origin" in said
        assert "“at least” became “approximately”; “at least” became “up to”, the opposite bound" in said
        assert not any("…" in line for line in lines(chart) if "became" in line)
        narrow = sum(row.style == "dim" for row in chart.rows)
        await pilot.resize_terminal(160, 48)
        await pilot.pause()
        assert sum(row.style == "dim" for row in chart.rows) < narrow
        assert chart.current.claim.id == "new"


async def test_the_first_claim_has_its_heading_and_all_notes_in_sight(make_app, tmp_path) -> None:
    async with comparing(make_app, tmp_path, FEW, "tanks") as (pilot, chart, _):
        assert chart.scroll_offset.y > 0
        await pilot.press("g")
        await pilot.pause()
        assert chart.scroll_offset.y == 0


async def test_the_cursor_stands_on_claims_only(make_app, tmp_path) -> None:
    async with comparing(make_app, tmp_path, FEW, "tanks") as (pilot, chart, _):
        seen = []
        for _ in range(9):
            seen.append(chart.current.claim.id)
            await pilot.press("k")
        assert seen[:7] == ["tanks", "most", "about", "least", "office", "new", "old"]
        assert set(seen[6:]) == {"old"}


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("number", [2, 60])
async def test_two_claims_and_sixty_can_be_read(make_app, tmp_path, size, number) -> None:
    async with comparing(make_app, tmp_path, many(number), "c1", size) as (pilot, chart, verdicts):
        shown = [row.claim.id for row in chart.rows if row.claim]
        assert sorted(shown) == sorted(f"c{at}" for at in range(number))
        assert all(len(line) <= size[0] - 4 for line in lines(chart))
        sides = [chart._brief.side(row.claim.by) for row in chart.rows if row.claim]
        assert sides == sorted(sides)
        await pilot.press("G")
        await pilot.pause()
        assert chart.current.claim.id == shown[-1]
        assert chart.scroll_offset.y + chart.page_height >= len(chart.rows)
        assert chart.size.height >= min(8, len(chart.rows) + 1)
        assert verdicts.size.height >= 6
        await pilot.press("g")
        await pilot.pause()
        assert chart.current.claim.id == shown[0]
        assert chart.scroll_offset.y == 0  # the measure's name is in sight with its first claim


async def test_a_short_chart_leaves_the_room_to_the_verdicts(make_app, tmp_path) -> None:
    async with comparing(make_app, tmp_path, many(2), "c1", LARGE) as (_, chart, verdicts):
        assert chart.outer_size.height == len(chart.rows) + 3
        assert chart.outer_size.height + verdicts.outer_size.height == 47


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "160x48"])
@pytest.mark.parametrize("name", ["few", "sixty"])
def test_picture(snap_compare, make_app, tmp_path, monkeypatch, name, size) -> None:
    monkeypatch.chdir(tmp_path)
    Path("brief.yaml").write_text(FEW if name == "few" else many(60), "utf-8")
    assert snap_compare(make_app("brief.yaml"), press=("4", "j", "v"), terminal_size=size)
