"""Anchors: places in a brief that are found again after the brief was edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.prose import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.brief.prose import Passage

CONTEXT = 60
"""Characters before and after the words that are remembered with them."""
ENOUGH = 12
"""Characters on each side that must stand for words that were themselves edited."""


class Anchor(NamedTuple):
    """What is remembered of a place: a claim, or words with what stood around them."""

    claim: str = ""
    """The claim's id; empty for a line of the text."""
    passage: str = ""
    quote: str = ""
    """The words; empty for a passage's heading."""
    before: str = ""
    after: str = ""


class Place(NamedTuple):
    """Where an anchor holds in a brief."""

    passage: str
    offset: int | None = None
    """In the passage's plain text; none for its heading, and for a claim whose quote does not stand there."""
    claim: str = ""


def claim_place(claim: Claim) -> Place:
    """Return the place of a claim."""
    return Place(claim.section, claim.spot.start if claim.spot else None, claim.id)


def claim_anchor(claim: Claim, brief: Brief) -> Anchor:
    """Return the anchor of a claim."""
    section = brief.sections.get(claim.section)
    if section is None or claim.spot is None:
        return Anchor(claim.id, claim.section, claim.quote)
    return Anchor(claim.id, *_words(claim.section, section.plain, *claim.spot))


def words_anchor(passage: Passage, start: int, end: int) -> Anchor:
    """Return the anchor of words of a passage; of its heading where there are none."""
    return Anchor("", *_words(passage.id, passage.plain, start, end))


def locate(anchors: Iterable[Anchor], brief: Brief) -> Iterator[Place | None]:
    """Yield where each anchor holds; None for one whose claim and words are both gone.

    A claim is found by its id, wherever its words have gone. Words are found where most of what stood around
    them still does, first in their own passage; words that were edited, between what stood around them.
    """
    texts = {passage.id: passage.plain for passage in passages(brief)}
    for anchor in anchors:
        claim = brief.claims.get(anchor.claim)
        yield claim_place(claim) if claim else _find(anchor, texts, brief)


def _words(passage: str, plain: str, start: int, end: int) -> tuple[str, str, str, str]:
    before, after = plain[max(0, start - CONTEXT) : start], plain[end : end + CONTEXT]
    return passage, plain[start:end], before, after


def _find(anchor: Anchor, texts: dict[str, str], brief: Brief) -> Place | None:
    if not anchor.quote:
        return Place(anchor.passage) if anchor.passage in texts else None
    own = {anchor.passage: texts[anchor.passage]} if anchor.passage in texts else {}
    for among in (own, texts):
        found = [
            (_likeness(anchor, text, at), id, at) for id, text in among.items() for at in _all(anchor, text)
        ]
        if found:
            _, passage, at = max(found, key=lambda one: one[0])
            return Place(passage, at, _claim_at(brief, passage, at, len(anchor.quote)))
    edited = _between(anchor, own.get(anchor.passage, ""))
    return None if edited is None else Place(anchor.passage, edited, _claim_at(brief, anchor.passage, edited))


def _all(anchor: Anchor, text: str) -> Iterator[int]:
    at = text.find(anchor.quote)
    while at >= 0:
        yield at
        at = text.find(anchor.quote, at + 1)


def _likeness(anchor: Anchor, text: str, at: int) -> int:
    """Return how many characters on both sides of a place are those that were remembered."""
    end = at + len(anchor.quote)
    left = text[max(0, at - CONTEXT) : at][::-1]
    return _common(anchor.before[::-1], left) + _common(anchor.after, text[end : end + CONTEXT])


def _common(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _between(anchor: Anchor, text: str) -> int | None:
    """Return where the words stood that were edited, if what stood on both sides of them still does."""
    before, after = anchor.before[-2 * ENOUGH :], anchor.after[: 2 * ENOUGH]
    if min(len(before), len(after)) < ENOUGH or text.count(before) != 1:
        return None
    start = text.index(before) + len(before)
    end = text.find(after, start)
    return start if 0 <= end - start <= len(anchor.quote) + 2 * CONTEXT else None


def _claim_at(brief: Brief, passage: str, at: int, length: int = 0) -> str:
    """Return the claim whose quote begins at a place and, where a length is given, has it."""
    for claim in brief.claims_by_section.get(passage, ()):
        if claim.spot and claim.spot.start == at and length in (0, claim.spot.end - at):
            return claim.id
    return ""
