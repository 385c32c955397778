"""The pane of text: the brief as continuous reading, with its claims marked where they stand."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.cells import fit, wrap
from briefing.ui.days import long_day
from briefing.ui.list_pane import ClaimMessage, Lines, marginal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from textual.binding import BindingType

    from briefing.brief.model import Claim, Spot
    from briefing.brief.prose import Passage
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.verdict import Kind


class TextRow(Record):
    """A line of the text pane."""

    passage: str
    text: str = ""
    start: int = 0
    """Where the text begins in the passage's plain text."""
    heading: str = ""
    """The style of a line that is not prose: a title, the line under it; empty for prose."""
    lead: str = ""
    """What stands before the text: the sign of a list item or a quotation."""
    style: str = ""
    claims: tuple[Claim, ...] = ()
    """The claims whose quotes touch the line."""
    starting: tuple[Claim, ...] = ()
    """Those of them that begin on it."""

    @property
    def end(self) -> int:
        """Where the text ends in the passage's plain text."""
        return self.start + len(self.text)

    def holds(self, passage: str, offset: int) -> bool:
        """Whether an offset of a passage's text is on this line."""
        return (
            not self.heading
            and passage == self.passage
            and self.start <= offset < max(self.end, self.start + 1)
        )

    def is_at(self, passage: str, offset: int | None) -> bool:
        """Whether a place is on this line: an offset, or the passage's title where there is none."""
        if offset is None:
            return self.heading == "heading" and passage == self.passage
        return self.holds(passage, offset)


def lay_out(passages: Iterable[Passage], width: int, glyphs: Glyphs) -> Iterator[TextRow]:
    """Yield the rows of all passages, each under its title and followed by a blank one."""
    for passage in passages:
        yield TextRow(passage.id, fit(passage.title, width, glyphs.ellipsis), heading="heading")
        if passage.source:
            source = passage.source
            parts = [source.publisher, long_day(source.date) if source.date else "", source.reliability]
            line = f" {glyphs.dot} ".join(part for part in parts if part)
            yield TextRow(passage.id, fit(line, width, glyphs.ellipsis), heading="dim")
        yield TextRow(passage.id, heading="dim")
        yield from _prose(passage, width, glyphs)


def _prose(passage: Passage, width: int, glyphs: Glyphs) -> Iterator[TextRow]:
    leads = {"item": f"{glyphs.dot} ", "quotation": "| " if not glyphs.unicode else "│ "}
    last = len(passage.blocks) - 1
    for index, block in enumerate(passage.blocks):
        lead = leads.get(block.kind, "")
        for line, (start, end) in enumerate(wrap(block.text, width - len(lead))):
            a, b = block.start + start, block.start + end
            claims = tuple(
                claim
                for claim in passage.claims
                if claim.spot and claim.spot.start < b and claim.spot.end > a
            )
            yield TextRow(
                passage.id,
                block.text[start:end],
                a,
                lead=lead if line == 0 or block.kind == "quotation" else " " * len(lead),
                style="quotation" if block.kind == "quotation" else "",
                claims=claims,
                starting=tuple(claim for claim in claims if claim.spot and a <= claim.spot.start < b),
            )
        tight = block.kind == "item" and index < last and passage.blocks[index + 1].kind == "item"
        if not tight:
            yield TextRow(passage.id, heading="dim")


MARKED = 0.5
"""From this weight on a verdict's sign stands in the margin."""
MEASURE = 88
"""The widest line of prose, in cells: wider ones are hard to read back from."""


class TextPane(Lines[TextRow]):
    """Shows the passages one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.TEXT)]
    CURSOR = ""

    class Reached(Message):
        """The cursor was moved: to a passage, and to a claim where one stands on the line."""

        def __init__(self, passage: str, claim: str) -> None:
            super().__init__()
            self.passage = passage
            self.claim = claim

    class Chosen(ClaimMessage):
        """The claim under the cursor is to be looked at among the others."""

    def __init__(self, glyphs: Glyphs, *, id: str, key: str = "") -> None:
        super().__init__(glyphs, id=id, key=key)
        self._passages: tuple[Passage, ...] = ()
        self._worst: Callable[[str], Kind | None] = lambda _: None
        self._hits: Mapping[str, Sequence[Spot]] = {}
        self._first_row: dict[str, int] = {}
        self._width = 0
        self._resume: tuple[str, int | None, int] | None = None
        self._claim_signs: Mapping[str, str] = {}
        self._line_signs: Mapping[str, Mapping[int | None, str]] = {}
        self.claim = ""
        """The claim that is marked as the one under the cursor."""

    # -- what the screen tells it

    def show_passages(self, passages: tuple[Passage, ...], worst: Callable[[str], Kind | None]) -> None:
        """Show passages; `worst` tells the gravest thing said about a claim, by its id."""
        self._passages, self._worst, self._hits = passages, worst, {}
        self._width = 0
        self._fill()

    def show_hits(self, hits: Mapping[str, Sequence[Spot]]) -> None:
        """Mark places in the passages, by passage."""
        self._hits = hits
        self.redraw()

    def show_signs(self, claims: Mapping[str, str], lines: Mapping[str, Mapping[int | None, str]]) -> None:
        """Show in the margin what the analyst has done: with claims, and with places of the passages by offset."""
        if (claims, lines) != (self._claim_signs, self._line_signs):
            self._claim_signs, self._line_signs = claims, lines
            self.redraw()

    def resume(self, passage: str, offset: int | None, above: int) -> None:
        """Go to a place and show as many lines above it as were seen then, as soon as there are any."""
        self._resume = (passage, offset, above)
        if self.rows:
            self._go_on()

    def mark(self, claim: str) -> None:
        """Mark a claim as the one under the cursor."""
        if claim != self.claim:
            changed = {self.claim, claim}
            self.claim = claim
            for y, row in self._visible():
                if any(shown.id in changed for shown in row.claims):
                    self._forget(y)

    def follow(self, claim: Claim) -> None:
        """Mark a claim and put the cursor on the line where its quote begins."""
        self.mark(claim.id)
        if claim.spot:
            self.go_to(claim.section, claim.spot.start)

    def go_to(self, passage: str, offset: int | None = None) -> None:
        """Put the cursor on a passage's heading, or on the line that holds an offset of its text."""
        y = self._first_row.get(passage)
        if y is None:
            return
        if offset is None:
            self.place(y)
            self._scroll(y)
            self.placed()
            return
        while y + 1 < len(self.rows) and not self.rows[y].holds(passage, offset):
            y += 1
        self.place(y)

    # -- what the user does

    def reached(self) -> None:
        """Report passage and claim under the cursor, and mark the claim."""
        if self.current:
            here = self.current.claims
            claim = self.claim if any(self.claim == one.id for one in here) else here[0].id if here else ""
            self.mark(claim or self.claim)
            self.post_message(self.Reached(self.current.passage, claim))

    def action_choose(self) -> None:
        """Look at the marked claim among the others."""
        if self.current and any(self.claim == claim.id for claim in self.current.claims):
            self.post_message(self.Chosen(self.claim))

    def action_next_quote(self) -> None:
        """Go to the next claim in the text."""
        self._step(1)

    def action_previous_quote(self) -> None:
        """Go to the previous claim in the text."""
        self._step(-1)

    def _step(self, direction: int) -> None:
        """Go to the next claim in a direction, seen from the marked one or from the cursor's line."""
        starts = [(y, claim) for y, row in enumerate(self.rows) for claim in row.starting]
        here = self.current.claims if self.current else ()
        index = next((i for i, (_, claim) in enumerate(starts) if claim.id == self.claim), None)
        if index is None or (here and self.claim not in {claim.id for claim in here}):
            index = bisect_right([y for y, _ in starts], self.cursor) - (direction > 0)
        index += direction
        if 0 <= index < len(starts):
            y, claim = starts[index]
            self.mark(claim.id)
            self.place(y)
            self.post_message(self.Reached(self.rows[y].passage, claim.id))

    # -- drawing

    def spans(self, row: TextRow, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, the sign of a claim that begins here, and the line with its marks."""
        if row.heading:
            sign, style = "", "heading"
        else:
            worst = max(
                (kind for claim in row.starting if (kind := self._worst(claim.id))),
                key=lambda kind: kind.weight,
                default=None,
            )
            sign = self.glyphs.sign(worst) if worst and worst.weight >= MARKED else ""
            style = "conflict" if worst and worst.is_contradiction else "tension"
        spans: list[Span] = [
            (self.glyphs.marker if current else " ", "strong"),
            *marginal(sign, style, self._kept_sign(row)),
            (row.lead, "dim"),
        ]
        if row.heading:
            return [*spans, (row.text, row.heading)]
        return [*spans, *self._marked(row)]

    def _kept_sign(self, row: TextRow) -> str:
        for claim in row.starting:
            if claim.id in self._claim_signs:
                return self._claim_signs[claim.id]
        for offset, sign in self._line_signs.get(row.passage, {}).items():
            if row.is_at(row.passage, offset):
                return sign
        return ""

    def _marked(self, row: TextRow) -> Iterator[Span]:
        """Cut the line where marks begin and end; later marks lie above earlier ones."""
        layers: list[tuple[int, int, str]] = []
        for claim in row.claims:
            if claim.spot:
                kind = self._worst(claim.id)
                style = "conflict" if kind and kind.is_contradiction else "quote"
                if claim.id == self.claim:
                    style += " here"
                layers.append((*claim.spot, style))
        layers.sort(key=lambda layer: "here" in layer[2])
        layers += [(*spot, "hit") for spot in self._hits.get(row.passage, ())]
        cuts = {row.start, row.end}
        for start, end, _ in layers:
            cuts |= {min(max(start, row.start), row.end), min(max(end, row.start), row.end)}
        edges = sorted(cuts)
        for start, end in pairwise(edges):
            style = next((name for a, b, name in reversed(layers) if a <= start and end <= b), row.style)
            yield row.text[start - row.start : end - row.start], style

    def placed(self) -> None:
        """Name the passage at hand, and how far into the whole the cursor is."""
        if not self.current:
            return
        title = next((p.title for p in self._passages if p.id == self.current.passage), "")
        seen = self.scroll_offset.y + self.size.height
        share = f"{100 * seen // len(self.rows)} %" if seen < len(self.rows) else "end"
        self.name_it(title, share)

    def on_resize(self) -> None:
        """Wrap for the new width, with the cursor on the same words."""
        self._fill()
        super().on_resize()

    def _fill(self) -> None:
        """Wrap the passages for the pane's width, unless they are; without room there are no rows of others."""
        width = min(self.size.width - 5, MEASURE)
        if width <= 0 and not self._width and self.current:
            self._resume = self._resume or (self.current.passage, self.current.start, 0)
            self._first_row = {}
            self.show(())
        if width <= 0 or width == self._width:
            return
        place = (self.current.passage, self.current.start) if self.current else None
        heading = bool(self.current and self.current.heading)
        self._width = width
        rows = tuple(lay_out(self._passages, width, self.glyphs))
        self._first_row = _firsts(rows)
        self.show(rows)
        if place:
            self.go_to(place[0], None if heading else place[1])
        elif self._resume:
            self._go_on()

    def _go_on(self) -> None:
        """Go to where reading is to be resumed."""
        if self._resume:
            passage, offset, above = self._resume
            self._resume = None
            self.go_to(passage, offset)
            self._scroll(self.cursor - max(0, min(above, self.page_height - 1)))

    def _visible(self) -> Iterator[tuple[int, TextRow]]:
        top = self.scroll_offset.y
        for y in range(top, min(top + self.size.height, len(self.rows))):
            yield y, self.rows[y]

    def _forget(self, y: int) -> None:
        for current in (False, True):
            for focus in (False, True):
                self._strips.pop((y, current, focus), None)
        self.refresh_row(y)


def _firsts(rows: Iterable[TextRow]) -> dict[str, int]:
    firsts: dict[str, int] = {}
    for y, row in enumerate(rows):
        if row.heading and row.passage not in firsts:
            firsts[row.passage] = y
    return firsts
