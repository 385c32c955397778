"""The claims of a brief as text: those with figures by measure, the others by section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.labels import claim_words, counted, measure_words, qualities, said_words, via_words
from briefing.export.page import INDENT
from briefing.verdicts.drift import drift_text, drifts
from briefing.verdicts.reasons import short
from briefing.verdicts.support import support_text, supports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.export.labels import Numbers
    from briefing.export.page import Page
    from briefing.verdicts.findings import Findings

MOST = 12
"""Verdicts named at a claim; the rest are counted."""


def write_claims(page: Page, brief: Brief, findings: Findings, numbers: Numbers) -> Iterator[None]:
    """Write each measure with its claims, then the claims that give no figure, all with their verdicts.

    Yields after each claim, when what has been written can be taken from the page.
    """
    for measure in brief.measures.values():
        claims = brief.claims_by_measure.get(measure.id, ())
        if claims:
            page.heading(measure.name)
            page.paragraph(measure_words(measure, brief), INDENT)
            for support in supports(claims, findings):
                page.paragraph(f"Independence: {support_text(support)}", INDENT, hang=INDENT)
            for drift in drifts(claims, brief):
                page.paragraph(f"Wording drift: {drift_text(drift, brief)}", INDENT, hang=INDENT)
            for claim in claims:
                _write_claim(page, claim, brief, findings, numbers)
                yield
    others = [claim for claim in brief.claims.values() if claim.measure not in brief.measures]
    if others:
        page.heading("Other statements")
        for claim in others:
            _write_claim(page, claim, brief, findings, numbers)
            yield


def _write_claim(page: Page, claim: Claim, brief: Brief, findings: Findings, numbers: Numbers) -> None:
    page.gap()
    page.paragraph(claim_words(claim, brief), INDENT, hang=INDENT)
    page.paragraph("; ".join(_about(claim, brief)), 2 * INDENT, hang=INDENT)
    if claim.note:
        page.paragraph(claim.note, 2 * INDENT, "Note: ", hang=INDENT)
    verdicts = numbers.ordered(findings.of(claim.id))
    for verdict in verdicts[:MOST]:
        text = f"{numbers.name(verdict)}: {short(verdict, claim, brief)} [{verdict.other(claim).id}]"
        page.paragraph(text, 2 * INDENT, hang=INDENT)
    if len(verdicts) > MOST:
        page.paragraph(f"and {counted(len(verdicts) - MOST, 'verdict')} more", 2 * INDENT)


def _about(claim: Claim, brief: Brief) -> Iterator[str]:
    """Yield what is known of a claim, in the order in which one asks: when, carried by whom, how sure."""
    yield said_words(claim)
    via = via_words(claim, brief)
    if via:
        yield via
    yield from qualities(claim)
