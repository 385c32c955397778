"""Text as tokens: numbers, words and single signs, each with its place."""

from __future__ import annotations

import re
from functools import cache

_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\f\v"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_PLAIN = str.maketrans(_SPACES + _DASHES + "\u2018\u2019", " " * len(_SPACES) + "-" * len(_DASHES) + "''")

_SIGN, _ISO_DAY, _NUMBER, _WORD = 0, 1, 2, 3
_AHEAD = 8
"""How far past the last token a reader may look without asking."""


class Tokens:
    """A text cut into tokens; looking past its end gives empty ones.

    A token is an ISO day, a number with its separators, a word of letters or a sign. `words` has them in
    lower case and without the full stop of an abbreviation ("Oct.", "U.S.").
    """

    __slots__ = ("count", "ends", "kinds", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.kinds: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        for match in _pattern().finditer(text if text.isascii() else text.translate(_PLAIN)):
            kind = match.lastindex or _SIGN
            word = match.group()
            self.words.append(word.lower().replace(".", "") if kind == _WORD else word)
            self.kinds.append(kind)
            self.starts.append(match.start())
            self.ends.append(match.end())
        self.count = len(self.words)
        self.words.extend([""] * _AHEAD)
        self.kinds.extend([_SIGN] * _AHEAD)
        self.starts.extend([len(text)] * _AHEAD)

    def is_number(self, at: int) -> bool:
        """Whether a token begins with a digit and is no ISO day."""
        return self.kinds[at] == _NUMBER

    def is_iso_day(self, at: int) -> bool:
        """Whether a token is a day such as 2024-10-27."""
        return self.kinds[at] == _ISO_DAY

    def is_word(self, at: int) -> bool:
        """Whether a token is made of letters."""
        return self.kinds[at] == _WORD

    def is_glued(self, at: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < at < self.count and self.starts[at] == self.ends[at - 1]

    def is_capital(self, at: int) -> bool:
        """Whether a token is written with a capital."""
        return at < self.count and self.text[self.starts[at]].isupper()

    def matches(self, at: int, words: tuple[str, ...]) -> bool:
        """Whether the tokens from a place on are these."""
        return tuple(self.words[at : at + len(words)]) == words

    def slice(self, first: int, last: int) -> str:
        """Return the text from one token up to, not including, another."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""

    def quoted(self, first: int, last: int) -> str:
        """Return such a text for a message."""
        return quoted(self.slice(first, last))


def quoted(text: str) -> str:
    """Return the beginning of a text in quotation marks, for a message."""
    text = " ".join(text[:200].split())
    return f"'{text}'" if len(text) <= 60 else f"'{text[:60]}…'"


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, for a table of words."""
    return frozenset(text.split())


def phrases_by_first(text: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of a text, which "|" divides, by their first word, longest first."""
    phrases = sorted((tuple(phrase.split()) for phrase in text.split("|")), key=len, reverse=True)
    return {first: tuple(phrase for phrase in phrases if phrase[0] == first) for first, *_ in phrases}


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a token; its groups are the kinds. No character is tried more than a few times."""
    return re.compile(
        r"([0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))"
        r"|([0-9]{1,3}(?:[ '][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)*)"
        r"|((?:[^\W\d_]\.){2,}|[^\W\d_]+\.?)"
        r"|\S"
    )
