"""Joins: what a library's own file, measures.yaml, says belongs together in several briefs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.brief.model import Accounting
    from briefing.brief.problems import Problem


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
