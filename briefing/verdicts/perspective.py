"""The perspective: a brief as one side tells it, and what others say of which it is silent."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING

from briefing.brief.model import Status
from briefing.record import Record
from briefing.verdicts.matrix import measures_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


class Theme(Enum):
    """How a side stands to what is told."""

    SAYS = "Says"
    DENIES = "Denies"
    SILENT = "Is silent about, while others say"


class Telling(Record):
    """A claim, and the claims it denies."""

    claim: Claim
    denied: tuple[Claim, ...] = ()


class Part(Record):
    """Claims on one matter."""

    theme: Theme
    measure: str
    """The id of the measure; empty for statements that measure nothing."""
    told: tuple[Telling, ...]


class Perspective(Record):
    """A brief as one side tells it: what it says, what it denies, what it is silent about."""

    side: str
    parts: tuple[Part, ...]


def perspective(brief: Brief, findings: Findings, side: str) -> Perspective:
    """Return the brief as a side tells it; measures in the order of the brief, claims by the day they were said.

    A side is silent on a measure on which nobody who speaks for it gives or denies a figure; of what others
    say of it, what is superseded is left out.
    """
    own = [claim for claim in brief.claims.values() if brief.side(claim.by) == side]
    denials = [claim for claim in own if claim.denies or claim.status is Status.DENIED]
    refused = {claim.id for claim in denials}
    said: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in own:
        if claim.id not in refused:
            said[claim.measure if claim.measure in brief.measures and claim.measure else ""].append(claim)
    parts = [
        Part(Theme.SAYS, measure, _told(said[measure])) for measure in (*brief.measures, "") if said[measure]
    ]
    if denials:
        parts.append(Part(Theme.DENIES, "", _told(denials, brief)))
    spoken = {measure for claim in own for measure in measures_of(claim, brief)}
    for measure in brief.measures:
        others = [
            claim for claim in brief.claims_by_measure.get(measure, ()) if claim.id not in findings.superseded
        ]
        if others and measure not in spoken:
            parts.append(Part(Theme.SILENT, measure, _told(others)))
    return Perspective(side, tuple(parts))


def sides(brief: Brief) -> tuple[str, ...]:
    """Return the sides of a brief: those that make claims, then the others, each as the brief has them."""
    every = dict.fromkeys(map(brief.side, (*brief.actors, *brief.claims_by_actor)))
    speaking = set(map(brief.side, brief.claims_by_actor))
    return tuple(sorted(every, key=lambda side: side not in speaking))


def _told(claims: Iterable[Claim], brief: Brief | None = None) -> tuple[Telling, ...]:
    ordered = sorted(claims, key=lambda claim: claim.said.toordinal() if claim.said else 10**7)
    if brief is None:
        return tuple(Telling(claim) for claim in ordered)
    return tuple(
        Telling(claim, tuple(brief.claims[id] for id in claim.denies if id in brief.claims))
        for claim in ordered
    )
