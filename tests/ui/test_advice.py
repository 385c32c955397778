"""Advice in the reader: listed with the problems, and counted in the title only where it is an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.loader import read
from briefing.ui.drawn import StatusLines
from briefing.ui.notes_pane import NotesPane
from briefing.ui.reader import ReaderScreen, title_notes
from briefing.ui.signs import UNICODE
from briefing.ui.views.problems_view import ProblemsScreen
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from pathlib import Path

BRIEF = """\
briefing: 1
title: Troops
actors: {us: {name: United States}}
measures: {troops: {name: Troops, unit: troops}}
sections:
  one:
    title: One
    text: There are 3,000 troops, or 9,000 troops.
claims:
  a: {by: us, section: one, quote: "3,000 troops", measure: troops, figure: "3,000 troops"}
"""


async def test_the_list_of_problems_has_the_advice(make_app, tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(BRIEF)
    app = make_app(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert isinstance(app.screen, ProblemsScreen)
        (note,) = {row.note for row in app.screen.query_one(NotesPane).rows}
        assert note.lead == "8:38"
        assert note.text.startswith("advice: unclaimed figure: no claim carries '9,000 troops'")


async def test_a_brief_without_either_says_so(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert "no problems" in app.screen.query_one(StatusLines).text


def test_the_title_counts_errors_only() -> None:
    empty = BRIEF.replace("title: Troops\n", 'title: Troops\nsummary: ""\n')
    faulty = empty.replace("{by: us,", "{by: us, colour: red,")
    counted = []
    for text in (empty, faulty):
        brief = read(text, "x.yaml")
        assert brief.problems
        notes = title_notes(brief, find(brief), UNICODE)
        counted.append([words for words, style in notes if style == "error"])
    assert counted == [[], ["! 1 problem"]]
