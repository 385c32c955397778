"""The command line as argparse is told it: the commands, what each takes, and what help says of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from briefing import __version__
from briefing.export.formats import FORMATS
from briefing.manual.pages import topics

if TYPE_CHECKING:
    from collections.abc import Iterable

from briefing.commands.options import Parser, address, day, severity

SHELLS = ("bash", "zsh", "fish")


def _commands() -> tuple[Parser, ...]:
    """Return the parsers of the commands, in the order in which help lists them."""
    check = Parser(
        "check",
        "print the problems of brief files",
        """\
Each problem is a line: path:line:column: level: what is wrong; what to do.

Its level is error where something of the file is lost, and advice where all
can be read and the brief would be better otherwise. In other formats advice is
a warning, as problem matchers expect.

exit codes:
  0  no errors    1  errors, with --strict also advice
  2  a file cannot be read as a brief

examples:
  briefing check briefs/
  briefing check --strict briefs/
  briefing check --json draft.yaml
  briefing check --format sarif briefs/ > briefing.sarif
""",
    )
    check.paths()
    check.flag("--strict", "let advice count as errors do")
    check.add_argument(
        "--format",
        default="text",
        choices=("text", "json", "github", "sarif", "gcc"),
        metavar="FORMAT",
        help="the format: text, json, github, sarif or gcc (default: text)",
    )
    check.json()
    check.shown()

    show = Parser(
        "show",
        "print briefs as plain text, with what contradicts what and why",
        """\
With --json one file is printed as one brief, and a folder or several paths
as {"schema": 1, "briefs": [...]}.

exit codes:
  0  all shown    2  a file cannot be read as a brief

examples:
  briefing show draft.yaml | less
  ssh desk cat brief.yaml | briefing show -
""",
    )
    show.paths()
    show.json()
    show.shown()

    conflicts = Parser(
        "conflicts",
        "print the claims that cannot both be true, and why",
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
    )
    conflicts.paths()
    conflicts.flag(
        "--across",
        "compare the claims of all the briefs with each other; see 'briefing help measures'",
    )
    conflicts.flag("--all", "print every verdict, not only contradictions")
    conflicts.flag(
        "--sensitivity", "print too what smallest change of wording or day would turn each verdict"
    )
    conflicts.add_argument(
        "--min-severity",
        type=severity,
        default=0,
        metavar="N",
        help="only verdicts of at least this severity: 0 to 100, or low, medium, high",
    )
    conflicts.json()
    conflicts.shown()

    diff = Parser(
        "diff",
        "print what changed from one brief to another, by what it says",
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
  git config diff.briefing.command 'briefing diff'   and in .gitattributes
                                                     *.yaml diff=briefing
""",
    )
    diff.add_argument(
        "before",
        metavar="A",
        help="the brief as it was; - is standard input, FILE@ is FILE as you last read it",
    )
    diff.add_argument("after", metavar="B", help="the brief as it is")
    diff.json()
    diff.shown()

    export = Parser(
        "export",
        "write briefs in another format, for colleagues and other programs",
        f"""\
formats:
{_listed((name, made.words) for name, made in FORMATS.items())}
Several briefs become one document. A file that is there is not replaced unless
--force says so, and a brief never by its own export.

exit codes:
  0  written    2  a file cannot be read as a brief, or written

examples:
  briefing export --to html -o page.html brief.yaml
  briefing export --to csv briefs/ > claims.csv
""",
    )
    export.paths()
    export.add_argument(
        "--to", required=True, choices=FORMATS, metavar="FORMAT", help=f"the format: {', '.join(FORMATS)}"
    )
    export.add_argument(
        "--url",
        type=address,
        default="",
        metavar="URL",
        help="where it will be published: html, claimreview, stix",
    )
    export.add_argument(
        "--author", default="", metavar="NAME", help="who publishes it: html, claimreview, stix"
    )
    export.file("-o", "--output")

    draft = Parser(
        "draft",
        "propose a brief from articles and tables, for a person to review",
        """\
A SOURCE is plain text, Markdown, a saved web page, an e-mail or a PDF, in
English; which of these it is, is seen from its content. Several make one
brief, in which their figures meet. Each thing that is not certain has a
`review` that says what to look at; deleting that line is accepting it.

Title, publisher, day and address are taken from the source where it says
them; the options fill what it does not say. Nothing is fetched or sent.

A table is a source too: CSV, TSV, JSON Lines, XLSX, ClaimReview, STIX, or what
`export` wrote. A row is a claim; its columns are found by their names and by
what they hold, and rows that cannot be read are named by line.

Articles need the parser, and XLSX its reader:
pip install 'briefing-reader[draft]'

exit codes:
  0  written    2  a source cannot be read; the others are drafted all the same

examples:
  briefing draft report.html agency.txt -o derna.yaml && briefing derna.yaml
  pbpaste | briefing draft - --publisher Reuters --date 2023-09-14
  briefing draft later.eml --into derna.yaml
  briefing draft events.csv --column who=Reporter --column figure=Deaths
""",
    )
    draft.add_argument(
        "sources", nargs="+", metavar="SOURCE", help="an article or a table, or - for standard input"
    )
    draft.file("-o", "--output")
    draft.add_argument(
        "--into",
        default="",
        metavar="BRIEF",
        help="add to this brief, of which every byte stays; what it has already is left out",
    )
    draft.add_argument("--title", default="", metavar="TITLE", help="what the brief is about")
    draft.add_argument(
        "--date", type=day, metavar="DAY", help="the day of sources that name none: 2023-09-14"
    )
    draft.add_argument(
        "--publisher", default="", metavar="NAME", help="who published sources that do not say it"
    )
    draft.add_argument("--url", default="", metavar="URL", help="where sources stand that do not say it")
    draft.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="WHAT=NAME",
        help="the column of a table that says who, figure, what, said, source, quote and so on",
    )
    draft.add_argument(
        "--pipeline", default="", metavar="NAME", help="another English pipeline of spaCy than en_core_web_sm"
    )
    draft.json()

    figure = Parser(
        "figure",
        "print how a wording is read: its number and its ranges",
        """\
exit codes:
  0  read    2  not a figure

examples:
  briefing figure at least some 3,000 troops
  briefing figure --json '27 or 28 October 2024'
""",
    )
    figure.add_argument("text", nargs="+", metavar="TEXT", help="a figure as worded; its words are joined")
    figure.json()

    lsp = Parser(
        "lsp",
        "help editors with briefs, as a language server on stdin and stdout",
        """\
Problems as check tells them while one types, completion of fields and ids,
hover on figures and claims, definitions and references, an outline, mending of
misspelt words, and a claim from a selected passage. It needs:

  pip install 'briefing-reader[lsp]'

Neovim 0.11, in init.lua:
  vim.lsp.config('briefing', {
    cmd = {'briefing', 'lsp'}, filetypes = {'yaml'}})
  vim.lsp.enable('briefing')

Helix, in languages.toml:
  language-server.briefing = {command = "briefing", args = ["lsp"]}
  [[language]]
  name = "yaml"
  language-servers = ["briefing", "yaml-language-server"]

VS Code, with the extension Generic LSP Client (v2), in settings.json:
  "glspc.server.command": "briefing",
  "glspc.server.commandArguments": ["lsp"],
  "glspc.server.languageId": ["yaml"]

examples:
  briefing lsp     speaks the Language Server Protocol until its editor leaves
""",
    )

    notes = Parser(
        "notes",
        "print your notes, drafts and marks, all of them or those of some briefs",
        """\
Without a PATH those of all briefs are printed. A note whose place is gone from
its brief is listed last.

exit codes:
  0  printed    2  a brief or the notes cannot be read

examples:
  briefing notes
  briefing notes --markdown briefs/ > notes.md
""",
    )
    notes.paths("a brief or a folder whose notes are wanted, or - for standard input (default: all notes)")
    notes.flag("--markdown", "print Markdown")
    notes.json()
    notes.shown()

    new = Parser(
        "new",
        "write a brief to begin with, which explains itself",
        """\
exit codes:
  0  written    2  the file cannot be written, or is there already

examples:
  briefing new draft.yaml && briefing check draft.yaml
""",
    )
    new.file("path")

    search = Parser(
        "search",
        "print where words stand in briefs, best first",
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
    )
    search.add_argument(
        "words",
        metavar="WORDS",
        help="words, phrases in quotation marks, and by: measure: verdict: after: before:",
    )
    search.paths()
    search.no_state()
    search.json()
    search.shown()

    schema = Parser(
        "schema",
        "print the JSON Schema of a brief file, or of measures.yaml, for editors",
        """\
examples:
  briefing schema > brief.schema.json
  briefing schema measures > measures.schema.json
""",
    )
    schema.add_argument(
        "kind",
        nargs="?",
        default="brief",
        choices=("brief", "measures"),
        metavar="KIND",
        help="brief, or measures for measures.yaml (default: brief)",
    )

    config = Parser(
        "config",
        "print where your configuration is and what it sets",
        """\
exit codes:
  0  all understood    1  something in it could not be understood

examples:
  briefing config
  briefing config --json
""",
    )
    config.json()

    completion = Parser(
        "completion",
        "print a script by which a shell completes commands and options",
        """\
examples:
  eval "$(briefing completion bash)"     in ~/.bashrc
  eval "$(briefing completion zsh)"      in ~/.zshrc, below compinit
  briefing completion fish | source      in config.fish
""",
    )
    completion.add_argument("shell", choices=SHELLS, metavar="SHELL", help="bash, zsh or fish")

    help_ = Parser(
        "help",
        "print help on a topic or a command, or the man page",
        f"""\
topics:
{_listed((*topics().items(), ("man", "the man page, in roff")))}

examples:
  briefing help wordings | less
  briefing help export
  briefing help man | man -l -
""",
    )
    made = (
        check,
        show,
        conflicts,
        diff,
        draft,
        export,
        figure,
        lsp,
        notes,
        new,
        search,
        schema,
        config,
        completion,
        help_,
    )
    help_.shown()
    help_.add_argument(
        "topic",
        nargs="?",
        choices=(*topics(), "man", *(parser.name for parser in made)),
        metavar="TOPIC",
        help="a topic or a command",
    )
    return made


def _read(commands: dict[str, Parser]) -> Parser:
    parser = Parser(
        "",
        "read briefs on the screen, or print them where there is no terminal",
        f"""\
commands ('briefing COMMAND --help' says more):
{_listed((name, parser.words.split(",")[0]) for name, parser in commands.items())}

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
  FORCE_COLOR            where it is not empty and not 0, colour in pipes too;
                         CLICOLOR_FORCE likewise
  PAGER                  what long text on a terminal is read in (less)
  COLUMNS                the width that text is wrapped to

examples:
  briefing
  briefing briefs/north-korean-troops.yaml
  briefing check briefs/ && briefing show briefs/ | less
  briefing figure around 12,000 troops
""",
    )
    parser.paths()
    parser.no_state()
    parser.flag("--no-watch", "do not look whether the file changes; r reads it again")
    parser.flag(
        "--secure",
        "copy nothing, write no file, open no link, keep no state: for shared accounts and kiosks",
    )
    parser.flag("--mouse", "let the reader take the mouse from the terminal")
    parser.add_argument(
        "--version",
        action="version",
        version=f"briefing {__version__}",
        help="print the version and leave",
    )
    return parser


def _listed(rows: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"  {name:11} {words}" for name, words in rows)


@cache
def parsers() -> dict[str, Parser]:
    """Return the parser of reading by no word, and that of each command by its word."""
    commands = {parser.name: parser for parser in _commands()}
    return {"": _read(commands), **commands}
