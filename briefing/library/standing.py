"""Which of the files of a database stand in a folder: the one in use, and those that were put away."""

from __future__ import annotations

import os
import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
