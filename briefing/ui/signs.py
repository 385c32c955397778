"""The signs that the reader draws, in Unicode and in ASCII, and which of them a verdict has in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.ui.cells import cell_len, fit
from briefing.verdicts.reasons import short
from briefing.verdicts.verdict import Flag, Severity

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
    meter: tuple[str, str]
    """The filled and the empty signs of a severity."""
    note: str = "*"
    """Stands in the margin of what the analyst has written about."""
    mark: str = "+"
    """Stands in the margin of what the analyst has marked."""
    new: str = "^"
    """Stands in the margin of what is new since the brief was last open."""
    review: str = "?"
    """Stands in the margin of what a person has yet to review, and behind the sign of a verdict that rests on it."""

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
    meter=("●", "○"),
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
    meter=("#", "."),
)


class Sign(NamedTuple):
    """How a verdict shows in a row; all is empty where it is not grave."""

    text: str = ""
    style: str = ""
    """The style of words that the verdict is about."""
    mark: str = ""
    """The style of the sign itself, which for what is gravest stands out without colour too."""


def is_grave(verdict: Verdict) -> bool:
    """Whether a verdict shows in a row: a contradiction or a tension does."""
    return verdict.kind.weight >= GRAVE


def style_of(verdict: Verdict) -> str:
    """Return the style of words that a grave verdict is about: its colour is its severity."""
    band = Severity.of(verdict.severity)
    if not verdict.kind.is_contradiction:
        return "tension" if band in (Severity.HIGH, Severity.MEDIUM) else ""
    return {Severity.HIGH: "high", Severity.MEDIUM: "medium"}.get(band, "low")


def sign_of(verdict: Verdict | None, glyphs: Glyphs) -> Sign:
    """Return how a verdict shows in a row."""
    if verdict is None or not is_grave(verdict):
        return Sign()
    style = style_of(verdict)
    return Sign(glyphs.sign(verdict.kind), style, "gravest" if style == "high" else style)


def full_sign(verdict: Verdict, glyphs: Glyphs) -> str:
    """Return the sign of a verdict, marked where the verdict rests on a draft that is left to review."""
    return glyphs.sign(verdict.kind) + (glyphs.review if Flag.DRAFT in verdict.flags else "")


def severity_words(verdict: Verdict | None, glyphs: Glyphs, *, number: bool) -> str:
    """Return the severity of a grave verdict as one to three filled signs, and behind them its number if asked for."""
    if verdict is None or not is_grave(verdict):
        return ""
    filled = {Severity.HIGH: 3, Severity.MEDIUM: 2, Severity.LOW: 1}.get(Severity.of(verdict.severity), 0)
    full, empty = glyphs.meter
    meter = full * filled + empty * (3 - filled)
    return f"{meter} {verdict.severity:>3}" if number else meter


def verdict_words(verdict: Verdict, claim: Claim, brief: Brief, glyphs: Glyphs, width: int) -> str:
    """Return a verdict as seen from one claim of it; where it is too long, the other's name is cut first."""
    text = f"{full_sign(verdict, glyphs)} {short(verdict, claim, brief)}"
    over = cell_len(text) - width
    if over > 0:  # what is said of the other matters more than the whole of its name
        name = brief.name(verdict.other(claim).by)
        text = text.replace(name, fit(name, max(8, cell_len(name) - over), glyphs.ellipsis), 1)
    return text
