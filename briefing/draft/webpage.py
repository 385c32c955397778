"""Stage 1, for saved web pages: trafilatura tells the article from what stands around it."""

from __future__ import annotations

import importlib
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

from briefing.draft.furniture import known_agency
from briefing.draft.model import Article, DraftError, Role
from briefing.draft.parsing import INSTALL
from briefing.draft.plain_text import assemble
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_ROLES = {"item": Role.ITEM, "quote": Role.QUOTATION, "head": Role.HEADING}


def read_page(html: str, name: str) -> Article:
    """Return the article of a web page; without paragraphs where the page holds no text."""
    try:
        trafilatura = importlib.import_module("trafilatura")
    except ImportError:
        raise DraftError(name, "web pages need trafilatura", f"run: {INSTALL}") from None
    settings: dict[str, Any] = {
        "include_comments": False,
        "include_tables": False,
        "date_extraction_params": {"extensive_search": False, "original_date": True},
    }
    found = trafilatura.bare_extraction(html, with_metadata=True, favor_precision=True, **settings)
    body = getattr(found, "body", None)
    if found is None or body is None or not "".join(body.itertext()).strip():
        found = trafilatura.bare_extraction(html, with_metadata=True, favor_recall=True, **settings)
        body = getattr(found, "body", None)
    if found is None or body is None:
        return Article(name, ())
    title = _line(found.title or "")
    blocks = list(_blocks(body))
    if title and not (blocks and blocks[0][1].strip() == title):
        blocks.insert(0, (Role.HEADLINE, title))
    elif title:
        blocks[0] = (Role.HEADLINE, title)
    return assemble(
        blocks,
        name,
        title=title,
        publisher=_publisher(html, found),
        author=_line(found.author or ""),
        date=_day(html, found.date),
        url=_line(found.url or ""),
    )


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _blocks(body: Element) -> Iterator[tuple[Role, str]]:
    for element in body.iter():
        tag = str(element.tag)
        if tag in ("p", "head", "item") or (tag == "quote" and not element.findall(".//p")):
            text = clean("".join(element.itertext()), lines=True)
            yield _ROLES.get(tag, Role.TEXT), text


def _publisher(html: str, found: Any) -> str:
    """Return the site's name as it says it itself; not its address."""
    said = re.search(
        r"<meta[^>]+property=[\"']og:site_name[\"'][^>]+content=[\"']([^\"']+)|<meta[^>]+content=[\"']([^\"']+)[\"'][^>]+property=[\"']og:site_name",
        html,
    )
    name = (said[1] or said[2]) if said else _in_data(html, "publisher") or str(found.sitename or "")
    return known_agency(_line(name))


def _in_data(html: str, field: str) -> str:
    """Return a field of what a page says about itself as linked data: a text, or the name of a thing."""
    for block in re.findall(r"<script[^>]+application/ld\+json[^>]*>(.*?)</script>", html, re.S | re.I):
        try:
            data = json.loads(block)
        except ValueError:
            continue
        waiting = [data]
        while waiting:
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting.extend(one)
            elif isinstance(one, dict):
                value = one.get(field)
                if isinstance(value, str):
                    return value
                if isinstance(value, dict) and isinstance(value.get("name"), str):
                    return str(value["name"])
                waiting.extend(each for each in (one.get("@graph"), one.get("mainEntity")) if each)
    return ""


_DAYS = (
    r"<meta[^>]+property=[\"']article:published_time[\"'][^>]+content=[\"'](\d{4}-\d\d-\d\d)",
    r"<meta[^>]+content=[\"'](\d{4}-\d\d-\d\d)[^\"']*[\"'][^>]+property=[\"']article:published_time",
    r"<meta[^>]+name=[\"'](?:date|pubdate|publish-date|dc\.date(?:\.issued)?|parsely-pub-date|publication_date)[\"'][^>]+content=[\"'](\d{4}-\d\d-\d\d)",
    r"<meta[^>]+itemprop=[\"']datePublished[\"'][^>]+content=[\"'](\d{4}-\d\d-\d\d)",
    r"<time[^>]+datetime=[\"'](\d{4}-\d\d-\d\d)",
)


def _day(html: str, guessed: str | None) -> date | None:
    """Return the day on which a page says that it was published; what is only guessed comes last."""
    texts = [found[1] for pattern in _DAYS[:2] if (found := re.search(pattern, html, re.I))]
    texts.append(_in_data(html, "datePublished")[:10])
    texts.extend(found[1] for pattern in _DAYS[2:] if (found := re.search(pattern, html, re.I)))
    texts.append(guessed or "")
    for text in texts:
        try:
            return date.fromisoformat(text[:10])
        except ValueError:
            continue
    return None
