"""Cells: what a terminal shows, as rows of characters and rows of styles.

A cell is a character as the reader sees one (a letter with its combining marks is one), and a style.
A wide character stands in two cells: the first holds it, the second holds an empty string and the same style.
Texts and styles are kept in parallel lists because whole rows are written and compared far more often than
single cells, and lists of strings do both in C.
"""

from __future__ import annotations

TYPE_CHECKING = False
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
