"""What the bench of drafts asks of the program, in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.brief.loader import read
from briefing.draft.brief_yaml import brief_yaml
from briefing.draft.parsing import load_pipeline
from briefing.draft.plain_text import read_text
from briefing.draft.proposing import Proposal, propose
from briefing.draft.reading import read_article
from briefing.verdicts.findings import find
from tests.bench.draft import Found, squeezed

if TYPE_CHECKING:
    from datetime import date


@dataclass
class Drafted:
    """A draft as the bench looks at it."""

    figures: list[list[Found]]
    quotations: list[list[tuple[int, int, tuple[str, ...]]]]
    conflicts: dict[frozenset[str], bool]
    """Pairs of claims that the reader shows as a contradiction, and whether it is only a possible one."""


class Tools:
    """Drafts articles and looks at what came out."""

    def __init__(self) -> None:
        self._pipeline = load_pipeline()

    def draft(self, sources: list[tuple[str, str, date | None, str]]) -> Drafted:
        readings = [
            read_article(read_text(raw, name, date=day, publisher=outlet), self._pipeline)
            for raw, name, day, outlet in sources
        ]
        proposal = propose(readings)
        figures, quotations = [], []
        for number, reading in enumerate(readings):
            places = _places(sources[number][0], [paragraph.text for paragraph in reading.article.paragraphs])
            rows = []
            for at, mention in enumerate(reading.mentions):
                claim = proposal.claim_of.get((number, at))
                if claim is None:
                    continue
                text = reading.article.paragraphs[mention.paragraph].text
                start = places[mention.paragraph] + len(squeezed(text[: mention.start]))
                figure, saying = mention.figure, reading.sayings[at]
                names = proposal.names(claim.by) if saying.voice else ("(article)",)
                said = saying.said
                rows.append(
                    Found(
                        start=start,
                        end=start + len(squeezed(text[mention.start : mention.end])),
                        claim=claim.id,
                        stated=figure.stated,
                        hard=(figure.hard.low, figure.hard.high) if figure.hard else None,
                        vague=figure.stated is None,
                        speaker=names,
                        said=(said.first, said.last) if said else None,
                        day_sure=saying.day_named,
                        sure=not claim.review,
                        measure=claim.measure or "",
                        wording=figure.text,
                    )
                )
            figures.append(rows)
            spoken = []
            for at, quotation in enumerate(reading.quotations):
                if not quotation.is_statement:
                    continue
                text = reading.article.paragraphs[quotation.paragraph].text
                start = places[quotation.paragraph] + len(squeezed(text[: quotation.start]))
                voice = reading.quoted[at].voice
                spoken.append(
                    (
                        start,
                        start + len(squeezed(text[quotation.start : quotation.end])),
                        (voice.name,) if voice else (),
                    )
                )
            quotations.append(spoken)
        return Drafted(figures, quotations, _conflicts(proposal))


def _places(raw: str, paragraphs: list[str]) -> list[int]:
    """Return where each paragraph begins in the text that it was taken from, white space not counted."""
    flat, at, found = squeezed(raw), 0, []
    for paragraph in paragraphs:
        words = squeezed(paragraph)
        place = flat.find(words, at)
        place = place if place >= 0 else flat.find(words[:20], at)
        found.append(max(place, 0))
        at = max(place, 0) + len(words) if place >= 0 else at
    return found


def _conflicts(proposal: Proposal) -> dict[frozenset[str], bool]:
    """Return the contradictions that the reader shows of a draft; possible are those that rest on a review."""
    brief = read(brief_yaml(proposal.draft), "draft")
    found: dict[frozenset[str], bool] = {}
    for verdict in find(brief).contradictions:
        one, two = verdict.first, verdict.second
        doubtful = any(
            brief.measures[each.measure].review for each in (one, two) if each.measure in brief.measures
        )
        found[frozenset((one.id, two.id))] = doubtful
    return found
