"""A brief as plain text, for pipes, paper and screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.claims import write_claims
from briefing.export.hypotheses import write_hypotheses
from briefing.export.labels import Numbers, behind, counted, long_day, place, problem_words, source_line
from briefing.export.page import INDENT, Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief, Section
    from briefing.export.page import Look
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict

MARKS = {"item": "- ", "quotation": "> ", "paragraph": ""}
"""What stands before each kind of block, as in the file."""
LISTS = ("assumptions", "gaps", "indicators")


def brief_text(brief: Brief, findings: Findings, look: Look) -> str:
    """Return the whole brief: text with its contradictions, actors, claims, the analyst's lists, problems."""
    return "".join(brief_parts(brief, findings, look))


def brief_parts(brief: Brief, findings: Findings, look: Look) -> Iterator[str]:
    """Yield the text of a brief part by part, so that the beginning of a long one need not wait for its end."""
    page = Page(look)
    numbers = Numbers(findings)
    _write_head(page, brief, findings)
    for number, section in enumerate(brief.sections.values(), 1):
        page.heading(f"{number}. {section.title}")
        _write_section(page, section, brief, findings, numbers)
        yield page.take()
    _write_actors(page, brief)
    for _ in write_claims(page, brief, findings, numbers):
        yield page.take()
    write_hypotheses(page, brief)
    for name in LISTS:
        _write_list(page, name.capitalize(), getattr(brief, name))
    _write_list(page, "Sources", map(source_line, brief.sources.values()))
    _write_problems(page, brief)
    if brief.handling:
        page.gap()
        page.paragraph(brief.handling)
    yield page.take()


def _write_head(page: Page, brief: Brief, findings: Findings) -> None:
    page.heading(brief.title)
    day = long_day(brief.date) if brief.date else ""
    page.paragraph(" · ".join(part for part in (day, brief.handling, place(brief)) if part))
    counts = [counted(len(brief.claims), "claim") + " by " + counted(len(brief.claims_by_actor), "actor")]
    counts.append(counted(findings.contradiction_count, "contradiction"))
    if brief.problems:
        counts.append(counted(len(brief.problems), "problem"))
    page.paragraph(", ".join(counts))
    for paragraph in filter(None, brief.summary.split("\n\n")):
        page.gap()
        page.paragraph(paragraph)


def _write_section(page: Page, section: Section, brief: Brief, findings: Findings, numbers: Numbers) -> None:
    source = brief.sources.get(section.source or "")
    if source:
        page.paragraph(source_line(source), INDENT, "Source: ", hang=INDENT)
    marks: dict[int, list[Verdict]] = {}
    more: dict[int, int] = {}
    for claim in brief.claims_by_section.get(section.id, ()):
        if not findings.count(claim.id):
            continue
        verdicts = [verdict for verdict in findings.of(claim.id) if verdict.kind.is_contradiction]
        if verdicts and claim.spot:
            marks.setdefault(claim.spot.end, []).extend(verdicts)
            more[claim.spot.end] = more.get(claim.spot.end, 0) + findings.count(claim.id) - len(verdicts)
    previous = ""
    for block in section.blocks:
        if not previous == block.kind == "item":
            page.gap()
        previous = block.kind
        text = block.text
        for end in sorted(marks, reverse=True):
            at = end - block.start
            if 0 < at <= len(block.text):
                at = behind(text, at)
                text = f"{text[:at]} {numbers.mark(marks[end], more[end])}{text[at:]}"
        page.paragraph(text, INDENT, MARKS.get(block.kind, ""))
    footnotes = dict.fromkeys(verdict for verdicts in marks.values() for verdict in verdicts)
    for verdict in numbers.ordered(footnotes):
        page.gap()
        page.paragraph(numbers.line(verdict, brief), INDENT, hang=INDENT)


def _write_actors(page: Page, brief: Brief) -> None:
    """Write the actors, each under the one for whom it speaks."""
    below: dict[str, list[str]] = {}
    for actor in brief.actors.values():
        top = brief.side(actor.id) == actor.id
        below.setdefault("" if top else actor.of or "", []).append(actor.id)
    if brief.actors:
        page.heading("Actors")
    waiting = [(INDENT, name) for name in reversed(below.get("", ()))]
    while waiting:
        indent, name = waiting.pop()
        actor = brief.actors[name]
        claims = len(brief.claims_by_actor.get(name, ()))
        parts = (actor.kind, actor.role, counted(claims, "claim") if claims else "")
        about = "; ".join(part for part in parts if part)
        page.paragraph(f"{actor.name} ({about})" if about else actor.name, indent, hang=INDENT)
        waiting += [(indent + INDENT, other) for other in reversed(below.get(name, ()))]


def _write_list(page: Page, title: str, lines: Iterable[str]) -> None:
    shown = list(lines)
    if shown:
        page.heading(title)
    for line in shown:
        page.paragraph(line, INDENT, "- ")


def _write_problems(page: Page, brief: Brief) -> None:
    _write_list(page, "Problems of the file", map(problem_words, brief.problems))
