"""The commands: what can be asked for, what each takes, and what help says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing import __version__
from briefing.commands import checking, comparing, explaining, noting, reading, searching, showing, writing
from briefing.commands.input import CLEAN, UNUSABLE
from briefing.export.formats import FORMATS
from briefing.manual.completion import SHELLS
from briefing.manual.topics import TOPICS
from briefing.manual.usage import Option, Usage
from briefing.output import look, say, tell
from briefing.record import Record

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable


class Command(Record):
    """A command: what help says of it, what it takes, and what it does."""

    words: str
    takes: tuple[str, ...]
    """Names in ARGUMENTS."""
    run: Callable[[Namespace], int]
    more: str
    """What help says below the arguments: exit codes and examples."""


ARGUMENTS: dict[str, dict[str, Any]] = {
    "paths": {
        "nargs": "*",
        "metavar": "PATH",
        "help": "a brief, a folder to search for briefs, or - for standard input "
        "(default: briefs/ here, else the briefs that come with the program)",
    },
    "before": {
        "metavar": "A",
        "help": "the brief as it was; - is standard input, FILE@ is FILE as you last read it",
    },
    "after": {"metavar": "B", "help": "the brief as it is"},
    "words": {
        "metavar": "WORDS",
        "help": "words, phrases in quotation marks, and by: measure: verdict: after: before:",
    },
    "text": {"nargs": "+", "metavar": "TEXT", "help": "a figure as worded; its words are joined"},
    "shell": {"choices": tuple(SHELLS), "metavar": "SHELL", "help": "bash, zsh or fish"},
    "topic": {"nargs": "?", "default": "", "metavar": "TOPIC", "help": "a topic or a command"},
    "kind": {
        "nargs": "?",
        "default": "brief",
        "choices": ("brief", "measures"),
        "metavar": "KIND",
        "help": "brief, or measures for measures.yaml (default: brief)",
    },
    "path": {
        "nargs": "?",
        "default": "",
        "metavar": "FILE",
        "help": "the file to write (default: standard output)",
    },
    "--to": {
        "required": True,
        "choices": tuple(FORMATS),
        "metavar": "FORMAT",
        "help": f"the format: {', '.join(FORMATS)}",
    },
    "-o, --output": {
        "default": "",
        "metavar": "FILE",
        "help": "the file to write (default: standard output)",
    },
    "--force": {"action": "store_true", "help": "replace the file if it is there"},
    "--json": {"action": "store_true", "help": "print data as JSON, with the version of its schema"},
    "--all": {"action": "store_true", "help": "print every verdict, not only contradictions"},
    "--across": {
        "action": "store_true",
        "help": "compare the claims of all the briefs with each other; see 'briefing help measures'",
    },
    "--strict": {"action": "store_true", "help": "let advice count as errors do"},
    "--sensitivity": {
        "action": "store_true",
        "help": "print too what smallest change of wording or day would turn each verdict",
    },
    "--markdown": {"action": "store_true", "help": "print Markdown"},
    "--no-state": {
        "action": "store_true",
        "help": "keep nothing: no position, no marks, no notes, no index of a folder",
    },
    "--no-watch": {
        "action": "store_true",
        "help": "do not look whether the file changes; r reads it again",
    },
    "--secure": {
        "action": "store_true",
        "help": "copy nothing, write no file, open no link, keep no state: for shared accounts and kiosks",
    },
    "--mouse": {"action": "store_true", "help": "let the reader take the mouse from the terminal"},
    "--version": {
        "action": "version",
        "version": f"briefing {__version__}",
        "help": "print the version and leave",
    },
}
"""What commands take, as argparse is told it."""

COMMANDS = {
    "check": Command(
        "print the problems of brief files",
        ("paths", "--strict", "--json"),
        checking.check,
        """\
Each problem is a line: path:line:column: level: what is wrong; what to do.

Its level is error where something of the file is lost, and advice where all
can be read and the brief would be better otherwise.

exit codes:
  0  no errors    1  errors, with --strict also advice
  2  a file cannot be read as a brief

examples:
  briefing check briefs/
  briefing check --strict briefs/
  briefing check --json draft.yaml
""",
    ),
    "show": Command(
        "print briefs as plain text, with what contradicts what and why",
        ("paths", "--json"),
        showing.show,
        """\
With --json one file is printed as one brief, and a folder or several paths
as {"schema": 1, "briefs": [...]}.

exit codes:
  0  all shown    2  a file cannot be read as a brief

examples:
  briefing show draft.yaml | less
  ssh desk cat brief.yaml | briefing show -
""",
    ),
    "conflicts": Command(
        "print the claims that cannot both be true, and why",
        ("paths", "--across", "--all", "--sensitivity", "--json"),
        comparing.conflicts,
        """\
Printed are the verdicts conflict, part exceeds whole and denied, the gravest
first.

With --across claims are also held against those of other briefs, where their
measures have one id and one name, or where measures.yaml in the folder joins
them; each is named as brief/claim. Of a large library the gravest
contradictions of each group of measures are printed unless --all is given.

exit codes:
  0  none found    1  some found    2  a file cannot be read as a brief

examples:
  briefing conflicts briefs/
  briefing conflicts --all --json draft.yaml
  briefing conflicts --sensitivity draft.yaml
  briefing conflicts --across briefs/
""",
    ),
    "diff": Command(
        "print what changed from one brief to another, by what it says",
        ("before", "after", "--json"),
        comparing.diff,
        """\
Parts are told from each other by their id and not by their line: claims,
actors, sections, measures and sources that are new, gone or revised, field by
field, and the verdicts that changed, with the reason.

exit codes:
  0  no differences    1  differences    2  a brief cannot be read

examples:
  briefing diff old.yaml new.yaml
  briefing diff brief.yaml@ brief.yaml
  git show HEAD~1:brief.yaml | briefing diff - brief.yaml
""",
    ),
    "export": Command(
        "write briefs in another format, for colleagues and other programs",
        ("paths", "--to", "-o, --output", "--force"),
        writing.export,
        f"""\
formats:
{"".join(f"  {name:12} {made.words}{chr(10)}" for name, made in FORMATS.items())}
Several briefs become one document. A file that is there is not replaced unless
--force says so, and a brief never by its own export.

exit codes:
  0  written    2  a file cannot be read as a brief, or written

examples:
  briefing export --to html -o page.html brief.yaml
  briefing export --to csv briefs/ > claims.csv
""",
    ),
    "figure": Command(
        "print how a wording is read: its number and its ranges",
        ("text", "--json"),
        explaining.figure,
        """\
exit codes:
  0  read    2  not a figure

examples:
  briefing figure at least some 3,000 troops
  briefing figure --json '27 or 28 October 2024'
""",
    ),
    "notes": Command(
        "print your notes, drafts and marks, all of them or those of some briefs",
        ("paths", "--markdown", "--json"),
        noting.notes,
        """\
Without a PATH those of all briefs are printed. A note whose place is gone from
its brief is listed last.

exit codes:
  0  printed    2  a brief or the notes cannot be read

examples:
  briefing notes
  briefing notes --markdown briefs/ > notes.md
""",
    ),
    "new": Command(
        "write a brief to begin with, which explains itself",
        ("path", "--force"),
        writing.new,
        """\
exit codes:
  0  written    2  the file cannot be written, or is there already

examples:
  briefing new draft.yaml && briefing check draft.yaml
""",
    ),
    "search": Command(
        "print where words stand in briefs, best first",
        ("words", "paths", "--no-state", "--json"),
        searching.search,
        """\
Searched are sections, actors, claims and your notes. Words are found at the
beginning of words, in any case and with any accents; "in quotation marks"
one behind the other. With by: measure: verdict: after: or before:, as in the
filter of the claims, only claims are searched.

Of one folder an index is kept in $XDG_CACHE_HOME/briefing (else ~/.cache),
which makes the next search quick; with --no-state none is. Of files and of
several folders it is made in memory each time.

exit codes:
  0  found    1  nothing found    2  a file cannot be read as a brief

examples:
  briefing search 'kursk troops' briefs/
  briefing search '"at least 3,000"'
  briefing search 'by:ukraine verdict:conflict after:2024-10-20' --json
""",
    ),
    "schema": Command(
        "print the JSON Schema of a brief file, or of measures.yaml, for editors",
        ("kind",),
        explaining.schema,
        """\
examples:
  briefing schema > brief.schema.json
  briefing schema measures > measures.schema.json
""",
    ),
    "help": Command(
        "print help on a topic or a command, or the man page",
        ("topic",),
        lambda args: _help(args.topic),
        f"""\
topics:
{"".join(f"  {name:12} {words}{chr(10)}" for name, (words, _) in TOPICS.items())}  man          the man page, in roff

examples:
  briefing help wordings | less
  briefing help export
  briefing help man | man -l -
""",
    ),
    "completion": Command(
        "print a script by which a shell completes commands and options",
        ("shell",),
        lambda args: _completion(args.shell),
        """\
examples:
  eval "$(briefing completion bash)"     in ~/.bashrc
  eval "$(briefing completion zsh)"      in ~/.zshrc, below compinit
  briefing completion fish | source      in config.fish
""",
    ),
}
"""The commands, by the word that names them."""

READ = Command(
    "read briefs on the screen, or print them where there is no terminal",
    ("paths", "--no-state", "--no-watch", "--secure", "--mouse", "--version"),
    reading.read,
    f"""\
commands ('briefing COMMAND --help' says more):
{"".join(f"  {name:10} {command.words.split(',')[0]}{chr(10)}" for name, command in COMMANDS.items())}
  A file called like a command is reached as ./check.

exit codes:
  0  clean    1  findings    2  unusable input or usage

files:
  $XDG_CONFIG_HOME/briefing/config.toml   your own keys (else under ~/.config)
  $XDG_STATE_HOME/briefing/state.db       your notes (else ~/.local/state)
  $XDG_CACHE_HOME/briefing/library-*.db   what is known of folders of briefs; it
                                          is made again (else ~/.cache)

environment:
  TERM                   where it is dumb or not set, briefs are printed
  LC_ALL LC_CTYPE LANG   where they are not UTF-8, ASCII is printed
  NO_COLOR               where it is not empty, no colour and no bold
  COLUMNS                the width that text is wrapped to

examples:
  briefing
  briefing briefs/north-korean-troops.yaml
  briefing check briefs/ && briefing show briefs/ | less
  briefing figure around 12,000 troops
""",
)
"""What is done when no command is named."""


def usages() -> tuple[Usage, ...]:
    """Return what can be asked for, as the manual is told it: reading, then the commands."""
    named = {"": READ, **COMMANDS}
    return tuple(
        Usage(name, command.words, tuple(map(_option, command.takes)), command.more)
        for name, command in named.items()
    )


def _option(argument: str) -> Option:
    given = ARGUMENTS[argument]
    names = tuple(argument.split(", ")) if argument.startswith("-") else ()
    return Option(
        names,
        given.get("metavar", ""),
        given["help"],
        (*TOPICS, "man", *COMMANDS) if argument == "topic" else given.get("choices", ()),
        is_needed=given.get("required", not names and given.get("nargs", "+") == "+"),
        is_many=given.get("nargs", "") in ("*", "+"),
    )


def _completion(shell: str) -> int:
    from briefing.manual.completion import completion

    say(completion(shell, usages()))
    return CLEAN


def _help(topic: str) -> int:
    from briefing.manual.topics import topic_text, topics_text

    if topic in COMMANDS:
        parser_of(topic).print_help()
    elif topic in TOPICS:
        say(topic_text(topic, look()))
    elif topic == "man":
        from briefing.manual.man import man_page

        say(man_page(usages(), __version__))
    elif topic:
        from briefing.text import nearest

        meant = nearest(topic, (*TOPICS, "man", *COMMANDS))
        hint = f"did you mean '{meant}'?" if meant else "'briefing help' lists the topics"
        tell(f"briefing: help knows nothing of {topic}; {hint}")
        return UNUSABLE
    else:
        say(topics_text(look()))
    return CLEAN


def parser_of(name: str) -> ArgumentParser:
    """Return the parser of a command, or of reading where it has no name."""
    from briefing.commands.parser import make_parser

    command = COMMANDS[name] if name else READ
    return make_parser(
        name,
        f"{command.words[0].upper()}{command.words[1:]}.",
        command.more,
        ((argument.split(", "), ARGUMENTS[argument]) for argument in command.takes),
    )
