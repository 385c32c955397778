"""The text of a brief, with the words of each claim linked to it and contradicted ones marked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from briefing.export.html.markup import Markup, host, join, link, tag
from briefing.export.words import behind, long_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.brief.model import Block, Claim, Section, Source
    from briefing.export.html.sheet import Sheet

Thing = TypeVar("Thing")


def section_html(section: Section, sheet: Sheet) -> Markup:
    """Return a section: its title, its source, and its text."""
    source = sheet.brief.sources.get(section.source or "")
    claims = [claim for claim in sheet.brief.claims_by_section.get(section.id, ()) if claim.spot]
    place = sheet.place("section", section.id)
    return tag(
        "section",
        tag("h3", section.title, id=f"{place}-title"),
        tag("p", "Source: ", source_html(source), class_="source") if source else "",
        blocks_html(section.blocks, claims, sheet),
        id=place,
        class_="passage",
        aria_labelledby=f"{place}-title",
    )


def blocks_html(blocks: Iterable[Block], claims: Sequence[Claim], sheet: Sheet) -> Markup:
    """Return paragraphs, lists and quotations."""
    seen: set[str] = set()
    parts: list[Markup] = []
    items: list[Markup] = []
    for block, spoken in _spread(blocks, claims):
        text = join(*_runs(block, spoken, sheet, seen))
        if block.kind == "item":
            items.append(tag("li", text))
            continue
        if items:
            parts.append(tag("ul", *items))
            items = []
        parts.append(tag("blockquote", tag("p", text)) if block.kind == "quotation" else tag("p", text))
    if items:
        parts.append(tag("ul", *items))
    return join(*parts)


def source_html(source: Source) -> Markup:
    """Return a source: publisher, title as a link, host, day, Admiralty letter."""
    title = (
        join(link(source.url, source.title), f" ({host(source.url)})") if host(source.url) else source.title
    )
    rating = f"reliability {source.reliability}" if source.reliability else "not rated"
    parts = [source.publisher, title, long_day(source.date) if source.date else "", rating]
    pieces: list[str] = []
    for part in filter(None, parts):
        pieces += [". ", part] if pieces else [part]
    return join(*pieces, ".")


def _spread(blocks: Iterable[Block], claims: Sequence[Claim]) -> Iterator[tuple[Block, list[Claim]]]:
    """Yield blocks, each with the claims of which words stand in it, in the order of the claims."""
    blocks = tuple(blocks)
    spans = sorted(
        (claim.spot.start, claim.spot.end, place) for place, claim in enumerate(claims) if claim.spot
    )
    stretches = ((block.start, block.start + len(block.text)) for block in blocks)
    for block, places in zip(blocks, _touching(spans, stretches), strict=True):
        yield block, [claims[place] for place in sorted(places)]


def _touching(
    spans: Sequence[tuple[int, int, Thing]], stretches: Iterable[tuple[int, int]]
) -> Iterator[list[Thing]]:
    """Yield for each stretch what the spans are of that share a place with it; both in the order they begin in."""
    begun = 0
    current: list[tuple[int, int, Thing]] = []
    for start, end in stretches:
        while begun < len(spans) and spans[begun][0] < end:
            current.append(spans[begun])
            begun += 1
        current = [span for span in current if span[1] > start]
        yield [thing for _, _, thing in current]


def _runs(block: Block, claims: Iterable[Claim], sheet: Sheet, seen: set[str]) -> Iterator[str]:
    """Yield the text of a block, cut where the words of a claim begin or end, and where a mark stands."""
    text, marks = block.text, dict[int, list["Claim"]]()
    here: list[tuple[int, int, Claim]] = []
    for claim in claims:
        if claim.spot:
            start, end = claim.spot.start - block.start, claim.spot.end - block.start
            here.append((max(0, start), min(end, len(text)), claim))
            if 0 < end <= len(text) and sheet.contradictions(claim):
                marks.setdefault(behind(text, end), []).append(claim)
    here.sort(key=lambda span: (span[0], span[1]))
    cuts = sorted({0, len(text), *marks, *(at for start, end, _ in here for at in (start, end))})
    stretches = tuple(pairwise(cuts))
    for (start, end), covering in zip(stretches, _touching(here, stretches), strict=True):
        yield _run(text[start:end], covering, sheet, seen) if covering else text[start:end]
        if end in marks:
            yield Markup("&nbsp;")
            yield tag("span", sheet.chips(marks[end]), class_="marks")


def _run(text: str, covering: Sequence[Claim], sheet: Sheet, seen: set[str]) -> Markup:
    """Return words that claims are tied to: a link to the last of the claims to begin."""
    fresh = [claim.id for claim in covering if claim.id not in seen]
    seen.update(fresh)
    shown: Markup = sheet.to("claim", covering[-1].id, text)
    if any(map(sheet.contradictions, covering)):
        shown = tag("mark", shown)
    for id in fresh:
        shown = tag("span", shown, id=sheet.place("quote", id))
    return shown
