"""What `notes` does: it prints what the reader keeps of briefs."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.problems import UnreadableError
from briefing.commands.input import Input, load
from briefing.export.page import INDENT, Page
from briefing.library.folders import state_folder
from briefing.library.notes import kept
from briefing.library.state import State, StateError
from briefing.output import look, say, say_json, tell
from briefing.text import clean

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from briefing.brief.model import Brief
    from briefing.export.page import Look
    from briefing.library.notes import Kept

SCHEMA = 1
"""The version of these shapes; a key that is added keeps it, one that goes or changes raises it."""
LOST = "No longer in the brief"


class KeptNotes(NamedTuple):
    """What is kept of one brief."""

    path: str
    title: str
    """Empty where the file is gone."""
    entries: Sequence[Kept]


def notes(args: Namespace) -> int:
    """Print what the reader keeps of briefs: notes, drafts and marks."""
    state = State(state_folder(os.environ))
    given = Input(args.paths)
    found: list[KeptNotes] = []
    try:
        for path in given.files() if args.paths else state.paths():
            brief = _try_load(path)
            if entries := kept(state, path, brief):
                found.append(KeptNotes(path, brief.title if brief else "", entries))
            elif args.paths and not brief:
                given.refuse(path, "nothing is kept of it, and it cannot be read as a brief")
    except StateError as error:
        tell(f"briefing: {error}")
        given.unusable = True
    if notice := state.database.take_notice():
        tell(f"briefing: {notice}")
    if args.json:
        say_json(_notes_json(found), 4)
    elif args.markdown:
        say("".join(map(_notes_markdown, found)))
    else:
        say("\n".join(_notes_text(one, look()) for one in found))
        if not found and not given.unusable:
            tell("briefing: no notes, drafts or marks")
    return given.code()


def _try_load(path: str) -> Brief | None:
    try:
        return load(path)
    except UnreadableError:
        return None


def _notes_text(notes: KeptNotes, look: Look) -> str:
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


def _notes_markdown(notes: KeptNotes) -> str:
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


def _notes_json(kept: Sequence[KeptNotes]) -> dict[str, object]:
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
