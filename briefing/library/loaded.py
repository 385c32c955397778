"""A library whose briefs have been read: all of them lie in memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.library.across import Spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.brief.model import Measure
    from briefing.library.joined import Named
    from briefing.library.measures import Member


class LoadedLibrary:
    """Briefs in the order in which they were written."""

    def __init__(self, briefs: Iterable[Named], paths: Mapping[str, str]) -> None:
        """Take briefs, and the path of each by its name."""
        self.paths = paths
        self._briefs = sorted(briefs, key=lambda named: (named.brief.date or date.max, named.name))

    def measures(self) -> Iterator[tuple[str, Measure]]:
        """Yield the measures of every brief, each with the brief's name."""
        for name, brief in self._briefs:
            yield from ((name, measure) for measure in brief.measures.values())

    def links(self) -> Iterator[tuple[Member, Member]]:
        """Yield the measures of claims that name each other, where these are two."""
        for name, brief in self._briefs:
            for claim in brief.claims.values():
                for id in (*claim.denies, *claim.supersedes):
                    other = brief.claims.get(id)
                    if other and claim.measure and other.measure and other.measure != claim.measure:
                        yield (name, claim.measure), (name, other.measure)

    def briefs(self, members: Sequence[Member], guests: Sequence[Spoken]) -> Iterator[Named]:
        """Yield the briefs that have some measures or claims, or without any all of them."""
        names = {name for name, _ in members} | {guest.brief for guest in guests}
        return (named for named in self._briefs if not members or named.name in names)

    def find(self, claim: str) -> Spoken | None:
        """Return the claim of a qualified id."""
        for name, brief in self._briefs:
            if claim.startswith(f"{name}/") and (found := brief.claims.get(claim[len(name) + 1 :])):
                return Spoken(name, found.id, found.measure)
        return None
