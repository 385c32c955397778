"""What is kept of briefs: by one reader, by several at once, on disks that fail, and past a kill."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.brief.loader import load, read
from briefing.library.anchors import Anchor, Place, claim_anchor, locate, words_anchor
from briefing.library.folders import state_folder
from briefing.library.notebook import DRAFT_EVERY, Notebook
from briefing.library.state import Position, State, StateError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from briefing.brief.model import Brief

TEXT = """\
briefing: 1
title: Troops
actors:
  us: {name: United States}
measures:
  troops: {name: Troops, unit: troops}
sections:
  counts:
    title: The counts
    text: |
      The United States announced on Wednesday that 3,000 troops are at bases in eastern Russia.

      Nobody has counted them at the border, and nobody says who would.
claims:
  us-3000: {by: us, section: counts, quote: "3,000 troops", measure: troops, figure: "3,000 troops"}
"""
US = "us-3000"


@pytest.fixture
def path(tmp_path: Path) -> str:
    file = tmp_path / "troops.yaml"
    file.write_text(TEXT)
    return str(file)


@pytest.fixture
def brief(path: str) -> Brief:
    return load(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "briefing"


def edited(brief: Brief, *pairs: tuple[str, str]) -> Brief:
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return read(text, brief.path)


def place(brief: Brief) -> Place:
    found = next(locate([claim_anchor(brief.claims[US], brief)], brief))
    assert found
    return found


def border(brief: Brief) -> Anchor:
    """An anchor of words that no claim is about."""
    from briefing.brief.prose import passages

    counts = passages(brief)[0]
    start = counts.plain.index("at the border")
    return words_anchor(counts, start, start + len("at the border"))


def write(book: Notebook, brief: Brief, text: str) -> None:
    book.write(claim_anchor(brief.claims[US], brief), place(brief))
    book.finish(text)


def texts(book: Notebook) -> list[str]:
    return [note.text for note, _ in book.notes]


# -- where it is kept


def test_it_is_kept_where_the_environment_says(tmp_path: Path) -> None:
    home = {"HOME": "/home/ana"}
    assert state_folder({**home, "XDG_STATE_HOME": str(tmp_path)}) == str(tmp_path / "briefing")
    assert state_folder(home) == "/home/ana/.local/state/briefing"
    assert state_folder({**home, "XDG_STATE_HOME": "relative"}) == "/home/ana/.local/state/briefing"


def test_looking_creates_nothing(folder: Path, brief: Brief) -> None:
    book = Notebook(State(str(folder)), brief)
    assert not book.look()
    assert (book.marks, book.notes, book.position, book.trouble) == ((), (), None, "")
    assert not folder.parent.exists()


def test_it_is_for_this_user_alone(folder: Path, brief: Brief) -> None:
    folder.mkdir(parents=True, mode=0o755)
    write(Notebook(State(str(folder)), brief), brief, "Mine.")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert (folder / "state.db").exists()


def test_sqlite_is_loaded_only_when_there_is_something_to_open(tmp_path: Path) -> None:
    code = (
        "import sys; from briefing.library.state import State; import briefing.library.notebook;"
        f"State({str(tmp_path / 'no')!r}).notes('a.yaml'); print('sqlite3' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"


# -- what is kept


def test_everything_comes_back(folder: Path, brief: Brief) -> None:
    position = Position("counts", 12, 3, US, "by:us", "SEVERITY")
    first = Notebook(State(str(folder)), brief)
    assert first.toggle_mark(border(brief), Place("counts", 5)) is True
    write(first, brief, "Who counted?")
    first.leave(position, copy=True)
    state = State(str(folder))
    second = Notebook(state, brief)
    assert texts(second) == ["Who counted?"]
    assert [found for _, found in second.marks] == [Place("counts", border_offset(brief))]
    assert second.position
    assert second.position.day
    assert second.position == Position("counts", 12, 3, US, "by:us", "SEVERITY", second.position.saved)
    assert state.copy(brief.path) == TEXT.encode()


def border_offset(brief: Brief) -> int:
    found = next(locate([border(brief)], brief))
    assert found
    assert found.offset is not None
    return found.offset


def test_a_brief_is_known_by_its_real_path(folder: Path, brief: Brief, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(brief.path)
    write(Notebook(State(str(folder)), brief), brief, "One.")
    assert texts(Notebook(State(str(folder)), load(str(link)))) == ["One."]
    other = tmp_path / "other.yaml"
    other.write_text(TEXT)
    assert texts(Notebook(State(str(folder)), load(str(other)))) == []


def test_a_name_that_is_no_text_is_a_name(folder: Path, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.yaml")
    state = State(str(folder))
    state.mark(path, Anchor("a"))
    assert state.paths() == (path,)
    assert [mark.anchor.claim for mark in state.marks(path)] == ["a"]


def test_a_mark_comes_and_goes(folder: Path, brief: Brief) -> None:
    book = Notebook(State(str(folder)), brief)
    anchor = claim_anchor(brief.claims[US], brief)
    assert book.toggle_mark(anchor, place(brief)) is True
    assert book.is_marked(place(brief))
    assert book.toggle_mark(anchor, place(brief)) is False
    assert not Notebook(State(str(folder)), brief).marks


def test_a_note_is_changed_and_taken_away(folder: Path, brief: Brief) -> None:
    book = Notebook(State(str(folder)), brief)
    write(book, brief, "First.")
    assert book.write(claim_anchor(brief.claims[US], brief), place(brief)) == "First."
    book.finish("Second.")
    assert texts(book) == ["Second."]
    write(book, brief, " ")
    assert texts(book) == []


def test_what_is_kept_is_cleaned_on_both_ways(folder: Path, brief: Brief) -> None:
    state = State(str(folder))
    write(Notebook(state, brief), brief, "a\x1b]0;b\x07\u202ec\udc80")
    state.database.write(lambda db: db.execute("UPDATE notes SET passage = 'x' || char(27) || '[2J'"))
    (note,) = state.notes(brief.path)
    assert note.text == "a␛]0;b␇<U+202E>c<U+DC80>"
    assert note.anchor.passage == "x␛[2J"


# -- drafts


def test_a_draft_is_kept_every_few_keys(folder: Path, brief: Brief) -> None:
    book = Notebook(State(str(folder)), brief)
    book.write(claim_anchor(brief.claims[US], brief), place(brief))
    words = "They were seen."
    for end in range(1, len(words) + 1):
        book.typed(words[:end])
        (draft,) = State(str(folder)).drafts(brief.path) or (None,)
        kept = draft.text if draft else ""
        assert end - len(kept) <= DRAFT_EVERY


def test_a_draft_is_gone_on_with_and_ends_with_the_note(folder: Path, brief: Brief) -> None:
    anchor = claim_anchor(brief.claims[US], brief)
    first = Notebook(State(str(folder)), brief)
    assert first.write(anchor, place(brief)) == ""
    first.typed("Half a thought")
    first.put_off()
    second = Notebook(State(str(folder)), brief)
    assert second.write(anchor, place(brief)) == "Half a thought"
    second.finish("Half a thought, ended")
    assert texts(second) == ["Half a thought, ended"]
    assert second.drafts == ()


def test_leaving_keeps_the_note_that_is_being_written(folder: Path, brief: Brief) -> None:
    book = Notebook(State(str(folder)), brief)
    book.write(claim_anchor(brief.claims[US], brief), place(brief))
    book.typed("ab")
    book.leave(Position())
    assert [draft.text for draft in State(str(folder)).drafts(brief.path)] == ["ab"]


def test_a_signal_in_the_midst_of_a_transaction_loses_nothing(folder: Path, brief: Brief) -> None:
    """The driver calls `leave` from a signal handler, which may come between any two statements."""
    state = State(str(folder))
    book = Notebook(state, brief)
    book.write(claim_anchor(brief.claims[US], brief), place(brief))

    def interrupted(db: object) -> None:
        db.execute("INSERT INTO copies VALUES (x'61', x'', '')")  # type: ignore[attr-defined]
        book.typed("half a note")
        book.leave(Position("counts"))
        os._exit(0)

    if not (child := os.fork()):
        state.database.write(interrupted)
    os.waitpid(child, 0)
    after = State(str(folder))
    assert [draft.text for draft in after.drafts(brief.path)] == ["half a note"]
    assert after.position(brief.path)


# -- an edited brief


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        pytest.param([("us-3000:", "america:")], "america", id="another id"),
        pytest.param([("on Wednesday", "on Thursday night")], US, id="other words before"),
        pytest.param([("3,000 troops", "3,500 troops")], US, id="another figure"),
        pytest.param(
            [("      The United", "      3,000 troops, they say.\n\n      The United")], US, id="again"
        ),
    ],
)
def test_a_note_on_a_claim_survives(
    folder: Path, brief: Brief, pairs: list[tuple[str, str]], expected: str
) -> None:
    book = Notebook(State(str(folder)), brief)
    write(book, brief, "Still here.")
    book.follow(edited(brief, *pairs))
    ((_, found),) = book.notes
    assert found
    assert found.claim == expected


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        pytest.param(
            [("      Nobody has", "      At first at the border. Nobody has")],
            "at the border, and",
            id="twice",
        ),
        pytest.param([("at the border", "on the river")], "on the river", id="edited"),
        pytest.param(
            [("  counts:\n", "  figures:\n"), ("section: counts", "section: figures")],
            "at the border",
            id="moved",
        ),
    ],
)
def test_a_note_on_words_survives(
    folder: Path, brief: Brief, pairs: list[tuple[str, str]], words: str
) -> None:
    changed = edited(brief, *pairs)
    (found,) = locate([border(brief)], changed)
    assert found
    assert found.offset is not None
    text = changed.sections[found.passage].plain
    assert text[found.offset :].startswith(words)


def test_a_note_whose_place_is_gone_is_an_orphan(folder: Path, brief: Brief) -> None:
    state = State(str(folder))
    write(Notebook(state, brief), brief, "Lost?")
    start, end = TEXT.index("      The United"), TEXT.index("      Nobody")
    gone = read(TEXT[:start] + TEXT[end:].split("claims:")[0], brief.path)
    book = Notebook(State(str(folder)), gone)
    assert [note.text for note in book.orphans] == ["Lost?"]
    back = Notebook(State(str(folder)), brief)
    assert back.orphans == ()
    assert texts(back) == ["Lost?"]


# -- several readers at once


def test_readers_see_each_others_notes_at_the_next_look(folder: Path, brief: Brief) -> None:
    one, other = Notebook(State(str(folder)), brief), Notebook(State(str(folder)), brief)
    write(one, brief, "From one.")
    assert other.look()
    assert texts(other) == ["From one."]
    assert not other.look()
    assert not one.look()


def test_two_who_change_one_note_lose_neither_change(folder: Path, brief: Brief) -> None:
    one = Notebook(State(str(folder)), brief)
    write(one, brief, "Common.")
    other = Notebook(State(str(folder)), brief)
    for book in (one, other):
        assert book.write(claim_anchor(brief.claims[US], brief), place(brief)) == "Common."
    one.finish("One's.")
    other.finish("Other's.")
    one.look()
    assert texts(one) == texts(other) == ["One's.", "Other's."]


def test_two_who_write_on_one_claim_keep_both_drafts(folder: Path, brief: Brief) -> None:
    one, other = Notebook(State(str(folder)), brief), Notebook(State(str(folder)), brief)
    for book in (one, other):
        book.write(claim_anchor(brief.claims[US], brief), place(brief))
    one.typed("one's words")
    other.typed("other's words")
    one.put_off()
    other.put_off()
    assert [draft.text for draft in State(str(folder)).drafts(brief.path)] == ["one's words", "other's words"]


WRITER = """\
import sys
from briefing.brief.loader import load
from briefing.library.anchors import Anchor, Place
from briefing.library.notebook import Notebook
from briefing.library.state import State
folder, path, name = sys.argv[1:]
brief = load(path)
book = Notebook(State(folder), brief)
number = 0
while True:
    book.write(Anchor("", "counts", f"{name}-{number}"), Place("counts", -number - 2))
    if book.finish(f"{name}-{number}"):
        print(number, flush=True)
        number += 1
    else:
        print(book.trouble, file=sys.stderr, flush=True)
"""


def test_no_finished_note_is_lost_when_writers_are_killed(folder: Path, brief: Brief) -> None:
    writers, rounds = 4, 2
    finished: list[str] = []
    for turn in range(rounds):
        running = [
            subprocess.Popen(
                [sys.executable, "-c", WRITER, str(folder), brief.path, f"{turn}{number}"],
                env={"PYTHONPATH": os.pathsep.join(sys.path)},
                stdout=subprocess.PIPE,
                text=True,
            )
            for number in range(writers)
        ]
        for number, process in enumerate(running):
            assert process.stdout
            seen = [process.stdout.readline() for _ in range(5)]  # all are at work when the first is killed
            finished += [f"{turn}{number}-{line.strip()}" for line in seen]
        for number, process in enumerate(running):
            process.send_signal(signal.SIGKILL)
            out, _ = process.communicate()
            finished += [f"{turn}{number}-{line}" for line in out.splitlines()]
    kept = {note.text for note in State(str(folder)).notes(brief.path)}
    assert len(finished) >= 5 * writers * rounds
    assert set(finished) <= kept


# -- what can go wrong


def damage(folder: Path) -> None:
    (folder / "state.db").write_bytes(b"SQLite format 3\0" + b"\xff" * 9000)


def test_a_damaged_file_is_set_aside_and_said(folder: Path, brief: Brief) -> None:
    first = State(str(folder))
    write(Notebook(first, brief), brief, "Before.")
    first.close()
    damage(folder)
    broken = (folder / "state.db").read_bytes()
    book = Notebook(State(str(folder)), brief)
    (aside,) = folder.glob("state.db.damaged-*")
    assert aside.read_bytes() == broken
    assert aside.name in book.trouble
    write(book, brief, "After.")
    assert texts(Notebook(State(str(folder)), brief)) == ["After."]


@pytest.mark.parametrize("content", [b"", b"not a database at all" * 300], ids=["empty", "text"])
def test_a_file_that_is_no_database_is_replaced(folder: Path, brief: Brief, content: bytes) -> None:
    folder.mkdir(parents=True)
    (folder / "state.db").write_bytes(content)
    write(Notebook(State(str(folder)), brief), brief, "Kept.")
    assert texts(Notebook(State(str(folder)), brief)) == ["Kept."]
    assert [file.read_bytes() for file in folder.glob("state.db.damaged-*")] == ([content] if content else [])


def test_a_database_without_its_tables_is_replaced(folder: Path, brief: Brief) -> None:
    state = State(str(folder))
    write(Notebook(state, brief), brief, "Before.")
    state.database.write(lambda db: db.execute("DROP TABLE notes"))
    write(Notebook(State(str(folder)), brief), brief, "After.")
    assert texts(Notebook(State(str(folder)), brief)) == ["After."]


def test_of_two_who_meet_the_damage_one_sets_it_aside(folder: Path, brief: Brief) -> None:
    one, other = State(str(folder)), State(str(folder))
    write(Notebook(one, brief), brief, "Before.")
    other.notes(brief.path)
    one.close()
    damage(folder)
    (folder / "state.db-wal").unlink(missing_ok=True)
    write(Notebook(one, brief), brief, "One's.")
    later = Notebook(other, brief)
    assert later.write(claim_anchor(brief.claims[US], brief), place(brief)) == "One's."
    later.finish("One's, changed.")
    aside = [file for file in folder.glob("*.damaged-*") if not file.name.endswith(("-wal", "-shm"))]
    assert len(aside) == 1
    assert texts(Notebook(State(str(folder)), brief)) == ["One's, changed."]


def test_a_folder_that_was_removed_is_made_again(folder: Path, brief: Brief) -> None:
    import shutil

    book = Notebook(State(str(folder)), brief)
    write(book, brief, "Before.")
    shutil.rmtree(folder)
    write(book, brief, "After.")
    assert texts(Notebook(State(str(folder)), brief)) == ["After."]


READER = """
import sys
from briefing.library.anchors import Anchor
from briefing.library.state import State
state = State(sys.argv[1])
for text in sys.stdin:
    state.finish("/brief.yaml", Anchor("claim", "", "", "", ""), text.strip())
    print(state.database.take_notice(), flush=True)
"""
"""Keeps each line that it is given as a note, and says what its user is to be told."""


@contextmanager
def another_reader(folder: Path) -> Iterator[Callable[[str], str]]:
    """Run a reader in a process of its own, since SQLite shares what it holds open within one."""
    environ = {"PYTHONPATH": str(Path(__file__).parents[2])}
    with subprocess.Popen(
        [sys.executable, "-c", READER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environ,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def keep(text: str) -> str:
            print(text, file=process.stdin, flush=True)
            return process.stdout.readline().strip()

        yield keep


@pytest.mark.parametrize("is_moved", [True, False], ids=["moved", "removed"])
@pytest.mark.parametrize("ending", ["", "*"], ids=["alone", "with what is beside it"])
def test_a_file_that_goes_away_while_two_read_costs_no_note(
    folder: Path, tmp_path: Path, is_moved: bool, ending: str
) -> None:
    with another_reader(folder) as one, another_reader(folder) as other:
        one("Before.")
        other("Before too.")
        for file in folder.glob(f"state.db{ending}"):
            file.rename(tmp_path / file.name) if is_moved else file.unlink()
        said = one("After.")
        assert "state.db was moved, removed or replaced" in said
        assert "state.db was moved, removed or replaced" in other("After too.")
        one("Later.")
    kept = [note.text for note in State(str(folder)).notes("/brief.yaml")]
    assert kept == ["After.", "After too.", "Later."]
    if is_moved:
        (tmp_path / "elsewhere").mkdir()
        for file in tmp_path.glob("state.db*"):
            file.rename(tmp_path / "elsewhere" / file.name)
        moved = State(str(tmp_path / "elsewhere")).notes("/brief.yaml")
        assert [note.text for note in moved] == ["Before.", "Before too."]


def test_a_file_that_takes_the_place_of_one_in_use_is_not_mixed_with_it(folder: Path, tmp_path: Path) -> None:
    """What SQLite keeps beside the file before, it would take for changes of the one that stands there."""
    kept = State(str(tmp_path / "kept"))
    for number in range(50):
        kept.finish("/brief.yaml", Anchor("claim", f"{number}", "", "", ""), f"Kept {number}.")
    kept.close()
    with another_reader(folder) as one, another_reader(folder) as other:
        for number in range(20):
            one(f"Before {number}.")
        other("Before too.")
        (tmp_path / "kept" / "state.db").replace(folder / "state.db")
        assert "state.db was moved, removed or replaced" in one("After.")
        assert "state.db was moved, removed or replaced" in other("After too.")
        one("Later.")
    state = State(str(folder))
    texts = {note.text for note in state.notes("/brief.yaml")}
    assert state.database.read("PRAGMA integrity_check") == [("ok",)]
    assert texts == {"After.", "After too.", "Later.", *(f"Kept {number}." for number in range(50))}


def test_a_newer_file_is_left_alone(folder: Path, brief: Brief) -> None:
    state = State(str(folder))
    write(Notebook(state, brief), brief, "Before.")
    state.database.write(lambda db: db.execute("PRAGMA user_version = 99"))
    state.close()
    before = (folder / "state.db").read_bytes()
    book = Notebook(State(str(folder)), brief)
    assert "newer version" in book.trouble
    assert (folder / "state.db").read_bytes() == before


def test_where_nothing_can_be_kept_it_is_said_once_and_reading_goes_on(tmp_path: Path, brief: Brief) -> None:
    (tmp_path / "file").write_text("no folder")
    book = Notebook(State(str(tmp_path / "file" / "briefing")), brief)
    assert book.trouble == f"Not kept: {tmp_path / 'file'} is not a folder."
    book.trouble = ""
    assert not book.look()
    book.leave(Position("counts"))
    book.leave(Position("counts"))
    assert book.trouble.count("Not kept") <= 1


def test_a_note_that_cannot_be_kept_is_given_back(tmp_path: Path, brief: Brief) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    book = Notebook(State(str(blocked / "briefing")), brief)
    anchor = claim_anchor(brief.claims[US], brief)
    book.write(anchor, place(brief))
    book.trouble = ""
    assert book.finish("Worth keeping.") is None
    assert book.trouble.startswith("Not kept: ")
    assert book.write(anchor, place(brief)) == "Worth keeping."
    blocked.unlink()
    assert book.finish("Worth keeping.")
    assert texts(Notebook(State(str(blocked / "briefing")), brief)) == ["Worth keeping."]


def test_a_full_disk_is_named(folder: Path, brief: Brief) -> None:
    state = State(str(folder))
    state.mark(brief.path, Anchor(US))
    state.database.read("PRAGMA max_page_count = 1")
    with pytest.raises(StateError, match="the disk is full"):
        state.save_copy(brief.path, os.urandom(200_000))
    assert len(state.marks(brief.path)) == 1


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file of this process grow."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_disk_that_is_full_from_the_start_is_said_once_and_damages_nothing(
    folder: Path, brief: Brief
) -> None:
    anchor = claim_anchor(brief.claims[US], brief)
    with full_disk():
        book = Notebook(State(str(folder)), brief)
        told = []
        for _ in range(3):
            book.look()
            book.toggle_mark(anchor, place(brief))
            book.write(anchor, place(brief))
            book.finish("Worth keeping.")
            told.append(book.trouble)
    assert len(set(told)) == 1
    assert str(folder / "state.db") in told[0]
    assert [file.name for file in folder.iterdir() if "damaged" in file.name] == []
    assert book.write(anchor, place(brief)) == "Worth keeping."
    book.finish("Worth keeping.")
    assert texts(Notebook(State(str(folder)), brief)) == ["Worth keeping."]
