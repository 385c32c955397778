"""A brief as continuous reading: summary, sections, the analyst's lists and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Block
from briefing.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief, Claim, Source


class Passage(Record):
    """A titled stretch of a brief's text; a section, or another part that is read like one."""

    id: str
    """A section's id, or the name of the part between colons, such as ":summary:"."""
    title: str
    blocks: tuple[Block, ...]
    source: Source | None = None
    claims: tuple[Claim, ...] = ()
    """The claims whose quotes stand in it, in the order in which they stand."""

    @property
    def plain(self) -> str:
        """The text with one line for each block."""
        return "\n".join(block.text for block in self.blocks)


def passages(brief: Brief) -> tuple[Passage, ...]:
    """Return the passages of a brief in reading order."""
    return tuple(_passages(brief))


def _passages(brief: Brief) -> Iterator[Passage]:
    if brief.summary:
        yield Passage(":summary:", "Summary", _blocks("paragraph", brief.summary.split("\n\n")))
    for section in brief.sections.values():
        claims = sorted(
            (claim for claim in brief.claims_by_section.get(section.id, ()) if claim.spot),
            key=lambda claim: claim.spot or (0, 0),
        )
        source = brief.sources.get(section.source or "")
        yield Passage(section.id, section.title, section.blocks, source, tuple(claims))
    for name in ("hypotheses", "assumptions", "gaps", "indicators"):
        lines = getattr(brief, name)
        if lines:
            yield Passage(f":{name}:", name.capitalize(), _blocks("item", lines))
    if brief.sources:
        yield Passage(":sources:", "Sources", _blocks("item", map(_cited, brief.sources.values())))


def _cited(source: Source) -> str:
    """Return a source as one line: publisher, title, day, rating, address."""
    rating = f"reliability {source.reliability}" if source.reliability else ""
    day = source.date.isoformat() if source.date else ""
    return ". ".join(part for part in (source.publisher, source.title, day, rating, source.url) if part)


def _blocks(kind: str, texts: Iterable[str]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    start = 0
    for text in texts:
        one_line = " ".join(text.split())
        if one_line:
            blocks.append(Block(kind, one_line, start))
            start += len(one_line) + 1
    return tuple(blocks)
