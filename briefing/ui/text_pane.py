"""The pane of text: the brief as continuous reading, with its claims marked where they stand."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from briefing.text import long_day
from briefing.ui.actions import Where, bindings
from briefing.ui.cells import fit, wrap
from briefing.ui.list_pane import ListPane, margin_spans
from briefing.ui.signs import sign_of, style_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from textual.binding import BindingType

    from briefing.brief.model import Claim, Spot
    from briefing.brief.prose import Passage
    from briefing.ui.drawn import Span
    from briefing.ui.signs import Glyphs
    from briefing.verdicts.verdict import Verdict

MEASURE = 88
"""The widest line of prose, in cells: wider ones are hard to read back from."""


class TextLine(NamedTuple):
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

    def is_at(self, passage: str, offset: int | None) -> bool:
        """Whether a place is on this line: an offset, or the passage's title where there is none."""
        if passage != self.passage:
            return False
        if offset is None or self.heading:
            return offset is None and self.heading == "heading"
        return self.start <= offset < max(self.end, self.start + 1)


def lay_out(passages: Iterable[Passage], width: int, glyphs: Glyphs) -> Iterator[TextLine]:
    """Yield the rows of all passages in a width, each under its title and followed by a blank one."""
    for passage in passages:
        yield TextLine(passage.id, fit(passage.title, width, glyphs.ellipsis), heading="heading")
        if source := passage.source:
            parts = [source.publisher, long_day(source.date) if source.date else "", source.reliability]
            line = f" {glyphs.dot} ".join(filter(None, parts))
            yield TextLine(passage.id, fit(line, width, glyphs.ellipsis), heading="dim")
        yield TextLine(passage.id, heading="dim")
        yield from _prose(passage, width, glyphs)


def _prose(passage: Passage, width: int, glyphs: Glyphs) -> Iterator[TextLine]:
    leads = {"item": f"{glyphs.dot} ", "quotation": f"{glyphs.side} "}
    followers = (*passage.blocks[1:], None)
    for block, follower in zip(passage.blocks, followers, strict=True):
        lead, is_quotation = leads.get(block.kind, ""), block.kind == "quotation"
        for line, (start, end) in enumerate(wrap(block.text, width - len(lead))):
            a, b = block.start + start, block.start + end
            claims = [one for one in passage.claims if one.spot and one.spot.start < b and one.spot.end > a]
            yield TextLine(
                passage.id,
                block.text[start:end],
                a,
                lead=lead if line == 0 or is_quotation else " " * len(lead),
                style="quotation" if is_quotation else "",
                claims=tuple(claims),
                starting=tuple(claim for claim in claims if claim.spot and a <= claim.spot.start < b),
            )
        if not (follower and block.kind == follower.kind == "item"):  # items stand close together
            yield TextLine(passage.id, heading="dim")


class TextPane(ListPane[TextLine]):
    """Shows the passages one below the other."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.TEXT)]
    CURSOR = ""
    LEGEND = ("Margin", "Verdicts", "Severity", "Sources")
    ENTER = "go to the marked claim in the table"

    def __init__(self, glyphs: Glyphs, *, id: str, key: str = "") -> None:
        super().__init__(glyphs, id=id, key=key)
        self._passages: tuple[Passage, ...] = ()
        self._strongest: Callable[[str], Verdict | None] = lambda _: None
        self._reviews: Collection[str] = ()
        self._hits: Mapping[str, Sequence[Spot]] = {}
        self._first_row: dict[str, int] = {}
        self._width = 0
        self._resume: tuple[str, int | None, int] | None = None
        self._claim_signs: Mapping[str, str] = {}
        self._line_signs: Mapping[str, Mapping[int | None, str]] = {}
        self.claim = ""
        """The claim that is marked as the one under the cursor."""

    # -- what the screen tells it

    def show_passages(
        self,
        passages: tuple[Passage, ...],
        strongest: Callable[[str], Verdict | None],
        reviews: Collection[str] = (),
    ) -> None:
        """Show passages; `strongest` tells the gravest verdict on a claim, and `reviews` are the claims left to review."""
        self._reviews = reviews
        self._passages, self._strongest, self._hits = passages, strongest, {}
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
        if claim == self.claim:
            return
        changed = {self.claim, claim}
        self.claim = claim
        top = self.scroll_offset.y
        for y in range(top, min(top + self.size.height, len(self.rows))):
            if any(shown.id in changed for shown in self.rows[y].claims):
                self._strips = {key: strip for key, strip in self._strips.items() if key[0] != y}
                self.refresh_row(y)

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
        while y + 1 < len(self.rows) and not self.rows[y].is_at(passage, offset):
            y += 1
        self.place(y)

    # -- what the user does

    def claim_on(self, row: TextLine) -> str:
        """Return the id of the claim on a row: the marked one if it is there, else the first; empty without any."""
        here = [claim.id for claim in row.claims]
        return self.claim if self.claim in here else next(iter(here), "")

    def reached(self) -> None:
        """Mark the claim under the cursor, and report."""
        if self.current:
            self.mark(self.claim_on(self.current) or self.claim)
        super().reached()

    def action_choose(self) -> None:
        """Report a row of which a claim is marked."""
        if self.current and any(self.claim == claim.id for claim in self.current.claims):
            super().action_choose()

    def action_next_quote(self) -> None:
        self._step(1)

    def action_previous_quote(self) -> None:
        self._step(-1)

    def _step(self, direction: int) -> None:
        """Go to the next claim in a direction, seen from the marked one or from the cursor's line."""
        starts = [(y, claim.id) for y, row in enumerate(self.rows) for claim in row.starting]
        here = [claim.id for claim in self.current.claims] if self.current else []
        index = next((i for i, (_, claim) in enumerate(starts) if claim == self.claim), None)
        if index is None or (here and self.claim not in here):
            index = bisect_right([y for y, _ in starts], self.cursor) - (direction > 0)
        index += direction
        if 0 <= index < len(starts):
            y, claim = starts[index]
            self.mark(claim)
            self.place(y)
            super().reached()

    # -- drawing

    def spans(self, row: TextLine, width: int, *, current: bool) -> Sequence[Span]:
        """Return marker, the sign of a claim that begins here, and the line with its marks."""
        found = () if row.heading else (self._strongest(claim.id) for claim in row.starting)
        worst = max(
            filter(None, found), key=lambda verdict: (verdict.kind.weight, verdict.severity), default=None
        )
        sign = sign_of(worst, self.glyphs)
        spans: list[Span] = [
            (self.marker(current), "strong"),
            *margin_spans(sign.text, sign.mark, self._kept_sign(row)),
            (row.lead, "dim"),
        ]
        return [*spans, *([(row.text, row.heading)] if row.heading else self._marked(row))]

    def _kept_sign(self, row: TextLine) -> str:
        """Return the sign of what the analyst has done with a claim or a place on the row."""
        for claim in row.starting:
            if claim.id in self._claim_signs:
                return self._claim_signs[claim.id]
            if claim.id in self._reviews:
                return self.glyphs.review
        places = self._line_signs.get(row.passage, {})
        return next((sign for offset, sign in places.items() if row.is_at(row.passage, offset)), "")

    def _marked(self, row: TextLine) -> Iterator[Span]:
        """Cut the line where marks begin and end; later marks lie above earlier ones."""
        layers: list[tuple[int, int, str]] = []
        for claim in row.claims:
            if claim.spot:
                verdict = self._strongest(claim.id)
                look = style_of(verdict) if verdict and verdict.kind.is_contradiction else "quote"
                layers.append((*claim.spot, f"{look} here" if claim.id == self.claim else look))
        layers.sort(key=lambda layer: "here" in layer[2])
        layers += [(*spot, "hit") for spot in self._hits.get(row.passage, ())]
        ends = (end for layer in layers for end in layer[:2])
        cuts = {row.start, row.end, *(min(max(end, row.start), row.end) for end in ends)}
        for start, end in pairwise(sorted(cuts)):
            look = next((name for a, b, name in reversed(layers) if a <= start and end <= b), row.style)
            yield row.text[start - row.start : end - row.start], look

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

    def _fill(self) -> None:
        """Wrap the passages for the pane's width, unless they are; without room there are no rows of others."""
        width = min(self.size.width - 5, MEASURE)
        here = self.current
        if width <= 0 and not self._width and here:
            self._resume = self._resume or (here.passage, here.start, 0)
            self._first_row = {}
            self.show(())
        if width <= 0 or width == self._width:
            return
        self._width = width
        rows = tuple(lay_out(self._passages, width, self.glyphs))
        self._first_row = {row.passage: y for y, row in reversed(list(enumerate(rows)))}
        self.show(rows)
        if here:
            self.go_to(here.passage, None if here.heading else here.start)
        elif self._resume:
            self._go_on()

    def _go_on(self) -> None:
        """Go to where reading is to be resumed."""
        if self._resume:
            passage, offset, above = self._resume
            self._resume = None
            self.go_to(passage, offset)
            self._scroll(self.cursor - max(0, min(above, self.page_height - 1)))
