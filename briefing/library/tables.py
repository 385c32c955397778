"""The tables of the index: what is kept of each brief, so that a library is listed, searched and compared unopened."""

from __future__ import annotations

import os
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from briefing import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator


_PACKAGE = os.path.dirname(os.path.dirname(__file__))
_PARTS = ("brief", "figures", "verdicts", "library")
"""What briefs are read, decided on and indexed by."""


def program() -> str:
    """Return what changes when the program does.

    Its version alone does not tell two of its states apart, while somebody works on it or installs it from a folder.
    """
    return repr((__version__, *_modules()))


def _modules() -> Iterator[tuple[str, int, int]]:
    for part in _PARTS:
        with os.scandir(os.path.join(_PACKAGE, part)) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not entry.name.startswith("_"):
                    found = entry.stat()
                    yield entry.name, found.st_size, found.st_mtime_ns


PARTS = 1 << 20
"""More texts and claims than a brief can have."""
BRIEFS = 1 << 21
"""More briefs than an index can have."""


class BriefRow(NamedTuple):
    """A file of the library."""

    number: int
    path: bytes
    """Below the library's root."""
    real: bytes
    """The real path, by which positions, notes and copies are kept."""
    size: int
    mtime_ns: int
    """0 where the file was so young that another change could have the same time."""
    hash: bytes
    is_brief: bool
    """False for a YAML file that holds nothing of a brief, and for one that cannot be read (see `fault`)."""
    fault: str
    """Where and why it cannot be read, and what to do, as it follows the path in a line of problems; else ""."""
    title: str
    """The file's name where it has none, or cannot be read."""
    day: int
    handling: str
    sections: int
    actors: int
    claims: int
    conflicts: int
    contradictions: int
    """Conflicts, parts that exceed their whole, and denials."""
    problems: int
    """Errors of the file."""


class TextKind(IntEnum):
    """What a text is of."""

    PASSAGE = 1
    ACTOR = 2
    CLAIM = 3


HEADINGS = {TextKind.PASSAGE: "title", TextKind.ACTOR: "name", TextKind.CLAIM: "speaker"}
"""The column of `found` that holds the title of a passage, the name of an actor, or who makes a claim."""


class TextRow(NamedTuple):
    """A text that is searched, of a passage or a claim."""

    row: int
    kind: int
    """A `TextKind`."""
    part: str
    """The id of the passage or claim."""
    title: str
    """The passage's title, or who makes the claim."""
    body: str
    """The passage's plain text, or what the claim says: figure, measure, note and quote."""


class ActorRow(NamedTuple):
    """An actor that is searched; who is described alike in several briefs is found once."""

    number: int
    name: str
    role: str


class AppearanceRow(NamedTuple):
    """An actor of a brief."""

    row: int
    actor: int
    """The `number` of the actor."""
    part: str
    """The actor's id in the brief."""


class SpeakerRow(NamedTuple):
    """An actor as briefs describe it; briefs that do so alike share a row."""

    number: int
    id: str
    name: str


class MeasureRow(NamedTuple):
    """A measure as briefs describe it; briefs that do so alike share a row."""

    number: int
    id: str
    name: str
    unit: str
    accounting: str
    tempo: int
    """Days that a figure may stand; -1 for a past event, whose figures never age."""
    part_of: str
    """The id of the measure that includes it, or ""."""
    parts: str
    tempo_given: int


class ClaimRow(NamedTuple):
    """A claim with what comparing asks of it."""

    row: int
    brief: int
    """The `number` of its brief."""
    id: str
    by: int
    """The `number` of the speaker, and …"""
    side: int
    """… of the actor at the top of the chain for whom this one speaks."""
    measure: int
    """The `number` of the measure; 0 where it has none that the brief describes."""
    section: str
    start: int
    """Where the quote begins in the section's plain text; -1 where it does not stand there."""
    wording: str
    """The figure as worded, or ""."""
    said: int
    first: int
    last: int
    """The first and last day that it is about."""
    status: str
    origin: str
    qualifier: str | None
    """The figure, as `figures.figure.Figure` has it, in its own unit; none without one."""
    stated_low: float | None
    stated_high: float | None
    low: float | None
    high: float | None
    """The hard range; none where the wording bounds nothing. An end without limit is infinite."""
    typical_low: float | None
    typical_high: float | None
    open: int
    """Which ends are not part of their range: 1 and 2 those of the hard range, 4 and 8 of the typical one."""
    unit: str
    kind: str
    """What can be compared with it, such as "people" or "money USD"."""
    factor: float
    """What turns its numbers into the base unit of their kind."""
    noun: str
    period: str
    quote: str
    outlet: str
    """The publisher of the source that carries it, else the source's title; "" without a source."""
    letter: str
    """That source's Admiralty letter, or ""."""
    credibility: int
    """The claim's Admiralty number; 0 where it is not rated."""
    first_said: str
    """The figure as first uttered, or ""."""
    denies: str
    """The ids of the claims of its brief that it denies, with blanks between them."""
    supersedes: str
    """The ids of those that it says it replaces, with blanks between them."""
    time: str
    """The time of day at which it was said, or ""."""
    day_from: str
    review: str
    """What is left to review of the claim, its speaker and its measure, or ""."""
    kinds: int
    """The verdicts on it within its brief: a bit for each `Kind`, the gravest the lowest."""
    severity: int
    """Of the gravest, 0 to 100; -1 where it is related to no other claim."""
    disputed: int
    """How many claims of its brief contradict it."""


class CountedRow(NamedTuple):
    """A measure that a brief describes, whether or not a claim is of it."""

    row: int
    brief: int
    """The `number` of the brief."""
    measure: int
    """The `number` of the measure."""


class GistRow(NamedTuple):
    """What the claims of a family of measures amount to, so that it need not be worked out again."""

    trace: bytes
    """Of all that it was worked out from; see `library.gists`."""
    gist: str
    """See `library.packed`."""


Row = type[BriefRow | TextRow | ActorRow | AppearanceRow | SpeakerRow | MeasureRow | ClaimRow | CountedRow]


def marks(row: Row) -> str:
    """Return a placeholder for each column."""
    return ", ".join("?" * len(row._fields))


def _columns(row: Row) -> str:
    names = row._fields
    return ", ".join((f"{names[0]} INTEGER PRIMARY KEY", *names[1:]))


SCHEMA = (
    f"CREATE TABLE briefs ({_columns(BriefRow)}, UNIQUE (path))",
    f"CREATE TABLE texts ({_columns(TextRow)})",
    f"CREATE TABLE actors ({_columns(ActorRow)}, UNIQUE (name, role))",
    f"CREATE TABLE appearances ({_columns(AppearanceRow)})",
    "CREATE INDEX appearances_actor ON appearances (actor, row)",
    f"CREATE TABLE speakers ({_columns(SpeakerRow)}, UNIQUE (id, name))",
    f"CREATE TABLE measures ({_columns(MeasureRow)}, UNIQUE (id, name, unit, accounting, tempo, part_of, parts, tempo_given))",
    f"CREATE TABLE claims ({_columns(ClaimRow)})",
    f"CREATE TABLE counted ({_columns(CountedRow)})",
    "CREATE INDEX counted_brief ON counted (brief)",
    "CREATE INDEX claims_measure ON claims (measure)",
    # What filters ask of a claim: looked up here, of 130,000 claims in 20 ms; in the table itself in 200.
    "CREATE INDEX claims_asked ON claims (row, by, side, measure, kinds, said)",
    # The words of texts, by their row, and of actors, by their number below zero, in the columns of HEADINGS and in
    # the body. They are folded, so that nothing
    # but ASCII separates them (see library.folding). Without the sizes of texts, which would keep long ones down,
    # all of 130,000 hits are ranked in 25 ms; with them in 120.
    "CREATE VIRTUAL TABLE found USING fts5 (title, name, speaker, body, content = '', columnsize = 0, tokenize = 'ascii')",
    f"CREATE TABLE gists ({', '.join(GistRow._fields)}, PRIMARY KEY (trace)) WITHOUT ROWID",
    "CREATE TABLE facts (name TEXT PRIMARY KEY, value)",
)


@cache
def version() -> int:
    """Return the number of the index that this program makes; another's is made again."""
    return crc32("".join((program(), *SCHEMA)).encode()) & 0x7FFFFFFF


def row_number(day: int, brief: int, part: int) -> int:
    """Return the number of a text or claim: first by the brief's day, then by the brief's number."""
    return (day * BRIEFS + brief) * PARTS + part


def brief_number(row: int) -> int:
    """Return the number of the brief that a row belongs to."""
    return row // PARTS % BRIEFS
