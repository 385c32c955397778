"""What is new in the briefs of a library since they were last read."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from briefing.brief.problems import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefing.library.state import State
    from briefing.library.tables import BriefRow


def changes_since(
    state: State, briefs: Iterable[BriefRow], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[bytes, int]]:
    """Yield how much is new in each brief that has been read, by its real path; raises StateError.

    A brief without a copy, or whose copy cannot be read, counts as having nothing new.
    """
    before = state.read_before()
    for brief in briefs:
        if cancelled():
            return
        if brief.real in before:
            yield brief.real, _count(state, brief)


def _count(state: State, brief: BriefRow) -> int:
    path = os.fsdecode(brief.real)
    copy = state.copy(path)
    if copy is None or blake2b(copy, digest_size=16).digest() == brief.hash:
        return 0
    from briefing.brief.loader import load, read
    from briefing.library.news import news
    from briefing.verdicts.findings import find

    try:
        found = news(find(read(copy, path)), find(load(path)))
    except UnreadableError:
        return 0
    return len(found.items) + found.elsewhere
