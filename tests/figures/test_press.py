"""Wordings and sentences as the press writes them, with what they say."""

from __future__ import annotations

from math import isclose
from pathlib import Path

import pytest

from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.figures.prose_search import figures_in

HERE = Path(__file__).parent
WORDINGS = [line.split("\t") for line in (HERE / "press_wordings.tsv").read_text("utf-8").splitlines()[1:]]


def sentences() -> list[tuple[str, list[list[str]]]]:
    """Return each sentence with its figures: number, qualifier, unit, and whether it is a change."""
    found: list[tuple[str, list[list[str]]]] = []
    for line in (HERE / "press_sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("\t"):
            found[-1][1].append(line.strip().split("\t"))
        else:
            found.append((line, []))
    return found


@pytest.mark.parametrize(
    ("wording", "locale", "low", "high", "unit"), WORDINGS, ids=[f"{row[0]}-{row[1]}" for row in WORDINGS]
)
def test_a_wording_is_read_right_or_refused(
    wording: str, locale: str, low: str, high: str, unit: str
) -> None:
    if low == "refused":
        with pytest.raises(FigureError):
            parse(wording, locale=locale)
        return
    figure = parse(wording, locale=locale)
    assert figure.unit.name == unit
    assert figure.hard is not None
    assert isclose(figure.hard.low, float(low), rel_tol=1e-4, abs_tol=1e-9)
    assert isclose(figure.hard.high, float(high), rel_tol=1e-4, abs_tol=1e-9)


@pytest.mark.parametrize(("sentence", "figures"), sentences(), ids=[text for text, _ in sentences()])
def test_the_figures_of_a_sentence(sentence: str, figures: list[list[str]]) -> None:
    found = []
    for place in figures_in(sentence):
        figure = place.figure
        low, high = figure.stated or (None, None)
        number = "-" if low is None else f"{low:.12g}" if low == high else f"{low:.12g} to {high:.12g}"
        if not figure.is_date:
            found.append([number, figure.qualifier, figure.unit.name or "-", place.change or "level"])
    assert found == figures
