"""An entry: what the index takes from one brief, made of nothing but tuples, so that another process can make it."""

from __future__ import annotations

import os
import time
from contextlib import closing
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.files import read_bytes
from briefing.brief.problems import FileFault, UnreadableError, problem_line
from briefing.brief.prose import passages
from briefing.library.discovery import has_mark
from briefing.library.processes import ask
from briefing.library.search import claim_text
from briefing.library.tables import PARTS, TextKind
from briefing.text import clean
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.brief.problems import Problem
    from briefing.figures.model import Figure
    from briefing.verdicts.findings import Findings

YOUNG = 2_000_000_000
"""Nanoseconds since the last change for which a file may change again unseen: some file systems count by 2 s."""
MANY = 2_000
"""Claims of a brief beyond which only contradictions are worked out for the index."""
KINDS = {kind: 1 << place for place, kind in enumerate(Kind)}
"""The bit of each verdict in `ClaimRow.kinds`."""


class Stamp(NamedTuple):
    """What tells one state of a file from another."""

    size: int
    mtime_ns: int
    """0 where it says nothing."""
    hash: bytes = b""


class Entry(NamedTuple):
    """What the index takes from a brief; the tuples are rows without their number, and name speakers and measures."""

    stamp: tuple[int, int, bytes]
    real: bytes
    head: tuple[Any, ...]
    """From `BriefRow.is_brief` on."""
    texts: Sequence[tuple[Any, ...]] = ()
    """From `TextRow.kind` on."""
    claims: Sequence[tuple[Any, ...]] = ()
    """From `ClaimRow.id` on; instead of numbers, speakers as (id, name) and measures as in `MeasureRow`."""
    measures: Sequence[tuple[Any, ...]] = ()
    """What the brief counts, as in `MeasureRow`."""


def glance(path: str) -> Stamp | None:
    """Look at a file without reading it; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return Stamp(found.st_size, found.st_mtime_ns)


def read_entry(path: str, known: bytes = b"", *, is_named: bool = True) -> Entry | None:
    """Read a file; None where it has gone. An entry without a head is of a file whose hash is the known one.

    Unless somebody named it, it is no brief where it lacks the key `briefing`.
    """
    seen = glance(path)
    if seen is None:
        return None
    mtime = _settled(seen)
    real = os.fsencode(os.path.realpath(path))
    try:
        data = read_bytes(path)
    except FileFault as wrong:
        return Entry((seen.size, mtime, b"?"), real, _unreadable(path, wrong.problem))
    stamp = (seen.size, mtime, blake2b(data, digest_size=16).digest())
    if not is_named and not has_mark(data):
        return Entry(stamp, real, _head(False, "", ""))
    if known and stamp[2] == known:
        return Entry(stamp, real, ())
    from briefing.brief.loader import read
    from briefing.verdicts.findings import find

    try:
        brief = read(data, path)
    except UnreadableError as error:
        return Entry(stamp, real, _unreadable(path, error.problems[0]))
    findings = find(brief)
    head = _head(
        True,
        "",
        brief.title,
        brief.date.toordinal() if brief.date else 0,
        brief.handling,
        len(brief.sections),
        len(brief.actors),
        len(brief.claims),
        findings.contradiction_count,
        findings.contradiction_count,
        sum(problem.is_error for problem in brief.problems),
    )
    claims = [_claim(claim, brief, findings, *graded) for claim, graded in _graded(brief, findings)]
    measures = [counted for id in brief.measures if (counted := _measure(id, brief))]
    return Entry(stamp, real, head, list(_texts(brief))[: PARTS - 1], claims, measures)


def stranger(path: str, seen: Stamp) -> Entry:
    """Return the entry of a file that is no brief, by its stamp alone."""
    return Entry((seen.size, _settled(seen), b"-"), os.fsencode(path), _head(False, "", ""))


def _settled(seen: Stamp) -> int:
    """Return the time of a file's last change; 0 where it is so young that another could have the same."""
    return seen.mtime_ns if time.time_ns() - seen.mtime_ns > YOUNG else 0


def _unreadable(path: str, why: Problem) -> tuple[Any, ...]:
    return _head(False, problem_line("", why), clean(os.path.basename(path)))


def _head(
    is_brief: bool,
    fault: str,
    title: str,
    day: int = 0,
    handling: str = "",
    sections: int = 0,
    actors: int = 0,
    claims: int = 0,
    conflicts: int = 0,
    contradictions: int = 0,
    problems: int = 0,
) -> tuple[Any, ...]:
    counts = (sections, actors, claims, conflicts, contradictions, problems)
    return (is_brief, fault, title, day, handling, *counts)


def _texts(brief: Brief) -> Iterator[tuple[Any, ...]]:
    """Yield the claims first, so that each has the number of its place among the claims."""
    for claim in brief.claims.values():
        who = brief.name(claim.by)
        said = claim_text(brief, claim).removeprefix(f"{who} · ")
        quote = "" if claim.quote in said else f" · “{claim.quote}”"
        yield int(TextKind.CLAIM), claim.id, who, f"{said}{quote}"
    for passage in passages(brief):
        yield int(TextKind.PASSAGE), passage.id, passage.title, passage.plain
    for actor in brief.actors.values():
        yield int(TextKind.ACTOR), actor.id, actor.name, actor.role


def _graded(brief: Brief, findings: Findings) -> Iterator[tuple[Claim, tuple[int, int]]]:
    """Yield each claim with the verdicts on it, as bits, and the severity of the gravest."""
    kinds = dict.fromkeys(brief.claims, 0)
    severity = dict.fromkeys(brief.claims, -1)
    for verdict in findings.everything() if len(brief.claims) <= MANY else findings.contradictions:
        for id in {claim.id for claim in verdict.claims}:
            kinds[id] |= KINDS[verdict.kind]
            severity[id] = max(severity[id], verdict.severity)
    for claim in brief.claims.values():
        yield claim, (kinds[claim.id], severity[claim.id])


def _claim(claim: Claim, brief: Brief, findings: Findings, kinds: int, severity: int) -> tuple[Any, ...]:
    side = brief.side(claim.by)
    days = claim.as_of
    source = brief.sources.get(claim.via or "")
    return (
        claim.id,
        (claim.by, brief.name(claim.by)),
        (side, brief.name(side)),
        _measure(claim.measure, brief),
        claim.section,
        claim.spot.start if claim.spot else -1,
        claim.wording,
        claim.said.toordinal() if claim.said else 0,
        days.first.toordinal() if days else 0,
        days.last.toordinal() if days else 0,
        str(claim.status),
        claim.origin,
        *(_figure(claim.figure) if claim.figure else _NO_FIGURE),
        claim.quote,
        (source.publisher or source.title) if source else "",
        source.reliability if source else "",
        claim.credibility or 0,
        claim.first_said.text if claim.first_said else "",
        " ".join(claim.denies),
        " ".join(claim.supersedes),
        claim.time.isoformat() if claim.time else "",
        claim.day_from,
        brief.review_of(claim),
        kinds,
        severity,
        findings.count(claim.id),
    )


def _figure(figure: Figure | None) -> tuple[Any, ...]:
    """Return a figure as its columns, from `ClaimRow.qualifier` to `period`."""
    if figure is None:
        return _NO_FIGURE
    hard, typical = figure.hard or _NO_RANGE, figure.typical or _NO_RANGE
    opens = enumerate((*hard[2:], *typical[2:]))
    return (
        figure.qualifier,
        *(figure.stated or (None, None)),
        *hard[:2],
        *typical[:2],
        sum(1 << place for place, is_open in opens if is_open),
        *figure.unit,
        figure.noun,
        figure.period,
    )


_NO_RANGE = (None, None, False, False)
_NO_FIGURE = (None, None, None, None, None, None, None, 0, "", "", 1.0, "", "")


def _measure(id: str | None, brief: Brief) -> tuple[Any, ...] | None:
    measure = brief.measures.get(id or "")
    if measure is None:
        return None
    tempo = -1 if measure.tempo is None else measure.tempo
    return (
        measure.id,
        measure.name,
        measure.unit,
        str(measure.accounting),
        tempo,
        measure.part_of or "",
        measure.parts,
        measure.tempo_given,
    )


Request = tuple[bytes, str, bytes, bool]
"""A file: what it goes by, its path, the hash that is known of it, or nothing, and whether somebody named it."""
Answer = tuple[bytes, Entry | None]
"""What a file goes by, and its entry; none where the file has gone, or ended the process that read it."""

FEW = 12
"""Files that are read sooner than a process is started."""


def read_entries(
    requests: Iterable[Request], count: int, *, gentle: bool = False
) -> Generator[Answer, None, None]:
    """Yield the entries of files, in any order; `count` says how many there are.

    Closing the generator ends the processes.
    """
    if count <= FEW:
        for name, *request in requests:
            yield name, _read(request)
        return
    asked = ((name, request) for name, *request in requests)
    with closing(ask(_read, asked, gentle=gentle)) as answers:
        yield from answers


def _read(request: Sequence[Any]) -> Entry | None:
    path, known, is_named = request
    return read_entry(path, known, is_named=is_named)
