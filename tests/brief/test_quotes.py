"""Quotes: where they stand, and what stands near them."""

from __future__ import annotations

import pytest

from briefing.brief.loader import read
from briefing.brief.quotes import Search, Text, nearest_passage

PLAIN = (
    "The United States announced that 13,000 North Korean troops left and 3,000 North Korean troops came.\n"
    "He called it “Russia’s ‘own’ business” twice."
)
TEXT = Text(PLAIN)


def spot(quote: str, text: Text = TEXT) -> str | None:
    found = Search().find(quote, text)
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


@pytest.mark.parametrize(
    ("quote", "plain", "stands"),
    [
        ("The official said", "The ofﬁcial said so", "The ofﬁcial said"),
        ("3,000-4,000 troops", "some 3,000–4,000 troops", "3,000–4,000 troops"),
        ("Well ... 3,000", "Well … 3,000", "Well … 3,000"),
        ("Well … 3,000", "Well . . . 3,000", "Well . . . 3,000"),
        ('"3,000 troops", he', "« 3,000 troops », he", "« 3,000 troops », he"),
        ('said "yes" twice', "said »yes« twice", "said »yes« twice"),
        ("Na'ima said", "Naʼima said", "Naʼima said"),
        ("10 000 men", "10\u202f000 men", "10\u202f000 men"),
        ("3 000 men", "10\u202f000 and 3\u2009000 \xa0men", "3\u2009000 \xa0men"),
        ("The information says", "The infor- mation says", "The infor- mation says"),
        ("a long-term plan", "a long- term plan", "a long- term plan"),
        ("pre- and post-war", "in pre- and post-war times", "pre- and post-war"),
        ("000-4,000 troops", "3,000–4,000 troops", None),
        ("33,000", "3-3,000", None),
    ],
)
def test_quotes_are_found_however_their_signs_are_written(quote: str, plain: str, stands: str | None) -> None:
    assert spot(quote, Text(plain)) == stands


def test_a_later_place_is_found_in_another_way_of_writing() -> None:
    text = Text("infor- mation, and infor- mation")
    first = Search().find("information", text)
    assert first
    assert Search().find("information", text, first.start + 1) == (19, 32)


def test_the_nearest_passage_cuts_no_sign_and_no_letter() -> None:
    text = Text("The gov<U+00AD>ment has re\u0301sume\u0301 3,000 troops")
    assert nearest_passage("The government has 3,000 troops", text).startswith("The gov<U+00AD>ment has")
    assert nearest_passage("has resume 3,000 troops", text) == "has re\u0301sume\u0301 3,000 troops"


def test_a_quote_never_begins_or_ends_within_a_number() -> None:
    found = Search().find("3,000 North Korean troops", TEXT)
    assert found
    assert found.start == PLAIN.index(" 3,000") + 1
    for text, quote in (
        ("13,000 men", "3,000 men"),
        ("about 3,000", "about 3"),
        ("1.5 km", "5 km"),
        ("15", "1"),
    ):
        assert Search().find(quote, Text(text)) is None
    assert Search().find("of 3", Text("one of 3, 4 or 5"))
    assert Search().find("in 2024", Text("It was in 2024."))


def test_whole_words_come_before_parts_of_words() -> None:
    text = Text("Warsaw saw war")
    assert Search().find("war", text) == (11, 14)
    assert Search().find("arsa", text) == (1, 5)
    assert Search().find("国人", Text("中国人民")) == (1, 3)


def test_the_nearest_passage_is_shown() -> None:
    assert nearest_passage("3,000 North Korean soldiers", TEXT) == "3,000 North Korean troops"
    assert nearest_passage("the United States declared that", TEXT) == "The United States announced that"
    assert nearest_passage("something else entirely here", TEXT) == ""
    assert nearest_passage("…", TEXT) == ""
    assert nearest_passage("words", Text("")) == ""


@pytest.mark.parametrize(
    ("quote", "text", "most"),
    [
        ("nothing of the kind", "word " * 200_000, 2_000),
        ("ord", "word " * 200_000, 4),  # each place is looked at, since a whole word would be better
        ("a" * 99 + "b", "a" * 900_000, 4),
        ("a" * 50_000 + "b", "a" * 900_000, 4),
        ("0", "0" * 900_000, 4),
    ],
    ids=["not there", "within words", "almost everywhere", "long and almost everywhere", "within a number"],
)
def test_very_many_quotes_are_looked_for_until_a_limit(quote: str, text: str, most: int) -> None:
    search, ready = Search(), Text(text)
    searched = 0
    while not search.is_over:
        search.find(quote, ready)
        searched += 1
    assert searched <= most
    assert search.find("word", ready) is None


def test_what_is_searched_counts_up_to_the_place() -> None:
    search, text = Search(), Text("word " * 200_000)
    for _ in range(5_000):
        assert search.find("word word", text)
    assert not search.is_over


def test_claims_beyond_the_limit_of_a_search_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.brief.quotes.MAX_SEARCHED", 45_000)
    monkeypatch.setattr("briefing.brief.claims.MAX_SEARCHED", 45_000)
    rows = "".join(f"  c{n}: {{by: a, section: s, quote: 3 men}}\n" for n in range(20))
    data = "briefing: 1\ntitle: T\nactors: {a: {name: A}}\nsections: {s: {title: S, text: 3 men}}\nclaims:\n"
    brief = read(data + rows, "b")
    assert [claim.faulty for claim in brief.claims.values()] == [False] * 20
    brief = read(data.replace("3 men", "word " * 1_000 + "3 men", 1) + rows, "b")
    found = [claim for claim in brief.claims.values() if claim.spot]
    assert [claim.faulty for claim in brief.claims.values()] == [False] * len(found) + [True] * (
        20 - len(found)
    )
    assert 0 < len(found) < 10
    assert brief.problems[0].text == (
        f"claim 'c{len(found)}': its quote is not looked for, since others took 45,000 characters; "
        "split the sections, or the brief"
    )
