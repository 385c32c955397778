"""Bounds and hedges that stand together, before and after the number."""

from __future__ import annotations

from math import inf

import pytest

from briefing.figures.grammar import parse
from briefing.figures.model import FigureError


@pytest.mark.parametrize(
    ("text", "same"),
    [
        *(("at least some 3,000", "at least 3,000"), ("more than about 7,000", "more than 7,000")),
        *(("about at least 3,000", "at least 3,000"), ("possibly up to 400", "up to 400")),
        *(
            ("exactly about 400", "about 400"),
            ("confirmed at least 89", "at least 89"),
            ("well over 3,000+", "well over 3,000"),
        ),
        *(("3,000 or more", "at least 3,000"), ("3,000 troops or more", "at least 3,000 troops")),
        *(
            ("about 3,000 or more", "at least 3,000"),
            ("3,000 at most", "at most 3,000"),
            ("3,000 or so", "about 3,000"),
        ),
        *(
            ("3,000 plus", "more than 3,000"),
            ("3,000-plus troops", "more than 3,000 troops"),
            ("3,000+ troops", "over 3,000 troops"),
        ),
        *(
            ("12,000 (approx.)", "about 12,000"),
            ("3,000 or fewer", "at most 3,000"),
            ("471 and counting", "at least 471"),
        ),
        *(
            ("between about 100 and 300", "about 100 to 300"),
            ("from about 100 to about 300", "about 100 to 300"),
        ),
        *(("at the low end of the 100 to 300 spectrum", "low end of 100 to 300"), ("many dozens", "dozens")),
        *(
            ("in the low end of a range of 100 to 300", "low end of 100-300"),
            ("a few thousands", "a few thousand"),
        ),
        *(("thousands and thousands", "thousands"), ("hundreds, if not thousands", "hundreds to thousands")),
    ],
)
def test_the_bound_wins(text, same):
    one, other = parse(text), parse(same)
    assert (one.qualifier, one.stated, one.hard, one.typical) == (
        other.qualifier,
        other.stated,
        other.hard,
        other.typical,
    )
    assert (one.noun, one.unit) == (other.noun, other.unit)


@pytest.mark.parametrize(
    ("text", "hard", "typical"),
    [
        ("at least dozens", (12, inf), (24, 123.75)),
        ("up to several hundred", (0, 1199), (150, 900)),
        ("about 100 to 300", (75, 375), (90, 330)),
        ("at least 100 to 300", (100, inf), (100, 375)),
        ("up to 10–50", (0, 50), (5, 50)),
        ("dozens to hundreds", (12, 1999), (24, 999)),
        ("10 to several hundred", (10, 1199), (10, 900)),
        ("two dozen to several hundred", (24, 1199), (24, 900)),
        ("hundreds or even thousands", (100, 19_999), (200, 9999)),
    ],
)
def test_a_row_moves_each_end_of_a_span_or_vague_word(text, hard, typical):
    figure = parse(text)
    assert (figure.hard[:2], figure.typical[:2]) == (hard, typical)


@pytest.mark.parametrize(
    ("text", "what", "todo"),
    [
        ("at least up to 400", "bounded from both sides", "span"),
        ("low end of 400", "names no span", "both ends"),
        ("at least low end of 100 to 300", "end of a span", "keep one"),
        ("about none", "qualifies 'none'", "leave one"),
        ("at least many", "qualifies 'many'", "leave one"),
        ("fewer than 0", "below zero", "check"),
        ("by 3,000", "does not go with an amount", "at least"),
        ("3,000 or later", "does not go with an amount", "at least"),
        ("from 3,000", "opens a span", "at least"),
        ("between 3,000", "opens a span", "both"),
        ("300 to 100", "runs backwards", "lower number first"),
        ("thousands to hundreds", "runs backwards", "lower number first"),
        ("50-50", "one number twice", "once"),
        ("100 km to 200 tonnes", "two units", "one unit"),
        ("$50 euros", "two currencies", "keep one"),
    ],
)
def test_what_does_not_fit_together_is_an_error(text, what, todo):
    with pytest.raises(FigureError) as error:
        parse(text)
    assert what in error.value.what
    assert todo in error.value.todo
