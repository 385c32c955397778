"""Databases that can be made again from the briefs: one in the cache folder, and one in memory."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from briefing.library.database import STATEMENTS, Database, Replaceable
from briefing.library.standing import ENDINGS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from typing import NoReturn

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
