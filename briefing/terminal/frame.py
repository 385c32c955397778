"""Frames: a screenful of cells as bytes, to be kept and painted again before anything else is there.

A header line names the format, the size, a checksum and the caller's key. What draws the frame follows, up to a null
character, so that it can be sent as it stands; then the cells: a line for each style, an empty line, and a line for
each row up to the last that is not blank: `count.style` for each stretch of one style, a tab,
and the characters, up to the last that is not a plain blank. Where a character is more than one code point, or
wide, the row's characters are separated by tabs and the stretches end with a `*`.
"""

from __future__ import annotations

from binascii import crc32

from briefing.terminal.cells import DEFAULT_COLOUR, OVERLINE, PLAIN, RGB, Grid, Style

_MAGIC = "briefing-frame-3"
_END = "\x00"
_FINALS = tuple("mHGABCDKJXb")
_STEPS = {"\r", "\n", "\b"}
_LARGEST = 1000
"""Columns or rows beyond which a frame is not believed."""


class Frame:
    """A frame that was kept."""

    __slots__ = ("_body", "_height", "_width", "drawing")

    def __init__(self, width: int, height: int, drawing: str, body: str) -> None:
        self.drawing = drawing
        """What a terminal is to be sent that was just cleared."""
        self._width = width
        self._height = height
        self._body = body

    def grid(self) -> Grid | None:
        """Return the cells that are shown then; none where they make no sense."""
        try:
            return _grid(self._width, self._height, self._body)
        except (ValueError, IndexError):
            return None


def dump(grid: Grid, drawing: str, key: str) -> bytes:
    """Return a grid, with what draws it, as bytes that `load` gives back for the same key; that is one line."""
    numbers: dict[Style, int] = {PLAIN: 0}
    rows = [_row(text, styles, numbers) for text, styles in zip(grid.text, grid.styles, strict=True)]
    while rows and not rows[-1]:
        rows.pop()
    styles = [f"{fore} {back} {bits} {link}" for fore, back, bits, link in numbers]
    body = "\n".join((*styles[1:], "", *rows))
    content = f"{drawing}{_END}{body}".encode()
    width, height = str(grid.width), str(grid.height)
    return f"{_MAGIC} {width} {height} {_checksum(width, height, content):08x} {key}\n".encode() + content


def load(data: bytes, key: str) -> Frame | None:
    """Return the frame that was dumped for this key; none where the data are stale, damaged or unsafe to send."""
    header, _, content = data.partition(b"\n")
    try:
        magic, width, height, checksum, of = header.decode().split(" ", 4)
        if magic != _MAGIC or of != key or int(checksum, 16) != _checksum(width, height, content):
            return None
        drawing, _, body = content.decode().partition(_END)
        return Frame(int(width), int(height), drawing, body) if _only_draws(drawing) else None
    except ValueError:
        return None


def _checksum(width: str, height: str, content: bytes) -> int:
    return crc32(content, crc32(f"{width} {height}".encode()))


def _only_draws(drawing: str) -> bool:
    """Whether a terminal is sent nothing but text, moves, erasures, styles and links."""
    text, *sequences = drawing.split("\x1b")
    rest = [text]
    for sequence in sequences:
        if sequence.startswith("["):
            left = sequence[1:].lstrip("0123456789;:")
            if left[:1] not in _FINALS:
                left = sequence.removeprefix("[?7")
                if left[:1] not in ("h", "l"):
                    return False
            rest.append(left[1:])
        elif sequence.startswith(("]8;;", "\\")):
            rest.append(sequence[1:])
        else:
            return False
    return not any(sign < " " or "\x7f" <= sign <= "\x9f" for sign in set("".join(rest)) - _STEPS)


def _row(text: list[str], styles: list[Style], numbers: dict[Style, int]) -> str:
    end = len(text)
    while end and text[end - 1] == " " and styles[end - 1] == PLAIN:
        end -= 1
    stretches = []
    x = 0
    while x < end:
        start, style = x, styles[x]
        while x < end and styles[x] == style:
            x += 1
        stretches.append(f"{x - start}.{numbers.setdefault(style, len(numbers))}")
    if not stretches:
        return ""
    cells = text[:end]
    between, mark = ("", "") if all(len(cell) == 1 for cell in cells) else ("\t", " *")
    return f"{' '.join(stretches)}{mark}\t" + between.join(cells)


def _grid(width: int, height: int, body: str) -> Grid:
    """The grid of a body; ValueError or IndexError where it is none."""
    if not (0 < width <= _LARGEST and 0 < height <= _LARGEST):
        raise ValueError(f"no screen has {width} columns and {height} rows")
    lines = body.split("\n")
    blank = lines.index("")
    known = [PLAIN, *(_style(line) for line in lines[:blank])]
    grid = Grid(width, height)
    for y, line in enumerate(lines[blank + 1 :]):
        if line:
            stretches, _, characters = line.partition("\t")
            separated = stretches.endswith(" *")
            cells = characters.split("\t") if separated else list(characters)
            styles: list[Style] = []
            for stretch in stretches.removesuffix(" *").split(" "):
                count, _, number = stretch.partition(".")
                styles += [known[int(number)]] * min(int(count), _LARGEST)
            fits = len(cells) == len(styles) <= width
            if not (fits and _safe(characters) and (_paired(cells) if separated else "\t" not in characters)):
                raise ValueError(f"row {y} is no row of {width} cells")
            grid.text[y][: len(cells)] = cells
            grid.styles[y][: len(cells)] = styles
    return grid


def _style(line: str) -> Style:
    fore, back, bits, link = line.split(" ", 3)
    style = int(fore), int(back), int(bits), link
    if not all(DEFAULT_COLOUR <= colour < 2 * RGB for colour in style[:2]):
        raise ValueError(f"no colour is {fore} or {back}")
    if not (0 <= style[2] < 2 * OVERLINE and _safe(link)):
        raise ValueError(f"no style is {line!r}")
    return PLAIN if style == PLAIN else style


def _safe(text: str) -> bool:
    """Whether nothing in a text could steer a terminal; tabs are taken out later."""
    return not any(code < " " or "\x7f" <= code <= "\x9f" for code in set(text) - {"\t"})


def _paired(cells: list[str]) -> bool:
    """Whether each second half of a wide character follows a first one."""
    return all(before or cell for before, cell in zip(["", *cells], cells, strict=False))
