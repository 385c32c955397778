"""The same number in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import NOUNS, figure_texts, number

from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.figures.overrides import with_overrides
from briefing.figures.wordings import WORDINGS
from briefing.figures.writing import rewordings

STRICT = with_overrides(WORDINGS, {"about": {"hard": [0.5, 1.5], "typical": [0.8, 1.2]}})
EARLIER = st.sampled_from(["", "at least ", "up to ", "about ", "fewer than ", "a total of ", "“"])
DOTTED = st.sampled_from(["", "c. ", "ca. ", "approx. ", "est. ", "~", "≥ ", "some ", "$", "€ "])
LATER = st.sampled_from(["", "+", " (at most)", " (approximately)", ", at least", " or so", "”", " or more."])
DAYS = st.sampled_from(["27 October", "ca. 27 October", "3 May or 4 May", "(5 May)", "October"])
texts = st.one_of(
    figure_texts,
    st.tuples(EARLIER, DOTTED, number, NOUNS, LATER).map("".join),
    st.tuples(st.sampled_from(["", "by ", "from ", "around ", "before "]), DAYS).map("".join),
)


def said(text: str, locale: str = "en") -> set[str]:
    return {other.text for other in rewordings(parse(text, locale=locale), locale=locale)}


@given(texts, st.sampled_from([WORDINGS, STRICT]), st.sampled_from(["en", "en", "de"]))
def test_a_figure_in_other_words_reads_as_what_it_says(text, wordings, locale):
    try:
        figure = parse(text, wordings, locale, year=2024)
    except FigureError:
        return
    for other in rewordings(figure, wordings, locale):
        assert parse(other.text, wordings, locale, year=2024) == other, (text, other.text)
        assert other.qualifier != figure.qualifier


@pytest.mark.parametrize(
    ("wording", "some"),
    [
        ("about 3,000 troops", "at least 3,000 troops"),
        ("At least  some 3,000 troops", "about 3,000 troops"),
        ("at least ~3,000 troops", "about 3,000 troops"),
        ("up to c. 3,000 troops", "exactly 3,000 troops"),
        ("fewer than 3,000 (at most)", "nearly 3,000"),
        ("3,000 troops or more", "exactly 3,000 troops"),
        ("nearly 12 thousand troops", "12 thousand troops"),
        ("about 1.50 million", "1.50 million"),
        ("up to half a million people", "at least half a million people"),
        ("some 12 000 troops", "at least 12 000 troops"),
        ("about $2.3bn", "at least $2.3bn"),
        ("about a dozen", "at least 12"),
        ("up to 100 to 300", "low end of 100 to 300"),
        ("by 27 October 2024", "27 October 2024"),
    ],
)
def test_its_own_words_stay_where_they_are_the_number_alone(wording: str, some: str) -> None:
    assert some in said(wording)


def test_numbers_are_grouped_as_the_brief_groups_them() -> None:
    assert "at least 12.000 troops" in said("around 12.000 troops", "de")
    assert "low end of 1.000 to 12.000" in said("1.000 to 12.000", "de")


@pytest.mark.parametrize("wording", ["dozens of troops", "no troops", "many", "hundreds to thousands"])
def test_what_states_no_number_has_no_other_words(wording: str) -> None:
    assert not said(wording)


def test_nothing_is_said_to_be_below_zero() -> None:
    assert "at most 0 troops" in said("0 troops")
    assert "fewer than 0 troops" not in said("0 troops")


def test_a_dozen_is_no_bare_number() -> None:
    assert "about 12" in said("a dozen")
    assert not {"a dozen", "12"} & said("a dozen")
