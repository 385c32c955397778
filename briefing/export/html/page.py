"""The page: one brief as an article, or several below a list of them."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from briefing.export.html.claims import actors_html, claims_html
from briefing.export.html.compare import charts
from briefing.export.html.contradictions import contradictions_html
from briefing.export.html.hypotheses import hypotheses_html
from briefing.export.html.markup import Markup, join, tag
from briefing.export.html.prose import section_html, source_html
from briefing.export.html.sheet import Sheet
from briefing.export.words import counted, long_day, place, problem_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings

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
    with open(os.path.join(os.path.dirname(__file__), "style.css"), encoding="utf-8") as file:
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
