"""The formats that a brief leaves the reader in: their names, what help says of them, and who makes each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.export.labels import Found, Publication


class Format(NamedTuple):
    """A format, in which any number of briefs make one document."""

    words: str
    write: Callable[[Found, Publication], Iterator[str]]
    """Yields the document piece by piece."""
    is_published: bool = False
    """Whether it says where and by whom it is published."""


def _html(found: Found, published: Publication) -> Iterator[str]:
    from briefing.export.html_page import briefs_html

    yield from briefs_html(found, published)


def _markdown(found: Found, _: Publication) -> Iterator[str]:
    from briefing.export.markdown import brief_markdown

    for number, (brief, findings) in enumerate(found):
        yield "\n---\n\n" if number else ""
        yield brief_markdown(brief, findings, number + 1 if number else 0)


def _text(found: Found, _: Publication) -> Iterator[str]:
    from briefing.export.page import Look
    from briefing.export.text import brief_text

    for number, (brief, findings) in enumerate(found):
        yield "\n\n" if number else ""
        yield brief_text(brief, findings, Look())


def _csv(found: Found, _: Publication) -> Iterator[str]:
    from briefing.export.data import claims_csv

    return claims_csv(found)


def _jsonl(found: Found, _: Publication) -> Iterator[str]:
    from briefing.export.data import claims_jsonl

    return claims_jsonl(found)


def _json(found: Found, _: Publication) -> Iterator[str]:
    from briefing.export.data import brief_json, briefs_json, json_lines

    pairs = list(found)
    if len(pairs) == 1:
        return json_lines(brief_json(*pairs[0]), 2)
    return json_lines(briefs_json(pairs), 4)


def _claimreview(found: Found, published: Publication) -> Iterator[str]:
    from briefing.export.claimreview import claim_reviews
    from briefing.export.data import json_lines

    return json_lines(claim_reviews(found, published), 3)


def _stix(found: Found, published: Publication) -> Iterator[str]:
    from briefing.export.data import json_lines
    from briefing.export.stix import bundle

    return json_lines(bundle(found, published), 3)


FORMATS = {
    "html": Format("a page for a browser that needs nothing else", _html),
    "markdown": Format("Markdown, with the sources as footnotes", _markdown),
    "text": Format("plain text, 80 characters wide", _text),
    "csv": Format("the claims as a table, for spreadsheets", _csv),
    "jsonl": Format("the claims, a JSON object a line", _jsonl),
    "json": Format("everything, as show --json has it", _json),
    "claimreview": Format("the claims as schema.org ClaimReview (JSON-LD)", _claimreview, is_published=True),
    "stix": Format("a STIX 2.1 bundle: report, identities, notes, opinions", _stix),
}
"""The formats, by the word that names them."""
