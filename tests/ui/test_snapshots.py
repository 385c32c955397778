"""Named states of the reader, as pictures."""

from __future__ import annotations

import pytest

SMALL, MIDDLE, LARGE = (80, 24), (120, 40), (160, 48)

STATES = {
    "opened": ((), (SMALL, MIDDLE, LARGE)),
    "conflict": (("c",), (SMALL, MIDDLE, LARGE)),
    "claims": (("4", "G"), (SMALL, MIDDLE)),
    "actors": (("3", "j", "j"), (SMALL,)),
    "search": (("slash", "k", "i", "m", "enter", "n"), (SMALL, MIDDLE)),
    "filter": (("f", "k", "u", "r", "s", "k"), (SMALL,)),
    "compare": (("c", "v"), (SMALL, MIDDLE, LARGE)),
    "help": (("question_mark",), (SMALL, MIDDLE)),
    "zoomed": (("z",), (MIDDLE,)),
}


@pytest.mark.parametrize(
    ("state", "size"),
    [(state, size) for state, (_, sizes) in STATES.items() for size in sizes],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_state(snap_compare, make_app, state, size) -> None:
    keys, _ = STATES[state]
    assert snap_compare(make_app(), press=keys, terminal_size=size)


def test_ascii(snap_compare, make_app) -> None:
    assert snap_compare(make_app(ascii_only=True), press=("c",), terminal_size=SMALL)


def test_ascii_compare(snap_compare, make_app) -> None:
    assert snap_compare(make_app(ascii_only=True), press=("c", "v"), terminal_size=SMALL)


def test_reader_picture(snap_compare, make_app) -> None:
    """The picture in README."""
    assert snap_compare(make_app(), press=("c",), terminal_size=(128, 36))
