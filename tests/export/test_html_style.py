"""The stylesheet of the page: its colours by day, by night and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.export import html_page

STYLE = (Path(html_page.__file__).with_suffix(".css")).read_text("utf-8")
PALETTES = [
    dict(re.findall(r"--([\w-]+):\s*(#\w+)", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]

WORDS = [
    *(
        (ink, ground)
        for ink in ("ink", "soft", "link", "grave", "calm", "tense")
        for ground in ("paper", "card")
    ),
    *(("ink", "grave-wash"), ("grave", "grave-wash"), ("tense", "tense-wash"), ("calm", "calm-wash")),
]
"""Colours in which words are set, with what they are set on."""


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000", "#ffffff") == 21
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


def test_there_are_colours_for_day_night_and_paper() -> None:
    assert len(PALETTES) == 3
    assert set(PALETTES[1]) == set(PALETTES[0])


@pytest.mark.parametrize("palette", range(3), ids=("day", "night", "paper"))
def test_words_stand_out_from_what_they_are_set_on(palette: int) -> None:
    colours = PALETTES[0] | PALETTES[palette]
    found = {(ink, ground): contrast(colours[ink], colours[ground]) for ink, ground in WORDS}
    assert {pair: ratio for pair, ratio in found.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("palette", range(2), ids=("day", "night"))
def test_the_focus_and_the_lines_of_figures_stand_out(palette: int) -> None:
    colours = PALETTES[palette]
    for name in ("focus", "calm", "grave"):
        assert all(contrast(colours[name], colours[ground]) >= 3 for ground in ("paper", "card"))


def test_every_colour_is_one_of_the_palette() -> None:
    assert not re.findall(r"#[0-9a-fA-F]{3,6}\b", re.sub(r":root \{.*?\}", "", STYLE, flags=re.DOTALL))


def test_nothing_moves_and_nothing_is_fetched() -> None:
    assert not re.search(r"animation|transition|url\(|@import|@font-face", STYLE)
