"""Bringing the index up to date: by size and time what may have changed is found, by hash what has, and that is read."""

from __future__ import annotations

import os
from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.discovery import ClosedFolderError, NoBriefsError, find_briefs, is_marked
from briefing.library.entries import Entry, Stamp, glance, read_entries, stranger
from briefing.library.folders import note_use, remove_abandoned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from briefing.library.entries import Request
    from briefing.library.index import Index
    from briefing.library.tables import BriefRow

EVERY = 0.3
"""Seconds between two reports."""
LONGEST = 3.0
"""Seconds, at most, between what is put into the index: to put much at once is quicker."""
MOST = 400
"""Files that are put at once."""
MANY = 300
"""Files after which the index is tidied."""


class Progress(NamedTuple):
    """How far it is."""

    done: int
    total: int
    """Files that have to be read."""
    changed: tuple[BriefRow, ...] = ()
    """What has become of files since the last report."""
    gone: tuple[bytes, ...] = ()
    """Files that are no longer there, by their paths below the root."""
    waiting: tuple[bytes, ...] = ()
    """Files that have been found and not read before, since the last report."""


def update(
    index: Index,
    paths: Sequence[str] = (),
    *,
    told: Callable[[Progress], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    gentle: bool = False,
) -> bool:
    """Bring an index up to date with its root, or with the paths if some are given; False where it was cancelled.

    What has been read until then stays read. Raises StateError or OSError where the index cannot be written, and
    ClosedFolderError where the root cannot be entered; of one that holds no briefs nothing is known afterwards.
    """
    with index.alone(cancelled) as alone:
        if not (alone and _update(index, paths, told, cancelled, gentle)):
            return False
        if index.is_kept:
            note_use(index)
            remove_abandoned(os.path.dirname(index.database.path))
        return True


def _update(
    index: Index,
    paths: Sequence[str],
    told: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    gentle: bool,
) -> bool:
    known = index.stamps()
    found, requests, strangers = _walk(index.root, paths, known, told, cancelled)
    if cancelled():
        return False
    gone = tuple(name for name in known if name not in found)
    if gone or requests or strangers:
        index.set_whole(False)
    index.forget(gone)
    told(Progress(0, len(requests), gone=gone))
    for start in range(0, len(strangers), MOST):
        if cancelled():
            return False
        told(Progress(0, len(requests), index.put(strangers[start : start + MOST])))
    fresh: list[tuple[bytes, Entry]] = []
    touched: list[tuple[bytes, Stamp]] = []

    def put(done: int) -> None:
        index.restamp(touched)
        told(Progress(done, len(requests), index.put(fresh) if fresh else ()))
        fresh.clear()
        touched.clear()

    gap = EVERY
    tell_at = put_at = monotonic() + gap
    with closing(read_entries(requests, len(requests), gentle=gentle)) as answers:
        for done, (name, entry) in enumerate(answers, 1):
            if cancelled():
                put(done)
                return False
            if entry and entry.head:
                fresh.append((name, entry))
            elif entry:
                touched.append((name, Stamp(*entry.stamp)))
            now = monotonic()
            if len(fresh) >= MOST or now >= put_at:
                put(done)
                gap = min(gap * 2, LONGEST)
                tell_at, put_at = now + EVERY, now + gap
            elif now >= tell_at:
                told(Progress(done, len(requests)))
                tell_at = now + EVERY
    put(len(requests))
    if len(requests) >= MANY:
        index.tidy(cancelled)
    if not index.is_whole:
        index.set_whole(True)
    return True


class _Found(NamedTuple):
    """What a walk through a library has found."""

    names: set[bytes]
    """What every file goes by."""
    requests: list[Request]
    """The files that have to be read."""
    strangers: list[tuple[bytes, Entry]]
    """New files that are no briefs."""


def _walk(
    root: str,
    paths: Sequence[str],
    known: Mapping[bytes, Stamp],
    told: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> _Found:
    """Look for the files of a library, and tell of the briefs among them that are new while that goes on."""
    found = _Found(set(), [], [])
    waiting: list[bytes] = []
    named = set(paths)
    tell_at = monotonic() + EVERY
    for name, path in _files(root, paths, cancelled):
        found.names.add(name)
        stamp, seen = known.get(name), glance(path)
        if seen and not (stamp and stamp.mtime_ns and stamp[:2] == seen[:2]):
            is_named = path in named
            if stamp:
                found.requests.append((name, path, stamp.hash, is_named))
            elif is_named or is_marked(path):
                found.requests.append((name, path, b"", is_named))
                waiting.append(name)
            else:
                found.strangers.append((name, stranger(path, seen)))
        if monotonic() >= tell_at:
            told(Progress(0, len(found.requests), waiting=tuple(waiting)))
            waiting.clear()
            tell_at = monotonic() + EVERY
    told(Progress(0, len(found.requests), waiting=tuple(waiting)))
    return found


def _files(root: str, paths: Sequence[str], cancelled: Callable[[], bool]) -> Iterator[tuple[bytes, str]]:
    """Yield the files of the library, with what they go by in the index."""
    above = len(os.path.join(root, "")) if root else 0
    for path in paths or (root,):
        try:
            for file in find_briefs(path, cancelled=cancelled):
                yield os.fsencode(file[above:]), file
        except ClosedFolderError:
            raise
        except NoBriefsError:
            continue
