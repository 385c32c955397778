"""A small SQLite file that several readers share, and that is in nobody's way when it fails."""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from briefing.text import clean

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from typing import NoReturn


LOG = "-wal"
"""What the name of the log ends in, which holds what has been written last."""
ENDINGS = ("", LOG, "-shm")
"""What the names of the files of a database end in."""


def current(folder: str, name: str) -> str:
    """Return the path of the file in use, or of the one to begin: `state.db`, after a damage `state-2.db`."""
    base, ending = os.path.splitext(name)
    pattern = re.compile(rf"{re.escape(base)}(?:-(\d{{1,9}}))?{re.escape(ending)}(\.damaged-.*)?")
    try:
        names = os.listdir(folder)
    except OSError:
        names = []
    seen = [(int(found[1] or 1), not found[2]) for one in names if (found := pattern.fullmatch(one))]
    last, in_use = max(seen, default=(1, True))
    number = last if in_use else last + 1
    return os.path.join(folder, f"{base}-{number}{ending}" if number > 1 else name)


def stands(path: str) -> bool:
    """Whether a file or anything that SQLite keeps beside it is there."""
    return any(os.path.lexists(path + ending) for ending in ENDINGS)


def put_away(path: str, endings: Sequence[str] = ENDINGS) -> str:
    """Rename a file and what SQLite keeps beside it, or one of these alone; return its new name. Raises OSError."""
    aside = _free_name(path)
    for ending in endings:
        if os.path.exists(path + ending):
            os.rename(path + ending, aside + ending)
    return aside


@contextmanager
def locked(folder: str) -> Iterator[None]:
    """Let nobody else rename what stands in a folder meanwhile. Raises OSError."""
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def inode(path: str) -> int:
    """Return what tells a file from another of its name; 0 where there is none."""
    try:
        return os.stat(path).st_ino
    except OSError:
        return 0


def _free_name(path: str) -> str:
    name = f"{path}.damaged-{time.strftime('%Y%m%d-%H%M%S')}"
    number = 1
    free = name
    while stands(free):
        number += 1
        free = f"{name}-{number}"
    return free


Answer = TypeVar("Answer")

PATIENCE = 2.0
"""Seconds to wait for another reader's transaction, which takes milliseconds."""
SCHEMA_VERSION = 1
STATEMENTS = 32
"""Statements that a connection keeps ready, of 10 KB each: every search has some of its own."""

# Primary result codes of SQLite, https://sqlite.org/rescode.html
_ERROR, _PERM, _BUSY, _READONLY, _IOERR, _CORRUPT, _FULL, _CANTOPEN, _NOTADB = 1, 3, 5, 8, 10, 11, 13, 14, 26
_WORDS = {
    _PERM: "there is no permission to write it",
    _BUSY: "another reader is holding it",
    _READONLY: "it is read-only",
    _IOERR: "the disk does not answer as it should",
    _FULL: "the disk is full",
    _CANTOPEN: "it cannot be opened",
}


_ABANDONED: list[sqlite3.Connection] = []


class StateError(Exception):
    """State that cannot be read or written; the text says which file and why."""


class Replaceable(Exception):
    """A file that a new one may take the place of."""


class Database:
    """A database that is opened when it is first asked, and created when there is first something to keep.

    One that is damaged is set aside under a new name, and a new one is begun under yet another: a reader that
    still has the damaged one open removes, when it closes that, what SQLite keeps beside a file of its name.
    """

    PRAGMAS: ClassVar[tuple[str, ...]] = ("synchronous = FULL", "cache_size = -256")
    """How it is used: https://sqlite.org/pragma.html. A negative size of the cache is in units of 1,024 bytes."""

    DECODED: ClassVar[Any] = staticmethod(partial(str, encoding="utf-8", errors="replace"))
    """What makes text of what stands there."""

    def __init__(
        self,
        folder: str,
        name: str,
        schema: Sequence[str],
        version: int = SCHEMA_VERSION,
        *,
        shared: bool = False,
    ) -> None:
        """Keep `name` in a folder; one that is `shared` may be used by several threads, one at a time."""
        self._folder = folder
        self._name = name
        self.path = self._current()
        self._schema = schema
        self._version = version
        self._shared = shared
        self._connection: sqlite3.Connection | None = None
        self._inode = self._log = 0
        self._notice = ""

    def take_notice(self) -> str:
        """Return, once, what the user should be told of: that a damaged file was set aside."""
        notice, self._notice = self._notice, ""
        return notice

    def obstacle(self) -> str:
        """Return why nothing could be kept here, or "" ; nothing is created to find out."""
        place = self.path
        while not os.path.lexists(place) and os.path.dirname(place) != place:
            place = os.path.dirname(place)
        is_file = place == self.path
        if os.path.isfile(place) if is_file else os.path.isdir(place):
            return "" if os.access(place, os.W_OK) else f"{clean(place)} cannot be written"
        return f"{clean(place)} is not a {'file' if is_file else 'folder'}"

    def read(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query; none where nothing has been kept yet. Raises StateError."""
        if not os.path.exists(self.path):
            self.path = self._current()
            if not os.path.exists(self.path):
                return []
        return self._try(lambda db: db.execute(sql, values).fetchall())

    def write(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Do some work in one transaction, and return its answer when it is on the disk. Raises StateError."""

        def transact(db: sqlite3.Connection) -> Answer:
            db.execute("BEGIN IMMEDIATE")
            try:
                answer = work(db)
                db.execute("COMMIT")
            except BaseException:
                if db.in_transaction:
                    db.execute("ROLLBACK")
                raise
            return answer

        return self._try(transact)

    def version(self) -> tuple[int, int]:
        """Return what changes when another reader has written. Raises StateError."""
        rows = self.read("PRAGMA data_version")
        return (self._inode, rows[0][0]) if rows else (0, 0)

    def complete(self) -> None:
        """Commit what a signal has interrupted, so that more can be written before the process ends."""
        if self._connection and self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def close(self) -> None:
        """Let go of the file; of one that has been moved or removed, without touching what is there instead."""
        if self._connection:
            if self._inode == inode(self.path):
                self._connection.close()
            else:
                _complete_moved(self._connection)
                _ABANDONED.append(self._connection)
                self._notice = self._gone()
            self._connection = None

    # -- opening

    def _try(self, work: Callable[[sqlite3.Connection], Answer]) -> Answer:
        """Do some work; where the file is damaged, set it aside and try once more with a new one."""
        import sqlite3

        for again in (True, False):
            try:
                return work(self._opened())
            except Replaceable:
                self._set_aside(self._inode)
            except sqlite3.DatabaseError as error:
                code = getattr(error, "sqlite_errorcode", 0) & 0xFF
                if again and _is_damage(code, error):
                    self._set_aside(self._inode)
                    continue
                raise StateError(f"{clean(self.path)}: {_WORDS.get(code) or clean(str(error))}") from error
            except OSError as error:
                raise refusal(error, self.path) from error
        raise AssertionError("unreachable")

    def _opened(self) -> sqlite3.Connection:
        """Return the connection to the file that stands at the path, which may have been replaced."""
        if self._connection and self._inode == inode(self.path):
            return self._connection
        log = self._log if self._connection else 0
        self.close()
        import sqlite3

        self.path = self._current()
        if log and os.path.lexists(self.path):
            self._leave_behind(log)
        if not os.path.lexists(self.path) and stands(self.path):
            self._set_aside(0)  # SQLite would take what stands beside a file that has gone for the new one's
            self.path = self._current()
        self._prepare()
        db = sqlite3.connect(
            self.path,
            timeout=PATIENCE,
            isolation_level=None,
            check_same_thread=not self._shared,
            cached_statements=STATEMENTS,
        )
        self._inode = inode(self.path)
        self._connection = db
        db.text_factory = self.DECODED
        try:
            for pragma in self.PRAGMAS:
                db.execute(f"PRAGMA {pragma}")
            if db.execute("PRAGMA user_version").fetchone()[0] != self._version:
                self._begin(db)
        except BaseException:
            self.close()  # a file that could not be begun would be taken for one that has lost its tables
            raise
        self._log = inode(self.path + LOG)
        return db

    def _leave_behind(self, log: int) -> None:
        """Rename the log of a file that another took the place of: SQLite would take it for the other's. Raises OSError."""
        with locked(self._folder):
            if inode(self.path + LOG) == log:
                put_away(self.path, ENDINGS[1:])

    def _prepare(self) -> None:
        """Make folder and file for this user alone. Raises OSError."""
        os.makedirs(self._folder, 0o700, exist_ok=True)
        os.close(os.open(self.path, os.O_CREAT | os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK, 0o600))
        for path, mode in ((self._folder, 0o700), (self.path, 0o600)):
            found = os.stat(path).st_mode
            if path == self.path and not stat.S_ISREG(found):
                raise OSError(None, "not a regular file", path)
            if stat.S_IMODE(found) & 0o077:
                os.chmod(path, mode)

    def _begin(self, db: sqlite3.Connection) -> None:
        """Create the tables, unless another reader is just doing so."""
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except Exception as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != _BUSY:
                raise
        db.execute("BEGIN IMMEDIATE")
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version not in (0, self._version):
                self._refuse()
            if version == 0:
                for statement in self._schema:
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {self._version}")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise

    def _refuse(self) -> NoReturn:
        """Leave alone a file of another version. Raises OSError."""
        raise OSError(None, "kept by a newer version of this program", self.path)

    def _set_aside(self, seen: int) -> None:
        """Put away what was seen, unless another reader has done so; the folder is locked meanwhile. Raises StateError."""
        self.close()
        try:
            with locked(self._folder):
                if seen == inode(self.path) and stands(self.path):
                    words = self._put_away()
                    self._notice = self._notice or words
        except OSError as error:
            raise StateError(f"{clean(self.path)}: damaged, and cannot be set aside") from error

    def _put_away(self) -> str:
        """Rename the file and what SQLite keeps beside it; return what to say of that. Raises OSError."""
        aside = put_away(self.path)
        return f"What was kept was damaged: it is set aside as {clean(aside)}, and a new file is begun."

    def _gone(self) -> str:
        """Return what to say of a file that no longer stood at its path while it was in use."""
        return f"{clean(self.path)} was moved, removed or replaced: what is written from here on is kept in a new file."

    def _current(self) -> str:
        """Return the path of the file in use, or of the one to begin."""
        return current(self._folder, self._name)


def refusal(error: OSError, path: str) -> StateError:
    """Return why a file or folder cannot be used; it goes by `path` where the error does not name it."""
    if isinstance(error, FileExistsError):
        why = "not a folder"
    elif isinstance(error, NotADirectoryError):
        why = "a file stands where its folder should be"
    else:
        why = (error.strerror or str(error)).lower()
    return StateError(f"{clean(str(error.filename or path))}: {why}")


def _complete_moved(db: sqlite3.Connection) -> None:
    """Bring into a file, wherever it was moved, what SQLite still keeps beside the place where it was."""
    import sqlite3

    with suppress(sqlite3.Error):
        db.execute("PRAGMA wal_checkpoint")


def _is_damage(code: int, error: sqlite3.DatabaseError) -> bool:
    """Whether the file is none of SQLite's, is broken, or lacks what belongs in it."""
    words = str(error)
    return (
        code in (_CORRUPT, _NOTADB)
        or (code == _ERROR and words.startswith("no such"))
        or words.startswith("Could not decode")
    )


REPLACED = "The index of the briefs was damaged; it is made again."


class Cache(Database):
    """A database that is thrown away where it is damaged or of another version."""

    PRAGMAS = (
        "synchronous = NORMAL",  # what a power cut takes away is read again
        "cache_size = -24000",
        "wal_autocheckpoint = 8000",  # pages; a build writes many of them more than once
        "temp_store = MEMORY",
    )
    DECODED = str  # which is quicker, and fails where somebody has put something else there
    _is_outdated = False

    def _refuse(self) -> NoReturn:
        self._is_outdated = True
        raise Replaceable

    def _put_away(self) -> str:
        """Begin a file under the next name, and remove the one that is put away."""
        outdated, self._is_outdated = self._is_outdated, False
        old = self.path
        base, ending = os.path.splitext(self._name)
        number = 2
        while os.path.lexists(os.path.join(self._folder, f"{base}-{number}{ending}")):
            number += 1
        fresh = os.path.join(self._folder, f"{base}-{number}{ending}")
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDONLY | os.O_CLOEXEC, 0o600))
        for name in ENDINGS:
            if os.path.lexists(old + name):
                os.unlink(old + name)
        return "" if outdated else REPLACED

    def _gone(self) -> str:
        """Say nothing: it is made again, and another reader may have begun to."""
        return ""


class Memory(Database):
    """A database that is nowhere but in memory, and gone with the process."""

    def __init__(self, schema: Sequence[str]) -> None:
        super().__init__("", ":memory:", schema, shared=True)

    def read(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        return self._try(lambda db: db.execute(sql, values).fetchall())

    def obstacle(self) -> str:
        """Nothing is in the way of memory."""
        return ""

    def _current(self) -> str:
        return ":memory:"

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            import sqlite3

            db = sqlite3.connect(
                ":memory:", isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS
            )
            db.execute("PRAGMA temp_store = MEMORY")  # nothing of it is to reach the disk
            db.execute("PRAGMA auto_vacuum = FULL")  # pages on which nothing is left are given back
            for statement in self._schema:
                db.execute(statement)
            self._connection = db
        return self._connection
