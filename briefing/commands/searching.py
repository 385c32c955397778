"""What `search` does: it looks for words in all the briefs that paths lead to."""

from __future__ import annotations

import os
from datetime import date
from typing import TYPE_CHECKING

from briefing.commands.input import Input
from briefing.commands.options import CLEAN, FINDINGS, UNUSABLE
from briefing.export.page import INDENT, Page
from briefing.library.find import Marker, find_in, words_of
from briefing.library.folders import state_folder
from briefing.library.index import Index, open_index, paths_to_read
from briefing.library.indexing import update
from briefing.library.notes import find_notes
from briefing.library.query import QueryError
from briefing.library.state import State, StateError
from briefing.output import counter, look, say, say_json, tell
from briefing.text import clean

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Sequence

    from briefing.brief.model import Spot
    from briefing.export.page import Look
    from briefing.library.find import Answer, Found

SCHEMA = 1
"""The version of this shape; a key that is added keeps it, one that goes or changes raises it."""


def search(args: Namespace) -> int:
    """Print where words stand, best first; return the exit code: as with `grep`, 1 says that nothing was found."""
    given = Input(args.paths)
    if not given.found():
        return UNUSABLE
    try:
        words = words_of(args.words)
        answer, index = _answer(args, given)
    except (QueryError, StateError, OSError) as error:
        tell(f"briefing: {error}")
        return UNUSABLE
    hits = [(index.path(found.brief), found) for found in answer.found]
    if args.json:
        say_json(_hits_json(hits, args.words, answer.total, more=answer.is_more), 4)
    else:
        say(_hits_text(hits, look(), Marker(words).spots))
        tell(_summary(len(hits), answer.total, more=answer.is_more))
    index.close()
    return UNUSABLE if given.unusable else CLEAN if hits else FINDINGS


def _answer(args: Namespace, given: Input) -> tuple[Answer, Index]:
    index = up_to_date(given, keeps=not args.no_state)
    answer = find_in(index, args.words)
    if notice := index.database.take_notice():  # it was found to be damaged just now
        tell(f"briefing: {notice}")
        index.close()
        index = up_to_date(given, keeps=not args.no_state)
        answer = find_in(index, args.words)
    if not args.no_state:
        state = State(state_folder(os.environ))
        notes = find_notes(index, state, args.words)
        state.close()
        answer = answer._replace(found=(*notes, *answer.found), total=answer.total + len(notes))
    return answer, index


def up_to_date(given: Input, *, keeps: bool, quiet: bool = False) -> Index:
    """Return the index of what paths lead to, brought up to date; where it cannot be kept, it is made in memory.

    Briefs that cannot be read are told; that the index was damaged or cannot be kept is told unless `quiet`.
    """
    index = open_index(given.paths, os.environ, keeps=keeps)
    paths = paths_to_read(index, given.paths)
    count = counter("briefs")
    try:
        update(index, paths, told=lambda progress: count(progress.done, progress.total))
    except (StateError, OSError) as error:
        if not index.is_kept:
            raise
        count(0, 0)
        if not quiet:
            tell(f"briefing: no index is kept: {error}")
        index = Index.in_memory(index.root)
        update(index, paths, told=lambda progress: count(progress.done, progress.total))
    count(0, 0)
    if (notice := index.database.take_notice()) and not quiet:
        tell(f"briefing: {notice}")
    for row in index.briefs():
        if row.fault:
            tell(f"{index.path(row)}{row.fault}")
            given.unusable = True
    return index


def _hits_text(
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


def _hits_json(hits: Iterable[tuple[str, Found]], query: str, total: int, *, more: bool) -> dict[str, object]:
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


def _summary(count: int, total: int, *, more: bool) -> str:
    """Return how much was found, as a sentence."""
    if not total:
        return "nothing found"
    over = "more than " if more else ""
    which = "newest" if more else "best"
    shown = f"the {which} {count:,} of " if count < total else ""
    return f"{shown}{over}{total:,} found"


def _lit(text: str, spots_in: Callable[[str], Sequence[Spot]]) -> str:
    """Return text whose sentences, which stand in, have the words in bold."""
    lines = []
    for line in text.splitlines():
        if line.startswith(" " * 2 * INDENT):
            for start, end in reversed(spots_in(line)):
                line = f"{line[:start]}\x1b[1m{line[start:end]}\x1b[0m{line[end:]}"
        lines.append(f"{line}\n")
    return "".join(lines)
