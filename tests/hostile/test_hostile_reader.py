"""The reader in a pseudo-terminal on hostile input: only sequences of a short list leave it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from allowed import strangers, text_of, without_copies
from hostile_brief import (
    EVERYTHING,
    HOSTILE_NAME,
    NAME_SIGN,
    PAYLOADS,
    dangers,
    hostile_brief,
    hostile_notes,
)
from pty_session import Session
from textual.app import App, ComposeResult
from textual.events import Paste

from briefing.ui.prompt import WordsInput

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

WIDE = (120, 30)
NAME = f"{HOSTILE_NAME}.yaml"
LEFT = b"\x1b[?1049;2004l\x1b[?7;25h"
CONFIG = r"""
theme = "\u001b]0;OSC0\u0007\u202e[nope]"
"\u001b[31m\u202e" = 1
[keys]
zoom = "\u001b]0;OSC0\u0007\u202e"
matrix = "[nope]"
"\u001b[31m\u202eaction" = "d"
sort = 3
"""


class View(NamedTuple):
    """A screen that is walked."""

    words: str
    """Words that are on it, and not on the screen it is opened from."""
    keys: str = ""
    """Keys that show more of it."""
    further: Mapping[str, View] = {}
    """The screens that are opened from it, by their keys."""


READER = "4 Claims"
"""Words that the reader's panes have and no other screen."""
VIEWS = {
    "v": View("Esc closes", "\tG"),
    "t": View("Timeline", "jG]w\t"),
    "x": View("Figures of each actor", "jG]w\t"),
    "p": View("in its own telling", "jG]w\t"),
    "?": View("Keys, signs", " G"),
    "!": View("Problems", " G"),
    ":": View("What would you like to do?"),
    "o": View("newest first", "jsG"),
    "S": View("Search all briefs", "troops"),
    "M": View("24 conflicts", "jG", {"\r": View("Compare", "\tG")}),
}
"""What is walked beside the panes, by its key. A new screen goes here."""


class Screen(Session):
    """A session whose screen is read as text alone, which is quicker."""

    PAUSE = 0.04

    @property
    def screen(self) -> str:
        return "\n".join(self.emulator.screen.display)


class Reading:
    """A session with the reader, in a home of its own."""

    def __init__(self, home: Path, *argv: str, size: tuple[int, int] = WIDE, **environ: str) -> None:
        environ |= {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_STATE_HOME": str(home / "state"),
        }
        self.session = Screen("-m", "briefing", *argv, size=size, environ=environ)

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, *error: object) -> None:
        self.session.__exit__(*error)

    def press(self, keys: str, *shown: str) -> None:
        """Press keys, and wait until words are on the screen."""
        self.session.press(keys)
        for words in shown:
            self.session.until_shown(words)
        self.session.until_quiet()

    def enter(self, key: str, words: str, leaving: str = READER) -> None:
        """Go to another screen, which is there when the words of the one before are not."""
        self.session.press(key)
        self.session.until(lambda: words in self.session.screen and leaving not in self.session.screen)
        self.session.until_quiet()

    def back(self, words: str = READER) -> None:
        """Go back to the screen that was there before, by its words."""
        self.session.press("\x1b")
        self.session.until_shown(words)
        self.session.until_quiet()

    def walk(self, views: Mapping[str, View] = VIEWS, leaving: str = READER) -> Iterator[str]:
        """Go to each screen and back, and yield what each key shows."""
        for key, view in views.items():
            self.enter(key, view.words, leaving)
            yield self.session.screen
            for another in view.keys:
                self.press(another)
                yield self.session.screen
            yield from self.walk(view.further, view.words)
            self.back(leaving)

    def leave(self) -> None:
        """Leave, and see that nothing but text and what is allowed was sent."""
        self.session.press("q")
        assert self.session.until_gone() == 0
        assert self.session.restored
        assert self.session.sent.endswith(LEFT)
        sent, copied = without_copies(self.session.sent)
        assert strangers(sent) == []
        assert dangers(text_of(sent)) == set()
        assert {danger for text in copied for danger in dangers(text)} == set()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a hostile brief in the current folder."""
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    (tmp_path / "desk" / NAME).write_bytes(hostile_brief())
    return tmp_path


def test_every_pane_and_view(home: Path) -> None:
    hostile_notes(str(home / "state" / "briefing"), NAME)
    with Reading(home, NAME) as reading:
        session = reading.session
        session.until_shown("Actors")
        seen = session.screen
        for pane in "1234":
            reading.press(pane)
            reading.press("G")
            seen += session.screen
            reading.press("g")
            for _ in range(2 if pane in "13" else 4):
                seen += session.screen
                reading.press(" ")
            reading.press("zz")
        reading.press("4g")
        reading.press("c", "Contradicted claim")
        seen += "".join(reading.walk())
        reading.press("/[/nope]\r", "1 of ")
        reading.press("nf[/nope]\r")
        reading.press("s=1j")
        reading.press("4g")
        reading.press("a", "Note on")
        reading.press("[/nope] noted\r", "Note: [/nope] noted")
        for _ in range(3):
            reading.press("y", "Copy what?")
            reading.press("\r", "Sent to the terminal's clipboard")
            reading.press("j")
        reading.press("Y", "Written to")
        (copy,) = (home / "desk").glob("*.txt")
        assert dangers(copy.read_text()) == set()
        reading.press("u")
        reading.press("m", "arked")
        reading.press("'")
        (home / "desk" / NAME).write_bytes(b"'" + PAYLOADS["csi"][0].encode())
        reading.press("r", "Still showing what was read before")
        seen += session.screen
        (home / "desk" / NAME).write_bytes(hostile_brief(escaped=False))
        reading.press("r")
        session.resize(80, 24)
        reading.press("\x0c")
        session.resize(30, 8)
        reading.press("\x0c")
        reading.leave()
    together = "".join(seen.split())
    short = {"marks": "<+191", "link": "␛]8;;http://evil.example␛\\OSC8"}
    for name, (_, sign) in PAYLOADS.items():
        assert "".join(short.get(name, sign).split()) in together, name


def test_where_only_ascii_can_be_shown_only_ascii_is_sent(home: Path) -> None:
    hostile_notes(str(home / "state" / "briefing"), NAME)
    with Reading(home, NAME, LANG="C") as reading:
        reading.session.until_shown("Actors")
        for pane in "1234":
            reading.press(pane)
            reading.press(" G")
        for _ in reading.walk():
            pass
        reading.leave()
        assert reading.session.sent.isascii()
        assert "?]0;OSC0?" in text_of(reading.session.sent)  # a cell has room for one sign


def test_hostile_names_and_configuration(home: Path) -> None:
    (home / "config" / "briefing").mkdir(parents=True)
    (home / "config" / "briefing" / "config.toml").write_text(CONFIG)
    (home / "desk" / f"zz{NAME}").write_bytes(b"briefing: 1\ntitle: '" + EVERYTHING.encode(errors="replace"))
    (home / "desk" / "odd\udcff.yaml").write_bytes(b"")
    with Reading(home, ".") as reading:
        session = reading.session
        session.until_shown("no setting")
        reading.press("jksss")
        reading.press("/[/nope]\r", "[/nope]")
        reading.press("\x1b")
        reading.press("sssg", "newest first")
        reading.press("\r", "4 Claims")
        reading.enter("?", "Keys, signs")
        reading.press("G")
        reading.back()
        reading.enter("!", "Problems")
        reading.back()
        reading.press("o", "Briefs")
        reading.press("\x1b/zz\r", "1 of", f"zz{NAME_SIGN[:-8]}")
        reading.press("\r", "cannot be read as a brief", f"zz{NAME_SIGN}")
        reading.enter("?", "Keys, signs")
        reading.press("\x1b", "cannot be read as a brief")
        reading.press("r")
        reading.leave()


@pytest.mark.parametrize("name", [f"gone{NAME}", f"bare{HOSTILE_NAME}"], ids=["gone", "a broken link"])
def test_what_cannot_be_read(home: Path, name: str) -> None:
    if name.startswith("bare"):
        Path(name).symlink_to(f"gone{HOSTILE_NAME}")
    with Reading(home, name) as reading:
        if name.startswith("gone"):  # said before the screen is taken
            assert reading.session.until_gone() == 2
            told = reading.session.sent.decode().replace("\r\n", "\n")
            assert NAME_SIGN in told
            assert dangers(told) == set()
        else:
            reading.session.until_shown("cannot be read as a brief")
            reading.session.until_shown(f"bare{NAME_SIGN}")
            reading.leave()


@pytest.mark.parametrize("kind", ["a pipe", "a device"])
def test_what_never_ends_is_not_waited_for(home: Path, kind: str) -> None:
    os.mkfifo("pipe.yaml")
    (home / "config" / "briefing").mkdir(parents=True)
    os.mkfifo(home / "config" / "briefing" / "config.toml")
    with Reading(home, "pipe.yaml" if kind == "a pipe" else "/dev/zero") as reading:
        reading.session.until_shown(f"{kind}, not a brief")
        reading.leave()


def test_what_is_pasted(home: Path) -> None:
    with Reading(home, NAME) as reading:
        reading.session.until_shown("Actors")
        reading.press("4")
        paste = "\x1b[200~\u202e\u3164\x9b31m\ue000\x07\x1b[201~"  # terminals let no ESC into a paste
        shown = "<U+202E><U+3164><U+009B>31m<U+E000>␇"
        reading.press("/", "Search ")
        reading.press(paste, shown)
        reading.press("\r", "Nothing found")
        reading.press("\x1b", "? help")
        reading.press("f", "Claims with ")
        reading.press(paste, shown)
        reading.press("\r", "0 of 96 claims")
        reading.press("\x1b", "96 of 96 claims")
        reading.press("a", "Note on ")
        reading.press(paste, shown)
        reading.press("\r", f"Note: {shown}")
        reading.enter("o", "newest first")
        reading.press("/")
        reading.press(paste, shown)
        reading.press("\x1b")
        reading.back()
        reading.leave()


async def test_an_escape_that_is_pasted() -> None:
    class Asking(App[None]):
        def compose(self) -> ComposeResult:
            yield WordsInput()

    app = Asking()
    async with app.run_test() as pilot:
        app.screen.query_one(WordsInput).post_message(Paste(EVERYTHING))
        await pilot.pause()
        words = app.screen.query_one(WordsInput).value
    assert "\x1b" not in words
    assert dangers(words) == set()
    assert PAYLOADS["csi"][1] in words


def test_an_error_that_nobody_expected(home: Path) -> None:
    """Its traceback is left on the screen that was there before, as plain text, with no values of variables."""
    script = home / "broken.py"
    script.write_text(
        "import os, sys\n"
        "from briefing import cli\n"
        "from briefing.ui import reader\n"
        "def broken(self):\n"
        "    secret = '-'.join(('local', 'secret'))\n"
        "    kept = os.environ['TOKEN']\n"
        f"    evil = {EVERYTHING[:500]!r}\n"
        "    raise RuntimeError(evil)\n"
        "reader.ReaderScreen.action_sort = broken\n"
        "sys.exit(cli.main(sys.argv[1:]))\n"
    )
    with Reading(home) as reading:
        reading.session.__exit__()
        environ = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), "TOKEN": "environment-secret"}
        reading.session = Screen(str(script), NAME, size=WIDE, environ=environ)
        reading.session.until_shown("Actors")
        reading.session.press("s")
        assert reading.session.until_gone() == 1
        assert reading.session.restored
        told = text_of(reading.session.sent.rpartition(LEFT)[2])
        assert told.startswith("Traceback (most recent call last):")
        assert "in broken" in told
        assert f"RuntimeError: {PAYLOADS['csi'][1]}" in told
        sent = text_of(reading.session.sent)
        assert "local-secret" not in sent
        assert "environment-secret" not in sent
        assert dangers(sent) == set()
