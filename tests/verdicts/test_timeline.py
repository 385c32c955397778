"""The timeline: what stands where, what became of it, and what the plot draws."""

from __future__ import annotations

import pytest
from claims_made import day, make_brief, make_claim, make_measure, span

from briefing.brief.model import Actor, Brief
from briefing.verdicts.findings import find
from briefing.verdicts.perspective import Extent, Scope, around, beside, scopes
from briefing.verdicts.plot import ASCII, UNICODE, frame, plot, points
from briefing.verdicts.timeline import Clock, TimeEffect, remarks, story, timeline, when

CUMULATIVE = make_measure("m", "cumulative", 2, name="Things")
WHOLE = Scope()


def brief_of(*claims, measures=(CUMULATIVE,), actors=(), date: str = "2024-10-25") -> Brief:
    return make_brief(claims, measures, actors=actors)._replace(date=day(date))


def ids(brief: Brief, scope: Scope = WHOLE, clock: Clock = Clock.AS_OF) -> list[str]:
    return [entry.claim.id for entry in timeline(brief, find(brief), scope, clock).entries]


def turns(brief: Brief, claim: str) -> dict[TimeEffect, str]:
    findings = find(brief)
    kept = timeline(brief, findings, WHOLE, Clock.AS_OF)
    return {
        remark.turn: remark.short
        for remark in remarks(brief.claims[claim], brief, findings, kept.chains.get(claim, ()))
    }


def test_entries_stand_by_the_chosen_day_and_undated_ones_last() -> None:
    brief = brief_of(
        make_claim("none", "a", "1"),
        make_claim("late", "b", "2", said="2024-10-20"),
        make_claim("about", "c", "3", said="2024-10-24", as_of="2024-10-01/2024-10-05"),
    )
    assert ids(brief) == ["about", "late", "none"]
    assert ids(brief, clock=Clock.SAID) == ["late", "about", "none"]


def test_a_claim_said_on_no_known_day_may_be_about_one() -> None:
    brief = brief_of(
        make_claim("x", "a", "1", as_of="2024-10-03"), make_claim("y", "b", "2", said="2024-10-04")
    )
    assert ids(brief) == ["x", "y"]
    assert ids(brief, clock=Clock.SAID) == ["y", "x"]


def test_a_scope_of_a_measure_takes_in_its_denials_and_what_came_of_them() -> None:
    brief = brief_of(
        make_claim("said", "a", "400", said="2024-10-20"),
        make_claim("denial", "b", measure=None, said="2024-10-21", status="denied", denies=("said",)),
        make_claim("softer", "b", measure=None, said="2024-10-22", supersedes=("denial",)),
        make_claim("other", "c", "9", measure="n", said="2024-10-21"),
        measures=(CUMULATIVE, make_measure("n")),
    )
    assert ids(brief, Scope(Extent.MEASURE, "m")) == ["said", "denial", "softer"]
    assert set(ids(brief)) == {"said", "denial", "softer", "other"}


def test_a_scope_of_a_side_takes_in_all_who_speak_for_it() -> None:
    brief = brief_of(
        make_claim("1", "us", "1"),
        make_claim("2", "kirby", "2"),
        make_claim("3", "ua", "3"),
        actors=(
            Actor("us", "US"),
            Actor("kirby", "Kirby", of="us"),
            Actor("ua", "Ukraine"),
            Actor("nato", "NATO"),
        ),
    )
    assert ids(brief, Scope(Extent.SIDE, "us")) == ["1", "2"]
    assert around(brief.claims["2"], brief, Extent.SIDE) == Scope(Extent.SIDE, "us")
    assert [scope.id for scope in scopes(brief, Extent.SIDE)] == ["us", "ua"]
    assert beside(Scope(Extent.SIDE, "ua"), 1, brief) == Scope(Extent.SIDE, "us")
    assert Scope(Extent.SIDE, "us").name(brief) == "US"


def test_a_claim_without_a_measure_is_in_the_whole_brief() -> None:
    brief = brief_of(make_claim("1", "us", measure=None))
    assert around(brief.claims["1"], brief) == Scope()
    assert around(None, brief) == Scope()
    assert beside(Scope(), 1, brief) == Scope()


@pytest.mark.parametrize(
    ("later", "how"),
    [("about 3,000", "update"), ("1,200", "correction")],
)
def test_a_chain_names_how_one_figure_took_anothers_place(later: str, how: str) -> None:
    brief = brief_of(
        make_claim("old", "nis", "1,500", said="2024-10-18"),
        make_claim("new", "nis", later, said="2024-10-23"),
    )
    assert turns(brief, "old")[TimeEffect.REPLACED] == f"{how}: {later}"
    assert turns(brief, "new")[TimeEffect.REPLACES] == "replaces 1,500"


def test_a_chain_of_three_ends_with_the_last() -> None:
    brief = brief_of(
        make_claim("1", "nis", "1,500", said="2024-10-18"),
        make_claim("2", "nis", "2,000", said="2024-10-20"),
        make_claim("3", "nis", "3,000", said="2024-10-23"),
        make_claim("4", "hur", "12,000", said="2024-10-23"),
    )
    kept = timeline(brief, find(brief), WHOLE, Clock.AS_OF)
    assert kept.chains["1"] == kept.chains["3"] == ("1", "2", "3")
    assert "4" not in kept.chains
    assert turns(brief, "3")[TimeEffect.REPLACES] == "replaces 1,500, 2,000"


def test_a_denial_withdrawn_is_linked() -> None:
    brief = brief_of(
        make_claim("said", "us", "3,000", said="2024-10-23"),
        make_claim(
            "fake", "ru", measure=None, status="denied", denies=("said",), quote="fake", said="2024-10-23"
        ),
        make_claim(
            "ours", "putin", measure=None, supersedes=("fake",), quote="our business", said="2024-10-25"
        ),
    )
    assert turns(brief, "fake")[TimeEffect.REPLACED] == "denial withdrawn: “our business”"
    assert "confirms nothing" in story(brief.claims["fake"], brief, find(brief))


def test_a_running_total_that_fell_is_marked_on_the_later_claim() -> None:
    brief = brief_of(
        make_claim("nis", "nis", "1,500 officers", said="2024-10-18"),
        make_claim("hur", "hur", "500 officers", said="2024-10-24"),
    )
    assert turns(brief, "hur")[TimeEffect.FELL] == "fell from 1,500 officers"
    assert TimeEffect.FELL not in turns(brief, "nis")
    assert "running total, which cannot fall" in story(brief.claims["hur"], brief, find(brief))


def test_a_stock_may_fall() -> None:
    brief = brief_of(
        make_claim("nis", "nis", "1,500", said="2024-10-18"),
        make_claim("hur", "hur", "500", said="2024-10-24"),
        measures=(make_measure("m", "stock", 2),),
    )
    assert TimeEffect.FELL not in turns(brief, "hur")


@pytest.mark.parametrize(
    ("tempo", "said", "stale"),
    [
        (2, "2024-10-23", False),
        (2, "2024-10-22", True),
        (30, "2024-10-01", False),
        (None, "2020-01-01", False),
    ],
)
def test_a_figure_is_stale_once_it_is_older_than_its_tempo(tempo: int | None, said: str, stale: bool) -> None:
    brief = brief_of(make_claim("x", "a", "9", said=said), measures=(make_measure("m", tempo=tempo),))
    assert (TimeEffect.STALE in turns(brief, "x")) is stale


def test_staleness_goes_by_what_the_figure_is_about_and_needs_both_days() -> None:
    about = make_claim("x", "a", "9", said="2024-10-25", as_of="2024-10-01/2024-10-07")
    assert turns(brief_of(about), "x")[TimeEffect.STALE] == "stale, 18 days old"
    assert "on the brief's date, 25 Oct 2024" in story(about, brief_of(about), find(brief_of(about)))
    assert turns(make_brief([about], [CUMULATIVE]), "x") == {}
    assert turns(brief_of(make_claim("x", "a", "9")), "x") == {}


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("2024-10-23", "23 Oct 2024"),
        ("2024-06-01/2024-06-30", "Jun 2024"),
        ("2024-02-01/2024-02-29", "Feb 2024"),
        ("2022-01-01/2022-12-31", "2022"),
        ("2024-12-01/2024-12-31", "Dec 2024"),
        ("2024-10-27/2024-10-28", "27–28 Oct 2024"),
        ("2024-10-01/2024-11-30", "1 Oct – 30 Nov 2024"),
        ("2024-06-01", "1 Jun 2024"),
    ],
)
def test_days_are_named_as_briefly_as_they_can_be(days: str, words: str) -> None:
    assert when(span(days)) == words


# -- the plot


def drawn(brief: Brief, here: str, width: int = 40, height: int = 8, pens=UNICODE) -> list[str]:
    shown = points(brief.claims.values(), Clock.AS_OF, find(brief))
    axes = frame(shown, brief.date)
    assert axes
    rows = plot(shown, axes, here, width, height, pens)
    return [row.label + "".join(text for text, _ in row.parts) for row in rows]


THREE = brief_of(
    make_claim("us", "us", "3,000", said="2024-10-23"),
    make_claim("hur", "hur", "around 12,000", said="2024-10-24"),
    make_claim("nl", "nl", "at least 1,500", said="2024-10-25"),
)


def test_later_is_further_right_and_more_is_higher() -> None:
    rows = drawn(THREE, "us")
    where = {
        sign: [(x, y) for y, row in enumerate(rows) for x, c in enumerate(row) if c == sign] for sign in "◆≠≷"
    }
    ((us_x, us_y),) = where["◆"]
    ((hur_x, hur_y),) = where["≠"]
    ((nl_x, nl_y),) = where["≷"]
    assert us_x < hur_x < nl_x
    assert hur_y < us_y <= nl_y


def test_the_plot_fills_its_width_and_height_and_names_days() -> None:
    rows = drawn(THREE, "us", 60, 9)
    assert len(rows) == 9
    assert {len(row) for row in rows} == {60}
    assert "23 Oct" in rows[-1]
    assert any(row.lstrip().startswith("10,000") for row in rows)


@pytest.mark.parametrize("text", ["2024-12-31", "2024-01-01"])
def test_a_date_far_from_the_claims_stands_at_the_edge_behind_a_gap(text: str) -> None:
    rows = drawn(THREE._replace(date=day(text)), "us", 60, 9)
    assert {len(row) for row in rows} == {60}
    columns = {row.index("┊") for row in rows[:-2]}
    assert columns == ({59} if text > "2024-10-25" else {min(columns)})
    assert "╱╱" in rows[-2]
    places = [x for row in rows[:-2] for x, sign in enumerate(row) if sign in "◆≠≷"]
    assert max(places) - min(places) > 25, "the claims have the width"


def test_the_figure_at_hand_shows_its_range_with_an_arrow_at_an_open_end() -> None:
    assert "▲" in "".join(drawn(THREE, "nl"))
    assert "▲" not in "".join(drawn(THREE, "hur"))


def test_several_figures_in_one_place_are_counted() -> None:
    brief = brief_of(*(make_claim(f"c{n}", f"a{n}", "400", said="2024-10-24") for n in range(3)))
    assert "3" in "".join(drawn(brief, "", pens=ASCII)[:4])
    many = brief_of(*(make_claim(f"c{n}", f"a{n}", "400", said="2024-10-24") for n in range(12)))
    assert "+" in "".join(drawn(many, "", pens=ASCII)[:4])


def test_a_replaced_figure_looks_different() -> None:
    brief = brief_of(
        make_claim("old", "nis", "1,500", said="2024-10-18"),
        make_claim("new", "nis", "3,000", said="2024-10-23"),
    )
    text = "".join(drawn(brief, ""))
    assert (text.count("○"), text.count("●")) == (1, 1)


def test_ascii_needs_nothing_else() -> None:
    assert "".join(drawn(THREE, "nl", pens=ASCII)).isascii()


def test_days_and_amounts_share_no_axis() -> None:
    brief = brief_of(
        make_claim("day", "a", "27 October 2024", said="2024-10-24"),
        make_claim("amount", "b", "12,000", said="2024-10-24"),
    )
    shown = points(brief.claims.values(), Clock.AS_OF, find(brief))
    assert [point.id for point in shown] == ["day"]
    assert drawn(brief, "day")


def test_nothing_is_drawn_without_a_day_or_a_figure() -> None:
    brief = brief_of(make_claim("x", "a", "9"), make_claim("y", "b", "many", said="2024-10-24"))
    shown = points(brief.claims.values(), Clock.AS_OF, find(brief))
    assert shown == ()
    assert frame(shown, brief.date) is None


@pytest.mark.parametrize("size", [(3, 3), (10, 2), (200, 40)])
def test_any_size_can_be_drawn(size: tuple[int, int]) -> None:
    assert len(drawn(THREE, "us", *size)) <= size[1]
