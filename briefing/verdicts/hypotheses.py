"""Competing hypotheses: how claims bear on each, and how much stands against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Consistency
from briefing.record import Record
from briefing.verdicts.phrases import name, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.brief.model import Brief, Claim

WEIGHTS = {Consistency.VERY_INCONSISTENT: 2, Consistency.INCONSISTENT: 1}
"""What a mark adds to a hypothesis' inconsistency; every other mark adds nothing."""

MEANINGS = {
    Consistency.VERY_CONSISTENT: "very consistent with this",
    Consistency.CONSISTENT: "consistent with this",
    Consistency.NEUTRAL: "neutral, to be read for and against this",
    Consistency.INCONSISTENT: "inconsistent with this",
    Consistency.VERY_INCONSISTENT: "very inconsistent with this",
    Consistency.NOT_APPLICABLE: "does not bear on this",
}


class Hypotheses(Record):
    """A brief's hypotheses and the claims that are marked against any of them, as the brief has them."""

    texts: tuple[str, ...]
    claims: tuple[Claim, ...]
    marks: Mapping[str, Mapping[str, Consistency]]

    def mark(self, claim: str, hypothesis: int) -> Consistency | None:
        """Return how a claim bears on a hypothesis; none where the brief does not say."""
        return self.marks.get(self.texts[hypothesis], {}).get(claim)

    def inconsistency(self, hypothesis: int) -> int:
        """Return the inconsistency score of a hypothesis."""
        return inconsistency(self.marks.get(self.texts[hypothesis], {}).values())


def hypotheses(brief: Brief) -> Hypotheses:
    """Return the hypotheses of a brief with the claims that are marked."""
    marked = {id for marks in brief.consistency.values() for id in marks}
    claims = tuple(claim for claim in brief.claims.values() if claim.id in marked)
    return Hypotheses(tuple(dict.fromkeys(brief.hypotheses)), claims, brief.consistency)


def inconsistency(marks: Iterable[Consistency]) -> int:
    """Return an inconsistency score: II counts 2, I counts 1, every other mark nothing.

    Analysis of competing hypotheses asks what speaks against each hypothesis, since one claim may be
    consistent with all of them (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8). The weights are
    those of the program ACH by the Palo Alto Research Center (Good and others with Heuer, technical
    description of version 1.1); its further weights, by credibility and relevance, are left out.
    """
    return sum(WEIGHTS.get(mark, 0) for mark in marks)


def mark_text(kept: Hypotheses, claim: Claim, hypothesis: int, brief: Brief) -> str:
    """Return in full how a claim bears on a hypothesis."""
    mark, text = kept.mark(claim.id, hypothesis), kept.texts[hypothesis]
    bearing = f"{mark}: {MEANINGS[mark]}" if mark else "the brief does not say how it bears on this"
    return f"{sentence(name(claim, brief))[:-1]}, {claim.words}. {sentence(bearing)} Hypothesis {hypothesis + 1}: {text}"
