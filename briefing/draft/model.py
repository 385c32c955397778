"""What the stages of a draft hand on: an article as it was taken in, and a brief as it is proposed.

A draft's parts have the ids and the fields of the file format, and two more: `certainty`, from 0 to 1,
and `review`, what a person should look at. What is certain has no `review`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from briefing.brief.model import Accounting, Status

if TYPE_CHECKING:
    from datetime import date

SURE = 1.0
"""The certainty of what the source says in so many words."""


class DraftError(Exception):
    """A source of which no draft can be made: what is wrong with it, and what to do."""

    def __init__(self, name: str, what: str, todo: str) -> None:
        super().__init__(f"{name}: {what}; {todo}")
        self.name = name
        self.what = what
        self.todo = todo


class Role(StrEnum):
    """What a paragraph is in its article."""

    HEADLINE = "headline"
    HEADING = "heading"
    """Of what follows it, up to the next one."""
    TEXT = "text"
    ITEM = "item"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of an article, on one line."""

    text: str
    role: Role = Role.TEXT
    begin: int = 0
    """Where its first sentence begins, after a dateline such as "GENEVA, March 3 (Reuters) -"."""


@dataclass(frozen=True, slots=True)
class Article:
    """A source as it was taken in: its text, and what it says about itself."""

    name: str
    """What the person called it: its path, or "-"."""
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    publisher: str = ""
    author: str = ""
    date: date | None = None
    url: str = ""
    place: str = ""
    """The city that its dateline names."""
    day_words: str = ""
    """The day that it names without a year: "May 12"."""


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last of some days, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class DraftSource:
    """A source of the draft, and its text as a section or several."""

    id: str
    title: str
    publisher: str = ""
    date: date | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class DraftActor:
    """Somebody who says something, or for whom somebody speaks."""

    id: str
    name: str
    kind: str = ""
    role: str = ""
    of: str | None = None
    certainty: float = SURE
    review: str = ""


@dataclass(frozen=True, slots=True)
class DraftMeasure:
    """One thing that is counted or measured."""

    id: str
    name: str
    unit: str = ""
    accounting: Accounting = Accounting.STOCK
    tempo: str = ""
    """As the file has it: "2d", "fixed"; empty for the file format's own default."""
    part_of: str | None = None
    certainty: float = SURE
    review: str = ""


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A titled passage: its blocks as the file writes them ("- " before an item, "> " before a quotation)."""

    id: str
    title: str
    source: str | None
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftClaim:
    """A statement, with words that stand in its section."""

    id: str
    by: str
    section: str
    quote: str
    measure: str | None = None
    figure: str = ""
    """The wording that the file is to have; it reads as the figure that was found."""
    said: date | None = None
    as_of: Span | None = None
    via: str | None = None
    origin: str = ""
    status: Status = Status.ASSERTED
    denies: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    credibility: str = ""
    note: str = ""
    certainty: float = SURE
    review: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A proposed brief. Parts stand in the order in which a person reads them."""

    title: str
    date: date | None = None
    sources: tuple[DraftSource, ...] = ()
    actors: tuple[DraftActor, ...] = ()
    measures: tuple[DraftMeasure, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    claims: tuple[DraftClaim, ...] = ()
    gaps: tuple[str, ...] = field(default=())
    """Questions that the draft leaves to a person, as the brief lists them."""
