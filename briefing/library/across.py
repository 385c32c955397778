"""Across: what the claims of several briefs say together, a family of measures at a time."""

from __future__ import annotations

import gc
import os
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from briefing.brief.joins import Joins
from briefing.brief.problems import Level, Problem
from briefing.brief.values import quoted
from briefing.library.discovery import JOINS_FILE
from briefing.library.joined import join
from briefing.library.measures import plan
from briefing.record import Record
from briefing.verdicts.find import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.brief.model import Measure
    from briefing.library.joined import Joined, Named
    from briefing.library.measures import Member
    from briefing.verdicts.findings import Findings


class Spoken(Record):
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


class Found(Record):
    """A family of measures, its claims from every brief, and what they say together."""

    joined: Joined
    findings: Findings


def load_library_joins(root: str) -> Joins:
    """Return what the file at a library's root says; nothing where there is none. Raises UnreadableError."""
    path = os.path.join(root, JOINS_FILE)
    if not os.path.lexists(path):
        return Joins()
    from briefing.brief.join_loader import load_joins

    return load_joins(path)


class Across:
    """Compares the claims of a library; every method may raise what the library does."""

    def __init__(self, library: Library, joins: Joins, root: str) -> None:
        self._library, self._joins, self._root = library, joins, root
        pairs, problems = _linked(library, joins)
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


def _linked(library: Library, joins: Joins) -> tuple[list[tuple[Spoken, Spoken]], list[Problem]]:
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
