"""`briefing check`: problems a line each, as data, and the exit code."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from tests.shipped import brief_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LINE = re.compile(
    r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<level>error|review|advice): (?P<text>.+)"
)

FAULTY = """\
briefing: 1
title: Faulty
actors: {us: {name: United States}}
measures: {troops: {name: Troops}}
sections: {one: {title: One, text: "There are 3,000 troops here."}}
claims:
  good: {by: us, section: one, quote: "3,000 troops", measure: troops, figure: "3,000 troops"}
  bad: {by: uss, section: one, quote: "4,000 troops", colour: red}
"""


def test_a_clean_brief_prints_nothing_and_says_so(ask: Callable, small: Path) -> None:
    assert ask("check", small) == (0, "", "1 brief, no problems\n")


def test_the_shipped_briefs_are_clean(ask: Callable, briefs: Path) -> None:
    code, out, err = ask("check", briefs)
    assert (code, out) == (0, "")
    assert err == f"{len(brief_files(briefs))} briefs, no problems\n"


def test_each_problem_is_a_line_with_its_place(ask: Callable, desk: Path) -> None:
    (desk / "faulty.yaml").write_text(FAULTY)
    code, out, err = ask("check", "faulty.yaml")
    found = [LINE.fullmatch(line) for line in out.splitlines()]
    assert code == 1
    assert all(found)
    assert {match["line"] for match in found if match} == {"8"}
    assert "did you mean 'us'" in out
    assert "'colour'" in out
    assert "'4,000 troops' does not stand in section 'one'" in out
    assert err == f"1 brief, {len(found)} problems\n"


def test_problems_as_data(ask: Callable, desk: Path, small: Path) -> None:
    (desk / "faulty.yaml").write_text(FAULTY)
    code, out, err = ask("check", "--json", "faulty.yaml", small)
    data = json.loads(out)
    assert (code, err) == (1, "")
    assert data["schema"] == 1
    faulty, clean = data["files"]
    assert clean == {"path": "small.yaml", "problems": []}
    assert faulty["path"] == "faulty.yaml"
    assert all(
        set(problem) == {"line", "column", "level", "what", "todo", "claim"} for problem in faulty["problems"]
    )
    assert {problem["claim"] for problem in faulty["problems"]} == {"bad"}
    lines = ask("check", "faulty.yaml").out.splitlines()
    assert lines == [
        f"faulty.yaml:{p['line']}:{p['column']}: {p['level']}: {p['what']}; {p['todo']}"
        for p in faulty["problems"]
    ]


def test_unreadable_files_lose_nothing_else(ask: Callable, desk: Path, small: Path) -> None:
    (desk / "cut.yaml").write_text("briefing: 1\ntitle: [\n")
    (desk / "latin.yaml").write_bytes(b"briefing: 1\ntitle: caf\xe9\n")
    (desk / "list.yaml").write_text("- {briefing: 1}\n")
    (desk / "faulty.yaml").write_text(FAULTY)
    code, out, err = ask("check", ".")
    assert code == 2
    assert err.startswith("5 briefs, ")
    assert {line.split(":")[0] for line in out.splitlines()} == {
        "./cut.yaml", "./latin.yaml", "./list.yaml", "./faulty.yaml"
    }  # fmt: skip


def test_a_missing_file_is_named_as_data_too(ask: Callable, desk: Path) -> None:
    code, out, _ = ask("check", "--json", "nowhere.yaml")
    (file,) = json.loads(out)["files"]
    assert code == 2
    assert file["path"] == "nowhere.yaml"
    assert "no such file" in file["problems"][0]["what"]


def test_a_folder_without_briefs_says_so(ask: Callable, desk: Path) -> None:
    os.mkdir("empty")
    code, out, err = ask("check", "empty")
    assert (code, out) == (2, "")
    assert err == "briefing: empty: no briefs in this folder: no file in it ends in .yaml or .yml\n"


def test_folders_are_checked_to_the_bottom(ask: Callable, desk: Path) -> None:
    (desk / "a" / "b").mkdir(parents=True)
    (desk / "a" / "b" / "deep.yml").write_text(FAULTY)
    assert ask("check", "a").out.startswith("a/b/deep.yml:8:")


def test_a_stranger_in_a_folder_is_counted_and_by_name_an_error(
    ask: Callable, desk: Path, small: Path
) -> None:
    (desk / "compose.yaml").write_text("services:\n  web: {image: nginx}\n")
    code, out, err = ask("check", "--strict", ".")
    assert (code, out) == (0, "")
    assert err == "briefing: 1 YAML file without the key briefing: passed over\n1 brief, no problems\n"
    assert "error: " in ask("check", "compose.yaml").out
    small.unlink()
    code, out, err = ask("check", ".")
    assert (code, out) == (2, "")
    assert err == "briefing: .: no briefs in this folder: no YAML file in it has the key briefing:\n"


def test_without_a_path_the_briefs_here_are_checked(ask: Callable, desk: Path) -> None:
    os.mkdir("briefs")
    (desk / "briefs" / "faulty.yaml").write_text(FAULTY)
    assert ask("check").out.startswith("briefs/faulty.yaml:8:")


def test_without_a_path_or_briefs_here_the_shipped_ones_are_checked(ask: Callable, desk: Path) -> None:
    code, out, err = ask("check")
    assert (code, out) == (0, "")
    assert err.endswith("briefs, no problems\n")


def test_paths_and_contents_are_shown_safely(ask: Callable, desk: Path) -> None:
    name = b"\x1b[31mcaf\xe9\xe2\x80\xae.yaml"
    with open(os.path.join(os.fsencode(desk), name), "w") as file:
        file.write(FAULTY.replace("colour", '"\\e[2J"').replace("uss", '"\\u202Enobody"'))
    for argv in (("check", "."), ("check", os.fsdecode(name)), ("check", "--json", ".")):
        code, out, err = ask(*argv)
        assert code == 1
        for sign in ("\x1b", "\u202e", "\udce9"):
            assert sign not in out + err
        assert "␛[31mcaf<U+DCE9><U+202E>.yaml" in out


def test_advice_is_told_and_counts_as_an_error_only_if_asked_for(ask: Callable, small: Path) -> None:
    text = small.read_text().replace("changes.\n", "changes. Seoul speaks of 1,500 troops.\n")
    small.write_text(text)
    code, out, err = ask("check", small)
    line = next(number for number, row in enumerate(text.splitlines(), 1) if "1,500" in row)
    column = text.splitlines()[line - 1].index("1,500") + 1
    assert code == 0
    assert out.startswith(
        f"small.yaml:{line}:{column}: advice: unclaimed figure: no claim carries '1,500 troops'"
    )
    assert err == "1 brief, 1 problem (all advice)\n"
    assert ask("check", "--strict", small) == (1, out, err)


def test_errors_and_advice_stand_in_the_order_of_the_file(ask: Callable, small: Path) -> None:
    text = small.read_text().replace("changes.\n", "changes. Seoul speaks of 1,500 troops.\n")
    small.write_text(text.replace("gaps:\n", "    colour: red\ngaps:\n"))
    code, out, err = ask("check", small)
    assert code == 1
    assert [LINE.fullmatch(row)["level"] for row in out.splitlines()] == ["advice", "error"]
    assert err == "1 brief, 2 problems (1 advice)\n"
    levels = [
        problem["level"] for problem in json.loads(ask("check", "--json", small).out)["files"][0]["problems"]
    ]
    assert levels == ["advice", "error"]


DRAFT = """\
briefing: 1
title: Draft
actors:
  us: {name: United States}
  kyiv: {name: Kyiv, review: the name stands in the text as Kiev too}
measures:
  troops: {name: Troops, unit: troops, review: joined with soldiers}
sections: {one: {title: One, text: "There are 3,000 troops here, or 9,000."}}
claims:
  us-3000: {by: us, section: one, quote: "3,000 troops", measure: troops, figure: "3,000 troops", said: 2024-10-23}
  kyiv-9000:
    by: kyiv
    section: one
    quote: "9,000"
    measure: troops
    figure: "9,000"
    said: 2024-10-23
    review: speaker taken from the sentence before
"""


def test_what_is_left_to_review_is_listed_and_is_no_finding_unless_asked_for(
    ask: Callable, desk: Path
) -> None:
    path = desk / "draft.yaml"
    path.write_text(DRAFT)
    code, out, err = ask("check", path)
    assert code == 0
    assert [LINE.fullmatch(line)["text"] for line in out.splitlines()] == [
        "actor 'kyiv': the name stands in the text as Kiev too; delete its 'review' to accept it",
        "measure 'troops': joined with soldiers; delete its 'review' to accept it",
        "claim 'kyiv-9000': speaker taken from the sentence before; delete its 'review' to accept it",
    ]
    assert {LINE.fullmatch(line)["level"] for line in out.splitlines()} == {"review"}
    assert [line.split(":")[1] for line in out.splitlines()] == ["5", "7", "11"]
    assert err == "1 brief, 3 to review\n"
    assert ask("check", "--strict", path)[0] == 1
