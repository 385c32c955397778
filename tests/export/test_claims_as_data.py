"""The claims of briefs as CSV, JSON Lines, ClaimReview and STIX."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from briefing.brief.loader import load, read
from briefing.export.data import COLUMNS, cell
from briefing.export.formats import FORMATS
from briefing.export.labels import NOWHERE
from briefing.verdicts.findings import find
from tests.export.hostile import hostile
from tests.export.test_brief_text import BRIEF
from tests.shipped import brief_files

if TYPE_CHECKING:
    from pathlib import Path


def written(name: str, *texts: str) -> str:
    briefs = [read(text, "briefs/troops.yaml") for text in texts or (BRIEF,)]
    return "".join(FORMATS[name].write(((brief, find(brief)) for brief in briefs), NOWHERE))


def rows(*texts: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written("csv", *texts), newline="")))


def test_every_format_is_of_every_brief(briefs: Path) -> None:
    for path in brief_files(briefs):
        brief = load(str(path))
        for name, made in FORMATS.items():
            text = "".join(made.write([(brief, find(brief))], NOWHERE))
            assert text.endswith("\n"), name
            if name not in ("claimreview", "jsonl", "csv"):
                assert brief.title in text, name


def test_no_briefs_are_no_trouble() -> None:
    for name in ("csv", "jsonl", "json", "claimreview", "stix"):
        assert "".join(FORMATS[name].write([], NOWHERE)) is not None


def test_the_table_has_a_row_for_each_claim() -> None:
    found = rows()
    assert [row["claim"] for row in found] == ["us-3000", "ua-12000", "ua-500", "ru-denial", "ru-business"]
    assert list(found[0]) == list(COLUMNS)
    us = found[0]
    assert (us["who"], us["side"], us["wording"]) == ("John Kirby", "United States", "3,000 troops")
    assert (us["hard_low"], us["hard_high"], us["stated_low"]) == ("2850", "3150", "3000")
    assert (us["verdict"], us["with"], us["severity"], us["contradictions"]) == (
        "conflict",
        "ua-12000",
        "65",
        "2",
    )
    assert (us["publisher"], us["reliability"], us["url"]) == ("The Paper", "B", "https://example.org/a")
    assert (found[1]["as_of_first"], found[1]["as_of_last"]) == ("2024-10-22", "2024-10-24")


def test_an_open_end_is_an_empty_cell() -> None:
    (first, *_) = rows(BRIEF.replace('figure: "3,000 troops"', 'figure: "at least 3,000 troops"'))
    assert (first["hard_low"], first["hard_high"]) == ("3000", "")


def test_lines_end_as_other_tools_here_expect() -> None:
    assert written("csv").count("\n") == 6
    assert "\r" not in written("csv")


@pytest.mark.parametrize(
    "lead", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\u00a0@", " \u3000\t+", "＝", "－", "＋", "＠"]
)
def test_no_cell_is_a_formula(lead: str) -> None:
    assert cell(f"{lead}1+1") == f"'{lead}1+1"


def test_numbers_and_other_texts_stay_as_they_are() -> None:
    assert [cell(value) for value in (-5, 0.5, "3,000", "a=b", "", None)] == [-5, 0.5, "3,000", "a=b", "", ""]


def test_no_cell_of_a_hostile_brief_is_a_formula() -> None:
    for row in rows(hostile()):
        for name, value in row.items():
            assert not re.match(r"\s*[=+@\t\r-]", value), name


def test_a_line_of_json_stands_alone() -> None:
    lines = [json.loads(line) for line in written("jsonl").splitlines()]
    assert len(lines) == 5
    assert {line["schema"] for line in lines} == {1}
    assert lines[0]["brief"] == "Troops in Russia"
    assert lines[0]["strongest"]["verdict"] == "conflict"
    assert lines[4]["strongest"] is None


def test_json_is_that_of_show() -> None:
    from briefing.export.data import brief_json

    brief = read(BRIEF, "briefs/troops.yaml")
    assert json.loads(written("json")) == json.loads(json.dumps(brief_json(brief, find(brief))))
    assert len(json.loads(written("json", BRIEF, BRIEF))["briefs"]) == 2


def test_the_marks_of_hypotheses_are_in_the_data() -> None:
    data = json.loads(written("json", hostile()))
    assert list(data["consistency"].values()) == [{"=c1": "II", "@c2": "CC"}]
    assert data["inconsistency"] == dict.fromkeys(data["consistency"], 2)


def reviews() -> list[dict[str, Any]]:
    data = json.loads(written("claimreview"))
    assert data["@context"] == "https://schema.org"
    return list(data["@graph"])


def test_a_review_says_what_was_claimed_by_whom_and_where() -> None:
    review = reviews()[0]
    assert review["claimReviewed"] == "John Kirby: 3,000 troops (2,850–3,150) (Troops)"
    item = review["itemReviewed"]
    assert item["author"] == {"@type": "Person", "name": "John Kirby", "jobTitle": "spokesman"}
    assert item["appearance"]["url"] == "https://example.org/a"
    assert item["datePublished"] == "2024-10-23"


def test_a_review_rates_nobody_as_right_or_wrong() -> None:
    for review in reviews():
        assert review["reviewRating"].keys() == {"@type", "alternateName", "ratingExplanation"}
    assert reviews()[0]["reviewRating"]["alternateName"] == "conflict: Ukraine ×2.9"


def objects(*texts: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for made in json.loads(written("stix", *texts))["objects"]:
        found.setdefault(made["type"], []).append(made)
    return found


def test_a_bundle_holds_the_brief_whole() -> None:
    found = objects()
    assert {sort: len(made) for sort, made in found.items()} == {
        "marking-definition": 1, "extension-definition": 1, "identity": 5, "note": 5, "opinion": 2, "report": 1,
    }  # fmt: skip
    (report,) = found["report"]
    maker, *actors = found["identity"]
    assert (maker["name"], maker["identity_class"]) == ("briefing", "system")
    made = [one["id"] for one in (*actors, *found["note"], *found["opinion"])]
    assert report["object_refs"] == made
    assert report["published"] == "2024-10-25T00:00:00.000Z"


def test_every_reference_in_a_bundle_leads_somewhere() -> None:
    for texts in ((BRIEF,), (hostile(),), (BRIEF, hostile())):
        found = [one for made in objects(*texts).values() for one in made]
        ids = [one["id"] for one in found]
        assert len(ids) == len(set(ids))
        for one in found:
            assert {*one.get("object_refs", ()), *one.get("object_marking_refs", ())} <= set(ids)


def test_a_brief_exported_twice_gives_the_same_objects() -> None:
    assert written("stix") == written("stix")


def test_an_actor_is_the_same_identity_in_each_brief_that_names_it() -> None:
    later = BRIEF.replace("title: Troops in Russia\ndate: 2024-10-25", "title: Later\ndate: 2024-11-25")
    one, two = ({made["id"]: made for made in objects(text)["identity"]} for text in (BRIEF, later))
    assert one.keys() == two.keys()
    for id in one:
        if one[id]["name"] == "briefing":
            continue
        assert one[id]["created"] == two[id]["created"] <= one[id]["modified"] < two[id]["modified"]


def test_an_actor_of_two_briefs_is_one_identity() -> None:
    other = BRIEF.replace("title: Troops in Russia", "title: Another brief")
    found = objects(BRIEF, other)
    assert len(found["identity"]) == 5
    assert len(found["note"]) == 10
    assert len(found["report"]) == 2


def test_an_opinion_is_on_the_pair() -> None:
    opinions = {one["opinion"]: one for one in objects()["opinion"]}
    assert len(opinions["strongly-disagree"]["object_refs"]) == 2
    assert all("not of which is right" in one["explanation"] for one in opinions.values())


@pytest.mark.parametrize(("handling", "kind"), [
    ("TLP:CLEAR", {"tlp": "white"}), ("TLP:RED", {"tlp": "red"}), ("tlp:amber", {"tlp": "amber"}),
    ("TLP:AMBER+STRICT", {"statement": "TLP:AMBER+STRICT"}), ("For officials", {"statement": "For officials"}),
])  # fmt: skip
def test_handling_goes_with_every_object(handling: str, kind: dict[str, str]) -> None:
    found = objects(BRIEF.replace("TLP:GREEN", handling))
    (marking,) = found.pop("marking-definition")
    assert marking["definition"] == kind
    del found["extension-definition"]
    of_the_brief = [one for made in found.values() for one in made if one.get("name") != "briefing"]
    assert all(one["object_marking_refs"] == [marking["id"]] for one in of_the_brief)


def test_figures_and_verdicts_are_numbers_in_an_extension() -> None:
    found = objects()
    (extension,) = found["extension-definition"]
    us = next(one for one in found["note"] if "us-3000" in one["abstract"])["extensions"][extension["id"]]
    assert (us["stated_low"], us["hard_low"], us["hard_high"]) == (3000, 2850, 3150)
    assert (us["wording"], us["unit"], us["measure"]) == ("3,000 troops", "troops", "troops")
    judged = [one["extensions"][extension["id"]] for one in found["opinion"]]
    assert {one["verdict"] for one in judged} == {"conflict", "denied"}
    assert all(isinstance(one["severity"], int) and one["rule"] for one in judged)


def test_days_and_numbers_have_columns_of_their_own() -> None:
    for text in (BRIEF, BRIEF.replace('figure: "3,000 troops"', "figure: 27 or 28 October 2024")):
        for row in rows(text):
            for name, value in row.items():
                if value and name.endswith(("_low", "_high")):
                    float(value)
                elif value and name.endswith(("_first", "_last")):
                    date.fromisoformat(value)


def test_an_official_library_takes_the_bundle(briefs: Path) -> None:
    stix2 = pytest.importorskip("stix2")
    found = [(brief, find(brief)) for brief in map(load, map(str, brief_files(briefs)))]
    bundle = stix2.parse("".join(FORMATS["stix"].write(found, NOWHERE)), allow_custom=False, version="2.1")
    assert sum(one.type == "report" for one in bundle.objects) == len(found)
    for text in (
        hostile(),
        BRIEF.replace("TLP:GREEN", "For officials"),
        BRIEF.replace("date: 2024-10-25\nh", "h"),
    ):
        stix2.parse(written("stix", text), allow_custom=False, version="2.1")
