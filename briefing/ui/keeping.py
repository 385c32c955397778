"""Keeping: what marks, notes and the position mean for the panes of the reading screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.library.anchors import Anchor, Place, claim_anchor, claim_place, words_anchor
from briefing.library.notebook import Notebook, in_reading_order, reading_key
from briefing.library.query import Order
from briefing.library.state import Position
from briefing.text import counted, long_day
from briefing.ui.cells import fit

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.library.state import State
    from briefing.ui.desk import Desk
    from briefing.ui.newness import Newness
    from briefing.ui.reading import BriefReading
    from briefing.ui.signs import Glyphs

NOT_KEPT = "Nothing is kept: the reader was started with --no-state or --secure, or reads standard input."
HOW_TO_WRITE = (
    "Enter keeps the note, or deletes it if nothing is left; Esc keeps a draft. Tab completes words"
)


class Here(NamedTuple):
    """The claim or line at hand."""

    anchor: Anchor
    place: Place
    name: str


class Keeping:
    """Keeps what the analyst does with the brief on the desk; without a state it keeps nothing and says so."""

    def __init__(self, state: State | None, brief: Brief, desk: Desk, glyphs: Glyphs) -> None:
        self._book = Notebook(state, brief) if state else None
        self._desk = desk
        self._glyphs = glyphs
        self._new: Newness | None = None

    # -- what the screen says

    def take_trouble(self) -> str:
        """Return, once, what the user must be told of."""
        if not self._book:
            return ""
        trouble, self._book.trouble = self._book.trouble, ""
        return trouble

    def told(self, claim: Claim | None = None) -> str:
        """Return the notes on a claim and on the line at hand, having looked what others wrote."""
        if not self._book:
            return ""
        if self._book.look():
            self.show()
        line = self._line() if self._desk.pane is self._desk.text else None
        places = [place for place in (claim_place(claim) if claim else None, line) if place]
        notes = [f"Note: {note.text}" for place in places for note in self._book.notes_at(place)]
        return f" {self._glyphs.dot} ".join(notes)

    def greeting(self) -> str:
        """Return what the analyst is told of what was kept, when the brief is opened."""
        book = self._book
        if not book or not book.position:
            return ""
        day = long_day(book.position.day) if book.position.day else "last time"
        counts = (("note", len(book.notes)), ("draft", len(book.drafts)), ("mark", len(book.marks)))
        kept = ", ".join(f"{count:,} {word}{'s' if count > 1 else ''}" for word, count in counts if count)
        lost = len(book.orphans)
        orphans = (
            f" {counted(lost, 'note')} no longer {'have' if lost > 1 else 'has'} a place here; A lists them."
            if lost
            else ""
        )
        return f"Where you left off on {day}. {kept[:1].upper()}{kept[1:]}{'.' if kept else ''}{orphans}".rstrip()

    # -- marks

    def mark(self, reading: BriefReading, claim: Claim | None) -> str:
        """Mark the claim or line at hand, or unmark it; return what to say."""
        here = self._here(reading, claim)
        if not self._book:
            return NOT_KEPT
        if not here:
            return "There is nothing here to mark."
        marked = self._book.toggle_mark(here.anchor, here.place)
        self.show()
        return f"{'Marked' if marked else 'No longer marked'}: {here.name}. ' goes to the next mark."

    def next_mark(self, reading: BriefReading, claim: Claim | None, step: int) -> Place | None:
        """Return the marked place after or before the one at hand, around and around; None without marks."""
        if not self._book:
            return None
        self._book.look()
        order = {passage.id: number for number, passage in enumerate(reading.passages)}
        stops = in_reading_order((place for _, place in self._book.marks if place), order)
        here = self._here(reading, claim)
        if not stops or not here:
            return stops[0] if stops else None
        if here.place in stops:
            return stops[(stops.index(here.place) + step) % len(stops)]
        earlier = sum(reading_key(stop, order) < reading_key(here.place, order) for stop in stops)
        return stops[(earlier if step > 0 else earlier - 1) % len(stops)]

    @property
    def no_marks(self) -> str:
        """What is said where there is no mark to go to."""
        return (
            "Nothing is marked in this brief; m marks the claim or line at hand." if self._book else NOT_KEPT
        )

    @property
    def book(self) -> Notebook | None:
        """What is kept of the brief."""
        return self._book

    def claim_notes(self) -> dict[str, str]:
        """Return what is noted on claims, by their ids."""
        notes: dict[str, str] = {}
        for note, place in self._book.notes if self._book else ():
            if place and place.claim:
                notes[place.claim] = (
                    f"{notes[place.claim]} {note.text}" if place.claim in notes else note.text
                )
        return notes

    # -- news

    def next_news(self, reading: BriefReading) -> tuple[Place | None, str]:
        """Return the next place where something is new since the brief was last open, and what to say there."""
        if not self._book:
            return None, NOT_KEPT
        if self._new is None or self._new.brief is not reading.brief:
            copy = self._book.copy()
            if copy is None:
                return None, "No earlier copy of this brief is kept yet; one will be when you leave."
            from briefing.ui.newness import newness

            self.take_news(newness(reading.findings, copy))
        assert self._new
        return self._new.next()

    def copy_if_changed(self) -> bytes | None:
        """Return the file as it was when the brief was last left, if it is another by now."""
        copy = self._book.copy() if self._book else None
        return copy if copy is not None and self._book and self._book.has_changed(copy) else None

    def take_news(self, found: Newness) -> None:
        """Show in the margins where something is new."""
        self._new = found
        self.show()

    # -- notes

    def write(self, reading: BriefReading, claim: Claim | None) -> tuple[str, str] | str:
        """Begin a note on the claim or line at hand: return the question and the words so far, or what to say."""
        here = self._here(reading, claim)
        if not self._book:
            return NOT_KEPT
        if not here:
            return "There is nothing here to write about."
        words = self._book.write(here.anchor, here.place)
        return f"Note on {fit(here.name, 36, self._glyphs.ellipsis)}:", words

    def typed(self, words: str) -> None:
        """Take note of the words so far."""
        if self._book:
            self._book.typed(words)

    def put_off(self) -> str:
        """Keep the draft; return what to say."""
        is_begun = self._book.put_off() if self._book else False
        self.show()
        return "The draft is kept; a goes on with it." if is_begun else "No note."

    def finish(self, words: str) -> str:
        """Keep the note; return what to say."""
        if not self._book:
            return NOT_KEPT
        note = self._book.finish(words)
        self.show()
        return f"Note: {note.text}" if note else "No note."

    # -- the panes

    def show(self) -> None:
        """Show in the margins what has marks and notes."""
        book = self._book
        if not book:
            return
        claims: dict[str, str] = {}
        lines: dict[str, dict[int | None, str]] = {}
        glyphs = self._glyphs
        marks = ((place, glyphs.mark) for _, place in book.marks)
        notes = ((place, glyphs.note) for _, place in (*book.drafts, *book.notes))
        for place, sign in (*marks, *notes):
            if place and place.claim:
                claims[place.claim] = sign
            elif place:
                lines.setdefault(place.passage, {})[place.offset] = sign
        passages: dict[str, str] = {}
        actors: dict[str, str] = {}
        if self._new:
            new = self._new.marks
            claims |= dict.fromkeys(new.claims, glyphs.new)
            for passage, offsets in new.lines.items():
                lines.setdefault(passage, {}).update(dict.fromkeys(offsets, glyphs.new))
            passages, actors = dict.fromkeys(new.passages, glyphs.new), dict.fromkeys(new.actors, glyphs.new)
        self._desk.claims.show_signs(claims)
        self._desk.text.show_signs(claims, lines)
        self._desk.sections.show_signs(passages)
        self._desk.actors.show_signs(actors)

    def follow(self, brief: Brief) -> None:
        """Find everything again in what the brief has become."""
        if self._book:
            self._book.follow(brief)
            self._new = None
            self.show()

    def resume(self, reading: BriefReading) -> tuple[BriefReading, str]:
        """Return the reading as the brief was left, and the claim that was at hand."""
        position = self._book.position if self._book else None
        if not position:
            return reading, ""
        claim = position.claim if position.claim in reading.brief.claims else ""
        order = Order[position.order] if position.order in Order.__members__ else Order.BRIEF
        if not position.filter:
            return reading.arranged("", order), claim
        from briefing.library.query import QueryError

        try:
            return reading.arranged(position.filter, order), claim
        except QueryError:
            return reading, claim

    def settle(self, claim: Claim | None) -> None:
        """Bring the panes, which have been filled, to where the brief was left, and show what is kept."""
        self.show()
        position = self._book.position if self._book else None
        if not position:
            return
        desk = self._desk
        desk.text.resume(position.passage, position.offset, position.above)
        desk.sections.follow(position.passage)
        if claim:
            desk.text.mark(claim.id)
            desk.actors.follow(claim.by)

    def leave(self, reading: BriefReading, claim: str, *, copy: bool) -> None:
        """Keep where the brief is left, a note that is being written, and a copy of the file."""
        if not self._book:
            return
        text = self._desk.text
        row = text.current
        position = Position(
            passage=row.passage if row else "",
            offset=None if row is None or row.heading else row.start,
            above=text.cursor - text.scroll_offset.y,
            claim=claim,
            filter=reading.filter,
            order=reading.order.name,
        )
        self._book.leave(position, copy=copy)

    def _line(self) -> Place | None:
        """Return the place of the text's line at hand: one on it that is kept, else its beginning."""
        row = self._desk.text.current
        if row is None or (row.heading and row.heading != "heading"):
            return None
        kept = self._book.places if self._book else ()
        start = Place(row.passage, None if row.heading else row.start)
        return next((one for one in kept if not one.claim and row.is_at(one.passage, one.offset)), start)

    def _here(self, reading: BriefReading, claim: Claim | None) -> Here | None:
        """Return the line at hand, where the text is in front and no claim stands on it, else the claim."""
        brief, row, place = reading.brief, self._desk.text.current, self._line()
        if self._desk.pane is self._desk.text and row and not row.claims:
            passage = next((one for one in reading.passages if one.id == row.passage), None)
            if place is None or passage is None:
                return None
            start, end = (0, 0) if row.heading else (row.start, row.end)
            return Here(words_anchor(passage, start, end), place, row.text)
        if claim is None:
            return None
        return Here(claim_anchor(claim, brief), claim_place(claim), f"{brief.name(claim.by)} {claim.words}")
