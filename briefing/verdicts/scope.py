"""The scope of a view: the claims of a measure, of a side, or of the whole brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.choice import Choice
from briefing.record import Record

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


class Extent(Choice):
    """How much of a brief a scope takes in."""

    MEASURE = "measure"
    SIDE = "side"
    BRIEF = "brief"

    @property
    def wider(self) -> Extent:
        """The next wider one; after the whole brief, a measure again."""
        return self.next()


class Scope(Record):
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
