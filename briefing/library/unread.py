"""What is new in the briefs of a library since they were last read, counted by other processes.

To count it, a brief and its copy are read and decided on, both at once: for a reader whose keys should not wait, and
which should not take more memory for good, that is somebody else's work.
"""

from __future__ import annotations

import os
from contextlib import closing
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.brief.problems import UnreadableError
from briefing.library.news import news
from briefing.library.processes import MOST, ask
from briefing.library.state import State, StateError
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.library.tables import BriefRow


def changes_since(
    state: State, briefs: Iterable[BriefRow], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[bytes, int]]:
    """Yield how much is new in each brief that has been read, by its real path; raises StateError.

    A brief without a copy, or whose copy cannot be read, counts as having nothing new.
    """
    before = state.read_before()
    changed: list[tuple[bytes, str]] = []
    for brief in briefs:
        if cancelled():
            return
        if brief.real in before:
            path = os.fsdecode(brief.real)
            copy = state.copy(path)
            if copy is None or blake2b(copy, digest_size=16).digest() == brief.hash:
                yield brief.real, 0
            else:
                changed.append((brief.real, path))
    if changed:
        folder = os.path.dirname(state.database.path)
        count_in = partial(_count, folder)
        with closing(ask(count_in, changed, gentle=True, most=min(len(changed), MOST))) as counts:
            for real, count in counts:
                if cancelled():
                    return
                yield real, count or 0


def _count(folder: str, path: str) -> int:
    """Return how much is new in the brief of a path since its copy was kept in a folder."""
    from briefing.brief.loader import load, read  # which needs PyYAML, and only this process does

    try:
        with closing(State(folder)) as state:
            copy = state.copy(path)
        found = news(find(read(copy, path)), find(load(path))) if copy is not None else None
    except (UnreadableError, StateError):
        return 0
    return len(found.items) + found.elsewhere if found else 0
