"""Passages laid out as rows of a width: headings, wrapped paragraphs, lists and quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record
from briefing.ui.cells import fit, wrap
from briefing.ui.days import long_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Claim
    from briefing.brief.passages import Passage
    from briefing.ui.glyphs import Glyphs


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
