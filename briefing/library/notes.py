"""What is kept of briefs as a list, and search in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.prose import passages
from briefing.library.anchors import Anchor, Place, locate
from briefing.library.find import Found, In, Marker, asks_for_claims, words_of
from briefing.library.index import brief_row
from briefing.library.notebook import reading_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief
    from briefing.library.index import Index
    from briefing.library.state import State


class Kept(NamedTuple):
    """A note, draft or mark."""

    kind: str
    """"note", "draft" or "mark"."""
    text: str
    saved: str
    """When, in UTC: 2024-10-25T14:03:07Z."""
    found: bool
    """Whether its place is still in the brief; if not, the rest is as it was when it was kept."""
    claim: str
    """The claim's id; empty for a line of the text."""
    section: str
    section_title: str
    who: str
    """Who makes the claim, and what it says."""
    quote: str


def kept(state: State, path: str, brief: Brief | None) -> tuple[Kept, ...]:
    """Return what is kept of a brief, in reading order, then what has lost its place; raises StateError.

    Without a brief, since its file is gone, nothing has a place.
    """
    things = [
        *(("note", note.text, note.saved, note.anchor) for note in state.notes(path)),
        *(("draft", draft.text, draft.saved, draft.anchor) for draft in state.drafts(path)),
        *(("mark", "", mark.saved, mark.anchor) for mark in state.marks(path)),
    ]
    anchors = [anchor for *_, anchor in things]
    places = tuple(locate(anchors, brief)) if brief else (None,) * len(anchors)
    titles = {passage.id: passage.title for passage in passages(brief)} if brief else {}
    order = {passage: number for number, passage in enumerate(titles)}

    def entries() -> Iterator[tuple[tuple[int, int], Kept]]:
        for (kind, text, saved, anchor), place in zip(things, places, strict=True):
            key = reading_key(place, order) if place else (len(order) + 1, 0)
            yield key, _entry(kind, text, saved, anchor, place, brief, titles)

    return tuple(entry for _, entry in sorted(entries(), key=lambda one: one[0]))


def _entry(
    kind: str,
    text: str,
    saved: str,
    anchor: Anchor,
    place: Place | None,
    brief: Brief | None,
    titles: dict[str, str],
) -> Kept:
    section = place.passage if place else anchor.passage
    claim = brief.claims.get(place.claim) if brief and place else None
    return Kept(
        kind=kind,
        text=text,
        saved=saved,
        found=place is not None,
        claim=claim.id if claim else "" if place else anchor.claim,
        section=section,
        section_title=titles.get(section, section),
        who=f"{brief.name(claim.by)}: {claim.words}" if claim and brief else "",
        quote=claim.quote if claim else anchor.quote,
    )


MOST = 20
"""Notes that are returned, the newest first."""


def find_notes(index: Index, state: State, text: str) -> tuple[Found, ...]:
    """Return the notes in which the words stand; none where claims are asked for. Raises QueryError and StateError."""
    if asks_for_claims(text):
        return ()
    marker = Marker(words_of(text))
    found: list[Found] = []
    for real, note in state.all_notes():
        if len(found) == MOST:
            break
        if marker.matches(note.text) and (rows := index.rows("SELECT * FROM briefs WHERE real = ?", real)):
            brief, anchor = brief_row(rows[0]), note.anchor
            about = anchor.quote or anchor.claim or anchor.passage
            spots = marker.spots(note.text)
            found.append(Found(In.NOTE, brief, anchor.claim, about, (), note.text, spots, anchor))
    return tuple(found)
