"""What the package says of itself, and what is in it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from briefing import __version__

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_the_version_stands_in_one_place_and_the_changelog_tells_of_it() -> None:
    assert "version" in PROJECT["project"]["dynamic"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "briefing/__init__.py"
    assert re.search(
        rf"^## {re.escape(__version__)}\b", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )


def test_the_pythons_that_it_names_are_those_that_it_takes() -> None:
    named = [
        line.rpartition(" ")[2]
        for line in PROJECT["project"]["classifiers"]
        if re.search(r":: 3\.\d+$", line)
    ]
    assert named == ["3.11", "3.12", "3.13"]
    assert PROJECT["project"]["requires-python"] == f">={named[0]}"


def test_nobody_who_only_reads_needs_what_developers_do() -> None:
    needed = {re.split(r"[<>=]", line)[0] for line in PROJECT["project"]["dependencies"]}
    assert needed == {"textual", "rich", "pathspec", "pyyaml"}


@pytest.mark.parametrize("name", ["briefing", "briefs", "tests", "CHANGELOG.md", "LICENSE", "README.md"])
def test_what_the_source_is_made_of_is_there_and_packed(name: str) -> None:
    assert (ROOT / name).exists()
    assert f"/{name}" in PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]


def test_files_that_are_no_modules_lie_in_the_package() -> None:
    assert PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"] == {
        "briefs": "briefing/briefs"
    }
    for name in ("py.typed", "ui/theme.tcss", "export/html_page.css"):
        assert (ROOT / "briefing" / name).is_file()
    assert list((ROOT / "briefs").glob("*.yaml")) and (ROOT / "briefs" / "brief.schema.json").is_file()


def test_the_name_on_the_index_is_our_own_and_the_command_is_briefing() -> None:
    assert PROJECT["project"]["name"] == "briefing-reader"
    assert PROJECT["project"]["scripts"] == {"briefing": "briefing.__main__:main"}
    assert "`briefing-reader`" in (ROOT / "README.md").read_text("utf-8")
