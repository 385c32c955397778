"""The list of the measures of a library: how far each one's figures reach, who speaks to it, and what conflicts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from briefing.brief.choice import Choice
from briefing.figures.words import range_of_things
from briefing.record import Record
from briefing.ui.cells import pad
from briefing.ui.widgets.lines import Lines, counts
from briefing.verdicts.overview import Reach
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.ui.widgets.drawn import Span


class Order(Choice):
    """The orders in which measures can stand."""

    CONFLICTS = "most conflicts first"
    NAME = "by name"
    BRIEFS = "in most briefs first"
    CLAIMS = "most claims first"
    SIDES = "most sides first"
    APART = "farthest apart first"

    def sorted(self, reaches: Sequence[Reach]) -> tuple[Reach, ...]:
        """Return measures in this order, those that are alike by name."""
        by_name = sorted(reaches, key=lambda reach: (reach.measure.name.casefold(), reach.measure.id))
        if self is not Order.NAME:
            by_name.sort(key=self._rank, reverse=True)
        return tuple(by_name)

    def _rank(self, reach: Reach) -> float:
        match self:
            case Order.CONFLICTS:
                return (reach.conflicts << 20) + reach.disputed
            case Order.BRIEFS:
                return reach.briefs
            case Order.CLAIMS:
                return reach.claims
            case Order.SIDES:
                return reach.sides
            case _:
                low, high = reach.span[:2] if reach.span else (0.0, 0.0)
                return high / low if low > 0 else 0


class Columns(Record):
    """How many cells each column has; 0 where there is no room for it."""

    name: int
    span: int
    claims: int
    sides: int
    briefs: int
    conflicts: int


WIDE = 90
"""From this width on all columns are shown, and named in full."""


def columns(width: int) -> Columns:
    """Share a width out: numbers take what they need, names and ranges share the rest."""
    counts = (7, 6, 7, 10) if width >= WIDE else (0, 0, 6, 7)
    words = max(12, width - 4 - sum(count + 2 for count in counts if count))
    span = min(26, words * 40 // 100)
    return Columns(words - span - 2, span, *counts)


class MeasuresPane(Lines[Reach]):
    """Lists measures, a row each, under a line that names the columns."""

    HEADED = 1

    class Reached(Message):
        """The cursor was moved to a measure."""

        def __init__(self, measure: str) -> None:
            super().__init__()
            self.measure = measure

    class Chosen(Message):
        """The claims of a measure are to be compared."""

        def __init__(self, measure: str) -> None:
            super().__init__()
            self.measure = measure

    def show_reaches(self, reaches: Sequence[Reach], measure: str) -> None:
        """Show measures, with the cursor on one where it is listed, else at the height where it is."""
        place = next((y for y, reach in enumerate(reaches) if reach.measure.id == measure), self.cursor)
        self.show(reaches, place)

    def heading(self, width: int) -> str:
        """Return the names of the columns, each above its own."""
        parts = columns(width)
        names = ("Claims", "Sides", "Briefs", "Conflicts") if width >= WIDE else ("", "", "Briefs", "")
        short = names[3] or self.glyphs.sign(Kind.CONFLICT)
        counts = "".join(
            f"  {name:>{size}}" for name, size in zip((*names[:3], short), parts[2:], strict=True) if size
        )
        return f"  {pad('Measure', parts.name)}  {pad('Lowest to highest', parts.span)}{counts}"

    def spans(self, row: Reach, width: int, *, current: bool) -> Sequence[Span]:
        """Return name, range and numbers."""
        parts, cut = columns(width), self.glyphs.ellipsis
        span = range_of_things(row.span.scaled(1 / row.unit.factor), row.unit) if row.span else ""
        conflicts = f"{self.glyphs.sign(Kind.CONFLICT)} {row.conflicts:,}" if row.conflicts else ""
        line: list[Span] = [
            (f"{self.glyphs.marker if current else ' '} ", "strong"),
            (pad(row.measure.name, parts.name, cut) + "  ", "strong" if current else ""),
            (pad(span, parts.span, cut), ""),
        ]
        cells = (
            (f"{row.claims:,}", ""),
            (f"{row.sides:,}", ""),
            (f"{row.briefs:,}", ""),
            (conflicts, "conflict"),
        )
        return [*line, *counts(cells, parts[2:])]

    def reached(self) -> None:
        """Report the measure under the cursor."""
        if self.current:
            self.post_message(self.Reached(self.current.measure.id))

    def action_choose(self) -> None:
        """Ask to compare the claims of the measure."""
        if self.current:
            self.post_message(self.Chosen(self.current.measure.id))
