"""The reader itself in a terminal: how it begins, what it remembers, how it leaves."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from pty_session import Session

WORDS = "Washington, Seoul"
"""Stands at the beginning of the brief."""


def reader(home: Path, briefs: Path, **environ: str) -> Session:
    where = {"HOME": str(home), "XDG_STATE_HOME": str(home / "state"), **environ}
    return Session("-m", "briefing", str(briefs / "north-korean-troops.yaml"), environ=where)


def at_second_conflict(session: Session) -> object:
    """Go to the second contradicted claim, and return the cells that are shown then."""
    session.until_shown(WORDS)
    session.press("cc")
    session.until_shown("Contradicted claim 3 of")
    session.until_quiet()
    return session.emulator.cells()


def test_the_first_frame_is_whole(tmp_path: Path, briefs: Path) -> None:
    with reader(tmp_path, briefs) as session:
        session.until(lambda: b"\x1b[?2026$p" in session.sent)
        session.press("\x1b[?2026;2$y")  # so that frames are marked
        session.until_shown(WORDS)
        session.until_quiet()
        frames = session.sent.split(b"\x1b[?2026h")[1:]
        assert len(frames) == 1
        for part in ("North Korean troops in Russia", "1 Sections", "4 Claims", "by name"):
            assert (part in session.screen) == (part != "1 Sections")
        assert len(session.sent) < 3000


@pytest.mark.parametrize("how", ["q", "q in compare", "hang-up", "hang-up in the prompt"])
def test_the_next_start_begins_with_what_was_seen_last(tmp_path: Path, briefs: Path, how: str) -> None:
    with reader(tmp_path, briefs) as session:
        before = at_second_conflict(session)
        if how == "q in compare":
            session.press("v")
            session.until_shown("Esc closes")
        elif how == "hang-up in the prompt":
            session.press("/")
            session.until_shown("Search")
        if how.startswith("q"):
            session.press("q")
            assert session.until_gone() == 0
        else:
            session.signal(signal.SIGHUP)
            assert session.until_gone() == -signal.SIGHUP
        assert session.restored
    with reader(tmp_path, briefs) as session:
        session.until(lambda: session.emulator.cells() == before)
        painted = len(session.sent)
        session.press("j")  # before there is anybody to read it
        session.until(lambda: session.emulator.cells() != before)
        assert session.sent.count(b"\x1b[H\x1b[J") == 1
        assert len(session.until_quiet()) + len(session.sent) - painted < painted


def test_what_is_typed_ahead_goes_where_it_would_have_gone(tmp_path: Path, briefs: Path) -> None:
    with reader(tmp_path, briefs) as session:
        session.until(lambda: b"\x1b[?1049" in session.sent)
        session.press("\x1b[6~/Starlink\r")  # most likely before anything is there to read it
        session.until_shown("1 of 15 · Starlink")
        session.press("ccvG")
        session.until(lambda: "▌" in session.emulator.rows()[12])  # on the last figure of compare
        session.press("jq")
        assert session.until_gone() == 0
        assert session.restored


def told(session: Session) -> list[str]:
    """Return what stands under the cursor of each pane and at the foot."""
    rows = session.emulator.rows()
    return [row for y, row in enumerate(rows) if "▌" in row or y in {0, *range(21, 24)}]


@pytest.mark.parametrize(
    "keys",
    ["/Starlink\r/war\rn", "fby:putin\rjjv", "/Sunak\x7f\x7f\x7f\r4GS/", "ccvGj\rn", ":kremlin\x15sort\rs"],
)
def test_keys_in_one_packet_do_what_they_do_one_by_one(tmp_path: Path, briefs: Path, keys: str) -> None:
    with reader(tmp_path / "one by one", briefs) as session:
        session.until_shown(WORDS)
        for key in keys:
            session.press(key)
            session.until_quiet()
        expected = told(session)
    with reader(tmp_path / "at once", briefs) as session:
        session.until_shown(WORDS)
        session.press(keys)
        session.until(lambda: told(session) == expected)


def test_a_changed_brief_does_not_begin_with_an_old_frame(tmp_path: Path, briefs: Path) -> None:
    brief = tmp_path / "brief.yaml"
    text = (briefs / "north-korean-troops.yaml").read_text(encoding="utf-8")
    brief.write_text(text, encoding="utf-8")
    where = {"HOME": str(tmp_path)}
    with Session("-m", "briefing", str(brief), environ=where) as session:
        session.until_shown(WORDS)
        session.until_quiet()
        session.press("q")
        assert session.until_gone() == 0
    brief.write_text(text.replace(WORDS, "London, Paris"), encoding="utf-8")
    with Session("-m", "briefing", str(brief), environ=where) as session:
        session.until_shown("London, Paris")
        assert WORDS.encode() not in session.sent


def test_the_reader_is_stopped_and_goes_on_where_it_was(tmp_path: Path, briefs: Path) -> None:
    with reader(tmp_path, briefs) as session:
        before = at_second_conflict(session)
        session.press("\x1a")
        session.until_stopped()
        assert session.restored
        session.emulator.feed("\x1b[2J$ fg")
        session.signal(signal.SIGCONT)
        session.until(lambda: session.emulator.cells() == before)
        session.press("q")
        assert session.until_gone() == 0


def test_a_paste_whose_end_is_lost_with_the_terminal_swallows_no_keys(tmp_path: Path, briefs: Path) -> None:
    """What has not been read when the terminal is given back is dropped, since a shell would take it for typing."""
    with reader(tmp_path, briefs) as session:
        session.until_shown(WORDS)
        session.press("\x1b[200~pasted")
        session.until_quiet()
        session.signal(signal.SIGCONT)
        session.until(lambda: b"\x1b[?1049;2004l" in session.sent)
        session.until_quiet()
        at_second_conflict(session)
        session.press("q")
        assert session.until_gone() == 0


def test_the_reader_is_not_stopped_in_secure_mode(tmp_path: Path, briefs: Path) -> None:
    path = str(briefs / "north-korean-troops.yaml")
    with Session("-m", "briefing", "--secure", path, environ={"HOME": str(tmp_path)}) as session:
        session.until_shown(WORDS)
        session.press("\x1a")
        session.until_shown("cannot be suspended in secure mode")
        session.press("q")
        assert session.until_gone() == 0


def test_another_screen_comes_as_one_frame(tmp_path: Path, briefs: Path) -> None:
    with reader(tmp_path, briefs) as session:
        session.until(lambda: b"\x1b[?2026$p" in session.sent)
        session.press("\x1b[?2026;2$y")
        session.until_shown(WORDS)
        session.press("cc")
        session.until_shown("Contradicted claim 3 of")
        for key, words in (("v", "Esc closes"), ("\x1b", "Contradicted claim 3 of"), ("?", "Keys")):
            session.until_quiet()
            before = len(session.sent)
            session.press(key)
            session.until_shown(words)
            session.until_quiet()
            session.until_quiet()
            assert session.sent[before:].count(b"\x1b[?2026h") == 1
