"""A brief as Markdown (CommonMark with tables and footnotes), its sources cited where they are used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.export.conflicts import measures_of
from briefing.export.document import (
    ActorTree,
    ClaimGroups,
    Contradictions,
    Document,
    Lines,
    Prose,
    actor_words,
)
from briefing.export.labels import claim_words, grade, qualities, said_words, web_address
from briefing.export.text import LEADS, LEGEND
from briefing.text import counted, long_day
from briefing.verdicts.matrix import Hypotheses
from briefing.verdicts.phrases import figure_text
from briefing.verdicts.reasons import reason, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.brief.model import Brief, Claim, Source
    from briefing.export.document import MarkedBlock, Part
    from briefing.verdicts.findings import Findings

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#^$!])")
_START = re.compile(r"^(\s*)([-+=:]|\d{1,9}[.)])")


def escape(text: str) -> str:
    """Return a text that Markdown shows as it is, on one line; the one place where text becomes Markdown.

    Some readers of Markdown make links of bare addresses all the same; they lead where they say.
    """
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)


def brief_markdown(brief: Brief, findings: Findings, number: int = 0) -> str:
    """Return a brief as Markdown; a number, where it is not the first of a document, keeps its notes apart."""
    return "\n".join(_Writer(Document(brief, findings), f"{number}-" if number else "").lines()) + "\n"


class _Writer:
    """Writes a document, and remembers by what label each source is cited."""

    def __init__(self, document: Document, lead: str) -> None:
        self.document = document
        self.brief = document.brief
        self._labels = {id: f"[^{lead}{place}]" for place, id in enumerate(self.brief.sources, 1)}

    def lines(self) -> Iterator[str]:
        """Yield the lines of the document."""
        document = self.document
        yield f"# {escape(self.brief.title)}"
        yield ""
        about = (document.day, self.brief.handling, document.place)
        yield escape(" · ".join(filter(None, about))) + "  "
        counts = (document.claim_count, document.contradiction_count, document.problem_count)
        yield ", ".join(filter(None, counts))
        for paragraph in document.summary:
            yield f"\n{escape(paragraph)}"
        for part in document.parts():
            yield from self._part(part)
        yield ""
        for source, label in zip(self.brief.sources.values(), self._labels.values(), strict=True):
            yield f"{label}: {_source(source)}"

    def _part(self, part: Part) -> Iterator[str]:
        match part:
            case Contradictions():
                yield from self._contradictions(part)
            case Prose():
                for section in part.sections:
                    yield f"\n## {escape(section.title)}{self._cite(section.source and section.source.id)}"
                    yield from self._blocks(section.blocks)
            case ClaimGroups():
                for group in part.groups:
                    yield f"\n## {escape(group.title)}\n"
                    if group.about:
                        yield f"{escape(group.about)}\n"
                    yield from self._table(group.claims)
                    if group.notes:
                        yield ""
                        yield from (f"- {escape(note)}" for note in group.notes)
            case ActorTree():
                yield "\n## Actors by side\n"
                for depth, actor in part.rows:
                    about = actor_words(actor, self.brief)
                    yield f"{'  ' * depth}- {escape(actor.name)}{f' ({escape(about)})' if about else ''}"
            case Hypotheses():
                yield from self._hypotheses(part)
            case Lines():
                yield f"\n## {part.title}\n"
                yield from (f"- {escape(line)}" for line in part.lines)

    def _cite(self, source: str | None) -> str:
        return self._labels.get(source or "", "")

    def _contradictions(self, part: Contradictions) -> Iterator[str]:
        if part.verdicts:
            yield "\n## What contradicts what"
        for verdict in part.verdicts:
            about = measures_of(verdict, self.brief)
            head = self.document.numbers.name(verdict) + (f": {about}" if about else "")
            cites = "".join(self._cite(via) for via in dict.fromkeys((verdict.first.via, verdict.second.via)))
            yield f"\n**{escape(head)}**, {grade(verdict)}  \n{escape(reason(verdict, self.brief))}{cites}"
        if part.left_out > 0:
            yield f"\n{counted(part.left_out, 'weaker contradiction')} of the same claims not listed."

    def _blocks(self, blocks: Sequence[MarkedBlock]) -> Iterator[str]:
        previous = ""
        for block in blocks:
            if not previous == block.kind == "item":
                yield ""
            previous = block.kind
            yield LEADS.get(block.kind, "") + self._marked(block)

    def _marked(self, block: MarkedBlock) -> str:
        """Return the text of a block with its contradictions in bold behind the words that they are about."""
        text = plain = ""
        for run in block.runs:
            plain += run.text
            if run.marked:
                mark = self.document.numbers.mark(*self.document.marks(run.marked))
                text += f"{_inner(plain, first=not text)} **{escape(mark)}**"
                plain = ""
        return text + _inner(plain, first=not text)

    def _table(self, claims: Sequence[Claim]) -> Iterator[str]:
        yield "| who | claims | said | verdict |"
        yield "|---|---|---|---|"
        for claim in claims:
            cells = (self.brief.name(claim.by), figure_text(claim), said_words(claim), self._verdict(claim))
            who, what, said, verdict = map(escape, cells)
            about = "; ".join(filter(None, ("; ".join(qualities(claim)), claim.note)))
            more = f" ({escape(about)})" if about else ""
            yield f"| {who} | {what}{more}{self._cite(claim.via)} | {said} | {verdict} |"

    def _verdict(self, claim: Claim) -> str:
        document = self.document
        verdict = document.findings.strongest(claim.id)
        if verdict is None:
            return ""
        count = document.findings.count(claim.id)
        more = f"; {counted(count, 'contradiction')}" if count > 1 else ""
        return f"{document.numbers.name(verdict)}: {short(verdict, claim, self.brief)}{more}"

    def _hypotheses(self, kept: Hypotheses) -> Iterator[str]:
        numbers = range(len(kept.texts))
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


def _inner(text: str, *, first: bool) -> str:
    """Return a stretch of a line; its blanks at the ends are kept, and only the first can begin the line."""
    lead, trail = " " * (text[:1] == " "), " " * (text[-1:] == " " and bool(text.strip()))
    shown = escape(text) if first else escape(f"x{text.strip()}")[1:]
    return f"{lead}{shown}{trail}"


def _source(source: Source) -> str:
    """Return a source as its footnote has it: publisher, title, day, rating, and the address as a link."""
    day = long_day(source.date) if source.date else ""
    rating = f"reliability {source.reliability}" if source.reliability else "not rated"
    words = escape(". ".join(filter(None, (source.publisher, source.title, day, rating))))
    return f"{words}. <{web_address(source.url)}>" if source.url else f"{words}."
