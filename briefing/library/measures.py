"""The measures of a library: which measures of several briefs are one.

They are where measures.yaml says so, and where they have one id and one name and count the same kind of thing. A
missing or differing word joins nothing by itself: it is told, with what to do.
"""

from __future__ import annotations

from collections import defaultdict
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Accounting, Joins, Measure
from briefing.brief.problems import Level, Problem
from briefing.figures.units import comparable, unit_for
from briefing.library.discovery import qualified
from briefing.text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.brief.model import Join

Member = tuple[str, str]
"""A measure of a brief: the brief's name, and the id that the measure has there."""


class Plan(NamedTuple):
    """What is compared across the briefs of a library."""

    measures: Mapping[str, Measure]
    """The library's measures by their id there."""
    members: Mapping[Member, str]
    """The id in the library of each measure of a brief."""
    families: tuple[tuple[str, ...], ...]
    """The ids of the measures whose claims are held against each other."""
    problems: tuple[tuple[str, Problem], ...]
    """What does not agree: the name of a brief in which it can be seen, "" for measures.yaml, and what it is."""


def plan(
    measures: Iterable[tuple[str, Measure]],
    joins: Joins = Joins(),  # noqa: B008
    links: Iterable[tuple[Member, Member]] = (),
) -> Plan:
    """Find out which measures are one; `links` are pairs whose claims name each other, as denials do."""
    matcher = _Matcher(joins)
    groups: dict[object, list[_Group]] = {}
    found: dict[Member, _Group] = {}
    problems: list[tuple[str, Problem]] = []
    for brief, measure in measures:
        join = matcher.join_of(brief, measure.id)
        key: object = (join.id,) if join else (measure.id, _folded(measure.name))
        alike = groups.setdefault(key, [])
        group = next((group for group in alike if group.takes(measure)), None)
        if group is None:
            group = _Group(brief, measure, join if not alike else None)
            if alike:
                problems.append((brief, _stranger(measure, alike[0])))
            alike.append(group)
        group.add(brief, measure)
        found[brief, measure.id] = group
    _name([group for alike in groups.values() for group in alike], joins, problems)
    for group in (group for alike in groups.values() for group in alike):
        group.find_whole(found)
        problems += group.differences
    kept = {group.id: group.measure for alike in groups.values() for group in alike}
    members = {member: group.id for member, group in found.items()}
    pairs = ((members.get(one), members.get(two)) for one, two in links)
    problems += (("", problem) for problem in matcher.unused())
    return Plan(kept, members, _families(kept, pairs), tuple(problems))


class _Group:
    """Measures of several briefs that are one, and in what they do not agree."""

    def __init__(self, brief: str, first: Measure, join: Join | None) -> None:
        self.id = ""
        self.brief, self.first, self.join = brief, first, join
        self.differences: list[tuple[str, Problem]] = []
        self.measure = first
        if join:
            self.measure = first._replace(
                name=join.name,
                unit=first.unit if join.unit is None else join.unit,
                accounting=join.accounting or first.accounting,
                tempo=join.tempo if join.gives_tempo else first.tempo,
                tempo_given=join.gives_tempo or first.tempo_given,
                parts=join.parts or first.parts,
            )
        self._wholes: dict[str, Member] = {}

    def takes(self, other: Measure) -> bool:
        """Whether a measure counts the same kind of thing, in a period or not."""
        mine = self.measure
        if (mine.accounting is Accounting.FLOW) is not (other.accounting is Accounting.FLOW):
            return False
        return not (mine.unit and other.unit) or comparable(unit_for(mine.unit), unit_for(other.unit))

    def add(self, brief: str, other: Measure) -> None:
        """Take a measure in; where it differs, the weaker of the two holds, unless measures.yaml has decided."""
        mine, join = self.measure, self.join
        if other.part_of:
            self._wholes.setdefault(other.part_of, (brief, other.part_of))
        if not mine.unit and other.unit:
            self.measure = mine = mine._replace(unit=other.unit)
        if mine.accounting is not other.accounting and not (join and join.accounting):
            self._differ(brief, "accounting", mine.accounting, other.accounting, Accounting.STOCK)
            self.measure = mine = mine._replace(accounting=Accounting.STOCK)
        if mine.tempo != other.tempo and not (join and join.gives_tempo):
            tempo = min(days for days in (mine.tempo, other.tempo) if days is not None)
            self._differ(brief, "tempo", _tempo(mine), _tempo(other), f"{tempo}d")
            self.measure = mine = mine._replace(tempo=tempo)
        if not (join and join.gives_tempo):
            self.measure = mine = mine._replace(tempo_given=mine.tempo_given and other.tempo_given)
        if mine.parts != other.parts and not (join and join.parts):
            self.measure = mine._replace(parts="")

    def _differ(self, brief: str, field: str, mine: str, other: str, taken: str) -> None:
        if any(problem.what.startswith(f"{field} ") for _, problem in self.differences):
            return  # one example is enough
        what = (
            f"{field} of measure {quoted(self.first.id)} is {other} here and {mine} in {self.brief}; "
            f"across briefs it is taken as {taken}"
        )
        self.differences.append((brief, _advice(what, "let them agree, or join them in measures.yaml")))

    def find_whole(self, found: Mapping[Member, _Group]) -> None:
        """Find the measure that this one is part of, where the briefs that name one mean the same."""
        whole = self.join.part_of if self.join else None
        if whole is None:
            wholes = {found[member].id for member in self._wholes.values() if member in found} - {self.id}
            whole = min(wholes) if len(wholes) == 1 else None
            if len(wholes) > 1:
                what = f"measure {quoted(self.first.id)} is part of {' and of '.join(sorted(wholes)[:3])}"
                todo = "let the briefs agree, or join them in measures.yaml; it is taken as part of none"
                self.differences.append((self.brief, _advice(what, todo)))
        self.measure = self.measure._replace(id=self.id, part_of=whole)


class _Matcher:
    """Finds the joined measure that a brief's measure belongs to."""

    def __init__(self, joins: Joins) -> None:
        self._named: dict[Member, Join] = {}
        self._patterns: defaultdict[str, list[tuple[str, Join]]] = defaultdict(list)
        self._joins = joins
        self._used: set[str] = set()
        for join in joins.measures.values():
            for brief, ids in join.briefs:
                for id in ids:
                    if any(sign in brief for sign in "*?["):
                        self._patterns[id].append((brief, join))
                    else:
                        self._named.setdefault((brief, id), join)

    def join_of(self, brief: str, measure: str) -> Join | None:
        """Return it; a brief's own name goes before a pattern, and of patterns the first that fits."""
        join = self._named.get((brief, measure))
        if join is None:
            fits = (join for glob, join in self._patterns.get(measure, ()) if fnmatchcase(brief, glob))
            join = next(fits, None)
        if join:
            self._used.add(join.id)
        return join

    def unused(self) -> Iterator[Problem]:
        """Yield the joined measures to which nothing belongs."""
        for join in self._joins.measures.values():
            if join.id not in self._used and join.briefs:
                what = f"joined measure {quoted(join.id)}: no brief has a measure that it names"
                todo = "name briefs by their path below this folder, without .yaml"
                yield Problem(join.at >> 32, join.at & 0xFFFFFFFF, Level.ADVICE, what, todo)


def _name(groups: list[_Group], joins: Joins, problems: list[tuple[str, Problem]]) -> None:
    """Give each measure an id in the library: its own where no other has it."""
    claimed: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        if group.join:
            group.id = group.join.id
        else:
            claimed[group.first.id].append(group)
    for id, alike in claimed.items():
        alone = len(alike) == 1 and id not in joins.measures
        for group in alike:
            group.id = id if alone else qualified(group.brief, id)
        names = list(dict.fromkeys(group.first.name for group in alike))
        if len(names) > 1:
            first, second = alike[0], next(group for group in alike if group.first.name != names[0])
            more = f" ({len(names):,} names in all)" if len(names) > 2 else ""
            what = (
                f"measure {quoted(id)} is {quoted(second.first.name)} here and {quoted(first.first.name)} "
                f"in {first.brief}{more}, so they are not compared"
            )
            todo = "if they are one, give them one name or join them in measures.yaml; else give them ids of their own"
            problems.append((second.brief, _advice(what, todo)))


def _families(
    measures: Mapping[str, Measure], links: Iterable[tuple[str | None, str | None]]
) -> tuple[tuple[str, ...], ...]:
    """Return the groups of measures that part_of and links hold together, in the order of the measures."""
    leaders = {id: id for id in measures}

    def leader(id: str) -> str:
        while leaders[id] != id:
            leaders[id] = id = leaders[leaders[id]]
        return id

    for measure in measures.values():
        if measure.part_of in leaders:
            leaders[leader(measure.id)] = leader(measure.part_of)
    for one, two in links:
        if one in leaders and two in leaders:
            leaders[leader(one)] = leader(two)
    families: dict[str, list[str]] = {}
    for id in measures:
        families.setdefault(leader(id), []).append(id)
    return tuple(map(tuple, families.values()))


def _stranger(measure: Measure, group: _Group) -> Problem:
    mine = group.measure
    one, two = (
        (measure.unit, mine.unit)
        if (mine.accounting is Accounting.FLOW) is (measure.accounting is Accounting.FLOW)
        else (measure.accounting, mine.accounting)
    )
    what = (
        f"measure {quoted(measure.id)} counts {one} here and {two} in {group.brief}, so they are not compared"
    )
    return Problem(0, 0, Level.ERROR, what, "let them agree, or give them ids of their own")


def _advice(what: str, todo: str) -> Problem:
    return Problem(0, 0, Level.ADVICE, what, todo)


def _tempo(measure: Measure) -> str:
    return "fixed" if measure.tempo is None else f"{measure.tempo}d"


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())
