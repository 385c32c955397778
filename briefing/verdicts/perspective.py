"""The perspective: a brief as one side tells it, and the scope of a view."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple, Self

from briefing.brief.model import Status
from briefing.verdicts.matrix import measures_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


class CyclicEnum(Enum):
    """One of several that stand in an order."""

    def next(self) -> Self:
        """Return the one that follows, and the first after the last."""
        choices = list(type(self))
        return choices[(choices.index(self) + 1) % len(choices)]


class Extent(CyclicEnum):
    """How much of a brief a scope takes in."""

    MEASURE = "measure"
    SIDE = "side"
    BRIEF = "brief"

    @property
    def wider(self) -> Extent:
        """The next wider one; after the whole brief, a measure again."""
        return self.next()


class Scope(NamedTuple):
    """A measure, a side, or the whole brief."""

    extent: Extent = Extent.BRIEF
    id: str = ""
    """Which measure or side; empty for the whole brief."""

    def name(self, brief: Brief) -> str:
        """Return what it is called."""
        if self.extent is Extent.BRIEF:
            return "The whole brief"
        measure = brief.measures.get(self.id)
        if self.extent is Extent.MEASURE:
            return measure.name if measure else self.id
        return brief.name(self.id)

    def claims(self, brief: Brief, findings: Findings) -> tuple[Claim, ...]:
        """Return its claims in the order of the brief.

        To a measure belong also the claims that deny one of its claims, and those that have taken the
        place of one that belongs to it.
        """
        if self.extent is Extent.BRIEF:
            return tuple(brief.claims.values())
        if self.extent is Extent.SIDE:
            return tuple(claim for claim in brief.claims.values() if brief.side(claim.by) == self.id)
        ids = {claim.id for claim in brief.claims_by_measure.get(self.id, ())}
        ids |= {claim.id for claim in brief.claims.values() if not ids.isdisjoint(claim.denies)}
        waiting = list(ids)
        while waiting:
            successor = findings.superseded.get(waiting.pop())
            if successor and successor not in ids:
                ids.add(successor)
                waiting.append(successor)
        return tuple(claim for claim in brief.claims.values() if claim.id in ids)


def around(claim: Claim | None, brief: Brief, extent: Extent = Extent.MEASURE) -> Scope:
    """Return the scope of an extent that a claim is in; the whole brief where it is in none."""
    if claim and extent is Extent.SIDE:
        return Scope(extent, brief.side(claim.by))
    if claim and extent is Extent.MEASURE and claim.measure:
        return Scope(extent, claim.measure)
    return Scope()


def scopes(brief: Brief, extent: Extent) -> tuple[Scope, ...]:
    """Return the scopes of an extent in which there are claims, in the order of the brief."""
    if extent is Extent.MEASURE:
        return tuple(Scope(extent, id) for id in brief.measures if id in brief.claims_by_measure)
    if extent is Extent.SIDE:
        return tuple(
            Scope(extent, side)
            for side in dict.fromkeys(map(brief.side, brief.actors))
            if _speaks(side, brief)
        )
    return (Scope(),)


def beside(scope: Scope, step: int, brief: Brief) -> Scope:
    """Return the scope that stands some steps after one of the same extent, around and around."""
    others = scopes(brief, scope.extent)
    at = others.index(scope) if scope in others else -1
    return others[(at + step) % len(others)] if others else scope


def _speaks(side: str, brief: Brief) -> bool:
    return any(brief.side(actor) == side for actor in brief.claims_by_actor)


class Theme(Enum):
    """How a side stands to what is told."""

    SAYS = "Says"
    DENIES = "Denies"
    SILENT = "Is silent about, while others say"


class Telling(NamedTuple):
    """A claim, and the claims it denies."""

    claim: Claim
    denied: tuple[Claim, ...] = ()


class PerspectivePart(NamedTuple):
    """Claims on one matter."""

    theme: Theme
    measure: str
    """The id of the measure; empty for statements that measure nothing."""
    told: tuple[Telling, ...]


class Perspective(NamedTuple):
    """A brief as one side tells it: what it says, what it denies, what it is silent about."""

    side: str
    parts: tuple[PerspectivePart, ...]


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
        PerspectivePart(Theme.SAYS, measure, _told(said[measure]))
        for measure in (*brief.measures, "")
        if said[measure]
    ]
    if denials:
        parts.append(PerspectivePart(Theme.DENIES, "", _told(denials, brief)))
    spoken = {measure for claim in own for measure in measures_of(claim, brief)}
    for measure in brief.measures:
        others = [
            claim for claim in brief.claims_by_measure.get(measure, ()) if claim.id not in findings.superseded
        ]
        if others and measure not in spoken:
            parts.append(PerspectivePart(Theme.SILENT, measure, _told(others)))
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
