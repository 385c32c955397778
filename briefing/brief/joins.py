"""Joins: what a library's own file, measures.yaml, says belongs together in several briefs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.brief.model import Accounting
    from briefing.brief.problems import Problem


class Join(Record):
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


class Link(Record):
    """What a claim does to claims of other briefs, each named as brief/claim."""

    claim: str
    supersedes: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    origin: str = ""
    at: int = 0


class Joins(Record):
    """What a library says of its briefs together."""

    path: str = ""
    """The file; empty where there is none."""
    measures: Mapping[str, Join] = {}
    links: Mapping[str, Link] = {}
    """By the claim's name."""
    problems: tuple[Problem, ...] = ()
