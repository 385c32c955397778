"""The notes and marks of a brief: a list to jump from, change them and take them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefing.library.notebook import reading_key
from briefing.library.state import Draft, Mark, Note
from briefing.text import counted
from briefing.ui.actions import Where, bindings
from briefing.ui.list_pane import ListPane, TableColumn, TablePane
from briefing.ui.pane_screen import PaneScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

    from briefing.library.anchors import Place
    from briefing.library.notebook import Notebook
    from briefing.ui.drawn import Span
    from briefing.ui.reading import BriefReading
    from briefing.ui.signs import Glyphs

WORDS = {Note: "note", Draft: "draft", Mark: "mark"}
NOTHING = "Nothing is kept of this brief yet: m marks the claim or line at hand, a writes a note on it."


class KeptRow(NamedTuple):
    """A note, a draft or a mark."""

    kept: Note | Draft | Mark
    place: Place | None
    """Where it holds; None where that is gone from the brief."""
    where: str

    @property
    def text(self) -> str:
        """What was written, or of a mark the words that are marked."""
        return self.kept.anchor.quote if isinstance(self.kept, Mark) else self.kept.text


class GoTo(NamedTuple):
    """Where reading goes on."""

    place: Place
    writes: bool
    """Whether the note there is to be changed."""


class KeptPane(TablePane[KeptRow]):
    """Lists notes, drafts and marks in reading order, those without a place last."""

    ENTER = "read on there"

    def columns(self, width: int) -> Sequence[TableColumn]:
        """Share a width out: the text has most of it."""
        where = min(44, (width - 12) * 36 // 100)
        return (
            TableColumn("", 6),
            TableColumn("Where", where, after=2),
            TableColumn("What", max(8, width - where - 12), after=0),
        )

    def cells(self, row: KeptRow, columns: Sequence[TableColumn], *, current: bool) -> Iterator[Span]:
        """Yield what it is, where it stands and what it says."""
        yield WORDS[type(row.kept)], "dim"
        yield row.where, "" if row.place else "dim"
        yield row.text, "strong" if current else ""


class NotesScreen(PaneScreen["GoTo | None"]):
    """Lists what the analyst has kept of a brief; gives back where reading goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.COMPARE, Where.NOTES)]

    def __init__(self, book: Notebook, reading: BriefReading, glyphs: Glyphs) -> None:
        self._kept = KeptPane(glyphs, id="kept")
        super().__init__(glyphs, self._kept)
        self._book, self._reading = book, reading
        self._deleted: list[Note | Draft | Mark] = []

    def begin(self) -> None:
        """List everything."""
        keys = self.keys_note("a changes", "d deletes", "u undoes", "Esc closes")
        self._title.show("Notes and marks", keys)
        self._kept.empty = NOTHING
        self._list()
        self._kept.focus()

    def on_list_pane_reached(self) -> None:
        """Say all of what is written there."""
        self._tell()

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Read on where it stands."""
        self._leave(writes=False)

    def action_change_note(self) -> None:
        self._leave(writes=True)

    def action_delete_note(self) -> None:
        row = self._kept.current
        if row and self._book.remove(row.kept):
            self._deleted.append(row.kept)
            self._list()
            self._status.notice(f"The {WORDS[type(row.kept)]} is deleted; u brings it back.")
        elif row:
            self._status.notice(self._book.trouble, "error")

    def action_undo_delete(self) -> None:
        if not self._deleted:
            self._status.notice("Nothing has been deleted here.")
        elif self._book.restore(self._deleted[-1]):
            restored = self._deleted.pop()
            self._list()
            self._status.notice(f"The {WORDS[type(restored)]} is back.")

    def _leave(self, *, writes: bool) -> None:
        row = self._kept.current
        if row and row.place:
            self.dismiss(GoTo(row.place, writes))
        elif row:
            self._status.notice("What this was about is gone from the brief.")

    def _list(self) -> None:
        rows = tuple(self._rows())
        self._kept.show(rows, self._kept.cursor)
        counts = [sum(isinstance(row.kept, kind) for row in rows) for kind in WORDS]
        parts = (counted(count, word) for count, word in zip(counts, WORDS.values(), strict=True) if count)
        self._kept.name_it("Notes and marks", f" {self._glyphs.dot} ".join(parts))
        self._tell()

    def _rows(self) -> Iterator[KeptRow]:
        book, reading = self._book, self._reading
        order = {passage.id: number for number, passage in enumerate(reading.passages)}
        titles = {passage.id: passage.title for passage in reading.passages}
        kept: list[tuple[Note | Draft | Mark, Place | None]] = [*book.notes, *book.drafts, *book.marks]
        last = (len(order) + 1, 0)
        for thing, place in sorted(kept, key=lambda one: reading_key(one[1], order) if one[1] else last):
            claim = reading.brief.claims.get(place.claim) if place else None
            if claim:
                where = f"{reading.brief.name(claim.by)}: {claim.words}"
            else:
                where = titles.get(place.passage, "") if place else "gone from the brief"
            yield KeptRow(thing, place, where)

    def _tell(self) -> None:
        row = self._kept.current
        self._status.show(f"{row.where}. {row.text}" if row else "")
