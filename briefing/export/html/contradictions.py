"""What contradicts what: a card for each contradiction, with both claims and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.conflicts import measures_of
from briefing.export.html.markup import join, tag
from briefing.export.html.sheet import look, named
from briefing.export.verdicts import grade
from briefing.export.words import counted, said_words, via_words
from briefing.verdicts.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefing.brief.model import Claim
    from briefing.export.html.markup import Markup
    from briefing.export.html.sheet import Sheet
    from briefing.verdicts.verdict import Verdict


def contradictions_html(sheet: Sheet) -> Markup:
    """Return the contradictions of a brief as a list, the gravest first."""
    found = sheet.findings.contradictions
    if not found:
        return tag("p", "No two claims of this brief contradict each other.")
    left_out = sheet.findings.contradiction_count - len(found)
    more = f"{counted(left_out, 'weaker contradiction')} of the same claims not listed."
    claims = {claim.id: claim for verdict in found for claim in (verdict.first, verdict.second)}
    sides = {id: _side(claim, sheet) for id, claim in claims.items()}
    cards = (tag("li", _card(verdict, sides, sheet)) for verdict in found)
    return join(
        tag("ol", *cards, class_="cards", role="list"),
        tag("p", more, class_="more") if left_out else "",
    )


def _card(verdict: Verdict, sides: Mapping[str, Markup], sheet: Sheet) -> Markup:
    number = str(sheet.numbers.of(verdict))
    place = sheet.place("verdict", number)
    about = measures_of(verdict, sheet.brief)
    sign = tag("span", verdict.kind.sign, class_="between", aria_hidden="true")
    return tag(
        "article",
        tag(
            "h3",
            tag("span", named(verdict.kind), f" {number}", class_=f"chip {look(verdict.kind)}"),
            join(" ", tag("span", about, class_="about")) if about else "",
            id=f"{place}-title",
        ),
        tag("div", sides[verdict.first.id], sign, sides[verdict.second.id], class_="pair"),
        tag("p", reason(verdict, sheet.brief), class_="reason"),
        tag("p", f"{grade(verdict).capitalize()}.", class_="grade"),
        id=place,
        class_=f"card {look(verdict.kind)}",
        aria_labelledby=f"{place}-title",
    )


def _side(claim: Claim, sheet: Sheet) -> Markup:
    carried = "; ".join(filter(None, (said_words(claim), via_words(claim, sheet.brief))))
    return tag(
        "div",
        tag("p", sheet.who(claim)),
        tag("p", sheet.figure(claim), class_="says"),
        tag("p", carried, class_="when"),
        tag("p", claim_links(claim, sheet), class_="when to"),
        class_="side",
    )


def claim_links(claim: Claim, sheet: Sheet) -> Markup:
    """Return links to a claim's words in the text and to its row in the table."""
    row = sheet.to("claim", claim.id, "claim", label=f"claim {claim.id} in the table")
    if claim.spot is None:
        return row
    return join(sheet.to("quote", claim.id, "in the text", label=f"claim {claim.id} in the text"), " · ", row)
