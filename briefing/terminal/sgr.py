"""SGR, "select graphic rendition" (ECMA-48 8.3.117): styles as the wire has them, both ways."""

from __future__ import annotations

from briefing.terminal.cells import (
    BLINK,
    BOLD,
    CIRCLED,
    CONCEAL,
    DEFAULT_COLOUR,
    DIM,
    DOUBLE,
    FRAMED,
    ITALIC,
    OVERLINE,
    PLAIN,
    RAPID,
    REVERSE,
    RGB,
    STRIKE,
    Style,
    UNDERLINE,
)
from briefing.terminal.colours import reduce

_ON = {
    1: BOLD, 2: DIM, 3: ITALIC, 4: UNDERLINE, 5: BLINK, 6: RAPID,
    7: REVERSE, 8: CONCEAL, 9: STRIKE, 21: DOUBLE, 51: FRAMED, 52: CIRCLED,
    53: OVERLINE,
}  # fmt: skip
_OFF = {
    22: BOLD | DIM, 23: ITALIC, 24: UNDERLINE | DOUBLE, 25: BLINK | RAPID,
    27: REVERSE, 28: CONCEAL, 29: STRIKE, 54: FRAMED | CIRCLED, 55: OVERLINE,
}  # fmt: skip

_changes: dict[tuple[Style | None, Style], str] = {}
_read: dict[tuple[Style, str, int], Style] = {}


def change(old: Style | None, new: Style) -> str:
    """Return the shortest sequence that leads from one style to another, links aside.

    From none, the sequence leads there from any style.
    """
    if old is new:
        return ""
    known = _changes.get((old, new))
    if known is None:
        if len(_changes) > 4096:
            _changes.clear()
        known = _changes[old, new] = _shortest(old, new)
    return known


def read(style: Style, parameters: str, depth: int) -> Style:
    """Return the style that SGR parameters make of another, in a terminal of `depth` colours."""
    known = _read.get((style, parameters, depth))
    if known is None:
        if len(_read) > 4096:
            _read.clear()
        known = _applied(style, parameters, depth)
        known = _read[style, parameters, depth] = PLAIN if known == PLAIN else known
    return known


def _shortest(old: Style | None, new: Style) -> str:
    foreground, background, attributes, _ = new
    on = [str(code) for code, bit in _ON.items() if attributes & bit]
    anew = ["", *on, *_colour(foreground, 30), *_colour(background, 40)]
    fresh = f"\x1b[{';'.join(anew)}m"
    if old is None:
        return fresh
    codes = []
    kept = old[2]
    for code, bits in _OFF.items():
        if kept & bits & ~attributes:
            codes.append(str(code))
            kept &= ~bits
    codes += [str(code) for code, bit in _ON.items() if attributes & bit & ~kept]
    if foreground != old[0]:
        codes += _colour(foreground, 30) or ["39"]
    if background != old[1]:
        codes += _colour(background, 40) or ["49"]
    if not codes:
        return ""
    return min(f"\x1b[{';'.join(codes)}m", fresh, key=len)


def _colour(colour: int, base: int) -> list[str]:
    """The parameters for a colour; none for the terminal's own, which is what a reset leaves."""
    if colour == DEFAULT_COLOUR:
        return []
    if colour < 8:
        return [str(base + colour)]
    if colour < 16:
        return [str(base + 52 + colour)]
    if colour < 256:
        return [f"{base + 8};5;{colour}"]
    return [f"{base + 8};2;{colour >> 16 & 255};{colour >> 8 & 255};{colour & 255}"]


def _applied(style: Style, parameters: str, depth: int) -> Style:
    foreground, background, attributes, link = style
    codes = [[int(part or 0) for part in code.split(":")] for code in parameters.split(";")]
    while codes:
        code, *parts = codes.pop(0)
        if code == 0:
            foreground, background, attributes = DEFAULT_COLOUR, DEFAULT_COLOUR, 0
        elif code == 4 and parts:
            attributes &= ~_OFF[24]
            attributes |= {0: 0, 2: DOUBLE}.get(parts[0], UNDERLINE)
        elif code in _ON:
            attributes |= _ON[code]
        elif code in _OFF:
            attributes &= ~_OFF[code]
        elif code in (38, 48, 58):
            colour = _extended(parts, codes)
            if colour is not None and code == 38:
                foreground = reduce(colour, depth)
            elif colour is not None and code == 48:
                background = reduce(colour, depth)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            foreground = reduce(code - 30 if code < 90 else code - 82, depth)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            background = reduce(code - 40 if code < 100 else code - 92, depth)
        elif code == 39:
            foreground = DEFAULT_COLOUR
        elif code == 49:
            background = DEFAULT_COLOUR
    return foreground, background, attributes, link


def _extended(parts: list[int], codes: list[list[int]]) -> int | None:
    """The colour after 38, 48 or 58: `:5:n`, `:2:r:g:b`, `:2::r:g:b`, or the same as parameters of their own."""
    if not parts:
        count = {5: 2, 2: 4}.get(codes[0][0], 1) if codes else 0
        parts = [code[0] for code in codes[:count]]
        del codes[:count]
    if len(parts) == 2 and parts[0] == 5 and parts[1] < 256:
        return parts[1]
    if len(parts) >= 4 and parts[0] == 2 and max(parts[-3:]) < 256:
        red, green, blue = parts[-3:]
        return RGB | red << 16 | green << 8 | blue
    return None
