"""Stage 7b: a draft as a file in the style of the shipped briefs."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from briefing.brief.model import Accounting, Status
from briefing.brief.template import SCHEMA_LINE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.draft.model import Draft, DraftActor, DraftClaim, DraftMeasure, DraftSection, DraftSource

_WIDTH = 110
"""Columns of the longest line, as in the shipped briefs."""
_TEXT = 100
"""Columns of the lines of a section's text."""
_HEAD = f"""\
{SCHEMA_LINE}
# Drafted by "briefing draft": a proposal, not a finding. Each `review` says what a person should look at;
# deleting the line is accepting it. "briefing check" lists them, and the reader steps through them.
briefing: 1
"""
_PLAIN = re.compile(r"[^\W_][^\n\t\"'#:{}\[\],&*!|>%@`\\]*(?<! )\Z")
_BLOCK = re.compile(r"[^\W_](?:[^\n\t\"#:\\]|:(?=\S)|(?<=\S)#)*(?<![ :])\Z")
_WORD_VALUES = frozenset(["yes", "no", "on", "off", "true", "false", "null", "y", "n", "~"])
_NUMBER = re.compile(r"[-+.]?\d[\d_.,:]*(?:[eE][-+]?\d+)?\Z")

Fields = list[tuple[str, str]]
"""The fields of an entry, each with its value as YAML."""


def brief_yaml(draft: Draft) -> str:
    """Return the draft as the text of a briefing file."""
    lines = [f"title: {scalar(draft.title)}"]
    if draft.date:
        lines.append(f"date: {draft.date.isoformat()}")
    parts = [_HEAD + "\n".join(lines) + "\n"]
    for name, entries in parts_of(draft):
        if entries:
            parts.append(f"{name}:\n" + "".join(entries))
    if draft.gaps:
        parts.append("gaps:\n" + "".join(f"  - {scalar(gap)}\n" for gap in draft.gaps))
    return "\n".join(parts)


def parts_of(draft: Draft) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each of the brief's mappings with its entries, each as lines of the file."""
    yield "sources", [_entry(each.id, _source(each)) for each in draft.sources]
    yield "actors", [_entry(each.id, _actor(each)) for each in draft.actors]
    yield "measures", [_entry(each.id, _measure(each)) for each in draft.measures]
    yield "sections", [_section(each) + "\n" for each in draft.sections]
    yield "claims", [_block(each.id, _claim(each)) for each in draft.claims]


def scalar(text: str) -> str:
    """Return a text as a value of one line: plain where YAML takes it as it is, else in double quotes."""
    plain = _PLAIN.match(text) and not _NUMBER.match(text) and text.lower() not in _WORD_VALUES
    if plain and text.isprintable():
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = "".join(
        char
        if char.isprintable()
        else f"\\u{ord(char):04x}"
        if ord(char) < 0x10000
        else f"\\U{ord(char):08x}"
        for char in escaped
    )
    return f'"{escaped}"'


def figure_scalar(text: str) -> str:
    """Return a figure's wording: as it is where YAML takes it, since the loader reads scalars as written."""
    return text if re.fullmatch(r"[^\W_][\w ,.%$€£-]*\w|\d", text) and ": " not in text else scalar(text)


def _entry(id: str, fields: Fields) -> str:
    line = f"  {id}: {{{', '.join(f'{name}: {value}' for name, value in fields)}}}\n"
    if len(line) <= _WIDTH and not any("," in value and not value.startswith('"') for _, value in fields):
        return line
    return _block(id, fields)


def _block(id: str, fields: Fields) -> str:
    return f"  {id}:\n" + "".join(_field(name, value) for name, value in fields)


def _field(name: str, value: str) -> str:
    inner = value[1:-1]
    if (
        value.startswith('"')
        and _BLOCK.match(inner)
        and not _NUMBER.match(inner)
        and inner.lower() not in _WORD_VALUES
    ):
        value = inner  # what is quoted for the sake of flow mappings is plain on a line of its own
    line = f"    {name}: {value}\n"
    if len(line) <= _WIDTH or (not value.startswith('"') and " " not in value) or "\\" in value:
        return line
    text = value[1:-1] if value.startswith('"') else value
    folded = textwrap.wrap(text, _WIDTH - 6, break_long_words=False, break_on_hyphens=False)
    return f"    {name}: >-\n" + "".join(f"      {each}\n" for each in folded)


def _filled(pairs: Iterable[tuple[str, object]]) -> Fields:
    return [(name, scalar(str(value))) for name, value in pairs if value not in ("", None, ())]


def _source(source: DraftSource) -> Fields:
    return _filled(
        (("title", source.title), ("publisher", source.publisher), ("date", source.date), ("url", source.url))
    )


def _actor(actor: DraftActor) -> Fields:
    return _filled(
        (
            ("name", actor.name),
            ("kind", actor.kind),
            ("role", actor.role),
            ("of", actor.of),
            ("review", actor.review),
        )
    )


def _measure(measure: DraftMeasure) -> Fields:
    accounting = "" if measure.accounting is Accounting.STOCK else str(measure.accounting)
    return _filled(
        (
            ("name", measure.name),
            ("unit", measure.unit),
            ("accounting", accounting),
            ("tempo", measure.tempo),
            ("part_of", measure.part_of),
            ("review", measure.review),
        )
    )


def _section(section: DraftSection) -> str:
    fields = _filled((("title", section.title), ("source", section.source)))
    text = "\n\n".join("\n".join(_wrapped(block)) for block in section.blocks)
    text = re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", text)
    body = "".join(f"      {line}\n" if line else "\n" for line in text.split("\n"))
    return (
        f"  {section.id}:\n" + "".join(_field(name, value) for name, value in fields) + f"    text: |\n{body}"
    )


def _wrapped(block: str) -> Sequence[str]:
    """Return a block's lines; none but the first begins as an item or a quotation does."""
    sign = block[:2] if block[:2] in ("- ", "> ") else ""
    rest = block[len(sign) :]
    if not sign and rest[:1] in "->":
        rest = f"\u2013{rest[1:]}" if rest[0] == "-" else f"\u203a{rest[1:]}"
    hang = "> " if sign == "> " else "  " if sign else ""
    lines = textwrap.wrap(rest, _TEXT - len(sign), break_long_words=False, break_on_hyphens=False) or [""]
    joined: list[str] = []
    for line in lines:
        if joined and re.match(r"[->]", line):
            joined[-1] += f" {line}"
        else:
            joined.append(line)
    return [(sign if number == 0 else hang) + line for number, line in enumerate(joined)]


def _claim(claim: DraftClaim) -> Fields:
    fields = _filled(
        (("by", claim.by), ("section", claim.section), ("quote", claim.quote), ("measure", claim.measure))
    )
    if claim.figure:
        fields.append(("figure", figure_scalar(claim.figure)))
    as_of = ""
    if claim.as_of:
        first, last = claim.as_of.first, claim.as_of.last
        as_of = first.isoformat() if first == last else f"{first}/{last}"
    status = "" if claim.status is Status.ASSERTED else str(claim.status)
    fields += _filled(
        (
            ("said", claim.said),
            ("as_of", as_of),
            ("via", claim.via),
            ("origin", claim.origin),
            ("status", status),
        )
    )
    fields += [
        (name, f"[{', '.join(ids)}]")
        for name, ids in (("denies", claim.denies), ("supersedes", claim.supersedes))
        if ids
    ]
    fields += _filled((("credibility", claim.credibility), ("note", claim.note), ("review", claim.review)))
    return fields
