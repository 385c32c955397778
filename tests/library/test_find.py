"""Search in a library: what is found, where it stands, in what order, and that no words can break it."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from library_made import write_brief, write_library

from briefing.brief.loader import load
from briefing.brief.model import Spot
from briefing.library import find
from briefing.library.anchors import Anchor, locate
from briefing.library.database import STATEMENTS
from briefing.library.find import LONGEST, Answer, In, Marker, asks_for_claims, find_in, sentence_of
from briefing.library.index import Index
from briefing.library.indexing import update
from briefing.library.notes import find_notes
from briefing.library.query import QueryError, parse_query, select
from briefing.library.state import Position, State
from briefing.verdicts.findings import find as find_verdicts

sys.path.insert(0, str(Path(__file__).parent.parent / "hostile"))

from hostile_brief import PAYLOADS, dangers, hostile_brief


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    found = Index.in_memory(str(write_library(tmp_path_factory.mktemp("library"))))
    update(found)
    return found


def lines(answer: Answer) -> list[tuple[str, str, str]]:
    return [(hit.part.value, hit.heading, hit.text) for hit in answer.found]


def marked(answer: Answer) -> list[list[str]]:
    return [[hit.text[start:end] for start, end in hit.spots] for hit in answer.found]


def test_a_hit_is_shown_in_its_sentence(index: Index) -> None:
    answer = find_in(index, "kursk around")
    (hit,) = (hit for hit in answer.found if hit.part is In.SECTION)
    assert hit.brief.title == "Troops in Kursk"
    assert hit.heading == "The counts in Kursk"
    assert hit.text == "The United States says that 3,000 troops are in Kursk."
    assert [hit.text[start:end] for start, end in hit.spots] == ["Kursk"]


def test_actors_claims_and_sections_are_found(index: Index) -> None:
    assert ("actor", "John Kirby", "spokesman") in lines(find_in(index, "spokesman"))
    assert find_in(index, "radio").found[0].part is In.CLAIM
    assert find_in(index, "gaza").found[0].brief.title == "Tanks in Gaza"


def test_who_is_in_many_briefs_is_found_once_in_the_newest(index: Index) -> None:
    (hit,) = (hit for hit in find_in(index, "kirby").found if hit.part is In.ACTOR)
    assert hit.brief.title == "Troops in Kursk"


def test_a_hit_leads_to_its_place(index: Index) -> None:
    for asked in ("minister", "radio", "kursk"):
        hit = find_in(index, asked).found[0]
        brief = load(index.path(hit.brief))
        (place,) = locate([hit.anchor], brief)
        assert place is not None
        if hit.part is In.SECTION:
            plain = brief.sections[place.passage].plain
            assert plain[place.offset :].casefold().startswith(asked)
        else:
            assert place.claim == hit.id


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("TROOPS radio", ["troops"]),
        ("troo radio", ["troops"]),
        ("zurich", ["Zürich"]),
        ('"at least 40"', ["at least 40"]),
        ('"at  least"', ["at least"]),
        ("minister 40", ["40", "minister"]),
        ("12,000 says", ["says", "12,000"]),
    ],
)
def test_words_are_found(index: Index, asked: str, words: list[str]) -> None:
    found = marked(find_in(index, asked))
    assert found
    assert any(set(words) <= set(hit) for hit in found)


@pytest.mark.parametrize(
    "asked", ["", "   ", "!!!", '"', '""', "4", "12,0", "insk", "least at 41", '"least at"']
)
def test_words_that_do_not_stand_there_are_not_found(index: Index, asked: str) -> None:
    assert find_in(index, asked) == Answer()


@pytest.mark.parametrize(
    "asked",
    [
        "by:ua",
        "by:us",
        "by:kirby",
        "by:states",
        "measure:troops",
        "measure:tanks",
        "measure:kursk",
        "verdict:conflict",
        "verdict:agree",
        "after:2024-01-01",
        "before:2023-12-31",
        "by:us after:2023-11-30 before:2024-01-01",
        "by:ua radio",
        "by:us around",
        "verdict:conflict by:us 3,000",
    ],
)
def test_filters_are_those_of_the_claims(index: Index, asked: str) -> None:
    expected = set()
    for row in index.briefs():
        brief = load(index.path(row))
        expected |= {
            (row.path, claim.id) for claim in select(parse_query(asked), brief, find_verdicts(brief))
        }
    assert {(hit.brief.path, hit.id) for hit in find_in(index, asked).found} == expected


def test_claims_say_how_they_stand(index: Index) -> None:
    (hit,) = (hit for hit in find_in(index, "by:ua kursk").found)
    assert hit.verdicts[0].word == "conflict"


def test_titles_come_before_what_is_below_them(tmp_path: Path) -> None:
    write_brief(tmp_path, "a", place="Kursk")
    path = write_brief(tmp_path, "b", place="Gaza", date="2024-10-26")
    path.write_text(path.read_text().replace("Nobody has", "Nobody in Kursk has"))
    index = Index.in_memory(str(tmp_path))
    update(index)
    sections = [hit for hit in find_in(index, "kursk").found if hit.part is In.SECTION]
    assert [hit.brief.path for hit in sections] == [b"a.yaml", b"b.yaml"]


def test_of_very_many_hits_an_old_one_that_answers_better_comes_first(tmp_path: Path) -> None:
    for number in range(700):
        write_brief(tmp_path, f"new-{number}", date="2024-10-26", place="Gaza")
    path = write_brief(tmp_path, "old", date="2020-01-01", place="Gaza")
    path.write_text(path.read_text().replace("The counts in Gaza", "Nobody counts"))
    index = Index.in_memory(str(tmp_path))
    update(index)
    answer = find_in(index, "nobody")
    assert answer.found[0].brief.path == b"old.yaml"
    assert answer.total == 701
    answer = find_in(index, "troops by:ua")
    assert answer.total == 701
    dates = [hit.brief.day for hit in answer.found]
    assert dates == sorted(dates, reverse=True)
    (actor,) = (hit for hit in find_in(index, "kirby").found if hit.part is In.ACTOR)
    assert actor.brief.path != b"old.yaml"


def test_claims_without_words_are_counted_up_to_a_bound(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not find_in(index, "verdict:conflict").is_more
    monkeypatch.setattr(find, "COUNTED", 3)
    answer = find_in(index, "verdict:conflict")
    assert answer.is_more
    assert answer.total == 3


def test_an_actor_of_no_brief_any_more_is_not_found(tmp_path: Path) -> None:
    paths = [write_brief(tmp_path, name) for name in ("a", "b")]
    index = Index.in_memory(str(tmp_path))
    for left, path in zip((1, 0), paths, strict=True):
        path.write_text(path.read_text().replace("John Kirby", "Jane Roe"))
        update(index)
        found = find_in(index, "kirby")
        assert len([hit for hit in found.found if hit.part is In.ACTOR]) == left
        assert find_in(index, "roe").found[0].heading == "Jane Roe"
    assert index.rows("SELECT count(*) FROM actors") == [(3,)]


def test_only_some_are_returned_and_all_are_counted(index: Index) -> None:
    answer = find_in(index, "troops", limit=2)
    assert len(answer.found) == 2
    assert answer.total > 2


def test_notes_are_found(index: Index, own_home: Path) -> None:
    state = State(str(own_home / "kept"))
    path = index.path(index.briefs()[0])
    state.finish(path, Anchor(claim="us-3000"), "Ask the Embassy about this")
    state.finish("/elsewhere.yaml", Anchor(), "Ask the embassy there")
    (hit,) = find_notes(index, state, "embassy ask")
    assert (hit.part, hit.text, hit.anchor.claim) == (In.NOTE, "Ask the Embassy about this", "us-3000")
    assert [hit.text[start:end] for start, end in hit.spots] == ["Ask", "Embassy"]
    assert find_notes(index, state, "consulate") == ()
    assert find_notes(index, state, "by:us embassy") == ()
    state.close()


@pytest.mark.parametrize(
    "asked",
    [
        *(
            '"',
            '" OR "',
            "a NOT b",
            "NEAR(a b)",
            "title:x*",
            "^a",
            "{body}: x",
            "a AND",
            "(((",
            "*",
            "-",
            "'; DROP",
        ),
        *(
            "\0",
            "a\0b",
            "\ud800",
            "\u202e",
            "''",
            "%",
            "_",
            "a" * 10_000,
            "a " * 5_000,
            '"' * 999,
            "٣٠٠٠",
            "e\u0301",
        ),
    ],
)
def test_no_words_can_break_it(index: Index, asked: str) -> None:
    try:
        find_in(index, asked)
    except QueryError:
        assert ":" in asked


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_whatever_is_typed(index: Index, asked: str) -> None:
    try:
        answer = find_in(index, asked)
        asks_for_claims(asked)
    except QueryError:
        return
    for hit in answer.found:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.spots)


def test_a_hostile_brief_reaches_nobody(tmp_path: Path) -> None:
    (tmp_path / "hostile.yaml").write_bytes(hostile_brief(every=7))
    index = Index.in_memory(str(tmp_path))
    update(index)
    assert index.briefs()[0].claims
    for asked in ("troops", "csi", "osc0", "none", *(name for name in PAYLOADS)):
        for hit in find_in(index, asked).found:
            assert not dangers(f"{hit.brief.title}{hit.heading}{hit.text}{hit.id}")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("One. Two is here. Three.", "two", "Two is here."),
        ("One line\nanother line\nthird", "another", "another line"),
        ("He said “3.5 million.” Then two came.", "two", "Then two came."),
        ("About 3.5 million two came.", "two", "About 3.5 million two came."),
        ("A two. B two three. C", "two three", "B two three."),
        ("", "x", ""),
    ],
)
def test_the_sentence(text: str, word: str, expected: str) -> None:
    start, end = sentence_of(text, Marker(word.split()).spots(text))
    assert text[start:end] == expected


def test_a_sentence_without_end_is_cut_around_its_hit() -> None:
    text = "word " * 500 + "here " + "word " * 500
    start, end = sentence_of(text, [Spot(2500, 2504)])
    assert "here" in text[start:end]
    assert end - start <= LONGEST


def test_pages_of_an_index_in_memory_that_hold_nothing_are_given_back(tmp_path: Path) -> None:
    path = write_brief(tmp_path, "a", place="Kursk")
    short = path.read_text()
    index = Index.in_memory(str(tmp_path))
    for text in (short.replace("Nobody", " ".join(f"word{n}" for n in range(9_000)), 1), short):
        path.write_text(text)
        update(index)
    assert index.rows("PRAGMA freelist_count") == [(0,)]


def test_of_many_different_queries_few_are_kept_ready(tmp_path: Path, index: Index) -> None:
    kept = State(str(tmp_path))
    kept.save_position("a.yaml", Position())

    def ready() -> int:
        gc.collect()
        return sum(type(thing).__module__ == "sqlite3" for thing in gc.get_objects())

    for database in (index.database, kept.database):
        before = ready()
        for number in range(200):
            database.read(f"SELECT {number}")
        assert ready() <= before + STATEMENTS
    kept.close()
