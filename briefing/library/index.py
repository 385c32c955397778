"""The index of a library: what is known of its briefs without opening them.

It is a cache: everything in it is made from the files, and is made again where it is missing, damaged or of another
version of the program. Several readers may use one at once; one of them at a time brings it up to date.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import partial
from hashlib import blake2b
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from briefing.library.database import Cache, Memory, refusal
from briefing.library.entries import Stamp
from briefing.library.folders import cache_folder
from briefing.library.folding import indexed
from briefing.library.tables import (
    HEADINGS,
    PARTS,
    SCHEMA,
    ActorRow,
    AppearanceRow,
    BriefRow,
    ClaimRow,
    CountedRow,
    MeasureRow,
    Row,
    SpeakerRow,
    TextKind,
    TextRow,
    marks,
    row_number,
    version,
)
from briefing.text import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from briefing.library.database import Database
    from briefing.library.entries import Entry


Done = TypeVar("Done")

_COLUMNS: dict[str, Row] = {"actors": ActorRow, "speakers": SpeakerRow, "measures": MeasureRow}
_PUT_TEXT = {
    kind: f"INSERT INTO found (rowid, {heading}, body) VALUES (?, ?, ?)" for kind, heading in HEADINGS.items()
}
_DROP_TEXT = {
    kind: f"INSERT INTO found (found, rowid, {heading}, body) VALUES ('delete', ?, ?, ?)"
    for kind, heading in HEADINGS.items()
}
MERGED = 500
"""Pages of words that are put in order at once."""


class Index:
    """What is known of the briefs below a root; may be used by several threads. Every method may raise StateError."""

    def __init__(self, database: Database, root: str) -> None:
        self.database = database
        self.root = root
        """The folder as the user named it; empty where files were named."""
        self._lock = RLock()
        self._lock_path = ""

    @classmethod
    def on_disk(cls, folder: str, root: str) -> Index:
        """Return the index that a cache folder has, or will have, of the library below a root."""
        name = blake2b(os.fsencode(os.path.realpath(root)), digest_size=10).hexdigest()
        index = cls(Cache(folder, f"library-{name}.db", SCHEMA, version(), shared=True), root)
        index._lock_path = os.path.join(folder, f"library-{name}.lock")
        return index

    @classmethod
    def in_memory(cls, root: str) -> Index:
        """Return an index that is gone with the process."""
        return cls(Memory(SCHEMA), root)

    @property
    def is_kept(self) -> bool:
        """Whether the next process finds it."""
        return not isinstance(self.database, Memory)

    def again(self) -> Index:
        """Return the same index for another thread to write to, so that reading does not wait for that."""
        return Index.on_disk(os.path.dirname(self.database.path), self.root) if self.is_kept else self

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self.database.close()

    # -- asking

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query, none where there is no index yet."""
        with self._lock:
            return self.database.read(sql, *values)

    def briefs(self) -> tuple[BriefRow, ...]:
        """Return what is known of every file."""
        return tuple(map(brief_row, self.rows("SELECT * FROM briefs")))

    def brief(self, number: int) -> BriefRow | None:
        """Return what is known of a file."""
        rows = self.rows("SELECT * FROM briefs WHERE number = ?", number)
        return brief_row(rows[0]) if rows else None

    def path(self, brief: BriefRow) -> str:
        """Return a file's path, beginning as the user named the library."""
        return os.path.join(self.root, os.fsdecode(brief.path))

    def stamps(self) -> dict[bytes, Stamp]:
        """Return the state in which every file is known, by its path below the root."""
        rows = self.rows("SELECT path, size, mtime_ns, hash FROM briefs")
        return {path: Stamp(*stamp) for path, *stamp in rows}

    @property
    def is_whole(self) -> bool:
        """Whether every file that was found has been read, the last time that all were looked for."""
        return bool(self.rows("SELECT 1 FROM facts WHERE name = 'whole' AND value"))

    # -- changing

    def put(self, entries: Sequence[tuple[bytes, Entry]]) -> tuple[BriefRow, ...]:
        """Take entries in place of what is known of their files; return what is known of those now."""

        def put(db: sqlite3.Connection) -> tuple[BriefRow, ...]:
            writer = _Writer(db)
            return tuple(writer.put(path, entry) for path, entry in entries)

        return self.write(put)

    def restamp(self, stamps: Iterable[tuple[bytes, Stamp]]) -> None:
        """Take note that files have other stamps, but are what they were."""
        values = [(stamp.size, stamp.mtime_ns, path) for path, stamp in stamps]
        if values:
            sql = "UPDATE briefs SET size = ?, mtime_ns = ? WHERE path = ?"
            self.write(lambda db: db.executemany(sql, values))

    def forget(self, paths: Iterable[bytes]) -> None:
        """Forget files that are no longer there."""
        gone = tuple(paths)

        def forget(db: sqlite3.Connection) -> None:
            for path in gone:
                _Writer(db).drop(path)
                db.execute("DELETE FROM briefs WHERE path = ?", (path,))

        if gone:
            self.write(forget)

    def tidy(self, cancelled: Callable[[], bool]) -> None:
        """Put the words of what was put at different times in one order, which makes searching quick."""

        def merge(pages: int, db: sqlite3.Connection) -> int:
            before = db.total_changes
            db.execute("INSERT INTO found (found, rank) VALUES ('merge', ?)", (pages,))
            return db.total_changes - before

        pages = -MERGED  # a negative number begins to merge all
        while not cancelled() and self.write(partial(merge, pages)) > 1:
            pages = MERGED
        self.rows("PRAGMA wal_checkpoint (TRUNCATE)")

    def set_whole(self, whole: bool) -> None:
        """Say whether every file that was found has been read."""
        self.write(lambda db: db.execute("REPLACE INTO facts VALUES ('whole', ?)", (whole,)))

    def write(self, work: Callable[[sqlite3.Connection], Done]) -> Done:
        """Do some work in one transaction, and return its answer."""
        with self._lock:
            return self.database.write(work)

    @contextmanager
    def alone(self, cancelled: Callable[[], bool]) -> Iterator[bool]:
        """Keep other processes from bringing the index up to date meanwhile; False where that was cancelled.

        Raises StateError where the cache folder cannot be written.
        """
        if not self.is_kept:
            yield True
            return
        import fcntl
        from time import sleep

        folder = os.path.dirname(self.database.path)
        try:
            os.makedirs(folder, 0o700, exist_ok=True)
            lock = os.open(self._lock_path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise refusal(error, folder) from error
        try:
            taken = False
            while not taken and not cancelled():
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    taken = True
                except BlockingIOError:
                    sleep(0.05)
            yield taken
        finally:
            os.close(lock)


def brief_row(values: Sequence[Any]) -> BriefRow:
    """Return a row of `briefs` as it may be shown: anything may have written to the file."""
    row = BriefRow._make(values)
    if (row.title + row.fault + row.handling).isprintable():
        return row
    return row._replace(title=clean(row.title), fault=clean(row.fault), handling=clean(row.handling))


class _Writer:
    """Writes rows within a transaction."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._numbers: dict[tuple[str, tuple[Any, ...]], int] = {}

    def put(self, path: bytes, entry: Entry) -> BriefRow:
        """Put an entry in place of what is known of its file."""
        db = self._db
        number = self.drop(path)
        if not number:
            number = db.execute("SELECT coalesce(max(number), 0) + 1 FROM briefs").fetchone()[0]
        brief = BriefRow(number, path, entry.real, *entry.stamp, *entry.head)
        db.execute(f"REPLACE INTO briefs VALUES ({marks(BriefRow)})", brief)
        rows = {row_number(brief.day, number, part): text for part, text in enumerate(entry.texts, 1)}
        texts = [TextRow(row, *text) for row, text in rows.items() if text[0] != TextKind.ACTOR]
        db.executemany(f"INSERT INTO texts VALUES ({marks(TextRow)})", texts)
        for text in texts:
            db.execute(_PUT_TEXT[TextKind(text.kind)], (text.row, indexed(text.title), indexed(text.body)))
        appearances = [
            AppearanceRow(row, self._number("actors", (name, role)), id)
            for row, (kind, id, name, role) in rows.items()
            if kind == TextKind.ACTOR
        ]
        db.executemany(f"INSERT INTO appearances VALUES ({marks(AppearanceRow)})", appearances)
        number_of = self._number
        claims = [
            (
                text.row,
                number,
                id,
                number_of("speakers", by),
                number_of("speakers", side),
                number_of("measures", measure),
                *rest,
            )
            for text, (id, by, side, measure, *rest) in zip(texts, entry.claims, strict=False)
        ]
        db.executemany(f"INSERT INTO claims VALUES ({marks(ClaimRow)})", claims)
        counted = [(None, number, number_of("measures", measure)) for measure in entry.measures]
        db.executemany(f"INSERT INTO counted VALUES ({marks(CountedRow)})", counted)
        return brief

    def drop(self, path: bytes) -> int:
        """Drop the texts and claims of a file; return its number, 0 where it has none."""
        found = self._db.execute("SELECT number, day FROM briefs WHERE path = ?", (path,)).fetchone()
        if not found:
            return 0
        number, day = found
        stretch = (row_number(day, number, 0), row_number(day, number, PARTS - 1))
        texts = self._db.execute(
            "SELECT row, kind, title, body FROM texts WHERE row BETWEEN ? AND ?", stretch
        )
        for row, kind, title, body in texts.fetchall():
            self._db.execute(_DROP_TEXT[kind], (row, indexed(title), indexed(body)))
        self._db.execute("DELETE FROM texts WHERE row BETWEEN ? AND ?", stretch)
        self._drop_actors(stretch)
        self._db.execute("DELETE FROM claims WHERE row BETWEEN ? AND ?", stretch)
        self._db.execute("DELETE FROM counted WHERE brief = ?", (number,))
        return int(number)

    def _drop_actors(self, stretch: tuple[int, int]) -> None:
        """Drop who appears in a brief, and of those whoever appears in no other."""
        sql = "SELECT DISTINCT actor FROM appearances WHERE row BETWEEN ? AND ?"
        actors = [number for (number,) in self._db.execute(sql, stretch)]
        self._db.execute("DELETE FROM appearances WHERE row BETWEEN ? AND ?", stretch)
        for number in actors:
            if not self._db.execute(
                "SELECT 1 FROM appearances WHERE actor = ? LIMIT 1", (number,)
            ).fetchone():
                sql = "SELECT name, role FROM actors WHERE number = ?"
                name, role = self._db.execute(sql, (number,)).fetchone()
                self._db.execute(_DROP_TEXT[TextKind.ACTOR], (-number, indexed(name), indexed(role)))
                self._db.execute("DELETE FROM actors WHERE number = ?", (number,))
                self._numbers.pop(("actors", (name, role)), None)

    def _number(self, table: str, values: tuple[Any, ...] | None) -> int:
        """Return the number of an actor, speaker or measure, which may be new; the words of a new actor are indexed."""
        if values is None:
            return 0
        number = self._numbers.get((table, values))
        if number is None:
            marks = ", ".join("?" * len(values))
            put = self._db.execute(f"INSERT OR IGNORE INTO {table} VALUES (NULL, {marks})", values)
            columns = _COLUMNS[table]._fields[1:]
            where = " AND ".join(f"{name} = ?" for name in columns)
            found = self._db.execute(f"SELECT number FROM {table} WHERE {where}", values)
            number = self._numbers[table, values] = int(found.fetchone()[0])
            if table == "actors" and put.rowcount == 1:
                self._db.execute(_PUT_TEXT[TextKind.ACTOR], (-number, *map(indexed, values)))
        return number


def open_index(paths: Sequence[str], environ: Mapping[str, str], *, keeps: bool) -> Index:
    """Return the index of the library that paths name: of one folder it is kept, where anything may be.

    Of files, and of several folders, it is made in memory each time; so it is where nothing may be kept.
    """
    root = paths[0] if len(paths) == 1 and os.path.isdir(paths[0]) else ""
    if root and keeps:
        return Index.on_disk(cache_folder(environ), root)
    return Index.in_memory(root)


def paths_to_read(index: Index, paths: Sequence[str]) -> Sequence[str]:
    """Return what `indexing.update` is to be given besides the index."""
    return () if index.root else paths
