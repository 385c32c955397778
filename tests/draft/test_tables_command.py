"""`briefing draft` of tables, which needs nothing that the plain install lacks."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from briefing import cli
from briefing.brief.loader import load
from briefing.verdicts.findings import find

if TYPE_CHECKING:
    from pathlib import Path

TABLE = "Speaker,Dead,When\nMinistry,300,2023-01-04\nArmy,63,2023-01-04\nNobody,,\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a table, in which the command runs without a parser."""
    for library in ("spacy", "trafilatura", "openpyxl"):
        monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "t.csv").write_text(TABLE)
    return tmp_path


def test_a_table_becomes_a_brief_and_what_is_left_out_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["draft", "t.csv", "-o", "t.yaml", "--title", "Dead"]) == 0
    assert capsys.readouterr().err == (
        "briefing: t.csv: who = Speaker, said = When, figure = Dead\n"
        "briefing: t.csv:4: neither a figure nor words; fill one of them in, or name its --column\n"
        "1 source, 2 figures, 1 measure, 1 contradiction, 0 to review\n"
    )
    brief = load(str(folder / "t.yaml"))
    assert (brief.title, brief.problems) == ("Dead", ())
    assert cli.main(["check", "t.yaml"]) == 0
    assert cli.main(["draft", "t.csv", "-o", "t.yaml"]) == 2
    assert "there is a file already" in capsys.readouterr().err


def test_a_table_is_added_to_a_brief_of_which_every_byte_stays(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["draft", "t.csv", "-o", "t.yaml"]) == 0
    before = (folder / "t.yaml").read_text()
    (folder / "u.jsonl").write_text(
        json.dumps({"who": "UN", "figure": 900, "what": "Dead", "said": "2023-01-04"})
    )
    assert cli.main(["draft", "u.jsonl", "--into", "t.yaml"]) == 0
    after = load(str(folder / "t.yaml"))
    assert all(line in (folder / "t.yaml").read_text().splitlines() for line in before.splitlines())
    assert len(after.claims_by_measure["dead"]) == 3
    assert find(after).contradiction_count == 3


def test_a_person_names_columns_and_standard_input_is_a_table_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Input:
        buffer = io.BytesIO(TABLE.encode())

        @staticmethod
        def isatty() -> bool:
            return False

    monkeypatch.setattr("sys.stdin", Input)
    assert cli.main(["draft", "-", "--column", "quote=Speaker", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["draft"]["measures"][0]["name"] == "Dead"
    assert cli.main(["draft", "t.csv", "--column", "who"]) == 2
    assert (
        capsys.readouterr().err
        == "briefing: --column: 'who' names no column; write it as --column who=Speaker\n"
    )


def test_an_article_beside_a_table_that_cannot_be_read_loses_nothing_of_the_table(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.txt").write_text("The minister said on Tuesday that 12 people were killed.")
    assert cli.main(["draft", "a.txt", "t.csv", "-o", "both.yaml"]) == 2
    assert "pip install 'briefing-reader[draft]'" in capsys.readouterr().err
    assert len(load(str(folder / "both.yaml")).claims) == 2
    (folder / "t.xlsx").write_bytes(b"PK\x03\x04 xl/workbook")
    assert cli.main(["draft", "t.xlsx"]) == 2
    assert "needs openpyxl; run: pip install" in capsys.readouterr().err
