"""Styles: in every theme what must be read can be read."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from briefing.ui.styles import BORDER, READABLE, contrast, themed

THEMES = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def colours(look: str, base: dict[str, str]) -> tuple[Color, Color]:
    """Return the colours of the text and what is behind it."""
    style = Style.parse(look)
    text, behind = (
        Color.from_rich_color(colour) if colour else Color.parse(base[name])
        for colour, name in ((style.color, "foreground"), (style.bgcolor, "background"))
    )
    return text, behind


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_and_signs_have_contrast_in_every_theme(theme: Theme) -> None:
    base = variables(theme)
    for name, look in themed(base).items():
        least = BORDER if name == "frame" else READABLE
        assert contrast(*colours(look, base)) >= least - 0.05, (name, look)  # rounded to whole parts


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_a_theme_colours_signs_in_its_own_colours(theme: Theme) -> None:
    looks = themed(variables(theme))
    assert all("#" in looks[name] for name in ("conflict", "tension", "dim", "frame", "good", "hit"))


def test_the_terminal_s_own_colours_do_without_bright_black() -> None:
    looks = themed(variables(BUILTIN_THEMES["ansi-dark"]))
    assert not any("bright_black" in look or "grey" in look for look in looks.values())


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Color(255, 255, 255), Color(0, 0, 0)) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color(255, 255, 255)) == pytest.approx(4.54, abs=0.01)
