"""The signs that the reader draws, in Unicode and in ASCII, and which of them a verdict has in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.ui.cells import cell_len, fit
from briefing.verdicts.reasons import short

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.verdict import Kind, Verdict

GRAVE = 0.5
"""The weight from which on a verdict has a sign in a row: that of tension."""


class Glyphs(NamedTuple):
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

    def sign(self, kind: Kind | None) -> str:
        """Return the sign of a verdict; nothing where there is none."""
        return "" if kind is None else kind.sign if self.unicode else kind.ascii_sign


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


class Sign(NamedTuple):
    """A sign and its style; both are empty where a verdict is not grave."""

    text: str = ""
    style: str = ""


def style_of(kind: Kind | None) -> str:
    """Return the style in which a verdict stands out; nothing where it is not grave."""
    if kind is None or kind.weight < GRAVE:
        return ""
    return "conflict" if kind.is_contradiction else "tension"


def sign_of(verdict: Verdict | None, glyphs: Glyphs) -> Sign:
    """Return the sign of a verdict."""
    style = style_of(verdict.kind if verdict else None)
    return Sign(glyphs.sign(verdict.kind), style) if verdict and style else Sign()


def verdict_words(verdict: Verdict, claim: Claim, brief: Brief, glyphs: Glyphs, width: int) -> str:
    """Return a verdict as seen from one claim of it; where it is too long, the other's name is cut first."""
    text = f"{glyphs.sign(verdict.kind)} {short(verdict, claim, brief)}"
    over = cell_len(text) - width
    if over > 0:  # what is said of the other matters more than the whole of its name
        name = brief.name(verdict.other(claim).by)
        text = text.replace(name, fit(name, max(8, cell_len(name) - over), glyphs.ellipsis), 1)
    return text
