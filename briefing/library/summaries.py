"""What the claims of a library say together in short, a family of measures after the other.

They are kept in the index, each under a trace of all that it was made from, so that after a change only the
families that it touches are compared again.
"""

from __future__ import annotations

import json
import os
from contextlib import closing, suppress
from datetime import date, time
from functools import cache, partial
from hashlib import blake2b
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.model import Accounting, Actor, Brief, Claim, Days, Joins, Measure, Source, Spot, Status
from briefing.brief.problems import UnreadableError
from briefing.figures.model import Figure, Range, Unit
from briefing.figures.wordings import WORDINGS
from briefing.library.across import Across, load_library_joins
from briefing.library.index import Index
from briefing.library.indexed import IndexedLibrary
from briefing.library.processes import ask
from briefing.library.state import StateError
from briefing.library.tables import GistRow
from briefing.text import clean
from briefing.verdicts.claim_summary import ClaimSummary, claim_summary
from briefing.verdicts.compare import Reach
from briefing.verdicts.verdict import Detail, Flag, Kind, Verdict

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Sequence


class DamagedError(Exception):
    """A text that is not of a gist."""


_FAULTS = (AttributeError, LookupError, OverflowError, RecursionError, TypeError, ValueError)
"""What goes wrong with such a text."""


def packed(gist: ClaimSummary) -> str:
    """Return a gist as text; parts are lists of their fields, and a verdict names its claims."""
    brief = gist.brief
    parts = (brief.sources, brief.actors, brief.measures, brief.claims)
    data = (
        (brief.title, brief.date, *(tuple(part.values()) for part in parts)),
        gist.homes,
        *gist[2:-1],
        sorted(brief.joined),
        [
            (
                one.first.id,
                one.second.id,
                one.kind.name,
                *one[3:8],
                [[claim.id for claim in side] for side in one.added],
            )
            for one in gist.verdicts
        ],
    )
    return json.dumps(data, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> object:
    return value.toordinal() if isinstance(value, date) else str(value)


def unpacked(text: str, root: str) -> ClaimSummary:
    """Return the gist that a text is of, of a library at some root. Raises DamagedError."""
    try:
        (title, day, sources, actors, measures, claims), homes, *counts, reaches, joined, listed = _loaded(
            text
        )
        brief = Brief(
            root,
            title,
            WORDINGS,
            date=_day(day),
            sources={one[0]: _source(one) for one in sources},
            actors={one[0]: Actor(*one) for one in actors},
            measures={one[0]: _measure(one) for one in measures},
            claims={one[0]: _claim(one) for one in claims},
            joined=frozenset((first, second) for first, second in joined),
        )
        in_all, briefs, contradictions = counts
        return ClaimSummary(
            brief,
            homes,
            in_all,
            briefs,
            contradictions,
            tuple(
                Reach(_measure(measure), span and Range(*span), Unit(*unit), *rest)
                for measure, span, unit, *rest in reaches
            ),
            tuple(_verdict(one, brief) for one in listed),
        )
    except _FAULTS as error:
        raise DamagedError from error


def _loaded(text: str) -> Any:
    """Return what a text says, as it may be shown: anything may have written it."""
    data = json.loads(text)
    return data if text.isprintable() and "\\u" not in text else _cleaned(data)


def _cleaned(data: Any) -> Any:
    if isinstance(data, str):
        return clean(data, lines=True)
    if isinstance(data, list):
        return [_cleaned(one) for one in data]
    if isinstance(data, dict):
        return {_cleaned(name): _cleaned(one) for name, one in data.items()}
    return data


def _claim(fields: list[Any]) -> Claim:
    id, by, section, quote, spot, measure, figure, wording, said, as_of, *rest = fields
    via, origin, status, denies, supersedes, first_said, *more = rest
    basis, likelihood, confidence, credibility, note, faulty, moment, day_from, review = more
    return Claim(
        id,
        by,
        section,
        quote,
        spot and Spot(*spot),
        measure,
        figure and _figure(figure),
        wording,
        _day(said),
        as_of and Days(date.fromordinal(as_of[0]), date.fromordinal(as_of[1])),
        via,
        origin,
        Status(status),
        tuple(denies),
        tuple(supersedes),
        first_said and _figure(first_said),
        basis,
        likelihood,
        confidence,
        credibility,
        note,
        faulty,
        moment and time.fromisoformat(moment),
        day_from,
        review,
    )


def _figure(fields: list[Any]) -> Figure:
    text, qualifier, stated, hard, typical, unit, *rest = fields
    return Figure(
        text,
        qualifier,
        stated and (stated[0], stated[1]),
        hard and Range(*hard),
        typical and Range(*typical),
        Unit(*unit),
        *rest,
    )


def _source(fields: list[Any]) -> Source:
    id, title, publisher, day, url, reliability = fields
    return Source(id, title, publisher, _day(day), url, reliability)


def _measure(fields: list[Any]) -> Measure:
    id, name, unit, accounting, *rest = fields
    return Measure(id, name, unit, Accounting(accounting), *rest)


def _verdict(fields: list[Any], brief: Brief) -> Verdict:
    first, second, kind, rule, ratio, severity, detail, flags, added = fields
    claims = brief.claims
    return Verdict(
        claims[first],
        claims[second],
        Kind[kind],
        rule,
        ratio,
        severity,
        Detail(detail),
        tuple(map(Flag, flags)),
        (tuple(claims[id] for id in added[0]), tuple(claims[id] for id in added[1])),
    )


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


FEW = 20_000
"""Claims that are compared sooner than processes have started."""
MOST = 4
"""Processes: each takes up to 100 MB."""
EVERY = 2.0
"""Seconds between two times that gists are kept."""


class Desk(NamedTuple):
    """A library that is indexed, and what its briefs say together."""

    library: IndexedLibrary
    across: Across
    root: str
    most: int
    """Contradictions of a family that are listed."""

    def trace(self, family: Sequence[str]) -> bytes:
        """Return what is different where anything that a gist is made from is."""
        members, guests = self.across.members(family)
        states = sorted(self.library.states(members, guests).items())
        made_from = repr((self.most, self.across.basis(family, members, guests), states))
        return blake2b(made_from.encode(), digest_size=16).digest()

    def gist(self, family: Sequence[str]) -> ClaimSummary:
        """Return the gist of a family, worked out anew."""
        joined, findings = self.across.find(family)
        return claim_summary(findings, joined.homes, findings.gravest(self.most))

    def still_has(self, family: Sequence[str]) -> bool:
        """Whether a gist that was just worked out is of what the trace names."""
        return self.library.still_has(*self.across.members(family))


def gists(desk: Desk, *, gentle: bool = False) -> Generator[ClaimSummary, None, None]:
    """Yield the gist of each family, in their order. Raises StateError.

    To close the generator ends the processes that compare.
    """
    families = desk.across.families
    traces = [desk.trace(family) for family in families]
    known = {trace for (trace,) in desk.library.index.rows("SELECT trace FROM gists")}
    fresh: dict[bytes, str] = {}
    due = monotonic() + EVERY
    unknown = [(place, trace) for place, trace in enumerate(traces) if trace not in known]
    with closing(_Compared(desk, unknown, gentle)) as compared:
        try:
            for place, (trace, family) in enumerate(zip(traces, families, strict=True)):
                text = _kept(desk, trace) if trace in known else fresh.setdefault(trace, compared.take(place))
                found = _read(text, desk.root)
                if found is None:
                    found = desk.gist(family)
                    if desk.still_has(family):
                        fresh[trace] = packed(found)
                yield found
                if monotonic() >= due:
                    _keep(desk, fresh)
                    due = monotonic() + EVERY
            _forget(desk, known.difference(traces))
        finally:
            _keep(desk, fresh)


@cache
def _desk(folder: str, root: str, most: int) -> Desk:
    """Open a library in the process that compares its families."""
    try:
        joins = load_library_joins(root)
    except UnreadableError:
        joins = Joins()
    library = IndexedLibrary(Index.on_disk(folder, root), root)
    return Desk(library, Across(library, joins, root), root, most)


def _compare(folder: str, root: str, most: int, request: tuple[int, bytes]) -> str:
    """Return the gist of the family at a place; "" where the index is not what it was for the other process."""
    desk = _desk(folder, root, most)
    place, trace = request
    families = desk.across.families
    if place >= len(families) or desk.trace(families[place]) != trace:
        return ""
    text = packed(desk.gist(families[place]))
    return text if desk.still_has(families[place]) else ""


class _Compared:
    """The gists of families that are compared in processes, where this pays."""

    def __init__(self, desk: Desk, unknown: Sequence[tuple[int, bytes]], gentle: bool) -> None:
        ((claims,),) = desk.library.index.rows("SELECT count(*) FROM claims") or [(0,)]
        pays = desk.library.index.is_kept and claims * len(unknown) > FEW * len(desk.across.families)
        self._expected = {place for place, _ in unknown} if pays else set()
        folder = os.path.dirname(desk.library.index.database.path)
        asked = ((place, (place, trace)) for place, trace in unknown)
        work = partial(_compare, folder, desk.root, desk.most)
        self._answers = ask(work, asked, gentle=gentle, most=MOST) if pays else None
        self._waiting: dict[int, str] = {}

    def take(self, place: int) -> str:
        """Return the gist of the family at a place as text; "" where none is worked out."""
        while self._answers and place in self._expected and place not in self._waiting:
            found = next(self._answers, None)
            if found is None:
                self.close()
            else:
                self._waiting[found[0]] = found[1] or ""
        return self._waiting.pop(place, "")

    def close(self) -> None:
        """End the processes."""
        if self._answers:
            self._answers.close()
        self._answers = None


def _kept(desk: Desk, trace: bytes) -> str:
    """Return the gist that the index keeps, as text."""
    rows = desk.library.index.rows("SELECT gist FROM gists WHERE trace = ?", trace)
    return rows[0][0] if rows and isinstance(rows[0][0], str) else ""


def _read(text: str, root: str) -> ClaimSummary | None:
    with suppress(DamagedError):
        return unpacked(text, root) if text else None
    return None


def _keep(desk: Desk, fresh: dict[bytes, str]) -> None:
    """Keep gists in the index where that can be written: they can be worked out again."""
    rows = [GistRow(*item) for item in fresh.items() if item[1]]
    fresh.clear()
    if rows:
        with suppress(StateError):
            desk.library.index.write(lambda db: db.executemany("REPLACE INTO gists VALUES (?, ?)", rows))


def _forget(desk: Desk, traces: Iterable[bytes]) -> None:
    """Remove gists of what is no longer so."""
    rows = [(trace,) for trace in traces]
    if rows:
        with suppress(StateError):
            desk.library.index.write(lambda db: db.executemany("DELETE FROM gists WHERE trace = ?", rows))
