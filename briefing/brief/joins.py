"""Joins: a library's own file, measures.yaml, which says what belongs together in several briefs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.brief.collect import FileFault, Problems, place
from briefing.brief.encoding import prepared
from briefing.brief.files import read_bytes
from briefing.brief.links import open_circles
from briefing.brief.loader import part_of, top_of
from briefing.brief.model import Accounting
from briefing.brief.problems import UnreadableError
from briefing.brief.shape import LIBRARY, LIBRARY_PARTS
from briefing.brief.values import Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.brief.problems import Problem
    from briefing.brief.values import Entry

JOINS_FILE = "measures.yaml"
"""What the file is called that stands at the root of a library."""


@dataclass(frozen=True, slots=True)
class Join:
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
    """Where it stands in the file, as `collect.place` has it."""


@dataclass(frozen=True, slots=True)
class Link:
    """What a claim does to claims of other briefs, each named as brief/claim."""

    claim: str
    supersedes: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    origin: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class Joins:
    """What a library says of its briefs together."""

    path: str = ""
    """The file; empty where there is none."""
    measures: Mapping[str, Join] = field(default_factory=dict)
    links: Mapping[str, Link] = field(default_factory=dict)
    """By the claim's name."""
    problems: tuple[Problem, ...] = ()


def load_joins(path: str) -> Joins:
    """Read the file; raises UnreadableError where that is impossible, and lists whatever else is wrong."""
    problems = Problems()
    try:
        return _joins(prepared(read_bytes(path), problems), problems, path)
    except FileFault as wrong:
        raise UnreadableError(path, (wrong.problem, *problems.sorted())) from None


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
