"""Joined: claims of several briefs as one brief, so that whatever is asked of a brief can be asked of a library.

The ids of claims, sections and sources are qualified by the brief's name; measures, speakers and origins that are
one have one id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.joins import Joins
from briefing.brief.model import Brief, Claim, Section, Source
from briefing.figures.wording import WORDINGS
from briefing.library.names import qualified
from briefing.library.speakers import Speakers
from briefing.library.utterances import origins
from briefing.record import Record
from briefing.verdicts.basis import unit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.brief.model import Measure
    from briefing.library.across import Spoken
    from briefing.library.measures import Plan

NO_JOINS = Joins()

UNMEASURED = "Claims without a measure"
"""What the family is called of claims that have none and name each other."""


class Named(Record):
    """A brief and what it is called in its library."""

    name: str
    brief: Brief


class Joined(Record):
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
