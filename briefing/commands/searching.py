"""What `search` does: it looks for words in all the briefs that paths lead to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.commands.input import CLEAN, FINDINGS, UNUSABLE, Input
from briefing.output import counter, look, say, say_json, tell

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from briefing.library.find import Answer
    from briefing.library.index import Index


def search(args: Namespace) -> int:
    """Print where words stand, best first; return the exit code: as with `grep`, 1 says that nothing was found."""
    from briefing.export.found import found_json, found_text, summary
    from briefing.library.find import Marker, words_of
    from briefing.library.query import QueryError
    from briefing.library.state import StateError

    given = Input(args.paths)
    files = given.found()
    if not files:
        return UNUSABLE
    try:
        words = words_of(args.words)
        answer, index = _answer(args, given, files)
    except QueryError as error:
        tell(f"briefing: {error}")
        return UNUSABLE
    except (StateError, OSError) as error:
        tell(f"briefing: {error}")
        return UNUSABLE
    hits = [(index.path(found.brief), found) for found in answer.found]
    if args.json:
        say_json(found_json(hits, args.words, answer.total, more=answer.is_more), 4)
    else:
        say(found_text(hits, look(), Marker(words).spots))
        tell(summary(len(hits), answer.total, more=answer.is_more))
    index.close()
    return UNUSABLE if given.unusable else CLEAN if hits else FINDINGS


def _answer(args: Namespace, given: Input, files: Sequence[str]) -> tuple[Answer, Index]:
    from briefing.library.find import find_in
    from briefing.library.folders import state_folder
    from briefing.library.notes import find_notes
    from briefing.library.state import State

    index = up_to_date(given, files, keeps=not args.no_state)
    answer = find_in(index, args.words)
    if notice := index.database.take_notice():  # it was found to be damaged just now
        tell(f"briefing: {notice}")
        index.close()
        index = up_to_date(given, files, keeps=not args.no_state)
        answer = find_in(index, args.words)
    if not args.no_state:
        state = State(state_folder(os.environ))
        notes = find_notes(index, state, args.words)
        state.close()
        answer = answer._replace(found=(*notes, *answer.found), total=answer.total + len(notes))
    return answer, index


def up_to_date(given: Input, files: Sequence[str], *, keeps: bool, quiet: bool = False) -> Index:
    """Return the index of what paths lead to, brought up to date; where it cannot be kept, it is made in memory.

    Briefs that cannot be read are told; that the index was damaged or cannot be kept is told unless `quiet`.
    """
    from briefing.library.index import Index, open_index
    from briefing.library.indexing import update
    from briefing.library.state import StateError

    index = open_index(given.paths, os.environ, keeps=keeps)
    count = counter("briefs")
    try:
        update(index, files, told=lambda progress: count(progress.done, progress.total))
    except (StateError, OSError) as error:
        if not index.is_kept:
            raise
        count(0, 0)
        if not quiet:
            tell(f"briefing: no index is kept: {error}")
        index = Index.in_memory(index.root)
        update(index, files, told=lambda progress: count(progress.done, progress.total))
    count(0, 0)
    if (notice := index.database.take_notice()) and not quiet:
        tell(f"briefing: {notice}")
    for row in index.briefs():
        if row.fault:
            tell(f"{index.path(row)}{row.fault}")
            given.unusable = True
    return index
