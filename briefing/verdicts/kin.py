"""Kin: the claims that something can be said of together with one, by speaker, origin and measure."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.brief.model import Brief, Claim


class Kin:
    """The claims of a brief by what relates them; `superseded` names those whose figures are compared no further."""

    def __init__(self, brief: Brief, superseded: Mapping[str, str]) -> None:
        self._brief, self._superseded = brief, superseded

    def of(self, claim: Claim) -> Iterator[str]:
        """Yield the claims of one speaker or origin, then those whose figures a claim is compared with.

        These are of its measure, of its wholes and of its parts; of claims that have been superseded there
        is nothing more to say.
        """
        yield from self._voices.get((claim.measure, "by", claim.by), ())
        yield from self._voices.get((claim.measure, "origin", claim.origin), ())
        if claim.id not in self._superseded:
            for measure in self._family(claim.measure):
                for other in self._brief.claims_by_measure.get(measure, ()):
                    if other.id not in self._superseded:
                        yield other.id

    def count(self, claim: Claim) -> int:
        """Return about how many claims one is compared with, itself among them."""
        return sum(len(self._brief.claims_by_measure.get(name, ())) for name in self._family(claim.measure))

    def _family(self, measure: str | None) -> tuple[str, ...]:
        """Return a measure, its wholes and its parts."""
        if measure is None:
            return ()
        return (measure, *self._brief.wholes(measure), *self._parts.get(measure, ()))

    @cached_property
    def _parts(self) -> Mapping[str, list[str]]:
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for measure in self._brief.measures:
            for whole in self._brief.wholes(measure):
                parts[whole].append(measure)
        return parts

    @cached_property
    def _voices(self) -> Mapping[tuple[str | None, str, str], list[str]]:
        """Claims by measure and origin, and by measure and speaker."""
        found: defaultdict[tuple[str | None, str, str], list[str]] = defaultdict(list)
        for claim in self._brief.claims.values():
            if claim.measure:
                found[claim.measure, "by", claim.by].append(claim.id)
                if claim.origin:
                    found[claim.measure, "origin", claim.origin].append(claim.id)
        return found
