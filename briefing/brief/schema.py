"""The shape of a brief as JSON Schema, for editors, and as tables, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.brief.dates import MOMENT, SPAN
from briefing.brief.shape import (
    BRIEF,
    HYPOTHESIS,
    ID,
    LIBRARY,
    LIBRARY_PARTS,
    LIBRARY_SHAPES,
    PARTS,
    SHAPES,
    SPELLINGS,
    TEMPO,
    URL,
    Kind,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.brief.shape import Field, Shape

# An editor reads `title: 1984` as a number, and the loader as the text it is.
_TEXT = {"type": ["string", "number"], "pattern": r"\S"}
_RANGE = {
    "type": "array",
    "prefixItems": [{"type": ["number", "string", "null"]}] * 2,
    "minItems": 2,
    "maxItems": 2,
}
_KINDS: dict[Kind, dict[str, Any]] = {
    Kind.TEXT: _TEXT,
    Kind.PROSE: _TEXT,
    Kind.FIGURE: _TEXT,
    Kind.ID: _TEXT,
    Kind.VERSION: {"enum": [1, "1"]},
    Kind.DAY: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    Kind.MOMENT: {"type": "string", "pattern": f"^{MOMENT}$"},
    Kind.DAYS: {"type": ["string", "integer"], "pattern": f"^(?:{SPAN})$"},
    Kind.TEMPO: {"type": "string", "pattern": f"^(?:{TEMPO})$"},
    Kind.URL: {"type": "string", "format": "uri", "pattern": f"^{URL}$"},
    Kind.CLAIMS: {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    Kind.MEMBERS: {
        "type": "object",
        "additionalProperties": {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]},
    },
    Kind.IDS: {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]},
    Kind.TEXTS: {"type": "array", "items": _TEXT},
    Kind.HYPOTHESES: {
        "type": "array",
        "items": {"anyOf": [_TEXT, {"$ref": f"#/$defs/{HYPOTHESIS.name}"}]},
    },
    Kind.WORDINGS: {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "properties": {"hard": _RANGE, "typical": _RANGE},
            "additionalProperties": False,
            "minProperties": 1,
        },
    },
}


_SHAPES_OF_PARTS = PARTS | LIBRARY_PARTS


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a brief.

    It knows each field, but not what the loader knows of the whole: whether an id is there, a quote stands
    in its text, a figure can be read.
    """
    return _schema("briefing", "A briefing file", BRIEF, SHAPES)


def library_schema() -> dict[str, Any]:
    """Return the JSON Schema of a library's own file, measures.yaml."""
    return _schema("briefing-measures", "The measures of a library of briefs", LIBRARY, LIBRARY_SHAPES)


def _schema(name: str, title: str, top: Shape, shapes: Sequence[Shape]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://json.schemastore.org/{name}.json",
        "title": title,
        **_object(top),
        "$defs": {_name(shape): _object(shape) for shape in shapes if shape is not top},
    }


def reference(shapes: Sequence[Shape] = SHAPES) -> str:
    """Return every field of a file as Markdown tables, one for each kind of mapping."""
    return "\n\n".join("\n".join(_table(shape)) for shape in shapes)


def _object(shape: Shape) -> dict[str, Any]:
    needs = {field.name: [field.needs] for field in shape.fields if field.needs}
    return {
        "type": "object",
        "description": _sentence(shape.doc),
        "properties": {field.name: _value(field) for field in shape.fields},
        "required": [field.name for field in shape.fields if field.required],
        **({"dependentRequired": needs} if needs else {}),
        "additionalProperties": False,
    }


def _value(field: Field) -> dict[str, Any]:
    described = {"description": _sentence(field.doc)}
    if field.kind is Kind.CHOICE:
        numbers = [int(choice) for choice in field.choices if choice.isdigit()]
        spelt = [word for word, known in SPELLINGS.items() if known in field.choices]
        return {"enum": [*field.choices, *spelt, *numbers], **described}
    if field.kind is Kind.PARTS:
        shape = _SHAPES_OF_PARTS[field.of]
        entries = {f"^{shape.key}$": {"$ref": f"#/$defs/{_name(shape)}"}}
        return {"type": "object", "patternProperties": entries, "additionalProperties": False, **described}
    if field.kind is Kind.MARKS:
        marks = {f"^{ID}$": {"enum": list(field.choices)}}
        return {"type": "object", "patternProperties": marks, "additionalProperties": False, **described}
    return {**_KINDS[field.kind], **described}


def _name(shape: Shape) -> str:
    return shape.name.replace(" ", "-")


def _table(shape: Shape) -> Iterator[str]:
    yield f"**{shape.name}**: {shape.doc}."
    yield ""
    yield "| field | value | what it says |"
    yield "|---|---|---|"
    for field in shape.fields:
        needed = " (required)" if field.required else f" (needs `{field.needs}`)" if field.needs else ""
        yield f"| `{field.name}`{needed} | {value_words(field)} | {_sentence(field.doc)} |"


def value_words(field: Field) -> str:
    """Return what a field's value is, in words."""
    if field.kind is Kind.CHOICE:
        return ", ".join(f"`{choice}`" for choice in field.choices)
    if field.kind is Kind.PARTS:
        return f"{field.kind} to {_SHAPES_OF_PARTS[field.of].name}"
    return f"{field.kind} of {field.of}" if field.kind in (Kind.ID, Kind.IDS) else str(field.kind)


def _sentence(phrase: str) -> str:
    return f"{phrase[0].upper()}{phrase[1:]}."
