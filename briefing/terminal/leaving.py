"""Leaving: from the last word to the shell without the interpreter's own farewell."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from briefing.terminal.tty import Terminal


# The module `signal` takes longer to load than a frame to paint, and is not needed for that.


def deadly_signals() -> tuple[int, ...]:
    """Return the signals that end the process, with the terminal given back."""
    import signal

    return signal.SIGTERM, signal.SIGHUP, signal.SIGINT


def end_by(number: int) -> None:
    """End the process as a signal does that nobody handles."""
    import signal

    signal.signal(number, signal.SIG_DFL)
    signal.raise_signal(number)


def leave_on_signals(terminal: Terminal) -> None:
    """Give the terminal back where a signal ends the process before there is a driver to see to it."""
    import signal

    def leave(number: int, _frame: object) -> None:
        terminal.leave()
        end_by(number)

    for number in deadly_signals():
        signal.signal(number, leave)


def leave_process(status: int) -> NoReturn:
    """End the process at once, with what was printed on its way.

    Python would first take apart every object that Textual made, one by one, which is 240 of the 270 ms that an
    app of three panes takes to leave. Nothing waits for that here: files are written and closed where they are
    opened, and there are no threads to join.
    """
    from contextlib import suppress

    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed by the reader or by us, or never there
            stream.flush()
    os._exit(status)
