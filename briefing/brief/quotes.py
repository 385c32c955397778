"""Quotes: where the words of a claim stand in the text."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from briefing.brief.model import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# One character for one, so that a place in the folded text is the same place in the text.
_BLANKS = {"\n\xa0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B))): " ", "‐‑‒–—―−": "-"}
_MARKS = {"“”„‟«»〝〞": '"', "‘’‚‛′ʼ‹›": "'"}
_ONE_BLANK = str.maketrans({sign: plain for signs, plain in _BLANKS.items() for sign in signs})
_FOLD = _ONE_BLANK | str.maketrans({sign: plain for signs, plain in _MARKS.items() for sign in signs})
_LOOSE = re.compile(
    r"(?P<opened>(?<![^\s(\[])[«‹]) +| +(?P<closed>[»›])(?![^\W_])|(?P<blank> ) +"
    r"|(?P<hyphen>(?<=[^\W\d_])- ?(?=[^\W\d_]))|…|\.(?: ?\.){2}|[\ufb00-\ufb06]"
)
"""What may be written with more characters or fewer: guillemets with blanks inside, blanks, a hyphen within a word or
at a line's end, three dots, ligatures."""
_WORD_PART = (
    r"(?:<U\+[0-9A-F]{4,6}>|[^\W_]|[^\s\x00-\u02ff\u2000-\u2bff\u3000-\u303f\ufe30-\ufe6f\uff00-\uffef])+"
)
"""Letters and digits with their marks, and signs that stand for what cannot be shown."""
_WORD = re.compile(rf"{_WORD_PART}(?:[.,']{_WORD_PART})*")
MAX_WORDS = 5_000
"""Words of a text among which the passage nearest to a quote is looked for."""
MAX_ASKED = 60
"""Words of a quote for which something like it is looked for; comparing takes their number squared."""
MAX_WORD = 100
"""Characters by which words are compared there."""
MAX_SEARCHED = 100_000_000
"""Characters that the quotes of a brief are looked for in; 10,000 claims in sections of 5,000 need two thirds of them."""
_HIT_COST = 2_000
"""Characters that could be passed over in the time that a look at one place takes."""
_HEAD = 24
"""Characters of a quote that are looked for; comparing the rest at each place bounds what a hostile one costs."""


class Text:
    """A section's text, ready to be searched."""

    def __init__(self, plain: str) -> None:
        self.plain = plain
        self.folded = plain.translate(_FOLD)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The first MAX_WORDS words in lower case; those that are equal are one, as most of a text's are."""
        known: dict[str, str] = {}
        words = (word[0][:MAX_WORD].casefold() for word in islice(_WORD.finditer(self.folded), MAX_WORDS))
        return tuple(known.setdefault(word, word) for word in words)

    def passage(self, first: int, last: int) -> str:
        """Return what stands from one of the words to another, each named by its number."""
        found = list(islice(_WORD.finditer(self.folded), first, last + 1))
        return self.plain[found[0].start() : found[-1].end()]

    @cached_property
    def loose(self) -> tuple[str, Sequence[int], Sequence[int]]:
        """The text in one of the ways it may be written; where in the text each character begins, and where it ends."""
        written: list[str] = []
        starts, ends = array("I"), array("I")
        done = 0
        for found in _LOOSE.finditer(self.plain.translate(_ONE_BLANK)):
            start, end = found.span()
            shown = _written(found)
            written += (self.folded[done:start], shown)
            starts.extend((*range(done, start), *[start] * len(shown)))
            ends.extend((*range(done + 1, start + 1), *[end] * len(shown)))
            done = end
        written.append(self.folded[done:])
        starts.extend(range(done, len(self.plain)))
        ends.extend(range(done + 1, len(self.plain) + 1))
        return "".join(written), starts, ends


def _written(found: re.Match[str]) -> str:
    """Return the way of writing by which others are found."""
    if found.lastgroup == "hyphen":
        return ""
    text = found[found.lastgroup] if found.lastgroup else found[0]
    return "..." if text[0] in ".…" else unicodedata.normalize("NFKD", text.translate(_FOLD))


class Search:
    """Looks for quotes in texts, until it has passed over MAX_SEARCHED characters in all."""

    def __init__(self) -> None:
        self._left = MAX_SEARCHED

    @property
    def is_over(self) -> bool:
        """Whether no more is looked for; a quote that was not found since may well stand."""
        return self._left <= 0

    def find(self, quote: str, text: Text, after: int = 0) -> Spot | None:
        """Return where a quote first stands in a text, or None.

        Line ends count as blanks, and curly quotation marks and dashes as straight ones; where that is not enough,
        words that are hyphenated, ligatures and dots count as their letters. A place where the quote would begin
        or end within a word is passed over if there is another, and within a number always: "3,000 troops" does
        not stand in "13,000 troops".
        """
        words = " ".join(quote.split()) if quote.isascii() else " ".join(quote.translate(_FOLD).split())
        spots = (Spot(at, at + len(words)) for at in self._hits(words, text.folded, after))
        if words and (found := _uncut(spots, text)):
            return found
        words = Text(quote).loose[0].strip(" ")
        if not words or self.is_over:
            return None
        folded, starts, ends = text.loose
        after = bisect_left(starts, after)
        hits = self._hits(words, folded, after)
        return _uncut((Spot(starts[at], ends[at + len(words) - 1]) for at in hits), text)

    def _hits(self, words: str, folded: str, after: int) -> Iterator[int]:
        head = words[:_HEAD]
        cost = _HIT_COST + len(words) // 4
        while self._left > 0:
            at = folded.find(head, after)
            self._left -= (at if at >= 0 else len(folded)) - after + cost
            if at < 0:
                return
            if folded.startswith(words, at):
                yield at
            after = at + 1


def nearest_passage(quote: str, text: Text) -> str:
    """Return the words of a text that are most like a quote, or "" where no passage is like it."""
    asked, words = Text(quote[: 10 * MAX_ASKED]).words, text.words
    size = min(len(asked), len(words))
    if not 0 < size <= MAX_ASKED:
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
    return text.passage(first, last).replace("\n", " ")


def _densest(asked: set[str], words: Sequence[str], size: int) -> tuple[int, int]:
    """Return how many of `size` words in a row are asked for, at most, and where they begin."""
    inside = sum(word in asked for word in words[:size])
    best, best_at = inside, 0
    for at in range(1, len(words) - size + 1):
        inside += (words[at + size - 1] in asked) - (words[at - 1] in asked)
        if inside > best:
            best, best_at = inside, at
    return best, best_at


def _uncut(spots: Iterable[Spot], text: Text) -> Spot | None:
    """Return the first spot that cuts no word, else the first that cuts no number."""
    within: Spot | None = None
    for spot in spots:
        cut = _cut(text.plain, spot)
        if not cut:
            return spot
        if cut == "word" and not within:
            within = spot
    return within


def _cut(text: str, spot: Spot) -> str:
    """Return what a spot begins or ends within: "number", "word" or ""."""
    found = ""
    for at in spot:
        left, right = text[max(0, at - 2) : at], text[at : at + 2]
        if not left or not right:
            continue
        if _joins_number(left, right):
            return "number"
        if left[-1].isalnum() and (right[0].isalnum() or unicodedata.combining(right[0])):
            found = "word"
    return found


def _joins_number(left: str, right: str) -> bool:
    """Whether the characters on both sides of a place belong to one number."""
    if left[-1].isdigit() and right[0].isdigit():
        return True
    if left[-1].isdigit() and right[0] in ".," and right[1:].isdigit():
        return True
    return left[-1] in ".," and left[:-1].isdigit() and right[0].isdigit()
