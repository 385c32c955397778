"""The JSON Schema that the shipped briefs name in their first line, held against them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from briefing.brief.loader import read
from briefing.brief.schema import json_schema
from briefing.brief.template import SCHEMA_FILE, SCHEMA_LINE, template
from briefing.verdicts.findings import find
from tests.shipped import brief_files

if TYPE_CHECKING:
    from pathlib import Path


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2's core schema, in which a day is a text."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if not tag.endswith(("timestamp", ":merge", ":value"))]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def schema(briefs: Path) -> Any:
    return json.loads((briefs / SCHEMA_FILE).read_text("utf-8"))


def faults(text: str, schema: Any) -> list[str]:
    checker = jsonschema.Draft202012Validator(schema)
    data = yaml.load(text, AsEditorsRead)  # a subclass of SafeLoader
    return [f"{'/'.join(map(str, error.path))}: {error.message}" for error in checker.iter_errors(data)]


def test_the_file_is_the_schema(schema: Any) -> None:
    assert schema == json_schema(), "run: briefing schema > briefs/brief.schema.json"
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_shipped_briefs_name_it_and_keep_to_it(briefs: Path, schema: Any) -> None:
    paths = brief_files(briefs)
    assert paths
    for path in paths:
        text = path.read_text("utf-8")
        assert text.startswith(f"{SCHEMA_LINE}\n"), path.name
        assert faults(text, schema) == [], path.name


@pytest.mark.parametrize(
    ("change", "with_"),
    [
        ("title: What", "titel: What"),
        ("reliability: B", "reliability: G"),
        ("tempo: 2d ", "tempo: soon "),
        ("    by: south\n", ""),
        ("    measure: troops\n", ""),
        ("accounting: stock ", "accounting: heap "),
        ("kind: organisation", "kind: [organisation]"),
    ],
)
def test_it_finds_what_the_loader_finds(change: str, with_: str, schema: Any) -> None:
    text = template(date(2024, 10, 25))
    assert change in text
    wrong = text.replace(change, with_, 1)
    assert faults(wrong, schema)
    assert read(wrong, "draft.yaml").problems


def test_a_brief_to_begin_with_is_clean_and_shows_a_conflict(schema: Any) -> None:
    text = template(date(2024, 10, 25))
    brief = read(text, "draft.yaml")
    assert brief.problems == ()
    assert brief.date == date(2024, 10, 25)
    assert find(brief).contradiction_count == 1
    assert faults(text, schema) == []


def test_a_brief_to_begin_with_names_the_schema_and_explains_itself() -> None:
    text = template(date(2024, 10, 25))
    assert text.startswith(f"{SCHEMA_LINE}\n")
    for words in ("briefing check", "briefing help file", "Admiralty", "part_of"):
        assert words in text
