"""The hypotheses of a brief as text, each with the claims that bear on it, and what their marks say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Consistency
from briefing.export.labels import claim_words
from briefing.export.page import INDENT
from briefing.verdicts.matrix import hypotheses

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.export.page import Page

WORDS = {
    Consistency.VERY_INCONSISTENT: "very inconsistent",
    Consistency.INCONSISTENT: "inconsistent",
    Consistency.NEUTRAL: "neutral",
    Consistency.CONSISTENT: "consistent",
    Consistency.VERY_CONSISTENT: "very consistent",
    Consistency.NOT_APPLICABLE: "not applicable",
}
"""The marks, first what speaks against a hypothesis, since that is what the analysis weighs."""

LEGEND = (
    f"How claims bear on the hypotheses: {', '.join(f'{mark} {words}' for mark, words in WORDS.items())}. "
    "The inconsistency counts II twice and I once."
)


def write_hypotheses(page: Page, brief: Brief) -> None:
    """Write each hypothesis with its inconsistency and, by their marks, the claims that bear on it."""
    kept = hypotheses(brief)
    if not kept.texts:
        return
    page.heading("Hypotheses")
    if kept.claims:
        page.paragraph(LEGEND, INDENT)
    for number, text in enumerate(kept.texts):
        if kept.claims:
            page.gap()
        score = f" (inconsistency {kept.inconsistency(number)})" if kept.claims else ""
        page.paragraph(f"{text}{score}", INDENT, f"{number + 1}. ")
        bearing = [
            (mark.value, claim_words(claim, brief))
            for mark in WORDS
            for claim in kept.claims
            if kept.mark(claim.id, number) is mark
        ]
        if bearing:
            page.rows(bearing, INDENT + len("1. "))
