"""The hypotheses of a brief, and how its claims bear on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.html.markup import join, tag
from briefing.export.html.table import Column, table
from briefing.export.hypotheses import LEGEND, WORDS
from briefing.verdicts.hypotheses import hypotheses

if TYPE_CHECKING:
    from briefing.brief.model import Consistency
    from briefing.export.html.markup import Markup
    from briefing.export.html.sheet import Sheet


def hypotheses_html(sheet: Sheet) -> Markup:
    """Return the hypotheses as a list and, where claims are marked against them, the marks as a table."""
    kept = hypotheses(sheet.brief)
    numbers = range(len(kept.texts))
    scores = [f" (inconsistency {kept.inconsistency(number)})" if kept.claims else "" for number in numbers]
    listed = tag(
        "ol",
        *(tag("li", kept.texts[number], tag("span", scores[number], class_="range")) for number in numbers),
    )
    if not kept.claims:
        return listed
    columns = (Column("Claim", "heads"), *(Column(f"Hypothesis {number + 1}") for number in numbers))
    rows = [
        (
            "",
            [
                join(sheet.who(claim), " ", sheet.to("claim", claim.id, claim.words)),
                *(_mark(kept.mark(claim.id, number)) for number in numbers),
            ],
        )
        for claim in kept.claims
    ]
    return join(listed, table(LEGEND, columns, rows, "marks"))


def _mark(mark: Consistency | None) -> Markup:
    if mark is None:
        return join(tag("span", "–", aria_hidden="true"), tag("span", "not said", class_="unseen"))
    class_ = "chip grave" if mark.startswith("I") else "chip calm"
    return tag("abbr", mark.value, title=WORDS[mark], class_=class_)
