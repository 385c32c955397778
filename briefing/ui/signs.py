"""Verdicts in a row: which of them have a sign, in which style, and in how many words they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record
from briefing.ui.cells import cell_len, fit
from briefing.verdicts.reasons import short

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.verdicts.verdict import Verdict

GRAVE = 0.5
"""The weight from which on a verdict has a sign in a row: that of tension."""


class Sign(Record):
    """A sign and its style; both are empty where a verdict is not grave."""

    text: str = ""
    style: str = ""


def sign_of(verdict: Verdict | None, glyphs: Glyphs) -> Sign:
    """Return the sign of a verdict."""
    if verdict is None or verdict.kind.weight < GRAVE:
        return Sign()
    return Sign(glyphs.sign(verdict.kind), "conflict" if verdict.kind.is_contradiction else "tension")


def told(verdict: Verdict, claim: Claim, brief: Brief, glyphs: Glyphs, width: int) -> str:
    """Return a verdict as seen from one claim of it; where it is too long, the other's name is cut first."""
    text = f"{glyphs.sign(verdict.kind)} {short(verdict, claim, brief)}"
    over = cell_len(text) - width
    if over > 0:  # what is said of the other matters more than the whole of its name
        name = brief.name(verdict.other(claim).by)
        text = text.replace(name, fit(name, max(8, cell_len(name) - over), glyphs.ellipsis), 1)
    return text
