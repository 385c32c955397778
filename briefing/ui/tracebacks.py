"""What an error that nobody expected leaves on the terminal: its traceback, in which a file's text may stand."""

from __future__ import annotations

import sys
from io import TextIOBase
from typing import TYPE_CHECKING, cast

from rich.console import Console
from rich.text import Text
from textual.app import App

from briefing.text import clean

if TYPE_CHECKING:
    from typing import IO


class CleanedErrors(TextIOBase):
    """Standard error, behind cleaning; it calls itself no terminal, so that it is sent no colours."""

    def write(self, text: str) -> int:
        """Write a text with signs in place of what could steer a terminal."""
        if sys.stderr:
            sys.stderr.write(clean(text, lines=True))
        return len(text)

    def flush(self) -> None:
        """Hand on what was written."""
        if sys.stderr:
            sys.stderr.flush()


def error_console() -> Console:
    """Return what Textual is to print tracebacks on."""
    return Console(markup=False, highlight=False, soft_wrap=True, file=cast("IO[str]", CleanedErrors()))


def traceback_text() -> Text:
    """Return the traceback of the error that is being handled, without the values of variables: some are secrets."""
    from traceback import format_exc

    return Text(clean(format_exc().rstrip("\n"), lines=True), no_wrap=True, overflow="ignore")


class PlainlyFailing(App[None]):
    """An app that leaves, of the first error that nobody expected, a plain traceback.

    `App._fatal_error` is private (Textual 8.2.8): it shows the values of all variables of each call, in which the
    text of a file may stand, and there is no public way to have them left out. `tests/hostile/test_hostile_reader.py`
    fails when the name changes.
    """

    _has_failed = False

    def _fatal_error(self) -> None:
        """Leave, while an error is handled."""
        if not self._has_failed:
            self._has_failed = True
            self.panic(traceback_text())
