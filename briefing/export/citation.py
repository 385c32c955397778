"""A claim as a citation: who said what, in which words, where it stands, and in which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.words import place, said_words, source_line
from briefing.verdicts.phrases import figure_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim


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
