"""What `notes` does: it prints what the reader keeps of briefs."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.commands.input import Input, load
from briefing.output import look, say, say_json, tell

if TYPE_CHECKING:
    from argparse import Namespace

    from briefing.brief.model import Brief


def notes(args: Namespace) -> int:
    """Print what the reader keeps of briefs: notes, drafts and marks."""
    from briefing.export.notes import Notes, notes_json, notes_markdown, notes_text
    from briefing.library.folders import state_folder
    from briefing.library.notes import kept
    from briefing.library.state import State, StateError

    state = State(state_folder(os.environ))
    given = Input(args.paths)
    found: list[Notes] = []
    try:
        for path in given.files() if args.paths else state.paths():
            brief = _try_load(path)
            if entries := kept(state, path, brief):
                found.append(Notes(path, brief.title if brief else "", entries))
            elif args.paths and not brief:
                given.refuse(path, "nothing is kept of it, and it cannot be read as a brief")
    except StateError as error:
        tell(f"briefing: {error}")
        given.unusable = True
    if notice := state.database.take_notice():
        tell(f"briefing: {notice}")
    if args.json:
        say_json(notes_json(found), 4)
    elif args.markdown:
        say("".join(map(notes_markdown, found)))
    else:
        say("\n".join(notes_text(one, look()) for one in found))
        if not found and not given.unusable:
            tell("briefing: no notes, drafts or marks")
    return given.code()


def _try_load(path: str) -> Brief | None:
    from briefing.brief.problems import UnreadableError

    try:
        return load(path)
    except UnreadableError:
        return None
