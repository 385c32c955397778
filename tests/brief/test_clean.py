"""Cleaning: nothing dangerous leaves, nothing that names need is lost."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import MAX_MARKS, clean

INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u2800\u3164\uffa0\ufe00\ufe0f\U000e0100"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x07\x00\x08\x7f", "␇␀␈␡"),
        ("\x9b31m\x85", "<U+009B>31m<U+0085>"),
        ("a\u202eb\u2066c\u2069", "a<U+202E>b<U+2066>c<U+2069>"),
        ("pay\u200bpal\u2060", "pay<U+200B>pal<U+2060>"),
        ("\ufeffword", "<U+FEFF>word"),
        ("a\u3164b\uffa0", "a<U+3164>b<U+FFA0>"),
        ("\ue000\U000f0000", "<U+E000><U+F0000>"),
        ("\ud800", "<U+D800>"),
        ("flag\U000e0067\U000e007f", "flag<U+E0067><U+E007F>"),
        ("\u0378\uffff\U0001fffe", "<U+0378><U+FFFF><U+1FFFE>"),
        ("a\u2028b", "a<U+2028>b"),
        ("soft\xadhyphen", "soft<U+00AD>hyphen"),
        ("👨\u200d👩", "👨<U+200D>👩"),
        ("stop ⚠\ufe0f now", "stop ⚠ now"),
    ],
)
def test_dangerous_characters_become_signs(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Volodymyr Zelenskyy",
        "Zu\u0308rich, Nguye\u0302\u0303n",  # accents that combine
        "Володимир Зеленський",
        "김정은, 習近平, 安倍晋三",
        "بنیامین نتانیاهو",
        "می\u200cخواهم",  # Persian writes a non-joiner within words
        "क्\u200dष, ක්\u200dෂ",  # a virama and a joiner make one sign
        "12\xa0000\u202f000",
        "“quoted” — 5 € … ≠ →",
        "😀 🇺🇦",
    ],
)
def test_what_names_and_numbers_need_stays(text: str) -> None:
    assert clean(text) == text


def test_lines_stay_only_where_asked_for() -> None:
    assert clean("a\tb\r\nc\n", lines=True) == "a b\nc\n"
    assert clean("a\tb\r\nc\n") == "a␉b␍␊c␊"


def test_marks_on_one_letter_are_capped() -> None:
    assert clean("e" + "\u0301" * 10_000) == "e" + "\u0301" * MAX_MARKS + f"<+{10_000 - MAX_MARKS} marks>"
    assert clean("x\u094d\u200d" * 1 + "\u094d\u200d" * 99).count("\u200d") <= MAX_MARKS


@given(st.text(), st.booleans())
def test_cleaning_twice_changes_nothing(text: str, lines: bool) -> None:
    once = clean(text, lines=lines)
    assert clean(once, lines=lines) == once


@given(
    st.text(st.one_of(st.characters(), st.sampled_from("\n\t\r" + INVISIBLE + "\u094d\u200c\u200d\u0301ب")))
)
def test_nothing_dangerous_leaves(text: str) -> None:
    for before, char in zip([" ", *clean(text, lines=True)], clean(text, lines=True), strict=False):
        if char in "\u200c\u200d":
            assert before in "\u094d\u200c\u200d" or unicodedata.category(before)[0] in "LM"
        else:
            assert (
                char == "\n" or unicodedata.category(char)[0] in "LMNPS" or unicodedata.category(char) == "Zs"
            )
        assert char not in INVISIBLE


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "P", "S", "Zs"])))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@given(st.text(st.characters(codec="cp1252")), st.booleans())
def test_a_western_text_is_cleaned_as_any_other(text: str, lines: bool) -> None:
    assert clean(f"Ж{text}", lines=lines) == f"Ж{clean(text, lines=lines)}"


def test_what_is_not_assigned_among_jamo_that_join_is_a_sign() -> None:
    assert clean("\ud7c6\ud7c7\ud7ca\ud7cb\ud7fc") == "\ud7c6<U+D7C7><U+D7CA>\ud7cb<U+D7FC>"
