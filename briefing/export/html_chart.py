"""Compare: the claims of a measure, its wholes and its parts drawn to scale as SVG, with what is said of them together.

Places are shares of the width, so that a drawing fits wherever it stands.
"""

from __future__ import annotations

from heapq import nlargest
from itertools import combinations
from math import isfinite
from typing import TYPE_CHECKING

from briefing.export.html_markup import Markup, join, tag
from briefing.export.html_sheet import look, named
from briefing.export.labels import measure_words
from briefing.text import counted, long_day
from briefing.verdicts.chart import axis_of
from briefing.verdicts.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.brief.model import Claim
    from briefing.export.document import Comparison
    from briefing.export.html_sheet import Sheet
    from briefing.figures.model import Figure
    from briefing.verdicts.chart import Axis
    from briefing.verdicts.compare import Branch

MOST_CHARTS = 20
"""Charts on a page, so that it stays below 3 MB."""
MANY = 40
"""Claims of a chart from which on only the contradictions are told: of all pairs there would be too many."""


def charts(comparison: Comparison, sheet: Sheet) -> Markup:
    """Return a chart for each family of measures; of many, for those with most contradictions."""
    told = comparison.families
    if len(told) > MOST_CHARTS:
        most = nlargest(MOST_CHARTS, told, key=lambda branches: _weight(branches, sheet))
        told = tuple(branches for branches in told if branches in most)
    left_out = len(comparison.families) - len(told)
    more = f"{counted(left_out, 'measure')} more, with fewer contradictions, not drawn."
    return join(
        *(_chart(branches, sheet) for branches in told), tag("p", more, class_="more") if left_out else ""
    )


def _weight(branches: Sequence[Branch], sheet: Sheet) -> int:
    return sum(sheet.findings.count(claim.id) for branch in branches for claim in branch.claims)


def _chart(branches: Sequence[Branch], sheet: Sheet) -> Markup:
    top = branches[0].measure
    while (whole := sheet.brief.measures.get(top.part_of or "")) and whole.id != top.id:
        top = whole
    place = sheet.place("measure", top.id)
    claims = [claim for branch in branches for claim in branch.claims]
    axis = axis_of(_on_one_axis(claims))
    scale = (
        "Each line is a claim’s hard range, outside which the speaker would be wrong; the thick part is what "
    )
    scale += "a reader takes from the wording, the dot the number stated, an arrow a bound left open."
    return tag(
        "section",
        tag("h3", top.name, id=f"{place}-title"),
        tag(
            "table",
            tag("caption", scale, " The scale is logarithmic." if axis and axis.log else ""),
            tag("thead", _heads(axis)),
            *(_branch(branch, axis, sheet) for branch in branches),
            class_="chart",
        ),
        _together(claims, sheet),
        id=place,
        class_="compare",
        aria_labelledby=sheet.title_of(place),
    )


def _on_one_axis(claims: Sequence[Claim]) -> Iterator[Figure]:
    """Yield the figures that share an axis: those of the first one's sort, days or amounts."""
    figures = [claim.figure for claim in claims if claim.figure and claim.figure.hard]
    return (figure for figure in figures if figure.is_date == figures[0].is_date)


def _heads(axis: Axis | None) -> Markup:
    return tag(
        "tr",
        tag("th", "Who", scope="col", class_="heads"),
        tag("th", "Figure", scope="col"),
        tag(
            "th",
            tag("span", "To scale", class_="unseen"),
            axis_svg(axis),
            scope="col",
            class_="scale",
        ),
        tag("th", "Said", scope="col", class_="day"),
        tag("th", "Verdict", scope="col"),
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
    )
    rows = (_row(claim, axis, sheet) for claim in branch.claims if sheet.is_told(claim))
    return tag("tbody", tag("tr", head, class_="measure"), *rows)


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
        tag("th", sheet.who(claim), scope="row", class_="heads"),
        tag("td", sheet.to("claim", claim.id, sheet.figure(claim)), class_="reading"),
        tag(
            "td",
            whisker_svg(claim.figure, axis, grave=sheet.document.numbers.are_on(claim)),
            class_="scale",
        ),
        tag("td", long_day(claim.said) if claim.said else "–", rating, class_="day"),
        tag("td", chips, class_="judged"),
        class_="old" if old else None,
    )


def _together(claims: Sequence[Claim], sheet: Sheet) -> Markup:
    """Return what claims say together: how many stand behind a figure, drift, and the verdicts on their pairs."""
    brief, findings = sheet.brief, sheet.findings
    notes = sheet.document.notes(claims)
    parts = [tag("ul", *(tag("li", note) for note in notes), class_="notes")] if notes else []
    if len(claims) > MANY:
        parts.append(
            tag("p", f"Of more than {MANY} claims only the contradictions are listed, above.", class_="more")
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
            parts.append(tag("details", tag("summary", head), tag("ul", *lines, class_="verdicts plain")))
    return join(*parts)


FINE = 10_001
"""Places on an axis: a hundredth of a percent apart."""
STEPS = 5
"""Labels on an axis, about; they must stand clear of each other on a telephone."""
CLOSE = 3.0
"""Ends of a range that are no farther apart, of 100, hide behind the dot between them and are not capped."""
TALL = 26
"""Pixels."""
MIDDLE = str(TALL // 2)


def axis_svg(axis: Axis | None) -> Markup:
    """Return the labels of an axis."""
    if axis is None:
        return Markup("")
    labels = [
        join(
            _line("tick", at, at, "72%", "100%"),
            tag(
                "text",
                label,
                x=f"{at}%",
                y="14",
                text_anchor="start" if at < 4 else "end" if at > 94 else "middle",
            ),
        )
        for at, label in _steps(axis)
    ]
    return _drawing(*labels)


def whisker_svg(figure: Figure | None, axis: Axis | None, *, grave: bool) -> Markup:
    """Return a figure's hard range as a line, its typical one as a bar, and the number stated as a dot.

    It says nothing that the figure in words beside it does not, and is not read aloud.
    """
    if axis is None:
        return Markup("")
    parts = [_line("grid", at, at, "0", "100%") for at, _ in _steps(axis)]
    if figure and figure.hard and figure.typical and figure.is_date == (axis.unit.kind == "date"):
        parts.append(tag("g", *_whisker(figure, axis), class_="grave" if grave else "calm"))
    return _drawing(*parts)


def _whisker(figure: Figure, axis: Axis) -> list[Markup]:
    hard, typical, factor = figure.hard, figure.typical, figure.unit.factor
    if hard is None or typical is None:
        return []
    start, end = _at(hard.low * factor, axis), _at(hard.high * factor, axis)
    parts = []
    if start < end:
        beneath = not isfinite(hard.low) or (axis.log and hard.low * factor < axis.low)
        parts.append(_line("hard", start, end, MIDDLE, MIDDLE))
        low, high = _at(typical.low * factor, axis), _at(typical.high * factor, axis)
        if low < high:
            parts.append(_line("typical", low, high, MIDDLE, MIDDLE))
        apart = end - start > CLOSE
        parts += [_arrow(start, -1)] if beneath else [_cap(start)] * apart
        parts += [_cap(end)] * apart if isfinite(hard.high) else [_arrow(end, 1)]
    if figure.stated and (figure.stated[0] == figure.stated[1] or start == end):
        at = f"{_at(figure.stated[0] * factor, axis)}%"
        parts.append(tag("circle", cx=at, cy=MIDDLE, r="4.5"))
    elif start == end:
        parts.append(tag("circle", cx=f"{start}%", cy=MIDDLE, r="4.5"))
    return parts


def _at(value: float, axis: Axis) -> float:
    """Return where a value stands, 0 to 100."""
    return axis.at(value, FINE) * 100 / (FINE - 1)


def _steps(axis: Axis) -> list[tuple[float, str]]:
    return [(_at(value, axis), label) for value, label in axis.steps(STEPS)]


def _line(class_: str, x1: float, x2: float, y1: str, y2: str) -> Markup:
    return tag("line", class_=class_, x1=f"{x1}%", x2=f"{x2}%", y1=y1, y2=y2)


def _cap(at: float) -> Markup:
    return _line("hard", at, at, str(TALL // 2 - 5), str(TALL // 2 + 5))


def _arrow(at: float, way: int) -> Markup:
    """Return the head of an arrow; a drawing of its own, since a path knows no shares of the width."""
    path = tag("path", class_="arrow", d=f"M{-way},-5L{5 * way},0L{-way},5Z")
    return tag("svg", path, x=f"{at}%", y=MIDDLE, overflow="visible")


def _drawing(*parts: str) -> Markup:
    return tag("svg", *parts, width="100%", height=str(TALL), aria_hidden="true", focusable="false")
