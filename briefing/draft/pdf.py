"""Stage 1, for PDFs: the text page by page, with paragraphs put together from its lines."""

from __future__ import annotations

import importlib
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from briefing.draft.model import Article, DraftError, Role
from briefing.draft.parsing import INSTALL
from briefing.draft.plain_text import assemble
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_MOST_PAGES = 100
_PAGE_NUMBER = re.compile(r"^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$", re.I)
_END = re.compile(r"[.!?:][\"”’')\]]*$")


def read_pdf(data: bytes, name: str) -> Article:
    """Return the article of a PDF; without paragraphs where its pages hold no text."""
    try:
        pypdf = importlib.import_module("pypdf")
    except ImportError:
        raise DraftError(name, "PDFs need pypdf", f"run: {INSTALL}") from None
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DraftError(name, "a PDF that is locked by a password", "save it without one")
        pages = [page.extract_text() or "" for page in reader.pages[:_MOST_PAGES]]
        about = reader.metadata
    except (
        pypdf.errors.PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
    ) as error:
        if isinstance(error, DraftError):
            raise
        raise DraftError(name, "a PDF that cannot be read", "save it anew, or copy its text") from None
    title = " ".join(clean(str(getattr(about, "title", None) or "")).split())
    author = " ".join(clean(str(getattr(about, "author", None) or "")).split())
    blocks = [(Role.TEXT, clean(text, lines=True)) for text in _paragraphs(pages)]
    title = "" if re.search(r"\.(?:docx?|indd|pdf)$|^untitled|microsoft word", title, re.I) else title
    if title and not (blocks and blocks[0][1].startswith(title[:20])):
        blocks.insert(0, (Role.HEADLINE, title))
    return assemble(blocks, name, title=title, author=author, date=None if not title else _day(about))


def _day(about: Any) -> date | None:
    try:
        moment = about.creation_date
    except (ValueError, AttributeError):
        return None
    return moment.date() if moment else None


def _paragraphs(pages: list[str]) -> Iterator[str]:
    """Yield the paragraphs of pages, without what stands at the edge of each: names, numbers."""
    lines_of = [[line.strip() for line in page.split("\n")] for page in pages]
    edges = Counter(line for lines in lines_of for line in {*lines[:2], *lines[-2:]} if line)
    running = {
        line for line, count in edges.items() if count > 1 and count >= len(pages) / 2 and len(pages) > 1
    }
    paragraph: list[str] = []
    for lines in lines_of:
        kept = [line for line in lines if line not in running and not _PAGE_NUMBER.match(line)]
        widest = max((len(line) for line in kept), default=0)
        for line in kept:
            if not line:
                if paragraph and _END.search(paragraph[-1]):
                    yield _joined(paragraph)
                    paragraph = []
                continue
            paragraph.append(line)
            if (_END.search(line) and len(line) < 0.85 * widest) or (
                len(paragraph) == 1 and len(line) < 0.6 * widest and not re.search(r"[,;a-z-]$", line)
            ):
                yield _joined(paragraph)
                paragraph = []
    if paragraph:
        yield _joined(paragraph)


def _joined(lines: list[str]) -> str:
    text = ""
    for line in lines:
        if text.endswith("-") and line[:1].islower():
            text = text[:-1] + line
        else:
            text = f"{text} {line}" if text else line
    return text
