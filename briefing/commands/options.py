"""What options and words commands have in common, as argparse is told them, and the exit codes."""

from __future__ import annotations

import re
from argparse import ArgumentParser, ArgumentTypeError, RawDescriptionHelpFormatter
from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from briefing.export.labels import web_address
from briefing.output import look, tell
from briefing.text import clean
from briefing.verdicts.verdict import Severity

if TYPE_CHECKING:
    from argparse import Action

CLEAN = 0
FINDINGS = 1
"""`check` found an error, `conflicts` a contradiction, or `diff` a difference."""
UNUSABLE = 2
"""Input that cannot be read, or a command line that makes no sense."""


class Parser(ArgumentParser):
    """The parser of a command, or of reading, which has no name; it tells what is wrong in one cleaned line."""

    def __init__(self, name: str, words: str, more: str) -> None:
        self.name = name
        self.words = words
        """What the command does, as lists of commands say it."""
        self.takes: list[Action] = []
        """What was added, --help first; argparse itself tells nobody."""
        super().__init__(
            prog=f"briefing {name}".rstrip(),
            usage=None if name else "briefing [OPTION ...] [PATH ...]\n       briefing COMMAND ...",
            description=f"{words[0].upper()}{words[1:]}.",
            epilog=more,
            formatter_class=_formatter,
            allow_abbrev=False,
        )

    def add_argument(self, *names: str, **given: Any) -> Action:
        """Take an option, or a word that stands by itself."""
        self.takes.append(super().add_argument(*names, **given))
        return self.takes[-1]

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        tell(f"briefing: {message}; try '{self.prog} --help'")
        raise SystemExit(UNUSABLE)

    def flag(self, name: str, words: str) -> None:
        """Take an option without a value."""
        self.add_argument(name, action="store_true", help=words)

    def paths(self, words: str = "") -> None:
        """Take any number of briefs and folders."""
        usual = (
            "a brief, a folder to search for briefs, or - for standard input "
            "(default: briefs/ here, else the briefs that come with the program)"
        )
        self.add_argument("paths", nargs="*", metavar="PATH", help=words or usual)

    def json(self) -> None:
        """Take the option for data."""
        self.flag("--json", "print data as JSON, with the version of its schema")

    def shown(self) -> None:
        """Take the options for how text is shown, on a terminal above all."""
        self.add_argument(
            "--color",
            default="auto",
            choices=("auto", "always", "never"),
            metavar="WHEN",
            help="colour verdicts and link addresses: auto, always or never (default: on a terminal)",
        )
        self.add_argument(
            "--width",
            type=width,
            default=0,
            metavar="N",
            help="wrap text to N columns (default: those of the terminal, else 80)",
        )
        self.flag("--no-pager", "do not lead long text on a terminal through $PAGER")

    def no_state(self) -> None:
        """Take the option for people who leave no trace."""
        self.flag("--no-state", "keep nothing: no position, no marks, no notes, no index of a folder")

    def file(self, *names: str) -> None:
        """Take the file to write, and whether to replace one."""
        words = "the file to write (default: standard output)"
        many = {} if len(names) > 1 else {"nargs": "?"}
        self.add_argument(*names, default="", metavar="FILE", help=words, **many)
        self.flag("--force", "replace the file if it is there")


def _formatter(prog: str) -> RawDescriptionHelpFormatter:
    """Return what sets help, as wide as the terminal is when help is asked for."""
    return RawDescriptionHelpFormatter(prog, width=min(look().width, 100), max_help_position=16)


def address(text: str) -> str:
    """Return an address of the web that an option gives, with what RFC 3986 does not allow as its code."""
    if text and not re.match(r"https?://[^\s/?#]", text):
        raise ArgumentTypeError(f"{text!r} is no address; it begins with https:// or http://")
    return web_address(text)


def severity(text: str) -> int:
    """Return the severity that an option gives as a number or by its name."""
    named = {band.name.lower(): band.value for band in Severity if band.value}
    if text not in named and not (text.isdecimal() and int(text) <= 100):
        raise ArgumentTypeError(f"{text!r} is no severity; write 0 to 100, or {', '.join(named)}")
    return named[text] if text in named else int(text)


def width(text: str) -> int:
    """Return the columns that an option gives."""
    if not text.isdecimal() or not 20 <= int(text) <= 1000:
        raise ArgumentTypeError(f"{text!r} is no number of columns from 20 to 1000")
    return int(text)


def day(text: str) -> date:
    """Return the day that an option gives."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"'{clean(text)}' is no day; write it as 2023-09-14") from None
