"""A connection that is lost: what was written is there afterwards, and no process stays behind."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from pty_session import Session

from briefing.library.state import State

WORDS = "Washington, Seoul"
"""Stands at the beginning of the brief."""


@pytest.fixture
def path(briefs: Path) -> str:
    return str(briefs / "north-korean-troops.yaml")


@pytest.fixture
def state(tmp_path: Path) -> State:
    return State(str(tmp_path / "state" / "briefing"))


def reader(home: Path, *argv: str) -> Session:
    where = {
        "HOME": str(home),
        "XDG_STATE_HOME": str(home / "state"),
        "XDG_CONFIG_HOME": str(home / "config"),
    }
    return Session("-m", "briefing", *argv, environ=where)


def write(session: Session, words: str, *, finish: bool) -> None:
    session.until_shown(WORDS)
    session.until_shown("4 Claims")
    session.press("4a")
    session.until_shown("Note on")
    session.press(words)
    session.until_shown(words)
    if finish:
        session.press("\r")
        session.until_shown(f"Note: {words}")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGKILL])
def test_a_finished_note_outlives_a_signal(path: str, state: State, tmp_path: Path, number: int) -> None:
    with reader(tmp_path, path) as session:
        write(session, "Seen on Monday", finish=True)
        session.signal(number)
        assert session.until_gone() == -number
    assert [note.text for note in state.notes(path)] == ["Seen on Monday"]


@pytest.mark.parametrize("how", ["SIGHUP", "SIGTERM", "closed", "SIGKILL"])
def test_a_note_being_written_is_kept_as_a_draft(path: str, state: State, tmp_path: Path, how: str) -> None:
    words = "Seen on Monday by"
    with reader(tmp_path, path) as session:
        write(session, words, finish=False)
        if how == "closed":
            master = session.master
            session.master = os.open(os.devnull, os.O_RDWR)
            os.close(session.slave)
            session.slave = os.open(os.devnull, os.O_RDWR)
            os.close(master)
            _, session.status = os.waitpid(session.pid, 0)
        else:
            session.signal(signal.Signals[how])
            session.until_gone()
    (draft,) = state.drafts(path)
    lost = 4 if how == "SIGKILL" else 0
    assert len(words) - len(draft.text) <= lost
    assert words.startswith(draft.text)
    assert (state.position(path) is None) is (how == "SIGKILL")
    with reader(tmp_path, path) as session:
        session.until_shown(WORDS)
        session.press("4a")
        session.until_shown(draft.text)


def test_leaving_keeps_the_position_and_a_copy(path: str, state: State, tmp_path: Path) -> None:
    with reader(tmp_path, path) as session:
        session.until_shown(WORDS)
        session.press("]]q")
        assert session.until_gone() == 0
    assert state.copy(path) == Path(path).read_bytes()
    position = state.position(path)
    assert position
    assert position.passage not in ("", ":summary:")


@pytest.mark.parametrize("option", ["--no-state", "--secure"])
def test_nothing_is_written_where_nothing_may_be(path: str, tmp_path: Path, option: str) -> None:
    with reader(tmp_path, option, path) as session:
        session.until_shown(WORDS)
        session.press("4jma")
        session.until_shown(option)
        session.press("q")
        assert session.until_gone() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_save_is_shown_for_few_bytes(path: str, tmp_path: Path) -> None:
    brief = tmp_path / "brief.yaml"
    brief.write_bytes(Path(path).read_bytes())
    with reader(tmp_path, str(brief)) as session:
        session.until_shown(WORDS)
        session.until_quiet()
        sent = len(session.sent)
        brief.write_bytes(Path(path).read_bytes().replace(b"title: North", b"title: New North", 1))
        session.until_shown("New North")
        shown = session.until_quiet()
        assert len(session.sent) - sent < 1200, shown
