"""Whiskers on an axis, at any width."""

from __future__ import annotations

import pytest

from briefing.figures.grammar import parse
from briefing.verdicts.chart import Pens, axis_of, whisker

PENS = Pens(*"abcdefg"[: len(Pens._fields)])


@pytest.mark.parametrize("width", [-3, 0, 1, 2, 40])
def test_a_whisker_fills_the_width_that_there_is(width: int) -> None:
    axis = axis_of([parse("100 troops"), parse("900 troops")])
    assert axis
    for words in ("100 troops", "over 5 troops", "9,000 troops", "between 200 and 400 troops"):
        drawn = whisker(parse(words), axis, width, PENS)
        assert sum(len(text) for text, _ in drawn) == max(0, width)
