"""What the wire benchmark runs: the reader and what it is compared with, and the keys that are pressed in each."""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
BRIEF = "briefs/north-korean-troops.yaml"
ESCAPE, PAGE_DOWN = b"\x1b", b"\x1b[6~"

COMMAND = """\
import sys
from briefing.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
"""
"""What installers write as the command `briefing`; with `python -m`, finding the module takes 2 ms more."""

EMPTY_APP = """\
from textual.app import App
from textual.widgets import Static

class Empty(App):
    BINDINGS = [("q", "quit"), ("j", "nothing")]
    def compose(self):
        yield Static("ready")

Empty().run()
"""

PLAIN_READER = f"""\
from briefing.ui.app import BriefingApp
from briefing.ui.config import Config
from briefing.ui.signs import UNICODE

BriefingApp([{str(ROOT / BRIEF)!r}], UNICODE, Config()).run(mouse=False)
"""
"""The reader with the driver that Textual brings along."""


@dataclass(frozen=True)
class Keys:
    """Keys of one kind, each waited out before the next."""

    kind: str
    """What they do; empty for keys that only lead there."""
    pressed: tuple[bytes, ...]
    times: int = 1


@dataclass(frozen=True)
class Subject:
    """A program to measure."""

    name: str
    argv: tuple[str, ...]
    words: str
    """What stands on its first frame."""
    quit: bytes
    keys: tuple[Keys, ...] = ()
    early: tuple[bytes, str] | None = None
    """A key that is pressed as soon as the first frame is seen, and what it brings onto the screen."""
    opened_before: bool = False
    """Whether it is opened and left once before it is measured."""
    is_counted: bool = False
    """Whether its instructions are of interest."""
    environ: dict[str, str] = field(default_factory=dict)


READER_KEYS = (
    Keys("", (b"j",), 10),  # to where the text scrolls
    Keys("line", (b"j",), 15),
    Keys("page", (PAGE_DOWN,), 4),
    Keys("section", (b"]",), 3),
    Keys("focus", (b"4", b"2"), 3),
    Keys("pane behind it", (b"\t", b"\x1b[Z"), 3),
    Keys("", (b"g", b"4", b"g"), 1),
    Keys("claim row", (b"j",), 12),
    Keys("nothing changes", (b"g", b"g", b"g"), 1),
    Keys("next conflict", (b"c",), 5),
    Keys("compare", (b"v",)),
    Keys("escape", (ESCAPE,)),
    Keys("search", (b"/Starlink\r",)),
    Keys("next hit", (b"n",), 3),
    Keys("escape", (ESCAPE,)),
)
APART = READER_KEYS[:-3]
"""The keys without those of the search, which Textual's driver gives to the pane when they arrive together."""


def subjects(folder: Path, article: str) -> Iterator[Subject]:
    """Yield the programs that are installed; `folder` is for their files, `article` what the pagers read."""
    text, markdown = folder / "article.txt", folder / "article.md"
    text.write_text(article, encoding="utf-8")
    markdown.write_text(article, encoding="utf-8")
    command = folder / "briefing"
    command.write_text(COMMAND, encoding="utf-8")
    reader = (sys.executable, str(command), str(ROOT / BRIEF))
    words = "Washington, Seoul"
    yield Subject("briefing, first time", reader, words, b"q", READER_KEYS, is_counted=True)
    yield Subject(
        "briefing, opened before",
        reader,
        words,
        b"q",
        early=(b"G", " end "),
        opened_before=True,
        is_counted=True,
    )
    yield Subject("an empty Textual app", (sys.executable, "-c", EMPTY_APP), "ready", b"q", is_counted=True)
    plain = (sys.executable, "-c", PLAIN_READER)
    yield Subject("the reader with Textual's driver", plain, words, b"q", APART)
    line, page = Keys("line", (b"j",), 15), Keys("page", (PAGE_DOWN,), 4)
    search = Keys("search", (b"/Starlink\r",))
    if shutil.which("less"):
        yield Subject(
            "less", ("less", str(text)), words, b"q", (line, page, search, Keys("next hit", (b"n",), 3))
        )
    if shutil.which("vim"):
        argv = ("vim", "-R", "-n", "-i", "NONE", str(text))
        keys = (Keys("", (b"L",)), line, page, search, Keys("next hit", (b"n",), 3))
        yield Subject("vim", argv, words, b":q!\r", keys)
    if shutil.which("frogmouth"):
        yield Subject("frogmouth", ("frogmouth", str(markdown)), words, b"\x11", (line, page))
