"""Whether a text is in English, seen from its small words."""

from __future__ import annotations

import re

from briefing.draft.vocabulary import word_set

_SMALL = word_set(
    """the of and to in a is that for it as was with be by on not he his but at are this have from or had an they
    which one you were all her she there would their we him been has when who will no more if out so what up its
    about into than them can only other some could these two may then do first any my now such like our over
    said says people after also"""
)
_LEAST = 0.25
"""The share of small English words; English prose has 35 to 50 %, other languages below 10 %."""
_SHORT = 12
"""Words of a text that is too short to judge."""


def is_english(text: str) -> bool:
    """Whether a text reads as English; one too short to tell does if its letters are Latin."""
    words: list[str] = re.findall(r"[^\W\d_]+", text[:20_000].lower())
    if len(words) < _SHORT:
        return sum(word.isascii() for word in words) >= len(words) / 2
    return sum(word in _SMALL for word in words) >= _LEAST * len(words)
