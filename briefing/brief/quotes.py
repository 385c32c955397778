"""Quotes: where the words of a claim stand in the text."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.brief.model import Spot

# One character for one, so that a place in the folded text is the same place in the text.
_FOLD = str.maketrans("“”„‟«»‘’‚‛′‐‑\n\xa0\u2007\u2009\u202f", '""""""\'\'\'\'\'--     ')
_WORD = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*")
MAX_WORDS = 5_000
"""Words of a text among which the passage nearest to a quote is looked for."""


class Text(NamedTuple):
    """A section's text, ready to be searched."""

    plain: str
    folded: str

    @classmethod
    def of(cls, plain: str) -> Text:
        """Return the plain text ready to be searched."""
        return cls(plain, plain.translate(_FOLD))


def find_quote(quote: str, text: Text) -> Spot | None:
    """Return where a quote first stands in a text, or None.

    Line ends count as blanks, and curly quotation marks as straight ones. A place where the quote would
    begin or end within a word is passed over if there is another, and within a number always: "3,000
    troops" does not stand in "13,000 troops".
    """
    words = " ".join(quote.split()) if quote.isascii() else " ".join(quote.translate(_FOLD).split())
    if not words:
        return None
    within: Spot | None = None
    at = text.folded.find(words)
    while at >= 0:
        spot = Spot(at, at + len(words))
        cut = _cut(text.folded, spot)
        if not cut:
            return spot
        if cut == "word" and not within:
            within = spot
        at = text.folded.find(words, at + 1)
    return within


def nearest_passage(quote: str, text: Text) -> str:
    """Return the words of a text that are most like a quote, or "" where no passage is like it."""
    asked = [found[0].casefold() for found in _WORD.finditer(quote.translate(_FOLD))]
    spans = [found.span() for found, _ in zip(_WORD.finditer(text.folded), range(MAX_WORDS), strict=False)]
    words = [text.folded[start:end].casefold() for start, end in spans]
    size = min(len(asked), len(words))
    if not size:
        return ""
    best, best_at = _densest(set(asked), words, size)
    if best < 0.5 * len(asked):
        return ""
    from difflib import SequenceMatcher

    low, high = max(0, best_at - 3), min(len(words), best_at + size + 3)
    matcher = SequenceMatcher(None, asked, words[low:high], autojunk=False)
    matches = [match for match in matcher.get_matching_blocks() if match.size]
    if sum(match.size for match in matches) < 0.5 * len(asked):
        return ""
    first = low + matches[0].b - matches[0].a
    last = low + matches[-1].b + matches[-1].size - 1 + len(asked) - matches[-1].a - matches[-1].size
    first, last = max(low, first), min(high - 1, last)
    return text.plain[spans[first][0] : spans[last][1]].replace("\n", " ")


def _densest(asked: set[str], words: list[str], size: int) -> tuple[int, int]:
    """Return how many of `size` words in a row are asked for, at most, and where they begin."""
    inside = sum(word in asked for word in words[:size])
    best, best_at = inside, 0
    for at in range(1, len(words) - size + 1):
        inside += (words[at + size - 1] in asked) - (words[at - 1] in asked)
        if inside > best:
            best, best_at = inside, at
    return best, best_at


def _cut(text: str, spot: Spot) -> str:
    """Return what a spot begins or ends within: "number", "word" or ""."""
    found = ""
    for at in spot:
        left, right = text[max(0, at - 2) : at], text[at : at + 2]
        if not left or not right:
            continue
        if _joins_number(left, right):
            return "number"
        if left[-1].isalnum() and right[0].isalnum():
            found = "word"
    return found


def _joins_number(left: str, right: str) -> bool:
    """Whether the characters on both sides of a place belong to one number."""
    if left[-1].isdigit() and right[0].isdigit():
        return True
    if left[-1].isdigit() and right[0] in ".," and right[1:].isdigit():
        return True
    return left[-1] in ".," and left[:-1].isdigit() and right[0].isdigit()
