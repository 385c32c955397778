"""A brief as Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.brief.loader import load, read
from briefing.export.formats import FORMATS
from briefing.export.labels import NOWHERE
from briefing.export.markdown import brief_markdown, escape
from briefing.verdicts.findings import find
from tests.export.hostile import hostile
from tests.export.pages import parsed
from tests.export.test_brief_text import BRIEF, MARKED
from tests.shipped import brief_files

if TYPE_CHECKING:
    from pathlib import Path

READER = MarkdownIt("commonmark").enable("table")


def written(text: str = BRIEF) -> str:
    brief = read(text, "briefs/troops.yaml")
    return brief_markdown(brief, find(brief))


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z"))
        | st.sampled_from(" \\`*_[]<>&|~#-+=.1)!$^")
    )
)
def test_a_text_reads_as_it_is(text: str) -> None:
    plain = " ".join(text.split())
    html = READER.render(f"{escape(text)}\n")
    assert parsed(html).text == plain
    assert {node.name for node in parsed(html).walk()} <= {"", "p"}


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")) | st.sampled_from(" \\`*_[]<>&|~#"))
)
def test_a_cell_stays_a_cell(text: str) -> None:
    table = parsed(READER.render(f"| a | b |\n|---|---|\n| {escape(text)} | end |\n"))
    assert [node.text for node in table.all("td")] == [" ".join(text.split()), "end"]


def test_hostile_text_makes_nothing() -> None:
    made = parsed(READER.render(written(hostile())))
    assert not {"script", "img", "svg", "i", "b"} & {node.name for node in made.walk()}
    assert all(re.match("https?://", a["href"] or "") for a in made.all("a"))


def test_sources_are_cited_where_they_are_used() -> None:
    text = written()
    assert "## The counts[^1]" in text
    assert "[^1]: The Paper. What they say. 25 Oct 2024. reliability B. <https://example.org/a>" in text
    assert re.search(r"\| Russia \| “fake news”.*\[\^2\] \|", text)
    defined = set(re.findall(r"^\[\^([\w-]+)\]:", text, re.MULTILINE))
    assert set(re.findall(r"\[\^([\w-]+)\](?!:)", text)) <= defined == {"1", "2"}


def test_contradictions_are_marked_and_explained() -> None:
    text = written()
    assert 'speaks of "3,000 troops" **\\[≠ conflict 1' in text
    assert "**≠ conflict 1: Troops**, severity 65 (medium)" in text
    assert "The ranges do not meet: 2.9 times apart." in text


def test_lists_and_quotations_stay_what_they_are() -> None:
    text = written()
    assert "\n- Moscow calls it fake news" in text
    assert "\n> our own business" in text


def test_claims_stand_against_hypotheses_in_a_table() -> None:
    text = written(MARKED)
    assert "\n1. They count different things.\n2. Nobody counted.\n" in text
    table = parsed(READER.render(text)).all("table")[-1]
    rows = [[cell.text for cell in row.all("td")] for row in table.all("tr")[1:]]
    assert [(row[0].rpartition("[")[2], *row[1:]) for row in rows] == [
        ("us-3000]", "CC", ""),
        ("ua-12000]", "II", ""),
        ("ua-500]", "I", ""),
        ("ru-denial]", "NA", ""),
        ("inconsistency", "3", "0"),
    ]


def test_several_briefs_keep_their_notes_apart(briefs: Path) -> None:
    loaded = [load(str(path)) for path in brief_files(briefs)]
    text = "".join(FORMATS["markdown"].write(((brief, find(brief)) for brief in loaded), NOWHERE))
    labels = re.findall(r"^\[\^([\w-]+)\]:", text, re.MULTILINE)
    assert len(labels) == len(set(labels)) == sum(len(brief.sources) for brief in loaded)
    assert text.count("\n# ") + text.startswith("# ") == len(loaded)
