"""Characters: whether terminals agree on their width, and what stands for them in ASCII."""

from __future__ import annotations

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDE = (
    (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0xA4CF), (0xA960, 0xA97C), (0xAC00, 0xD7A3), (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F), (0xFF01, 0xFF60), (0xFFE0, 0xFFE6), (0x20000, 0x3FFFD),
)  # fmt: skip
"""Han, kana, Hangul and their punctuation: two columns in every table of widths."""
_SELECTORS = range(0xFE00, 0xFE10)

_agreed: dict[tuple[str, bool], bool] = {}
_narrow: set[str] = set()


def agreed(character: str, wide: bool) -> bool:
    """Whether every terminal moves its cursor by one column, or two for a wide one, for this character.

    They differ on emoji, on joined characters, flags and variation selectors, and on the soft hyphen. Signs of
    "ambiguous" width (UAX 11), box drawing among them, count as agreed: only terminals that are set up for
    East Asian legacy text draw them wide, and there no full-screen program stands straight.
    """
    if character.isascii():
        return True
    known = _agreed.get((character, wide))
    if known is None:
        if len(_agreed) > 4096:
            _agreed.clear()
        known = _agreed[character, wide] = _is_agreed(character, wide)
    return known


def all_narrow(cells: Sequence[str]) -> bool:
    """Whether each cell is one code point that every terminal draws in one column."""
    if not _narrow.issuperset(cells):
        if not all(len(cell) == 1 and agreed(cell, wide=False) for cell in cells):
            return False
        _narrow.update(cells)
    return True


def _is_agreed(character: str, wide: bool) -> bool:
    base = ord(character[0])
    if wide:
        sure = any(first <= base <= last for first, last in _WIDE)
    else:
        sure = base < 0x1F000 and base != 0xAD and not 0xE000 <= base <= 0xF8FF
    return sure and all(
        unicodedata.category(mark) == "Mn" and ord(mark) not in _SELECTORS for mark in character[1:]
    )


def reach(character: str) -> int:
    """The columns that a terminal may spend on a character that is not agreed upon, at most."""
    return 2 * sum(
        not unicodedata.combining(part) and unicodedata.category(part) != "Cf" and ord(part) not in _SELECTORS
        for part in character
    )


_STAND_INS = {
    "-": "‐‑‒–—―−─━┄┅┈┉╌╍═╴╶╸╺╼╾¯", "|": "│┃┆┇┊┋╎╏║╵╷╹╻╽╿▏▎▍▌▐", "/": "╱÷∅", "\\": "╲", "x": "×╳✕✗✘",
    "#": "█▇▆▅▄▀▓■▪◼", ":": "▒░", "o": "○◦◯°ø", "*": "•●◆★☆∙", ".": "·…․", "'": "‘’‚ʼ′", '"': "“”„″",
    "<": "←«‹≤◀◂⊂", ">": "→»›≥▶▸►⊃", "^": "↑▲", "v": "↓▼✓✔", "!": "≠", "~": "≈≃∼", "=": "≡", "+": "±",
    " ": "\u00a0\u2002\u2003\u2007\u2009\u202f", "E": "€", "L": "£Ł", "l": "ł", "s": "ß", "a": "æ", "A": "Æ",
    "O": "Ø", "d": "đΔ", "D": "Đ", "?": "¿",  # box drawing that is no straight line is "+"
}  # fmt: skip
_ascii = {sign: plain for plain, signs in _STAND_INS.items() for sign in signs}


def to_ascii(character: str) -> str:
    """Return the ASCII character that stands for one that the terminal cannot show; "?" where none does."""
    plain = _ascii.get(character)
    if plain is None:
        plain = "+" if "\u2500" <= character[0] <= "\u257f" else unicodedata.normalize("NFKD", character)[0]
        _ascii[character] = plain = plain if plain.isascii() and plain.isprintable() else "?"
    return plain
