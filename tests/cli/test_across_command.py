"""`briefing conflicts --across`, and measures.yaml on the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.library.library_desk import TROOPS, claim, write

if TYPE_CHECKING:
    from tests.cli.conftest import Answer

    Ask = Callable[..., Answer]


@pytest.fixture
def library(desk: Path) -> Path:
    """Two briefs whose claims conflict with each other and not within."""
    write(desk / "lib", "one", claim("us-3000", "us", "3,000 troops"))
    write(desk / "lib", "two", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"))
    return Path("lib")


def test_conflicts_between_briefs_are_named_by_brief_and_claim(library: Path, ask: Ask) -> None:
    code, out, err = ask("conflicts", "--across", library)
    assert code == 1
    assert "≠ conflict 1, severity 65 (medium): North Korean troops in Russia" in out
    assert "one/us-3000   said 23 Oct 2024; via The one paper (B)" in out
    assert "two/ua-12000  said 24 Oct 2024; via The two paper (B)" in out
    assert "The ranges do not\n    meet: 2.9 times apart." in out
    assert err == "2 briefs, 1 group of measures, 1 contradiction in 1 of them\n"
    assert ask("conflicts", library).code == 0


def test_none_is_clean(library: Path, ask: Ask) -> None:
    write(library, "two", claim("ua-3000", "ukraine", "3,000 troops", "2024-10-24"))
    code, out, err = ask("conflicts", "--across", library)
    assert (code, out) == (0, "")
    assert err == "2 briefs, 1 group of measures, no contradictions\n"
    assert "= agree, severity 0 (none)" in ask("conflicts", "--across", "--all", library).out


def test_a_folder_without_briefs_is_said(library: Path, ask: Ask) -> None:
    assert ask("conflicts", "--across", library).code == 1
    for path in library.glob("*.yaml"):
        path.unlink()
    code, out, err = ask("conflicts", "--across", library)
    assert (code, out) == (2, "")
    assert err == (
        "briefing: lib: no briefs in this folder: no file in it ends in .yaml or .yml\n"
        "0 briefs, 0 groups of measures, no contradictions\n"
    )
    assert json.loads(ask("conflicts", "--across", "--json", library).out)["families"] == []


def test_a_folder_that_cannot_be_entered_is_said(
    library: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ask("conflicts", "--across", library).code == 1

    def scandir(path: str) -> object:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", scandir)
    code, out, err = ask("conflicts", "--across", library)
    assert (code, out) == (2, "")
    assert err.startswith("briefing: lib: this folder cannot be read: permission denied\n")


def test_as_data_each_side_has_its_brief_and_its_claim(library: Path, ask: Ask) -> None:
    code, out, err = ask("conflicts", "--across", "--json", library)
    assert (code, err) == (1, "")
    data = json.loads(out)
    assert data["schema"] == 1
    assert data["problems"] == []
    (family,) = data["families"]
    assert family["contradictions"] == 1
    (measure,) = family["measures"]
    assert {
        name: measure[name] for name in ("id", "lowest", "highest", "claims", "sides", "briefs", "conflicts")
    } == {
        "id": "troops",
        "lowest": 3000,
        "highest": 12000,
        "claims": 2,
        "sides": 2,
        "briefs": 2,
        "conflicts": 1,
    }
    (verdict,) = family["verdicts"]
    assert (verdict["verdict"], verdict["severity"], verdict["contradiction"]) == ("conflict", 65, True)
    sides: list[dict[str, Any]] = verdict["claims"]
    assert [(side["brief"], side["claim"], side["path"]) for side in sides] == [
        ("one", "us-3000", os.path.join("lib", "one.yaml")),
        ("two", "ua-12000", os.path.join("lib", "two.yaml")),
    ]


def test_what_takes_the_place_of_what_is_told_with_who_says_so(library: Path, ask: Ask) -> None:
    us = claim("us-8000", "us", "8,000 troops", "2024-10-24")
    write(library, "three", us, claim("us-first", "us", "2,000 troops", "2024-10-20"))
    words = " ".join(ask("conflicts", "--across", "--all", library).out.split())
    assert (
        "one/us-3000 said 23 Oct 2024; via The one paper (B) three/us-8000 said 24 Oct 2024; via The three paper (B) "
        "The United States said 3,000 troops (2,850–3,150) on 23 Oct 2024, and 8,000 troops (7,600–8,400) on 24 Oct 2024."
    ) in words
    assert "according to" not in words
    (library / "measures.yaml").write_text(
        "briefing: 1\nclaims:\n  two/ua-12000: {supersedes: one/us-3000}\n"
    )
    within = claim("ua-7000", "ukraine", "7,000 troops", "2024-10-25", more="supersedes: [us-first]")
    write(library, "three", us, claim("us-first", "us", "2,000 troops", "2024-10-20"), within)
    words = " ".join(ask("conflicts", "--across", "--all", library).out.split())
    assert "According to measures.yaml, what Ukraine said on 24 Oct 2024 takes its place" in words
    assert "According to the brief, what Ukraine said on 25 Oct 2024 takes its place" in words


def test_sensitivity_is_told_too(library: Path, ask: Ask) -> None:
    assert "this would be" in ask("conflicts", "--across", "--sensitivity", library).out


def test_files_are_compared_as_a_folder_is(library: Path, ask: Ask) -> None:
    files = (library / "one.yaml", library / "two.yaml")
    assert ask("conflicts", "--across", *files).out == ask("conflicts", "--across", library).out


def test_the_same_statements_in_other_briefs_are_named_once(library: Path, ask: Ask) -> None:
    write(library, "three", claim("us", "us", "3,000 troops"))
    _, out, err = ask("conflicts", "--across", library)
    assert out.count("≠ conflict") == 1
    assert "The same statements also stand in three/us." in out
    assert "2 contradictions in 1 of them" in err


def test_measures_that_do_not_agree_are_told_with_the_file(library: Path, ask: Ask) -> None:
    other = TROOPS.replace("North Korean troops in Russia", "Troops")
    write(library, "two", claim("ua-12000", "ukraine", "around 12,000 troops", "2024-10-24"), measures=other)
    code, out, err = ask("conflicts", "--across", library)
    assert (code, out) == (0, "")
    place = os.path.join("lib", "two.yaml")
    assert (
        f"{place}: advice: measure 'troops' is 'Troops' here and 'North Korean troops in Russia' in one"
        in err
    )


def test_measures_yaml_is_no_brief_and_its_faults_have_places(library: Path, ask: Ask) -> None:
    joins = library / "measures.yaml"
    joins.write_text("briefing: 1\nmeasures:\n  all: {nam: Troops, briefs: {one: troops}}\n")
    told = "measures.yaml:3:9: error: joined measure 'all' has an unknown field 'nam'; did you mean 'name'?"
    code, _, err = ask("conflicts", "--across", library)
    assert code == 0  # it sets apart what the brief calls troops
    assert told in err
    code, out, err = ask("check", library)
    assert code == 1
    assert told in out
    assert err.startswith("2 briefs, ")
    assert ask("check", joins).code == 1
    assert ask("conflicts", library).err == "2 briefs, no contradictions\n"
    assert ask("conflicts", *sorted(library.glob("*.yaml"))).err == "2 briefs, no contradictions\n"


def test_a_measures_yaml_that_cannot_be_read_is_told_and_the_rest_compared(library: Path, ask: Ask) -> None:
    (library / "measures.yaml").write_text("- no\n")
    code, out, err = ask("conflicts", "--across", library)
    assert code == 2
    assert "measures.yaml:1:1: error: the file is a list and not a mapping" in err
    assert "≠ conflict 1" in out


def test_a_brief_that_cannot_be_read_is_told_and_the_rest_compared(library: Path, ask: Ask) -> None:
    (library / "broken.yaml").write_text("briefing: [\n")
    code, out, err = ask("conflicts", "--across", library)
    assert code == 2
    assert "broken.yaml:2:1: error: not YAML: " in err
    assert "≠ conflict 1" in out


def test_a_folder_that_changes_is_compared_anew(library: Path, ask: Ask) -> None:
    assert ask("conflicts", "--across", library).code == 1
    (library / "two.yaml").unlink()
    assert ask("conflicts", "--across", library).code == 0


def test_where_no_index_can_be_kept_the_answer_is_the_same(
    library: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch, desk: Path
) -> None:
    kept = ask("conflicts", "--across", library)
    (desk / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "file"))
    assert ask("conflicts", "--across", library) == kept


def test_of_many_the_gravest_are_printed(desk: Path, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.export.conflicts.MOST", 20)
    figures = [f"{number * number:,}" for number in range(11, 21)]
    for number, figure in enumerate(figures):
        actors = f"  a{number}: {{name: Actor {number}}}\n"
        write(desk / "lib", f"b{number}", claim("c", f"a{number}", f"{figure} troops"), actors=actors)
    out = ask("conflicts", "--across", desk / "lib").out
    assert "weaker contradictions not listed" in out
    assert out.count("≠ conflict ") == 10
    (family,) = json.loads(ask("conflicts", "--across", "--json", desk / "lib").out)["families"]
    severities = [verdict["severity"] for verdict in family["verdicts"]]
    assert family["contradictions"] > len(severities) == 10
    (whole,) = json.loads(ask("conflicts", "--across", "--all", "--json", desk / "lib").out)["families"]
    assert severities == sorted((verdict["severity"] for verdict in whole["verdicts"]), reverse=True)[:10]


def test_help_explains_it(ask: Ask) -> None:
    out = ask("help", "measures").out
    assert "supersedes" in out
    assert "briefs (required)" in out
    assert "--across" in ask("help", "conflicts").out
    assert json.loads(ask("schema", "measures").out)["title"] == "The measures of a library of briefs"
