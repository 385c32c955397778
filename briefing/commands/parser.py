"""The parser of command lines, apart from the rest because argparse takes as long to load as a first frame to show."""

from __future__ import annotations

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from briefing.commands.input import UNUSABLE
from briefing.output import look, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Parser(ArgumentParser):
    """A parser that tells what is wrong in one cleaned line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        tell(f"briefing: {message}; try '{self.prog} --help'")
        raise SystemExit(UNUSABLE)


def make_parser(
    name: str, words: str, more: str, arguments: Iterable[tuple[Sequence[str], Mapping[str, Any]]]
) -> Parser:
    """Return the parser of a command, or of reading where it has no name; `more` stands below the arguments."""
    width = min(look().width, 100)  # given, or argparse would import shutil to find out
    parser = Parser(
        prog=f"briefing {name}".rstrip(),
        usage=None if name else "briefing [OPTION ...] [PATH ...]\n       briefing COMMAND ...",
        description=words,
        epilog=more,
        formatter_class=partial(RawDescriptionHelpFormatter, width=width, max_help_position=16),
        allow_abbrev=False,
    )
    for names, given in arguments:
        parser.add_argument(*names, **given)
    return parser
