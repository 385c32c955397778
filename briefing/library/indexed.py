"""A library as its index knows it: claims are made again from their rows, and no brief is opened."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date, time
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from briefing.brief.model import Accounting, Actor, Brief, Claim, Days, Measure, Source, Spot, Status
from briefing.figures.grammar import parse
from briefing.figures.model import Figure, FigureError, Range, Unit
from briefing.figures.wordings import WORDINGS
from briefing.library.across import Named, Spoken
from briefing.library.discovery import brief_names
from briefing.library.index import brief_row
from briefing.library.state import StateError
from briefing.library.tables import PARTS, ClaimRow, MeasureRow, row_number
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.library.index import Index
    from briefing.library.measures import Member

_IN_TIME = "briefs.day = 0, briefs.day, briefs.path"
"""The order in which briefs were written, those without a day last."""


class IndexedLibrary:
    """The briefs that an index knows, in the order in which they were written; every method may raise StateError."""

    def __init__(self, index: Index, root: str) -> None:
        """Take an index, and the folder by which briefs are named."""
        self.index = index
        rows = index.rows(f"SELECT * FROM briefs WHERE is_brief ORDER BY {_IN_TIME}")
        self._rows = {row.number: row for row in map(brief_row, rows)}
        named = brief_names([index.path(row) for row in self._rows.values()], root)
        self.paths = named
        """The path of each brief, by its name."""
        self._names = dict(zip(self._rows, named, strict=True))
        self._places = {number: place for place, number in enumerate(self._rows)}
        self._numbers = {name: number for number, name in self._names.items()}
        with _as_written():
            self._measures = {
                row.number: Measure(
                    row.id,
                    row.name,
                    row.unit,
                    Accounting(row.accounting),
                    None if row.tempo < 0 else row.tempo,
                    row.part_of or None,
                    row.parts,
                    bool(row.tempo_given),
                )
                for row in map(MeasureRow._make, self._ask("SELECT * FROM measures"))
            }
            self._speakers: dict[int, tuple[str, str]] = {
                number: (id, name) for number, id, name in self._ask("SELECT number, id, name FROM speakers")
            }

    def measures(self) -> Iterator[tuple[str, Measure]]:
        """Yield the measures of every brief, each with the brief's name."""
        sql = f"SELECT brief, measure FROM counted JOIN briefs ON number = brief ORDER BY {_IN_TIME}, row"
        for brief, measure in self.index.rows(sql):
            if brief in self._names and measure in self._measures:
                yield self._names[brief], self._measures[measure]

    def links(self) -> Iterator[tuple[Member, Member]]:
        """Yield the measures of claims that name each other, where these are two."""
        for brief, linked in groupby(self._linking, itemgetter(0)):
            if brief not in self._names:
                continue
            name = self._names[brief]
            first, last = self._stretch(brief)
            sql = "SELECT id, measure FROM claims WHERE row BETWEEN ? AND ?"
            of: dict[str, int] = dict(self.index.rows(sql, first, last))
            for _, measure, ids in linked:
                for id in ids.split():
                    other = of.get(id, 0)
                    if other != measure and {measure, other} <= self._measures.keys():
                        yield (name, self._measures[measure].id), (name, self._measures[other].id)

    def briefs(self, members: Sequence[Member], guests: Sequence[Spoken]) -> Iterator[Named]:
        """Yield the briefs that have some measures or claims, with the claims of these and those that speak to them."""
        ids = {id for _, id in members}
        wanted = {(self._numbers[name], id) for name, id in members}
        rows: list[ClaimRow] = []
        for number, measure in self._measures.items():
            if measure.id in ids:
                found = map(ClaimRow._make, self._ask("SELECT * FROM claims WHERE measure = ?", number))
                rows += (row for row in found if (row.brief, measure.id) in wanted)
        also = {self._numbers[guest.brief] for guest in guests} | (set() if members else self._speaking)
        rows.sort(key=lambda row: (self._places[row.brief], row.row))
        groups = {number: list(group) for number, group in groupby(rows, lambda row: row.brief)}
        for number in sorted(groups.keys() | also, key=self._places.__getitem__):
            kept = groups.get(number, [])
            if (
                number in also
                or number in self._speaking
                or any(row.denies or row.supersedes for row in kept)
            ):
                sql = "SELECT * FROM claims WHERE row BETWEEN ? AND ? AND measure = 0"
                bare = map(ClaimRow._make, self._ask(sql, *self._stretch(number)))
                kept = sorted((*kept, *bare), key=lambda row: row.row)
            with _as_written():
                brief = self._brief(number, kept)
            yield Named(self._names[number], brief)

    def states(self, members: Sequence[Member], guests: Sequence[Spoken]) -> Mapping[str, bytes]:
        """Return the names of the briefs that `briefs` yields, each with what changes when the file does."""
        return {self._names[number]: self._rows[number].hash for number in self._concerned(members, guests)}

    def still_has(self, members: Sequence[Member], guests: Sequence[Spoken]) -> bool:
        """Whether nobody has changed what the index knows of these briefs since this library was made."""
        numbers = self._concerned(members, guests)
        among = ", ".join(map(str, numbers))
        found = self.index.rows(f"SELECT number, hash FROM briefs WHERE number IN ({among})")
        return {number: self._rows[number].hash for number in numbers} == dict(found)

    def _concerned(self, members: Sequence[Member], guests: Sequence[Spoken]) -> set[int]:
        named = (*(name for name, _ in members), *(guest.brief for guest in guests))
        return {self._numbers[name] for name in named} | (set() if members else self._speaking)

    def find(self, claim: str) -> Spoken | None:
        """Return the claim of a qualified id."""
        for at, sign in enumerate(claim):
            name, id = claim[:at], claim[at + 1 :]
            if sign == "/" and name in self._numbers:
                sql = "SELECT measure FROM claims WHERE row BETWEEN ? AND ? AND id = ?"
                for (number,) in self.index.rows(sql, *self._stretch(self._numbers[name]), id):
                    measure = self._measures.get(number)
                    return Spoken(name, id, measure.id if measure else None)
        return None

    def _ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query as they may be shown: anything may have written to the file."""
        return [
            row
            if "".join([value for value in row if type(value) is str]).isprintable()
            else tuple(clean(value) if isinstance(value, str) else value for value in row)
            for row in self.index.rows(sql, *values)
        ]

    def _stretch(self, brief: int) -> tuple[int, int]:
        day = self._rows[brief].day
        return row_number(day, brief, 0), row_number(day, brief, PARTS - 1)

    @cached_property
    def _linking(self) -> list[tuple[int, int, str]]:
        """The briefs and measures of claims that name others, with those others' ids, a brief's together."""
        sql = "SELECT brief, measure, denies || ' ' || supersedes FROM claims WHERE denies <> '' OR supersedes <> ''"
        return sorted(self.index.rows(sql))

    @cached_property
    def _speaking(self) -> frozenset[int]:
        """The briefs in which a claim without a measure names others."""
        return frozenset(brief for brief, measure, _ in self._linking if not measure and brief in self._names)

    def _brief(self, number: int, rows: Iterable[ClaimRow]) -> Brief:
        """Return a brief with some of its claims, and what they need of the rest."""
        known = self._rows[number]
        actors: dict[str, Actor] = {}
        sources: dict[str, Source] = {}
        measures: dict[str, Measure] = {}
        claims: dict[str, Claim] = {}
        for row in rows:
            by, side = self._speakers[row.by], self._speakers[row.side]
            actors.setdefault(side[0], Actor(*side))
            if by != side:
                actors[by[0]] = Actor(*by, of=side[0])
            via = ""
            if row.outlet or row.letter:
                via = f"{row.outlet}\n{row.letter}"
                sources.setdefault(via, Source(via, row.outlet, row.outlet, reliability=row.letter))
            measure = self._measures.get(row.measure)
            if measure:
                measures[measure.id] = measure
            claims[row.id] = _claim(row, by[0], measure, via or None)
        day = date.fromordinal(known.day) if known.day else None
        return Brief(
            self.index.path(known),
            known.title,
            WORDINGS,
            date=day,
            sources=sources,
            actors=actors,
            measures=measures,
            claims=claims,
        )


@contextmanager
def _as_written() -> Iterator[None]:
    """Raise StateError where the index holds what this program has not written."""
    try:
        yield
    except (KeyError, OverflowError, TypeError, ValueError) as error:
        raise StateError("the index holds what is not of a brief; remove it from the cache folder") from error


def _claim(row: ClaimRow, by: str, measure: Measure | None, via: str | None) -> Claim:
    said = _day(row.said)
    return Claim(
        id=row.id,
        by=by,
        section=row.section,
        quote=row.quote,
        spot=None if row.start < 0 else Spot(row.start, row.start + len(row.quote)),
        measure=measure.id if measure else None,
        figure=_figure(row),
        wording=row.wording,
        said=said,
        as_of=_days(row.first, row.last) if row.first else None,
        via=via,
        origin=row.origin,
        status=_STATUS[row.status],
        denies=tuple(row.denies.split()),
        supersedes=tuple(row.supersedes.split()),
        first_said=_parsed(row.first_said, said.year if said else 0),
        credibility=row.credibility or None,
        time=time.fromisoformat(row.time) if row.time else None,
        day_from=row.day_from,
        review=row.review,
    )


_STATUS = {str(status): status for status in Status}


@lru_cache(maxsize=4096)
def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


@lru_cache(maxsize=4096)
def _days(first: int, last: int) -> Days:
    return Days(date.fromordinal(first), date.fromordinal(last))


def _figure(row: ClaimRow) -> Figure | None:
    """Return the figure of a row."""
    if row.qualifier is None:
        return None
    open_ends = row.open
    return Figure(
        row.wording,
        row.qualifier,
        None if row.stated_low is None or row.stated_high is None else (row.stated_low, row.stated_high),
        _range(row.low, row.high, open_ends & 3),
        _range(row.typical_low, row.typical_high, open_ends >> 2),
        _unit(row.unit, row.kind, row.factor),
        row.noun,
        row.period,
    )


@lru_cache(maxsize=256)
def _unit(name: str, kind: str, factor: float) -> Unit:
    return Unit(name, kind, factor)


def _range(low: float | None, high: float | None, open_ends: int) -> Range | None:
    """Return a range; of its ends 1 says that the low one is open, 2 that the high one is."""
    if low is None or high is None:
        return None
    return Range(low, high, bool(open_ends & 1), bool(open_ends & 2))


@lru_cache(maxsize=1_024)
def _parsed(wording: str, year: int) -> Figure | None:
    if not wording:
        return None
    try:
        return parse(wording, WORDINGS, "en", year=year or None)
    except FigureError:
        return None
