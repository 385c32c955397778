"""The one entrance for text that comes from outside: what could steer a terminal or hide becomes visible."""

from __future__ import annotations

import re
from functools import cache, lru_cache

MAX_MARKS = 8
"""Combining marks that may stand on one letter; living scripts need at most about five."""

# Letters, digits and signs that stand for themselves, with nothing combining, invisible or unassigned among
# them: Latin, Greek, Cyrillic, Hebrew, Arabic, kana, Han, Hangul, punctuation, currency. It only makes the
# usual text quick; whatever is not listed is looked at by itself.
_PLAIN = (
    " -~\xa1-\xac\xae-\u02ff\u03a3-\u0482\u048a-\u052f\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u23ff\u2500-\u27ff"
    "\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fef\uac00-\ud7a3"
)

# Printable by Unicode's categories, yet drawn as nothing.
_INVISIBLE = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE0F), *range(0xE0100, 0xE01F0))))
)
_EMOJI_LOOK = "\ufe0f"
_JOINERS = "\u200c\u200d"


def clean(text: str, *, lines: bool = False) -> str:
    """Return text that is safe to show: dangerous characters become signs such as `␛` or `<U+202E>`.

    These are control characters, bidirectional overrides, zero-width and other invisible characters,
    private use, lone surrogates and what Unicode has not assigned. Marks beyond `MAX_MARKS` on one letter
    become a count. With `lines` a newline stays and a tab becomes a blank; without, both become signs too.
    Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    if lines:
        text = text.replace("\r\n", "\n").replace("\t", " ")
    return _suspects(lines).sub(_shown, text)


@cache
def _suspects(lines: bool) -> re.Pattern[str]:
    return re.compile(f"[^{_PLAIN}{chr(10) if lines else ''}]+")


def _shown(run: re.Match[str]) -> str:
    """Return a run of suspect characters with a sign for each one that must not be sent."""
    text, start, end = run.string, run.start(), run.end()
    out: list[str] = []
    marks = 0
    for at in range(start, end):
        char = text[at]
        shown = _alone(char)
        if shown is None or (char in _JOINERS and _joins(text, at)):
            marks += 1
            if marks <= MAX_MARKS:
                out.append(char)
        elif shown:
            if marks > MAX_MARKS:
                _count(out, marks)
            marks = 0
            out.append(shown)
    _count(out, marks)
    return "".join(out)


@lru_cache(maxsize=4096)
def _alone(char: str) -> str | None:
    """Return what stands for a character by itself: nothing for the emoji look, None where it is a mark."""
    if char == _EMOJI_LOOK:
        return ""  # asks for the coloured picture; terminals disagree about its width
    if _is_mark(char):
        return None
    return char if _is_safe(char) else _sign(char)


def _count(out: list[str], marks: int) -> None:
    if marks > MAX_MARKS:
        out.append(f"<+{marks - MAX_MARKS} marks>")


def _is_safe(char: str) -> bool:
    from unicodedata import category  # a large table; most text never needs it

    return (char.isprintable() and char not in _INVISIBLE) or category(char) == "Zs"


def _is_mark(char: str) -> bool:
    """Whether the character takes no cell of its own: combining marks, and jamo that join a syllable."""
    from unicodedata import category

    if char in _INVISIBLE:
        return False
    return category(char) in ("Mn", "Me") or "\u1161" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7fb"


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands where spelling needs it (RFC 5892, appendix A.1 and A.2, without its tables).

    That is after a virama, as in Indic scripts, or, for the non-joiner, between two Arabic letters, as
    in Persian. Anywhere else it could only make two different words look the same.
    """
    from unicodedata import combining

    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before and combining(before) == 9:
        return True
    return text[at] == "\u200c" and _is_arabic(before) and _is_arabic(after)


def _is_arabic(char: str) -> bool:
    return "\u0620" <= char <= "\u064a" or "\u066e" <= char <= "\u06d3" or "\u06fa" <= char <= "\u06ff"


def _sign(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"
