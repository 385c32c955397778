"""Memory: what has been freed goes back to the system."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def give_back() -> None:
    """Give the system the pages on which nothing is kept; where the C library has no way to, do nothing.

    glibc keeps what lies below something that is in use: of a reader of many briefs, a fifth of all its memory.
    Takes less than a millisecond.
    """
    _trim()(0)


@cache
def _trim() -> Callable[[int], object]:
    import ctypes  # 5 ms, which the first frame need not wait for

    try:
        trim: Callable[[int], object] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return lambda _: None
    return trim
