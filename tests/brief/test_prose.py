"""Prose: blocks and where they begin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.brief.model import Section
from briefing.brief.prose import blocks, paragraphs


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks(text)]


def test_lines_of_a_paragraph_join() -> None:
    assert kinds("One  line\n  and another.\n\nTwo.\n") == [
        ("paragraph", "One line and another."),
        ("paragraph", "Two."),
    ]


def test_items_begin_with_a_dash_and_go_on_below_it() -> None:
    assert kinds("These:\n- one\n  goes on\n- two\nstill two\n\nAfter.") == [
        ("paragraph", "These:"),
        ("item", "one goes on"),
        ("item", "two still two"),
        ("paragraph", "After."),
    ]


def test_quotations_are_one_block_up_to_a_line_without_sign() -> None:
    assert kinds("He said:\n> our sovereign\n> decision\n>\n> again\nand left.") == [
        ("paragraph", "He said:"),
        ("quotation", "our sovereign decision"),
        ("quotation", "again"),
        ("paragraph", "and left."),
    ]


def test_nothing_else_is_markup() -> None:
    for text in ("# title", "* star", "-5 degrees", "[b]bold[/b]", "1. one", "**bold**", "--- "):
        assert kinds(text) == [("paragraph", text.strip())]


def test_blocks_say_where_they_begin_in_the_plain_text() -> None:
    section = Section("s", "S", blocks=blocks("One\ntwo.\n\n- three\n\n> four"))
    for block in section.blocks:
        assert section.plain[block.start : block.start + len(block.text)] == block.text


@given(st.text(st.sampled_from("ab ->\n\t\xa0")))
def test_plain_text_and_starts_agree(text: str) -> None:
    section = Section("s", "S", blocks=blocks(text))
    at = 0
    for block in section.blocks:
        assert block.start == at
        assert block.text == block.text.strip(" ") != ""
        assert "\n" not in block.text
        at += len(block.text) + 1


def test_paragraphs_keep_one_line_each() -> None:
    assert paragraphs("a\nb\n\n- c\n> d\n") == "a b\n\n- c\n\n> d"
    assert paragraphs("  a  b ") == "a b"
    assert paragraphs("") == ""
