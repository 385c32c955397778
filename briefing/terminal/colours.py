"""Colours: any colour as the nearest one that a terminal has."""

from __future__ import annotations

from briefing.terminal.cells import DEFAULT_COLOUR, RGB

ANSI = (
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
)  # fmt: skip
"""xterm's own values of the 16 ANSI colours; a terminal's theme may have others."""
CUBE = (0, 95, 135, 175, 215, 255)
"""The levels of red, green and blue of the palette's colours 16–231; 232–255 are greys of 8, 18 … 238."""

_reduced: dict[tuple[int, int], int] = {}


def reduce(colour: int, depth: int) -> int:
    """Return the nearest colour of a terminal with `depth` colours: 0, 16, 256 or 2²⁴."""
    if colour == DEFAULT_COLOUR or colour < depth:
        return colour
    if depth == 0:
        return DEFAULT_COLOUR
    if depth == RGB:
        return colour
    known = _reduced.get((colour, depth))
    if known is None:
        if len(_reduced) > 4096:
            _reduced.clear()
        rgb = _parts(colour & 0xFFFFFF) if colour >= RGB else _palette(colour)
        known = _reduced[colour, depth] = _nearest_of_palette(rgb) if depth == 256 else _nearest_of_ansi(rgb)
    return known


def _parts(rgb: int) -> tuple[int, int, int]:
    return rgb >> 16, rgb >> 8 & 255, rgb & 255


def _palette(index: int) -> tuple[int, int, int]:
    if index < 16:
        return _parts(ANSI[index])
    if index >= 232:
        grey = 8 + 10 * (index - 232)
        return grey, grey, grey
    index -= 16
    return CUBE[index // 36], CUBE[index // 6 % 6], CUBE[index % 6]


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    """How different two colours look: squared, green weighing most, red more than blue where it is bright."""
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    bright = (one[0] + other[0]) // 2
    return (512 + bright) * red * red + 1024 * green * green + (767 - bright) * blue * blue


def _nearest_of_palette(rgb: tuple[int, int, int]) -> int:
    """The nearest of 16–255; the first 16 are left out, since a terminal's theme may make them anything."""
    red, green, blue = (min(range(6), key=lambda level: abs(CUBE[level] - part)) for part in rgb)
    cube = 16 + 36 * red + 6 * green + blue
    grey = 232 + max(0, min(23, (sum(rgb) // 3 - 3) // 10))
    return min(cube, grey, key=lambda index: _distance(rgb, _palette(index)))


def _nearest_of_ansi(rgb: tuple[int, int, int]) -> int:
    return min(range(16), key=lambda index: _distance(rgb, _parts(ANSI[index])))
