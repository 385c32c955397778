"""Which of several briefs is opened first."""

from __future__ import annotations

from pathlib import Path

from briefing.library.discovery import newest
from tests.shipped import brief_files


def test_the_latest_date_wins_and_the_first_of_equals(tmp_path: Path, briefs: Path) -> None:
    names = ["a", "b", "c", "d"]
    for name, text in zip(
        names, ["", "date: 2024-01-02", "date: '2024-03-01'\n", "date: 2024-03-01"], strict=True
    ):
        (tmp_path / name).write_text(f"briefing: 1\n{text}")
    assert newest([str(tmp_path / name) for name in names]) == str(tmp_path / "c")
    assert newest([str(tmp_path / "missing"), str(tmp_path / "b")]) == str(tmp_path / "b")
    assert newest([str(path) for path in brief_files(briefs)]).endswith("north-korean-troops.yaml")
