"""Where the words of a search stand in a text, by the rules by which the index finds them.

These are FTS5's for `unicode61 remove_diacritics 2` (https://sqlite.org/fts5.html#unicode61_tokenizer): words are
runs of letters and digits, in any case and with any accents.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from briefing.brief.model import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGINNING = 3
"""Letters from which on a word is found at the beginning of longer ones."""

_CHAR = r"[^\W_]"


class Marker:
    """Finds the words of a search; those in quotation marks one behind the other."""

    def __init__(self, words: Iterable[str]) -> None:
        self._patterns = [_pattern(word) for word in words if tokens(word)]

    def spots(self, text: str) -> tuple[Spot, ...]:
        """Return where words stand, from the first on; they do not overlap."""
        folded = fold(text)
        found = sorted({hit.span() for pattern in self._patterns for hit in pattern.finditer(folded)})
        spots: list[Spot] = []
        for start, end in found:
            if spots and start < spots[-1].end:
                spots[-1] = Spot(spots[-1].start, max(end, spots[-1].end))
            else:
                spots.append(Spot(start, end))
        return tuple(spots)

    def matches(self, text: str) -> bool:
        """Whether all words stand in a text."""
        folded = fold(text)
        return bool(self._patterns) and all(pattern.search(folded) for pattern in self._patterns)


def tokens(word: str) -> list[str]:
    """Return the runs of letters and digits."""
    return re.findall(f"{_CHAR}+", fold(word))


def is_beginning(word: str) -> bool:
    """Whether a word is found at the beginning of longer ones: numbers are not, nor what is very short."""
    last = tokens(word)[-1]
    return len(last) >= BEGINNING and last.isalpha()


def fold(text: str) -> str:
    """Return a text of the same length in small letters without accents."""
    return text.lower() if text.isascii() else "".join(map(_folded, text))


def _pattern(word: str) -> re.Pattern[str]:
    joined = r"[\W_]+".join(tokens(word))
    end = f"{_CHAR}*" if is_beginning(word) else f"(?!{_CHAR})"
    return re.compile(f"(?<!{_CHAR}){joined}{end}")


@lru_cache(maxsize=4096)
def _folded(char: str) -> str:
    """Return a character as it is compared; always one."""
    if char.isascii():
        return char.lower()
    from unicodedata import normalize

    small = normalize("NFD", char.lower())[0]
    return small if len(small) == 1 else char
