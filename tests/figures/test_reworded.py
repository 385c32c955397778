"""The same number in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import figure_texts

from briefing.figures.figure import FigureError
from briefing.figures.grammar import parse
from briefing.figures.reworded import rewordings


def said(text: str) -> set[str]:
    return {other.text for other in rewordings(parse(text))}


@given(figure_texts)
def test_a_figure_in_other_words_reads_as_what_it_says(text: str) -> None:
    try:
        figure = parse(text)
    except FigureError:
        return
    for other in rewordings(figure):
        assert parse(other.text) == other, (text, other.text)
        assert other.qualifier != figure.qualifier


@pytest.mark.parametrize(
    ("wording", "some"),
    [
        ("about 3,000 troops", "at least 3,000 troops"),
        ("At least  some 3,000 troops", "about 3,000 troops"),
        ("at least ~3,000 troops", "about 3,000 troops"),
        ("3,000 troops or more", "exactly 3,000 troops"),
        ("nearly 12 thousand troops", "12 thousand troops"),
        ("about 1.50 million", "1,500,000"),  # of which 1.50 would say that it is less coarse than we know
        ("about a dozen", "12"),
        ("up to 100 to 300", "low end of 100 to 300"),
        ("by 27 October 2024", "27 October 2024"),
    ],
)
def test_its_own_words_stay_where_they_say_the_same(wording: str, some: str) -> None:
    assert some in said(wording)


@pytest.mark.parametrize("wording", ["dozens of troops", "no troops", "many", "hundreds to thousands"])
def test_what_states_no_number_has_no_other_words(wording: str) -> None:
    assert not said(wording)


def test_nothing_is_said_to_be_below_zero() -> None:
    assert "at most 0 troops" in said("0 troops")
    assert "fewer than 0 troops" not in said("0 troops")


def test_a_dozen_is_no_bare_number() -> None:
    assert "about a dozen" in said("a dozen")
    assert not {"a dozen", "12"} & said("a dozen")
