"""Text: cleaned where it enters, in ASCII, in cells and lines; days and counts in words; the nearest word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


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
    if _is_western(text.replace("\n", "") if lines else text):
        return text
    if "\u200c" in text or "\u200d" in text:
        for char, alone in _lone_joiners():
            text = alone.sub(_sign(char), text)
    return _suspects(lines).sub(_shown, text)


def _is_western(text: str) -> bool:
    """Whether a text is of printable characters of Windows-1252 alone, all of which are plain.

    Most texts are, with their dashes and quotation marks; what finds all plain characters takes 1 ms to compile.
    """
    if text.isprintable():
        try:
            return text.isascii() or bool(text.encode("cp1252"))
        except UnicodeEncodeError:
            pass
    return False


@cache
def _suspects(lines: bool) -> re.Pattern[str]:
    return re.compile(f"[^{_PLAIN}{chr(10) if lines else ''}]+")


def _shown(run: re.Match[str]) -> str:
    """Return a run of suspect characters with a sign for each one that must not be sent."""
    text = run[0]
    if len(text) == 1:
        return _ALONE[ord(text)]
    if len(text) > MAX_MARKS and _HEAP in text.translate(_MARKS):
        return _counted(text)
    return text.translate(_ALONE)


def _counted(text: str) -> str:
    """Return a run of suspect characters as `_shown` does, with a count of the marks that are too many."""
    out: list[str] = []
    marks = 0
    for char, mark in zip(text, text.translate(_MARKS), strict=True):
        if mark != _MARK:
            out += (_more(marks), char.translate(_ALONE))
            marks = 0
        elif char != _EMOJI_LOOK:
            marks += 1
            if marks <= MAX_MARKS:
                out.append(char)
    return "".join((*out, _more(marks)))


def _more(marks: int) -> str:
    return f"<+{marks - MAX_MARKS} marks>" if marks > MAX_MARKS else ""


class _Alone(dict[int, str]):
    """What stands for each character by itself, looked up once for each."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char == _EMOJI_LOOK:
            shown = ""  # asks for the coloured picture; terminals disagree about its width
        else:
            shown = char if char in _JOINERS or _is_mark(char) or _is_safe(char) else _sign(char)
        self[code] = shown
        return shown


class _Marks(dict[int, str]):
    """Which characters take no cell of their own: `_MARK` for each that does not, and a blank for others."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        self[code] = _MARK if char in _JOINERS or char == _EMOJI_LOOK or _is_mark(char) else " "
        return self[code]


_MARK = "+"
_HEAP = _MARK * (MAX_MARKS + 1)
_ALONE, _MARKS = _Alone(), _Marks()


def _is_safe(char: str) -> bool:
    return (char.isprintable() and char not in _INVISIBLE) or unicodedata.category(char) == "Zs"


def _is_mark(char: str) -> bool:
    """Whether the character takes no cell of its own: combining marks, and jamo that join a syllable."""
    if char in _INVISIBLE:
        return False
    joins = "\u1161" <= char <= "\u11ff" or "\ud7b0" <= char <= "\ud7fb"
    return unicodedata.category(char) in ("Mn", "Me") or (joins and char.isprintable())


@cache
def _lone_joiners() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return each joiner with what finds it where spelling does not need it (RFC 5892, appendix A.1 and A.2).

    It is needed after a virama, as in Indic scripts, and the non-joiner between two Arabic letters, as in
    Persian. Anywhere else it could only make two different words look the same.
    """
    viramas = "".join(char for char in map(chr, range(0x900, 0x17000)) if unicodedata.combining(char) == 9)
    arabic = "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]"
    between = f"(?!(?<={arabic}\u200c){arabic})"
    return (
        ("\u200c", re.compile(f"(?<![{viramas}])\u200c{between}")),
        ("\u200d", re.compile(f"(?<![{viramas}])\u200d")),
    )


def _sign(char: str) -> str:
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"<U+{code:04X}>"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like the given one, or "" where none is like it."""
    from difflib import get_close_matches  # loaded only once something is wrong

    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


_CUT_SIGN = re.compile(r"<(?:U?\+?[0-9A-F]{0,6}|\+?\d* ?m?a?r?k?s?)$")


def quoted(text: str) -> str:
    """Return a text in quotation marks, shortened to fit into a line, with no sign or letter cut in half."""
    if len(text) <= 60:
        return f"'{text}'"
    end = 59
    while end > 40 and not _is_safe_end(text[end]):
        end -= 1
    return f"'{clean(_CUT_SIGN.sub('', text[:end]))}…'"  # a joiner may be left alone


def _is_safe_end(following: str) -> bool:
    """Whether a text can be cut before a character."""
    return following.isascii() or not (_is_mark(following) or following in _JOINERS)


def to_ascii(text: str) -> str:
    """Return the text in ASCII: signs by their ASCII sign, letters without accents, others by number.

    The signs for control characters that cleaning leaves are written with a caret, as terminals do.
    """
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_ascii_signs()))
    bare = "".join(char for char in text if not unicodedata.combining(char))
    return bare.encode("ascii", "backslashreplace").decode("ascii")


_TYPOGRAPHY = {
    "–": "-", "—": "--", "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": "<<",
    "…": "...", "·": "-", "•": "*", "×": "x", "→": "->", "←": "<-", "≤": "<=", "≥": ">=", "±": "+/-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d",
    "Æ": "AE", "Ø": "O", "Ł": "L", "Đ": "D", "€": "EUR ", "£": "GBP ",
}  # fmt: skip
VERDICT_SIGNS = {
    "≠": "!=", "⊄": "!<", "✗": "x", "≷": "><", "Δ": "d", "~": "~", "»": ">>", "⊂": "<", "@": "@", "=": "=", "∅": "/",
}  # fmt: skip
"""The verdicts' signs and what stands for them in ASCII; `verdicts` names them too, and a test holds them together."""


@cache
def _ascii_signs() -> dict[int, str]:
    controls = {chr(0x2400 + code): f"^{chr(code + 0x40)}" for code in range(0x20)} | {"␡": "^?"}
    return str.maketrans(_TYPOGRAPHY | controls | VERDICT_SIGNS)


def cells(text: str) -> int:
    """Return how many cells a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def wrap(text: str, width: int, first: int | None = None) -> list[str]:
    """Break a text at its spaces into lines of at most `width` cells, the first of at most `first`.

    A word wider than a line stands alone and whole, as an address must, unless it is of a script that is
    written without spaces. There is always a line, an empty one for an empty text.
    """
    lines = [""]
    used = 0
    room = width if first is None else first
    for word in text.replace("\n", " ").split(" "):
        for piece in _pieces(word, width) if word else ():
            size = cells(piece)
            if not lines[-1]:
                lines[-1], used = piece, size
            elif used + 1 + size <= room:
                lines[-1] += " " + piece
                used += 1 + size
            else:
                lines.append(piece)
                used, room = size, width
    return lines


def _pieces(word: str, width: int) -> list[str]:
    if word.isascii() or cells(word) <= width or not any(_cells(char) == 2 for char in word):
        return [word]
    pieces = [""]
    for char in word:
        if cells(pieces[-1]) + _cells(char) > width:
            pieces.append("")
        pieces[-1] += char
    return pieces


@cache
def _cells(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def counted(count: int, thing: str) -> str:
    """Return how many there are of a thing: "1 claim", "2,000 claims"."""
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"


MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def short_day(day: date) -> str:
    """Return "25 Oct", in every locale; for columns, where the year stands elsewhere."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """Return "25 Oct 2024", in every locale."""
    return f"{short_day(day)} {day.year}"
