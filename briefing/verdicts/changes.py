"""What changed between two states of a brief: parts by their id, field by field, and the verdicts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Actor, Claim, Days, Measure, Section, Source, Status
from briefing.brief.shape import ACTOR, CLAIM, MEASURE, SECTION, SOURCE
from briefing.figures.model import Figure
from briefing.figures.overrides import row_texts
from briefing.verdicts.verdict import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Detail, Kind, Verdict


Part = Section | Actor | Measure | Claim | Source
Field = str
"""A field's value as text; empty where there is none."""
_SHAPES = {Section: SECTION, Actor: ACTOR, Measure: MEASURE, Claim: CLAIM, Source: SOURCE}


def brief_fields(brief: Brief) -> dict[str, Field]:
    """Return what the brief says of itself; a row of the wording table is a field of its own."""
    rows = {
        f"wording {row.name}": f"hard {row.hard}, typical {row.typical}" for row in row_texts(brief.wordings)
    }
    return {
        "title": brief.title,
        "date": _text(brief.date),
        "handling": brief.handling,
        "summary": brief.summary,
        "locale": brief.locale,
    } | rows


def fields_of(part: Part, brief: Brief) -> dict[str, Field]:
    """Return the fields of a part, without a section's text; what follows from others is left out."""
    values = {name: getattr(part, name, None) for name in _SHAPES[type(part)].names}
    if isinstance(part, Measure):
        values["tempo"] = "fixed" if part.tempo is None else f"{part.tempo}d"
    if isinstance(part, Claim):
        values |= _own(part, brief)
    return {name: _text(value) for name, value in values.items()}


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


def _own(claim: Claim, brief: Brief) -> dict[str, object]:
    """Return the fields of a claim that have a default, empty where it is what would be taken without them."""
    section = brief.sections.get(claim.section)
    said = None if claim.day_from else claim.said
    return {
        "figure": claim.wording,
        "said": f"{said} {claim.time:%H:%M}" if said and claim.time else said,
        "as_of": None
        if claim.as_of == (Days(claim.said, claim.said) if claim.said else None)
        else claim.as_of,
        "via": None if section and claim.via == section.source else claim.via,
        "status": None if claim.status is Status.ASSERTED else claim.status,
    }


def _text(value: object) -> Field:
    """Return a value as a file has it."""
    match value:
        case None:
            return ""
        case Days(first, last):
            return str(first) if first == last else f"{first}..{last}"
        case Figure(text):
            return text
        case tuple():
            return ", ".join(value)
    return str(value)


Key = tuple[str, ...]
"""The ids of the claims of a verdict in their order: of two, or of those of a sum and what it is held against."""
Summary = tuple["Kind", "Detail", int]
"""What tells one verdict on a pair from another: its kind, its detail and its severity."""
MAPPINGS = {
    "section": "sections",
    "actor": "actors",
    "measure": "measures",
    "claim": "claims",
    "source": "sources",
}
"""The parts that have an id, each with the mapping of the brief that holds it."""
LISTS = {"hypothesis": "hypotheses", "assumption": "assumptions", "gap": "gaps", "indicator": "indicators"}
"""The parts that are texts of a list, each with the list."""


TOLD = Severity.LOW.value
"""From this severity on it is told that a verdict has become graver or lighter."""


class ChangeState(StrEnum):
    """What became of a part."""

    NEW = "new"
    GONE = "gone"
    REVISED = "revised"


class Revision(NamedTuple):
    """A field that says something else; what was not there is an empty text."""

    field: str
    was: str
    now: str


class Change(NamedTuple):
    """A part of a brief that is new, gone or revised."""

    part: str
    """What it is: "claim", "actor", "section", "measure", "source", "brief", or one of a list, such as "gap"."""
    id: str
    """Empty for the brief itself; for one of a list its text."""
    state: ChangeState
    revisions: tuple[Revision, ...] = ()


class Turned(NamedTuple):
    """A pair of claims on which the verdict is another one, or of another severity."""

    was: Verdict | None
    """None where there was none: a claim of the pair is new, or was superseded."""
    now: Verdict | None
    """None where there is none any more: a claim of the pair is gone, or has been superseded."""

    @property
    def pair(self) -> tuple[str, str]:
        """The ids of the two claims, in the order in which they were said."""
        verdict = self.now or self.was
        assert verdict
        return verdict.first.id, verdict.second.id

    @property
    def is_graver_or_lighter_only(self) -> bool:
        """Whether nothing but the severity is another."""
        was, now = self.was, self.now
        return bool(was and now and (was.kind, was.detail) == (now.kind, now.detail))


class Changes(NamedTuple):
    """All that changed: parts in the order of the brief, and verdicts, the gravest first."""

    parts: tuple[Change, ...]
    verdicts: tuple[Turned, ...]

    def __bool__(self) -> bool:
        return bool(self.parts or self.verdicts)

    def ids(self, part: str, *states: ChangeState) -> tuple[str, ...]:
        """Return the ids of the parts of one sort that are new, gone or revised."""
        return tuple(change.id for change in self.parts if change.part == part and change.state in states)


def changes(before: Findings, after: Findings) -> Changes:
    """Return what changed from one state of a brief to another; where it was read from does not matter."""
    return Changes(tuple(_parts(before.brief, after.brief)), _turned(before, after))


def _parts(before: Brief, after: Brief) -> Iterator[Change]:
    head = tuple(_revisions(brief_fields(before), brief_fields(after)))
    if head:
        yield Change("brief", "", ChangeState.REVISED, head)
    for part, name in MAPPINGS.items():
        yield from _mapping(part, before, after, name)
    for part, name in LISTS.items():
        yield from _list(part, before, after, name)


def _mapping(part: str, before: Brief, after: Brief, name: str) -> Iterator[Change]:
    was: Mapping[str, Part] = getattr(before, name)
    now: Mapping[str, Part] = getattr(after, name)
    for id, value in now.items():
        if id not in was:
            yield Change(part, id, ChangeState.NEW)
        elif value != was[id]:
            revisions = (
                *_revisions(fields_of(was[id], before), fields_of(value, after)),
                *(Revision("text", *stretch) for stretch in text_changes(was[id], value)),
            )
            if revisions:
                yield Change(part, id, ChangeState.REVISED, revisions)
    for id in was:
        if id not in now:
            yield Change(part, id, ChangeState.GONE)


def _list(part: str, before: Brief, after: Brief, name: str) -> Iterator[Change]:
    was: tuple[str, ...] = getattr(before, name)
    now: tuple[str, ...] = getattr(after, name)
    for text in now:
        if text not in was:
            yield Change(part, text, ChangeState.NEW)
        elif name == "hypotheses":
            bearings = [
                {claim: word.value for claim, word in brief.consistency.get(text, {}).items()}
                for brief in (before, after)
            ]
            if revisions := tuple(_revisions(*bearings)):
                yield Change(part, text, ChangeState.REVISED, revisions)
    yield from (Change(part, text, ChangeState.GONE) for text in was if text not in now)


def _revisions(was: Mapping[str, Field], now: Mapping[str, Field]) -> Iterator[Revision]:
    for name in dict.fromkeys((*was, *now)):
        one, other = was.get(name, ""), now.get(name, "")
        if one != other:
            yield Revision(name, one, other)


def _turned(before: Findings, after: Findings) -> tuple[Turned, ...]:
    """Return the pairs whose verdict or its severity is another, and the contradictions that came or went with a claim.

    A brief has many more pairs than claims, and most of them are as they were: of each no more is kept than tells that.
    """
    was = _summaries(before)
    found = []
    for new in after.everything():
        key = _key(new)
        if was.pop(key, None) != _summary(new) and _is_told(old := _verdict_of(before, key), new):
            found.append(Turned(old, new))
    for key in was:
        old, now = _verdict_of(before, key), _verdict_of(after, key)
        if _is_told(old, now):
            found.append(Turned(old, now))
    found.sort(key=lambda turned: -max(v.severity for v in (turned.was, turned.now) if v))
    return tuple(found)


def _is_told(old: Verdict | None, new: Verdict | None) -> bool:
    if old and new:
        turned = (old.kind, old.detail) != (new.kind, new.detail)
        return turned or (old.severity != new.severity and max(old.severity, new.severity) >= TOLD)
    return any(verdict and verdict.kind.is_contradiction for verdict in (old, new))


def _summaries(findings: Findings) -> dict[Key, Summary]:
    """Return what tells every verdict from another; what is the same for many is there once."""
    known: dict[Summary, Summary] = {}
    return {_key(one): known.setdefault(summary := _summary(one), summary) for one in findings.everything()}


def _summary(verdict: Verdict) -> Summary:
    return verdict.kind, verdict.detail, verdict.severity


def _key(verdict: Verdict) -> Key:
    return tuple(sorted(claim.id for claim in verdict.claims))


def _verdict_of(findings: Findings, key: Key) -> Verdict | None:
    """Return the verdict on some claims, listed or not; none where a claim is not there."""
    if len(key) > 2:
        return next((verdict for verdict in findings.sums if _key(verdict) == key), None)
    one, other = key
    claims = findings.brief.claims
    return findings.between(one, other) if one in claims and other in claims else None
