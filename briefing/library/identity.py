"""Which actors, and which statements, of several briefs are one.

Actors are one where their names and their sides' names are the same; an id is a key of its brief and proves nothing.
Statements are one where one actor says the same of one measure on one day: in the same words, by the same quote, or
under the same origin. Such claims get one origin, so that none corroborates another (rule 1).
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.library.discovery import qualified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.brief.model import Actor, Brief, Claim


class Speakers:
    """The actors met so far, by their id in the library."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self._ids: dict[tuple[str, str], str] = {}
        self._known: tuple[str, dict[str, str]] = ("", {})

    def id_of(self, actor: str, name: str, brief: Brief) -> str:
        """Return the id in the library of an actor of a brief, `name` being the brief's.

        One that the brief does not describe is nobody else's.
        """
        if self._known[0] != name:
            self._known = name, {}
        known = self._known[1]
        found = known.get(actor)
        if found is None:
            found = known[actor] = self._take(actor, name, brief)
        return found

    def _take(self, id: str, name: str, brief: Brief) -> str:
        actor = brief.actors.get(id)
        if actor is None:
            return qualified(name, id)
        side = brief.side(id)
        key = (_folded(actor.name), _folded(brief.name(side)))
        found = self._ids.get(key)
        if found is None:
            found = self._ids[key] = qualified(name, id) if id in self.actors else id
            self.actors[found] = actor  # holds the place of the id while those are met for whom it speaks
            above = None if id == side or not actor.of else self.id_of(actor.of, name, brief)
            self.actors[found] = actor._replace(id=found, of=above)
        return found


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


Carried = tuple[str, "Claim"]
"""A claim as it stands in the library, without what its brief says of its origin, and the brief's name."""

Node = tuple[str, ...]
"""An origin that a brief names, one that measures.yaml names, or a claim without one."""


def origins(claims: Sequence[Carried], stated: dict[str, str]) -> dict[str, str]:
    """Return the origin in the library of each claim that has one; `stated` are those of measures.yaml, by claim."""
    nodes = {claim.id: _node(brief, claim, stated) for brief, claim in claims}
    leaders: dict[Node, Node] = {}
    for group in _same(claims).values():
        told_apart = _told_apart(group)
        members = list(dict.fromkeys(nodes[claim.id] for brief, claim in group if brief not in told_apart))
        for other in members[1:]:
            one, two = _leader(leaders, members[0]), _leader(leaders, other)
            if one != two:
                leaders[two] = one
    classes: defaultdict[Node, list[Node]] = defaultdict(list)
    for node in dict.fromkeys(nodes.values()):
        classes[_leader(leaders, node)].append(node)
    names = dict(_named(classes.values()))
    return {id: names[node] for id, node in nodes.items() if node in names}


def _node(brief: str, claim: Claim, stated: dict[str, str]) -> Node:
    if name := stated.get(claim.id):
        return ("", name)
    return (brief, claim.origin) if claim.origin else (claim.id,)


def _same(claims: Iterable[Carried]) -> dict[object, list[Carried]]:
    """Return the claims of several briefs that one day, one actor and one wording, quote or origin hold together."""
    spoken: defaultdict[object, list[Carried]] = defaultdict(list)
    for carried in claims:
        if carried[1].said:
            spoken[carried[1].by, carried[1].said].append(carried)
    groups: defaultdict[object, list[Carried]] = defaultdict(list)
    for speech, said in spoken.items():
        if not _are_of_several(said):
            continue
        for carried in said:
            claim = carried[1]
            about = (speech, claim.measure, claim.status)
            if claim.wording:
                groups[about, "words", _utterances_folded(claim.wording)].append(carried)
            if claim.quote:
                groups[about, "quote", _utterances_folded(claim.quote), not claim.wording].append(carried)
            if claim.origin:
                groups[speech, "origin", claim.origin].append(carried)
    return {key: group for key, group in groups.items() if _are_of_several(group)}


def _are_of_several(group: Sequence[Carried]) -> bool:
    """Whether claims are of more than one brief."""
    return any(brief != group[0][0] for brief, _ in group)


def _told_apart(group: Iterable[Carried]) -> set[str]:
    """Return the briefs that give claims of a group different origins, and so say that they are not one."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for brief, claim in group:
        given[brief].add(claim.origin)
    return {brief for brief, names in given.items() if len(names) > 1}


def _leader(leaders: dict[Node, Node], node: Node) -> Node:
    while node in leaders:
        above = leaders[node]
        if above in leaders:
            leaders[node] = leaders[above]
        node = above
    return node


def _named(classes: Iterable[Sequence[Node]]) -> Iterator[tuple[Node, str]]:
    """Yield each node with the name of its class: that of its first origin, unless another class has it."""
    taken: set[str] = set()
    for nodes in classes:
        given = [node for node in nodes if len(node) > 1]
        if not given and len(nodes) == 1:
            continue
        name = given[0][1] if given else nodes[0][0]
        if name in taken and given:
            name = qualified(*given[0])
        while name in taken:
            name += "'"
        taken.add(name)
        yield from ((node, name) for node in nodes)


def _utterances_folded(text: str) -> str:
    return " ".join(text.casefold().split())
