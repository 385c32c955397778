"""Stage 1, for e-mails: headers by the standard library, the body as text or as a page."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.utils import parseaddr
from typing import TYPE_CHECKING

from briefing.draft.model import Article, Paragraph, Role
from briefing.draft.plain_text import read_text
from briefing.text import clean

if TYPE_CHECKING:
    from datetime import date
    from email.message import EmailMessage

_ANSWER = re.compile(r"(?im)^(?:(?:re|fwd?|aw|wg):\s*)+")
_FOOT = re.compile(
    r"(?im)^(?:-- ?$|_{5,}|to unsubscribe|unsubscribe|you (?:are receiving|received) this|view (?:this|in) .*browser|sent from my).*",
    re.S,
)
_FORWARDED = re.compile(r"(?im)^-{2,} ?(?:forwarded|original) message ?-{2,}\n(?P<head>(?:[\w-]+:.*\n)+)")


def read_mail(data: bytes, name: str) -> Article:
    """Return the article that an e-mail carries; its sender is the publisher, its subject the title."""
    message = message_from_bytes(data, policy=policy.default)
    title = " ".join(clean(_ANSWER.sub("", str(message.get("subject", "")))).split())
    sender, address = parseaddr(str(message.get("from", "")))
    known = {"title": title, "publisher": clean(sender or address).strip('" '), "date": _day(message)}
    text, is_page = _body(message)
    if is_page:
        from briefing.draft.webpage import read_page

        page = read_page(text, name)
        article = replace(
            page, publisher=str(known["publisher"]) or page.publisher, date=_day(message) or page.date
        )
        article = replace(article, title=title or page.title)
    else:
        text = clean(text.replace("\r\n", "\n"), lines=True)
        text = _FORWARDED.sub("", text)
        article = read_text(_FOOT.sub("", text), name, **known)
    if title and article.paragraphs and article.paragraphs[0].role is not Role.HEADLINE:
        article = replace(article, paragraphs=(Paragraph(title, Role.HEADLINE), *article.paragraphs))
    return article


def _day(message: EmailMessage) -> date | None:
    header = message.get("date")
    moment = getattr(header, "datetime", None)
    return moment.date() if moment else None


def _body(message: EmailMessage) -> tuple[str, bool]:
    """Return the text of an e-mail and whether it is a page; empty where there is none."""
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        if part is None:
            continue
        try:
            text = str(part.get_content())
        except (LookupError, UnicodeDecodeError, KeyError):
            payload = part.get_payload(decode=True)
            text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
        if text.strip():
            return text, kind == "html"
    return "", False
