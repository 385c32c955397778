"""The command line: what is asked for, and the exit code that answers."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from briefing.commands.arguments import parsers
from briefing.commands.options import CLEAN, UNUSABLE
from briefing.output import (
    OutputError,
    dress,
    drop_output,
    finish,
    give_painted_back,
    has_screen,
    lend_painted,
    rest,
    say,
    tell,
    tell_error,
)
from briefing.text import clean, nearest

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from briefing.terminal.tty import Terminal

INTERRUPTED = 130
CLOSED_PIPE = 141
"""As shells count what a signal ended: 128 and SIGINT, 128 and SIGPIPE."""


def main(argv: Sequence[str] | None = None, painted: Terminal | None = None) -> int:
    """Run the command line and return its exit code; a terminal that was painted shows what it opens."""
    sys.excepthook = tell_error
    try:
        lend_painted(painted)
        code = _answer(sys.argv[1:] if argv is None else argv)
        finish()
    except KeyboardInterrupt:
        return INTERRUPTED
    except OutputError as error:
        drop_output()
        if error.closed:
            return CLOSED_PIPE
        tell(f"briefing: the output cannot be written: {error}")
        return UNUSABLE
    finally:
        rest()
        give_painted_back()
    return code


def _answer(argv: Sequence[str]) -> int:
    known = parsers()
    for_git = argv[:1] == ["diff"] and len(argv) == 8 and "GIT_DIFF_PATH_COUNTER" in os.environ
    if (
        for_git
    ):  # path, old file, hash and mode, new file, hash and mode: see "diff.<driver>.command" in git's manual
        _, path, old, _, _, new, _, _ = argv
        if os.devnull in (old, new):
            say(f"{clean(path)}: {'new' if old == os.devnull else 'gone'}\n")
            return CLEAN
        argv = ["diff", old, new]
    name = argv[0] if argv and argv[0] in known else ""
    try:
        args = known[name].parse_intermixed_args(argv[1:] if name else argv)
    except SystemExit as leaving:  # after --help and --version, or on wrong usage
        return leaving.code if isinstance(leaving.code, int) else UNUSABLE
    if not name:
        for path in args.paths:
            if path.isalpha() and not os.path.lexists(path) and (meant := nearest(path, filter(None, known))):
                tell(f"briefing: {path}: no such file or folder; did you mean 'briefing {meant}'?")
                return UNUSABLE
    if for_git:
        return min(_run(name, args), 0)  # git takes any other code for a failure of its driver
    if "color" not in args:
        return _run(name, args)
    dress(args.color, args.width)
    if args.no_pager or getattr(args, "json", False) or not has_screen():
        return _run(name, args)
    from briefing.commands.paging import paged  # with what runs other programs, which only a terminal needs

    return paged(lambda: _run(name, args))


def _run(name: str, args: Namespace) -> int:
    """Run a command; only then its module is imported, since `figure` needs a tenth of what `search` loads."""
    match name:
        case "check":
            from briefing.commands.checking import check as run
        case "show":
            from briefing.commands.reading import show as run
        case "conflicts":
            from briefing.commands.comparing import conflicts as run
        case "diff":
            from briefing.commands.comparing import diff as run
        case "draft":
            from briefing.commands.drafting import draft as run
        case "export":
            from briefing.commands.writing import export as run
        case "figure":
            from briefing.commands.explaining import figure as run
        case "lsp":
            from briefing.commands.serving import lsp as run
        case "notes":
            from briefing.commands.noting import notes as run
        case "new":
            from briefing.commands.writing import new as run
        case "search":
            from briefing.commands.searching import search as run
        case "schema":
            from briefing.commands.explaining import schema as run
        case "config":
            from briefing.commands.explaining import print_config as run
        case "completion":
            from briefing.commands.explaining import print_completion as run
        case "help":
            from briefing.commands.explaining import print_help as run
        case _:
            from briefing.commands.reading import read as run
    return run(args)
