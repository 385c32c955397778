"""Search in a library: what is asked in the words of the claims' filter, ranked, each hit in its sentence.

Words are found at the beginning of words, as `library.folding` compares them; in quotation marks they are found one
behind the other. Where `by:`, `measure:`, `verdict:`, `after:` or `before:` is given, only claims are searched.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.model import Spot
from briefing.library.anchors import CONTEXT, Anchor
from briefing.library.entries import KINDS
from briefing.library.folding import BETWEEN, LETTER, fold, fold_with_places, is_alone, tokens, words
from briefing.library.index import brief_row
from briefing.library.query import Query, parse_query
from briefing.library.search import stands_in
from briefing.library.tables import TextKind, TextRow, brief_number
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.library.index import Index
    from briefing.library.tables import BriefRow
    from briefing.verdicts.verdict import Kind


BEGINNING = 3
"""Letters from which on a word is found at the beginning of longer ones."""


class Marker:
    """Finds the words of a search; those in quotation marks one behind the other."""

    def __init__(self, asked: Iterable[str]) -> None:
        self._patterns = [_pattern(word) for word in asked if tokens(word)]

    def spots(self, text: str) -> tuple[Spot, ...]:
        """Return where words stand, from the first on; they do not overlap."""
        folded = fold_with_places(text)
        among = words(folded.text)
        found = sorted({hit.span() for pattern in self._patterns for hit in pattern.finditer(among)})
        spots: list[Spot] = []
        for start, end in (folded.spot(*stretch) for stretch in found):
            if spots and start < spots[-1].end:
                spots[-1] = Spot(spots[-1].start, max(end, spots[-1].end))
            else:
                spots.append(Spot(start, end))
        return tuple(spots)

    def matches(self, text: str) -> bool:
        """Whether all words stand in a text."""
        among = words(fold(text))
        return bool(self._patterns) and all(pattern.search(among) for pattern in self._patterns)


def is_beginning(word: str) -> bool:
    """Whether a word is found at the beginning of longer ones: numbers are not, nor what is very short."""
    last = tokens(word)[-1]
    return len(last) >= BEGINNING and not any(map(str.isdigit, last))


def _pattern(word: str) -> re.Pattern[str]:
    """Return what finds a word in folded text; where words stand without blanks, it is found anywhere."""
    found = tokens(word)
    pattern = "" if is_alone(found[0]) else f"(?<!{LETTER})"
    for before, token in zip(["", *found], found, strict=False):
        if before:
            pattern += f"{BETWEEN}*" if is_alone(before) or is_alone(token) else f"{BETWEEN}+"
        pattern += token
    if not is_alone(found[-1]):
        pattern += f"{LETTER}*" if is_beginning(word) else f"(?!{LETTER})"
    return re.compile(pattern)


LONGEST = 300
"""Characters of a sentence, beyond which it is cut around its hits."""

_END = re.compile(r"\n+|(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]]))\s+(?=[^a-z\s])|(?<=[。！？])")


def sentence_of(text: str, spots: Sequence[Spot]) -> Spot:
    """Return the sentence in which most of the spots stand, the first of several; the first of all without spots."""
    best, most = Spot(0, 0), -1
    start = 0
    for end in (*(found.start() for found in _END.finditer(text)), len(text)):
        if text[start:end].strip():
            here = [spot for spot in spots if start <= spot.start < end]
            words = len({text[spot.start : spot.end].casefold() for spot in here})
            if words > most:
                best, most = _trimmed(text, start, end, here), words
        start = end
    return best


def _trimmed(text: str, start: int, end: int, spots: Sequence[Spot]) -> Spot:
    """Return a stretch without the space around it; of one that is too long, the part that begins a little before its hits."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > LONGEST:
        first = spots[0].start if spots else start
        if first - start > LONGEST // 3:
            begin = text.rfind(" ", start, first - LONGEST // 4) + 1
            start = max(start, begin or first)
        if end - start > LONGEST:
            end = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
    return Spot(start, end)


def within(spots: Sequence[Spot], stretch: Spot) -> tuple[Spot, ...]:
    """Return the spots that stand in a stretch, counted from its beginning."""
    start, end = stretch
    return tuple(Spot(s - start, min(e, end) - start) for s, e in spots if start <= s < end)


LIMIT = 60
"""Hits that are returned."""
COUNTED = 500
"""Claims that are counted where a search has filters and no words."""
MOST_WORDS = 32
LONGEST_WORD = 100
_SCORE = "bm25(found, 4.0, 8.0, 2.0, 1.0)"
"""How well a text answers, the lower the better: rare words count more, and in a title four times as much, in an
actor's name eight times, in that of who makes a claim twice."""


class In(Enum):
    """What a hit is in."""

    SECTION = "section"
    ACTOR = "actor"
    CLAIM = "claim"
    NOTE = "note"


class Found(NamedTuple):
    """A hit."""

    part: In
    brief: BriefRow
    id: str
    """Of the passage, actor or claim."""
    heading: str
    """The passage's title, the actor's name, or who makes the claim."""
    heading_spots: tuple[Spot, ...]
    text: str
    """The sentence, role, claim or note."""
    spots: tuple[Spot, ...]
    """Where the words stand in it."""
    anchor: Anchor
    """The place to open the brief at; of an actor it is empty."""
    verdicts: tuple[Kind, ...] = ()
    """On a claim, gravest first."""


class Answer(NamedTuple):
    """What a search has found."""

    found: tuple[Found, ...] = ()
    total: int = 0
    """How many there are in all; where a search has no words, at most COUNTED are counted."""
    is_more: bool = False
    """Whether there are more than were counted."""


def find_in(index: Index, text: str, limit: int = LIMIT) -> Answer:
    """Return the best hits of a search; raises QueryError where it cannot be read, and StateError."""
    query = _bounded(parse_query(clean(text)))
    match = _match(query.words)
    is_filtered = _is_filtered(query)
    if not match and (query.words or not is_filtered):
        return Answer()
    marker = Marker(query.words)
    if match:
        tables, where, values = "found", ["found MATCH ?"], [match]
        if is_filtered:
            tables = f"found CROSS JOIN {_CLAIMS} ON claims.row = found.rowid"
            where += _conditions(index, query)
        source = f"FROM {tables} WHERE {' AND '.join(where)}"
        sql = f"SELECT found.rowid {source} ORDER BY {_SCORE}, found.rowid DESC LIMIT {limit}"
        best = [row for (row,) in index.rows(sql, *values)]
        total = index.rows(f"SELECT count(*) {source}", *values)[0][0] if len(best) == limit else len(best)
        return Answer(tuple(_hits(index, best, marker)), total)
    claims = "claims" if query.measure else _CLAIMS  # a measure has few claims, which its own index finds
    source = f"FROM {claims} WHERE {' AND '.join(_conditions(index, query))}"
    rows = [row for (row,) in index.rows(f"SELECT row {source} ORDER BY row DESC LIMIT {COUNTED + 1}")]
    hits = tuple(_hits(index, rows[:limit], marker))
    return Answer(hits, min(len(rows), COUNTED), len(rows) > COUNTED)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a search without its filters; raises QueryError."""
    return _bounded(parse_query(clean(text))).words


def asks_for_claims(text: str) -> bool:
    """Whether a search has filters; raises QueryError."""
    return _is_filtered(parse_query(clean(text)))


def _bounded(query: Query) -> Query:
    return query._replace(words=tuple(word[:LONGEST_WORD] for word in query.words[:MOST_WORDS]))


def _is_filtered(query: Query) -> bool:
    return query != Query(words=query.words)


def _match(words: Iterable[str]) -> str:
    """Return words in the language of FTS5, in which everything within quotation marks is a phrase."""
    return " AND ".join(
        f'"{" ".join(tokens(word))}"{"*" if is_beginning(word) else ""}' for word in words if tokens(word)
    )


_CLAIMS = "claims INDEXED BY claims_asked"


def _conditions(index: Index, query: Query) -> list[str]:
    """Return what the filters of a search ask of a claim, in SQL."""
    where: list[str] = []
    for asked in query.by:
        numbers = _numbers(index, "speakers", asked)
        where.append(f"(by IN ({numbers}) OR side IN ({numbers}))")
    where += [f"measure IN ({_numbers(index, 'measures', asked)})" for asked in query.measure]
    if query.verdict:
        mask = sum(KINDS[kind] for kind in set(query.verdict))
        where.append(f"kinds & {mask} = {mask}")
    for day, sign in ((query.after, ">="), (query.before, "<=")):
        if day:
            where.append(f"said {sign} {day.toordinal()} AND said > 0")
    return where


def _numbers(index: Index, table: str, asked: str) -> str:
    """Return the numbers of those that are meant, with commas: by their id where it is one, else by words of their name."""
    rows = index.rows(f"SELECT number, id, name FROM {table}")
    meant = [number for number, id, _ in rows if id == asked]
    return ", ".join(str(number) for number in meant or (n for n, _, name in rows if stands_in(asked, name)))


def _hits(index: Index, best: Sequence[int], marker: Marker) -> Iterator[Found]:
    """Yield hits: texts by their rows, and actors, by their number below zero, in the newest brief with them."""
    numbers = ", ".join(str(-row) for row in best if row < 0)
    actors = {
        -number: TextRow(row, TextKind.ACTOR, id, name, role)
        for number, name, role, row, id in index.rows(
            "SELECT number, name, role, max(row), part FROM actors JOIN appearances ON actor = number"
            f" WHERE number IN ({numbers}) GROUP BY number"
        )
    }
    among = f"({', '.join(str(row) for row in best if row >= 0)})"
    rows = index.rows(f"SELECT * FROM texts WHERE row IN {among}")
    texts = actors | {row[0]: TextRow._make(row) for row in rows}
    rows = index.rows(f"SELECT row, section, kinds FROM claims WHERE row IN {among}")
    claims = {row: more for row, *more in rows}
    numbers = ", ".join({str(brief_number(text.row)) for text in texts.values()})
    rows = index.rows(f"SELECT * FROM briefs WHERE number IN ({numbers})")
    briefs = {brief.number: brief for brief in map(brief_row, rows)}
    for row in best:
        text = texts.get(row)
        brief = briefs.get(brief_number(text.row)) if text else None
        if text and brief:  # another process may have taken it away between two queries
            yield _hit(text, brief, claims.get(row, ("", 0)), marker)


def _hit(row: TextRow, brief: BriefRow, claim: Sequence[Any], marker: Marker) -> Found:
    title, text = clean(row.title), clean(row.body, lines=True)
    heading, spots = (title, marker.spots(title)), marker.spots(text)
    if row.kind == TextKind.PASSAGE:
        stretch = sentence_of(text, spots)
        first = next((spot for spot in spots if stretch.start <= spot.start), None)
        shown = text[stretch.start : stretch.end]
        return Found(
            In.SECTION,
            brief,
            row.part,
            *heading,
            shown,
            within(spots, stretch),
            _anchor(row.part, text, first),
        )
    if row.kind == TextKind.ACTOR:
        return Found(In.ACTOR, brief, row.part, *heading, text, spots, Anchor())
    section, kinds = claim
    verdicts = tuple(kind for kind, bit in KINDS.items() if kinds & bit)
    return Found(In.CLAIM, brief, row.part, *heading, text, spots, Anchor(row.part, section), verdicts)


def _anchor(passage: str, plain: str, spot: Spot | None) -> Anchor:
    if spot is None:
        return Anchor(passage=passage)
    start, end = spot
    before, after = plain[max(0, start - CONTEXT) : start], plain[end : end + CONTEXT]
    return Anchor("", passage, plain[start:end], before, after)
