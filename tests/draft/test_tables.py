"""Tables, the product's own exports, ClaimReview and STIX become briefs."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from briefing.brief.loader import load, read
from briefing.draft.model import DraftError
from briefing.draft.tables import Hints, is_table, take_tables
from briefing.export.claimreview import claim_reviews
from briefing.export.data import brief_json, claims_csv, claims_jsonl
from briefing.export.stix import bundle
from briefing.verdicts.findings import find
from tests.shipped import brief_files

BRIEFS = {path.stem: load(str(path)) for path in brief_files(Path(__file__).parents[2] / "briefs")}
HEAD = "Date,Speaker,Number,What,Source,Link,Quote\n"
ROWS = (
    '24/10/2024,Ukraine,"around 12,000",Troops in Russia,Reuters,https://example.org/1,\n'
    '23/10/2024,United States,"3,000",Troops in Russia,USA TODAY,https://example.org/2,We see 3000 troops; no more\n'
)


def taken(text: str | bytes, name: str = "t.csv", **more):
    data = text if isinstance(text, bytes) else text.encode()
    assert is_table(data, name)
    made = take_tables([(name, data)], **more)
    brief = read(made.text, "t.yaml")
    assert [problem for problem in brief.problems if problem.is_error] == []
    return made, brief


def test_a_row_is_a_claim_and_columns_are_found_by_their_names() -> None:
    made, brief = taken(HEAD + ROWS)
    assert made.columns == (
        "t.csv: who = Speaker, figure = Number, what = What, said = Date, source = Source, url = Link, quote = Quote",
    )
    assert made.unread == ()
    ukraine, us = brief.claims.values()
    assert (brief.name(ukraine.by), ukraine.wording, ukraine.said) == (
        "Ukraine",
        "around 12,000",
        date(2024, 10, 24),
    )
    assert brief.sources[us.via or ""].url == "https://example.org/2"
    assert us.quote in brief.sections[us.section].plain
    assert ukraine.measure == us.measure == "troops-in-russia"
    assert find(brief).contradiction_count == 1
    assert not any(claim.review for claim in brief.claims.values())


def test_rows_that_cannot_be_read_are_named_by_line_and_nothing_else_is_lost() -> None:
    bad = (
        "23/10/2024,NIS,abc,Troops in Russia,Reuters,,\n"
        "23/10/2024,NIS,,Troops in Russia,Reuters,,\n"
        '\n"two\nlines",NIS,"1,500",Troops in Russia,Reuters,,\n'
        "23/10/2024,NIS,1,2,3,4,5,6\n"
    )
    made, brief = taken(HEAD + ROWS + bad)
    assert [line.split(": ")[0] for line in made.unread] == ["t.csv:4", "t.csv:5", "t.csv:7", "t.csv:9"]
    assert "it is kept as words" in made.unread[0]
    assert "neither a figure nor words" in made.unread[1]
    assert "'two lines' is not a day that is sure" in made.unread[2]
    assert "8 cells, and 7 columns have a name" in made.unread[3]
    assert len(brief.claims) == 4


def test_a_person_says_which_column_it_is() -> None:
    text = "a,b,c,n\nUkraine,Russia,x,12000\nPoland,Russia,x,3000\n"
    made, brief = taken(text, told={"who": "B", "figure": "n", "what": "C"})
    assert {actor.name for actor in brief.actors.values()} == {"Russia"}
    assert made.claims == 2
    for told, words in (
        ({"whom": "a"}, "there is no 'whom'; name one of who"),
        ({"who": "z"}, "no column 'z'"),
    ):
        with pytest.raises(DraftError, match=words):
            take_tables([("t.csv", text.encode())], told=told)


def test_columns_without_a_usual_name_are_found_by_what_they_hold() -> None:
    made, brief = taken("Nr\tKilled\twhen\tsite\tspokesman\n7\t300\t4 Jan 2023\thttps://a.org/x\tAlpha Ministry\n"
                        "8\t63\t4 Jan 2023\thttps://a.org/y\tBeta Ministry\n", "-")  # fmt: skip
    assert made.columns == ("-: said = when, url = site, figure = Killed, who = spokesman",)
    (measure,) = brief.measures.values()
    assert (measure.name, measure.unit, measure.accounting) == ("Killed", "killed", "cumulative")
    assert all(claim.note.startswith("Nr: ") for claim in brief.claims.values())


def test_days_that_could_be_two_are_not_guessed() -> None:
    made, brief = taken("date,who,figure,what\n03/04/2024,A,12,men\n05/04/2024,B,13,men\n")
    assert "'03/04/2024' is not a day that is sure" in made.unread[0]
    assert all(claim.said is None or claim.day_from for claim in brief.claims.values())
    _, brief = taken("date,who,figure,what\n03/04/2024,A,12,men\n05/13/2024,B,13,men\n")
    assert [claim.said for claim in brief.claims.values()] == [date(2024, 3, 4), date(2024, 5, 13)]


def events(count: int) -> str:
    rows = [
        "id,conflict_name,source_article,source_office,source_date,adm_2,date_start,date_end,best,high,low,deaths_a"
    ]
    for number in range(count):
        day = date(2023, 1, 1) + timedelta(days=number // 4)
        office = ("AP", "AFP", "AP", "AP")[number % 4]
        rows.append(f"{number * 7},Syria,Clashes,{office},{day + timedelta(days=1)},Saraqib,{day},{day},"
                    f"{number % 50 + 20},{number % 50 + 30},{number % 50 + 15},0")  # fmt: skip
    return "\n".join(rows) + "\n"


def test_best_low_and_high_are_one_range_and_events_of_a_day_are_apart() -> None:
    _, brief = taken(events(4))
    first, _, second, third = brief.claims.values()
    assert first.figure
    assert (first.figure.hard.low, first.figure.hard.high) == (15, 30)
    assert first.wording == "20 (15-30)"
    assert first.said == date(2023, 1, 2)
    assert (first.as_of.first, first.as_of.last) == (date(2023, 1, 1), date(2023, 1, 1))
    measures = [brief.measures[claim.measure or ""] for claim in (first, second, third)]
    assert [measure.name for measure in measures] == [
        "Deaths, Syria, Saraqib",
        "Deaths, Syria, Saraqib (event 2 of a day)",
        "Deaths, Syria, Saraqib (event 3 of a day)",
    ]
    assert (measures[0].unit, measures[0].accounting, measures[0].tempo) == ("deaths", "flow", 0)
    assert "it may be one with" in measures[1].review


def test_thousands_of_rows_become_a_brief_with_its_conflicts() -> None:
    made, brief = taken(events(4_000))
    assert len(brief.claims) == made.claims == 4_000
    assert all(claim.spot for claim in brief.claims.values())
    assert find(brief).contradiction_count >= 0


def test_json_lines_json_and_utf_16_are_tables_too() -> None:
    rows = [{"who": "A", "figure": "12,000", "what": "troops", "said": "2024-10-24", "more": {"x": [1, 2]}},
            {"who": "B", "figure": 3000.0, "what": "troops", "said": "2024-10-24"}]  # fmt: skip
    lines = json.dumps(rows[0]) + "\n{broken\n" + json.dumps(rows[1])
    made, brief = taken(lines, "-")
    assert [line.split(": ")[0] for line in made.unread] == ["-:2"]
    assert next(iter(brief.claims.values())).note == "more.x: 1, 2"
    assert find(brief).contradiction_count == 1
    _, same = taken(json.dumps(rows), "-")
    assert list(same.claims) == list(brief.claims)
    _, wide = taken((HEAD + ROWS).encode("utf-16"), "t.csv")
    assert len(wide.claims) == 2


def test_a_workbook_is_read_where_openpyxl_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in (
        ("who", "figure", "what", "date"),
        ("A", 12000, "troops", date(2024, 10, 24)),
        ("B", 3000.0, "troops", None),
    ):
        book.active.append(row)
    book.save(file)
    _, brief = taken(file.getvalue(), "-")
    assert [claim.wording for claim in brief.claims.values()] == ["12000", "3000"]
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(DraftError, match=r'pip install "briefing-reader\[draft\]"'):
        take_tables([("t.xlsx", file.getvalue())])
    monkeypatch.undo()
    with pytest.raises(DraftError, match="no workbook"):
        take_tables([("t.xlsx", b"PK\x03\x04 nothing")])


def test_articles_are_no_tables() -> None:
    for text in (
        "Moscow, Russia, Reuters\n\nThe ministry said, on Friday, that it had 3,000 men.\n",
        "<html><body><p>One, two, three</p></body></html>",
        "From: a@example.org\nDate: Fri, 3 Jan 2025 10:00:00 +0000\nSubject: x\n\nText, and more.\n",
        "who, when, why: three questions\nwhat, where, how: three more questions that nobody asks\n",
        "",
    ):
        assert not is_table(text.encode(), "-")
    with pytest.raises(DraftError, match="without rows"):
        take_tables([("t.csv", b"who,figure\n")])


def test_several_tables_share_their_measures_and_cells_are_harmless() -> None:
    other = (
        'who,figure,what,said\n\'=Evil(),"7,000",Troops in Russia,2024-10-24\nB\x1b[31m,8,x: # y,2024-10-24\n'
    )
    made = take_tables(
        [("t.csv", (HEAD + ROWS).encode()), ("u.csv", other.encode())], Hints(title="All", publisher="P")
    )
    brief = read(made.text, "t.yaml")
    assert not brief.problems
    assert brief.title == "All"
    assert len(brief.claims_by_measure["troops-in-russia"]) == 3
    assert {"=Evil()", "B␛[31m"} <= {actor.name for actor in brief.actors.values()}
    assert "x: # y" in {measure.name for measure in brief.measures.values()}


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_an_export_comes_back_as_it_was(name: str) -> None:
    brief = BRIEFS[name]
    findings = find(brief)
    made, same = taken(json.dumps(brief_json(brief, findings)), "-")
    assert same._replace(path=brief.path) == brief
    for export in (claims_csv, claims_jsonl):
        text = "".join(export([(brief, findings)]))
        _, again = taken(text, "-")
        again = again._replace(path=brief.path)
        other = "".join(export([(again, find(again))]))
        assert rows(other) == rows(text)
    made, again = taken(json.dumps(claim_reviews([(brief, findings)])), "-")
    assert made.unread == ()
    shared = bundle([(brief, findings)])
    made, again = taken(json.dumps({**shared, "objects": list(shared["objects"])}), "-")
    assert made.unread == ()
    assert len(again.claims) == len(brief.claims)


def test_what_few_briefs_have_comes_back_too() -> None:
    brief = read(
        "briefing: 1\ntitle: 'T: # 1'\nlocale: de\ndate: 2024-10-25\nsummary: |\n  One.\n\n  - two\n"
        "wording: {at least: {hard: [1, null], typical: [1, 2]}}\nactors: {a: {name: A}, b: {name: B, of: a}}\n"
        'measures: {m: {name: M, tempo: fixed, parts: disjoint}}\nsections: {s: {title: S, text: "> Ab\\n\\n- 12.000 "}}\n'
        "claims: {c: {by: b, section: s, quote: '12.000', measure: m, figure: 12.000, said: 2024-10-24 15:00, note: 'x: y'}}\n"
        "hypotheses: [one, {text: two, consistency: {c: II}}]\ngaps: ['- a', 'b # c']\n",
        "t.yaml",
    )
    assert not brief.problems
    _, same = taken(json.dumps(brief_json(brief, find(brief))), "-")
    assert same._replace(path=brief.path) == brief


def rows(text: str) -> dict[str, dict[str, object]]:
    """Return the claims of an export by their ids, without the places of their quotes in other sections."""
    if text.startswith("{"):
        return {row["id"]: row | {"spot": None} for row in map(json.loads, text.splitlines())}
    return {row["claim"]: row for row in csv.DictReader(io.StringIO(text))}


def test_a_fact_check_is_a_claim_and_its_denial() -> None:
    review = {
        "@type": "ClaimReview", "url": "https://check.example/1", "datePublished": "2024-01-05",
        "claimReviewed": "Says 5 million people crossed the border.", "author": {"name": "Checkers"},
        "itemReviewed": {"author": {"name": "A Senator"}, "datePublished": "2024-01-03"},
        "reviewRating": {"alternateName": "False"},
    }  # fmt: skip
    _, brief = taken(json.dumps(review), "-")
    claim, denial = brief.claims.values()
    assert (brief.name(claim.by), claim.wording) == ("A Senator", "5 million people")
    assert claim.review
    assert (brief.name(denial.by), denial.denies) == ("Checkers", (claim.id,))
    review["reviewRating"] = {"alternateName": "Half false"}
    _, brief = taken(json.dumps([review]), "-")
    assert len(brief.claims) == 1
    assert "rated “Half false” by Checkers" in next(iter(brief.claims.values())).note


def test_stix_reports_and_notes_are_read_as_prose() -> None:
    objects = [
        {"type": "identity", "id": "identity--1", "name": "CERT"},
        {"type": "report", "name": "Y", "published": "2024-02-01T00:00:00Z", "created_by_ref": "identity--1",
         "description": "It took 5 million records. It hit 40 companies.", "external_references": [{"source_name": "CERT"}]},
        {"type": "note", "authors": ["Jane Roe"], "created": "2024-02-01T00:00:00Z", "content": "At least 7 million records."},
        {"type": "note", "authors": ["Jane Roe"], "created": "2024-02-01T00:00:00Z", "content": "No figure in it."},
    ]  # fmt: skip
    _, brief = taken(json.dumps({"type": "bundle", "objects": objects}), "-")
    assert [claim.wording for claim in brief.claims.values()] == [
        "5 million records",
        "40 companies",
        "At least 7 million records",
        "",
    ]
    assert find(brief).contradiction_count == 1


def test_tables_need_nothing_that_the_plain_install_lacks() -> None:
    code = "import sys, briefing.draft.tables; print([m for m in ('spacy', 'openpyxl', 'trafilatura', 'textual') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
