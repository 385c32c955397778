"""Cells: what a terminal shows, as rows of characters and of styles; and styles as the wire has them (SGR, ECMA-48 8.3.117).

A cell is a character as the reader sees one (a letter with its combining marks is one), and a style.
A wide character stands in two cells: the first holds it, the second holds an empty string and the same style.
Texts and styles are kept in parallel lists because whole rows are written and compared far more often than
single cells, and lists of strings do both in C.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


Style = tuple[int, int, int, str]
"""Foreground, background, attribute bits, and the address that the cell links to (empty for none)."""

DEFAULT_COLOUR = -1
"""The terminal's own foreground or background; 0–15 are its ANSI colours, 16–255 the xterm palette."""
RGB = 1 << 24
"""Added to 0xRRGGBB for a true colour."""

BOLD, DIM, ITALIC, UNDERLINE, BLINK, RAPID, REVERSE, CONCEAL, STRIKE, DOUBLE, FRAMED, CIRCLED, OVERLINE = (
    1 << bit for bit in range(13)
)
SEEN_ON_BLANKS = UNDERLINE | REVERSE | STRIKE | DOUBLE | FRAMED | CIRCLED | OVERLINE
"""Attributes that can be seen where there is no ink."""
TAKE_INK = BLINK | RAPID | CONCEAL | DIM
"""Attributes that change how those are seen."""

PLAIN: Style = (DEFAULT_COLOUR, DEFAULT_COLOUR, 0, "")
"""How a terminal writes when nothing was asked for."""

_bare: dict[Style, Style] = {PLAIN: PLAIN}


def bare(style: Style) -> Style:
    """Return what can be seen of a style on a blank, so that blanks which look the same are equal."""
    known = _bare.get(style)
    if known is None:
        foreground, background, attributes, link = style
        if attributes & SEEN_ON_BLANKS:
            known = (foreground, background, attributes & (SEEN_ON_BLANKS | TAKE_INK), link)
        else:
            known = (DEFAULT_COLOUR, background, 0, link)
        known = _bare[style] = style if known == style else _bare.setdefault(known, known)
    return known


class Grid:
    """A screenful of cells; `text[y][x]` and `styles[y][x]`, counted from 0 at the top left."""

    __slots__ = ("height", "styles", "text", "width")

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self.text: list[list[str]] = [[" "] * width for _ in range(height)]
        self.styles: list[list[Style]] = [[PLAIN] * width for _ in range(height)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Grid) and self.text == other.text and self.styles == other.styles

    __hash__ = None  # type: ignore[assignment]

    def copy(self) -> Grid:
        """Return a grid that holds the same and changes on its own."""
        grid = Grid(self.width, 0)
        grid.height = self.height
        grid.text = [row.copy() for row in self.text]
        grid.styles = [row.copy() for row in self.styles]
        return grid

    def resize(self, width: int, height: int) -> None:
        """Cut or fill with blanks at the right and at the bottom."""
        for row, styles in zip(self.text, self.styles, strict=True):
            if 0 < width < self.width and row[width] == "":
                row[width - 1] = " "
            row[width:] = [" "] * (width - self.width)
            styles[width:] = [PLAIN] * (width - self.width)
        for _ in range(self.height, height):
            self.text.append([" "] * width)
            self.styles.append([PLAIN] * width)
        del self.text[height:], self.styles[height:]
        self.width, self.height = width, height

    def write(self, x: int, y: int, cells: Sequence[str], style: Style) -> None:
        """Write cells of one style into a row from `x`, which is in it, as far as they fit.

        What is cut off of a wide character, here or by the edge, becomes a blank.
        """
        end = x + len(cells)
        if end > self.width:
            room = self.width - x
            cells = [*cells[: room - 1], " "] if cells[room] == "" else cells[:room]
            end = self.width
        row, styles = self.text[y], self.styles[y]
        if row[x] == "":
            row[x - 1] = " "
            styles[x - 1] = bare(styles[x - 1])
        if end < self.width and row[end] == "":
            row[end] = " "
            styles[end] = bare(styles[end])
        row[x:end] = cells
        blank = bare(style)
        if blank is style or " " not in cells:
            styles[x:end] = [style] * (end - x)
        else:
            styles[x:end] = [blank if cell == " " else style for cell in cells]

    def scroll(self, top: int, bottom: int, rows: int) -> None:
        """Move the rows from `top` up to, not including, `bottom` up by `rows`, down where that is negative."""
        gap = min(abs(rows), bottom - top)
        text = [[" "] * self.width for _ in range(gap)]
        styles = [[PLAIN] * self.width for _ in range(gap)]
        if rows > 0:
            self.text[top:bottom] = self.text[top + gap : bottom] + text
            self.styles[top:bottom] = self.styles[top + gap : bottom] + styles
        else:
            self.text[top:bottom] = text + self.text[top : bottom - gap]
            self.styles[top:bottom] = styles + self.styles[top : bottom - gap]


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
