"""Keys and pastes that come in pieces."""

from __future__ import annotations

import pytest
from textual import constants
from textual.events import Key, Paste

from briefing.terminal.keyboard import END, START, Keyboard

PASTED = "three\nlines \x1b[A and [201~ a half"


def told(pieces: list[str]) -> list[str]:
    """Return what comes of pieces, each of which comes when nothing more was waited for."""
    keyboard, messages = Keyboard(), []
    for piece in pieces:
        messages += keyboard.feed(piece)
        messages += keyboard.tick()
    return [
        message.text if isinstance(message, Paste) else message.key if isinstance(message, Key) else "?"
        for message in messages
    ]


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0)


@pytest.mark.parametrize("cut", range(len(PASTED) + len(END) + 2))
def test_a_paste_is_whole_wherever_it_is_cut(cut: int) -> None:
    text = PASTED + END + "j"
    assert told([f"k{START}{text[:cut]}", text[cut:]]) == ["k", PASTED, "j"]


@pytest.mark.parametrize("cut", range(3, len(START)))
def test_so_it_is_where_its_beginning_is_cut(cut: int) -> None:
    text = f"{START}ab{END}j"
    assert told(["k" + text[:cut], text[cut:]]) == ["k", "ab", "j"]


def test_it_may_come_a_letter_at_a_time() -> None:
    keyboard, messages = Keyboard(), []
    for letter in f"k{START}ab{END}{START}{END}j\x1b[A":
        messages += keyboard.feed(letter)
    assert [type(message) for message in messages if not isinstance(message, Key)] == [Paste]
    assert [message.key for message in messages if isinstance(message, Key)] == ["k", "j", "up"]


def test_several_pastes_and_keys_may_come_at_once() -> None:
    assert told([f"a{START}b{END}c{START}d{END}e"]) == ["a", "b", "c", "d", "e"]


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        (["\x1b"], ["escape"]),
        (["\x1b", "j"], ["escape", "j"]),
        (["\x1b[2~"], ["insert"]),
        (["\x1b[2", "~"], ["insert"]),
        (["\x1b[20", "~"], ["f9"]),
        (["\x1b[A"], ["up"]),
    ],
)
def test_keys_are_what_they_were(pieces: list[str], keys: list[str]) -> None:
    assert told(pieces) == keys
