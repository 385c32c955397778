"""Newness: what is new since the brief was last open, found once for each state of it, and gone through."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.problems import UnreadableError
from briefing.library.cycle import Tour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.brief.model import Brief
    from briefing.library.anchors import Place
    from briefing.library.news import Item, News
    from briefing.verdicts.findings import Findings


class Marks(NamedTuple):
    """Where something is new."""

    claims: frozenset[str] = frozenset()
    lines: Mapping[str, tuple[int | None, ...]] = {}
    """Places of passages, by passage; None for its heading."""
    passages: frozenset[str] = frozenset()
    """Those in which a claim or a line is new."""
    actors: frozenset[str] = frozenset()
    """Those of whose claims one is new."""


class Newness:
    """What is new in a brief since a copy of its file."""

    def __init__(self, brief: Brief, found: News) -> None:
        self.brief = brief
        self._tour: Tour[Item] = Tour(found.items)
        self._elsewhere = found.elsewhere

    @property
    def count(self) -> int:
        """How many places there are with something new."""
        return len(self._tour.stops)

    def next(self) -> tuple[Place | None, str]:
        """Return the next place, the first after the last, and what to say there."""
        count = self._elsewhere
        more = f" Other changes: {count:,}; 'briefing diff' lists them with A@." if count else ""
        if not self._tour.stops:
            return None, f"Nothing is new since this brief was last open.{more}"
        self._tour = self._tour.step(1)
        return self._tour.stop.place, f"New {self._tour.position}. {self._tour.stop.text}{more}"

    @property
    def marks(self) -> Marks:
        """Where something is new; a claim that nobody quotes stands in no passage."""
        places = [item.place for item in self._tour.stops]
        lines: defaultdict[str, tuple[int | None, ...]] = defaultdict(tuple)
        for place in places:
            if not place.claim:
                lines[place.passage] += (place.offset,)
        claims = frozenset(place.claim for place in places if place.claim)
        return Marks(
            claims,
            dict(lines),
            frozenset(place.passage for place in places),
            frozenset(self.brief.claims[claim].by for claim in claims),
        )


def newness(findings: Findings, copy: bytes) -> Newness:
    """Return what is new in a brief since a copy of its file; nothing where the copy cannot be read."""
    from briefing.brief.loader import read
    from briefing.library.news import News, news
    from briefing.verdicts.findings import find

    brief = findings.brief
    try:
        before = read(copy, brief.path)
    except UnreadableError:  # kept by a version that read it
        return Newness(brief, News((), 0))
    return Newness(brief, news(find(before), findings))
