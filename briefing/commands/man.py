"""The man page, in roff, made from the parsers of the command line, the keys and the exit codes."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.manual.pages import topics
from briefing.manual.tables import EXIT_CODES
from briefing.ui.actions import ACTIONS, Where, key_name

if TYPE_CHECKING:
    from argparse import Action
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.commands.options import Parser

_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}


def man_page(parsers: Mapping[str, Parser]) -> str:
    """Return the man page of section 1."""
    return "".join(f"{line}\n" for line in _lines(parsers))


def _lines(parsers: Mapping[str, Parser]) -> Iterator[str]:
    reading, *_, last = parsers.values()
    yield f'.TH BRIEFING 1 "{date.today()}" "briefing {roff(__version__)}" "User Commands"'
    yield ".SH NAME"
    yield f"briefing \\- {roff(reading.words)}"
    yield ".SH SYNOPSIS"
    for parser in parsers.values():
        yield f".B {parser.prog}"
        yield from map(_usage, parser.takes)
        if parser is not last:
            yield ".br"
    yield ".SH DESCRIPTION"
    yield roff(reading.description or "")
    yield "It shows where two sources give figures that cannot both be true, and says why."
    yield from _takes(reading.takes)
    yield ".SH COMMANDS"
    yield roff(
        "A file called like a command is reached as ./check. 'briefing COMMAND --help' prints what follows."
    )
    for name, parser in parsers.items():
        if name:
            yield f".SS {name}"
            yield roff(parser.description or "")
            yield from _takes(parser.takes[1:])  # the first is --help, which all have
            yield ".PP"
            yield from _verbatim(parser.epilog or "")
    yield ".SH KEYS"
    for place in Where:
        actions = [action for action in ACTIONS if action.place is place]
        if actions:
            yield f'.SS "{roff(place.value[0].upper() + place.value[1:])}"'
        for action in actions:
            keys = ", ".join(f"\\fB{roff(key_name(key))}\\fR" for key in action.keys.split(","))
            yield from (".TP", keys, roff(action.words))
    yield ".SH EXIT STATUS"
    for code, words in EXIT_CODES:
        yield from (".TP", f".B {code}", roff(words))
    sections = re.findall(r"^(\w+):\n(.*?)(?:\n\n|\n?\Z)", reading.epilog or "", re.DOTALL | re.MULTILINE)
    for title, text in sections:
        yield f".SH {title.upper()}"
        yield from _verbatim(re.sub(r"^  ", "", text, flags=re.MULTILINE))
    yield ".SH SEE ALSO"
    yield ", ".join(f"\\fBbriefing help {roff(topic)}\\fR" for topic in topics()) + "."


def _usage(action: Action) -> str:
    """Return how an option or a word stands in the synopsis."""
    name = f"\\fB{roff(action.option_strings[-1])}\\fR" if action.option_strings else ""
    value = f"\\fI{roff(str(action.metavar))}\\fR" if action.metavar else ""
    shown = " ".join(filter(None, (name, value, "..." if action.nargs in ("*", "+") else "")))
    return shown if action.required else f"[{shown}]"


def _takes(actions: Iterable[Action]) -> Iterator[str]:
    for action in actions:
        names = ", ".join(f"\\fB{roff(name)}\\fR" for name in action.option_strings)
        value = f"\\fI{roff(str(action.metavar))}\\fR" if action.metavar else ""
        yield from (".TP", " ".join(filter(None, (names, value))), roff(action.help or ""))


def _verbatim(text: str) -> Iterator[str]:
    if text.strip():
        yield from (".nf", *map(roff, text.rstrip().splitlines()), ".fi")


def roff(text: str) -> str:
    """Return a text that roff sets as it is."""
    shown = "".join(_SIGNS.get(char, char) for char in text)
    return f"\\&{shown}" if shown.startswith((".", "\\(aq")) else shown
