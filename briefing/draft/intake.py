"""Stage 1: bytes to an article. What a source is, is seen from its content and not from its name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.draft.furniture import read_day
from briefing.draft.language import is_english
from briefing.draft.model import Article, DraftError
from briefing.draft.plain_text import read_text
from briefing.text import clean

if TYPE_CHECKING:
    from datetime import date

MOST_BYTES = 50_000_000
"""A larger source is no article."""
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|article|div|p)\b", re.I)
_MAIL_FIELD = re.compile(
    rb"(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|x-[\w-]+|dkim-signature|reply-to):",
    re.I,
)
_BINARY = (b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x7fELF")


@dataclass(frozen=True, slots=True)
class Told:
    """What the person says about the sources, for what they do not say themselves."""

    title: str = ""
    date: date | None = None
    publisher: str = ""
    url: str = ""


def take_in(data: bytes, name: str, told: Told | None = None) -> Article:
    """Return the article that a source holds; raises DraftError where it holds none that can be read."""
    told = told or Told()
    if len(data) > MOST_BYTES:
        raise DraftError(name, f"more than {MOST_BYTES // 1_000_000} MB", "name the article alone")
    kind = kind_of(data)
    if kind == "pdf":
        from briefing.draft.pdf import read_pdf

        article = read_pdf(data, name)
    elif kind == "mail":
        from briefing.draft.mail import read_mail

        article = read_mail(data, name)
    elif kind == "html":
        from briefing.draft.webpage import read_page

        article = read_page(decoded(data, name), name)
    elif kind == "binary":
        raise DraftError(name, "not text, HTML, an e-mail or a PDF", "save the article as one of these")
    else:
        article = read_text(clean(decoded(data, name), lines=True), name)
    return _checked(filled(article, told), kind)


def kind_of(data: bytes) -> str:
    """Return what a source is: "pdf", "mail", "html", "binary" or "text"."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(_BINARY) or (b"\0" in head and not data.startswith((b"\xff\xfe", b"\xfe\xff"))):
        return "binary"
    lines = head.split(b"\n", 12)[:12]
    if sum(bool(_MAIL_FIELD.match(line)) for line in lines) >= 2 and _MAIL_FIELD.match(
        lines[0].removeprefix(b"From ") if lines[0].startswith(b"From ") else lines[0] or b""
    ):
        return "mail"
    if head.startswith(b"From ") and sum(bool(_MAIL_FIELD.match(line)) for line in lines) >= 2:
        return "mail"
    if _HTML.search(head[:2048]) and b">" in head:
        return "html"
    return "text"


def decoded(data: bytes, name: str) -> str:
    """Return text from bytes in UTF-8, in UTF-16 with its mark, or in the Western code page."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        declared = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", data[:4096], re.I)
        encoding = declared[1].decode("ascii") if declared else "utf-8-sig"
    for way in (encoding, "utf-8-sig", "cp1252"):
        try:
            return data.decode(way)
        except (UnicodeDecodeError, LookupError):
            continue
    raise DraftError(name, "bytes that are no text in UTF-8", "save it as UTF-8")


def filled(article: Article, told: Told) -> Article:
    """Return an article with what the person says about it, where it does not say so itself."""
    return replace(
        article,
        publisher=article.publisher or told.publisher,
        date=article.date or _dated(article.day_words, told.date),
        url=article.url or told.url,
    )


def _dated(words: str, told: date | None) -> date | None:
    """Return the day of a dateline without a year in the year of the day that the person names; else that day."""
    named = read_day(words, told.year) if words and told else None
    return named if named and told and 0 <= (told - named).days <= 31 else told


def _checked(article: Article, kind: str) -> Article:
    text = " ".join(paragraph.text for paragraph in article.paragraphs)
    if not re.search(r"\w{2,}", text):
        why = {
            "pdf": ("a PDF without text, such as a scan", "run it through text recognition first"),
            "html": (
                "a page without text, such as one that needs JavaScript",
                "save it from a browser once it is shown, or copy its text",
            ),
            "mail": ("an e-mail without text", "save the article itself"),
        }.get(kind, ("no text in it", "name an article"))
        raise DraftError(article.name, *why)
    if not is_english(text):
        raise DraftError(article.name, "not in English, the one language that is read", "translate it first")
    return article
