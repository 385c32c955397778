"""A cycle: stops that are gone through one after the other, around and around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


Stop = TypeVar("Stop")


class Tour(NamedTuple, Generic[Stop]):
    """Stops, and which of them is at hand."""

    stops: tuple[Stop, ...] = ()
    at: int = -1
    """-1 before the first step."""

    @property
    def stop(self) -> Stop:
        """The stop at hand."""
        return self.stops[self.at]

    def step(self, by: int) -> Tour[Stop]:
        """Go on by a number of stops; the first follows the last. There must be stops."""
        at = self.at if self.at >= 0 or by > 0 else 0
        return self._replace(at=(at + by) % len(self.stops))

    def beside(self, by: int, place: Callable[[Stop], object], here: object) -> Tour[Stop]:
        """Go to the first stop at or after a place, or for a step back to the last before it."""
        indices = range(len(self.stops)) if by > 0 else reversed(range(len(self.stops)))
        for index in indices:
            there = place(self.stops[index])
            if (there >= here) if by > 0 else (there < here):  # type: ignore[operator]
                return self._replace(at=index)
        return self._replace(at=0 if by > 0 else len(self.stops) - 1)

    @property
    def position(self) -> str:
        """Which stop of how many: "3 of 12"."""
        return f"{self.at + 1:,} of {len(self.stops):,}"


Place = tuple[int, int]
"""A place in the reading order: the section's number and the offset in its text."""


def places(brief: Brief) -> dict[str, int]:
    """Return the number of each section in reading order."""
    return {section: number for number, section in enumerate(brief.sections)}


def conflict_tour(brief: Brief, findings: Findings) -> Tour[Claim]:
    """Return the claims that are in a contradiction, in reading order."""
    order = places(brief)
    claims = [claim for claim in brief.claims.values() if findings.count(claim.id)]
    return Tour(tuple(sorted(claims, key=lambda claim: place_of(claim, order))))


def place_of(claim: Claim, order: dict[str, int]) -> Place:
    """Return where a claim's quote stands; after everything else where it does not stand in the text."""
    return (order.get(claim.section, len(order)), claim.spot.start if claim.spot else 0)
