"""What a search of a library has found, as text and as data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from briefing.export.page import INDENT, Page
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from enum import Enum
    from typing import Protocol

    from briefing.brief.model import Spot
    from briefing.export.page import Look
    from briefing.verdicts.verdict import Kind

    class Row(Protocol):
        """A brief, as `library.tables` has it."""

        @property
        def title(self) -> str:
            """Its title."""

        @property
        def day(self) -> int:
            """Its day, as `date.toordinal` counts it; 0 without one."""

    class Found(Protocol):
        """A hit, as `library.find` has it."""

        @property
        def part(self) -> Enum:
            """Section, actor, claim or note."""

        @property
        def brief(self) -> Row:
            """The brief that it is in."""

        @property
        def id(self) -> str:
            """Of the part."""

        @property
        def heading(self) -> str:
            """The section's title, the actor's name, or who makes the claim."""

        @property
        def text(self) -> str:
            """The sentence, role, claim or note."""

        @property
        def spots(self) -> Sequence[Spot]:
            """Where the words stand in it."""

        @property
        def verdicts(self) -> Sequence[Kind]:
            """On a claim, gravest first."""


SCHEMA = 1
"""The version of this shape; a key that is added keeps it, one that goes or changes raises it."""


def found_text(
    hits: Iterable[tuple[str, Found]], look: Look, spots_in: Callable[[str], Sequence[Spot]]
) -> str:
    """Return hits, each with the path of its file, best first; those of one brief that follow each other under its title.

    `spots_in` says what of a line is to stand out, which it can on a terminal.
    """
    page = Page(look)
    last = ""
    for path, found in hits:
        if path != last:
            day = f" · {date.fromordinal(found.brief.day).isoformat()}" if found.brief.day else ""
            page.heading(f"{found.brief.title}{day}")
            page.paragraph(clean(path))
            last = path
        verdict = f" ({found.verdicts[0].word})" if found.verdicts else ""
        mark = f"{found.part.value}: {found.heading}{verdict}"
        page.paragraph(mark, INDENT, hang=INDENT)
        if found.text:
            page.paragraph(found.text, 2 * INDENT)
    page.gap()
    return _lit(page.text, spots_in) if look.bold else page.text


def found_json(hits: Iterable[tuple[str, Found]], query: str, total: int, *, more: bool) -> dict[str, object]:
    """Return hits as data; `matches` are the first and the end of words in the text, counted in characters."""
    return {
        "schema": SCHEMA,
        "query": query,
        "total": total,
        "more": more,
        "hits": [
            {
                "part": found.part.value,
                "path": clean(path),
                "title": found.brief.title,
                "date": date.fromordinal(found.brief.day).isoformat() if found.brief.day else None,
                "id": found.id,
                "heading": found.heading,
                "text": found.text,
                "matches": [list(spot) for spot in found.spots],
                "verdicts": [kind.word for kind in found.verdicts],
            }
            for path, found in hits
        ],
    }


def summary(count: int, total: int, *, more: bool) -> str:
    """Return how much was found, as a sentence."""
    if not total:
        return "nothing found"
    over = "more than " if more else ""
    newest = ", of which the newest were ranked" if more else ""
    shown = f"the best {count:,} of " if count < total else ""
    return f"{shown}{over}{total:,} found{newest}"


def _lit(text: str, spots_in: Callable[[str], Sequence[Spot]]) -> str:
    """Return text whose sentences, which stand in, have the words in bold."""
    lines = []
    for line in text.splitlines():
        if line.startswith(" " * 2 * INDENT):
            for start, end in reversed(spots_in(line)):
                line = f"{line[:start]}\x1b[1m{line[start:end]}\x1b[0m{line[end:]}"
        lines.append(f"{line}\n")
    return "".join(lines)
