"""What is being read, and how: the brief, which claims are shown, what was searched, what is next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.loader import load
from briefing.brief.prose import Passage, passages
from briefing.library.cycle import Tour, conflict_tour, place_of, places
from briefing.library.query import Order, arrange
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.brief.model import Brief, Claim, Spot
    from briefing.library.search import Hit
    from briefing.verdicts.findings import Findings

NO_HITS: Tour[Hit] = Tour()


class Opened(NamedTuple):
    """A brief with its findings."""

    brief: Brief
    findings: Findings


def open_brief(path: str) -> Opened:
    """Read a brief and find what conflicts in it.

    Raises UnreadableError where the file cannot be read as a brief.
    """
    brief = load(path)
    return Opened(brief, find(brief))


class BriefReading(NamedTuple):
    """A brief at one moment of being read."""

    brief: Brief
    findings: Findings
    passages: tuple[Passage, ...]
    rows: tuple[Claim, ...]
    """The claims that the filter lets through, in their order."""
    conflicts: Tour[Claim]
    filter: str = ""
    order: Order = Order.BRIEF
    words: str = ""
    """What was searched."""
    hits: Tour[Hit] = NO_HITS

    def filtered(self, text: str) -> BriefReading:
        """Show only the claims that a filter asks for; raises QueryError where it cannot be read."""
        return self.arranged(text.strip(), self.order)

    def in_next_order(self) -> BriefReading:
        """Show the claims in the next order."""
        return self.arranged(self.filter, self.order.next())

    def searched(self, words: str) -> BriefReading:
        """Find words everywhere."""
        from briefing.library.search import search

        return self._replace(words=words, hits=Tour(search(self.brief, words)))

    def at_next_hit(self, step: int) -> BriefReading:
        """Go to another hit; there must be hits."""
        return self._replace(hits=self.hits.step(step))

    def at_next_conflict(self, step: int, claim: str, passage: str, offset: int) -> BriefReading:
        """Go to another contradicted claim in reading order, from the one at hand or from a place in the text."""
        tour = self.conflicts
        if tour.at >= 0 and tour.stop.id == claim:
            return self._replace(conflicts=tour.step(step))
        order = places(self.brief)
        here = (order.get(passage, -1), offset)
        if tour.at < 0 and step > 0:  # a figure explains itself, so the first one is a figure if there is any
            figures = [
                at for at, stop in enumerate(tour.stops) if stop.figure and place_of(stop, order) >= here
            ]
            if figures:
                return self._replace(conflicts=tour._replace(at=figures[0]))
        return self._replace(conflicts=tour.beside(step, lambda stop: place_of(stop, order), here))

    def hits_by_passage(self) -> dict[str, list[Spot]]:
        """Return the places that the search marks in the text."""
        marked: dict[str, list[Spot]] = {}
        for hit in self.hits.stops:
            if hit.spot:
                marked.setdefault(hit.id, []).append(hit.spot)
        return marked

    def of(self, opened: Opened) -> BriefReading:
        """Read another state of the brief in the same way."""
        fresh = begin(opened).arranged(self.filter, self.order)
        return fresh.searched(self.words) if self.words else fresh

    def arranged(self, text: str, order: Order) -> BriefReading:
        """Show the claims that a filter asks for in an order; raises QueryError."""
        chosen: Iterable[Claim] = self.brief.claims.values()
        if text:
            from briefing.library.query import parse_query, select

            chosen = select(parse_query(text), self.brief, self.findings)
        rows = arrange(chosen, order, self.brief, self.findings)
        return self._replace(filter=text, order=order, rows=rows)


def begin(opened: Opened) -> BriefReading:
    """Begin to read a brief: all its claims, as they stand in it."""
    brief, findings = opened
    claims = tuple(brief.claims.values())
    return BriefReading(brief, findings, passages(brief), claims, conflict_tour(brief, findings))
