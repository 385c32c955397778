"""`briefing notes` and `briefing diff A@`: what the reader has kept, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.brief.loader import load
from briefing.library.anchors import claim_anchor, claim_place
from briefing.library.notebook import Notebook
from briefing.library.state import Position, State

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def kept(small: Path, own_home: Path) -> Path:
    """The small brief, with a note, a draft and a mark, left once."""
    brief = load(str(small))
    state = State(str(own_home / "state" / "briefing"))
    book = Notebook(state, brief)

    def write(claim: str, text: str) -> None:
        book.write(claim_anchor(brief.claims[claim], brief), claim_place(brief.claims[claim]))
        book.typed(text)

    write("ua-12000", "Ask *who* counted.")
    book.finish("Ask *who* counted.")
    write("us-3000", "Half a th")
    book.put_off()
    denial = brief.claims["ru-denial"]
    book.toggle_mark(claim_anchor(denial, brief), claim_place(denial))
    book.leave(Position(), copy=True)
    state.close()
    return small


def test_without_notes_there_is_nothing_and_nothing_is_made(
    ask: Callable, small: Path, own_home: Path
) -> None:
    assert ask("notes") == (0, "", "briefing: no notes, drafts or marks\n")
    assert ask("notes", small).code == 0
    assert not (own_home / "state").exists()


def test_they_stand_under_their_sections_in_reading_order(ask: Callable, kept: Path) -> None:
    code, out, err = ask("notes", kept)
    assert (code, err) == (0, "")
    assert out.startswith("Troops in Russia\nsmall.yaml\n\nThe counts\n")
    places = [
        out.index(words)
        for words in ("Half a th", "Ask *who* counted.", "Russia: “fake news” [ru-denial] (mark")
    ]
    assert places == sorted(places)


def test_without_a_path_those_of_all_briefs_are_printed(ask: Callable, kept: Path) -> None:
    assert "Ask *who* counted." in ask("notes").out


def test_as_data(ask: Callable, kept: Path) -> None:
    data = json.loads(ask("notes", "--json", kept).out)
    (brief,) = data["briefs"]
    assert (data["schema"], brief["title"]) == (1, "Troops in Russia")
    assert [(entry["kind"], entry["claim"], entry["found"]) for entry in brief["entries"]] == [
        ("draft", "us-3000", True),
        ("note", "ua-12000", True),
        ("mark", "ru-denial", True),
    ]


def test_as_markdown_nothing_of_it_is_markup(ask: Callable, kept: Path) -> None:
    out = ask("notes", "--markdown", kept).out
    assert out.startswith("# Troops in Russia\n")
    assert "Ask \\*who\\* counted." in out


def test_a_note_whose_place_is_gone_is_listed_last(ask: Callable, kept: Path) -> None:
    text = (
        kept.read_text()
        .replace("us-3000", "other")
        .replace("3,000 troops", "many")
        .replace("The United States", "They")
    )
    kept.write_text(text)
    out = ask("notes", kept).out
    assert out.index("Half a th") > out.index("No longer in the brief") > out.index("Ask *who*")


def test_notes_on_a_brief_that_is_gone_are_printed(ask: Callable, kept: Path) -> None:
    kept.unlink()
    for argv in (("notes",), ("notes", kept)):
        code, out, _ = ask(*argv)
        assert code == 0
        assert "Ask *who* counted." in out


def test_a_path_without_notes_that_is_no_brief_is_refused(ask: Callable, kept: Path) -> None:
    code, _, err = ask("notes", "missing.yaml")
    assert (code, err) == (
        2,
        "briefing: missing.yaml: nothing is kept of it, and it cannot be read as a brief\n",
    )


def test_a_damaged_file_is_told(ask: Callable, kept: Path, own_home: Path) -> None:
    (own_home / "state" / "briefing" / "state.db").write_bytes(b"no database" * 100)
    code, out, err = ask("notes")
    assert (code, out) == (0, "")
    assert "set aside" in err


def test_the_brief_as_last_read_is_compared(ask: Callable, kept: Path) -> None:
    assert ask("diff", f"{kept}@", kept).code == 0
    kept.write_text(kept.read_text().replace("Troops in Russia", "More troops"))
    code, out, _ = ask("diff", f"{kept}@", kept)
    assert code == 1
    assert "More troops" in out
    code, _, err = ask("diff", "other.yaml@", kept)
    assert code == 2
    assert "no copy of other.yaml is kept" in err
