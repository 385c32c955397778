"""Search in a library: what is asked in the words of the claims' filter, ranked, each hit in its sentence.

Words are found at the beginning of words, in any case and with any accents; in quotation marks they are found one
behind the other. Where `by:`, `measure:`, `verdict:`, `after:` or `before:` is given, only claims are searched.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.clean import clean
from briefing.brief.model import Spot
from briefing.library.anchors import CONTEXT, Anchor
from briefing.library.entries import KINDS
from briefing.library.query import Query, parse_query
from briefing.library.sentence import sentence_of, within
from briefing.library.tables import TextKind, brief_number
from briefing.library.words import stands_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.library.index import Index
    from briefing.library.tables import BriefRow
    from briefing.verdicts.verdict import Kind

LIMIT = 100
"""Hits that are returned."""
RANKED = 2_000
"""Hits that are ranked, of more only the newest: words that stand everywhere say little of where to look."""
MOST_WORDS = 32
LONGEST_WORD = 100
BEGINNING = 3
"""Letters from which on a word is found at the beginning of longer ones."""
WEIGHTS = {TextKind.PASSAGE: 1.6, TextKind.CLAIM: 1.0, TextKind.ACTOR: 1.2}
"""How much a hit weighs by what it is in: passages are long, for which bm25 would put them last."""

_BM25 = "bm25(found, 4.0, 1.0, 0.5)"
_ON, _OFF = "\x01", "\x02"
"""Stand around hits in what SQLite returns; cleaned text holds neither."""


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
    count: int = 0
    """How many there are in all; no more than RANKED are counted."""
    is_more: bool = False
    """Whether there are more than were counted and ranked."""


def find_in(index: Index, text: str, limit: int = LIMIT) -> Answer:
    """Return the best hits of a search; raises QueryError where it cannot be read, and StateError."""
    query = _bounded(parse_query(clean(text)))
    match = _match(query.words)
    filtered = query != Query(words=query.words)
    if not match and (query.words or not filtered):
        return Answer()
    ranked = _ranked_claims(index, query, match) if filtered else _ranked_texts(index, match)
    best = ranked[:limit]
    hits = tuple(_hits(index, best, match))
    return Answer(hits, min(len(ranked), RANKED), len(ranked) > RANKED)


def patterns(text: str) -> tuple[str, ...]:
    """Return the words of a search without its filters; raises QueryError."""
    return _bounded(parse_query(clean(text))).words


def _bounded(query: Query) -> Query:
    words = [word[:LONGEST_WORD] for word in query.words if any(char.isalnum() for char in word)]
    unread = ("\0",) if query.words and not words else ()
    return replace(query, words=tuple(words[:MOST_WORDS]) or unread)


def _match(words: Iterable[str]) -> str:
    """Return words in the language of FTS5, in which everything within quotation marks is a phrase."""
    return " AND ".join(f'"{word.replace(chr(34), chr(34) * 2)}"{_star(word)}' for word in words if word != "\0")


def _star(word: str) -> str:
    last = word.rsplit(maxsplit=1)[-1]
    return "*" if len(last) >= BEGINNING and last.isalpha() else ""


def _ranked_texts(index: Index, match: str) -> list[int]:
    """Return the rows that match, best first; one more than RANKED where there are more."""
    plain = f"{{title body}} : ({match})"
    newest = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rowid DESC LIMIT 1 OFFSET ?"
    over = index.rows(newest, plain, RANKED)
    rows = index.rows(
        f"SELECT texts.row, {_BM25}, kind, texts.title, CASE kind WHEN 2 THEN texts.body END"
        " FROM found JOIN texts ON texts.row = found.rowid WHERE found MATCH ? AND found.rowid > ?",
        plain,
        over[0][0] if over else -1,
    )
    rows.sort(key=lambda row: (row[1] * WEIGHTS[row[2]], -row[0]))
    seen: set[tuple[str, str]] = set()
    ranked: list[int] = []
    for row, _, kind, title, role in rows:
        if kind == TextKind.ACTOR:
            if (title, role) in seen:
                continue  # who is in many briefs is found once, in the newest
            seen.add((title, role))
        ranked.append(row)
    return ranked + [0] * (RANKED + 1 - len(ranked) if over else 0)


def _ranked_claims(index: Index, query: Query, match: str) -> list[int]:
    """Return the claims that a filter asks for, best first, or without words newest first; one more than RANKED at most."""
    where: list[str] = []
    values: list[Any] = []
    for asked in query.by:
        numbers = _numbers(index, "speakers", asked)
        where.append(f"(by IN ({numbers}) OR side IN ({numbers}))")
    where += [f"measure IN ({_numbers(index, 'measures', asked)})" for asked in query.measure]
    if query.verdict:
        mask = sum(KINDS[kind] for kind in set(query.verdict))
        where.append(f"kinds & {mask} = {mask}")
    for day, sign in ((query.after, ">="), (query.before, "<=")):
        if day:
            where.append(f"said {sign} ? AND said > 0")
            values.append(day.toordinal())
    table, order = "claims", "row DESC"
    if match:
        table, order = "found JOIN claims ON claims.row = found.rowid", "found.rowid DESC"
        where.append("found MATCH ?")
        values.append(match)
    score = _BM25 if match else "0"
    rows = index.rows(
        f"SELECT row, {score} FROM {table} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT {RANKED + 1}",
        *values,
    )
    if match:
        rows.sort(key=lambda row: (row[1], -row[0]))
    return [row for row, _ in rows]


def _numbers(index: Index, table: str, asked: str) -> str:
    """Return the numbers of those that are meant, with commas: by their id where it is one, else by words of their name."""
    rows = index.rows(f"SELECT number, id, name FROM {table}")
    meant = [number for number, id, _ in rows if id == asked]
    return ", ".join(str(number) for number in meant or (n for n, _, name in rows if stands_in(asked, name)))


def _hits(index: Index, rows: Sequence[int], match: str) -> Iterator[Found]:
    briefs: dict[int, BriefRow | None] = {}
    for row in rows:
        if row == 0:
            continue
        kind, part, title, body, quote = _marked(index, row, match)
        number = brief_number(row)
        if number not in briefs:
            briefs[number] = index.brief(number)
        brief = briefs[number]
        if brief is None:
            continue
        heading, heading_spots = _unmarked(title)
        text, spots = _unmarked(body)
        if kind == TextKind.PASSAGE:
            stretch = sentence_of(text, spots)
            anchor = _anchor(part, text, next((spot for spot in spots if stretch.start <= spot.start), None))
            shown = text[stretch.start : stretch.end]
            yield Found(In.SECTION, brief, part, heading, heading_spots, shown, within(spots, stretch), anchor)
        elif kind == TextKind.ACTOR:
            yield Found(In.ACTOR, brief, part, heading, heading_spots, text, spots, Anchor())
        else:
            words, quote_spots = _unmarked(quote)
            if quote_spots and not spots:
                text, spots = words, quote_spots
            section, kinds = index.rows("SELECT section, kinds FROM claims WHERE row = ?", row)[0]
            verdicts = tuple(kind for kind, bit in KINDS.items() if kinds & bit)
            anchor = Anchor(part, section, words)
            yield Found(In.CLAIM, brief, part, heading, heading_spots, text, spots, anchor, verdicts)


def _marked(index: Index, row: int, match: str) -> tuple[Any, ...]:
    """Return the kind, part and texts of a row, with signs around what matches."""
    if not match:
        return index.rows("SELECT kind, part, title, body, quote FROM texts WHERE row = ?", row)[0]
    marked = ", ".join(f"highlight(found, {column}, '{_ON}', '{_OFF}')" for column in range(3))
    sql = f"SELECT kind, part, {marked} FROM found JOIN texts ON texts.row = found.rowid WHERE found MATCH ? AND found.rowid = ?"
    return index.rows(sql, match, row)[0]


def _unmarked(text: str) -> tuple[str, tuple[Spot, ...]]:
    """Return a text without the signs, and where they stood."""
    spots: list[Spot] = []
    parts: list[str] = []
    at = 0
    for number, piece in enumerate(text.split(_ON)):
        if number:
            hit, _, piece = piece.partition(_OFF)
            spots.append(Spot(at, at + len(hit)))
            parts.append(hit)
            at += len(hit)
        parts.append(piece)
        at += len(piece)
    return "".join(parts), tuple(spots)


def _anchor(passage: str, plain: str, spot: Spot | None) -> Anchor:
    if spot is None:
        return Anchor(passage=passage)
    start, end = spot
    before, after = plain[max(0, start - CONTEXT) : start], plain[end : end + CONTEXT]
    return Anchor("", passage, plain[start:end], before, after)
