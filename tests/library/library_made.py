"""Briefs of a small library."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: {title}
date: {date}
actors:
  us: {{name: United States, kind: state}}
  kirby: {{name: John Kirby, role: spokesman, of: us}}
  ua: {{name: Ukraine, kind: state}}
measures:
  troops: {{name: Troops in {place}, unit: troops}}
  tanks: {{name: Tanks in {place}, unit: tanks}}
sections:
  counts:
    title: The counts in {place}
    text: |
      Nobody has seen it all. The United States says that 3,000 troops are in {place}. Ukraine says around 12,000 troops.
      Mr Kirby spoke of at least 40 tanks, as the minister of Zürich heard.
claims:
  us-3000: {{by: us, section: counts, quote: "3,000 troops", measure: troops, figure: "3,000 troops", said: {date}}}
  ua-12000: {{by: ua, section: counts, quote: "around 12,000 troops", measure: troops, figure: "around 12,000 troops", said: {date}, note: Told on the radio}}
  kirby-40: {{by: kirby, section: counts, quote: "at least 40 tanks", measure: tanks, figure: "at least 40 tanks", said: {date}}}
"""


def write_brief(
    folder: Path, name: str, title: str = "Troops", date: str = "2024-10-25", place: str = "Kursk"
) -> Path:
    path = folder / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(BRIEF.format(title=title, date=date, place=place))
    return path


def write_library(folder: Path) -> Path:
    """Write three briefs, one of them in a folder of its own."""
    write_brief(folder, "kursk", "Troops in Kursk", "2024-10-25")
    write_brief(folder, "gaza", "Tanks in Gaza", "2023-11-30", "Gaza")
    write_brief(folder / "old", "makiivka", "The strike", "2023-01-31", "Makiivka")
    return folder
