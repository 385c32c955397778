"""The brief and its parts, and the joins of a library, as frozen data that knows no file and no screen."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, time

    from briefing.brief.problems import Problem
    from briefing.figures.model import Figure
    from briefing.figures.wordings import WordingTable


_NOWHERE = Places()
_NOTHING: Mapping[str, Any] = {}
"""Of a brief without such parts."""
DEEPEST = 20
"""How long a chain of `part_of` is followed, so that a hostile file cannot make comparing costly."""


class Status(StrEnum):
    """How a claim stands to what it says."""

    ASSERTED = "asserted"
    PROJECTED = "projected"
    """Planned or expected, not yet so."""
    DENIED = "denied"
    """The claim is a denial."""
    WITHDRAWN = "withdrawn"
    """The speaker has taken the claim back."""


class Accounting(StrEnum):
    """What a measure's figures add up: how many there are, how many so far, how many in a period."""

    STOCK = "stock"
    CUMULATIVE = "cumulative"
    FLOW = "flow"


class Consistency(StrEnum):
    """How a claim bears on a hypothesis, in the marks of the analysis of competing hypotheses (Heuer)."""

    VERY_CONSISTENT = "CC"
    CONSISTENT = "C"
    NEUTRAL = "N"
    """It can be read both ways."""
    INCONSISTENT = "I"
    VERY_INCONSISTENT = "II"
    NOT_APPLICABLE = "NA"


class Days(NamedTuple):
    """A day, or a span of days, both ends included."""

    first: date
    last: date


class Spot(NamedTuple):
    """A place in a section's plain text: from `start` up to, not including, `end`."""

    start: int
    end: int


class Source(NamedTuple):
    """The document that carries a claim."""

    id: str
    title: str
    publisher: str = ""
    date: date | None = None
    url: str = ""
    reliability: str = ""
    """Admiralty letter (NATO AJP-2.1), A reliable to E unreliable, F cannot be judged; empty if not rated."""


class Actor(NamedTuple):
    """A person, group, organisation, state or medium."""

    id: str
    name: str
    kind: str = ""
    role: str = ""
    of: str | None = None
    """The actor for whom this one speaks."""
    review: str = ""
    """What a person should still look at in a draft; empty once it is accepted. So on measures and claims."""


class Measure(NamedTuple):
    """One thing that is counted or measured."""

    id: str
    name: str
    unit: str = ""
    accounting: Accounting = Accounting.STOCK
    tempo: int | None = 2
    """Days a figure may stand; none for a past event, whose figures never age."""
    part_of: str | None = None
    parts: str = ""
    """"disjoint" where its parts are apart from each other, so that their figures add up."""
    tempo_given: bool = False
    """Whether the brief states the tempo; else it is only what is usual."""
    review: str = ""


class Block(NamedTuple):
    """A paragraph, list item or quotation of a section."""

    kind: str
    """"paragraph", "item" or "quotation"."""
    text: str
    """One line, however the file wraps it."""
    start: int
    """Where the text begins in the section's plain text."""


class Section(NamedTuple):
    """A titled passage of prose."""

    id: str
    title: str
    source: str | None = None
    blocks: tuple[Block, ...] = ()

    @property
    def plain(self) -> str:
        """The text with one line for each block."""
        return "\n".join(block.text for block in self.blocks)


class Claim(NamedTuple):
    """An actor's statement, tied to words that stand in a section."""

    id: str
    by: str
    section: str
    quote: str
    spot: Spot | None = None
    """Where the quote stands in the section; none where it does not (then there is a problem)."""
    measure: str | None = None
    figure: Figure | None = None
    wording: str = ""
    """The figure as the file has it, kept where it cannot be read."""
    said: date | None = None
    as_of: Days | None = None
    """The days the statement is about: as given, else the day it was said."""
    via: str | None = None
    """The source that carries it: as given, else its section's."""
    origin: str = ""
    status: Status = Status.ASSERTED
    denies: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    first_said: Figure | None = None
    """The figure as first uttered, where that differs from what the source printed."""
    basis: str = ""
    likelihood: str = ""
    confidence: str = ""
    credibility: int | None = None
    """Admiralty number (NATO AJP-2.1), 1 confirmed to 5 improbable, 6 cannot be judged."""
    note: str = ""
    faulty: bool = False
    """Whether the file has a problem in this claim."""
    time: time | None = None
    """The time of day at which it was said."""
    day_from: str = ""
    """What `said` was taken from where the file does not give it: "source" or "brief"; else empty."""
    review: str = ""

    @property
    def words(self) -> str:
        """What the claim says, as short as it was worded: the figure, else the quote in its marks."""
        return self.wording or f"“{self.quote}”"


class _Parts(NamedTuple):
    """What one briefing file says."""

    path: str
    title: str
    wordings: WordingTable
    """The table that the brief's figures were read by."""
    date: date | None = None
    handling: str = ""
    summary: str = ""
    locale: str = "en"
    """The language by which the figures' digits are grouped."""
    sources: Mapping[str, Source] = _NOTHING
    actors: Mapping[str, Actor] = _NOTHING
    measures: Mapping[str, Measure] = _NOTHING
    sections: Mapping[str, Section] = _NOTHING
    claims: Mapping[str, Claim] = _NOTHING
    hypotheses: tuple[str, ...] = ()
    consistency: Mapping[str, Mapping[str, Consistency]] = _NOTHING
    """How claims bear on the hypotheses: by the hypothesis' text, then by the claim's id."""
    assumptions: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    joined: frozenset[tuple[str, str]] = frozenset()
    """Of a library the pairs of claims of which measures.yaml says that the second supersedes the first."""
    places: Places = _NOWHERE
    """Where the parts stand in the file; nowhere for a brief that was not read from one."""


class Brief(_Parts):
    """One briefing file, read. Mappings go from id to part, in reading order.

    Two are equal where they say the same, wherever in their files that stands.
    """

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Brief)
            and self._replace(places=_NOWHERE)[:] == other._replace(places=_NOWHERE)[:]
        )

    def __ne__(self, other: object) -> bool:
        return not self == other

    @cached_property
    def claims_by_measure(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims with a measure, grouped by it."""
        return _grouped((claim.measure, claim) for claim in self.claims.values() if claim.measure)

    @cached_property
    def claims_by_section(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims grouped by the section that holds their quote."""
        return _grouped((claim.section, claim) for claim in self.claims.values())

    @cached_property
    def claims_by_actor(self) -> Mapping[str, tuple[Claim, ...]]:
        """Claims grouped by who makes them."""
        return _grouped((claim.by, claim) for claim in self.claims.values())

    def review_of(self, claim: Claim) -> str:
        """Return what is left to review of a claim, of who makes it and of what it counts; empty where nothing is."""
        actor, measure = self.actors.get(claim.by), self.measures.get(claim.measure or "")
        return "; ".join(part.review for part in (claim, actor, measure) if part and part.review)

    @cached_property
    def in_review(self) -> tuple[Claim | Actor | Measure, ...]:
        """The parts that a person has still to look at, in the order of the file's mappings."""
        parts: tuple[Claim | Actor | Measure, ...] = (
            *self.actors.values(),
            *self.measures.values(),
            *self.claims.values(),
        )
        return tuple(part for part in parts if part.review)

    def side(self, actor: str) -> str:
        """Return the id of the actor at the top of the chain for whom this one speaks."""
        seen = {actor}
        while (known := self.actors.get(actor)) and known.of and known.of not in seen:
            if known.of not in self.actors:
                break
            actor = known.of
            seen.add(actor)
        return actor

    def name(self, actor: str) -> str:
        """Return an actor's name, or its id where the file does not describe it."""
        known = self.actors.get(actor)
        return known.name if known else actor

    def wholes(self, measure: str) -> tuple[str, ...]:
        """Return the measures this one is part of, nearest first and DEEPEST at most."""
        chain: list[str] = []
        known = self.measures.get(measure)
        while known and known.part_of and known.part_of not in (measure, *chain) and len(chain) < DEEPEST:
            known = self.measures.get(whole := known.part_of)
            if known:
                chain.append(whole)
        return tuple(chain)


def _grouped(pairs: Iterable[tuple[str, Claim]]) -> Mapping[str, tuple[Claim, ...]]:
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for key, claim in pairs:
        groups[key].append(claim)
    return {key: tuple(claims) for key, claims in groups.items()}


class Join(NamedTuple):
    """A measure of the library; what is none is as the briefs have it."""

    id: str
    name: str
    unit: str | None
    accounting: Accounting | None
    tempo: int | None
    part_of: str | None
    briefs: tuple[tuple[str, tuple[str, ...]], ...]
    """The measures that are this one: a brief's name or a pattern of names, and ids of measures there."""
    gives_tempo: bool = False
    """Whether the tempo is given; none is then that of a past event."""
    at: int = 0
    """Where it stands in the file, as `problems.place` has it."""
    parts: str = ""


class Link(NamedTuple):
    """What a claim does to claims of other briefs, each named as brief/claim."""

    claim: str
    supersedes: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    origin: str = ""
    at: int = 0


class Joins(NamedTuple):
    """What a library says of its briefs together."""

    path: str = ""
    """The file; empty where there is none."""
    measures: Mapping[str, Join] = {}
    links: Mapping[str, Link] = {}
    """By the claim's name."""
    problems: tuple[Problem, ...] = ()
