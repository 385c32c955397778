"""What reading and `show` do: they open briefs on the screen, or print them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.commands.input import Input
from briefing.commands.options import UNUSABLE
from briefing.library.discovery import NoBriefsError, require_briefs
from briefing.output import (
    can_keep_in_memory,
    has_screen,
    kept_input,
    look,
    rest,
    say,
    say_json,
    take_keyboard,
    take_painted,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence


def read(args: Namespace) -> int:
    """Open briefs on the screen, or print them where there is none."""
    given = Input(args.paths)
    if not has_screen():
        return _print(given)
    if any(map(os.path.isdir, args.paths)) and "-" not in args.paths:
        return _list(args, given)
    files = tuple(given.files())
    if all(given.is_missing(file) for file in files):
        return UNUSABLE
    if args.secure and "-" in files and not can_keep_in_memory():
        given.refuse("-", "on this system it takes a file, and --secure writes none; name a brief")
        return UNUSABLE
    with kept_input(files, on_disk=not args.secure) as kept:
        if not take_keyboard():
            return _print(Input(kept))
        is_piped = kept != files  # what came from a pipe cannot be come back to
        code = _open(args, kept, kept if args.paths else given.paths, keeps=not is_piped)
    return _leave(code)


def _list(args: Namespace, given: Input) -> int:
    """Open the list of the library that the paths name, which begin with a folder."""
    for path in args.paths:
        try:
            if not given.is_missing(path):
                require_briefs(path)
        except NoBriefsError as error:
            given.refuse(path, str(error))
    if given.unusable:
        return UNUSABLE
    if not take_keyboard():
        return _print(given)
    return _leave(_open(args, (), args.paths, listed=True))


def _open(
    args: Namespace, files: Sequence[str], library: Sequence[str], *, keeps: bool = True, listed: bool = False
) -> int:
    """Open the screen, which nothing else waits for, and return the exit code."""
    from briefing.ui.session import Terms, read_briefs

    terms = Terms(keeps and not args.no_state, not args.no_watch, args.secure, args.mouse)
    rest()
    terminal = None if listed else take_painted()
    return read_briefs(files, terms, library, listed=listed, terminal=terminal)


def _leave(code: int) -> int:
    """End the process at once, after what was lent to the screen is put away."""
    from briefing.ui.session import leave

    return leave(code)


def show(args: Namespace) -> int:
    """Print briefs as plain text or as data."""
    given = Input(args.paths)
    if not args.json:
        return _print(given)
    from briefing.export.data import brief_json, briefs_json

    found = given.compared()
    if not given.is_one_file:
        say_json(briefs_json(found, iter), 4)
    for brief, findings in found:
        say_json(brief_json(brief, findings, iter), 2)
    return given.code()


def _print(given: Input) -> int:
    """Print briefs as plain text."""
    from briefing.export.text import brief_parts

    for number, (brief, findings) in enumerate(given.compared()):
        say("\n\n" if number else "")
        for part in brief_parts(brief, findings, look()):
            say(part)
    return given.code()
