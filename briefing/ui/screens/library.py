"""The list of briefs that can be opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.brief.clean import clean
from briefing.brief.problems import UnreadableError
from briefing.ui.days import long_day
from briefing.ui.opened import open_brief
from briefing.ui.screens.pick import Choice
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.ui.glyphs import Glyphs


def library_choices(paths: Iterable[str], glyphs: Glyphs) -> list[Choice]:
    """Return a choice for each file: its title, day, and how many claims and conflicts it has."""
    return [_choice(path, glyphs) for path in paths]


def _choice(path: str, glyphs: Glyphs) -> Choice:
    try:
        brief, findings = open_brief(path)
    except UnreadableError as error:
        return Choice(path, clean(os.path.basename(path)), alert=f"! {error.problems[0].what}")
    day = long_day(brief.date) if brief.date else ""
    conflicts = f"{glyphs.sign(Kind.CONFLICT)} {findings.conflicts}" if findings.conflicts else ""
    return Choice(path, brief.title, f"{day:>12}  {len(brief.claims):>6,} claims", f"{conflicts:>6}")
