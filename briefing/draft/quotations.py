"""Direct quotations: where they stand, which are statements and which only words held at arm's length."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.draft.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.draft.parsing import Parsed

_PAIRS = {'"': '"', "“": "”", "„": "“", "«": "»"}
_SPOKEN = 6
"""Words from which a quotation is a statement even where it is no sentence."""
_SENTENCE = 3
"""Words of the shortest sentence that is one."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, within one paragraph."""

    paragraph: int
    start: int
    end: int
    """Without the marks."""
    first: int
    last: int
    """Its first and last word."""
    is_statement: bool
    goes_on: bool = False
    """Whether it goes on from a paragraph before that ended without a closing mark."""


def find_quotations(parsed: Sequence[Parsed]) -> tuple[Quotation, ...]:
    """Return the quotations of an article in order; one that runs over paragraphs is one for each of them."""
    found: list[Quotation] = []
    is_open = False
    for at, paragraph in enumerate(parsed):
        if not paragraph.words or paragraph.paragraph.role is Role.HEADING:
            continue
        if paragraph.paragraph.role is Role.QUOTATION and not re.search(r"[\"“„«]", paragraph.text):
            found.append(_quotation(paragraph, at, 0, len(paragraph.text), False))
            continue
        spans, unclosed = _spans(paragraph.text, paragraph.paragraph.begin)
        for number, (start, end) in enumerate(spans):
            goes_on = is_open and number == 0 and not paragraph.text[:start].strip(' "“„«')
            quotation = _quotation(paragraph, at, start, end, goes_on)
            if quotation.last >= quotation.first:
                found.append(quotation)
        is_open = unclosed
    return tuple(found)


def _spans(text: str, begin: int) -> tuple[list[tuple[int, int]], bool]:
    """Return the places between quotation marks, and whether the last has no closing mark."""
    spans: list[tuple[int, int]] = []
    at = begin
    while at < len(text):
        sign = text[at]
        before = text[at - 1] if at else " "
        if (
            sign in _PAIRS
            and (sign != '"' or not before.isalnum())
            and at + 1 < len(text)
            and not text[at + 1].isspace()
        ):
            closing = _closing(text, at, _PAIRS[sign])
            if closing < 0:
                spans.append((at + 1, len(text)))
                return spans, True
            if closing > at + 1:
                spans.append((at + 1, closing))
            at = closing
        at += 1
    return spans, False


def _closing(text: str, at: int, sign: str) -> int:
    """Return where the quotation that opens at a place ends; -1 where it does not."""
    inch = re.compile(r"\d$")
    while (at := text.find(sign, at + 1)) >= 0:
        after = text[at + 1 : at + 2]
        if sign != '"' or not after.isalnum() or (text[at - 1] in ".,!?" and not inch.search(text[:at])):
            return at
    return -1


def _quotation(paragraph: Parsed, at: int, start: int, end: int, goes_on: bool) -> Quotation:
    inside = [word for word in paragraph.words if word.start >= start and word.end <= end]
    words = [word for word in inside if word.text[0].isalnum()]
    if not inside:
        return Quotation(at, start, end, 1, 0, False)
    verb = any(word.pos in ("VERB", "AUX") and word.tag in ("VBD", "VBP", "VBZ", "MD") for word in words)
    subject = any(word.dep in ("nsubj", "nsubjpass", "expl") for word in words)
    ended = paragraph.text[end - 1 : end] in tuple(".,!?—-")
    sentence = len(words) >= _SENTENCE and verb and subject
    exclaimed = ended and len(words) >= _SENTENCE and paragraph.text[start].isupper()
    statement = goes_on or len(words) >= _SPOKEN or sentence or exclaimed
    return Quotation(at, start, end, inside[0].at, inside[-1].at, statement, goes_on)
