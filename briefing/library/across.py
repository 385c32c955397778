"""Across: claims of several briefs as one brief, and what they say together, measure by measure.

The ids of claims, sections and sources are qualified by the brief's name; measures, speakers and origins that are
one have one id.
"""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing.brief.model import Brief, Claim, Joins, Section, Source
from briefing.brief.problems import Level, Problem
from briefing.figures.wordings import WORDINGS
from briefing.library.discovery import JOINS_FILE, qualified
from briefing.library.identity import Speakers, origins
from briefing.library.measures import plan
from briefing.text import quoted
from briefing.verdicts.comparability import unit_of
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.brief.model import Measure
    from briefing.library.measures import Member, Plan
    from briefing.verdicts.findings import Findings


NO_JOINS = Joins()

UNMEASURED = "Claims without a measure"
"""What the family is called of claims that have none and name each other."""


class Named(NamedTuple):
    """A brief and what it is called in its library."""

    name: str
    brief: Brief


class Joined(NamedTuple):
    """The claims of a family of measures, from every brief that has some."""

    brief: Brief
    homes: Mapping[str, str]
    """The name of the brief that each claim stands in, by the claim's id here."""

    def claim_at_home(self, id: str) -> str:
        """Return the id that a claim has in its own brief."""
        return id[len(self.homes[id]) + 1 :]


def join(
    briefs: Iterable[Named],
    plan: Plan,
    family: Iterable[str],
    guests: Iterable[Spoken] = (),
    joins: Joins = NO_JOINS,
    root: str = "",
) -> Joined:
    """Return the claims of a family as one brief; those without a measure come with the claims they speak to.

    Guests are claims without a measure that speak to some of another brief.
    """
    invited = {(guest.brief, guest.id) for guest in guests}
    measures = {id: plan.measures[id] for id in family}
    speakers = Speakers()
    claims: list[tuple[str, Claim]] = []
    sources: dict[str, Source] = {}
    sections: dict[str, Section] = {}
    latest = None
    for name, brief in briefs:
        own = {id: plan.members.get((name, id)) for id in brief.measures}
        chosen = list(_chosen(brief, own, measures, {id for home, id in invited if home == name}))
        for claim in chosen:
            taken = _taken(claim, name, brief, own, measures, speakers)
            claims.append((name, taken))
            source = brief.sources.get(claim.via or "")
            if source and taken.via and taken.via not in sources:
                sources[taken.via] = Source(
                    taken.via, source.title, source.publisher, source.date, source.url, source.reliability
                )
            if taken.section not in sections:
                sections[taken.section] = Section(taken.section, brief.title)
        if chosen and brief.date and (latest is None or latest < brief.date):
            latest = brief.date
    stated = {link.claim: link.origin for link in joins.links.values() if link.origin}
    found = origins(claims, stated)
    whole = next((measure for measure in measures.values() if measure.part_of not in measures), None)
    return Joined(
        Brief(
            path=root,
            title=whole.name if whole else UNMEASURED,
            wordings=WORDINGS,
            date=latest,
            sources=sources,
            actors=speakers.actors,
            measures=measures,
            sections=sections,
            claims={claim.id: _linked(claim, found.get(claim.id, ""), joins) for _, claim in claims},
            joined=frozenset((id, link.claim) for link in joins.links.values() for id in link.supersedes),
        ),
        {claim.id: name for name, claim in claims},
    )


def _chosen(
    brief: Brief, own: Mapping[str, str | None], measures: Mapping[str, Measure], guests: set[str]
) -> Iterator[Claim]:
    """Yield the claims of a brief that belong to a family, in the order of the brief."""
    every = brief.claims
    ids = {claim.id for claim in every.values() if own.get(claim.measure or "") in measures}
    pairs = [
        (claim.id, name)
        for claim in every.values()
        for name in (*claim.denies, *claim.supersedes)
        if name in every and not (claim.measure and every[name].measure)
    ]
    if measures:
        ids |= {
            one
            for pair in pairs
            for one, other in (pair, pair[::-1])
            if other in ids and not every[one].measure
        }
    else:
        ids = {id for pair in pairs for id in pair if not any(every[one].measure for one in pair)}
    ids |= guests
    yield from (claim for claim in every.values() if claim.id in ids)


def _taken(
    claim: Claim,
    name: str,
    brief: Brief,
    own: Mapping[str, str | None],
    measures: Mapping[str, Measure],
    speakers: Speakers,
) -> Claim:
    """Return a claim as it stands in the library; its figure counts what its own brief says it counts."""
    measure = own.get(claim.measure or "")
    figure, described = claim.figure, brief.measures.get(claim.measure or "")
    if figure and described and measure and described.unit != measures[measure].unit:
        unit = unit_of(figure, described)
        figure = (
            figure if unit == figure.unit else figure._replace(unit=unit, noun=figure.noun or described.unit)
        )
    return Claim(  # what `replace` does, in a third of its time
        qualified(name, claim.id),
        speakers.id_of(claim.by, name, brief),
        qualified(name, claim.section),
        claim.quote,
        claim.spot,
        measure,
        figure,
        claim.wording,
        claim.said,
        claim.as_of,
        qualified(name, claim.via) if claim.via else None,
        claim.origin,
        claim.status,
        tuple(qualified(name, id) for id in claim.denies) if claim.denies else (),
        tuple(qualified(name, id) for id in claim.supersedes) if claim.supersedes else (),
        claim.first_said,
        claim.basis,
        claim.likelihood,
        claim.confidence,
        claim.credibility,
        claim.note,
        claim.faulty,
        claim.time,
        claim.day_from,
        brief.review_of(claim),
    )


def _linked(claim: Claim, origin: str, joins: Joins) -> Claim:
    """Return a claim with its origin in the library, and with what measures.yaml says of it."""
    link = joins.links.get(claim.id)
    if link is None:
        return claim if claim.origin == origin else claim._replace(origin=origin)
    return claim._replace(
        origin=origin,
        denies=tuple(dict.fromkeys((*claim.denies, *link.denies))),
        supersedes=tuple(dict.fromkeys((*claim.supersedes, *link.supersedes))),
    )


class Spoken(NamedTuple):
    """A claim of a library, as it stands at home."""

    brief: str
    """The brief's name."""
    id: str
    measure: str | None


class Library(Protocol):
    """The briefs of a library, as far as comparing across them asks."""

    def measures(self) -> Iterable[tuple[str, Measure]]:
        """Return the measures of every brief, each with the brief's name."""

    def links(self) -> Iterable[tuple[Member, Member]]:
        """Return the measures of claims that name each other, where these are two."""

    def briefs(self, members: Sequence[Member], guests: Sequence[Spoken]) -> Iterable[Named]:
        """Return the briefs that have some measures or claims, with the claims of these and what names them at least.

        Without measures, these are the briefs in which claims without one name each other.
        """

    def find(self, claim: str) -> Spoken | None:
        """Return the claim of a qualified id."""


class Found(NamedTuple):
    """A family of measures, its claims from every brief, and what they say together."""

    joined: Joined
    findings: Findings


def load_library_joins(root: str) -> Joins:
    """Return what the file at a library's root says; nothing where there is none. Raises UnreadableError."""
    path = os.path.join(root, JOINS_FILE)
    if not os.path.lexists(path):
        return Joins()
    from briefing.brief.loader import load_joins

    return load_joins(path)


class Across:
    """Compares the claims of a library; every method may raise what the library does."""

    def __init__(self, library: Library, joins: Joins, root: str) -> None:
        self._library, self._joins, self._root = library, joins, root
        pairs, problems = _across_linked(library, joins)
        between = (((a.brief, a.measure), (b.brief, b.measure)) for a, b in pairs if a.measure and b.measure)
        made = plan(library.measures(), joins, chain(library.links(), between))
        self.plan = made._replace(problems=(*made.problems, *(("", problem) for problem in problems)))
        self._members: defaultdict[str, list[Member]] = defaultdict(list)
        for member, id in made.members.items():
            self._members[id].append(member)
        self._guests: defaultdict[str, list[Spoken]] = defaultdict(list)
        for one, other in (*pairs, *((b, a) for a, b in pairs)):
            if not one.measure:
                host = made.members.get((other.brief, other.measure), "") if other.measure else ""
                self._guests[host].append(one)

    @property
    def families(self) -> tuple[tuple[str, ...], ...]:
        """The ids of the measures whose claims are held against each other; last, none: claims without a measure."""
        return (*self.plan.families, ())

    def problems(self, *, whole: bool) -> tuple[tuple[str, Problem], ...]:
        """Return what is wrong in measures.yaml and what does not agree, errors first, each with its brief or "".

        Where not the whole library is compared, measures.yaml may well name what is in the rest of it.
        """
        told = (("", problem) for problem in self._joins.problems)
        found = ((brief, problem) for brief, problem in self.plan.problems if brief or whole)
        return tuple(sorted((*told, *found), key=lambda placed: not placed[1].is_error))

    def find(self, family: Sequence[str]) -> Found:
        """Return what the claims of a family say together."""
        collecting = gc.isenabled()
        gc.disable()  # nothing here is built in circles; looking for them takes a third of the time
        try:
            members, guests = self.members(family)
            briefs = self._library.briefs(members, guests)
            joined = join(briefs, self.plan, family, guests, self._joins, self._root)
            return Found(joined, find(joined.brief))
        finally:
            if collecting:
                gc.enable()

    def members(self, family: Sequence[str]) -> tuple[list[Member], list[Spoken]]:
        """Return the measures of briefs that belong to a family, and the claims without a measure that speak to it."""
        members = [member for id in family for member in self._members[id]]
        return members, [guest for id in family or ("",) for guest in self._guests[id]]

    def basis(self, family: Sequence[str], members: Sequence[Member], guests: Sequence[Spoken]) -> object:
        """Return all that decides how a family's claims are compared, besides the briefs; with a `repr` of its own.

        `members` are what belongs to it, and the guests.
        """
        measures = [self.plan.measures[id] for id in family]
        return (
            measures,
            [(*member, self.plan.members[member]) for member in members],
            guests,
            self._joins.links,
        )


def _across_linked(library: Library, joins: Joins) -> tuple[list[tuple[Spoken, Spoken]], list[Problem]]:
    """Return the pairs of claims that measures.yaml links, and a problem for each that no brief has."""
    pairs: list[tuple[Spoken, Spoken]] = []
    problems: list[Problem] = []
    for link in joins.links.values():
        found = {name: library.find(name) for name in (link.claim, *link.supersedes, *link.denies)}
        for name, claim in found.items():
            first = found[link.claim]
            if claim is None:
                what = f"claim across briefs {quoted(link.claim)}: no brief has a claim {quoted(name)}"
                todo = "name it as brief/claim, the brief by its path below this folder, without .yaml"
                problems.append(Problem(link.at >> 32, link.at & 0xFFFFFFFF, Level.ERROR, what, todo))
            elif first and name != link.claim:
                pairs.append((first, claim))
    return pairs, problems


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
