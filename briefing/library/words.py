"""The one matcher: words in a text, as search counts them, marks them and jumps to them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.brief.model import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator


def spots(words: str, text: str) -> Iterator[Spot]:
    """Yield where the words stand in a text, in any case and however the space between them is."""
    pattern = _pattern(words)
    if pattern:
        for found in pattern.finditer(text):
            yield Spot(found.start(), found.end())


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text."""
    pattern = _pattern(words)
    return bool(pattern and pattern.search(text))


@lru_cache(maxsize=32)
def _pattern(words: str) -> re.Pattern[str] | None:
    parts = [re.escape(part) for part in words.split()]
    return re.compile(r"\s+".join(parts), re.IGNORECASE) if parts else None
