"""Briefs as a STIX 2.1 bundle: reports, identities, a note for each claim, an opinion for each verdict.

Ids are made from what they name (UUID version 5), so that a brief exported twice gives the same objects,
and an actor of one name and kind is one identity in all briefs. Objects are dated by the brief, but since
identities outlive it, they begin with the epoch, and a later brief has a later version of them.
"""

from __future__ import annotations

from itertools import chain
from math import isfinite
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from briefing.export.labels import NOWHERE, claim_words, measure_words, qualities, said_words, web_address
from briefing.figures.display import figure_json
from briefing.text import long_day
from briefing.verdicts.reasons import reason
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Actor, Brief, Claim, Source
    from briefing.export.labels import Found, Publication
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict

    Json = dict[str, object]

NAMESPACE = UUID("6c0a9d3e-2b1f-5e47-9a58-3d7f1c84b0e2")
"""What our ids are made in; it never changes, or the same brief would become other objects."""

CLASSES = {"person": "individual", "group": "group", "organisation": "organization", "state": "organization", "medium": "organization"}  # fmt: skip
"""Words of STIX's identity-class-ov for kinds of actor."""

SECTORS = {"state": "government-national"}

CREDIBILITY = {1: 90, 2: 70, 3: 50, 4: 30, 5: 10}
"""Confidence for Admiralty numbers (STIX 2.1, appendix A); 6, cannot be judged, has none."""

OPINIONS = {
    Kind.CONFLICT: "strongly-disagree",
    Kind.PART_EXCEEDS_WHOLE: "strongly-disagree",
    Kind.DENIED: "strongly-disagree",
    Kind.TENSION: "disagree",
    Kind.COMPATIBLE: "neutral",
    Kind.AGREE: "agree",
}
"""STIX's opinion-enum for verdicts: how two claims stand to each other. The other verdicts are no opinion."""

MARKINGS = {
    "TLP:WHITE": "613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "TLP:CLEAR": "613f2e26-407d-48c7-9eca-b8e91df99dc9",
    "TLP:GREEN": "34098fce-860f-48ae-8e50-ebd3cc5e41da",
    "TLP:AMBER": "f88d31f6-486f-44da-b317-01333bde0b82",
    "TLP:RED": "5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
}
"""The marking definitions that STIX 2.1 gives for the traffic light protocol; CLEAR is what was WHITE."""

EXTENSION: Json = {
    "type": "extension-definition",
    "spec_version": "2.1",
    "id": "extension-definition--9f1b6c52-0d64-5a0f-8c35-4b1f2f5f6a10",
    "created": "2026-12-01T00:00:00.000Z",
    "modified": "2026-12-01T00:00:00.000Z",
    "name": "Figures of claims and verdicts on them",
    "description": "A claim's figure in numbers, on its note, and the verdict on two claims, on their opinion.",
    "schema": "On a note: wording, unit and measure are strings; stated_low, stated_high, hard_low, hard_high, "
    "typical_low and typical_high are numbers, or days in ISO 8601 where the figure is a day; an open end is left "
    "out. On an opinion: verdict and rule are strings, severity is an integer from 0 to 100, and ratio a number: how "
    "many times the two ranges are apart.",
    "version": "1.0.0",
    "extension_types": ["property-extension"],
}
"""What adds numbers to notes and opinions (STIX 2.1, section 7.3)."""

_EPOCH = "1970-01-01T00:00:00.000Z"
_TLP_SINCE = "2017-01-20T00:00:00.000Z"


def bundle(found: Found, published: Publication = NOWHERE) -> Json:
    """Return briefs as one bundle, each object once; they are made one after the other, as they are asked for."""
    pairs = list(found)
    titles = (brief.title for brief, _ in pairs)
    return {"type": "bundle", "id": _id("bundle", *titles), "objects": _objects(pairs, published)}


def _objects(found: Found, published: Publication) -> Iterator[Json]:
    maker = published.author or "briefing"
    creator: Json = {
        "type": "identity",
        "spec_version": "2.1",
        "id": _id("identity", maker, "maker"),
        "created": _EPOCH,
        "modified": _EPOCH,
        "name": maker,
        "identity_class": "organization" if published.author else "system",
        **({"contact_information": published.url} if published.author and published.url else {}),
    }
    yield creator
    yield {**EXTENSION, "created_by_ref": creator["id"]}
    seen: set[object] = set()
    for brief, findings in found:
        for made in _Writer(brief, findings, str(creator["id"])).objects():
            if made["id"] not in seen:
                seen.add(made["id"])
                yield made


class _Writer:
    """Writes the objects of a brief."""

    def __init__(self, brief: Brief, findings: Findings, creator: str) -> None:
        self.creator = creator
        self.brief = brief
        self.findings = findings
        days = [claim.said for claim in brief.claims.values() if claim.said]
        day = brief.date or max(days, default=None)
        self.time = f"{day.isoformat()}T00:00:00.000Z" if day else _EPOCH
        self.key = (brief.title, self.time)
        """What tells the brief from others, wherever its file lies."""
        self._claim_ids: dict[str, str] = {}
        self.marking = _marking(brief.handling, self.time) if brief.handling else None

    def objects(self) -> Iterator[Json]:
        """Yield the marking, the identities, the notes, the opinions, and the report that holds them."""
        if self.marking:
            yield self.marking
        verdicts = (verdict for verdict in self.findings.everything() if verdict.kind in OPINIONS)
        references = []
        for made in chain(
            map(self._actor, self.brief.actors.values()),
            map(self._note, self.brief.claims.values()),
            map(self._opinion, verdicts),
        ):
            references.append(made["id"])
            yield made
        if references:  # a report has to hold something
            sources = [_reference(source) for source in self.brief.sources.values()]
            yield self._object(
                "report",
                self.key,
                name=self.brief.title,
                description=self.brief.summary or None,
                report_types=["threat-report"],
                published=self.time,
                object_refs=references,
                external_references=sources or None,
            )

    def _object(self, sort: str, key: tuple[str, ...], /, **more: object) -> Json:
        marks = [self.marking["id"]] if self.marking else None
        made = {
            "type": sort,
            "spec_version": "2.1",
            "id": _id(sort, *key),
            "created_by_ref": self.creator,
            "created": self.time,
            "modified": self.time,
            **more,
            "object_marking_refs": marks,
        }
        return {name: value for name, value in made.items() if value is not None}

    def _identity(self, claimant: str) -> str:
        actor = self.brief.actors.get(claimant)
        return _id("identity", actor.name, actor.kind) if actor else _id("identity", claimant, "")

    def _actor(self, actor: Actor) -> Json:
        sector = SECTORS.get(actor.kind)
        return self._object(
            "identity",
            (actor.name, actor.kind),
            name=actor.name,
            identity_class=CLASSES.get(actor.kind, "unknown"),
            created=_EPOCH,
            roles=[actor.role] if actor.role else None,
            sectors=[sector] if sector else None,
            description=f"speaks for {self.brief.name(actor.of)}" if actor.of else None,
        )

    def _claim_id(self, claim: Claim) -> str:
        found = self._claim_ids.get(claim.id)
        if found is None:
            found = self._claim_ids[claim.id] = _id("note", *self.key, claim.id)
        return found

    def _note(self, claim: Claim) -> Json:
        brief = self.brief
        measure = brief.measures.get(claim.measure or "")
        lines = [f"“{claim.quote}”", said_words(claim)]
        if measure:
            lines.append(f"{measure.name}: {measure_words(measure, brief)}")
        lines += [*qualities(claim), *([claim.note] if claim.note else [])]
        source = brief.sources.get(claim.via or "")
        known = claim.by in brief.actors
        return self._object(
            "note",
            (*self.key, claim.id),
            abstract=claim_words(claim, brief),
            content="\n".join(lines),
            authors=[brief.name(claim.by)],
            object_refs=[self._identity(claim.by) if known else _id("report", *self.key)],
            confidence=CREDIBILITY.get(claim.credibility or 0),
            external_references=[_reference(source)] if source else None,
            extensions=_extension(_figure(claim)) if claim.figure else None,
        )

    def _opinion(self, verdict: Verdict) -> Json:
        one, two = verdict.first, verdict.second
        words = f"Of the two claims together, not of which is right: {verdict.kind.word}, severity {verdict.severity}. "
        return self._object(
            "opinion",
            (*self.key, one.id, two.id),
            explanation=words + reason(verdict, self.brief),
            opinion=OPINIONS[verdict.kind],
            object_refs=[self._claim_id(one), self._claim_id(two)],
            extensions=_extension(
                {
                    "verdict": verdict.kind.word,
                    "rule": str(verdict.rule),
                    "severity": verdict.severity,
                    **({"ratio": round(verdict.ratio, 4)} if isfinite(verdict.ratio) else {}),
                }
            ),
        )


def _figure(claim: Claim) -> Json:
    """Return the figure of a claim in numbers; an open end, as all that is not known, is left out."""
    assert claim.figure
    data = figure_json(claim.figure)
    made: Json = {"wording": claim.figure.text, "unit": data["unit"], "measure": claim.measure}
    for name in ("stated", "hard", "typical"):
        ends = data[name]
        low, high = ends if isinstance(ends, list) else (ends, ends)
        made |= {f"{name}_low": low, f"{name}_high": high}
    return {name: value for name, value in made.items() if value is not None}


def _extension(properties: Json) -> Json:
    return {str(EXTENSION["id"]): {"extension_type": "property-extension", **properties}}


def _marking(handling: str, time: str) -> Json:
    """Return the marking for a brief's handling: the traffic light's own, else a statement."""
    known = MARKINGS.get(handling.upper())
    if known:
        colour = "white" if handling.upper() == "TLP:CLEAR" else handling[4:].lower()
        return {
            "type": "marking-definition",
            "spec_version": "2.1",
            "id": f"marking-definition--{known}",
            "created": _TLP_SINCE,
            "definition_type": "tlp",
            "name": f"TLP:{colour.upper()}",
            "definition": {"tlp": colour},
        }
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": _id("marking-definition", handling, time),
        "created": time,
        "definition_type": "statement",
        "definition": {"statement": handling},
    }


def _reference(source: Source) -> Json:
    day = f", {long_day(source.date)}" if source.date else ""
    rating = f", reliability {source.reliability}" if source.reliability else ""
    made: Json = {
        "source_name": source.publisher or source.title,
        "description": f"{source.title}{day}{rating}",
    }
    return made | ({"url": web_address(source.url)} if source.url else {})


def _id(sort: str, *key: str) -> str:
    return f"{sort}--{uuid5(NAMESPACE, chr(31).join((sort, *key)))}"
