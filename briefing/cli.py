"""The command line: what is asked for, and the exit code that answers."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

from briefing.commands.input import UNUSABLE
from briefing.commands.reading import read
from briefing.output import (
    OutputError,
    drop_output,
    finish,
    give_painted_back,
    lend_painted,
    rest,
    tell,
    tell_error,
)
from briefing.ui.opening import PLAIN_OPTIONS, plain_paths

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
    paths = plain_paths(argv)
    if paths is not None:  # a first frame need not wait for the table of commands, nor for argparse
        options = {name: option in argv for option, name in PLAIN_OPTIONS.items()}
        return read(SimpleNamespace(paths=paths, secure=False, no_state=False, **options))
    from briefing.commands.table import COMMANDS, READ, parser_of

    name = argv[0] if argv and argv[0] in COMMANDS else ""
    command = COMMANDS[name] if name else READ
    try:
        args = parser_of(name).parse_intermixed_args(argv[1:] if name else argv)
    except SystemExit as leaving:  # after --help and --version, or on wrong usage
        return leaving.code if isinstance(leaving.code, int) else UNUSABLE
    if not name:
        from briefing.text import nearest

        for path in args.paths:
            if path.isalpha() and not os.path.lexists(path) and (meant := nearest(path, COMMANDS)):
                tell(f"briefing: {path}: no such file or folder; did you mean 'briefing {meant}'?")
                return UNUSABLE
    return command.run(args)
