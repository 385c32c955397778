"""What a reader keeps of the briefs it has read: positions, marks, notes, drafts and last-read copies."""

from __future__ import annotations

import os
import time
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.library.anchors import Anchor
from briefing.library.database import Database, StateError
from briefing.text import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

__all__ = ["Draft", "Mark", "Note", "Position", "State", "StateError"]

_ANCHOR = "claim, passage, quote, before, after"
_ANCHORED = "brief BLOB NOT NULL, claim TEXT NOT NULL, passage TEXT NOT NULL, quote TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL"
_SCHEMA = (
    "CREATE TABLE positions (brief BLOB PRIMARY KEY, passage TEXT NOT NULL, at INTEGER, above INTEGER NOT NULL,"
    " claim TEXT NOT NULL, filter TEXT NOT NULL, sorted TEXT NOT NULL, saved TEXT NOT NULL)",
    f"CREATE TABLE marks ({_ANCHORED}, saved TEXT NOT NULL, PRIMARY KEY (brief, {_ANCHOR}))",
    f"CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT, {_ANCHORED}, text TEXT NOT NULL, saved TEXT NOT NULL)",
    f"CREATE TABLE drafts (id INTEGER PRIMARY KEY AUTOINCREMENT, {_ANCHORED}, text TEXT NOT NULL, saved TEXT NOT NULL)",
    "CREATE TABLE copies (brief BLOB PRIMARY KEY, data BLOB NOT NULL, saved TEXT NOT NULL)",
    "CREATE INDEX notes_of_brief ON notes (brief)",
    "CREATE INDEX drafts_of_brief ON drafts (brief)",
)


class Position(NamedTuple):
    """Where somebody was in a brief, and how the claims stood."""

    passage: str = ""
    offset: int | None = None
    """Of the cursor's line in the passage's plain text; none for its heading."""
    above: int = 0
    """Lines that could be seen above the cursor's."""
    claim: str = ""
    filter: str = ""
    order: str = ""
    """The name of an `Order`."""
    saved: str = ""
    """When, in UTC: 2024-10-25T14:03:07Z."""

    @property
    def day(self) -> date | None:
        """The day on which it was saved."""
        try:
            return date.fromisoformat(self.saved[:10])
        except ValueError:
            return None


class Mark(NamedTuple):
    """A place that somebody wants to come back to."""

    anchor: Anchor
    saved: str = ""


class Note(NamedTuple):
    """What somebody has written about a place."""

    id: int
    anchor: Anchor
    text: str
    saved: str = ""


class Draft(NamedTuple):
    """A note that is being written, or was when its reader went away."""

    id: int
    anchor: Anchor
    text: str
    saved: str = ""


class State:
    """Keeps what readers of briefs want back; several at once may use it.

    A brief goes by the real path of its file. Every method may raise StateError; each change is one short
    transaction that is on the disk when the method returns.
    """

    def __init__(self, folder: str) -> None:
        self.database = Database(folder, "state.db", _SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    # -- positions and copies

    def position(self, path: str) -> Position | None:
        """Return where a brief was left."""
        columns = "passage, at, above, claim, filter, sorted, saved"
        rows = self.database.read(f"SELECT {columns} FROM positions WHERE brief = ?", _key(path))
        if not rows:
            return None
        passage, at, above, claim, chosen, order, saved = rows[0]
        return Position(
            _text(passage),
            at if isinstance(at, int) else None,
            above if isinstance(above, int) else 0,
            _text(claim),
            _text(chosen),
            _text(order),
            _text(saved),
        )

    def save_position(self, path: str, position: Position) -> None:
        """Keep where a brief is left."""
        values = (position.passage, position.offset, position.above, position.claim, position.filter)
        row = (_key(path), *map(_kept, values), position.order, _now())
        self.database.write(
            lambda db: db.execute("REPLACE INTO positions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
        )

    def copy(self, path: str) -> bytes | None:
        """Return a brief's file as it was when it was last read."""
        import zlib

        rows = self.database.read("SELECT data FROM copies WHERE brief = ?", _key(path))
        try:
            return zlib.decompress(rows[0][0]) if rows else None
        except (zlib.error, TypeError):
            return None

    def save_copy(self, path: str, data: bytes) -> None:
        """Keep a brief's file as it is read."""
        import zlib

        row = (_key(path), zlib.compress(data, 6), _now())
        self.database.write(lambda db: db.execute("REPLACE INTO copies VALUES (?, ?, ?)", row))

    # -- marks

    def marks(self, path: str) -> tuple[Mark, ...]:
        """Return a brief's marks, the oldest first."""
        sql = f"SELECT {_ANCHOR}, saved FROM marks WHERE brief = ? ORDER BY saved, rowid"
        return tuple(Mark(_anchor(row), _text(row[5])) for row in self.database.read(sql, _key(path)))

    def mark(self, path: str, anchor: Anchor) -> None:
        """Mark a place."""
        row = (_key(path), *map(_kept, anchor), _now())
        self.database.write(
            lambda db: db.execute("INSERT OR IGNORE INTO marks VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        )

    def unmark(self, path: str, anchor: Anchor) -> None:
        """Take a mark away."""
        where = " AND ".join(f"{name} = ?" for name in _ANCHOR.split(", "))
        row = (_key(path), *anchor)
        self.database.write(lambda db: db.execute(f"DELETE FROM marks WHERE brief = ? AND {where}", row))

    # -- notes

    def notes(self, path: str) -> tuple[Note, ...]:
        """Return a brief's notes, the oldest first."""
        return tuple(Note(*row) for row in self._written("notes", path))

    def drafts(self, path: str) -> tuple[Draft, ...]:
        """Return the notes on a brief that were begun and not finished, the oldest first."""
        return tuple(Draft(*row) for row in self._written("drafts", path))

    def save_draft(self, path: str, anchor: Anchor, text: str, draft: Draft | None = None) -> Draft:
        """Keep a note that is being written, in place of what was kept of it before.

        What another reader has made of the same draft meanwhile stays beside it.
        """

        def save(db: sqlite3.Connection) -> Draft:
            if draft:
                _remove(db, "drafts", draft)
            return Draft(*_insert(db, "drafts", path, anchor, text)) if text.strip() else Draft(0, anchor, "")

        return self.database.write(save)

    def finish(
        self, path: str, anchor: Anchor, text: str, draft: Draft | None = None, note: Note | None = None
    ) -> Note | None:
        """Keep a note that has been written, as a new one or in place of another, and drop its draft.

        An empty text takes the other note away. If another reader has changed that meanwhile, the change
        stays and the text becomes a note of its own.
        """

        def finish(db: sqlite3.Connection) -> Note | None:
            if note:
                _remove(db, "notes", note)
            kept = Note(*_insert(db, "notes", path, anchor, text)) if text.strip() else None
            if draft:
                _remove(db, "drafts", draft)
            return kept

        return self.database.write(finish)

    # -- everything

    def paths(self) -> tuple[str, ...]:
        """Return the briefs that have notes, drafts or marks, by path."""
        rows = self.database.read(
            "SELECT brief FROM notes UNION SELECT brief FROM drafts UNION SELECT brief FROM marks"
        )
        return tuple(sorted(os.fsdecode(row[0]) for row in rows if isinstance(row[0], bytes)))

    def read_before(self) -> frozenset[bytes]:
        """Return the briefs that have been read, by real path."""
        rows = self.database.read("SELECT brief FROM positions UNION SELECT brief FROM copies")
        return frozenset(row[0] for row in rows if isinstance(row[0], bytes))

    def all_notes(self) -> Iterable[tuple[bytes, Note]]:
        """Yield every note with the brief it is on, by real path; the newest first."""
        sql = f"SELECT {_ANCHOR}, saved, text, id, brief FROM notes ORDER BY saved DESC, id DESC"
        for row in self.database.read(sql):
            if isinstance(row[8], bytes):
                yield row[8], Note(row[7], _anchor(row), _text(row[6]), _text(row[5]))

    def version(self) -> tuple[int, int]:
        """Return what changes when another reader has kept something."""
        return self.database.version()

    def _written(self, table: str, path: str) -> Iterable[tuple[int, Anchor, str, str]]:
        sql = f"SELECT {_ANCHOR}, saved, text, id FROM {table} WHERE brief = ? ORDER BY id"
        for row in self.database.read(sql, _key(path)):
            yield row[7], _anchor(row), _text(row[6]), _text(row[5])


def _insert(
    db: sqlite3.Connection, table: str, path: str, anchor: Anchor, text: str
) -> tuple[int, Anchor, str, str]:
    text, saved = clean(text).strip(), _now()
    sql = f"INSERT INTO {table} (brief, {_ANCHOR}, text, saved) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    row = db.execute(sql, (_key(path), *map(_kept, anchor), text, saved)).lastrowid
    return row or 0, anchor, text, saved


def _remove(db: sqlite3.Connection, table: str, written: Note | Draft) -> None:
    """Take a note or draft away unless it is not as it was seen."""
    db.execute(f"DELETE FROM {table} WHERE id = ? AND text = ?", (written.id, written.text))


def _key(path: str) -> bytes:
    return os.fsencode(os.path.realpath(path))


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _anchor(row: tuple[Any, ...]) -> Anchor:
    return Anchor(*map(_text, row[:5]))


def _text(value: object) -> str:
    """Return text from the file, which anything may have written to."""
    return clean(value, lines=True) if isinstance(value, str) else ""


def _kept(value: Any) -> Any:
    """Return a value as SQLite can keep it, without lone surrogates."""
    return clean(value, lines=True) if isinstance(value, str) else value
