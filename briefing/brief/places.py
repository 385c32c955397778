"""Places: where in its file a part of a brief stands, for those who find fault with it once it is read."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.brief.model import Spot
    from briefing.brief.values import Entry

_GAP = r"\s+(?:>\s*)?"
"""What may stand in the file between two words of the text: blanks, a line end, the sign of a quotation."""


class Place(NamedTuple):
    """A line and a column, both counted from 1; 0 and 0 is the file as a whole."""

    line: int
    column: int


NOWHERE = Place(0, 0)


class Places(NamedTuple):
    """Where the parts of a brief stand: places as `problems.place` has them, in the order of the brief."""

    data: bytes = b""
    """The file, from which the places of words are found when they are asked for."""
    actors: Sequence[int] = ()
    measures: Sequence[int] = ()
    claims: Sequence[int] = ()
    texts: Sequence[int] = ()
    """Where the sections' texts begin; 0 for a section without one."""
    stretches: Mapping[int, Sequence[tuple[int, int]]] = {}
    """What signs in the data have gained, as `Problems.stretches` has it."""

    @classmethod
    def of(
        cls,
        data: bytes,
        parts: Mapping[str, Mapping[str, Entry]],
        stretches: Mapping[int, Sequence[tuple[int, int]]],
    ) -> Places:
        """Return the places of the parts of a brief that was read from some data."""
        actors, measures, claims = (
            array("Q", [entry.at for entry in parts[name].values()])
            for name in ("actors", "measures", "claims")
        )
        texts = array("Q", [entry.node.place_of("text") for entry in parts["sections"].values()])
        return cls(data, actors, measures, claims, texts, stretches)

    def by_id(self, ids: Iterable[str], places: Sequence[int]) -> dict[str, Place]:
        """Return the places of some parts by their ids; of those that have one."""
        return {id: self._told(Place(at >> 32, at & 0xFFFFFFFF)) for id, at in zip(ids, places, strict=False)}

    def words(self, number: int, plain: str, spots: Sequence[Spot]) -> list[Place]:
        """Return where words of a section's plain text stand; `number` counts the sections from 0.

        They are found by their words, however the file wraps or quotes the text. Where that fails, because
        the file writes characters of them in another way, it is the place where the text begins.
        """
        start = self.texts[number] if number < len(self.texts) else 0
        if not start:
            return [NOWHERE for _ in spots]
        line, column = start >> 32, start & 0xFFFFFFFF
        after = [at >> 32 for at in (*self.texts, *self.claims, *self.measures, *self.actors) if at > start]
        rows = (
            self.data.split(b"\n", min(after))[line - 1 : min(after)]
            if after
            else self.data.split(b"\n")[line - 1 :]
        )
        raw = b"\n".join(rows).decode("utf-8", "replace")
        return [self._told(_place(raw, plain, spot, Place(line, column))) for spot in spots]

    def _told(self, place: Place) -> Place:
        return place._replace(column=column_told(self.stretches, *place))


def _place(raw: str, plain: str, spot: Spot, start: Place) -> Place:
    """Return where words stand in the file: there they occur as often before as in the plain text."""
    pattern = re.compile(_GAP.join(map(re.escape, plain[spot.start : spot.end].split())))
    before = sum(1 for found in pattern.finditer(plain) if found.start() < spot.start)
    hits = pattern.finditer(raw, start.column - 1)
    found = next((hit for number, hit in enumerate(hits) if number == before), None)
    if found is None:
        return start
    line_start = raw.rfind("\n", 0, found.start()) + 1
    return Place(start.line + raw.count("\n", 0, found.start()), found.start() - line_start + 1)


def column_told(stretches: Mapping[int, Sequence[tuple[int, int]]], line: int, column: int) -> int:
    """Return the column of a place as the file has it, without what signs before it have gained."""
    signs = stretches.get(line, ())
    before = bisect_left(signs, (column, 0)) if signs else 0
    return column - signs[before - 1][1] if before else column
