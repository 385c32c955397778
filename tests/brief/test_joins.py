"""measures.yaml: what is read of it, and what is wrong with it, by place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from briefing.brief.loader import load_joins
from briefing.brief.model import Accounting
from briefing.brief.problems import UnreadableError
from briefing.brief.schema import library_schema
from briefing.brief.template import MEASURES_SCHEMA_FILE

WHOLE = """\
briefing: 1
measures:
  dead: {name: Killed, unit: people, accounting: cumulative, tempo: fixed, part_of: hurt, briefs: {a: killed, "2023/*": [x, y]}}
  hurt: {name: Killed and wounded, briefs: {a: casualties}}
claims:
  a/one: {supersedes: b/two, denies: [c/d/three, b/four], origin: interview}
"""


def joins(tmp_path: Path, text: str) -> Any:
    path = tmp_path / "measures.yaml"
    path.write_text(text)
    return load_joins(str(path))


def test_all_of_it_is_read(tmp_path: Path) -> None:
    found = joins(tmp_path, WHOLE)
    assert found.problems == ()
    dead, hurt = found.measures.values()
    assert (dead.name, dead.unit, dead.accounting, dead.part_of) == (
        "Killed",
        "people",
        Accounting.CUMULATIVE,
        "hurt",
    )
    assert (dead.tempo, dead.gives_tempo, hurt.gives_tempo) == (None, True, False)
    assert dead.briefs == (("a", ("killed",)), ("2023/*", ("x", "y")))
    link = found.links["a/one"]
    assert (link.supersedes, link.denies, link.origin) == (("b/two",), ("c/d/three", "b/four"), "interview")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("measures:\n  a: {name: A, briefs: {b: c}}\n", "1:1: error: the file has no 'briefing'"),
        ("briefing: 1\nmeasures:\n  a: {briefs: {b: c}}\n", "3:3: error: joined measure 'a' has no 'name'"),
        ("briefing: 1\nmeasures:\n  a: {name: A}\n", "3:3: error: joined measure 'a' has no 'briefs'"),
        (
            "briefing: 1\nmeasures:\n  a: {name: A, briefs: [b]}\n",
            "3:24: error: joined measure 'a': briefs is a list where a mapping",
        ),
        (
            "briefing: 1\nmeasures:\n  a: {name: A, briefs: {b: []}}\n",
            "3:28: error: joined measure 'a': briefs has no measure for 'b'",
        ),
        (
            "briefing: 1\nmeasures:\n  a: {name: A, part_of: z, briefs: {b: c}}\n",
            "3:25: error: joined measure 'a': part_of 'z' is not among the measures",
        ),
        (
            "briefing: 1\nclaims:\n  one: {supersedes: a/b}\n",
            "3:3: error: claim across briefs 'one': this is no claim of a brief; write it as brief/claim",
        ),
        (
            "briefing: 1\nclaims:\n  a/one: {superseeds: a/b}\n",
            "3:11: error: claim across briefs 'a/one' has an unknown field 'superseeds'; did you mean 'supersedes'?",
        ),
        ("briefing: 1\nsections: {}\n", "2:1: error: the file has an unknown field 'sections'"),
    ],
)
def test_what_is_wrong_is_named_by_its_place_and_costs_nothing_else(
    text: str, told: str, tmp_path: Path
) -> None:
    found = joins(tmp_path, text)
    lines = [f"{p.line}:{p.column}: {p.level}: {p.text}" for p in found.problems]
    assert any(line.startswith(told) for line in lines), lines


def test_a_circle_of_parts_is_opened(tmp_path: Path) -> None:
    found = joins(
        tmp_path,
        "briefing: 1\nmeasures:\n  a: {name: A, part_of: b, briefs: {x: a}}\n"
        "  b: {name: B, part_of: a, briefs: {x: b}}\n",
    )
    assert len(found.problems) == 1
    assert {join.part_of for join in found.measures.values()} in ({None, "a"}, {None, "b"})


@pytest.mark.parametrize("text", ["", "- a\n", "briefing: 2\n", "briefing: [\n"])
def test_what_is_no_such_file_cannot_be_read(text: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableError) as caught:
        joins(tmp_path, text)
    assert caught.value.problems


def test_its_text_is_cleaned(tmp_path: Path) -> None:
    found = joins(tmp_path, 'briefing: 1\nmeasures:\n  a: {name: "A\\e[2J", briefs: {x: a}}\n')
    assert found.measures["a"].name == "A␛[2J"


def test_the_schema_fits_the_shipped_file_and_finds_what_the_loader_finds(briefs: Path) -> None:
    schema = json.loads((briefs / MEASURES_SCHEMA_FILE).read_text("utf-8"))
    assert schema == library_schema(), "run: briefing schema measures > briefs/measures.schema.json"
    jsonschema.Draft202012Validator.check_schema(schema)
    checker = jsonschema.Draft202012Validator(schema)
    text = (briefs / "measures.yaml").read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema={MEASURES_SCHEMA_FILE}\n")
    assert list(checker.iter_errors(yaml.safe_load(text))) == []
    assert list(checker.iter_errors(yaml.safe_load(WHOLE))) == []
    assert list(checker.iter_errors(yaml.safe_load(WHOLE.replace("supersedes", "superseeds"))))
    assert list(checker.iter_errors(yaml.safe_load(WHOLE.replace("a/one", "one"))))
    assert load_joins(str(briefs / "measures.yaml")).problems == ()
