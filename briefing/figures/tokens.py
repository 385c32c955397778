"""Text as tokens: numbers, words and single signs, each with its place."""

from __future__ import annotations

import re
from functools import cache

_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\f\v"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_PLAIN = str.maketrans(_SPACES + _DASHES + "\u2018\u2019", " " * len(_SPACES) + "-" * len(_DASHES) + "''")

_AHEAD = 8
"""How far past the last token a reader may look without asking."""


class Tokens:
    """A text cut into tokens; looking past its end gives empty ones.

    A token is an ISO day, a number with its separators, a word (of letters, in lower case and without
    a full stop) or a sign.
    """

    __slots__ = ("count", "ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        found = list(_pattern().finditer(text if text.isascii() else text.translate(_PLAIN)))
        self.count = len(found)
        self.words = [match.group().lower().rstrip(".") or "." for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.words += [""] * _AHEAD
        self.starts += [len(text)] * _AHEAD

    @property
    def short(self) -> str:
        """The text for a message."""
        return short(self.text)

    def is_number(self, at: int) -> bool:
        """Whether a token begins with a digit and is no ISO day."""
        word = self.words[at]
        return word[:1] in _DIGITS and not self.is_iso(at)

    def is_iso(self, at: int) -> bool:
        """Whether a token is a day such as 2024-10-27."""
        return self.words[at][4:5] == "-"

    def is_word(self, at: int) -> bool:
        """Whether a token is made of letters."""
        return self.words[at][:1].isalpha()

    def is_glued(self, at: int) -> bool:
        """Whether a token follows the one before it without a space."""
        return 0 < at < self.count and self.starts[at] == self.ends[at - 1]

    def is_capital(self, at: int) -> bool:
        """Whether a token is written with a capital."""
        return at < self.count and self.text[self.starts[at]].isupper()

    def matches(self, at: int, *words: str) -> bool:
        """Whether the tokens from a place on are these."""
        return self.words[at : at + len(words)] == list(words)

    def slice(self, first: int, last: int) -> str:
        """Return the text from one token up to, not including, another."""
        return self.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def short(text: str) -> str:
    """Return the beginning of a text, for a message."""
    text = " ".join(text[:200].split())
    return text if len(text) <= 60 else f"{text[:60]}…"


_DIGITS = frozenset("0123456789")


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a token; each alternative reads a character at most twice."""
    return re.compile(
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])"
        r"|[0-9]{1,3}(?:[ '][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
        r"|[0-9]+(?:[.,][0-9]+)*"
        r"|[^\W\d_]+\.?"
        r"|\S"
    )
