"""The shape is one: model, loader, schema and reference have the same fields."""

from __future__ import annotations

import re
from typing import Any

import pytest

from briefing.brief.loader import read
from briefing.brief.model import Accounting, Actor, Brief, Claim, Measure, Section, Source, Status
from briefing.brief.schema import json_schema, reference
from briefing.brief.shape import BRIEF, ID, LIKELIHOODS, PARTS, SPELLINGS, Kind, Shape

SHAPES = {shape.name: shape for shape in (BRIEF, *PARTS.values())}
MODELS: dict[str, tuple[type[tuple], set[str], set[str]]] = {
    # shape: class, fields the class adds, fields it has under another name
    "brief": (
        Brief,
        {"path", "wordings", "problems", "consistency", "places", "joined"},
        {"briefing", "wording"},
    ),
    "source": (Source, {"id"}, set()),
    "actor": (Actor, {"id"}, set()),
    "measure": (Measure, {"id", "tempo_given"}, set()),
    "section": (Section, {"id", "blocks"}, {"text"}),
    "claim": (Claim, {"id", "spot", "wording", "faulty", "time", "day_from"}, set()),
}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_model_has_the_fields_of_the_shape(shape: Shape) -> None:
    model, adds, renames = MODELS[shape.name]
    assert set(model._fields) - adds == set(shape.names) - renames


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_schema_has_the_fields_of_the_shape(shape: Shape) -> None:
    schema = json_schema() if shape is BRIEF else json_schema()["$defs"][shape.name]
    assert tuple(schema["properties"]) == shape.names
    assert schema["required"] == [field.name for field in shape.fields if field.required]
    assert schema["additionalProperties"] is False
    for field in shape.fields:
        value = schema["properties"][field.name]
        assert value["description"].lower() == f"{field.doc}.".lower()
        if field.kind is Kind.CHOICE:
            words = [choice for choice in value["enum"] if isinstance(choice, str)]
            assert words == [*field.choices, *(word for word in words if word in SPELLINGS)]
        if field.kind is Kind.PARTS:
            ((pattern, target),) = value["patternProperties"].items()
            assert pattern == f"^{ID}$"
            assert target == {"$ref": f"#/$defs/{PARTS[field.name].name}"}
            assert value["additionalProperties"] is False
    assert json_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json_schema()["$defs"]["claim"]["dependentRequired"] == {"figure": ["measure"]}


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_reference_has_a_row_for_each_field(shape: Shape) -> None:
    (table,) = (
        part for part in reference().split("\n\n**") if part.lstrip("*").startswith(f"{shape.name}**")
    )
    rows = re.findall(r"^\| `(\w+)`(?: \([^|]*\))? \| ([^|]+) \| ([^|]+) \|$", table, re.MULTILINE)
    assert [name for name, _, _ in rows] == list(shape.names)
    assert all(value.strip() and doc.endswith(".") for _, value, doc in rows)


def test_choices_are_those_of_the_model() -> None:
    choices = {
        f"{shape.name}.{field.name}": field.choices for shape in SHAPES.values() for field in shape.fields
    }
    assert choices["measure.accounting"] == tuple(Accounting)
    assert choices["claim.status"] == tuple(Status)
    assert choices["claim.likelihood"] == LIKELIHOODS[0] + LIKELIHOODS[1]
    assert all(len(row) == 7 for row in LIKELIHOODS)


# A value of each kind that is right, and some that are not; the loader and the schema's pattern agree on them.
VALUES: dict[Kind, tuple[list[str], list[str]]] = {
    Kind.DAY: (["2024-10-25"], ["2024-10", "25.10.2024", "2024-10-25x", "today"]),
    Kind.DAYS: (
        ["2024", "2024-10", "2024-10-25", "2024-10-01..2024-10-25", "2024-10/2024-11", "2024 to 2025"],
        ["24", "2024-10-25..", "2024-10-01-2024-10-25", "now"],
    ),
    Kind.TEMPO: (["2d", "0d", "30d", "fixed"], ["2", "d", "2 d", "123456d", "Fixed"]),
    Kind.URL: (
        ["https://a.org", "http://a.org/b?c"],
        ["ftp://a", "https://", "https:// a", "//a.org", "a.org"],
    ),
}


@pytest.mark.parametrize("kind", VALUES)
def test_loader_and_schema_take_the_same_values(kind: Kind) -> None:
    shape, field = next(
        (shape, field) for shape in SHAPES.values() for field in shape.fields if field.kind is kind
    )
    schema: dict[str, Any] = json_schema() if shape is BRIEF else json_schema()["$defs"][shape.name]
    pattern = schema["properties"][field.name]["pattern"]
    good, bad = VALUES[kind]
    for value in good + bad:
        assert bool(re.search(pattern, value)) is (value in good), value
        assert (not _problems(shape, field.name, value)) is (value in good), value


def _problems(shape: Shape, field: str, value: str) -> list[str]:
    head = "briefing: 1\ntitle: T\n"
    if shape is BRIEF:
        text = f"{head}{field}: '{value}'\n"
    else:
        part = next(name for name, part in PARTS.items() if part is shape)
        text = f"{head}{part}: {{x: {{{field}: '{value}'}}}}\n"
    return [problem.what for problem in read(text, "b").problems if f"{field} " in problem.what]


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_the_loader_knows_the_fields_of_the_shape_and_no_others(shape: Shape) -> None:
    part = next((name for name, part in PARTS.items() if part is shape), "")
    for name in (*shape.names, "unheard_of"):
        text = f"{part}: {{x: {{{name}: y}}}}\n" if part else f"{name}: 1\n"
        unknown = [found for found in read(text, "b").problems if "unknown field" in found.what]
        assert bool(unknown) is (name == "unheard_of")
