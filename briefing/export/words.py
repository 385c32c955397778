"""Parts of a brief in a few words, as every text export writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.clean import clean
from briefing.brief.model import Status
from briefing.figures.figure import Unit
from briefing.figures.words import amount
from briefing.verdicts.phrases import figure_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from briefing.brief.model import Actor, Brief, Claim, Days, Measure, Source
    from briefing.brief.problems import Problem

_DATE = Unit("date", "date")
CLOSING = tuple("\"'”’»")
"""Characters that close a quotation."""


def counted(count: int, noun: str) -> str:
    """Return a number of things: "1 brief", "1,200 briefs"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def place(brief: Brief) -> str:
    """Return where a brief was read from."""
    return "standard input" if brief.path == "-" else clean(brief.path)


def long_day(day: date) -> str:
    """Return a day: "25 Oct 2024"."""
    return amount(day.toordinal(), _DATE)


def days(span: Days) -> str:
    """Return a span of days: "25 Oct 2024", "18 Oct 2024 to 23 Oct 2024"."""
    first, last = (long_day(day) for day in span)
    return first if first == last else f"{first} to {last}"


def behind(text: str, end: int) -> int:
    """Return where a mark stands in a text: behind the quotation marks that close where a quote ends."""
    while text[end : end + 1] in CLOSING:
        end += 1
    return end


def actors_by_side(brief: Brief) -> dict[str, list[Actor]]:
    """Return the actors of each side, by the top of it, which comes first."""
    sides: dict[str, list[Actor]] = {}
    for actor in sorted(brief.actors.values(), key=lambda actor: actor.id != brief.side(actor.id)):
        sides.setdefault(brief.side(actor.id), []).append(actor)
    return sides


def problem_words(problem: Problem) -> str:
    """Return a problem with its place, if it has one: "line 3, column 5: error: …"."""
    place = f"line {problem.line}, column {problem.column}: " if problem.line else ""
    return f"{place}{problem.level}: {problem.text}"


def claim_words(claim: Claim, brief: Brief) -> str:
    """Return who says what, in one line: "United States: 3,000 troops (2,850–3,150) [us-3000]"."""
    return f"{brief.name(claim.by)}: {_what(claim)} [{claim.id}]"


def said_words(claim: Claim) -> str:
    """Return when a claim was said, and as of when it speaks where that is another time."""
    said = f"said {long_day(claim.said)}" if claim.said else "day not given"
    if claim.as_of and not (claim.as_of.first == claim.as_of.last == claim.said):
        return f"{said}; as of {days(claim.as_of)}"
    return said


def _what(claim: Claim) -> str:
    unread = claim.figure is None and claim.wording
    return f"{figure_text(claim)} (cannot be read)" if unread else figure_text(claim)


def source_line(source: Source) -> str:
    """Return a source in one line: publisher, title, day, rating, address."""
    rating = f"reliability {source.reliability}" if source.reliability else "not rated"
    day = long_day(source.date) if source.date else ""
    parts = (source.publisher, source.title, day, rating, source.url)
    return ". ".join(part for part in parts if part)


def via_words(claim: Claim, brief: Brief) -> str:
    """Return what carries a claim, with the Admiralty code of both: "via USA TODAY (B2)"; "" for nothing."""
    source = brief.sources.get(claim.via or "")
    letter = source.reliability if source else ""
    number = str(claim.credibility or "")
    via = f"via {source.publisher or source.title}" if source else ""
    if letter:
        return f"{via} ({letter}{number})"
    return "; ".join(part for part in (via, number and f"credibility {number}") if part)


def qualities(claim: Claim) -> Iterator[str]:
    """Yield what is known of a claim besides when it was said and who carries it: origin, status, basis, …."""
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


def measure_words(measure: Measure, brief: Brief) -> str:
    """Return what a measure counts and how: "troops, cumulative, figures stand for 2 days"."""
    if measure.tempo is None:
        tempo = "a past event: figures do not age"
    else:
        tempo = f"figures stand for {counted(measure.tempo, 'day')}"
    whole = brief.measures.get(measure.part_of or "")
    part = f"part of {whole.name}" if whole else ""
    return ", ".join(word for word in (measure.unit, measure.accounting.value, tempo, part) if word)
