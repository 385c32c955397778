"""Quotes: where they stand, and what stands near them."""

from __future__ import annotations

import pytest

from briefing.brief.quotes import Text, find_quote, nearest_passage

PLAIN = (
    "The United States announced that 13,000 North Korean troops left and 3,000 North Korean troops came.\n"
    "He called it “Russia’s ‘own’ business” twice."
)
TEXT = Text.of(PLAIN)


def spot(quote: str, text: Text = TEXT) -> str | None:
    found = find_quote(quote, text)
    return text.plain[found.start : found.end] if found else None


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("The United States", "The United States"),
        ("United   States\nannounced", "United States announced"),
        ("came. He called", "came.\nHe called"),
        ("\"Russia's 'own' business\"", "“Russia’s ‘own’ business”"),
        ("“Russia’s ‘own’ business”", "“Russia’s ‘own’ business”"),
        ("nothing of the kind", None),
        ("the united states", None),
        ("", None),
    ],
)
def test_quotes_are_found_whatever_their_blanks_and_marks(quote: str, stands: str | None) -> None:
    assert spot(quote) == stands


def test_a_quote_never_begins_or_ends_within_a_number() -> None:
    found = find_quote("3,000 North Korean troops", TEXT)
    assert found
    assert found.start == PLAIN.index(" 3,000") + 1
    for text, quote in (
        ("13,000 men", "3,000 men"),
        ("about 3,000", "about 3"),
        ("1.5 km", "5 km"),
        ("15", "1"),
    ):
        assert find_quote(quote, Text.of(text)) is None
    assert find_quote("of 3", Text.of("one of 3, 4 or 5"))
    assert find_quote("in 2024", Text.of("It was in 2024."))


def test_whole_words_come_before_parts_of_words() -> None:
    text = Text.of("Warsaw saw war")
    assert find_quote("war", text) == (11, 14)
    assert find_quote("arsa", text) == (1, 5)
    assert find_quote("国人", Text.of("中国人民")) == (1, 3)


def test_the_nearest_passage_is_shown() -> None:
    assert nearest_passage("3,000 North Korean soldiers", TEXT) == "3,000 North Korean troops"
    assert nearest_passage("the United States declared that", TEXT) == "The United States announced that"
    assert nearest_passage("something else entirely here", TEXT) == ""
    assert nearest_passage("…", TEXT) == ""
    assert nearest_passage("words", Text.of("")) == ""
