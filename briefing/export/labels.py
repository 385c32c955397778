"""Parts of a brief in a few words, as all exports write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from briefing.brief.model import Status
from briefing.figures.model import Unit
from briefing.text import clean, counted, long_day
from briefing.verdicts.phrases import day_text, figure_text, name
from briefing.verdicts.reasons import reason
from briefing.verdicts.support import independence, independence_text
from briefing.verdicts.verdict import Kind, band

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.brief.model import Actor, Brief, Claim, Days, Measure, Source
    from briefing.brief.problems import Problem
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict

    Found = Iterable[tuple[Brief, Findings]]
    """Briefs, each with what its claims say together."""


_DATE = Unit("date", "date")
CLOSING = tuple("\"'”’»")
"""Characters that close a quotation."""


class Publication(NamedTuple):
    """Where and by whom briefs are published; empty where that is not said."""

    url: str = ""
    """The address of the page, on which each claim has its place."""
    author: str = ""
    """The organisation, or the person, who stands for it."""

    @property
    def missing(self) -> str:
        """The options that say what is not said: "--url and --author"."""
        return " and ".join(f"--{name}" for name, value in self._asdict().items() if not value)


NOWHERE = Publication()


def place(brief: Brief) -> str:
    """Return where a brief was read from; of a copy that git has made for a while, its name alone."""
    if brief.path == "-":
        return "standard input"
    return clean(re.sub(r"^.*/git-blob-\w+/", "", brief.path))


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
    if claim.time:
        said = f"{said} at {claim.time:%H:%M}"
    if claim.day_from:
        said = f"{said}, assumed from {'its source' if claim.day_from == 'source' else 'the brief'}"
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


def web_address(written: str) -> str:
    """Return an address with what RFC 3986 does not allow in one as its code; where it leads stays the same."""
    return quote(written, safe=":/?#[]@!$&()*+,;=%-._~")


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
    if claim.review:
        yield f"to review: {claim.review}"
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


class Numbers:
    """The numbers of a brief's contradictions, from 1 for the gravest; the same wherever they are named."""

    def __init__(self, verdicts: Sequence[Verdict]) -> None:
        self.verdicts = verdicts
        """Those that have numbers, the gravest first."""
        self._numbers = {_key(verdict): number for number, verdict in enumerate(verdicts, 1)}
        self._by_claim: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            for claim in verdict.claims:
                self._by_claim.setdefault(claim.id, []).append(verdict)

    def are_on(self, claim: Claim) -> bool:
        """Whether a claim is in a contradiction that has a number."""
        return claim.id in self._by_claim

    def on(self, claims: Iterable[Claim]) -> Sequence[Verdict]:
        """Return what contradicts some claims and has a number, the gravest first and each once."""
        found = {_key(verdict): verdict for claim in claims for verdict in self._by_claim.get(claim.id, ())}
        return self.ordered(found.values())

    def of(self, verdict: Verdict) -> int:
        """Return a verdict's number, 0 for one that has none."""
        return self._numbers.get(_key(verdict), 0)

    def ordered(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """Return verdicts by their number, those without one last and otherwise as they stood."""
        last = len(self._numbers) + 1
        return sorted(verdicts, key=lambda verdict: self.of(verdict) or last)

    def name(self, verdict: Verdict) -> str:
        """Return what a verdict is called in text: "≠ conflict 1", or "≷ tension" where it has no number."""
        number = self.of(verdict)
        name = f"{verdict.kind.sign} {verdict.kind.word}"
        return f"{name} {number:,}" if number else name

    def mark(self, verdicts: Iterable[Verdict], more: int = 0) -> str:
        """Return how contradictions are marked in running text: "[≠ conflict 1, 3; ✗ denied 2]"."""
        groups: dict[Kind, list[str]] = {}
        for verdict in self.ordered(verdicts):
            groups.setdefault(verdict.kind, []).append(f"{self.of(verdict):,}")
        names = [f"{kind.sign} {kind.word} {', '.join(numbers)}" for kind, numbers in groups.items()]
        return f"[{'; '.join(names)}{f'; and {more:,} more' if more > 0 else ''}]"

    def line(self, verdict: Verdict, brief: Brief) -> str:
        """Return a verdict in one line: name, severity, and the reason."""
        return f"{self.name(verdict)}, {grade(verdict)}: {reason(verdict, brief)}"


def grade(verdict: Verdict) -> str:
    """Return a verdict's severity: "severity 60 (medium)"."""
    return f"severity {verdict.severity} ({band(verdict.severity).name.lower()})"


def chosen(findings: Findings, *, everything: bool, least: int = 0) -> Sequence[Verdict]:
    """Return the contradictions of a brief, or every verdict, of at least a severity; the gravest first."""
    found = _ordered(findings) if everything else findings.contradictions
    return [verdict for verdict in found if verdict.severity >= least] if least else found


def _ordered(findings: Findings) -> Sequence[Verdict]:
    gravity = {kind: place for place, kind in enumerate(Kind)}
    return sorted(findings.everything(), key=lambda verdict: (-verdict.severity, gravity[verdict.kind]))


def _key(verdict: Verdict) -> tuple[str, ...]:
    return tuple(claim.id for claim in verdict.claims)


def claim_facts(claim: Claim, brief: Brief, findings: Findings) -> str:
    """Return when a claim was said, who carries it, how sure it is, its origin, and what has taken its place."""
    return "; ".join(filter(None, _facts(claim, brief, findings)))


def _facts(claim: Claim, brief: Brief, findings: Findings) -> Iterator[str]:
    said = said_words(claim)
    yield f"{said[:1].upper()}{said[1:]}"
    if successor := brief.claims.get(findings.superseded.get(claim.id, "")):
        day = f" on {day_text(successor.said)}" if successor.said else ""
        who = "" if successor.by == claim.by else f"{name(successor, brief)}: "
        yield f"superseded{day} by {who}{successor.words}"
    yield via_words(claim, brief)
    for quality in qualities(claim):
        yield f"{quality} ({origin_text(claim, brief)})" if quality.startswith("origin ") else quality


def origin_text(claim: Claim, brief: Brief) -> str:
    """Return how many carry the utterance that a claim goes back to: "3 outlets, 1 origin"."""
    others = brief.claims_by_measure.get(claim.measure or "", (claim,))
    carried = [other for other in others if other.origin == claim.origin] if claim.origin else [claim]
    return independence_text(independence(carried, brief))


def citation(claim: Claim, brief: Brief) -> str:
    """Return a claim in a few lines that can be understood without the brief, and found in it again."""
    return "\n".join(_lines(claim, brief))


def _lines(claim: Claim, brief: Brief) -> Iterator[str]:
    side = brief.side(claim.by)
    speaker = brief.name(claim.by) if side == claim.by else f"{brief.name(claim.by)}, for {brief.name(side)}"
    measure = brief.measures.get(claim.measure or "")
    what = f": {figure_text(claim)}" if claim.wording else ""
    yield f"{speaker}{what}{f' ({measure.name})' if measure and what else ''}; {said_words(claim)}."
    yield f"“{claim.quote}”"
    section = brief.sections.get(claim.section)
    title = f"Section “{section.title}”" if section else f"Section {claim.section}"
    source = brief.sources.get(claim.via or "")
    yield f"{title}. {source_line(source)}" if source else f"{title}."
    yield f"{brief.title}, {place(brief)}, claim {claim.id}"
