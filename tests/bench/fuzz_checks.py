"""What must hold of whatever is loaded: no traceback, no text that steers a terminal, no range that holds nothing."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from math import isnan
from typing import TYPE_CHECKING

from briefing.brief.loader import read
from briefing.brief.problems import UnreadableError, problem_line
from briefing.export.data import brief_json, json_lines
from briefing.export.page import Look
from briefing.export.text import brief_text
from briefing.figures.display import figure_json
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.figures.prose_search import figures_in
from briefing.figures.writing import rewordings
from briefing.text import clean
from briefing.verdicts.findings import find
from briefing.verdicts.lint import with_advice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief
    from briefing.figures.model import Figure

_BOLD = re.compile(r"\x1b\[[01]m")
_HEAP = re.compile("[\u0300-\u036f]{9}")
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u2800\u3164\uffa0\ufe0f")
_JOINED = re.compile(
    "(?<=[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff])\u200c(?=[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff])"
)
_STEERING = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


class DisallowedError(AssertionError):
    """Something that may not reach a terminal would have."""


def load(data: bytes) -> Brief | None:
    """Return the brief that is in a file, or None where problems say why there is none; checks all that it says."""
    try:
        brief = read(data, "b.yaml")
    except UnreadableError as error:
        unreadable = error
    else:
        require_safe(_texts(brief))
        for claim in brief.claims.values():
            assert claim.faulty or (
                claim.spot and claim.by in brief.actors and claim.section in brief.sections
            )
        return brief
    assert unreadable.problems
    require_safe(problem_line("b.yaml", problem) for problem in unreadable.problems)
    return None


def read_on(brief: Brief) -> None:
    """Decide a brief's verdicts and write it as text and as JSON, as the command line does."""
    findings = find(brief)
    require_safe(problem.text for problem in with_advice(findings))
    require_safe([_BOLD.sub("", brief_text(brief, findings, Look(bold=True)))])
    ascii_text = brief_text(brief, findings, Look(unicode=False))
    assert ascii_text.isascii()
    require_safe([ascii_text])
    json.loads("".join(json_lines(brief_json(brief, findings), 2)))


def figure(text: str) -> bool:
    """Whether a text is a figure; checks that its ranges hold something and that it reads in other words as it says."""
    for found in figures_in(text, year=2024):
        assert 0 <= found.start < found.end <= len(text)
    try:
        read = parse(text, year=2024)
    except FigureError as wrong:
        error = wrong
    else:
        return _holds(read)
    assert error.what
    assert error.todo
    return False


def _holds(read: Figure) -> bool:
    for span in (read.hard, read.typical):
        assert span is None or (span.low <= span.high and not isnan(span.low))
    if read.hard and read.typical:
        assert read.hard.low <= read.typical.low <= read.typical.high <= read.hard.high
    for other in rewordings(read):
        assert parse(other.text, year=2024) == other
    json.dumps(figure_json(read), allow_nan=False)
    return True


def cleaned(text: str) -> None:
    """Check that a cleaned text is safe and stays as it is when it is cleaned again."""
    for lines in (False, True):
        shown = clean(text, lines=lines)
        require_safe([shown])
        assert lines or "\n" not in shown
        assert clean(shown, lines=lines) == shown


def require_safe(texts: Iterator[str] | list[str]) -> None:
    """Raise DisallowedError if there is something in texts that may not reach a terminal as text."""
    whole = "\n".join(texts)
    if whole.isascii() and whole.replace("\n", " ").isprintable():
        return
    if "\u200c" in whole or "\u200d" in whole:
        whole = _without_joiners(whole)
    found = {f"U+{ord(char):04X}" for char in set(whole) if _steers(char)}
    if _HEAP.search(whole):
        found.add("a heap of marks")
    if found:
        raise DisallowedError(", ".join(sorted(found)))


@cache
def _steers(char: str) -> bool:
    return char != "\n" and (unicodedata.category(char) in _STEERING or char in _INVISIBLE)


def _without_joiners(text: str) -> str:
    """Return a text without the joiners that spelling needs."""
    text = _JOINED.sub("", text)
    kept = (
        char
        for at, char in enumerate(text)
        if char not in "\u200c\u200d" or not at or unicodedata.combining(text[at - 1]) != 9
    )
    return "".join(kept)


def _texts(brief: Brief) -> Iterator[str]:
    """Yield the texts of a brief as the screen shows them."""
    yield from (brief.title, brief.handling, brief.summary, brief.locale)
    yield from (*brief.hypotheses, *brief.assumptions, *brief.gaps, *brief.indicators)
    for source in brief.sources.values():
        yield from (source.id, source.title, source.publisher, source.url)
    for actor in brief.actors.values():
        yield from (actor.id, actor.name, actor.role)
    for measure in brief.measures.values():
        yield from (measure.id, measure.name, measure.unit)
    for section in brief.sections.values():
        yield from (section.id, section.title, section.plain)
    for claim in brief.claims.values():
        yield from (
            claim.id,
            claim.by,
            claim.section,
            claim.quote,
            claim.wording,
            claim.origin,
            claim.note,
            *claim.denies,
        )
    yield from (problem_line(brief.path, problem) for problem in brief.problems)
