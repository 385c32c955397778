"""Search in the notes that are kept of the briefs of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.library.find import Found, In, asks_for_claims, words_of
from briefing.library.index import brief_row
from briefing.library.marker import Marker

if TYPE_CHECKING:
    from briefing.library.index import Index
    from briefing.library.state import State

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
