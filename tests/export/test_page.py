"""Pages of plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.export.page import Look, Page
from briefing.text import cells, wrap

LONG = "The United States announced on Wednesday that it has evidence of 3,000 North Korean troops"


def page(width: int = 40, *, unicode: bool = True, bold: bool = False) -> Page:
    return Page(Look(width, unicode, bold))


def test_a_paragraph_is_wrapped_and_hangs_under_its_text() -> None:
    sheet = page(31)
    sheet.paragraph("one two three four five six seven", indent=2, mark="- ")
    assert sheet.text == "  - one two three four five six\n    seven\n"


def test_a_paragraph_can_hang_elsewhere_than_under_its_mark() -> None:
    sheet = page(30)
    sheet.paragraph("one two three four five six seven", mark="United States: ", hang=2)
    assert sheet.text == "United States: one two three\n  four five six seven\n"


def test_gaps_do_not_add_up_and_none_stands_at_the_top() -> None:
    sheet = page()
    sheet.gap()
    sheet.paragraph("a")
    sheet.gap()
    sheet.gap()
    sheet.heading("b")
    assert sheet.text == "a\n\nb\n"


def test_headings_are_bold_only_where_that_is_shown() -> None:
    plain, bold = page(), page(bold=True)
    plain.heading("Title")
    bold.heading("Title")
    assert plain.text == "Title\n"
    assert bold.text == "\x1b[1mTitle\x1b[0m\n"


def test_rows_align_in_cells_and_wrap_in_the_last_column() -> None:
    sheet = page(24)
    sheet.rows([("a", "one two three four five six"), ("北朝鮮", "seven"), ("", "eight")])
    assert sheet.text == "a       one two three\n        four five six\n北朝鮮  seven\n        eight\n"


def test_rows_align_in_ascii_too() -> None:
    sheet = page(unicode=False)
    sheet.rows([("≠", "one"), ("~", "two")])
    assert sheet.text == "!=  one\n~   two\n"


def test_no_rows_set_nothing() -> None:
    sheet = page()
    sheet.rows([])
    assert sheet.text == ""


def test_an_address_stays_whole() -> None:
    url = "https://example.org/" + "a" * 60
    assert wrap(f"see {url} there", 30) == ["see", url, "there"]


def test_a_script_without_spaces_is_broken_by_cells() -> None:
    assert wrap("北朝鮮の兵士", 5) == ["北朝", "鮮の", "兵士"]


def test_a_space_that_does_not_break_holds_a_number_together() -> None:
    assert wrap("about 12\u00a0000 troops", 10) == ["about", "12\u00a0000", "troops"]


def test_marks_that_take_no_cell_are_not_counted() -> None:
    assert cells("e\u0301") == 1
    assert cells("北") == 2


@given(st.text(alphabet="ab é北\u0301\u00a0", max_size=80), st.integers(4, 30))
def test_wrapping_loses_no_word_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert cells(line) <= width or " " not in line


@given(st.text(max_size=200))
def test_wrapping_again_changes_nothing(text: str) -> None:
    lines = wrap(text, 30)
    assert [line for line in lines for line in wrap(line, 30)] == lines
