"""A brief, or several, as one HTML page that needs nothing else: no script, no request, no file beside it."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import groupby
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.export.claimreview import reviews
from briefing.export.conflicts import measures_of
from briefing.export.document import (
    ActorTree,
    ClaimGroups,
    Comparison,
    Contradictions,
    Document,
    Lines,
    Prose,
    SourceList,
)
from briefing.export.html_chart import charts
from briefing.export.html_markup import Column, Markup, host, join, link, table, tag
from briefing.export.html_sheet import Sheet, look, named
from briefing.export.labels import NOWHERE, actors_by_side, days, grade, qualities, said_words, via_words
from briefing.export.text import LEGEND, MARKS
from briefing.text import counted, long_day
from briefing.verdicts.matrix import Hypotheses
from briefing.verdicts.reasons import reason, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefing.brief.model import Actor, Brief, Claim, Consistency, Source
    from briefing.export.document import MarkedBlock, MarkedSection, Part, Run
    from briefing.export.labels import Found, Publication
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict


def section_html(section: MarkedSection, sheet: Sheet) -> Markup:
    """Return a section: its title, its source, and its text."""
    place = sheet.place("section", section.id)
    return tag(
        "section",
        tag("h3", section.title, id=f"{place}-title"),
        tag("p", "Source: ", source_html(section.source), class_="source") if section.source else "",
        *_blocks(section.blocks, sheet),
        id=place,
        class_="passage",
        aria_labelledby=sheet.title_of(place),
    )


def _blocks(blocks: Iterable[MarkedBlock], sheet: Sheet) -> Iterator[Markup]:
    """Yield paragraphs, lists and quotations."""
    seen: set[str] = set()
    for kind, same in groupby(blocks, key=lambda block: block.kind):
        texts = [join(*(_run(run, sheet, seen) for run in block.runs)) for block in same]
        if kind == "item":
            yield tag("ul", *(tag("li", text) for text in texts))
        for text in texts:
            if kind == "quotation":
                yield tag("blockquote", tag("p", text))
            elif kind != "item":
                yield tag("p", text)


def _run(run: Run, sheet: Sheet, seen: set[str]) -> str:
    """Return words; those that claims are tied to are a link to the last of the claims to begin."""
    if not run.claims and not run.marked:
        return run.text
    shown: str = run.text
    if run.claims:
        shown = sheet.to("claim", run.claims[-1].id, run.text)
        if any(map(sheet.document.numbers.are_on, run.claims)):
            shown = tag("mark", shown)
    for claim in run.claims:
        if claim.id not in seen and sheet.is_told(claim):
            seen.add(claim.id)
            shown = tag("span", shown, id=sheet.place("quote", claim.id))
    if run.marked:
        return join(shown, Markup("&nbsp;"), tag("span", sheet.chips(run.marked), class_="marks"))
    return shown


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


def contradictions_html(part: Contradictions, sheet: Sheet) -> Markup:
    """Return the contradictions of a brief as a list of cards, the gravest first."""
    if not part.verdicts:
        return tag("p", "No two claims of this brief contradict each other.")
    more = f"{counted(part.left_out, 'weaker contradiction')} of the same claims not listed."
    claims = {claim.id: claim for verdict in part.verdicts for claim in (verdict.first, verdict.second)}
    sides = {id: _side(claim, sheet) for id, claim in claims.items()}
    return join(
        tag(
            "ol",
            *(tag("li", _card(verdict, sides, sheet)) for verdict in part.verdicts),
            class_="cards plain",
        ),
        tag("p", more, class_="more") if part.left_out else "",
    )


def _card(verdict: Verdict, sides: Mapping[str, Markup], sheet: Sheet) -> Markup:
    number = str(sheet.document.numbers.of(verdict))
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
        aria_labelledby=sheet.title_of(place),
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
    rows = [(sheet.place("claim", claim.id), _cells(claim, sheet)) for claim in sheet.claims]
    shown = table(sheet.document.by_actors, COLUMNS, rows, "claims")
    left_out = len(sheet.brief.claims) - len(rows)
    more = f"{counted(left_out, 'claim')} more, which 'briefing export --to csv' lists."
    return join(shown, tag("p", more, class_="more")) if left_out else shown


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
    return tag("ul", *groups, class_="groups plain")


def _group(side: str, actors: list[Actor], sheet: Sheet) -> Markup:
    """Return a side, with those who speak for it."""
    others = [actor for actor in actors if actor.id != side]
    return tag(
        "li",
        tag("h3", sheet.brief.name(side)),
        *(tag("p", _about(actor, side, sheet)) for actor in actors if actor.id == side),
        tag("ul", *(_spokesman(actor, side, sheet) for actor in others), class_="plain") if others else "",
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


def hypotheses_html(kept: Hypotheses, sheet: Sheet) -> Markup:
    """Return the hypotheses as a list and, where claims are marked against them, the marks as a table."""
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
    return tag("abbr", mark.value, title=MARKS[mark], class_=class_)


MOST_CARDS = 300
"""Contradictions that have a card and are marked; the rest are counted, so that a page stays below 3 MB."""
TITLES = {
    Contradictions: ("contradictions", "What contradicts what"),
    Prose: ("text", "The text"),
    Comparison: ("compare", "The figures compared"),
    ClaimGroups: ("claims", "Who claims what"),
    ActorTree: ("actors", "Actors by side"),
    Hypotheses: ("hypotheses", "Hypotheses"),
    SourceList: ("sources", "Sources"),
}
"""The place and the title of each part."""


def brief_html(brief: Brief, findings: Findings) -> str:
    """Return a brief as a page."""
    return "".join(briefs_html([(brief, findings)]))


def briefs_html(found: Found, published: Publication = NOWHERE) -> Iterator[str]:
    """Yield briefs as one page, in the order in which they are given, a part at a time."""
    pairs = list(found)
    several = len(pairs) > 1
    sheets = [
        Sheet(Document(brief, findings, MOST_CARDS), number if several else 0)
        for number, (brief, findings) in enumerate(pairs, 1)
    ]
    parts = [(sheet, tuple(sheet.document.parts())) for sheet in sheets]
    if several:
        title = counted(len(sheets), "brief")
        header = tag("header", tag("p", title, class_="shelf"), class_="banner")
    else:
        title = sheets[0].brief.title
        header = _header(sheets[0], "banner")
    skip = tag("a", "Skip to the brief", href="#main", class_="skip")
    yield f'<!DOCTYPE html>\n<html lang="en">{_head(title)}<body>{skip}<div class="page">{header}'
    yield f'{_contents(parts)}<main id="main">'
    for sheet, told in parts:
        yield from _article(sheet, told)
    yield f"</main></div>{_data(sheets, published)}</body></html>\n"


def _data(sheets: Sequence[Sheet], published: Publication) -> Markup:
    """Return the claims that are contradicted as ClaimReview in JSON-LD, which search engines read and nobody runs."""
    made = [
        review
        for sheet in sheets
        for review in reviews(sheet.brief, sheet.findings, sheet.contradicted, published)
    ]
    text = dumps({"@context": "https://schema.org", "@graph": made}, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return tag("script", Markup(text), type="application/ld+json")


def _named(part: Part) -> tuple[str, str]:
    """Return the place and the title of a part."""
    return (part.name, part.title) if isinstance(part, Lines) else TITLES[type(part)]


def _content(part: Part, sheet: Sheet) -> Markup:
    match part:
        case Contradictions():
            return contradictions_html(part, sheet)
        case Prose():
            return join(*(section_html(section, sheet) for section in part.sections))
        case Comparison():
            return charts(part, sheet)
        case ClaimGroups():
            return claims_html(sheet)
        case ActorTree():
            return actors_html(sheet)
        case Hypotheses():
            return hypotheses_html(part, sheet)
        case SourceList():
            return tag("ul", *(tag("li", source_html(source)) for source in part.sources))
        case Lines():
            return tag("ul", *(tag("li", line) for line in part.lines))


def _head(title: str) -> Markup:
    style = (
        Path(__file__).with_suffix(".css").read_text(encoding="utf-8")
    )  # ours; it holds nothing from a brief
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


def _digest(style: str) -> str:
    """Return what a content security policy calls a style by, so that no other one applies."""
    return f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"


def _contents(parts: Sequence[tuple[Sheet, Sequence[Part]]]) -> Markup:
    lists = []
    for sheet, told in parts:
        entries = (tag("li", sheet.to(place, "", title)) for place, title in map(_named, told))
        if sheet.number:
            lists.append(tag("p", sheet.to("brief", "", sheet.brief.title)))
        lists.append(tag("ol", *entries, class_="plain"))
    return tag("nav", tag("h2", "Contents"), *lists, aria_label="Contents")


def _article(sheet: Sheet, parts: Sequence[Part]) -> Iterator[str]:
    """Yield a brief, part by part."""
    name = sheet.place("brief")
    yield tag(
        "article",
        id=name,
        class_="brief",
        lang=_language(sheet.brief),
        aria_labelledby=f"{name}-title",
    ).removesuffix("</article>")
    if sheet.number:
        yield _header(sheet)
    for part in parts:
        place, title = _named(part)
        here = sheet.place(place)
        yield tag(
            "section",
            tag("h2", title, id=f"{here}-title"),
            _content(part, sheet),
            id=here,
            class_=f"part {place}",
            aria_labelledby=sheet.title_of(here),
        )
    if sheet.brief.handling:
        yield tag("footer", _banner(sheet.brief))
    yield "</article>"


def _header(sheet: Sheet, class_: str | None = None) -> Markup:
    document, brief = sheet.document, sheet.brief
    grave = " grave" if document.findings.contradiction_count else ""
    sign = tag("span", "≠ ", class_="sign", aria_hidden="true")
    found = tag("strong", sign, document.contradiction_count, class_=f"count{grave}")
    counts = filter(None, (document.by_actors, document.problem_count))
    return tag(
        "header",
        _banner(brief) if brief.handling else "",
        tag("h1", brief.title, id=f"{sheet.place('brief')}-title"),
        tag("p", " · ".join(filter(None, (document.day, document.place))), class_="byline"),
        tag("p", found, " · ", " · ".join(counts), class_="byline"),
        *(tag("p", text, class_="summary") for text in document.summary),
        class_=class_,
        lang=_language(brief),
    )


def _banner(brief: Brief) -> Markup:
    return tag("p", tag("span", "Handling: ", class_="unseen"), brief.handling, class_="handling")


def _language(brief: Brief) -> str | None:
    """Return the language that the brief names, where it is written as HTML has it and is not the page's."""
    written = re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", brief.locale)
    return brief.locale if written and not brief.locale.lower().startswith("en") else None
