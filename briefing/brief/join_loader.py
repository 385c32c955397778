"""From a library's own file to its joins, and all problems of the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.collect import FileFault, Problems, place
from briefing.brief.encoding import prepared
from briefing.brief.files import read_bytes
from briefing.brief.joins import Join, Joins, Link
from briefing.brief.links import open_circles
from briefing.brief.loader import part_of, top_of
from briefing.brief.model import Accounting
from briefing.brief.problems import UnreadableError
from briefing.brief.shape import LIBRARY, LIBRARY_PARTS
from briefing.brief.values import Reader

if TYPE_CHECKING:
    from briefing.brief.values import Entry


def load_joins(path: str) -> Joins:
    """Read the file; raises UnreadableError where that is impossible, and lists whatever else is wrong."""
    problems = Problems()
    try:
        return _joins(prepared(read_bytes(path), problems), problems, path)
    except FileFault as wrong:
        raise UnreadableError(path, (problems.told(wrong.problem), *problems.sorted())) from None


def _joins(data: bytes, problems: Problems, path: str) -> Joins:
    top = top_of(data, problems, "'briefing: 1' and 'measures:'")
    names = {name: part_of(top, name) for name in ("measures", "claims")}
    reader = Reader(problems, {"measures": {key for key, *_ in names["measures"]}})
    reader.read(top, LIBRARY, "the file", place(1, 1))
    measures, links = (
        reader.entries(part, shape)
        for part, shape in zip(names.values(), LIBRARY_PARTS.values(), strict=True)
    )
    open_circles(measures, "joined measure", "part_of", problems)
    return Joins(
        path,
        {id: _join(id, entry) for id, entry in measures.items()},
        {claim: Link(claim, **entry.values, at=entry.at) for claim, entry in links.items()},
        problems.sorted(),
    )


def _join(id: str, entry: Entry) -> Join:
    values = entry.values
    accounting = values.get("accounting")
    return Join(
        id,
        values.get("name", id),
        values.get("unit"),
        Accounting(accounting) if accounting else None,
        values.get("tempo"),
        values.get("part_of"),
        values.get("briefs", ()),
        gives_tempo="tempo" in values,
        at=entry.at,
    )
