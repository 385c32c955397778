"""The reader explains itself: legends, help, first words, empty panes, and reasons that stay."""

from __future__ import annotations

import pytest

from briefing.library.state import State
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.drawn import StatusLines
from briefing.ui.legend import GROUPS
from briefing.ui.notes_pane import NotesPane
from briefing.ui.signs import ASCII, UNICODE
from briefing.ui.views.timeline_view import TimelineScreen
from tests.ui.driven import Reader, inside
from tests.ui.test_reader import NARROW, WIDE, reading


def said(reader: Reader) -> list[tuple[str, str]]:
    """What help shows, each line's lead and text."""
    notes = dict.fromkeys(row.note for row in reader.app.screen.query_one(NotesPane).rows)
    return [(note.lead.strip(), note.text) for note in notes]


@pytest.mark.parametrize(
    ("keys", "groups"),
    [
        ("4", ("Severity", "Verdicts", "Sources", "Margin")),
        ("2", ("Margin", "Verdicts", "Severity", "Sources")),
        ("4 c v", ("Ranges", "Verdicts", "Severity", "Sources")),
        ("4 c t", ("Timeline", "Verdicts", "Severity", "Plot")),
        ("4 c x", ("Matrix", "Hypotheses", "Verdicts", "Severity")),
    ],
)
async def test_i_says_what_the_signs_in_the_view_at_hand_mean(make_app, keys, groups) -> None:
    async with reading(make_app(), WIDE) as reader:
        await reader.press(*keys.split(), "i")
        headings = [lead for lead, text in said(reader) if lead and not text]
        assert tuple(headings[: len(groups)]) == groups


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_sign_has_a_meaning(glyphs) -> None:
    for entries in GROUPS.values():
        for sign, meaning, _ in entries(glyphs):
            assert sign.strip()
            assert meaning
            assert glyphs.unicode or sign.isascii()


async def test_help_begins_with_the_pane_at_hand(make_app) -> None:
    async with reading(make_app(), NARROW) as reader:
        await reader.press("3", "question_mark")
        assert said(reader)[:2] == [
            ("In this pane: Actors", ""),
            ("Enter", "only the claims of this actor, or all again"),
        ]


async def test_who_reads_for_the_first_time_is_told_how_to_begin(briefs, tmp_path) -> None:
    path = str(briefs / "north-korean-troops.yaml")
    for begins in ("New here?", "Where you left off"):
        state = State(str(tmp_path / "state"))
        async with reading(BriefingApp([path], UNICODE, Config(), state=state)) as reader:
            assert reader.status.startswith(begins)
            await reader.press("q")


async def test_an_empty_pane_says_what_to_do(make_app, tmp_path) -> None:
    async with reading(make_app()) as reader:
        await reader.press("f")
        await reader.type("nobody-says-this")
        await reader.press("enter")
        assert "Esc shows all again" in inside(reader.desk.claims)[1]
    path = tmp_path / "empty.yaml"
    path.write_text("briefing: 1\ntitle: T\nsections:\n  a: {title: A, text: Words.}\n")
    async with reading(make_app(path)) as reader:
        assert "briefing help file" in inside(reader.desk.claims)[1]


async def test_the_first_c_goes_to_a_contradicted_figure(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("c")
        claim = reader.screen.reading.brief.claims[reader.claim]
        assert claim.figure
        assert reader.screen.reading.findings.count(claim.id)


async def test_v_without_a_figure_leads_to_the_timeline_and_says_why(make_app) -> None:
    async with reading(make_app()) as reader:
        await reader.press("4", "v")
        assert isinstance(reader.app.screen, TimelineScreen)
        assert "no figure" in reader.app.screen.query_one(StatusLines).below


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_what_is_refused_leaves_the_reason_in_sight(make_app, size) -> None:
    async with reading(make_app(), size) as reader:
        await reader.press("c")
        reason = reader.status
        for key in ("O", "apostrophe", "a", "n", "less_than_sign"):
            await reader.press("4", key)
            assert reader.status.startswith(reason), key
            assert reader.notice, key
