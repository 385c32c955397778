"""A brief as a document: one tree in one order, which text, Markdown and HTML are written from.

Its parts are what a reader is told, with what contradicts them already marked; how a part looks is for whoever writes it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing.export.labels import Numbers, behind, measure_words, place, problem_words
from briefing.text import counted, long_day
from briefing.verdicts.compare import family
from briefing.verdicts.drift import drift_text, drifts
from briefing.verdicts.matrix import Hypotheses, hypotheses
from briefing.verdicts.support import support_text, supports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.brief.model import Actor, Block, Brief, Claim, Section, Source
    from briefing.verdicts.compare import Branch
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict

Thing = TypeVar("Thing")


class Run(NamedTuple):
    """Words of the text that belong to the same claims."""

    text: str
    claims: tuple[Claim, ...]
    """Those in whose quotes they stand, in the order in which the quotes begin."""
    marked: tuple[Claim, ...]
    """Contradicted claims whose quotes end behind these words, where their mark stands."""


class MarkedBlock(NamedTuple):
    """A paragraph, an item of a list or a quotation."""

    kind: str
    runs: tuple[Run, ...]


class MarkedSection(NamedTuple):
    """A section of the text."""

    id: str
    title: str
    source: Source | None
    blocks: tuple[MarkedBlock, ...]
    verdicts: tuple[Verdict, ...]
    """The contradictions that are marked in it, the gravest first."""


class Contradictions(NamedTuple):
    """What contradicts what, the gravest first."""

    verdicts: Sequence[Verdict]
    left_out: int
    """How many weaker ones are not listed."""


class Prose(NamedTuple):
    """The text, in reading order."""

    sections: tuple[MarkedSection, ...]


class Comparison(NamedTuple):
    """Measures, each with those that are part of it, of which there are figures to compare."""

    families: tuple[tuple[Branch, ...], ...]


class ClaimGroup(NamedTuple):
    """The claims of a measure, or those of none."""

    title: str
    about: str
    notes: tuple[str, ...]
    """How many stand behind a figure, and whether wordings drift."""
    claims: Sequence[Claim]


class ClaimGroups(NamedTuple):
    """Who claims what."""

    groups: tuple[ClaimGroup, ...]


class ActorTree(NamedTuple):
    """The actors, each below the one for whom it speaks, with how deep it stands."""

    rows: tuple[tuple[int, Actor], ...]


class Lines(NamedTuple):
    """A list of short texts: assumptions, gaps, indicators, problems of the file."""

    name: str
    title: str
    lines: tuple[str, ...]


class SourceList(NamedTuple):
    """The sources, in the order of the file."""

    sources: tuple[Source, ...]


Part = Contradictions | Prose | Comparison | ClaimGroups | ActorTree | Hypotheses | Lines | SourceList


class Document:
    """A brief with its parts, in the order in which they are told."""

    def __init__(self, brief: Brief, findings: Findings, most: int | None = None) -> None:
        """Take a brief; with `most`, no more contradictions than that are decided, numbered and marked."""
        self.brief = brief
        self.findings = findings
        self.numbers = Numbers(findings.contradictions if most is None else findings.gravest(most))
        self.day = long_day(brief.date) if brief.date else ""
        self.place = place(brief)
        self.claim_count = counted(len(brief.claims), "claim")
        self.by_actors = f"{self.claim_count} by {counted(len(brief.claims_by_actor), 'actor')}"
        self.contradiction_count = counted(findings.contradiction_count, "contradiction")
        self.problem_count = counted(len(brief.problems), "problem") if brief.problems else ""
        self.summary = tuple(filter(None, brief.summary.split("\n\n")))

    def parts(self) -> Iterator[Part]:
        """Yield the parts that have something in them."""
        brief, findings = self.brief, self.findings
        if brief.claims:
            listed = self.numbers.verdicts
            yield Contradictions(listed, findings.contradiction_count - len(listed))
        if brief.sections:
            yield Prose(tuple(self._section(section) for section in brief.sections.values()))
        if families := tuple(self._families()):
            yield Comparison(families)
        if groups := tuple(self._groups()):
            yield ClaimGroups(groups)
        if brief.actors:
            yield ActorTree(tuple(_actors(brief)))
        if brief.hypotheses:
            yield hypotheses(brief)
        for name in ("assumptions", "gaps", "indicators"):
            if lines := getattr(brief, name):
                yield Lines(name, name.capitalize(), tuple(lines))
        if brief.sources:
            yield SourceList(tuple(brief.sources.values()))
        if brief.problems:
            yield Lines("problems", "Problems of the file", tuple(map(problem_words, brief.problems)))

    def marks(self, claims: Sequence[Claim], most: int | None = None) -> tuple[Sequence[Verdict], int]:
        """Return the numbered contradictions of some claims, at most so many, and how many more there are."""
        found = self.numbers.on(claims)
        shown = found if most is None else found[:most]
        known = max((self.findings.count(claim.id) for claim in claims), default=0)
        return shown, max(len(found), known) - len(shown)

    def _families(self) -> Iterator[tuple[Branch, ...]]:
        for measure in self.brief.measures.values():
            if not self.brief.wholes(measure.id):
                branches = tuple(branch for branch in family(self.brief, measure.id) if branch.claims)
                if sum(len(branch.claims) for branch in branches) > 1:
                    yield branches

    def _groups(self) -> Iterator[ClaimGroup]:
        brief = self.brief
        for measure in brief.measures.values():
            if claims := brief.claims_by_measure.get(measure.id, ()):
                notes = self.notes(claims)
                yield ClaimGroup(measure.name, measure_words(measure, brief), notes, claims)
        if others := [claim for claim in brief.claims.values() if claim.measure not in brief.measures]:
            yield ClaimGroup("Other statements", "", (), others)

    def notes(self, claims: Sequence[Claim]) -> tuple[str, ...]:
        """Return what claims of one measure say together: how many stand behind a figure, and drift."""
        return (
            *(f"Independence: {support_text(support)}" for support in supports(claims, self.findings)),
            *(f"Wording drift: {drift_text(drift, self.brief)}" for drift in drifts(claims, self.brief)),
        )

    def _section(self, section: Section) -> MarkedSection:
        claims = [claim for claim in self.brief.claims_by_section.get(section.id, ()) if claim.spot]
        blocks = tuple(
            MarkedBlock(block.kind, tuple(self._runs(block, spoken)))
            for block, spoken in _spread(section.blocks, claims)
        )
        verdicts = self.numbers.on(claims)
        source = self.brief.sources.get(section.source or "")
        return MarkedSection(section.id, section.title, source, blocks, tuple(verdicts))

    def _runs(self, block: Block, claims: Iterable[Claim]) -> Iterator[Run]:
        """Yield the text of a block, cut where the words of a claim begin or end, and where a mark stands."""
        text, marks = block.text, dict[int, list["Claim"]]()
        here: list[tuple[int, int, Claim]] = []
        for claim in claims:
            if claim.spot:
                start, end = claim.spot.start - block.start, claim.spot.end - block.start
                here.append((max(0, start), min(end, len(text)), claim))
                if 0 < end <= len(text) and self.numbers.are_on(claim):
                    marks.setdefault(behind(text, end), []).append(claim)
        here.sort(key=lambda span: (span[0], span[1]))
        cuts = sorted({0, len(text), *marks, *(at for start, end, _ in here for at in (start, end))})
        stretches = tuple(pairwise(cuts))
        for (start, end), covering in zip(stretches, _touching(here, stretches), strict=True):
            yield Run(text[start:end], tuple(covering), tuple(marks.get(end, ())))


def _spread(blocks: Sequence[Block], claims: Sequence[Claim]) -> Iterator[tuple[Block, list[Claim]]]:
    """Yield blocks, each with the claims of which words stand in it, in the order of the claims."""
    spans = sorted((claim.spot.start, claim.spot.end, at) for at, claim in enumerate(claims) if claim.spot)
    stretches = ((block.start, block.start + len(block.text)) for block in blocks)
    for block, places in zip(blocks, _touching(spans, stretches), strict=True):
        yield block, [claims[place] for place in sorted(places)]


def _touching(
    spans: Sequence[tuple[int, int, Thing]], stretches: Iterable[tuple[int, int]]
) -> Iterator[list[Thing]]:
    """Yield for each stretch what the spans are of that share a place with it; both in the order they begin in."""
    begun = 0
    current: list[tuple[int, int, Thing]] = []
    for start, end in stretches:
        while begun < len(spans) and spans[begun][0] < end:
            current.append(spans[begun])
            begun += 1
        current = [span for span in current if span[1] > start]
        yield [thing for _, _, thing in current]


def _actors(brief: Brief) -> Iterator[tuple[int, Actor]]:
    """Yield the actors, each below the one for whom it speaks; sides stand at depth 0."""
    below: dict[str, list[str]] = {}
    for actor in brief.actors.values():
        top = brief.side(actor.id) == actor.id
        below.setdefault("" if top else actor.of or "", []).append(actor.id)
    waiting = [(0, name) for name in reversed(below.get("", ()))]
    while waiting:
        depth, name = waiting.pop()
        yield depth, brief.actors[name]
        waiting += [(depth + 1, other) for other in reversed(below.get(name, ()))]


def actor_words(actor: Actor, brief: Brief, *, speaks_for: str = "") -> str:
    """Return what an actor is and how much it claims: "person; spokesman; 1 claim"."""
    claims = len(brief.claims_by_actor.get(actor.id, ()))
    of = f"speaks for {speaks_for}" if speaks_for else ""
    return "; ".join(filter(None, (actor.kind, actor.role, of, counted(claims, "claim") if claims else "")))
