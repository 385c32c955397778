"""The speakers of a library: which actors of several briefs are one.

They are where their names and their sides' names are the same. An id is a key of its brief and proves nothing:
each ministry of defence may be `mod` in its own.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.library.names import qualified

if TYPE_CHECKING:
    from briefing.brief.model import Actor, Brief


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
