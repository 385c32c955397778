"""Searching all briefs of the library: words, and where they stand, the best hit first."""

from __future__ import annotations

import itertools
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from briefing.brief.loader import load
from briefing.brief.model import Spot
from briefing.brief.problems import UnreadableError
from briefing.library.anchors import locate
from briefing.library.find import Answer, In, find_in
from briefing.library.notes import find_notes
from briefing.library.query import FIELDS, QueryError
from briefing.library.state import StateError
from briefing.text import clean, counted, long_day
from briefing.ui.cells import cell_len, fit
from briefing.ui.completion import completions, filter_values
from briefing.ui.editor import FilePlace, actor_in_file, claim_in_file, words_in_file
from briefing.ui.list_pane import ListPane
from briefing.ui.views.pick_view import TypingScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.widgets import Input

    from briefing.library.find import Found
    from briefing.ui.drawn import Span
    from briefing.ui.library import Browsing
    from briefing.ui.signs import Glyphs

HINT = f"Words or “a phrase”; with {': '.join(FIELDS)}: only claims. Enter reads, Esc closes."
INDENT = 5
"""Cells by which the sentence stands in."""


class HitRow(NamedTuple):
    """One of the two lines of a hit."""

    found: Found
    is_second: bool


class HitsPane(ListPane[HitRow]):
    """Lists hits, each on two lines: where it is, and the sentence it is in."""

    LEGEND = ("Verdicts",)
    ENTER = "read this where it stands"

    def show_hits(self, hits: Sequence[Found], hit: int = 0) -> None:
        """Show other hits, with the cursor on one of them."""
        self.show(tuple(HitRow(found, second) for found in hits for second in (False, True)), 2 * hit)

    @property
    def hit(self) -> int:
        """Which hit is under the cursor."""
        return self.cursor // 2

    def rests_on(self, row: HitRow) -> bool:
        """Whether the row is the first of a hit."""
        return not row.is_second

    def placed(self) -> None:
        """Show the second line of the hit too, and mark it."""
        self.redraw()

    def spans(self, row: HitRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return where the hit is, or its sentence, with the words marked."""
        found, ellipsis = row.found, self.glyphs.ellipsis
        if row.is_second:
            text, spots = window(found.text, found.spots, width - INDENT - 1)
            lead = "" if found.text.startswith(text) else ellipsis
            base = "quote" if found.part is In.NOTE else ""
            room = width - INDENT - 1 - cell_len(lead)
            return ((" " * INDENT, ""), (lead, "dim"), *marked(text, spots, room, ellipsis, base))
        kind = next(iter(found.verdicts), None)
        is_grave = kind is not None and kind.is_contradiction
        sign = self.glyphs.sign(kind) if is_grave else ""
        day = long_day(date.fromordinal(found.brief.day)) if found.brief.day else ""
        right = f"{found.part.value:>8}  {day:>11} "
        room = max(8, width - INDENT - cell_len(right) - 1)
        left = tuple(marked(found.heading, found.heading_spots, room, ellipsis, "strong"))
        used = sum(cell_len(text) for text, _ in left)
        is_named = found.part is not In.NOTE or found.heading
        where = f" {self.glyphs.dot} {found.brief.title}" if is_named and room - used > 6 else ""
        where = fit(where, room - used, ellipsis)
        gap = " " * (room - used - cell_len(where) + 1)
        return (
            (f"{self.marker(current)} ", "strong"),
            (f"{sign:<2} ", "conflict" if is_grave else ""),
            *left,
            (where + gap + right, "dim"),
        )


def marked(text: str, spots: Sequence[Spot], width: int, ellipsis: str, base: str = "") -> Iterator[Span]:
    """Yield a text of at most `width` cells, with the spots in the style of hits."""
    edges = [0, *(edge for spot in spots for edge in spot), len(text)]
    for index, (start, end) in enumerate(itertools.pairwise(edges)):
        piece = text[start:end]
        cut = fit(piece.replace("\n", " "), width, ellipsis) if width > 0 else ""
        if cut:
            yield cut, f"{base} hit".strip() if index % 2 else base
        width = 0 if cell_len(cut) < cell_len(piece) else width - cell_len(cut)


def window(text: str, spots: Sequence[Spot], width: int) -> tuple[str, tuple[Spot, ...]]:
    """Return the part of a text that begins a little before the first spot, where that stands too far to the right."""
    if not spots or cell_len(text[: spots[0].end]) < width * 3 // 4:
        return text, tuple(spots)
    start = max(0, spots[0].start - width // 3)
    start = text.find(" ", start, spots[0].start) + 1 or spots[0].start
    return text[start:], tuple(
        spot._replace(start=spot.start - start, end=spot.end - start) for spot in spots
    )


class Answered(Message):
    """A search has been answered."""

    def __init__(self, words: str, answer: Answer, trouble: str = "") -> None:
        super().__init__()
        self.words, self.answer, self.trouble = words, answer, trouble


class FoundScreen(TypingScreen["Found | None"]):
    """Asks for words and lists where they stand; gives back the hit that is to be read."""

    def __init__(self, browsing: Browsing, glyphs: Glyphs) -> None:
        self._hits = HitsPane(glyphs, id="hits")
        super().__init__(browsing.words, self._hits, glyphs, foot=True)
        self._browsing = browsing
        self._searching = Lock()
        self._answered = ""
        """The words whose hits are listed."""
        self._is_chosen = False
        """Whether the best hit is to be read as soon as the words are answered."""

    def begin(self) -> None:
        """Search again what was searched last, and have the index brought up to date."""
        self._words.completions = lambda words: completions(words, self._texts(), filter_values())
        self._words.focus()
        self.show_library()
        self._say("")
        try:
            self._browsing.begin()
        except StateError as error:
            self._status.show(clean(str(error)), "error")
        if self._browsing.words:
            self._answer(self._browsing.words)

    def _texts(self) -> Iterator[str]:
        """Yield what is seen, of which the words are completed."""
        for row in self._hits.rows:
            yield f"{row.found.heading} {row.found.text}"
        yield from (brief.title for brief in self._browsing.shelf.known)

    def show_library(self) -> None:
        """Say what is searched, and how far it is known."""
        browsing = self._browsing
        count, unread = len(browsing.shelf.known), browsing.unread
        known = f"{count - unread:,} of " if unread else ""
        notes = [(f"{known}{counted(count, 'brief')}", "strong" if known else "dim")]
        if browsing.progress:
            notes.insert(0, (f"reading {browsing.progress}", "strong"))
        self._title.show("Search all briefs", notes)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give back the hit under the cursor; where the words are not answered yet, the best once they are."""
        self.typed(event.value)  # what has changed is told later than Enter
        self._is_chosen = self._answered != self._browsing.words
        if not self._is_chosen:
            self._hits.action_choose()

    def typed(self, words: str) -> None:
        """Search, unless that is what is being searched."""
        if words != self._browsing.words:
            self._browsing.words, self._browsing.hit = words, 0
            self._is_chosen = False
            self._answer(words)

    @property
    def edit_place(self) -> FilePlace | None:
        """Where the hit under the cursor stands in its file."""
        row = self._hits.current
        if row is None:
            return None
        path = self._browsing.librarian.path(row.found.brief)
        try:
            brief = load(path)
        except UnreadableError:
            return FilePlace(path)
        place = next(locate([row.found.anchor], brief), None)
        if row.found.part is In.ACTOR:
            return actor_in_file(row.found.id, brief)
        if place and not place.claim:
            offset = place.offset or 0
            return words_in_file(place.passage, Spot(offset, offset + len(row.found.anchor.quote)), brief)
        return claim_in_file(brief.claims.get(place.claim) if place else None, brief)

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Give back a hit."""
        self._browsing.hit = self._hits.hit
        self.dismiss(event.row.found)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _answer(self, words: str) -> None:
        """Search in a thread, so that keys need not wait: one search at a time, and none for words that were typed over."""
        worker = get_current_worker()
        with self._searching:
            if not worker.is_cancelled:
                self._search(words)

    def _search(self, words: str) -> None:
        librarian = self._browsing.librarian
        try:
            state = librarian.open_state()
            try:
                answer = find_in(librarian.index, words)
                notes = find_notes(librarian.index, state, words) if state else ()
            finally:
                if state:
                    state.close()
            trouble = librarian.index.database.take_notice()
            if trouble:  # it was found to be damaged just now
                librarian.look_again()
            answer = answer._replace(found=(*notes, *answer.found), total=answer.total + len(notes))
            self.post_message(Answered(words, answer, trouble))
        except (QueryError, StateError) as error:
            self.post_message(Answered(words, Answer(), f"{clean(str(error))}."))

    def on_answered(self, event: Answered) -> None:
        """Show the hits, unless other words have been typed since."""
        if event.words != self._browsing.words:
            return
        answer = event.answer
        self._hits.show_hits(answer.found, self._browsing.hit)
        over = "more than " if answer.is_more else ""
        count = f"{over}{answer.total:,} found" if event.words.strip() else ""
        best = f", the best {len(answer.found):,}" if answer.total > len(answer.found) else ""
        self._hits.name_it("Found", f"{count}{best}")
        self._say(event.trouble)
        self._answered = event.words
        if self._is_chosen:
            self._is_chosen = False
            self._hits.action_choose()

    def _say(self, trouble: str) -> None:
        hint = HINT if self._glyphs.unicode else HINT.replace("“", '"').replace("”", '"')
        self._status.show(trouble or hint, "error" if trouble else "dim")
