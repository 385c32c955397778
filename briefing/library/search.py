"""Search in one brief: every place where words stand, in reading order, by the one matcher."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.prose import passages
from briefing.library.folding import fold, fold_with_places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim, Spot


def spots(words: str, text: str) -> Iterator[Spot]:
    """Yield where the words stand in a text as both are folded, however the space between them is."""
    pattern = _pattern(words)
    if pattern and pattern.search(fold(text)):
        folded = fold_with_places(text)
        for found in pattern.finditer(folded.text):
            yield folded.spot(*found.span())


def stands_in(words: str, text: str) -> bool:
    """Whether the words stand in the text, as both are folded."""
    pattern = _pattern(words)
    return bool(pattern and pattern.search(fold(text)))


@lru_cache(maxsize=32)
def _pattern(words: str) -> re.Pattern[str] | None:
    parts = [re.escape(part) for part in fold(words).split()]
    return re.compile(r"\s+".join(parts)) if parts else None


class Part(Enum):
    """What kind of part of the brief a hit is in."""

    PASSAGE = "passage"
    ACTOR = "actor"
    CLAIM = "claim"


class Hit(NamedTuple):
    """A place where the words stand."""

    part: Part
    id: str
    spot: Spot | None = None
    """Where in the passage's plain text; none for an actor or a claim, which is hit as a whole."""


def search(brief: Brief, words: str) -> tuple[Hit, ...]:
    """Return the hits in passages, then actors, then claims."""
    return tuple(_hits(brief, words)) if words.strip() else ()


def _hits(brief: Brief, words: str) -> Iterator[Hit]:
    for passage in passages(brief):
        if stands_in(words, passage.title):
            yield Hit(Part.PASSAGE, passage.id)
        for spot in spots(words, passage.plain):
            yield Hit(Part.PASSAGE, passage.id, spot)
    for actor in brief.actors.values():
        if stands_in(words, f"{actor.name} {actor.role}"):
            yield Hit(Part.ACTOR, actor.id)
    for claim in brief.claims.values():
        if stands_in(words, claim_text(brief, claim)):
            yield Hit(Part.CLAIM, claim.id)


def claim_text(brief: Brief, claim: Claim) -> str:
    """Return what a claim says beside its quote, which stands in the text: who, figure, measure, note."""
    measure = brief.measures.get(claim.measure or "")
    parts = (brief.name(claim.by), claim.words, measure.name if measure else "", claim.note)
    return " · ".join(part for part in parts if part)
