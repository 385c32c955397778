"""The frame that a start begins with: which command lines have one, and how it is given back."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from pty_session import HERE, Session

WORDS = "Washington, Seoul"
"""Stands at the beginning of the brief."""


class Desk:
    """A folder with a brief in `briefs` that was read and left, and the cells it was left with."""

    def __init__(self, folder: Path, text: bytes) -> None:
        self.folder = folder
        self.brief = folder / "briefs" / "one.yaml"
        self.brief.parent.mkdir()
        self.brief.write_bytes(text)
        with self._session("-m", "briefing", str(self.brief)) as session:
            session.until_shown(WORDS)
            session.until_quiet()
            self.cells = session.emulator.cells()
            session.press("q")
            assert session.until_gone() == 0

    def start(self, *words: str, size: tuple[int, int] = (80, 24), **environ: str) -> Session:
        return self._session(str(HERE / "run_paint.py"), *words, size=size, **environ)

    def read(self, *words: str) -> Session:
        return self._session("-m", "briefing", *words)

    def _session(self, *argv: str, size: tuple[int, int] = (80, 24), **environ: str) -> Session:
        environ = {"HOME": str(self.folder), **environ}
        return Session(*argv, size=size, environ=environ, folder=self.folder)


@pytest.fixture
def desk(tmp_path: Path, briefs: Path) -> Desk:
    return Desk(tmp_path, (briefs / "north-korean-troops.yaml").read_bytes())


@pytest.fixture(scope="module")
def still(tmp_path_factory: pytest.TempPathFactory, briefs: Path) -> Desk:
    """A desk that nobody changes."""
    text = (briefs / "north-korean-troops.yaml").read_bytes()
    desk = Desk(tmp_path_factory.mktemp("desk"), text)
    (desk.folder / "check").write_bytes(text)
    (desk.folder / "two.yaml").write_bytes(text.replace(b"date: 2024", b"date: 2019"))
    return desk


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["briefs/one.yaml"],
        ["./briefs/../briefs/one.yaml", "--no-watch"],
        ["--mouse", "briefs/one.yaml"],
        ["two.yaml", "briefs/one.yaml"],
    ],
)
def test_a_brief_that_was_seen_is_painted_however_it_is_named(still: Desk, words: list[str]) -> None:
    with still.start(*words) as session:
        session.until(lambda: session.emulator.cells() == still.cells)
        session.press("x")
        assert session.until_gone() == 0
        assert b"painted" in session.sent
        assert session.restored


@pytest.mark.parametrize(
    "words",
    [
        ["two.yaml"],
        ["none.yaml"],
        ["briefs/"],
        ["check"],
        ["check", "briefs/one.yaml"],
        ["-"],
        ["--help", "briefs/one.yaml"],
        ["--no-state", "briefs/one.yaml"],
        ["--secure", "briefs/one.yaml"],
    ],
)
def test_nothing_is_painted_for_another_command_line(still: Desk, words: list[str]) -> None:
    assert not is_painted(still.start(*words))


@pytest.mark.parametrize(
    "look",
    [{"NO_COLOR": "1"}, {"LANG": "C"}, {"TERM": "dumb"}, {"TERM": "linux"}, {"COLORTERM": "truecolor"}],
)
def test_nothing_is_painted_that_would_look_otherwise(still: Desk, look: dict[str, str]) -> None:
    assert not is_painted(still.start("briefs/one.yaml", **look))


def test_nothing_is_painted_at_another_size(still: Desk) -> None:
    assert not is_painted(still.start("briefs/one.yaml", size=(100, 30)))


def test_nothing_is_painted_of_a_brief_that_has_changed(desk: Desk) -> None:
    desk.brief.write_bytes(desk.brief.read_bytes() + b"\n")
    assert not is_painted(desk.start(str(desk.brief)))


def test_nothing_is_painted_under_another_configuration(desk: Desk) -> None:
    config = desk.folder / ".config" / "briefing" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('theme = "nord"', encoding="utf-8")
    assert not is_painted(desk.start(str(desk.brief)))


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: data[:9], lambda _: b""])
def test_nothing_is_painted_of_a_damaged_frame(desk: Desk, damage) -> None:
    frames = list((desk.folder / ".local" / "state" / "briefing" / "frames").iterdir())
    assert frames
    for path in frames:
        path.write_bytes(damage(path.read_bytes()))
    assert not is_painted(desk.start(str(desk.brief)))


def test_nothing_is_painted_into_a_pipe(still: Desk) -> None:
    argv = [sys.executable, str(HERE / "run_paint.py"), str(still.brief)]
    done = subprocess.run(argv, capture_output=True, stdin=subprocess.DEVNULL, check=True)
    assert done.stdout == b"nothing\n"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_gives_the_terminal_back_before_there_is_a_reader(still: Desk, number: int) -> None:
    with still.start(str(still.brief)) as session:
        session.until(lambda: session.emulator.cells() == still.cells)
        session.until_quiet()
        session.signal(number)
        assert session.until_gone() == -number
        assert session.restored


def test_what_is_printed_after_all_stands_on_the_screen_as_it_was(still: Desk) -> None:
    with still.start("tell", str(still.brief)) as session:
        session.until_shown("painted")
        assert session.until_gone() == 0
        assert session.restored
        _, _, after = session.sent.partition(b"\x1b[?1049;2004l")
        assert b"Nobody has taken it" in after


def test_the_mouse_is_taken_once_the_reader_is_there(still: Desk) -> None:
    with still.read("--mouse", str(still.brief)) as session:
        session.until(lambda: b"\x1b[?1000;1003;1006h" in session.sent)
        session.until_shown(WORDS)
        session.press("q")
        assert session.until_gone() == 0
        assert session.restored


def is_painted(session: Session) -> bool:
    with session:
        session.until(lambda: "nothing" in session.screen or WORDS in session.screen)
        return WORDS in session.screen
