"""`briefing show` and `briefing conflicts` on files, folders and standard input."""

from __future__ import annotations

import io
import json
import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_a_brief_is_printed_whole(ask: Callable, small: Path) -> None:
    code, out, err = ask("show", small)
    assert (code, err) == (0, "")
    for words in (
        "Troops in Russia",
        "TLP:CLEAR",
        "The counts",
        "[≠ conflict 1",
        "Kyrylo Budanov",
        "Who counted.",
    ):
        assert words in out


def test_text_is_wrapped_to_the_width_asked_for(
    ask: Callable, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths = {}
    for columns in ("", "40", "120", "nonsense", "0"):
        monkeypatch.setenv("COLUMNS", columns)
        widths[columns] = max(map(len, ask("show", small).out.splitlines()))
    assert widths["40"] <= 40 < widths[""] <= 80 < widths["120"] <= 120
    assert widths["nonsense"] == widths["0"] == widths[""]


def test_several_briefs_follow_each_other(ask: Callable, small: Path, peaceful: Path) -> None:
    one, two = ask("show", small).out, ask("show", peaceful).out
    assert ask("show", small, peaceful).out == one + "\n\n" + two
    assert ask("show", ".").code == 0


def test_one_file_as_data_is_the_brief_itself(ask: Callable, small: Path) -> None:
    code, out, err = ask("show", "--json", small)
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert data["schema"] == 1
    assert data["title"] == "Troops in Russia"
    assert data["claims"]["ua-12000"]["figure"]["hard"] == [9000, 15000]
    assert {verdict["verdict"] for verdict in data["verdicts"]} == {"conflict", "denied"}


@pytest.mark.parametrize("argv", [(".",), ("small.yaml", "peaceful.yaml")])
def test_folders_and_several_paths_as_data_are_a_list(
    ask: Callable, small: Path, peaceful: Path, argv: tuple[str, ...]
) -> None:
    data = json.loads(ask("show", "--json", *argv).out)
    assert data["schema"] == 1
    assert {brief["title"] for brief in data["briefs"]} == {"Troops in Russia"}
    assert len(data["briefs"]) == 2


@pytest.mark.parametrize("command", ["show", "conflicts", "check"])
def test_standard_input_is_read(
    ask: Callable, small: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    for flags in ((), ("--json",)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(small.read_bytes())))
        piped = ask(command, *flags, "-")
        named = ask(command, *flags, small)
        assert piped.code == named.code
        assert piped.out.replace("standard input", "small.yaml").replace('"-"', '"small.yaml"') == named.out


@pytest.mark.parametrize("command", ["show", "conflicts"])
def test_what_cannot_be_read_is_told_and_the_rest_printed(
    ask: Callable, small: Path, desk: Path, command: str
) -> None:
    (desk / "list.yaml").write_text("- {briefing: 1}\n")
    (desk / "compose.yaml").write_text("services: {}\n")
    os.mkdir("empty")
    code, out, err = ask(command, "missing.yaml", ".", "empty")
    assert code == 2
    assert "Troops in Russia" in out
    assert err.startswith("missing.yaml: error: no such file")
    assert "\n./list.yaml:1:1: error: the file is a list" in err
    assert "\nbriefing: 1 YAML file without the key briefing: passed over" in err
    assert "\nbriefing: empty: no briefs in this folder" in err
    data = json.loads(ask(command, "--json", "missing.yaml", ".", "empty").out)
    assert [brief["path"] for brief in data["briefs"]] == ["./small.yaml"]


def test_one_file_that_cannot_be_read_leaves_no_data(ask: Callable, desk: Path) -> None:
    code, out, err = ask("show", "--json", "missing.yaml")
    assert (code, out) == (2, "")
    assert "no such file" in err


def test_contradictions_are_findings(ask: Callable, small: Path) -> None:
    code, out, err = ask("conflicts", small)
    assert code == 1
    assert err == "1 brief, 2 contradictions\n"
    assert out.startswith("Troops in Russia\nsmall.yaml\n\n  ≠ conflict 1, severity ")
    assert "us-3000" in out
    assert "The ranges do not meet" in " ".join(out.split())


def test_a_brief_without_contradictions_is_clean(ask: Callable, peaceful: Path) -> None:
    assert ask("conflicts", peaceful) == (0, "", "1 brief, no contradictions\n")


def test_every_verdict_on_request(ask: Callable, peaceful: Path) -> None:
    code, out, err = ask("conflicts", "--all", peaceful)
    assert code == 0
    assert "= agree, severity 0 (none)" in out
    assert err == "1 brief, no contradictions\n"


def test_contradictions_as_data(ask: Callable, small: Path, peaceful: Path) -> None:
    code, out, err = ask("conflicts", "--json", small, peaceful)
    data = json.loads(out)
    assert (code, err) == (1, "")
    assert data["schema"] == 1
    found, none = data["briefs"]
    assert (none["path"], none["verdicts"]) == ("peaceful.yaml", [])
    assert (found["path"], found["title"]) == ("small.yaml", "Troops in Russia")
    assert [verdict["verdict"] for verdict in found["verdicts"]] == ["conflict", "denied"]
    conflict = found["verdicts"][0]
    assert (conflict["a"], conflict["b"]) == ("us-3000", "ua-12000")
    assert conflict["severity"] > 50
    assert conflict["ratio"] == pytest.approx(9000 / 3150, abs=1e-4)
    assert conflict["reason"] in " ".join(ask("conflicts", small).out.split())


def test_one_path_as_data_is_a_list_all_the_same(ask: Callable, peaceful: Path) -> None:
    code, out, _ = ask("conflicts", "--json", "--all", peaceful)
    (brief,) = json.loads(out)["briefs"]
    assert code == 0
    assert {verdict["verdict"] for verdict in brief["verdicts"]} == {"agree"}


def test_an_infinite_ratio_is_null(ask: Callable, small: Path) -> None:
    small.write_text(small.read_text().replace("3,000 troops", "no troops"))
    conflict = json.loads(ask("conflicts", "--json", small).out)["briefs"][0]["verdicts"][0]
    assert (conflict["verdict"], conflict["ratio"]) == ("conflict", None)
