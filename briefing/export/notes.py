"""What an analyst has kept of briefs, as text, as Markdown and as data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.export.page import INDENT, Page
from briefing.record import Record
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Protocol

    from briefing.export.page import Look

    class Kept(Protocol):
        """A note, draft or mark, as `library.kept` has them."""

        @property
        def kind(self) -> str:
            """Note, draft or mark."""

        @property
        def text(self) -> str:
            """What was written; empty for a mark."""

        @property
        def saved(self) -> str:
            """When, in UTC."""

        @property
        def found(self) -> bool:
            """Whether its place is still in the brief."""

        @property
        def claim(self) -> str:
            """The id of the claim, if it is about one."""

        @property
        def section(self) -> str:
            """The id of the section."""

        @property
        def section_title(self) -> str:
            """The title of the section."""

        @property
        def who(self) -> str:
            """Who makes the claim, and what it says."""

        @property
        def quote(self) -> str:
            """The words that it is about."""


SCHEMA = 1
"""The version of these shapes; a key that is added keeps it, one that goes or changes raises it."""
LOST = "No longer in the brief"


class Notes(Record):
    """What is kept of one brief."""

    path: str
    title: str
    """Empty where the file is gone."""
    entries: Sequence[Kept]


def notes_text(notes: Notes, look: Look) -> str:
    """Return what is kept of a brief, under its sections."""
    page = Page(look)
    page.heading(notes.title or clean(notes.path))
    page.paragraph(clean(notes.path) if notes.title else "The file cannot be read; places are as they were.")
    for section, entries in _by_section(notes.entries):
        page.heading(section)
        for entry in entries:
            page.paragraph(f"{_about(entry)} {_when(entry)}", INDENT, hang=INDENT)
            if entry.text:
                page.paragraph(entry.text, 2 * INDENT)
    page.gap()
    return page.text


def notes_markdown(notes: Notes) -> str:
    """Return what is kept of a brief as Markdown, with the words that each note is about."""
    lines = [f"# {_plain(notes.title or clean(notes.path))}", "", f"`{clean(notes.path).replace('`', '')}`"]
    for section, entries in _by_section(notes.entries):
        lines += ["", f"## {_plain(section)}", ""]
        for entry in entries:
            lines.append(f"- **{_plain(_about(entry))}** {_plain(_when(entry))}")
            if entry.quote and entry.who:
                lines += ["", f"  > {_plain(entry.quote)}"]
            if entry.text:
                lines += ["", f"  {_plain(entry.text)}"]
    return "\n".join((*lines, "", ""))


def notes_json(kept: Sequence[Notes]) -> dict[str, object]:
    """Return what is kept of briefs as data; times in UTC."""
    keys = ("kind", "text", "saved", "found", "claim", "section", "section_title", "quote")
    briefs = [
        {
            "path": clean(notes.path),
            "title": notes.title or None,
            "entries": [{key: getattr(entry, key) for key in keys} for entry in notes.entries],
        }
        for notes in kept
    ]
    return {"schema": SCHEMA, "briefs": briefs}


def _by_section(entries: Sequence[Kept]) -> Iterator[tuple[str, list[Kept]]]:
    """Yield sections with what is kept in them, and last what has lost its place."""
    sections: dict[str, list[Kept]] = {}
    for entry in entries:
        sections.setdefault(entry.section_title if entry.found else LOST, []).append(entry)
    yield from sections.items()


def _about(entry: Kept) -> str:
    words = entry.who or (f"“{entry.quote}”" if entry.quote else entry.section_title)
    return f"{words} [{entry.claim}]" if entry.claim else words


def _when(entry: Kept) -> str:
    kind = "" if entry.kind == "note" else f"{entry.kind}, "
    return f"({kind}{entry.saved[:10]})"


def _plain(text: str) -> str:
    """Return a text with what Markdown would read as markup escaped."""
    return re.sub(r"([\\`*_\[\]<>#|~!])", r"\\\1", re.sub(r"\s+", " ", text))
