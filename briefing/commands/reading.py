"""What reading does: it opens briefs, or the list of a library, on the screen."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.commands.input import UNUSABLE, Input
from briefing.output import can_keep_in_memory, has_screen, kept_input, rest, take_keyboard, take_painted

if TYPE_CHECKING:
    from typing import Protocol

    class Asked(Protocol):
        """What a command line asks for, as its options are called."""

        paths: list[str]
        secure: bool
        no_state: bool
        no_watch: bool
        mouse: bool


def read(args: Asked) -> int:
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
        from briefing.ui.session import Terms, leave, read_briefs

        state = not args.no_state and kept == files  # what came from a pipe cannot be come back to
        terms = Terms(state, not args.no_watch, args.secure, args.mouse)
        rest()
        code = read_briefs(kept, terms, kept if args.paths else given.paths, terminal=take_painted())
    return leave(code)


def _print(given: Input) -> int:
    """Print briefs as `show` does, where there is no screen."""
    from briefing.commands.showing import print_briefs

    return print_briefs(given)


def _list(args: Asked, given: Input) -> int:
    """Open the list of the library that the paths name, which begin with a folder."""
    from briefing.library.discovery import NoBriefsError, require_briefs

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
    from briefing.ui.session import Terms, leave, read_briefs

    terms = Terms(not args.no_state, not args.no_watch, args.secure, args.mouse)
    return leave(read_briefs((), terms, args.paths, listed=True))
