"""A brief as Markdown (CommonMark with tables and footnotes), its sources cited where they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.export.conflicts import measures_of
from briefing.export.hypotheses import LEGEND
from briefing.export.labels import (
    Numbers,
    actors_by_side,
    behind,
    claim_words,
    counted,
    grade,
    long_day,
    measure_words,
    place,
    problem_words,
    qualities,
    said_words,
)
from briefing.export.text import LISTS
from briefing.verdicts.drift import drift_text, drifts
from briefing.verdicts.matrix import hypotheses
from briefing.verdicts.phrases import figure_text
from briefing.verdicts.reasons import reason, short
from briefing.verdicts.support import support_text, supports

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Block, Brief, Claim, Source
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#^$!])")
_START = re.compile(r"^(\s*)([-+=:]|\d{1,9}[.)])")
_LEADS = {"item": "- ", "quotation": "> ", "paragraph": ""}


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line; the one place where text becomes Markdown.

    Some readers of Markdown make links of bare addresses all the same; they lead where they say.
    """
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)


def brief_markdown(brief: Brief, findings: Findings, number: int = 0) -> str:
    """Return a brief as Markdown; a number, where it is not the first of a document, keeps its notes apart."""
    return "\n".join(_Writer(brief, findings, f"{number}-" if number else "").lines()) + "\n"


class _Writer:
    """Writes a brief, and remembers by what label each source is cited."""

    def __init__(self, brief: Brief, findings: Findings, lead: str) -> None:
        self.brief = brief
        self.findings = findings
        self.numbers = Numbers(findings)
        self._labels = {id: f"[^{lead}{place}]" for place, id in enumerate(brief.sources, 1)}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document."""
        brief = self.brief
        yield f"# {escape(brief.title)}"
        yield ""
        about = (long_day(brief.date) if brief.date else "", brief.handling, place(brief))
        yield escape(" · ".join(part for part in about if part)) + "  "
        counts = [
            counted(len(brief.claims), "claim"),
            counted(self.findings.contradiction_count, "contradiction"),
        ]
        if brief.problems:
            counts.append(counted(len(brief.problems), "problem"))
        yield ", ".join(counts)
        for paragraph in filter(None, brief.summary.split("\n\n")):
            yield f"\n{escape(paragraph)}"
        yield from self._contradictions()
        for section in brief.sections.values():
            yield f"\n## {escape(section.title)}{self._cite(section.source)}"
            yield from self._blocks(section.blocks, brief.claims_by_section.get(section.id, ()))
        yield from self._claims()
        yield from self._actors()
        yield from self._hypotheses()
        for name in LISTS:
            yield from _listed(name.capitalize(), getattr(brief, name))
        yield from _listed(
            "Problems of the file",
            [problem_words(problem) for problem in brief.problems],
        )
        yield ""
        for source, label in zip(brief.sources.values(), self._labels.values(), strict=True):
            yield f"{label}: {_source(source)}"

    def _cite(self, source: str | None) -> str:
        return self._labels.get(source or "", "")

    def _contradictions(self) -> Iterator[str]:
        verdicts = self.findings.contradictions
        if verdicts:
            yield "\n## What contradicts what"
        for verdict in verdicts:
            about = measures_of(verdict, self.brief)
            head = self.numbers.name(verdict) + (f": {about}" if about else "")
            cites = self._cite(verdict.first.via) + (
                self._cite(verdict.second.via) if verdict.first.via != verdict.second.via else ""
            )
            yield f"\n**{escape(head)}**, {grade(verdict)}  \n{escape(reason(verdict, self.brief))}{cites}"

    def _blocks(self, blocks: tuple[Block, ...], claims: tuple[Claim, ...]) -> Iterator[str]:
        marks: dict[int, list[Verdict]] = {}
        known = {claim.id: claim.spot.end for claim in claims if claim.spot}
        for verdict in self.findings.contradictions:
            for claim in (verdict.first, verdict.second):
                if claim.id in known:
                    marks.setdefault(known[claim.id], []).append(verdict)
        previous = ""
        for block in blocks:
            if not previous == block.kind == "item":
                yield ""
            previous = block.kind
            yield _LEADS.get(block.kind, "") + self._marked(block, marks)

    def _marked(self, block: Block, marks: dict[int, list[Verdict]]) -> str:
        pieces: list[str] = []
        start = 0
        for end in sorted(end for end in marks if 0 < end - block.start <= len(block.text)):
            at = behind(block.text, end - block.start)
            pieces.append(block.text[start:at])
            pieces.append(f"**{escape(self.numbers.mark(dict.fromkeys(marks[end])))}**")
            start = at
        shown = [
            piece if number % 2 else _inner(piece, first=not number) for number, piece in enumerate(pieces)
        ]
        text = ""
        for number, piece in enumerate(shown):
            text += f" {piece}" if number % 2 else piece
        return text + _inner(block.text[start:], first=not pieces)

    def _claims(self) -> Iterator[str]:
        brief = self.brief
        for measure in brief.measures.values():
            claims = brief.claims_by_measure.get(measure.id, ())
            if claims:
                yield f"\n## {escape(measure.name)}\n\n{escape(measure_words(measure, brief))}\n"
                yield from self._table(claims)
                notes = [
                    f"Independence: {support_text(support)}" for support in supports(claims, self.findings)
                ]
                notes += [f"Wording drift: {drift_text(drift, brief)}" for drift in drifts(claims, brief)]
                if notes:
                    yield ""
                    yield from (f"- {escape(note)}" for note in notes)
        others = [claim for claim in brief.claims.values() if claim.measure not in brief.measures]
        if others:
            yield "\n## Other statements\n"
            yield from self._table(others)

    def _table(self, claims: list[Claim] | tuple[Claim, ...]) -> Iterator[str]:
        yield "| who | claims | said | verdict |"
        yield "|---|---|---|---|"
        for claim in claims:
            cells = (self.brief.name(claim.by), figure_text(claim), said_words(claim), self._verdict(claim))
            who, what, said, verdict = map(escape, cells)
            about = "; ".join(filter(None, ("; ".join(qualities(claim)), claim.note)))
            more = f" ({escape(about)})" if about else ""
            yield f"| {who} | {what}{more}{self._cite(claim.via)} | {said} | {verdict} |"

    def _verdict(self, claim: Claim) -> str:
        verdict = self.findings.strongest(claim.id)
        if verdict is None:
            return ""
        count = self.findings.count(claim.id)
        more = f"; {counted(count, 'contradiction')}" if count > 1 else ""
        return f"{self.numbers.name(verdict)}: {short(verdict, claim, self.brief)}{more}"

    def _hypotheses(self) -> Iterator[str]:
        kept = hypotheses(self.brief)
        numbers = range(len(kept.texts))
        if kept.texts:
            yield "\n## Hypotheses\n"
            yield from (f"{number + 1}. {escape(kept.texts[number])}" for number in numbers)
        if kept.claims:
            yield f"\n{escape(LEGEND)}\n"
            yield f"| claim | {' | '.join(f'hypothesis {number + 1}' for number in numbers)} |"
            yield f"|---|{'---|' * len(kept.texts)}"
            for claim in kept.claims:
                marks = (kept.mark(claim.id, number) or "" for number in numbers)
                yield f"| {escape(claim_words(claim, self.brief))} | {' | '.join(marks)} |"
            scores = (str(kept.inconsistency(number)) for number in numbers)
            yield f"| **inconsistency** | {' | '.join(scores)} |"

    def _actors(self) -> Iterator[str]:
        brief = self.brief
        if brief.actors:
            yield "\n## Actors by side\n"
        for side, actors in actors_by_side(brief).items():
            for actor in actors:
                claims = len(brief.claims_by_actor.get(actor.id, ()))
                about = "; ".join(
                    filter(None, (actor.kind, actor.role, counted(claims, "claim") if claims else ""))
                )
                yield f"{'' if actor.id == side else '  '}- {escape(actor.name)}" + (
                    f" ({escape(about)})" if about else ""
                )


def _inner(text: str, *, first: bool) -> str:
    """Return a stretch of a line; its blanks at the ends are kept, and only the first can begin the line."""
    lead, trail = " " * (text[:1] == " "), " " * (text[-1:] == " " and bool(text.strip()))
    shown = escape(text) if first else escape(f"x{text.strip()}")[1:]
    return f"{lead}{shown}{trail}"


def _listed(title: str, lines: tuple[str, ...] | list[str]) -> Iterator[str]:
    if lines:
        yield f"\n## {title}\n"
        yield from (f"- {escape(line)}" for line in lines)


def _source(source: Source) -> str:
    """Return a source as its footnote has it: publisher, title, day, rating, and the address as a link."""
    day = long_day(source.date) if source.date else ""
    rating = f"reliability {source.reliability}" if source.reliability else "not rated"
    words = escape(". ".join(filter(None, (source.publisher, source.title, day, rating))))
    address = re.sub(r"[<>\\`\s\"']", lambda found: f"%{ord(found[0]):02X}", source.url)
    return f"{words}. <{address}>" if address else f"{words}."
