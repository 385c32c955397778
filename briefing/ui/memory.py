"""Memory: what is needed no more goes back to the system."""

from __future__ import annotations

import gc
import os
import re
import sys
from functools import cache
from typing import TYPE_CHECKING

from rich.cells import cached_cell_len

from briefing.ui.textual_private import forget_sizes

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

_MMAP_THRESHOLD, _ARENA_MAX = -3, -8
"""M_MMAP_THRESHOLD and M_ARENA_MAX of glibc's malloc.h."""
_LARGE = 128 * 1024
"""Bytes from which on a block has pages of its own; glibc itself raises that to the largest that was freed, 32 MB at most."""


_LITTLE = 44 * 1024 * 1024
"""Bytes that are little: Textual, with a brief of some dozen claims, holds 36 MB."""


def give_back() -> None:
    """Free what is garbage or only remembered, and give the system the pages on which nothing is left.

    Of a reader of many briefs that would be a third of all its memory: screens are built in circles, answers are
    remembered, and both lie scattered over pages that nothing else is on. glibc keeps what lies below something that
    is in use, and a heap for each thread; once pages were given back, new threads share one, and large blocks lie in
    none. Takes 2 ms, and does nothing before the first frame, until when collecting is off. A reader that holds
    little keeps its pages: what is needed to give them back would take more than is on them.
    """
    if gc.isenabled():
        forget_sizes()
        cached_cell_len.cache_clear()
        for name, module in list(sys.modules.items()):
            if name.startswith("briefing."):
                _forget_answers(module)
        re.purge()
        gc.collect()
        if _held() > _LITTLE:
            _trim()(0)


def _forget_answers(module: ModuleType) -> None:
    """Clear what the functions of a module remember, but not what they make once for all, which knows no bound."""
    for function in list(vars(module).values()):  # to which a thread may add that imports it
        if callable(getattr(function, "cache_parameters", None)) and function.cache_parameters()["maxsize"]:
            function.cache_clear()


def _held() -> int:
    """Bytes that this process holds; 0 where the system does not say, which then has no pages to be given either."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, LookupError):
        return 0


@cache
def _trim() -> Callable[[int], object]:
    """What gives pages back, where the C library has it."""
    import ctypes  # which takes 5 ms and 0.3 MB

    try:
        library = ctypes.CDLL(None)
        library.mallopt(_ARENA_MAX, 1)
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        trim: Callable[[int], object] = library.malloc_trim
    except (AttributeError, OSError, TypeError):
        return lambda _: None
    return trim
