"""The entrance: of a hostile brief no text that the rest of the program sees is dangerous."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

import pytest
from hostile_brief import ALL_SIGNS, PAYLOADS, dangers, hostile_brief

from briefing.brief.loader import read
from briefing.verdicts.findings import find
from briefing.verdicts.lint import with_advice

PROSE = ("summary", "note")
"""Fields whose paragraphs are parted by newlines."""


def texts(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a value, with the name of the field that it is in."""
    if isinstance(value, str):
        yield name, value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name), field.name)
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts(key, name)
            yield from texts(inner, name)
    elif hasattr(value, "_fields"):
        for field in value._fields:
            yield from texts(getattr(value, field), field)
    elif isinstance(value, (tuple, list, frozenset)):
        for inner in value:
            yield from texts(inner, name)


@pytest.mark.parametrize("escaped", [True, False])
def test_no_text_of_a_hostile_brief_is_dangerous(escaped: bool) -> None:
    brief = read(hostile_brief(escaped=escaped), "hostile.yaml")
    findings = find(brief)
    found = [*texts(brief), *texts(with_advice(findings))]
    assert len(found) > 3_000
    assert len(brief.claims) == 4 * len(PAYLOADS)
    assert findings.contradiction_count >= len(PAYLOADS) - 2
    assert {name: dangers(text) for name, text in found if dangers(text)} == {}
    lines = {(name, text) for name, text in found if "\n" in text and name not in PROSE}
    assert lines == set()


def test_what_was_dangerous_is_seen() -> None:
    brief = read(hostile_brief(), "hostile.yaml")
    for whole in (brief.title, brief.summary, *brief.assumptions, *brief.gaps, *brief.indicators):
        fewer = whole.replace("<+191 ", "<+9992 ")
        assert [sign for sign in ALL_SIGNS if sign not in fewer] == []
    for (name, (_, sign)), actor, section, measure, source in zip(
        PAYLOADS.items(),
        brief.actors.values(),
        brief.sections.values(),
        brief.measures.values(),
        brief.sources.values(),
        strict=True,
    ):
        seen = sign.replace("9992", "191")
        for text in (
            actor.name,
            actor.role,
            section.title,
            section.plain,
            measure.name,
            measure.unit,
            source.title,
        ):
            assert seen in (text or ""), name
