"""The command line: what is asked for, and the exit code that answers."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from briefing.commands.input import UNUSABLE
from briefing.commands.table import COMMANDS, READ, parser_of
from briefing.streams import (
    OutputError,
    drop_output,
    finish,
    give_painted_back,
    lend_painted,
    rest,
    tell,
    tell_error,
)

if TYPE_CHECKING:
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
    name = argv[0] if argv and argv[0] in COMMANDS else ""
    command = COMMANDS[name] if name else READ
    try:
        args = _parsed(name, argv[1:] if name else argv)
    except SystemExit as leaving:  # after --help and --version, or on wrong usage
        return leaving.code if isinstance(leaving.code, int) else UNUSABLE
    if not name:
        for path in args.paths:
            if path.isalpha() and not os.path.lexists(path) and (meant := _nearest_command(path)):
                tell(f"briefing: {path}: no such file or folder; did you mean 'briefing {meant}'?")
                return UNUSABLE
    return command.run(args)


def _nearest_command(word: str) -> str:
    from briefing.brief.nearest import nearest

    return nearest(word, COMMANDS)


def _parsed(name: str, argv: Sequence[str]) -> Any:
    """What a command line asks for; paths alone are not worth loading argparse, which takes as long as a first frame."""
    if not name and not any(word.startswith("-") for word in argv):
        flags = (option.strip("-").replace("-", "_") for option in READ.takes[1:] if option != "--version")
        return SimpleNamespace(paths=list(argv), **dict.fromkeys(flags, False))
    return parser_of(name).parse_intermixed_args(argv)
