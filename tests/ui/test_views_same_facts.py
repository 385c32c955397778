"""The worked examples of verdicts.md §3, opened as a brief: every view holds the same facts."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "verdicts"))

from test_worked_examples import ACTORS, MEASURES, ROWS, Row

from briefing.brief.loader import read
from briefing.brief.model import Status
from briefing.export.data import conflicts_json
from briefing.export.page import Look
from briefing.export.text import brief_text
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.signs import UNICODE
from briefing.ui.views.compare_view import Chart, CompareScreen, VerdictsPane
from briefing.ui.views.matrix_view import GridPane, MatrixScreen
from briefing.ui.views.timeline_view import EntriesPane, TimelineScreen
from briefing.verdicts.findings import Findings, find
from briefing.verdicts.reasons import reason
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from briefing.brief.model import Claim, Measure
    from briefing.verdicts.verdict import Verdict

NOT_RELATED = ("11, two measures", "24")
"""Rows whose claims nothing relates but that somebody holds them together."""


class Pair(NamedTuple):
    """A row of the table, as the brief has it."""

    row: Row
    one: str
    two: str


SIDES = {actor.id: actor.of for actor in ACTORS if actor.of}


def pairs() -> list[Pair]:
    return [Pair(row, f"r{at}-one", f"r{at}-two") for at, row in enumerate(ROWS)]


def written() -> str:
    """Return the table as a brief; each row has actors and measures of its own, so that only its claims meet."""
    actors: dict[str, object] = {}
    measures: dict[str, object] = {}
    claims: dict[str, object] = {}
    words: list[str] = []
    for at, row in enumerate(ROWS):
        for measure in MEASURES:
            measures[f"r{at}-{measure.id}"] = _measure(measure, f"r{at}-")
        for id, claim in ((f"r{at}-one", row.one), (f"r{at}-two", row.two)):
            other = f"r{at}-two" if claim is row.one else f"r{at}-one"
            actors[_id(at, claim.by)] = {"name": f"{claim.by} of {at}"}
            if side := SIDES.get(claim.by):
                actors.setdefault(_id(at, side), {"name": f"{side} of {at}"})
                actors[_id(at, claim.by)] = {"name": f"{claim.by} of {at}", "of": _id(at, side)}
            claims[id] = _claim(claim, at, other)
            words.append(claim.quote)
    sections = {"s": {"title": "The rows", "text": "\n\n".join(f"{quote}." for quote in words)}}
    parts = {"actors": actors, "measures": measures, "sections": sections, "claims": claims}
    return json.dumps({"briefing": "1", "title": "Worked examples", "date": "2025-01-06"} | parts)


def _measure(measure: Measure, prefix: str) -> dict[str, str]:
    data = {"name": f"{measure.name} {prefix}", "unit": measure.unit, "accounting": measure.accounting.value}
    if measure.tempo_given or measure.tempo != 2:
        data["tempo"] = "fixed" if measure.tempo is None else f"{measure.tempo}d"
    if measure.parts:
        data["parts"] = measure.parts
    return data | ({"part_of": f"{prefix}{measure.part_of}"} if measure.part_of else {})


def _id(at: int, name: str) -> str:
    return f"r{at}-{name}".replace(" ", "-")


def _claim(claim: Claim, at: int, other: str) -> dict[str, object]:
    data: dict[str, object] = {"by": _id(at, claim.by), "section": "s", "quote": claim.quote}
    if claim.figure:
        data["figure"] = claim.wording
    data["measure"] = f"r{at}-{claim.measure}"
    assert claim.said
    data["said"] = f"{claim.said} {claim.time:%H:%M}" if claim.time else claim.said.isoformat()
    if claim.as_of and claim.as_of != (claim.said, claim.said):
        data["as_of"] = "..".join(day.isoformat() for day in claim.as_of)
    if claim.origin:
        data["origin"] = f"r{at}-{claim.origin}"
    if claim.status is not Status.ASSERTED:
        data["status"] = claim.status.value
    if claim.denies:
        data["denies"] = [other]  # what a row denies is the other claim of it
    return data


@pytest.fixture(scope="module")
def findings() -> Findings:
    brief = read(written(), "worked.yaml")
    assert not [problem for problem in brief.problems if problem.is_error]
    return find(brief)


def of_pair(findings: Findings, pair: Pair) -> list[Verdict]:
    verdicts = findings.of(pair.one)
    return [verdict for verdict in verdicts if verdict.other(findings.brief.claims[pair.one]).id == pair.two]


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.row.number)
def test_the_findings_are_the_table(findings: Findings, pair: Pair) -> None:
    verdicts = of_pair(findings, pair)
    if pair.row.number in NOT_RELATED:
        assert verdicts == []
        verdicts = [verdict for verdict in [findings.between(pair.one, pair.two)] if verdict]
    (verdict,) = verdicts
    assert (verdict.kind, verdict.severity) == (pair.row.kind, pair.row.severity)
    assert set(pair.row.says) <= {verdict.detail, *verdict.flags}


def test_the_command_line_tells_each_pair_once(findings: Findings) -> None:
    data = json.loads(json.dumps(conflicts_json([(findings.brief, findings)], everything=True)))
    told = {frozenset((one["a"], one["b"])): one for one in data["briefs"][0]["verdicts"]}
    assert len(told) == len(data["briefs"][0]["verdicts"])
    for pair in pairs():
        if pair.row.number not in NOT_RELATED:
            one = told.pop(frozenset((pair.one, pair.two)))
            assert (one["verdict"], one["severity"]) == (pair.row.kind.word, pair.row.severity)
            figures = {claim["id"]: claim["figure"] for claim in one["claims"]}
            assert figures == {id: findings.brief.claims[id].wording or None for id in (pair.one, pair.two)}
    assert told == {}


def test_the_text_tells_each_pair_at_both_claims(findings: Findings) -> None:
    text = " ".join(brief_text(findings.brief, findings, Look(200)).split())
    for pair in pairs():
        if pair.row.number in NOT_RELATED:
            continue
        kind = pair.row.kind
        for id, other in ((pair.one, pair.two), (pair.two, pair.one)):
            told = text[text.index(f"[{id}]") :]
            told = told[: told.find(f"[{other}]") + len(other) + 2]
            assert f"{kind.sign} {kind.word}" in told, (pair.row.number, id)


async def test_the_screens_tell_the_same(findings: Findings, tmp_path: Path) -> None:
    path = tmp_path / "worked.yaml"
    path.write_text(written(), "utf-8")
    brief = findings.brief
    app = BriefingApp([str(path)], UNICODE, Config())
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        for pair in pairs():
            begin = next(id for id in (pair.one, pair.two) if brief.claims[id].figure)
            await app.push_screen(CompareScreen(brief.claims[begin], brief, findings, UNICODE))
            await pilot.pause()
            _compare_holds(app.screen, pair, begin, findings)
            app.pop_screen()
        await app.push_screen(TimelineScreen(None, brief, findings, UNICODE))
        await pilot.pause()
        entries = app.screen.query_one(EntriesPane)
        rows = {row.claim.id: entries.spans(row, 190, current=False) for row in entries.rows if row.claim}
        assert set(rows) == set(brief.claims)
        for id, spans in rows.items():
            line = "".join(text for text, _ in spans)
            assert brief.claims[id].words.split()[0] in line
            assert _sign(id, findings) == spans[3][0].strip()
            if successor := findings.superseded.get(id):
                assert f"→ {findings.between(id, successor).detail}:" in line
        app.pop_screen()
        screen = MatrixScreen(None, brief, findings, UNICODE)
        await app.push_screen(screen)
        await pilot.pause()
        _matrix_holds(screen, findings)


def _compare_holds(screen: CompareScreen, pair: Pair, begin: str, findings: Findings) -> None:
    chart, pane, brief = screen.query_one(Chart), screen.query_one(VerdictsPane), findings.brief
    shown = {row.claim.id: row for row in chart.rows if row.claim}
    for id in (pair.one, pair.two):
        if pair.row.number not in NOT_RELATED and brief.claims[id].figure:
            spans = chart.spans(shown[id], 190, current=False)
            line = "".join(text for text, _ in spans)
            sign = Kind.SUPERSEDED.sign if id in findings.superseded else _sign(id, findings)
            assert spans[1][0].strip() == sign, pair.row.number
            number = brief.claims[id].wording[:12]
            assert number in line or id in findings.superseded
    other = pair.two if begin == pair.one else pair.one
    notes = [note for note in pane._verdicts if note.id == other]
    assert len(notes) == (pair.row.number not in NOT_RELATED)
    for note in notes:
        assert note.lead.split() == [pair.row.kind.sign, str(pair.row.severity)]
        assert note.text == reason(findings.between(begin, other), brief)


def _matrix_holds(screen: MatrixScreen, findings: Findings) -> None:
    grid = screen.query_one(GridPane)
    cells = {}
    for row in grid.rows:
        for column, measure in enumerate(screen._matrix.measures):
            for at, claim in enumerate(screen._matrix.cell(row.id, measure.id)):
                cells[claim.id] = screen._cell(row, column, 40) if at == 0 else None
    assert set(cells) == set(findings.brief.claims)
    for id, cell in cells.items():
        if cell is None:
            continue
        figure = findings.brief.claims[id].figure
        assert cell.sign == _sign(id, findings)
        assert cell.text == "denied" if figure is None else cell.text.split()[0] in figure.text


def _sign(id: str, findings: Findings) -> str:
    """Return the sign that a row of a claim has: that of its gravest verdict, from tension on."""
    strongest = findings.strongest(id)
    return strongest.kind.sign if strongest and strongest.kind.weight >= 0.5 else ""
