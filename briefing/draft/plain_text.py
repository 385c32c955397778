"""Stage 1, for text: plain text and Markdown to an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.draft.furniture import (
    byline,
    dateline,
    is_day_line,
    is_link,
    known_agency,
    original_publisher,
    published_line,
    read_day,
)
from briefing.draft.model import Article, Paragraph, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_ITEM = re.compile(r"^(?:[-*•·]|\d{1,2}[.)])\s+(?=\S)")
_LINKED = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?![\w*_])")
_GLUED = re.compile(
    r'(?<=[a-z\d)]{2}[.?!])(?=["“][A-Z])|(?<=[a-z]{2}[.?!]["”])(?=[A-Z][a-z])|(?<=\d[.?!][”"])(?=[A-Z][a-z])|(?<=[a-z]{3}[.?!])(?=[A-Z][a-z]{2})|(?<=\d{3}\.[”"])(?=[A-Z“])'
)
_BLANKS = re.compile(r"[ \t\xa0\u2007\u2009\u202f]+")
_ENDS = re.compile(r"[.!?…:;,]['\"’”)\]]*$")
_LONGEST_HEADING = 110
_LONGEST_HEADLINE = 200
_WRAP = (40, 100)
"""Characters between which a text's lines lie where it is wrapped."""


def read_text(text: str, name: str, **known: str | date | None) -> Article:
    """Return the article that a plain text or a Markdown file is; `known` holds what is known about it."""
    return assemble(_blocks(text), name, **known)


def assemble(blocks: Iterable[tuple[Role, str]], name: str, **known: str | date | None) -> Article:
    """Return an article from blocks of text: without what stands around it, of which it keeps what it says."""
    told: dict[str, str | date | None] = {key: value for key, value in known.items() if value}
    paragraphs: list[Paragraph] = []
    day_words = ""
    seen: set[str] = set()
    for role, raw in blocks:
        text = tidy(raw)
        if not text or (role is Role.TEXT and text in seen):
            continue
        seen.add(text)
        if who := original_publisher(text):
            told.setdefault("publisher", known_agency(who))
        elif who := byline(text):
            told.setdefault("author", who)
        elif words := published_line(text):
            day_words = day_words or words
        elif is_day_line(text) and not _ENDS.search(text):
            day_words = day_words or text
        elif not is_link(text):
            line = dateline(text) if role is Role.TEXT else None
            if line and "place" not in told:
                told["place"] = line.city
                if line.agency:
                    told.setdefault("publisher", line.agency)
                day_words = day_words or line.day
            paragraphs.append(Paragraph(text, role, line.end if line else 0))
    if day_words and "date" not in told:
        told["date"] = read_day(day_words)
        told["day_words"] = day_words
    return _titled(_with_roles(paragraphs), name, told)


def tidy(text: str) -> str:
    """Return a paragraph on one line, with blanks where sentences were glued together."""
    return _GLUED.sub(" ", _BLANKS.sub(" ", text.replace("\n", " "))).strip()


def _titled(paragraphs: list[Paragraph], name: str, told: dict[str, str | date | None]) -> Article:
    headline = next((each.text for each in paragraphs[:1] if each.role is Role.HEADLINE), "")
    told.setdefault("title", headline)
    if not told["title"] and paragraphs:
        words = paragraphs[0].text[paragraphs[0].begin :]
        told["title"] = words if len(words) <= 80 else words[:80].rsplit(" ", 1)[0] + " …"
    return Article(name, tuple(paragraphs), **told)  # type: ignore[arg-type]


def _with_roles(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs with the first as the headline, and headings, where they look like it."""
    found: list[Paragraph] = []
    for at, each in enumerate(paragraphs):
        role = each.role
        bare = role is Role.TEXT and not each.begin
        if at == 0 and (role is Role.HEADING or (bare and _is_headline(each.text) and len(paragraphs) > 1)):
            role = Role.HEADLINE
        elif bare and at + 1 < len(paragraphs) and _is_heading(each.text):
            role = Role.HEADING
        found.append(Paragraph(each.text, role, each.begin))
    return found


def _is_headline(text: str) -> bool:
    return len(text) <= _LONGEST_HEADLINE and not re.search(r"[.!:;,][\"”’']?$", text)


def _is_heading(text: str) -> bool:
    if len(text) > _LONGEST_HEADING or text[:1] in "\"“'‘" or not text[:1].isupper():
        return False
    return not _ENDS.search(text) or (text.endswith("?") and not re.search(r"[.!] ", text))


def _blocks(text: str) -> Iterator[tuple[Role, str]]:
    """Yield the paragraphs of a text, whether lines, blank lines or wrapped lines part them."""
    text = _LINKED.sub(r"\1", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _EMPHASIS.sub(r"\2", text)
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)  # what some Markdown files say about themselves
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        wrapped = _is_wrapped(lines)
        joined: list[str] = []
        role = Role.TEXT
        for line in lines:
            heading = _HEADING.match(line)
            item = _ITEM.match(line)
            quoted = line.startswith(">")
            if joined and (heading or item or not (wrapped or (quoted and role is Role.QUOTATION))):
                yield role, " ".join(joined)
                joined = []
            if heading:
                yield Role.HEADING, heading[1]
                continue
            if not joined:
                role = Role.ITEM if item else Role.QUOTATION if quoted else Role.TEXT
            joined.append(line[item.end() :] if item else line.lstrip("> ") if quoted else line)
        if joined:
            yield role, " ".join(joined)


def _is_wrapped(lines: list[str]) -> bool:
    """Whether the lines of a block are one paragraph: nearly as long as each other, the last excepted."""
    if len(lines) < 2:
        return False
    full = lines[:-1]
    ended = sum(bool(re.search(r"[.!?][\"”’']?$", line)) for line in full)
    return all(_WRAP[0] <= len(line) <= _WRAP[1] for line in full) and ended <= len(full) / 2
