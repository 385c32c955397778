"""The man page, in roff, made from the tables of commands, keys and exit codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.manual.topics import EXIT_CODES, TOPICS
from briefing.manual.usage import PROGRAM, Option

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.manual.usage import Usage

HELP = Option(("-h", "--help"), "", "print help on the command line, or on a command that stands before it")
_SIGNS = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}


def man_page(usages: Sequence[Usage], version: str) -> str:
    """Return the man page of section 1."""
    return "".join(f"{line}\n" for line in _lines(usages, version))


def _lines(usages: Sequence[Usage], version: str) -> Iterator[str]:
    read, commands = usages[0], usages[1:]
    yield f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {roff(version)}" "User Commands"'
    yield ".SH NAME"
    yield f"{PROGRAM} \\- {roff(read.words)}"
    yield ".SH SYNOPSIS"
    for usage in usages:
        yield from _synopsis(usage)
    yield ".SH DESCRIPTION"
    yield roff(f"{read.words[0].upper()}{read.words[1:]}.")
    yield roff("It shows where two sources give figures that cannot both be true, and says why.")
    yield from _takes((*read.takes, HELP))
    yield ".SH COMMANDS"
    yield roff(
        f"A file called like a command is reached as ./check. '{PROGRAM} COMMAND --help' prints what follows."
    )
    for usage in commands:
        yield f".SS {usage.name}"
        yield roff(f"{usage.words[0].upper()}{usage.words[1:]}.")
        yield from _takes(usage.takes)
        yield from _verbatim(usage.more)
    yield ".SH KEYS"
    yield from _keys()
    yield ".SH EXIT STATUS"
    for code, words in EXIT_CODES:
        yield ".TP"
        yield f".B {code}"
        yield roff(words)
    for title, text in re.findall(r"^(\w+):\n(.*?)(?:\n\n|\n?\Z)", read.more, re.DOTALL | re.MULTILINE):
        yield f".SH {title.upper()}"
        yield from _verbatim(re.sub(r"^  ", "", text, flags=re.MULTILINE))
    yield ".SH SEE ALSO"
    topics = ", ".join(f"\\fB{PROGRAM} help {roff(topic)}\\fR" for topic in TOPICS)
    yield f"{topics}."


def _synopsis(usage: Usage) -> Iterator[str]:
    yield f".B {PROGRAM}{f' {usage.name}' if usage.name else ''}"
    for option in usage.takes:
        value = f"\\fI{roff(option.value)}\\fR" if option.value else ""
        name = f"\\fB{roff(option.names[-1])}\\fR" if option.names else ""
        shown = " ".join(part for part in (name, value, "..." if option.is_many else "") if part)
        yield shown if option.is_needed else f"[{shown}]"
    yield ".br"


def _takes(options: Sequence[Option]) -> Iterator[str]:
    for option in options:
        names = ", ".join(f"\\fB{roff(name)}\\fR" for name in option.names)
        value = f"\\fI{roff(option.value)}\\fR" if option.value else ""
        yield ".TP"
        yield " ".join(part for part in (names, value) if part)
        choices = f" ({', '.join(option.choices)})" if option.choices else ""
        yield roff(option.words + choices)


def _keys() -> Iterator[str]:
    from briefing.ui.actions import ACTIONS, Where, key_name

    for place in Where:
        actions = [action for action in ACTIONS if action.place is place]
        if actions:
            yield f'.SS "{roff(place.value[0].upper() + place.value[1:])}"'
        for action in actions:
            keys = ", ".join(f"\\fB{roff(key_name(key))}\\fR" for key in action.keys.split(","))
            yield ".TP"
            yield keys
            yield roff(action.words)


def _verbatim(text: str) -> Iterator[str]:
    if text.strip():
        yield ".PP"
        yield ".nf"
        yield from map(roff, text.rstrip().splitlines())
        yield ".fi"


def roff(text: str) -> str:
    """Return a text that roff sets as it is."""
    shown = "".join(_SIGNS.get(char, char) for char in text)
    return f"\\&{shown}" if shown.startswith((".", "\\(aq")) else shown
