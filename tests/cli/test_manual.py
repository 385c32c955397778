"""Help on topics, and the man page."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from briefing.commands.arguments import parsers
from briefing.commands.man import roff
from briefing.export.formats import FORMATS
from briefing.figures.overrides import row_texts
from briefing.figures.wordings import WORDINGS
from briefing.manual.pages import FOLDER, topics
from briefing.manual.tables import EXIT_CODES, with_tables
from briefing.ui.actions import ACTIONS
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

COMMANDS = tuple(filter(None, parsers()))
FLAGS = {name for parser in parsers().values() for action in parser.takes for name in action.option_strings}
TOPICS = topics()


def test_help_lists_its_topics(ask: Callable) -> None:
    code, out, err = ask("help")
    assert (code, err) == (0, "")
    assert all(f"\n  {topic}" in out for topic in TOPICS)


@pytest.mark.parametrize(
    ("topic", "words"),
    [
        ("keys", [action.words for action in ACTIONS]),
        ("verdicts", [word for kind in Kind for word in (kind.sign, kind.word, kind.meaning)]),
        ("wordings", [word for row in row_texts(WORDINGS) for word in (row.hard, row.typical)]),
        ("file", ["reliability", "title (required)", "Admiralty letter", "part_of", "hypothesis"]),
        ("formats", list(FORMATS)),
        ("exit-codes", [word for row in EXIT_CODES for word in row]),
    ],
)
def test_a_topic_says_what_its_table_has(
    ask: Callable, monkeypatch: pytest.MonkeyPatch, topic: str, words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    code, out, _ = ask("help", topic)
    assert code == 0
    assert [word for word in words if word not in out] == []


def test_every_topic_fits_the_width(ask: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for topic in TOPICS:
        assert max(map(len, ask("help", topic).out.splitlines())) <= 60


def test_help_on_a_command_is_the_commands_help(ask: Callable) -> None:
    for name in COMMANDS:
        assert ask("help", name) == ask(name, "--help")


def test_an_unknown_topic_is_told_with_the_nearest(ask: Callable) -> None:
    code, out, err = ask("help", "verdict")
    assert (code, out) == (2, "")
    assert "'verdicts'" in err


def test_help_loads_no_screen(spawn: Callable) -> None:
    code = (
        "import sys\nfrom briefing.cli import main\nmain()\nprint('textual' in sys.modules, file=sys.stderr)"
    )
    for topic in (*TOPICS, "man"):
        assert spawn("help", topic, code=code).stderr == b"False\n"


def test_the_man_page_has_every_command_option_and_key(ask: Callable) -> None:
    out = ask("help", "man").out
    for name, parser in parsers().items():
        assert roff(parser.words)[1:] in out
        assert f".SS {name}\n" in out or not name
    assert all(roff(flag) in out for flag in FLAGS)
    assert all(roff(action.words) in out for action in ACTIONS)
    assert all(f"help {roff(topic)}" in out for topic in TOPICS)
    sections = [line[4:] for line in out.splitlines() if line.startswith(".SH ")]
    assert sections == [
        *("NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "KEYS"),
        *("EXIT STATUS", "FILES", "ENVIRONMENT", "EXAMPLES", "SEE ALSO"),
    ]


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff here")
def test_the_man_page_is_set_without_a_complaint(ask: Callable) -> None:
    page = ask("help", "man").out.encode()
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-k"], input=page, capture_output=True, check=True
    )
    assert done.stderr == b""
    assert b"User Commands" in done.stdout


def test_what_begins_a_line_is_no_request() -> None:
    assert [roff(text) for text in (".TH x", "'x", "a-b\\c")] == ["\\&.TH x", "\\&\\(aqx", "a\\-b\\ec"]


@pytest.mark.parametrize("topic", TOPICS)
def test_the_tables_of_a_page_are_those_of_the_program(topic: str) -> None:
    text = (FOLDER / f"{topic}.md").read_text("utf-8")
    assert with_tables(text) == text, "run: python -m briefing.manual"


@pytest.mark.skipif(not shutil.which("mandoc"), reason="no mandoc here")
def test_mandoc_finds_nothing_wrong_with_the_man_page(ask: Callable) -> None:
    page = ask("help", "man").out.encode()
    done = subprocess.run(["mandoc", "-Tlint", "-Wwarning"], input=page, capture_output=True, check=False)
    assert done.stdout.decode() == ""
