"""The nearest known word to one that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like the given one, or "" where none is like it."""
    from difflib import get_close_matches  # loaded only once something is wrong

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""
