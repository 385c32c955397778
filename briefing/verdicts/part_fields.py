"""The fields of a brief's parts as texts, by the names that the file has for them, to hold two states together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Actor, Claim, Days, Measure, Section, Source, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.brief.model import Brief

Part = Section | Actor | Measure | Claim | Source
Field = str
"""A field's value as text; empty where there is none."""


def brief_fields(brief: Brief) -> dict[str, Field]:
    """Return what the brief says of itself; a row of the wording table is a field of its own."""
    rows = {f"wording {row.name}": f"hard {row.hard}, typical {row.typical}" for row in brief.wordings.rows()}
    return {
        "title": brief.title,
        "date": _day(brief.date),
        "handling": brief.handling,
        "summary": brief.summary,
        "locale": brief.locale,
    } | rows


def fields_of(part: Part, brief: Brief) -> dict[str, Field]:
    """Return the fields of a part, without a section's text; what follows from others is left out."""
    match part:
        case Section():
            return {"title": part.title, "source": part.source or ""}
        case Actor():
            return {"name": part.name, "kind": part.kind, "role": part.role, "of": part.of or ""}
        case Measure():
            return {
                "name": part.name,
                "unit": part.unit,
                "accounting": part.accounting.value,
                "tempo": "fixed" if part.tempo is None else f"{part.tempo}d",
                "part_of": part.part_of or "",
            }
        case Source():
            return {
                "title": part.title,
                "publisher": part.publisher,
                "date": _day(part.date),
                "url": part.url,
                "reliability": part.reliability,
            }
        case Claim():
            return _claim(part, brief)


def text_changes(was: Part, now: Part) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of a section that differ, each as it was and as it is; one of them may be empty."""
    if not (isinstance(was, Section) and isinstance(now, Section)) or was.blocks == now.blocks:
        return
    from difflib import SequenceMatcher

    one, other = ([(block.kind, block.text) for block in section.blocks] for section in (was, now))
    for kind, first, last, start, end in SequenceMatcher(None, one, other).get_opcodes():
        if kind != "equal":
            for number in range(max(last - first, end - start)):
                old = one[first + number] if first + number < last else ("", "")
                new = other[start + number] if start + number < end else ("", "")
                if old == new:
                    continue
                marks = old[0] != new[0] and old[1] == new[1]  # the same words, as another kind of paragraph
                yield (f"{old[0]}: {old[1]}", f"{new[0]}: {new[1]}") if marks else (old[1], new[1])


def _claim(claim: Claim, brief: Brief) -> dict[str, Field]:
    section = brief.sections.get(claim.section)
    is_default = claim.as_of == (Days(claim.said, claim.said) if claim.said else None)
    carries = section.source if section else None
    return {
        "by": claim.by,
        "section": claim.section,
        "quote": claim.quote,
        "measure": claim.measure or "",
        "figure": claim.wording,
        "said": _day(claim.said),
        "as_of": "" if is_default or not claim.as_of else _days(claim.as_of),
        "via": "" if claim.via == carries else claim.via or "",
        "origin": claim.origin,
        "status": "" if claim.status is Status.ASSERTED else claim.status.value,
        "denies": ", ".join(claim.denies),
        "supersedes": ", ".join(claim.supersedes),
        "first_said": claim.first_said.text if claim.first_said else "",
        "basis": claim.basis,
        "likelihood": claim.likelihood,
        "confidence": claim.confidence,
        "credibility": str(claim.credibility or ""),
        "note": claim.note,
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _days(days: Days) -> str:
    first, last = (day.isoformat() for day in days)
    return first if first == last else f"{first}..{last}"
