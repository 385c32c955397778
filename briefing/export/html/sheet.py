"""What every part of a page draws on: the brief, its contradictions by number, and the names of places."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from briefing.export.html.markup import anchor, join, tag
from briefing.export.verdicts import Numbers
from briefing.verdicts.phrases import figure_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.export.html.markup import Markup
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Kind, Verdict

MOST = 6
"""Contradictions linked at one place; the rest are counted."""


class Sheet:
    """A brief on a page, perhaps one among several there."""

    def __init__(self, brief: Brief, findings: Findings, number: int = 0) -> None:
        self.brief = brief
        self.findings = findings
        self.numbers = Numbers(findings)
        self._lead = f"{number}-" if number else ""
        self._contradictions: defaultdict[str, list[Verdict]] = defaultdict(list)
        for verdict in findings.contradictions:
            self._contradictions[verdict.first.id].append(verdict)
            self._contradictions[verdict.second.id].append(verdict)

    def place(self, kind: str, name: str = "") -> str:
        """Return the name of a place, as `id` has it."""
        return self._lead + (anchor(kind, name) if name else kind)

    def to(self, kind: str, name: str, *parts: str, label: str | None = None) -> Markup:
        """Return a link to a place."""
        return tag("a", *parts, href=f"#{self.place(kind, name)}", aria_label=label)

    def contradictions(self, claim: Claim) -> Sequence[Verdict]:
        """Return the numbered contradictions of a claim, the gravest first."""
        return self._contradictions.get(claim.id, ())

    def chips(self, claims: Iterable[Claim]) -> Markup:
        """Return sign, word and number of what contradicts some claims, each a link to it; nothing for none."""
        claims = tuple(claims)
        verdicts = chain.from_iterable(map(self.contradictions, claims))
        found = self.numbers.ordered(
            {(verdict.first.id, verdict.second.id): verdict for verdict in verdicts}.values()
        )
        groups: dict[Kind, list[Markup]] = {}
        for verdict in found[:MOST]:
            number = str(self.numbers.of(verdict))
            shown = self.to("verdict", number, number, label=f"{verdict.kind.word} {number}")
            groups.setdefault(verdict.kind, []).append(shown)
        parts: list[str] = []
        for kind, links in groups.items():
            if parts:
                parts.append(" ")
            parts.append(tag("span", named(kind), " ", commas(links), class_=f"chip {look(kind)}"))
        known = (
            len(found)
            if len(claims) > 1
            else max(map(self.findings.count, (c.id for c in claims)), default=0)
        )
        if known > MOST:
            parts.append(tag("span", f" and {known - MOST:,} more", class_="more"))
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
