"""Every row of the wording table: verdicts, section 1, "Two ranges for every wording"."""

from __future__ import annotations

from math import inf

import pytest

from briefing.figures.grammar import parse
from briefing.figures.model import Range
from briefing.figures.overrides import row_texts
from briefing.figures.wordings import WORDINGS

# Words, hard range, typical range; x is 3,000 where the row is relative.
ROWS = [
    ("exactly 3,000", "exactly", (3000, 3000), (3000, 3000)),
    ("confirmed 3,000", "exactly", (3000, 3000), (3000, 3000)),
    ("counted 3,000", "exactly", (3000, 3000), (3000, 3000)),
    ("3,000", "plain", (2850, 3150), (2850, 3150)),
    *(
        (f"{words} 3,000", "about", (2250, 3750), (2700, 3300))
        for words in (
            "about",
            "around",
            "some",
            "roughly",
            "approximately",
            "~",
            "an estimated",
            "≈",
            "c.",
            "ca.",
        )
    ),
    *(
        (f"{words} 3,000", "nearly", (2550, 3000), (2700, 3000))
        for words in ("nearly", "almost", "close to", "just under")
    ),
    ("just over 3,000", "just over", (3000, 3450), (3000, 3300)),
    *(
        (f"{words} 3,000", "at least", (3000, inf), (3000, 3750))
        for words in ("at least", "no fewer than", "no less than", "a minimum of", "≥", ">=")
    ),
    *(
        (f"{words} 3,000", "more than", Range(3000, inf, low_open=True), (3000, 3750))
        for words in ("more than", "over", "upwards of", ">")
    ),
    ("3,000+", "more than", Range(3000, inf, low_open=True), (3000, 3750)),
    ("well over 3,000", "well over", (3300, inf), (3300, 4500)),
    *((f"{words} 3,000", "up to", (0, 3000), (1500, 3000)) for words in ("up to", "as many as")),
    *(
        (f"{words} 3,000", "at most", (0, 3000), (2250, 3000))
        for words in ("at most", "no more than", "≤", "<=")
    ),
    *(
        (f"{words} 3,000", "fewer than", Range(0, 3000, high_open=True), (2250, 3000))
        for words in ("fewer than", "less than", "under", "<")
    ),
    *(
        (words, "a to b", (100, 400), (100, 400))
        for words in ("100–400", "between 100 and 400", "100 to 400", "100 or 400", "from 100 to 400")
    ),
    ("low end of 100 to 400", "low end of", (100, 400), (100, 200)),
    ("high end of 100 to 400", "high end of", (100, 400), (300, 400)),
    *((words, "none", (0, 0), (0, 0)) for words in ("none", "zero", "no troops")),
    *((words, "many", None, None) for words in ("many", "heavy losses", "an unknown number")),
    ("a couple", "a couple", (2, 3), (2, 2)),
    ("a pair of tanks", "a pair", (2, 2), (2, 2)),
    ("a few", "a few", (2, 9), (3, 6)),
    ("a handful", "a few", (2, 9), (3, 6)),
    ("several", "several", (2, 12), (3, 9)),
    ("a dozen", "a dozen", (11, 13), (12, 12)),
    ("tens", "tens", (10, 199), (20, 99)),
    ("dozens", "dozens", (12, 199), (24, 99)),
    ("scores", "scores", (20, 199), (40, 99)),
    ("a few hundred", "a few hundred", (200, 699), (200, 600)),
    ("several hundred", "several hundred", (200, 1199), (300, 900)),
    ("hundreds", "hundreds", (100, 1999), (200, 999)),
    ("a few thousand", "a few thousand", (2000, 6999), (2000, 6000)),
    ("several thousand", "several thousand", (2000, 11_999), (3000, 9000)),
    ("thousands", "thousands", (1000, 19_999), (2000, 9999)),
    ("tens of thousands", "tens of thousands", (10_000, 199_999), (20_000, 99_999)),
    ("hundreds of thousands", "hundreds of thousands", (100_000, 1_999_999), (200_000, 999_999)),
    ("millions", "millions", (1_000_000, 19_999_999), (2_000_000, 9_999_999)),
    ("a few million", "a few million", (2_000_000, 6_999_999), (2_000_000, 6_000_000)),
    ("several million", "several million", (2_000_000, 11_999_999), (3_000_000, 9_000_000)),
    ("tens of millions", "tens of millions", (10_000_000, 199_999_999), (20_000_000, 99_999_999)),
    ("hundreds of billions", "hundreds of billions", (10**11, 2 * 10**12 - 1), (2 * 10**11, 10**12 - 1)),
    ("several dozen", "several dozen", (24, 143), (36, 108)),
    ("a couple of hundred", "a couple hundred", (200, 399), (200, 300)),
    ("20-odd people", "something over", (18, 30), (20, 25)),
    ("20s", "all tens", (20, 29), (20, 29)),
    ("low 30s", "low tens", (30, 34.5), (30, 33.6)),
    ("in the mid-30s", "mid-tens", (31.8, 37.2), (32.7, 36.3)),
    ("high forties", "high tens", (44.5, 49), (45.4, 49)),
    *(
        (words, "as given", (11_500, 12_500), (11_500, 12_500))
        for words in ("12,000 ± 500", "12,000 (11,500–12,500)")
    ),
    ("teens", "teens", (13, 19), (13, 19)),
    ("low teens", "low teens", (13, 15), (13, 15)),
    ("mid-teens", "mid-teens", (14, 17), (15, 16)),
    ("high teens", "high teens", (16, 19), (17, 19)),
    ("single digits", "n digits", (0, 9), (0, 9)),
    ("in double digits", "n digits", (10, 99), (10, 99)),
    ("triple-digit", "n digits", (100, 999), (100, 999)),
    ("a six-figure sum", "n digits", (100_000, 999_999), (100_000, 999_999)),
    ("7 figures", "n digits", (10**6, 10**7 - 1), (10**6, 10**7 - 1)),
    ("in the low thousands", "low tens", (1000, 5499.5), (1000, 4599.6)),
    ("mid-hundreds", "mid-tens", (279.8, 819.2), (369.7, 729.3)),
    ("high hundreds of millions", "high tens", (549_999_999.5, 10**9 - 1), (639_999_999.4, 10**9 - 1)),
]


@pytest.mark.parametrize(("text", "row", "hard", "typical"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_gives_its_ranges(text, row, hard, typical):
    figure = parse(text)
    assert figure.qualifier == row
    assert figure.hard == (hard and pytest.approx(Range(*hard)))
    assert figure.typical == (typical and pytest.approx(Range(*typical)))


def test_every_row_that_words_trigger_is_tested():
    tested = {row for _, row, *_ in ROWS}
    same_pattern = {
        f"{start}{word}{end}"
        for word in (
            "dozen",
            "hundred",
            "thousand",
            "million",
            "billion",
            "trillion",
            "hundred thousand",
            "hundred million",
        )
        for start, end in (
            *(("a couple ", ""), ("a few ", ""), ("several ", "")),
            *((tens, "s") for tens in ("", "tens of ", "hundreds of ")),
        )
    }
    days = {"as early as", "after", "by", "before", "around the day"}  # test_days.py
    assert {row.name for row in WORDINGS} == tested | days | (same_pattern & {row.name for row in WORDINGS})


def test_each_of_all_trigger_words_leads_to_its_row():
    for row in WORDINGS:
        for words in row.words:
            assert WORDINGS.find(words.removeprefix("x ")) is not None
            if row.kind.name == "TIMES":
                text = f"500 {words.removeprefix('x ')}" if words.startswith("x ") else f"{words} 500"
                assert parse(text).qualifier == row.name, text
            elif row.kind.name == "VALUES":
                assert parse(words).qualifier == row.name, words
            elif row.kind.name == "SPAN":
                text = words.replace("xs", "20s") if row.is_of_tens else f"{words} 100 to 300"
                assert parse(text).qualifier == row.name
            elif row.kind.name == "GIVEN":
                values = {"x": "500", "d": "50", "a": "400", "b": "600", "n": "6"}
                text = " ".join(values.get(word, word) for word in words.split())
                assert parse(text).qualifier == row.name, text
            else:
                day = "27 October 2024"
                text = f"{day} {words.removeprefix('x ')}" if words.startswith("x ") else f"{words} {day}"
                assert parse(text).qualifier == row.name, text


@pytest.mark.parametrize(
    ("text", "spread"),
    [
        *(("12,000", 500), ("3,000", 150), ("1,500", 50), ("471", 0), ("11,000", 500), ("10,000", 500)),
        *(("6,700", 50), ("3,800", 50), ("1,100", 50), ("1,000", 50), ("500", 25), ("400", 20), ("100", 5)),
        *(("10", 0.5), ("20", 1), ("7", 0), ("89", 0), ("1,234,567", 0), ("1,234,560", 5)),
        *(("1.5 million", 50_000), ("1.50 million", 5000), ("2.3bn", 50_000_000), ("1.0 million", 50_000)),
        *(
            ("12.5 %", 0.05),
            ("0.5 %", 0.025),
            ("12k", 500),
            ("2 million", 100_000),
            ("half a million", 25_000),
        ),
        *(
            ("a quarter of a million", 5000),
            ("two and a half million", 50_000),
            ("0", 0),
            ("twelve thousand", 500),
        ),
    ],
)
def test_a_plain_number_is_as_exact_as_it_is_written(text, spread):
    figure = parse(text)
    value = figure.stated[0]
    assert figure.hard == figure.typical == pytest.approx((value - spread, value + spread, False, False))


def test_percentages_are_exact():
    assert parse("just over 3,000").hard.high == 3450.0
    assert parse("nearly 11,000").hard == (9350.0, 11_000.0, False, False)
    assert parse("about 1.1 million").typical == (990_000.0, 1_210_000.0, False, False)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        *(
            ("a dozen", (12, 12)),
            ("two dozen", (24, 24)),
            ("dozens", None),
            ("several", None),
            ("none", (0, 0)),
        ),
        *(
            ("10 to 50", (10, 50)),
            ("27 or 28", (27, 28)),
            ("28 or 27", (27, 28)),
            ("at least 3,000", (3000, 3000)),
        ),
        *(
            ("low end of 100 to 300", (100, 300)),
            ("at least dozens", None),
            ("hundreds if not thousands", None),
        ),
    ],
)
def test_the_stated_number(text, stated):
    assert parse(text).stated == stated


@pytest.mark.parametrize(
    ("text", "hard", "typical"),
    [
        ("two dozen", (22, 26), (24, 24)),
        ("half a dozen", (5, 7), (6, 6)),
        ("three dozen", (33, 39), (36, 36)),
        ("about two dozen", (18, 30), (21.6, 26.4)),
        ("at least a dozen", (12, inf), (12, 15)),
    ],
)
def test_dozens_are_counted(text, hard, typical):
    figure = parse(text)
    assert (figure.hard[:2], figure.typical[:2]) == (hard, typical)


def test_the_rows_say_in_words_what_they_do():
    rows = {row.name: row for row in row_texts(WORDINGS)}
    assert (rows["about"].hard, rows["about"].typical) == ("x ± 25 %", "x ± 10 %")
    assert (rows["plain"].hard, rows["exactly"].hard) == ("x ± r", "x")
    assert (rows["nearly"].hard, rows["up to"].typical) == ("0.85x–x", "0.5x–x")
    assert (rows["at least"].hard, rows["more than"].hard) == ("x–∞", "(x–∞")
    assert (rows["fewer than"].hard, rows["many"].hard) == ("0–x)", "none")
    assert (rows["low end of"].hard, rows["low end of"].typical) == ("a–b", "lower third of a–b")
    assert (rows["tens of thousands"].hard, rows["a couple"].typical) == ("10,000–199,999", "2")
    assert (rows["by"].hard, rows["around the day"].hard) == ("−∞ to x", "x − 3 d to x + 3 d")
    assert "x or more" in rows["at least"].words.split(", ")
    assert len(rows) == len(list(WORDINGS))


def test_no_row_names_a_wording_twice() -> None:
    for row in row_texts(WORDINGS):
        words = row.words.split(", ")
        assert words[0], row.name
        assert len(set(words)) == len(words), row.name
