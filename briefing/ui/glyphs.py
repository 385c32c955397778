"""The signs that the reader draws, in Unicode and in ASCII."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record

if TYPE_CHECKING:
    from briefing.verdicts.verdict import Kind


class Glyphs(Record):
    """The characters that the panes draw themselves; texts of briefs are not among them."""

    unicode: bool
    marker: str
    """Stands before the row of the cursor."""
    ellipsis: str
    dot: str
    """Between parts of a line."""
    dash: str
    arrow: str
    upper: tuple[str, str, str]
    """The upper edge of a frame: its left corner, what lies between, its right corner."""
    lower: tuple[str, str, str]
    side: str
    note: str = "*"
    """Stands in the margin of what the analyst has written about."""
    mark: str = "+"
    """Stands in the margin of what the analyst has marked."""
    new: str = "^"
    """Stands in the margin of what is new since the brief was last open."""

    def sign(self, kind: Kind) -> str:
        """Return the sign of a verdict."""
        return kind.sign if self.unicode else kind.ascii_sign


UNICODE = Glyphs(
    unicode=True,
    marker="▌",
    ellipsis="…",
    dot="·",
    dash="–",
    arrow="→",
    upper=("┌", "─", "┐"),
    lower=("└", "─", "┘"),
    side="│",
    new="◇",
)
ASCII = Glyphs(
    unicode=False,
    marker=">",
    ellipsis="~",
    dot="-",
    dash="-",
    arrow="->",
    upper=("+", "-", "+"),
    lower=("+", "-", "+"),
    side="|",
)
