"""A brief, or several, as one HTML page that needs nothing else: no script, no request, no file beside it."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING, TypeVar

from briefing.export.conflicts import measures_of
from briefing.export.html_chart import axis_svg, whisker_svg
from briefing.export.html_markup import Column, Markup, anchor, host, join, link, table, tag
from briefing.export.hypotheses import LEGEND, WORDS
from briefing.export.labels import (
    Numbers,
    actors_by_side,
    behind,
    counted,
    days,
    grade,
    long_day,
    measure_words,
    place,
    problem_words,
    qualities,
    said_words,
    via_words,
)
from briefing.verdicts.chart import axis_of
from briefing.verdicts.compare import family
from briefing.verdicts.drift import drift_text, drifts
from briefing.verdicts.matrix import hypotheses
from briefing.verdicts.phrases import figure_text
from briefing.verdicts.reasons import reason, short
from briefing.verdicts.support import support_text, supports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.brief.model import Actor, Block, Brief, Claim, Consistency, Section, Source
    from briefing.figures.model import Figure
    from briefing.verdicts.chart import Axis
    from briefing.verdicts.compare import Branch
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


COLUMNS = (
    Column("Who", "heads"),
    Column("Figure"),
    Column("Of what"),
    Column("Said", "day"),
    Column("Source"),
    Column("Verdict"),
)


def claims_html(sheet: Sheet) -> Markup:
    """Return the claims of a brief as a table, in reading order."""
    rows = [(sheet.place("claim", claim.id), _cells(claim, sheet)) for claim in sheet.brief.claims.values()]
    words = f"{counted(len(rows), 'claim')} by {counted(len(sheet.brief.claims_by_actor), 'actor')}"
    return table(words, COLUMNS, rows, "claims")


def _cells(claim: Claim, sheet: Sheet) -> list[Markup]:
    measure = sheet.brief.measures.get(claim.measure or "")
    said = long_day(claim.said) if claim.said else "not given"
    other_time = claim.as_of and not (claim.as_of.first == claim.as_of.last == claim.said)
    return [
        sheet.who(claim),
        join(sheet.figure(claim), *_details(claim, sheet)),
        join(measure.name if measure else claim.measure or "–"),
        join(
            said, tag("p", "as of ", days(claim.as_of), class_="detail") if other_time and claim.as_of else ""
        ),
        join(via_words(claim, sheet.brief).removeprefix("via ") or "not named"),
        _verdict(claim, sheet),
    ]


def _details(claim: Claim, sheet: Sheet) -> Iterator[Markup]:
    about = "; ".join(qualities(claim))
    if about:
        yield tag("p", about, class_="detail")
    if claim.note:
        yield tag("p", claim.note, class_="detail")
    if claim.spot:
        label = f"claim {claim.id} in the text"
        yield tag("p", sheet.to("quote", claim.id, "in the text", label=label), class_="detail to")
    elif claim.wording:
        yield tag("p", f"“{claim.quote}”", class_="detail")


def _verdict(claim: Claim, sheet: Sheet) -> Markup:
    chips = sheet.chips((claim,))
    verdict = sheet.findings.strongest(claim.id)
    if verdict is None:
        return tag("span", "stands alone", class_="range")
    words = tag("p", short(verdict, claim, sheet.brief), class_="detail")
    if chips:
        return join(chips, words)
    return join(tag("span", named(verdict.kind), class_=f"chip {look(verdict.kind)}"), words)


def actors_html(sheet: Sheet) -> Markup:
    """Return the actors, those of one side together, the side first."""
    groups = (_group(side, actors, sheet) for side, actors in actors_by_side(sheet.brief).items())
    return tag("ul", *groups, class_="groups", role="list")


def _group(side: str, actors: list[Actor], sheet: Sheet) -> Markup:
    """Return a side, with those who speak for it."""
    others = [actor for actor in actors if actor.id != side]
    return tag(
        "li",
        tag("h3", sheet.brief.name(side)),
        *(tag("p", _about(actor, side, sheet)) for actor in actors if actor.id == side),
        tag("ul", *(_spokesman(actor, side, sheet) for actor in others), role="list") if others else "",
        class_="group",
    )


def _spokesman(actor: Actor, side: str, sheet: Sheet) -> Markup:
    return tag("li", tag("span", actor.name, class_="who"), " ", _about(actor, side, sheet))


def _about(actor: Actor, side: str, sheet: Sheet) -> Markup:
    """Return what an actor is, how much it claims, and what contradicts it."""
    claims = sheet.brief.claims_by_actor.get(actor.id, ())
    of = sheet.brief.name(actor.of) if actor.of and actor.of != side else ""
    about = (actor.kind, actor.role, of and f"speaks for {of}", claims and counted(len(claims), "claim"))
    words = "; ".join(part for part in about if part)
    return join(tag("span", words, class_="detail"), " ", sheet.chips(claims))


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


Part = tuple[str, str, Markup]
"""The name of a part's place, its title, and what it holds."""


def brief_html(brief: Brief, findings: Findings) -> str:
    """Return a brief as a page."""
    return briefs_html([(brief, findings)])


def briefs_html(found: Iterable[tuple[Brief, Findings]]) -> str:
    """Return briefs as one page, in the order in which they are given."""
    pairs = list(found)
    sheets = [
        Sheet(brief, findings, number if len(pairs) > 1 else 0)
        for number, (brief, findings) in enumerate(pairs, 1)
    ]
    parts = [(sheet, tuple(_parts(sheet))) for sheet in sheets]
    if len(sheets) == 1:
        title = sheets[0].brief.title
        header = _header(sheets[0], "banner")
    else:
        title = counted(len(sheets), "brief")
        header = tag("header", tag("p", title, class_="shelf"), class_="banner")
    articles = (_article(sheet, found, headed=len(sheets) > 1) for sheet, found in parts)
    body = tag(
        "body",
        tag("a", "Skip to the brief", href="#main", class_="skip"),
        tag("div", header, _contents(parts), tag("main", *articles, id="main"), class_="page"),
    )
    return f"<!doctype html>\n{tag('html', _head(title), body, lang='en')}\n"


def _head(title: str) -> Markup:
    style = _style()
    allowed = f"default-src 'none'; style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=allowed),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="generator", content="briefing"),
        tag("title", title),
        tag("style", Markup(style)),
    )


def _style() -> str:
    """Return the stylesheet, which is ours and holds nothing from a brief."""
    with open(os.path.join(os.path.dirname(__file__), "html_page.css"), encoding="utf-8") as file:
        return file.read()


def _digest(style: str) -> str:
    """Return what a content security policy calls a style by, so that no other one applies."""
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def _contents(parts: Sequence[tuple[Sheet, Sequence[Part]]]) -> Markup:
    several = len(parts) > 1
    lists = []
    for sheet, found in parts:
        entries = (tag("li", tag("a", title, href=f"#{sheet.place(name)}")) for name, title, _ in found)
        if several:
            lists.append(tag("p", sheet.to("brief", "", sheet.brief.title)))
        lists.append(tag("ol", *entries, role="list"))
    return tag("nav", tag("h2", "Contents"), *lists, aria_label="Contents")


def _article(sheet: Sheet, parts: Sequence[Part], *, headed: bool) -> Markup:
    name = sheet.place("brief")
    return tag(
        "article",
        _header(sheet) if headed else "",
        *(
            tag(
                "section",
                tag("h2", title, id=f"{sheet.place(part)}-title"),
                content,
                id=sheet.place(part),
                class_=f"part {part}",
                aria_labelledby=f"{sheet.place(part)}-title",
            )
            for part, title, content in parts
        ),
        tag("footer", _banner(sheet.brief)) if sheet.brief.handling else "",
        id=name,
        class_="brief",
        lang=_language(sheet.brief),
        aria_labelledby=f"{name}-title",
    )


def _header(sheet: Sheet, class_: str | None = None) -> Markup:
    brief, findings = sheet.brief, sheet.findings
    grave = findings.contradiction_count
    counts = [f"{counted(len(brief.claims), 'claim')} by {counted(len(brief.claims_by_actor), 'actor')}"]
    if brief.problems:
        counts.append(counted(len(brief.problems), "problem"))
    sign = tag("span", "≠ ", class_="sign", aria_hidden="true")
    found = tag("strong", sign, counted(grave, "contradiction"), class_="count grave" if grave else "count")
    day = long_day(brief.date) if brief.date else ""
    return tag(
        "header",
        _banner(brief) if brief.handling else "",
        tag("h1", brief.title, id=f"{sheet.place('brief')}-title"),
        tag("p", " · ".join(part for part in (day, place(brief)) if part), class_="byline"),
        tag("p", found, " · ", " · ".join(counts), class_="byline"),
        *(tag("p", text, class_="summary") for text in filter(None, brief.summary.split("\n\n"))),
        class_=class_,
        lang=_language(brief),
    )


def _banner(brief: Brief) -> Markup:
    return tag("p", tag("span", "Handling: ", class_="unseen"), brief.handling, class_="handling")


def _language(brief: Brief) -> str | None:
    """Return the language that the brief names, where it is written as HTML has it and is not the page's."""
    written = re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", brief.locale)
    return brief.locale if written and not brief.locale.lower().startswith("en") else None


def _parts(sheet: Sheet) -> Iterator[Part]:
    """Yield the parts of a page that have something in them."""
    brief = sheet.brief
    if brief.claims:
        yield "contradictions", "What contradicts what", contradictions_html(sheet)
    if brief.sections:
        yield "text", "The text", join(*(section_html(section, sheet) for section in brief.sections.values()))
    compared = [chart for _, chart in charts(sheet)]
    if compared:
        yield "compare", "The figures compared", join(*compared)
    if brief.claims:
        yield "claims", "Who claims what", claims_html(sheet)
    if brief.actors:
        yield "actors", "Actors by side", actors_html(sheet)
    if brief.hypotheses:
        yield "hypotheses", "Hypotheses", hypotheses_html(sheet)
    for name in ("assumptions", "gaps", "indicators"):
        lines = getattr(brief, name)
        if lines:
            yield name, name.capitalize(), tag("ul", *(tag("li", line) for line in lines))
    if brief.sources:
        sources = (tag("li", source_html(source)) for source in brief.sources.values())
        yield "sources", "Sources", tag("ul", *sources)
    if brief.problems:
        lines = (tag("li", problem_words(problem)) for problem in brief.problems)
        yield "problems", "Problems of the file", tag("ul", *lines)
