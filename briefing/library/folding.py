"""Folding: what texts and searches are compared by, so that words are found however they are written or typed.

Letters are folded as Unicode decomposes them (NFKD) and folds their case. Marks are taken off where those who use the
script type without them: in Latin and Greek, vowel points in Hebrew and Arabic, stress in Cyrillic. Elsewhere they
tell letters apart (й, ї, が, Thai and Devanagari vowels) and stay. Dashes and quotation marks have one form each.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, combining, decimal, is_normalized, normalize

from briefing.brief.model import Spot

if TYPE_CHECKING:
    from collections.abc import Iterator

# Letters that Unicode does not decompose, as CLDR's transform Latin-ASCII writes them, and, as Lucene's normalizers
# for Arabic and Persian have it, letters that are typed one for the other.
_LETTERS = {
    **dict(zip("łøđðħŧıŋſəɓɗƙƴ", "loddhtinsebdky", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ß": "ss",
    **dict(zip("ёѐѝ", "ееи", strict=True)),
    **dict(zip("أإآٱىیکةۀ", "اااايي\u0643هه", strict=True)),
    "ـ": "",
}
_SIGNS = {
    **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("ʻʾʿ", ""),  # of transliterations, which are typed without: Sanaʿa
    "\u2044": "/",
}
_KNOWN = _LETTERS | _SIGNS
_MARKS_TYPED_WITHOUT = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]+"
)
_AFTER_GREEK = 0x400
"""Where Latin and Greek letters end, once they are decomposed."""

_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\U00020000-\U0003ffff"
)
"""Scripts in which words stand without blanks, or with endings: Thai, Lao, Khmer, Burmese, Han, kana, Hangul."""
_SEPARATORS = "\x00-/:-`{-\x7f"
"""What stands between words in folded text, in which other signs are blanks."""

LETTER = f"[^{_SEPARATORS}{_ALONE}]"
"""What finds a letter or digit of a word in what `words` returns."""
BETWEEN = f"[{_SEPARATORS}]"
"""What finds a character between two words there."""
_TOKEN = re.compile(f"[{_ALONE}]|{LETTER}+")
_EACH_ALONE = re.compile(f"[{_ALONE}]")
_NOT_ASCII = re.compile("[^\x00-\x7f]+")


def fold(text: str) -> str:
    """Return what a text is compared by."""
    if text.isascii():
        return text.lower()
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    folded = _NOT_ASCII.sub(_fold_run, text.lower())
    return folded if is_normalized("NFC", folded) else normalize("NFC", folded)


def words(folded: str) -> str:
    """Return folded text with a blank in place of each sign that belongs to no word; it is as long."""
    return folded if folded.isascii() else _NOT_ASCII.sub(_word_run, folded)


def tokens(text: str) -> list[str]:
    """Return the words of a text, folded; where words stand without blanks, each of their characters."""
    return _TOKEN.findall(words(fold(text)))


def is_alone(token: str) -> bool:
    """Whether a token is a character of a script in which words are found anywhere."""
    return bool(_EACH_ALONE.match(token))


def indexed(text: str) -> str:
    """Return what the index is given of a text: its tokens, with blanks or other separators between them."""
    folded = words(fold(text))
    return folded if folded.isascii() else _EACH_ALONE.sub(r" \g<0> ", folded)


class Folded(NamedTuple):
    """A text as it is compared, and where each of its characters stood."""

    text: str
    starts: tuple[int, ...] = ()
    """Where in the original each character begins; none where they are the same places."""
    ends: tuple[int, ...] = ()

    def spot(self, start: int, end: int) -> Spot:
        """Return where a stretch of this text stands in the original, with the marks on its last letter."""
        return Spot(self.starts[start], self.ends[end - 1]) if self.starts else Spot(start, end)


def fold_with_places(text: str) -> Folded:
    """Fold a text that is to be marked."""
    if text.isascii():
        return Folded(text.lower())
    parts = [fold(cluster) for cluster in _clusters(text)]
    lengths = [len(cluster) for cluster in _clusters(text)]
    starts: list[int] = []
    ends: list[int] = []
    for part, length, end in zip(parts, lengths, accumulate(lengths), strict=True):
        if not part and ends:
            ends[-1] = end
        starts += [end - length] * len(part)
        ends += [end] * len(part)
    return Folded("".join(parts), tuple(starts), tuple(ends))


def _clusters(text: str) -> Iterator[str]:
    """Yield the characters of a text, each with what may be composed with it."""
    start = 0
    for at, char in enumerate(text):
        if at and not (char.isascii() or not _may_join(char)):
            continue
        if at:
            yield text[start:at]
        start = at
    if text:
        yield text[start:]


def _may_join(char: str) -> bool:
    """Whether a character may be composed with those before it: marks, and Korean vowels and final consonants."""
    first = normalize("NFKD", char)[0]
    return category(first)[0] == "M" or combining(first) != 0 or "\u1160" <= first <= "\u11ff"


class _FoldedChars(dict[int, str]):
    """What each character of composed text is compared by, worked out once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str:
    if char in _KNOWN:
        return _KNOWN[char]
    kind = category(char)
    if kind == "Nd":
        return str(decimal(char))
    if kind == "Pd":
        return "-"
    if kind == "Cf":
        return ""  # soft hyphens and joiners
    plain = normalize("NFKD", normalize("NFKD", char.casefold()).casefold())
    if plain[:1] < chr(_AFTER_GREEK) or kind[0] == "M" or kind == "Lo":
        plain = _MARKS_TYPED_WITHOUT.sub("", plain)
    plain = "".join(_KNOWN.get(letter, letter) for letter in normalize("NFC", plain))
    return f" {plain}" if "/" in plain else plain  # 12½ is not 121/2


class _WordChars(dict[int, str]):
    """Each character of folded text that belongs to a word, and a blank for each that does not."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = char if category(char)[0] in "LNM" else " "
        return self[code]


_FOLDED = _FoldedChars()
_WORDS = _WordChars()


def _fold_run(run: re.Match[str]) -> str:
    return run[0].translate(_FOLDED)


def _word_run(run: re.Match[str]) -> str:
    return run[0].translate(_WORDS)
