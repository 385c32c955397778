"""A library whose briefs have been read: all of them lie in memory."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.brief.model import Measure
    from briefing.library.joined import Named
    from briefing.library.measures import Member


class LoadedLibrary:
    """Briefs in the order in which they were written."""

    def __init__(self, briefs: Iterable[Named]) -> None:
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

    def briefs(self, members: Sequence[Member]) -> Iterator[Named]:
        """Yield the briefs that have some measures."""
        names = {name for name, _ in members}
        return (named for named in self._briefs if named.name in names)

    def has(self, claim: str) -> bool:
        """Whether there is a claim of a qualified id."""
        return any(
            claim.startswith(f"{name}/") and claim[len(name) + 1 :] in brief.claims
            for name, brief in self._briefs
        )
