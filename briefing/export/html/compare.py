"""Compare: the claims of a measure, its wholes and its parts on one axis, with what is said of them together."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from briefing.export.html.markup import join, tag
from briefing.export.html.sheet import look, named
from briefing.export.html.whisker import axis_svg, whisker_svg
from briefing.export.words import long_day, measure_words
from briefing.verdicts.chart import axis_of
from briefing.verdicts.drift import drift_text, drifts
from briefing.verdicts.family import family
from briefing.verdicts.reasons import reason
from briefing.verdicts.support import support_text, supports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.brief.model import Claim
    from briefing.export.html.markup import Markup
    from briefing.export.html.sheet import Sheet
    from briefing.figures.figure import Figure
    from briefing.verdicts.chart import Axis
    from briefing.verdicts.family import Branch

MANY = 40
"""Claims of a chart from which on only the contradictions are told: of all pairs there would be too many."""


def charts(sheet: Sheet) -> Iterator[tuple[str, Markup]]:
    """Yield the name and the chart of each measure that is part of no other, where there is something to compare."""
    for measure in sheet.brief.measures.values():
        if not sheet.brief.wholes(measure.id):
            branches = [branch for branch in family(sheet.brief, measure.id) if branch.claims]
            if sum(len(branch.claims) for branch in branches) > 1:
                yield measure.id, _chart(measure.id, measure.name, branches, sheet)


def _chart(id: str, name: str, branches: Sequence[Branch], sheet: Sheet) -> Markup:
    place = sheet.place("measure", id)
    claims = [claim for branch in branches for claim in branch.claims]
    axis = axis_of(_on_one_axis(claims))
    scale = (
        "Each line is a claim’s hard range, outside which the speaker would be wrong; the thick part is what "
    )
    scale += "a reader takes from the wording, the dot the number stated, an arrow a bound left open."
    return tag(
        "section",
        tag("h3", name, id=f"{place}-title"),
        tag(
            "table",
            tag("caption", scale, " The scale is logarithmic." if axis and axis.log else ""),
            tag("thead", _heads(axis), role="rowgroup"),
            *(_branch(branch, axis, sheet) for branch in branches),
            class_="chart",
            role="table",
        ),
        _together(claims, sheet),
        id=place,
        class_="compare",
        aria_labelledby=f"{place}-title",
    )


def _on_one_axis(claims: Sequence[Claim]) -> Iterator[Figure]:
    """Yield the figures that share an axis: those of the first one's sort, days or amounts."""
    figures = [claim.figure for claim in claims if claim.figure and claim.figure.hard]
    return (figure for figure in figures if figure.is_date == figures[0].is_date)


def _heads(axis: Axis | None) -> Markup:
    return tag(
        "tr",
        tag("th", "Who", scope="col", role="columnheader", class_="heads"),
        tag("th", "Figure", scope="col", role="columnheader"),
        tag(
            "th",
            tag("span", "To scale", class_="unseen"),
            axis_svg(axis),
            scope="col",
            role="columnheader",
            class_="scale",
        ),
        tag("th", "Said", scope="col", role="columnheader", class_="day"),
        tag("th", "Verdict", scope="col", role="columnheader"),
        role="row",
    )


def _branch(branch: Branch, axis: Axis | None, sheet: Sheet) -> Markup:
    about = measure_words(branch.measure, sheet.brief)
    head = tag(
        "th",
        branch.measure.name,
        " ",
        tag("span", about, class_="range"),
        colspan="5",
        scope="rowgroup",
        role="rowheader",
    )
    rows = (_row(claim, axis, sheet) for claim in branch.claims)
    return tag("tbody", tag("tr", head, class_="measure", role="row"), *rows, role="rowgroup")


def _row(claim: Claim, axis: Axis | None, sheet: Sheet) -> Markup:
    old = claim.id in sheet.findings.superseded
    source = sheet.brief.sources.get(claim.via or "")
    rating = (
        join(
            " ",
            tag("span", source.reliability, class_="rating", title="reliability of the source (Admiralty)"),
        )
        if source and source.reliability
        else ""
    )
    chips = sheet.chips((claim,))
    verdict = sheet.findings.strongest(claim.id)
    if not chips and verdict:
        chips = tag("span", named(verdict.kind), class_=f"chip {look(verdict.kind)}")
    return tag(
        "tr",
        tag("th", sheet.who(claim), scope="row", role="rowheader", class_="heads"),
        tag("td", sheet.to("claim", claim.id, sheet.figure(claim)), role="cell", class_="reading"),
        tag(
            "td",
            whisker_svg(claim.figure, axis, grave=bool(sheet.contradictions(claim))),
            role="cell",
            class_="scale",
        ),
        tag("td", long_day(claim.said) if claim.said else "–", rating, role="cell", class_="day"),
        tag("td", chips, role="cell", class_="judged"),
        role="row",
        class_="old" if old else None,
    )


def _together(claims: Sequence[Claim], sheet: Sheet) -> Markup:
    """Return what claims say together: how many stand behind a figure, drift, and the verdicts on their pairs."""
    brief, findings = sheet.brief, sheet.findings
    notes = [join("Independence: ", support_text(support)) for support in supports(claims, findings)]
    notes += [join("Wording drift: ", drift_text(drift, brief)) for drift in drifts(claims, brief)]
    parts = [tag("ul", *(tag("li", note) for note in notes), class_="notes")] if notes else []
    if len(claims) > MANY:
        parts.append(
            tag("p", f"With more than {MANY} claims only contradictions are listed, above.", class_="more")
        )
    else:
        found = (findings.between(one.id, two.id) for one, two in combinations(claims, 2))
        lines = [
            tag(
                "li",
                tag("span", named(verdict.kind), class_=f"chip {look(verdict.kind)}"),
                " ",
                reason(verdict, brief),
            )
            for verdict in sorted(filter(None, found), key=lambda verdict: -verdict.severity)
            if not verdict.kind.is_contradiction
        ]
        if lines:
            head = f"{len(lines):,} verdict{'s' if len(lines) > 1 else ''} that {'are' if len(lines) > 1 else 'is'} no contradiction"
            parts.append(
                tag("details", tag("summary", head), tag("ul", *lines, class_="verdicts", role="list"))
            )
    return join(*parts)
