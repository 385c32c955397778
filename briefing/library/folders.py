"""The user's folders (XDG Base Directory Specification), and clearing them of the indexes of libraries that are gone."""

from __future__ import annotations

import os
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING

from briefing.library.database import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.library.index import Index


def state_folder(environ: Mapping[str, str]) -> str:
    """Return where state is kept: `$XDG_STATE_HOME/briefing`, else `~/.local/state/briefing`."""
    return _folder(environ, "XDG_STATE_HOME", os.path.join(".local", "state"))


def cache_folder(environ: Mapping[str, str]) -> str:
    """Return where caches are kept: `$XDG_CACHE_HOME/briefing`, else `~/.cache/briefing`."""
    return _folder(environ, "XDG_CACHE_HOME", ".cache")


def config_path(environ: Mapping[str, str]) -> str:
    """Return where the configuration stands: `$XDG_CONFIG_HOME/briefing/config.toml`, else under `~/.config`."""
    return os.path.join(_folder(environ, "XDG_CONFIG_HOME", ".config"), "config.toml")


def _folder(environ: Mapping[str, str], name: str, otherwise: str) -> str:
    home = environ.get(name, "")
    if not os.path.isabs(home):  # the specification has relative paths ignored
        home = os.path.join(environ.get("HOME") or os.path.expanduser("~"), otherwise)
    return os.path.join(home, "briefing")


UNUSED = 30 * 24 * 3600
"""Seconds after which the index of a library that is gone is removed; a disk may come back that was unplugged."""


def note_use(index: Index) -> None:
    """Note which library an index is of, and that it is in use. Raises StateError or OSError."""
    root = os.fsencode(os.path.realpath(index.root))
    if index.rows("SELECT value FROM facts WHERE name = 'root'") != [(root,)]:
        index.write(lambda db: db.execute("REPLACE INTO facts VALUES ('root', ?)", (root,)))
    os.utime(index.database.path)


def remove_abandoned(folder: str, now: float | None = None) -> None:
    """Remove the indexes in a cache folder whose libraries are gone, and that were not used for long."""
    before = (time.time() if now is None else now) - UNUSED
    for path in list(_indexes(folder)):
        with suppress(OSError):
            if os.stat(path).st_mtime < before and not _has_library(path):
                for name in (*(path + ending for ending in ENDINGS), _lock(path)):
                    with suppress(FileNotFoundError):
                        os.unlink(name)


def _lock(path: str) -> str:
    """Return the path of the lock of an index, whose name has no number: of library-0a1b-2.db library-0a1b.lock."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f"{'-'.join(name.removesuffix('.db').split('-')[:2])}.lock")


def _indexes(folder: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            is_index = entry.name.startswith("library-") and entry.name.endswith(".db")
            if is_index and entry.is_file(follow_symlinks=False):
                yield entry.path


def _has_library(path: str) -> bool:
    """Whether the library of an index is there; of a file that does not say, of another version, it is not."""
    import sqlite3
    from urllib.parse import quote  # 4 ms, for which the kept frame would wait

    try:
        with closing(sqlite3.connect(f"file:{quote(path)}?mode=ro", uri=True, timeout=0)) as db:
            rows = db.execute("SELECT value FROM facts WHERE name = 'root'").fetchall()
    except sqlite3.Error:
        return False
    return any(isinstance(root, bytes) and os.path.lexists(root) for (root,) in rows)
