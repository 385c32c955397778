"""README says what the code does."""

from __future__ import annotations

import re

import pytest

from briefing.brief.loader import read
from briefing.verdicts.findings import find
from tests.readme import README, written

ROOT = README.parent
TEXT = README.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_code() -> None:
    assert written(TEXT) == TEXT, "run: python -m tests.readme"


def test_its_brief_is_clean_and_shows_a_conflict() -> None:
    found = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    brief = read(found[1], "README.md")
    assert brief.problems == ()
    assert find(brief).contradiction_count == 1


def test_every_command_stands_in_it() -> None:
    from briefing.commands.arguments import parsers

    for name in filter(None, parsers()):
        assert f"`briefing {name}" in TEXT


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\| `((?:\w+/)+[\w.]*)`", TEXT))))
def test_the_places_it_names_are_there(path: str) -> None:
    assert (ROOT / "briefing" / path).exists()


def test_its_picture_is_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", TEXT):
        assert (ROOT / picture).is_file()
