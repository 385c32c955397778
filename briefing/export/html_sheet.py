"""What every part of a page draws on: the document, the names of places, and how a figure and its verdicts look."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from briefing.export.html_markup import anchor, join, tag
from briefing.verdicts.phrases import figure_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.brief.model import Claim
    from briefing.export.document import Document
    from briefing.export.html_markup import Markup
    from briefing.verdicts.verdict import Kind

MOST_ROWS = 1_000
"""Claims in the table; of more, those that contradict each other most gravely, so that a page stays below 3 MB."""
MOST = 6
"""Contradictions linked at one place; the rest are counted."""


class Sheet:
    """A document on a page, perhaps one among several there."""

    def __init__(self, document: Document, number: int = 0) -> None:
        self.document = document
        self.brief = document.brief
        self.findings = document.findings
        self.number = number
        """Its place among several; 0 where it is alone."""
        verdicts = self.document.numbers.verdicts
        self.contradicted = tuple({claim.id: claim for one in verdicts for claim in one.claims}.values())
        """The claims that are in a contradiction which has a card."""
        ids = dict.fromkeys((*(claim.id for claim in self.contradicted), *self.brief.claims))
        told = set(islice(ids, MOST_ROWS))
        self.claims = tuple(claim for claim in self.brief.claims.values() if claim.id in told)
        """The claims that have a row in the table, in reading order: the contradicted ones, and others to fill it."""
        self._told = told

    def place(self, kind: str, name: str = "") -> str:
        """Return the name of a place, as `id` has it."""
        lead = f"brief-{self.number}-" if self.number else ""
        return lead + (anchor(kind, name) if name else kind)

    def is_told(self, claim: Claim) -> bool:
        """Whether a claim has a row in the table."""
        return claim.id in self._told

    def title_of(self, place: str) -> str:
        """Return what names a region: its own heading and, where several briefs are on the page, that of the brief."""
        return f"{place}-title" + (f" {self.place('brief')}-title" if self.number else "")

    def to(self, kind: str, name: str, *parts: str, label: str | None = None) -> Markup:
        """Return a link to a place; to a claim that is not told here it is only the words."""
        if kind in ("claim", "quote") and name not in self._told:
            return join(*parts)
        return tag("a", *parts, href=f"#{self.place(kind, name)}", aria_label=label)

    def chips(self, claims: Iterable[Claim]) -> Markup:
        """Return sign, word and number of what contradicts some claims, each a link to it; nothing for none."""
        verdicts, more = self.document.marks(tuple(claims), MOST)
        groups: dict[Kind, list[Markup]] = {}
        for verdict in verdicts:
            number = str(self.document.numbers.of(verdict))
            shown = self.to("verdict", number, number, label=f"{verdict.kind.word} {number}")
            groups.setdefault(verdict.kind, []).append(shown)
        parts: list[str] = []
        for kind, links in groups.items():
            if parts:
                parts.append(" ")
            parts.append(tag("span", named(kind), " ", commas(links), class_=f"chip {look(kind)}"))
        if more and verdicts:
            parts.append(tag("span", f" and {more:,} more", class_="more"))
        return join(*parts)

    def figure(self, claim: Claim) -> Markup:
        """Return a claim's figure as worded, with its hard range where the wording does not give it away."""
        spread = figure_text(claim).removeprefix(claim.words).strip(" ()")
        unread = claim.figure is None and claim.wording
        return join(
            tag("span", claim.words, class_="figure" if claim.wording else "words"),
            join(" ", tag("span", spread, class_="range")) if spread else "",
            join(" ", tag("span", "cannot be read", class_="range")) if unread else "",
        )

    def who(self, claim: Claim) -> Markup:
        """Return who makes a claim, and the side where that is another."""
        name, side = self.brief.name(claim.by), self.brief.side(claim.by)
        if side == claim.by:
            return tag("span", name, class_="who")
        return join(
            tag("span", name, class_="who"),
            " ",
            tag("span", "for ", self.brief.name(side), class_="side-name"),
        )


def look(kind: Kind) -> str:
    """Return the class by which a kind of verdict is coloured; its sign and word say the same."""
    return "grave" if kind.is_contradiction else "tense" if kind.weight >= 0.5 else "calm"


def named(kind: Kind) -> Markup:
    """Return a verdict's sign and word; the sign is not read aloud, as the word is."""
    return join(tag("span", kind.sign, class_="sign", aria_hidden="true"), " ", kind.word)


def commas(parts: Sequence[str]) -> Markup:
    """Return parts with commas between them."""
    pieces: list[str] = []
    for part in parts:
        pieces += [", ", part] if pieces else [part]
    return join(*pieces)
