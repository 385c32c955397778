"""README says what the program does, in two screens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.brief.loader import read
from briefing.commands.arguments import parsers
from briefing.manual.pages import topics
from briefing.ui.actions import ACTIONS, KEY_NAMES
from briefing.verdicts.findings import find

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_is_short() -> None:
    assert len(TEXT.encode()) <= 8000
    assert len((ROOT / "CONTRIBUTING.md").read_bytes()) <= 8000


def test_its_brief_is_clean_and_shows_a_conflict() -> None:
    found = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
    assert found
    brief = read(found[1], "README.md")
    assert brief.problems == ()
    assert find(brief).contradiction_count == 1


def test_every_command_stands_in_it() -> None:
    for name in filter(None, parsers()):
        assert f"`briefing {name}" in TEXT


def test_its_keys_are_keys_of_the_reader() -> None:
    known = {KEY_NAMES.get(key, key) for action in ACTIONS for key in action.keys.split(",")}
    table = TEXT.partition("## Ten keys")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    assert len(rows) == 10
    for key in re.findall(r"`([^`]+)`", " ".join(rows)):
        assert key in known or key.lower() in known, key


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_what_it_links_to_is_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", text):
        assert (ROOT / target).exists(), target


def test_every_page_of_the_manual_is_linked() -> None:
    for name in topics():
        assert f"(briefing/manual/{name}.md)" in TEXT


def test_the_places_that_contributing_names_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    places = re.findall(
        r"`((?:figures|brief|verdicts|library|export|terminal|ui|manual|draft|commands)/[\w./-]+)`", text
    )
    assert places
    for place in places:
        assert (ROOT / "briefing" / place).exists(), place
