"""Plain prose: paragraphs, `- ` lists and `> ` quotations, and a brief as continuous reading."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Block
from briefing.figures.display import amount
from briefing.figures.units import DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief, Claim, Source


_BLANKS = re.compile(r"[ \t\n]+")  # a no-break space keeps figures together, so it stays


def one_line(text: str) -> str:
    """Return a text on one line, without blanks around it or two in a row."""
    if "\n" in text or "  " in text or text[:1] == " " or text[-1:] == " ":
        return _BLANKS.sub(" ", text).strip(" ")
    return text


def blocks(text: str) -> tuple[Block, ...]:
    """Return the paragraphs, list items and quotations of a text, each on one line.

    A line that begins with `- ` is a list item, and lines after it up to an empty one or the next item go
    on with it. Lines that begin with `>` are one quotation until a line without it.
    """
    found: list[Block] = []
    start = 0
    for kind, lines in _groups(text):
        line = one_line(" ".join(lines))
        if line:
            found.append(Block(kind, line, start))
            start += len(line) + 1
    return tuple(found)


def paragraphs(text: str) -> str:
    """Return prose with each block on one line and an empty line between blocks."""
    if "\n" not in text:
        return one_line(text)
    signs = {"item": "- ", "quotation": "> "}
    return "\n\n".join(signs.get(block.kind, "") + block.text for block in blocks(text))


def _groups(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each block's kind and its lines, without the signs that begin them."""
    kind, lines = "paragraph", list[str]()
    for line in text.split("\n"):
        line = line.strip(" ")
        begins = "item" if line.startswith("- ") else "quotation" if line.startswith(">") else ""
        goes_on = begins == kind or (not begins and kind != "quotation")
        if line in ("", ">") or begins == "item" or not goes_on:
            yield kind, lines
            kind, lines = begins or "paragraph", []
        lines.append(line[1:] if begins else line)
    yield kind, lines


class Passage(NamedTuple):
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
    day = amount(source.date.toordinal(), DAY) if source.date else ""
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
