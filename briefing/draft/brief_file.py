"""The parts of a brief, as plain fields, written as a briefing file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from briefing.brief.shape import BRIEF, PARTS
from briefing.brief.template import SCHEMA_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Parts = dict[str, dict[str, dict[str, object]]]
"""The brief's mappings, each from ids to the fields that the file format has."""

_PLAIN = re.compile(r"[^\W_][^\n\t\"'#:{}\[\],&*!|>%@`\\]*(?<! )")
"""A text that YAML takes as it is, since the loader reads scalars as they are written."""
_FIGURE = re.compile(r"[$€£]?[^\W_][\w ,.%$€£-]*[\w%]|\d")
"""A figure that YAML takes as it is, commas and all, in a mapping of more than one line."""


def brief_text(head: Mapping[str, object], parts: Parts) -> str:
    """Return a briefing file: the fields of the brief itself, and its parts; those that are empty are left out."""
    lines = [SCHEMA_LINE, "briefing: 1"]
    for field in BRIEF.fields:
        value = head.get(field.name)
        if field.name in PARTS:
            if parts.get(field.name):
                lines += ["", f"{field.name}:", *_entries(field.name, parts[field.name])]
        elif value and field.name != "briefing":
            lines += _field(field.name, value, "")
    return "\n".join(lines) + "\n"


def _entries(name: str, entries: Mapping[str, Mapping[str, object]]) -> Iterator[str]:
    for id, fields in entries.items():
        given = [(field, fields[field]) for field in PARTS[name].names if fields.get(field)]
        line = (
            f"  {_scalar(id)}: {{{', '.join(f'{field}: {_scalar(str(value))}' for field, value in given)}}}"
        )
        if name not in ("sections", "claims") and len(line) <= 110:
            yield line
        else:
            yield f"  {_scalar(id)}:"
            for field, value in given:
                yield from _field(field, value, "    ")


def _field(name: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{indent}{name}:"
        for key, inner in value.items():
            yield from _field(_scalar(str(key)), inner, f"{indent}  ")
    elif isinstance(value, list) and name in ("denies", "supersedes"):
        yield f"{indent}{name}: [{', '.join(_scalar(str(id)) for id in value)}]"
    elif isinstance(value, list):
        yield f"{indent}{name}:"
        for entry in value:
            if isinstance(entry, dict):
                first, *rest = (
                    line for key, inner in entry.items() for line in _field(key, inner, f"{indent}    ")
                )
                yield f"{indent}  - {first.lstrip()}"
                yield from rest
            else:
                yield f"{indent}  - {_scalar(str(entry))}"
    elif name == "text":
        yield f"{indent}text: |"
        yield from (f"{indent}  {line}" if line else "" for line in str(value).split("\n"))
    elif name in ("figure", "first_said") and _FIGURE.fullmatch(str(value)):
        yield f"{indent}{name}: {value}"
    else:
        yield f"{indent}{name}: {_scalar(str(value))}"


def _scalar(text: str) -> str:
    """Return a text as a value on one line: as it is where YAML takes it so, else in double quotes."""
    if _PLAIN.fullmatch(text) and text.isprintable():
        return text
    return json.dumps(text, ensure_ascii=False)
