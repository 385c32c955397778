"""`briefing search`: what it prints, what it keeps, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.library.anchors import Anchor
from briefing.library.state import State

if TYPE_CHECKING:
    from collections.abc import Callable


def test_hits_are_printed_under_their_brief(ask: Callable, briefs: Path) -> None:
    code, out, err = ask("search", "starlink", briefs)
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == "North Korean troops in Russia · 2024-10-25"
    assert lines[1].endswith("north-korean-troops.yaml")
    assert "  actor: Ukrainian military" in lines
    assert "    entered Kursk; was refused Starlink in 2022" in lines
    assert err.endswith("found\n")


def test_hits_as_data(ask: Callable, briefs: Path) -> None:
    code, out, _ = ask("search", 'by:hur verdict:conflict "12,000"', "--json", briefs)
    assert code == 0
    data = json.loads(out)
    assert (data["schema"], data["total"], data["more"]) == (1, 1, False)
    (hit,) = data["hits"]
    assert (hit["part"], hit["id"], hit["date"]) == ("claim", "hur-12000", "2024-10-25")
    assert hit["verdicts"][0] == "conflict"
    assert {hit["text"][start:end] for start, end in hit["matches"]} == {"12,000"}


def test_nothing_found(ask: Callable, briefs: Path) -> None:
    assert ask("search", "xyzzy", briefs) == (1, "", "nothing found\n")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("nope:x", "no filter nope:"),
        ("verdict:maybe", "no verdict maybe"),
        ("after:soon", "is not a day"),
        ("By: ukraine", "by: wants a value right behind the colon, such as by:kremlin"),
        ('verdict:""', "verdict: wants a value"),
    ],
)
def test_what_cannot_be_read(ask: Callable, briefs: Path, words: str, why: str) -> None:
    code, out, err = ask("search", words, briefs)
    assert (code, out) == (2, "")
    assert why in err


def test_files_that_cannot_be_read_are_told_and_the_rest_is_searched(
    ask: Callable, small: Path, desk: Path
) -> None:
    (desk / "broken.yaml").write_text("briefing: [\n")
    code, out, err = ask("search", "troops", ".")
    assert code == 2
    assert "Troops in Russia" in out
    assert "broken.yaml:2:1: error: not YAML: a bracket, brace or comma where a value belongs; put" in err


def test_where_there_are_no_briefs(ask: Callable, desk: Path) -> None:
    assert ask("search", "troops", ".").code == 2


def test_an_index_is_kept_of_a_folder_only(ask: Callable, small: Path, own_home: Path) -> None:
    ask("search", "troops", small)
    ask("search", "troops", "--no-state", ".")
    assert not list(own_home.rglob("*.db"))
    ask("search", "troops", ".")
    assert len(list((own_home / "cache").rglob("*.db"))) == 1


def test_a_damaged_index_is_told_and_made_again(ask: Callable, small: Path, own_home: Path) -> None:
    first = ask("search", "troops", ".")
    (path,) = (own_home / "cache").rglob("*.db")
    path.write_bytes(b"damaged" * 2000)
    again = ask("search", "troops", ".")
    assert again.out == first.out
    assert "damaged; it is made again" in again.err
    assert ask("search", "troops", ".") == first


def test_a_cache_that_cannot_be_written_is_told(ask: Callable, small: Path, own_home: Path) -> None:
    first = ask("search", "troops", ".")
    for path in sorted((own_home / "cache").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (own_home / "cache").rmdir()
    (own_home / "cache").write_text("a file")
    code, out, err = ask("search", "troops", ".")
    assert (code, out) == (0, first.out)
    assert err.startswith(
        f"briefing: no index is kept: {own_home / 'cache' / 'briefing'}: a file stands where its folder should be\n"
    )


def test_notes_are_found(ask: Callable, small: Path, own_home: Path) -> None:
    state = State(str(own_home / "state" / "briefing"))
    state.finish(str(small), Anchor(), "Ask the embassy")
    state.close()
    assert "    Ask the embassy\n" in ask("search", "embassy", ".").out
    assert ask("search", "embassy", "--no-state", ".").code == 1


def test_on_a_terminal_the_words_stand_out(
    ask: Callable, briefs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.output.has_screen", lambda: True)
    assert "\x1b[1mStarlink\x1b[0m" in ask("search", "starlink", briefs).out
