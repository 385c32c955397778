"""A brief as plain text, for pipes, paper and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Consistency
from briefing.export.document import (
    ActorTree,
    ClaimGroups,
    Document,
    Lines,
    Prose,
    SourceList,
    actor_words,
)
from briefing.export.labels import claim_words, qualities, said_words, source_line, via_words
from briefing.export.page import INDENT, Page
from briefing.text import counted
from briefing.verdicts.matrix import Hypotheses
from briefing.verdicts.reasons import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.export.document import MarkedBlock, MarkedSection
    from briefing.export.page import Look
    from briefing.verdicts.findings import Findings

LEADS = {"item": "- ", "quotation": "> ", "paragraph": ""}
"""What stands before each kind of block, as in the file."""
MOST = 12
"""Verdicts named at a claim; the rest are counted."""
LARGE, MOST_OF_LARGE = 1_000, 3
"""Claims from which on fewer are named at each."""
MOST_EXPLAINED = 40
"""Contradictions explained below a section; the rest are counted."""
MOST_NUMBERED = 1_000
"""Contradictions that have a number and are told; of more, only the gravest, and the rest are counted."""
MARKS = {
    Consistency.VERY_INCONSISTENT: "very inconsistent",
    Consistency.INCONSISTENT: "inconsistent",
    Consistency.NEUTRAL: "neutral",
    Consistency.CONSISTENT: "consistent",
    Consistency.VERY_CONSISTENT: "very consistent",
    Consistency.NOT_APPLICABLE: "not applicable",
}
"""How a claim bears on a hypothesis, first what speaks against it, since that is what the analysis weighs."""
LEGEND = (
    f"How claims bear on the hypotheses: {', '.join(f'{mark} {words}' for mark, words in MARKS.items())}. "
    "The inconsistency counts II twice and I once."
)


def brief_text(brief: Brief, findings: Findings, look: Look) -> str:
    """Return the whole brief: text with its contradictions, claims, actors, the analyst's lists, problems."""
    return "".join(brief_parts(brief, findings, look))


def brief_parts(brief: Brief, findings: Findings, look: Look) -> Iterator[str]:
    """Yield the text of a brief part by part, so that the beginning of a long one need not wait for its end."""
    page = Page(look)
    document = Document(brief, findings, MOST_NUMBERED)
    _write_head(page, document)
    for part in document.parts():
        match part:
            case Prose():
                for number, section in enumerate(part.sections, 1):
                    page.heading(f"{number}. {section.title}")
                    _write_section(page, section, document)
                    yield page.take()
            case ClaimGroups():
                for _ in _write_claims(page, part, document):
                    yield page.take()
            case ActorTree():
                page.heading("Actors")
                for depth, actor in part.rows:
                    about = actor_words(actor, brief)
                    words = f"{actor.name} ({about})" if about else actor.name
                    page.paragraph(words, (depth + 1) * INDENT, hang=INDENT)
            case Hypotheses():
                _write_hypotheses(page, part, brief)
            case Lines():
                _write_list(page, part.title, part.lines)
            case SourceList():
                _write_list(page, "Sources", tuple(map(source_line, part.sources)))
    if brief.handling:
        page.gap()
        page.paragraph(brief.handling)
    yield page.take()


def _write_head(page: Page, document: Document) -> None:
    page.heading(document.brief.title)
    page.paragraph(" · ".join(filter(None, (document.day, document.brief.handling, document.place))))
    counts = (document.by_actors, document.contradiction_count, document.problem_count)
    page.paragraph(", ".join(filter(None, counts)))
    left_out = document.findings.contradiction_count - len(document.numbers.verdicts)
    if left_out > 0:
        page.paragraph(
            f"{counted(left_out, 'weaker contradiction')} not told; 'briefing conflicts' lists them"
        )
    for paragraph in document.summary:
        page.gap()
        page.paragraph(paragraph)


def _write_section(page: Page, section: MarkedSection, document: Document) -> None:
    if section.source:
        page.paragraph(source_line(section.source), INDENT, "Source: ", hang=INDENT)
    previous = ""
    for block in section.blocks:
        if not previous == block.kind == "item":
            page.gap()
        previous = block.kind
        page.paragraph(_marked(block, document), INDENT, LEADS.get(block.kind, ""))
    for verdict in section.verdicts[:MOST_EXPLAINED]:
        page.gap()
        page.paragraph(document.numbers.line(verdict, document.brief), INDENT, hang=INDENT)
    if (more := len(section.verdicts) - MOST_EXPLAINED) > 0:
        page.gap()
        page.paragraph(f"and {counted(more, 'contradiction')} more, told at the claims below", INDENT)


def _marked(block: MarkedBlock, document: Document) -> str:
    """Return the text of a block with its contradictions in brackets behind the words that they are about."""
    text = ""
    for run in block.runs:
        mark = f" {document.numbers.mark(*document.marks(run.marked, MOST))}" if run.marked else ""
        text += run.text + mark
    return text


def _write_claims(page: Page, part: ClaimGroups, document: Document) -> Iterator[None]:
    """Write each group of claims; yields after each claim, when what has been written can be taken."""
    for group in part.groups:
        page.heading(group.title)
        if group.about:
            page.paragraph(group.about, INDENT)
        for note in group.notes:
            page.paragraph(note, INDENT, hang=INDENT)
        for claim in group.claims:
            _write_claim(page, claim, document)
            yield


def _write_claim(page: Page, claim: Claim, document: Document) -> None:
    brief, findings, numbers = document.brief, document.findings, document.numbers
    page.gap()
    page.paragraph(claim_words(claim, brief), INDENT, hang=INDENT)
    about = (said_words(claim), via_words(claim, brief), *qualities(claim))
    page.paragraph("; ".join(filter(None, about)), 2 * INDENT, hang=INDENT)
    if claim.note:
        page.paragraph(claim.note, 2 * INDENT, "Note: ", hang=INDENT)
    most = MOST if len(brief.claims) <= LARGE else MOST_OF_LARGE
    verdicts = numbers.ordered(findings.of(claim.id, most + 1))
    for verdict in verdicts[:most]:
        text = f"{numbers.name(verdict)}: {short(verdict, claim, brief)} [{verdict.other(claim).id}]"
        page.paragraph(text, 2 * INDENT, hang=INDENT)
    told = sum(verdict.kind.is_contradiction for verdict in verdicts[:most])
    if more := findings.count(claim.id) - told:
        page.paragraph(f"and {counted(more, 'contradiction')} more", 2 * INDENT)
    elif len(verdicts) > most:
        page.paragraph("and more verdicts that are no contradictions", 2 * INDENT)


def _write_hypotheses(page: Page, kept: Hypotheses, brief: Brief) -> None:
    """Write each hypothesis with its inconsistency and, by their marks, the claims that bear on it."""
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
            for mark in MARKS
            for claim in kept.claims
            if kept.mark(claim.id, number) is mark
        ]
        if bearing:
            page.rows(bearing, INDENT + len("1. "))


def _write_list(page: Page, title: str, lines: tuple[str, ...]) -> None:
    page.heading(title)
    for line in lines:
        page.paragraph(line, INDENT, "- ")
