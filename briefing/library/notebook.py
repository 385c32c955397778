"""The notebook: what the analyst keeps of the brief at hand, and where in it that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from briefing.brief.files import read_bytes
from briefing.brief.problems import FileFault
from briefing.library.anchors import Anchor, Place, locate
from briefing.library.state import Draft, Mark, Note, Position, State, StateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from briefing.brief.model import Brief

DRAFT_EVERY = 4
"""Keys after which a note that is being typed is kept."""

Thing = TypeVar("Thing", Mark, Note, Draft)


class Notebook:
    """Marks, notes and drafts of one brief; what cannot be kept is said once, in `trouble`."""

    def __init__(self, state: State, brief: Brief) -> None:
        self._state = state
        self._brief = brief
        self._version = (-1, -1)
        self._said = ""
        self._typing = _Typing()
        self.trouble = ""
        """What the user must be told; whoever tells it empties it."""
        self.marks: tuple[tuple[Mark, Place | None], ...] = ()
        self.notes: tuple[tuple[Note, Place | None], ...] = ()
        self.drafts: tuple[tuple[Draft, Place | None], ...] = ()
        self.position: Position | None = None
        """Where the brief was left when it was last read."""
        obstacle = state.database.obstacle()
        if obstacle:
            self._fail(obstacle)
        try:
            self.position = state.position(brief.path)
        except StateError as error:
            self._fail(str(error))
        self.look()

    # -- looking

    def look(self) -> bool:
        """See what has been kept since, here or by another reader; return whether anything has."""
        try:
            if self._state.version() == self._version:
                return False
            self._load()
        except StateError as error:
            self._fail(str(error))
            return False
        self._take_notice()
        return True

    def follow(self, brief: Brief) -> None:
        """Find everything again in what the brief has become."""
        self._brief = brief
        self.marks = self._placed([mark for mark, _ in self.marks])
        self.notes = self._placed([note for note, _ in self.notes])
        self.drafts = self._placed([draft for draft, _ in self.drafts])

    def notes_at(self, place: Place) -> tuple[Note, ...]:
        """Return the notes on a claim, or on a line of the text."""
        return tuple(note for note, held in self.notes if held and _same(held, place))

    def is_marked(self, place: Place) -> bool:
        """Whether a place is marked."""
        return any(held and _same(held, place) for _, held in self.marks)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places that have a mark, a note or a draft."""
        return tuple(place for _, place in (*self.marks, *self.notes, *self.drafts) if place)

    @property
    def orphans(self) -> tuple[Note, ...]:
        """The notes whose place is gone from the brief."""
        return tuple(note for note, held in self.notes if held is None)

    def copy(self) -> bytes | None:
        """Return the file as it was when the brief was last left; None where no copy is kept."""
        try:
            return self._state.copy(self._brief.path)
        except StateError as error:
            self._fail(str(error))
        return None

    def has_changed(self, copy: bytes) -> bool:
        """Whether the file is another than a copy of it."""
        try:
            return read_bytes(self._brief.path) != copy
        except FileFault:
            return False

    # -- marking

    def toggle_mark(self, anchor: Anchor, place: Place) -> bool | None:
        """Mark a place, or take its marks away; return whether it is marked, None if that could not be kept."""
        held = [mark for mark, there in self.marks if there and _same(there, place)]
        try:
            for mark in held:
                self._state.unmark(self._brief.path, mark.anchor)
            if not held:
                self._state.mark(self._brief.path, anchor)
            self._load()
        except StateError as error:
            self._fail(str(error), again=True)
            return None
        self._take_notice()
        return not held

    # -- taking away

    def remove(self, kept: Note | Draft | Mark) -> bool:
        """Take a note, a draft or a mark away; return whether that could be kept."""
        path, state = self._brief.path, self._state
        if isinstance(kept, Note):
            return self._do(lambda: state.finish(path, kept.anchor, "", note=kept))
        if isinstance(kept, Draft):
            return self._do(lambda: state.finish(path, kept.anchor, "", draft=kept))
        return self._do(lambda: state.unmark(path, kept.anchor))

    def restore(self, kept: Note | Draft | Mark) -> bool:
        """Bring back what was taken away; return whether that could be kept."""
        path, state = self._brief.path, self._state
        if isinstance(kept, Note):
            return self._do(lambda: state.finish(path, kept.anchor, kept.text))
        if isinstance(kept, Draft):
            return self._do(lambda: state.save_draft(path, kept.anchor, kept.text))
        return self._do(lambda: state.mark(path, kept.anchor))

    def _do(self, work: Callable[[], object]) -> bool:
        try:
            work()
            self._load()
        except StateError as error:
            self._fail(str(error), again=True)
            return False
        self._take_notice()
        return True

    # -- writing

    @property
    def is_writing(self) -> bool:
        """Whether a note is being written."""
        return self._typing.anchor is not None

    def write(self, anchor: Anchor, place: Place) -> str:
        """Begin to write on a place; return the words to begin with, a draft's or those of the note there."""
        self.look()
        drafts = [draft for draft, held in self.drafts if held and _same(held, place)]
        notes = self.notes_at(place)
        draft, note = drafts[-1] if drafts else None, notes[-1] if notes else None
        lost = self._typing.text if self._typing.lost == anchor else ""
        text = lost or (draft.text if draft else note.text if note else "")
        self._typing = _Typing(anchor, text, draft, note, text)
        return text

    def typed(self, text: str) -> None:
        """Take note of the words so far; now and then they are kept as a draft."""
        typing = self._typing._replace(text=text, keys=self._typing.keys + 1)
        self._typing = typing
        if typing.keys >= DRAFT_EVERY or abs(len(text) - len(typing.kept)) >= DRAFT_EVERY:
            self._keep_draft()

    def put_off(self) -> bool:
        """Stop writing and keep the draft; return whether there is anything of one."""
        is_begun = bool(self._typing.text.strip())
        self._keep_draft()
        self._typing = (
            _Typing(lost=self._typing.anchor, text=self._typing.text) if self._unkept else _Typing()
        )
        self._reload()
        return is_begun

    def finish(self, text: str) -> Note | None:
        """Keep the note; return it, or None where it was taken away or could not be kept (see `trouble`)."""
        typing = self._typing._replace(text=text)
        if typing.anchor is None:
            return None
        try:
            note = self._state.finish(self._brief.path, typing.anchor, text, typing.draft, typing.note)
        except StateError as error:
            self._fail(str(error), again=True)
            self._typing = _Typing(lost=typing.anchor, text=text)
            return None
        self._typing = _Typing()
        self._reload()
        return note

    def leave(self, position: Position, *, copy: bool = False) -> None:
        """Keep the note that is being written, the position and, where asked for, a copy of the file."""
        self._state.database.complete()
        self._keep_draft()
        try:
            self._state.save_position(self._brief.path, position)
            if copy:
                self._state.save_copy(self._brief.path, read_bytes(self._brief.path))
        except FileFault:
            pass  # it went away this moment; the copy from before stays
        except StateError as error:
            self._fail(str(error))

    # -- below

    @property
    def _unkept(self) -> bool:
        return self._typing.text != self._typing.kept

    def _keep_draft(self) -> None:
        typing = self._typing
        if typing.anchor is None or not self._unkept:
            return
        try:
            draft = self._state.save_draft(self._brief.path, typing.anchor, typing.text, typing.draft)
        except StateError as error:
            self._fail(str(error))
            return
        self._typing = typing._replace(draft=draft, kept=typing.text, keys=0)

    def _reload(self) -> None:
        try:
            self._load()
        except StateError as error:
            self._fail(str(error))
        self._take_notice()

    def _load(self) -> None:
        path = self._brief.path
        self._version = self._state.version()  # before the rest is read, so that nothing can be missed
        self.marks = self._placed(self._state.marks(path))
        self.notes = self._placed(self._state.notes(path))
        self.drafts = self._placed(self._state.drafts(path))

    def _placed(self, things: Sequence[Thing]) -> tuple[tuple[Thing, Place | None], ...]:
        places = locate([thing.anchor for thing in things], self._brief)
        return tuple(zip(things, places, strict=True)) if things else ()

    def _take_notice(self) -> None:
        self.trouble = self._state.database.take_notice() or self.trouble

    def _fail(self, why: str, *, again: bool = False) -> None:
        """Have the user told why nothing is kept: once, and again where something asked for was not done."""
        if again or why != self._said:
            self._said = why
            self.trouble = f"Not kept: {why}."


class _Typing(NamedTuple):
    """A note while it is written."""

    anchor: Anchor | None = None
    text: str = ""
    draft: Draft | None = None
    note: Note | None = None
    """The note that is being changed."""
    kept: str = ""
    """The words as they are kept."""
    keys: int = 0
    """Keys since they were."""
    lost: Anchor | None = None
    """What the text was about, if it could not be kept at all."""


def _same(one: Place, other: Place) -> bool:
    """Whether two places are one: the same claim, or the same words of the text."""
    return one.claim == other.claim if one.claim or other.claim else one[:2] == other[:2]


def in_reading_order(places: Iterable[Place], order: dict[str, int]) -> list[Place]:
    """Return different places in the order in which they are read; `order` numbers the passages."""
    return sorted(set(places), key=lambda place: reading_key(place, order))


def reading_key(place: Place, order: dict[str, int]) -> tuple[int, int]:
    """Return where a place comes in reading."""
    return order.get(place.passage, len(order)), -1 if place.offset is None else place.offset
