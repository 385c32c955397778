"""Across: what the claims of several briefs say together, a family of measures at a time."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, NamedTuple, Protocol

from briefing.brief.joins import Joins
from briefing.brief.problems import Level, Problem
from briefing.brief.values import quoted
from briefing.library.discovery import JOINS_FILE
from briefing.library.joined import join
from briefing.library.measures import plan
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.brief.model import Measure
    from briefing.library.joined import Joined, Named
    from briefing.library.measures import Member, Plan
    from briefing.verdicts.findings import Findings


class Library(Protocol):
    """The briefs of a library, as far as comparing across them asks."""

    def measures(self) -> Iterable[tuple[str, Measure]]:
        """Return the measures of every brief, each with the brief's name."""

    def links(self) -> Iterable[tuple[Member, Member]]:
        """Return the measures of claims that name each other, where these are two."""

    def briefs(self, members: Sequence[Member]) -> Iterable[Named]:
        """Return the briefs that have some measures, with the claims of these at least."""

    def has(self, claim: str) -> bool:
        """Whether there is a claim of a qualified id."""


class Found(NamedTuple):
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


def plan_of(library: Library, joins: Joins) -> Plan:
    """Return what is compared across the briefs of a library."""
    made = plan(library.measures(), joins, library.links())
    return made._replace(problems=(*made.problems, *(("", problem) for problem in _unknown(library, joins))))


def find_across(library: Library, planned: Plan, joins: Joins, root: str) -> Iterator[Found]:
    """Yield the families of measures with what their claims say together, in the order of the measures."""
    members: dict[str, list[Member]] = {}
    for member, id in planned.members.items():
        members.setdefault(id, []).append(member)
    for family in planned.families:
        yield find_family(
            library, planned, family, [one for id in family for one in members[id]], joins, root
        )


def find_family(
    library: Library, planned: Plan, family: Sequence[str], members: Sequence[Member], joins: Joins, root: str
) -> Found:
    """Return one family of measures with what its claims say together."""
    collecting = gc.isenabled()
    gc.disable()  # nothing here is built in circles; looking for them takes a third of the time
    try:
        joined = join(library.briefs(members), planned, family, joins, root)
        return Found(joined, find(joined.brief))
    finally:
        if collecting:
            gc.enable()


def _unknown(library: Library, joins: Joins) -> Iterator[Problem]:
    """Yield the claims that measures.yaml names and no brief has."""
    for link in joins.links.values():
        for name in dict.fromkeys((link.claim, *link.supersedes, *link.denies)):
            if not library.has(name):
                what = f"claim across briefs {quoted(link.claim)}: no brief has a claim {quoted(name)}"
                todo = "name it as brief/claim, the brief by its path below this folder, without .yaml"
                yield Problem(link.at >> 32, link.at & 0xFFFFFFFF, Level.ERROR, what, todo)
