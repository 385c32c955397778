"""Figures across briefs: which measures, actors and statements are one, and what claims of several briefs say together."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.brief.model import Joins
from briefing.verdicts.support import independence
from tests.library.library_desk import TROOPS, bare, claim, compare, write

CONFLICT = ("conflict", "one/us-3000", "two/ua-12000")


@pytest.fixture(params=[False, True], ids=["read", "indexed"])
def indexed(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_claims_of_two_briefs_conflict(tmp_path: Path, indexed: bool) -> None:
    write(tmp_path, "one", claim("us-3000", "us", "3,000 troops"))
    write(tmp_path, "two", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"))
    desk = compare(tmp_path, indexed=indexed)
    assert desk.verdicts == {CONFLICT}
    assert desk.problems == []
    (verdict,) = desk.found[0].findings.contradictions
    assert verdict.severity == 65  # as within one brief: K 1, ρ 2.9, both carried by a source rated B
    assert desk.found[0].joined.homes == {"one/us-3000": "one", "two/ua-12000": "two"}
    assert desk.found[0].joined.claim_at_home("two/ua-12000") == "ua-12000"


def test_measures_of_one_id_and_two_names_are_told_and_not_compared(tmp_path: Path, indexed: bool) -> None:
    write(tmp_path, "one", claim("us-3000", "us", "3,000 troops"))
    other = TROOPS.replace("North Korean troops in Russia", "Russian troops in Kursk")
    write(tmp_path, "two", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"), measures=other)
    desk = compare(tmp_path, indexed=indexed)
    assert desk.verdicts == set()
    (problem,) = desk.problems
    assert problem.startswith(
        "two: measure 'troops' is 'Russian troops in Kursk' here and 'North Korean troops in Russia' in one, so"
    )


def test_measures_yaml_joins_what_has_other_ids_and_names(tmp_path: Path, indexed: bool) -> None:
    write(tmp_path, "one", claim("us-3000", "us", "3,000 troops"))
    other = TROOPS.replace("troops:", "soldiers:", 1).replace(
        "North Korean troops in Russia", "Soldiers sent"
    )
    ua = claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24", measure="soldiers")
    write(tmp_path, "2024/two", ua, measures=other)
    assert compare(tmp_path, indexed=indexed).verdicts == set()
    joins = "briefing: 1\nmeasures:\n  all: {name: North Koreans, briefs: {one: troops, '2024/*': [men, soldiers]}}\n"
    (tmp_path / "measures.yaml").write_text(joins)
    desk = compare(tmp_path, indexed=indexed)
    assert desk.verdicts == {("conflict", "one/us-3000", "2024/two/ua-12000")}
    assert desk.family("all").joined.brief.title == "North Koreans"
    assert desk.problems == []


def test_measures_yaml_sets_apart_what_has_one_id_and_name(tmp_path: Path, indexed: bool) -> None:
    write(tmp_path, "one", claim("us-3000", "us", "3,000 troops"))
    write(tmp_path, "two", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"))
    (tmp_path / "measures.yaml").write_text(
        "briefing: 1\nmeasures:\n  second: {name: Other troops, briefs: {two: troops, three: troops}}\n"
        "  none: {name: Nothing, briefs: {three: troops}}\n"
    )
    desk = compare(tmp_path, indexed=indexed)
    assert desk.verdicts == set()
    assert [problem for problem in desk.problems if "'none'" in problem] == [
        ": joined measure 'none': no brief has a measure that it names; "
        "name briefs by their path below this folder, without .yaml"
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("unit: troops", "unit: km"), "counts km here and troops in one, so they are not compared"),
        (("cumulative", "flow"), "counts flow here and cumulative in one, so they are not compared"),
    ],
)
def test_what_counts_another_kind_of_thing_is_not_compared(
    change: tuple[str, str], told: str, tmp_path: Path, indexed: bool
) -> None:
    write(tmp_path, "one", claim("us-3000", "us", "3,000"))
    ua = claim("ua-12000", "ukraine", "around 12,000", "2024-10-24")
    write(tmp_path, "two", ua, measures=TROOPS.replace(*change))
    desk = compare(tmp_path, indexed=indexed)
    assert desk.verdicts == set()
    assert any(told in problem for problem in desk.problems)


def test_of_two_tempos_the_shorter_holds(tmp_path: Path, indexed: bool) -> None:
    write(
        tmp_path,
        "one",
        claim("us-3000", "us", "3,000 troops", "2024-10-14"),
        measures=TROOPS.replace("2d", "30d"),
    )
    write(tmp_path, "two", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"))
    desk = compare(tmp_path, indexed=indexed)
    assert desk.verdicts == {("changed over time", "one/us-3000", "two/ua-12000")}
    (problem,) = desk.problems
    assert "tempo of measure 'troops' is 2d here and 30d in one; across briefs it is taken as 2d" in problem


def test_a_bare_number_counts_what_its_own_brief_says(tmp_path: Path, indexed: bool) -> None:
    front = "troops: {name: Width of the front, unit: km, tempo: fixed}"
    write(tmp_path, "one", claim("us-100", "us", "100"), measures=front)
    write(tmp_path, "two", claim("ua-62", "ukraine", "about 62"), measures=front.replace("km", "miles"))
    assert compare(tmp_path, indexed=indexed).verdicts == {("agree", "one/us-100", "two/ua-62")}


def test_a_later_statement_in_another_brief_takes_the_place_of_the_earlier(
    tmp_path: Path, indexed: bool
) -> None:
    write(tmp_path, "one", claim("us-3000", "us", "3,000 troops"))
    write(
        tmp_path,
        "two",
        claim("us-8000", "united-states", "8,000 troops", "2024-10-24"),
        claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"),
        actors="  united-states: {name: united  states, kind: state}\n  ukraine: {name: Ukraine, kind: state}\n",
    )
    desk = compare(tmp_path, indexed=indexed)
    assert ("superseded", "one/us-3000", "two/us-8000") in desk.verdicts
    assert ("conflict", "one/us-3000", "two/ua-12000") not in desk.verdicts
    assert desk.found[0].findings.superseded == {"one/us-3000": "two/us-8000"}


def test_two_ministries_of_one_name_and_other_sides_are_two_speakers(tmp_path: Path, indexed: bool) -> None:
    actors = "  state: {name: Russia, kind: state}\n  mod: {name: Ministry of Defence, of: state}\n"
    write(tmp_path, "one", claim("ru", "mod", "3,000 troops"), actors=actors)
    british = actors.replace("Russia", "United Kingdom")
    write(tmp_path, "two", claim("uk", "mod", "11,000 troops", "2024-10-24"), actors=british)
    desk = compare(tmp_path, indexed=indexed)
    assert desk.verdicts == {("conflict", "one/ru", "two/uk")}
    brief = desk.found[0].joined.brief
    assert [brief.name(brief.side(one.by)) for one in brief.claims.values()] == ["Russia", "United Kingdom"]


def test_one_statement_in_two_briefs_is_held_against_others_and_not_against_itself(
    tmp_path: Path, indexed: bool
) -> None:
    write(tmp_path, "one", claim("us-3000", "us", "3,000 troops"))
    write(tmp_path, "two", claim("usa", "us", "3,000  Troops"))
    write(tmp_path, "three", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"))
    desk = compare(tmp_path, indexed=indexed)
    assert ("same origin", "one/us-3000", "two/usa") in desk.verdicts
    findings = desk.found[0].findings
    assert findings.contradiction_count == 2
    claims = [findings.brief.claims[id] for id in ("one/us-3000", "two/usa")]
    assert independence(claims, findings.brief) == (2, 1)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("origin: kirby-23", "origin: kirby-23", True),
        ("", "origin: kirby-23", False),
        ("origin: kirby-23", "origin: other", False),
    ],
)
def test_an_origin_of_one_name_is_one_where_the_speaker_and_the_day_are(
    one: str, two: str, same: bool, tmp_path: Path, indexed: bool
) -> None:
    write(tmp_path, "one", claim("a", "kirby", "at least 3,000 troops", more=one))
    write(tmp_path, "two", claim("b", "kirby", "approximately 3,000 troops", more=two))
    desk = compare(tmp_path, indexed=indexed)
    assert any(kind == "same origin" for kind, *_ in desk.verdicts) is same


def test_origins_of_one_name_and_other_speakers_are_two(tmp_path: Path, indexed: bool) -> None:
    write(tmp_path, "one", claim("a", "us", "3,000 troops", more="origin: statement"))
    write(tmp_path, "two", claim("b", "ukraine", "around 12,000 troops", more="origin: statement"))
    assert compare(tmp_path, indexed=indexed).verdicts == {("conflict", "one/a", "two/b")}


def test_measures_yaml_says_what_claims_do_to_those_of_other_briefs(tmp_path: Path, indexed: bool) -> None:
    write(tmp_path, "one", claim("us-3000", "us", "3,000 troops"), bare("odd", "kirby", "no comment"))
    write(
        tmp_path,
        "two",
        claim("kirby-9000", "kirby", "9,000 troops", "2024-10-24"),
        bare("fake", "ukraine", "fake news", "said: 2024-10-24"),
    )
    assert ("superseded", "one/us-3000", "two/kirby-9000") in compare(tmp_path, indexed=indexed).verdicts
    (tmp_path / "measures.yaml").write_text(
        "briefing: 1\nclaims:\n"
        "  two/kirby-9000: {supersedes: one/us-3000}\n"
        "  two/fake: {denies: [one/us-3000, one/odd, one/nothing]}\n"
    )
    desk = compare(tmp_path, indexed=indexed)
    assert desk.verdicts == {
        ("superseded", "one/us-3000", "two/kirby-9000"),
        ("denied", "one/us-3000", "two/fake"),
        ("denied", "one/odd", "two/fake"),
    }
    assert desk.problems == [
        ": claim across briefs 'two/fake': no brief has a claim 'one/nothing'; "
        "name it as brief/claim, the brief by its path below this folder, without .yaml"
    ]


def test_parts_are_held_against_wholes_of_other_briefs(tmp_path: Path, indexed: bool) -> None:
    both = f"{TROOPS}\nofficers: {{name: North Korean officers, unit: officers, tempo: 2d, part_of: troops}}"
    both = both.replace("accounting: cumulative, ", "")
    write(tmp_path, "one", claim("part", "us", "1,500 officers", measure="officers"), measures=both)
    write(
        tmp_path,
        "two",
        claim("whole", "ukraine", "fewer than 1,000 troops"),
        measures=TROOPS.replace("accounting: cumulative, ", ""),
    )
    assert compare(tmp_path, indexed=indexed).verdicts == {("part exceeds whole", "one/part", "two/whole")}


def test_denials_within_a_brief_stay(briefs: Path, indexed: bool) -> None:
    from briefing.brief.loader import load
    from briefing.verdicts.findings import find
    from tests.shipped import brief_files

    alone = sum(find(load(str(path))).contradiction_count for path in brief_files(briefs))
    desk = compare(briefs, indexed=indexed)
    assert sum(found.findings.contradiction_count for found in desk.found) == alone
    assert desk.problems == []


def test_the_shipped_library_compares_containers_across_two_briefs(briefs: Path, indexed: bool) -> None:
    found = compare(briefs, indexed=indexed).family("containers")
    assert set(found.joined.homes.values()) == {"munition-containers", "north-korean-troops"}


def test_the_index_says_word_for_word_what_the_files_say(tmp_path: Path) -> None:
    from briefing.verdicts.reasons import reason
    from tests.bench.library_briefs import make_library

    make_library(str(tmp_path), 12, seed=3)
    read, known = compare(tmp_path), compare(tmp_path, indexed=True)
    told = [
        [
            (verdict.kind, verdict.severity, reason(verdict, found.joined.brief))
            for found in desk.found
            for verdict in found.findings.everything()
        ]
        for desk in (read, known)
    ]
    assert told[0] == told[1]
    assert len(told[0]) > 500


def test_the_index_keeps_figures_as_their_briefs_read_them(tmp_path: Path) -> None:
    wordings = (
        *(
            "more than 12.000 troops",
            "fewer than 40 km",
            "dozens of troops",
            "many",
            "10 to 50 miles",
            "$50 billion",
        ),
        *("27 or 28 October", "1.100 in the past week", "about 12", "at least some 3.000", "two years"),
    )
    claims = (claim(f"c{at}", "us", wording) for at, wording in enumerate(wordings))
    write(tmp_path, "one", *claims, bare("denial", "us", "no"))
    path = tmp_path / "one.yaml"
    more = "locale: de\nwording:\n  about: {hard: [0.5, 1.5]}\nsources:"
    path.write_text(path.read_text().replace("sources:", more))
    read, known = (
        compare(tmp_path, indexed=indexed).found[0].joined.brief.claims.values() for indexed in (False, True)
    )
    figures = [one.figure for one in read]
    assert [one.figure for one in known] == figures
    assert len([one for one in figures if one]) == len(wordings)
    (about,) = (one for one in figures if one and one.text == "about 12")
    assert about.hard == (6, 18, False, False)


def test_names_that_would_be_the_same_keep_their_ending(tmp_path: Path) -> None:
    from briefing.library.discovery import brief_names

    paths = [str(tmp_path / name) for name in ("a.yaml", "a.yml", "b/a.yaml")]
    assert list(brief_names(paths, str(tmp_path))) == ["a", "a.yml", "b/a"]


def test_what_somebody_else_wrote_into_the_index_is_cleaned_or_refused(tmp_path: Path) -> None:
    from briefing.library.across import Across
    from briefing.library.index import Index
    from briefing.library.indexed import IndexedLibrary
    from briefing.library.indexing import update
    from briefing.library.state import StateError

    write(tmp_path, "one", claim("us-3000", "us", "3,000 troops"))
    index = Index.in_memory(str(tmp_path))
    update(index)

    def wordings() -> list[str]:
        across = Across(IndexedLibrary(index, str(tmp_path)), Joins(), str(tmp_path))
        return [
            one.wording
            for family in across.families
            for one in across.find(family).joined.brief.claims.values()
        ]

    index.database.write(lambda db: db.execute("UPDATE claims SET wording = ?", ("\x1b[2J3,000",)))
    assert wordings() == ["␛[2J3,000"]
    index.database.write(lambda db: db.execute("UPDATE claims SET status = 'shouted'"))
    with pytest.raises(StateError, match="remove it from the cache folder"):
        wordings()
