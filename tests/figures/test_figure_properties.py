"""Properties of reading figures, over generated wordings of all kinds."""

from __future__ import annotations

import json
from contextlib import suppress
from math import inf, isclose

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from strategies import HEDGES, NOUNS, figure_texts, soup, whole

from briefing.figures.display import figure_json, range_text
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.figures.prose_search import figures_in

relaxed = settings(deadline=None, derandomize=True, max_examples=150)


def read(text, **options):
    try:
        return parse(text, **options)
    except FigureError:
        assume(False)


@relaxed
@given(soup)
@example("MYR")
@example("US")
@example("thousands upon thousands")
@example("eleven152mm")
@example("4 155-mm guns")
@example("twenty-five of at most")
@example("1,500 so or far more")
@example("12.345thousand)dozen")
@example("twenty-five through March around")
def test_a_text_gives_a_figure_or_a_figure_error(text):
    try:
        figure = parse(text, year=2024)
    except FigureError:
        pass
    else:
        json.dumps(figure_json(figure), allow_nan=False)


@relaxed
@given(st.text(max_size=80))
def test_any_text_gives_a_figure_or_a_figure_error(text):
    for locale in ("en", "de"):
        with suppress(FigureError):
            parse(text, locale=locale, year=2024)
    assert [
        found for found in figures_in(text, year=2024) if not 0 <= found.start < found.end <= len(text)
    ] == []


@relaxed
@given(figure_texts)
def test_the_hard_range_holds_the_typical_one(text):
    figure = read(text)
    if figure.hard and figure.typical:
        assert figure.hard.low <= figure.typical.low <= figure.typical.high <= figure.hard.high
        assert range_text(figure.hard, figure.unit)
    if figure.stated and figure.hard:
        assert figure.hard.low <= figure.stated[0] <= figure.stated[
            1
        ] <= figure.hard.high or figure.qualifier == ("well over")


@relaxed
@given(HEDGES, whole, NOUNS)
def test_ten_times_the_number_gives_ten_times_the_ranges(hedge, number, noun):
    assume(hedge and number)
    figure, larger = read(f"{hedge} {number}{noun}"), read(f"{hedge} {number * 10}{noun}")
    for span, tenfold in ((figure.hard, larger.hard), (figure.typical, larger.typical)):
        assert tenfold.low == pytest.approx(span.low * 10)
        assert tenfold.high == inf if span.high == inf else isclose(tenfold.high, span.high * 10)


@relaxed
@given(figure_texts)
def test_what_a_figure_says_is_found_in_prose(text):
    figure = read(text)
    if (
        figure.hard is None
        or figure.qualifier == "none"
        or not (figure.is_date or figure.unit.kind == "people")
    ):
        return
    found = list(figures_in(f"They said {text}, and no more."))
    assert found
    if found[0].figure.noun == figure.noun and found[0].start == len("They said "):
        assert (found[0].figure.hard, found[0].figure.typical) == (figure.hard, figure.typical)
