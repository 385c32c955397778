"""The claims of a brief as text: those with figures by measure, the others by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Status
from briefing.export.page import INDENT
from briefing.export.words import counted, days, figure_words, long_day, measure_words, quoted, rating
from briefing.verdicts.reasons import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.export.page import Page
    from briefing.export.verdicts import Numbers
    from briefing.verdicts.findings import Findings

MOST = 12
"""Verdicts named at a claim; the rest are counted."""


def write_claims(page: Page, brief: Brief, findings: Findings, numbers: Numbers) -> None:
    """Write each measure with its claims, then the claims that give no figure, all with their verdicts."""
    for measure in brief.measures.values():
        claims = brief.claims_by_measure.get(measure.id, ())
        if claims:
            page.heading(measure.name)
            page.paragraph(measure_words(measure, brief), INDENT)
            for claim in claims:
                _write_claim(page, claim, brief, findings, numbers)
    others = [claim for claim in brief.claims.values() if claim.measure not in brief.measures]
    if others:
        page.heading("Statements without a figure")
        for claim in others:
            _write_claim(page, claim, brief, findings, numbers)


def _write_claim(page: Page, claim: Claim, brief: Brief, findings: Findings, numbers: Numbers) -> None:
    page.gap()
    page.paragraph(f"{brief.name(claim.by)}: {figure_words(claim) or quoted(claim)}", INDENT, hang=INDENT)
    page.paragraph("; ".join(_about(claim, brief)), 2 * INDENT, hang=INDENT)
    if claim.note:
        page.paragraph(claim.note, 2 * INDENT, "Note: ", hang=INDENT)
    verdicts = numbers.ordered(findings.of(claim.id))
    for verdict in verdicts[:MOST]:
        page.paragraph(f"{numbers.name(verdict)}: {short(verdict, claim, brief)}", 2 * INDENT, hang=INDENT)
    if len(verdicts) > MOST:
        page.paragraph(f"and {counted(len(verdicts) - MOST, 'verdict')} more", 2 * INDENT)


def _about(claim: Claim, brief: Brief) -> Iterator[str]:
    """Yield what is known of a claim, in the order in which one asks: when, carried by whom, how sure."""
    yield f"said {long_day(claim.said)}" if claim.said else "day not given"
    if claim.as_of and not (claim.as_of.first == claim.as_of.last == claim.said):
        yield f"as of {days(claim.as_of)}"
    source = brief.sources.get(claim.via or "")
    code = rating(claim, brief)
    if source:
        yield f"via {source.publisher or source.title}" + (f" ({code})" if code else "")
    elif code:
        yield f"credibility {code}"
    if claim.origin:
        yield f"origin {claim.origin}"
    if claim.status is not Status.ASSERTED:
        yield claim.status.value
    if claim.first_said:
        yield f"as first said: {claim.first_said.text}"
    if claim.basis:
        yield f"basis: {claim.basis}"
    if claim.likelihood:
        yield claim.likelihood
    if claim.confidence:
        yield f"{claim.confidence} confidence"
    for word, others in (("denies", claim.denies), ("supersedes", claim.supersedes)):
        if others:
            yield f"{word} {', '.join(others)}"
    if claim.faulty:
        yield "has a problem in the file"
