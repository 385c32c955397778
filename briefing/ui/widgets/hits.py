"""What was found in a library: each hit on two lines, where it is and the sentence it is in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.message import Message

from briefing.library.find import In
from briefing.record import Record
from briefing.ui.cells import cell_len, fit
from briefing.ui.days import long_day
from briefing.ui.widgets.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.brief.model import Spot
    from briefing.library.find import Found
    from briefing.ui.widgets.drawn import Span

INDENT = 5
"""Cells by which the sentence stands in."""


class HitRow(Record):
    """One of the two lines of a hit."""

    found: Found
    is_second: bool


class HitsPane(Lines[HitRow]):
    """Lists hits; the cursor goes from one to the next."""

    class Chosen(Message):
        """A hit is to be read where it stands."""

        def __init__(self, found: Found) -> None:
            super().__init__()
            self.found = found

    def show_hits(self, hits: Sequence[Found], hit: int = 0) -> None:
        """Show other hits, with the cursor on one of them."""
        self.show(tuple(HitRow(found, second) for found in hits for second in (False, True)), 2 * hit)

    @property
    def hit(self) -> int:
        """Which hit is under the cursor."""
        return self.cursor // 2

    def rests_on(self, row: HitRow) -> bool:
        """Whether the row is the first of a hit."""
        return not row.is_second

    def placed(self) -> None:
        """Show the second line of the hit too, and mark it."""
        self.redraw()

    def spans(self, row: HitRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return where the hit is, or its sentence, with the words marked."""
        found = row.found
        if row.is_second:
            text, spots = window(found.text, found.spots, width - INDENT - 1)
            lead = self.glyphs.ellipsis if text != found.text and not found.text.startswith(text) else ""
            base = "quote" if found.part is In.NOTE else ""
            room = width - INDENT - 1 - cell_len(lead)
            return (
                (" " * INDENT, ""),
                (lead, "dim"),
                *marked(text, spots, room, self.glyphs.ellipsis, base),
            )
        kind = next(iter(found.verdicts), None)
        sign, style = (self.glyphs.sign(kind), "conflict") if kind and kind.is_contradiction else ("", "")
        day = long_day(date.fromordinal(found.brief.day)) if found.brief.day else ""
        right = f"{found.part.value:>8}  {day:>11} "
        room = max(8, width - INDENT - cell_len(right) - 1)
        left = marked(found.heading, found.heading_spots, room, self.glyphs.ellipsis, "strong")
        used = sum(cell_len(text) for text, _ in left)
        where = (
            f" {self.glyphs.dot} {found.brief.title}" if found.part is not In.NOTE or found.heading else ""
        )
        where = fit(where, room - used, self.glyphs.ellipsis) if room - used > 6 else ""
        gap = " " * (room - used - cell_len(where) + 1)
        return (
            (f"{self.glyphs.marker if current else ' '} ", "strong"),
            (f"{sign:<2} ", style if sign else ""),
            *left,
            (where + gap + right, "dim"),
        )

    def action_choose(self) -> None:
        """Ask to read the hit where it stands."""
        if self.current:
            self.post_message(self.Chosen(self.current.found))


def marked(text: str, spots: Sequence[Spot], width: int, ellipsis: str, base: str = "") -> tuple[Span, ...]:
    """Return a text of at most `width` cells, with the spots in the style of hits."""
    pieces: list[Span] = []
    at = 0
    for start, end in spots:
        pieces += [(text[at:start], base), (text[start:end], f"{base} hit".strip())]
        at = end
    pieces.append((text[at:], base))
    spans: list[Span] = []
    for piece, style in pieces:
        cut = fit(piece.replace("\n", " "), width, ellipsis) if width > 0 else ""
        if cut:
            spans.append((cut, style))
        width = 0 if cell_len(cut) < cell_len(piece) else width - cell_len(cut)
    return tuple(spans)


def window(text: str, spots: Sequence[Spot], width: int) -> tuple[str, tuple[Spot, ...]]:
    """Return the part of a text that begins a little before the first spot, where that stands too far to the right."""
    if not spots or cell_len(text[: spots[0].end]) < width * 3 // 4:
        return text, tuple(spots)
    start = max(0, spots[0].start - width // 3)
    start = text.find(" ", start, spots[0].start) + 1 or spots[0].start
    return text[start:], tuple(
        spot._replace(start=spot.start - start, end=spot.end - start) for spot in spots
    )
