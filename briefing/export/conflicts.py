"""The verdicts of a brief as text, a block for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.page import INDENT, Page
from briefing.export.verdicts import Numbers, chosen, grade
from briefing.export.words import counted, place, said_words, via_words
from briefing.verdicts.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.export.page import Look
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict


def conflicts_text(
    brief: Brief, findings: Findings, look: Look, *, everything: bool = False, sensitive: bool = False
) -> str:
    """Return the contradictions of a brief, or every verdict: both claims and the reason; "" for none.

    `sensitive` adds what would turn each verdict.
    """
    page = Page(look)
    numbers = Numbers(findings)
    verdicts = chosen(findings, everything=everything)
    if not verdicts:
        return ""
    page.heading(brief.title)
    page.paragraph(place(brief))
    for verdict in verdicts:
        write_verdict(page, numbers.name(verdict), verdict, brief, sensitive=sensitive)
    left_out = findings.contradiction_count - len(findings.contradictions)
    if left_out:
        page.gap()
        page.paragraph(f"{counted(left_out, 'weaker contradiction')} of the same claims not listed", INDENT)
    page.gap()
    return page.text


def write_verdict(page: Page, name: str, verdict: Verdict, brief: Brief, *, sensitive: bool) -> None:
    """Write a verdict: what it is called, both claims, the reason, and if asked for what would turn it."""
    page.gap()
    head = f"{name}, {grade(verdict)}"
    about = measures_of(verdict, brief)
    page.paragraph(f"{head}: {about}" if about else head, INDENT, hang=INDENT)
    page.rows([_carried(claim, brief) for claim in (verdict.first, verdict.second)], 2 * INDENT)
    page.paragraph(reason(verdict, brief), 2 * INDENT)
    if sensitive:
        _write_sensitivity(page, verdict, brief)


def _write_sensitivity(page: Page, verdict: Verdict, brief: Brief) -> None:
    from briefing.verdicts.sensitivity import sensitivity_text

    for text in sensitivity_text(verdict, brief):
        page.paragraph(text, 2 * INDENT, "- ")


def measures_of(verdict: Verdict, brief: Brief) -> str:
    """Return the names of the measures that a verdict is about; "" where its claims have none."""
    ids = dict.fromkeys(claim.measure or "" for claim in (verdict.first, verdict.second))
    return " / ".join(brief.measures[id].name for id in ids if id in brief.measures)


def _carried(claim: Claim, brief: Brief) -> tuple[str, str]:
    parts = (said_words(claim), via_words(claim, brief))
    return claim.id, "; ".join(part for part in parts if part)


def summary(counts: Sequence[int]) -> str:
    """Return how many briefs there were and how many contradictions in them."""
    briefs = counted(len(counts), "brief")
    faulty = sum(1 for count in counts if count)
    if not faulty:
        return f"{briefs}, no contradictions"
    found = counted(sum(counts), "contradiction")
    return f"{briefs}, {found}" + (f" in {faulty:,} of them" if len(counts) > 1 else "")
