"""The sentence that a hit stands in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.brief.model import Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 300
"""Characters of a sentence, beyond which it is cut around its hits."""

_END = re.compile(r"\n+|(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)\]]))\s+(?=[^a-z\s])|(?<=[。！？])")


def sentence_of(text: str, spots: Sequence[Spot]) -> Spot:
    """Return the sentence in which most of the spots stand, the first of several; the first of all without spots."""
    best, most = Spot(0, 0), -1
    start = 0
    for end in (*(found.start() for found in _END.finditer(text)), len(text)):
        if text[start:end].strip():
            here = [spot for spot in spots if start <= spot.start < end]
            words = len({text[spot.start : spot.end].casefold() for spot in here})
            if words > most:
                best, most = _trimmed(text, start, end, here), words
        start = end
    return best


def _trimmed(text: str, start: int, end: int, spots: Sequence[Spot]) -> Spot:
    """Return a stretch without the space around it; of one that is too long, the part that begins a little before its hits."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end - start > LONGEST:
        first = spots[0].start if spots else start
        if first - start > LONGEST // 3:
            begin = text.rfind(" ", start, first - LONGEST // 4) + 1
            start = max(start, begin or first)
        if end - start > LONGEST:
            end = max(text.rfind(" ", start, start + LONGEST), start + LONGEST // 2)
    return Spot(start, end)


def within(spots: Sequence[Spot], stretch: Spot) -> tuple[Spot, ...]:
    """Return the spots that stand in a stretch, counted from its beginning."""
    start, end = stretch
    return tuple(Spot(s - start, min(e, end) - start) for s, e in spots if start <= s < end)
