"""The ways a number is written, and what is kept of the words around it."""

from __future__ import annotations

import pytest

from briefing.figures.grammar import parse
from briefing.figures.model import FigureError

NBSP, THIN, NARROW = "\u00a0", "\u2009", "\u202f"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("12,000", 12_000), ("12 000", 12_000), (f"12{NBSP}000", 12_000), (f"12{THIN}000", 12_000)),
        *((f"1{NARROW}234{NARROW}567", 1_234_567), ("12'000", 12_000), ("12’000", 12_000), ("12000", 12_000)),
        *(
            ("twelve thousand", 12_000),
            ("three", 3),
            ("twenty-five", 25),
            ("Twenty five", 25),
            ("ninety", 90),
        ),
        *(("one hundred and twenty", 120), ("two hundred thousand", 200_000), ("a thousand", 1000)),
        *(("three thousand five hundred", 3500), ("one million two hundred thousand", 1_200_000)),
        *(
            ("two thousand and five", 2005),
            ("a hundred", 100),
            ("eleven hundred", 1100),
            ("five-hundred", 500),
        ),
        *(
            ("12k", 12_000),
            ("12 k", 12_000),
            ("12K", 12_000),
            ("1.5 million", 1_500_000),
            ("1.5m people", 1_500_000),
        ),
        *(
            ("2.3bn", 2_300_000_000),
            ("2.3 billion", 2_300_000_000),
            ("3M", 3_000_000),
            ("1 trillion", 10**12),
        ),
        *(
            ("3 million", 3_000_000),
            ("3 millions", 3_000_000),
            ("100 thousand", 100_000),
            ("2 lakh", 200_000),
        ),
        *(("a quarter of a million", 250_000), ("half a million", 500_000), ("half-a-million", 500_000)),
        *(("three quarters of a million", 750_000), ("a million and a half", 1_500_000)),
        *(
            ("one and a half million", 1_500_000),
            ("two and a half thousand", 2500),
            ("1½ million", 1_500_000),
        ),
        *(("1,234,567", 1_234_567), ("0.5 million", 500_000), ("0.125", 0.125), ("12.5", 12.5), ("0", 0)),
        *(("  3,000\t troops \n", 3000), ("3,000.", 3000), ("“3,000 troops”", 3000), ("(3,000)", 3000)),
        *(("the 3,000", 3000), ("a total of 3,000", 3000), ("only 3,000", 3000), ("a record 3,000", 3000)),
        *(("THREE THOUSAND TROOPS", 3000), ("3,000-strong force", 3000), ("a 3,000-strong force", 3000)),
        *(("100 million", 10**8), ("999,999,999,999,999", 999_999_999_999_999)),
    ],
)
def test_a_number(text, value):
    assert parse(text).stated == (value, value)


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        *(("12.000", "de", 12_000), ("1.234.567", "de", 1_234_567), ("1,5 million", "de", 1_500_000)),
        *(("12.000,5", "de", 12_000.5), ("12 000", "fr", 12_000), ("12.000", "pt_BR", 12_000)),
        *(("12.000", "de-AT", 12_000), ("12,000", "en-GB", 12_000), ("12,000", "xx", 12_000)),
    ],
)
def test_the_locale_groups_digits(text, locale, value):
    assert parse(text, locale=locale).stated == (value, value)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        *(
            ("10-50", (10, 50)),
            ("10 - 50", (10, 50)),
            ("10–50", (10, 50)),
            ("10—50", (10, 50)),
            ("10‑50", (10, 50)),
        ),
        *(("300-400", (300, 400)), ("10,000–12,000", (10_000, 12_000)), ("100k-150k", (100_000, 150_000))),
        *(
            ("two to three thousand", (2000, 3000)),
            ("two or three hundred", (200, 300)),
            ("1-2 million", (10**6, 2e6)),
        ),
        *(("1.5 to 2 million", (1_500_000, 2_000_000)), ("100 to 150 thousand", (100_000, 150_000))),
        *(
            ("900 to 1,200", (900, 1200)),
            ("500 to 1 million", (500, 1_000_000)),
            ("two or three dozen", (24, 36)),
        ),
        *(("one or two", (1, 2)), ("five-seven", (5, 7)), ("between 1,500 and 2,000", (1500, 2000))),
        *(("from 10 to 50", (10, 50)), ("100 to as many as 300", (100, 300)), ("zero to 10", (0, 10))),
        *(
            ("2,000, possibly 3,000", (2000, 3000)),
            ("2,000 or even 3,000", (2000, 3000)),
            ("2 if not 3", (2, 3)),
        ),
    ],
)
def test_a_span(text, span):
    if span is None:
        with pytest.raises(FigureError):
            parse(text)
    else:
        assert parse(text).stated == span


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind", "noun"),
    [
        *(("$50 billion", 50e9, "USD", "money USD", ""), ("US$ 50bn", 50e9, "USD", "money USD", "")),
        *(("50 billion dollars", 50e9, "USD", "money USD", ""), ("€3m", 3e6, "EUR", "money EUR", "")),
        *(("61 billion U.S. dollars", 61e9, "USD", "money USD", ""), ("USD 5m", 5e6, "USD", "money USD", "")),
        *(("$1.2bn", 1.2e9, "USD", "money USD", ""), ("£2 m", 2e6, "GBP", "money GBP", "")),
        *(("$61bn in military aid", 61e9, "USD", "money USD", "in military aid"),),
        *(
            ("300,000 rubles", 300_000, "RUB", "money RUB", ""),
            ("millions of euros", None, "EUR", "money EUR", ""),
        ),
        *(("12 %", 12, "percent", "percent", ""), ("12%", 12, "percent", "percent", "")),
        *(("12 percent", 12, "percent", "percent", ""), ("12 per cent", 12, "percent", "percent", "")),
        *(("3 percentage points", 3, "percentage points", "percentage points", ""),),
        *(("two years", 2, "years", "time", ""), ("nearly a year", 1, "years", "time", "")),
        *(("a 12-day war", 12, "days", "time", "war"), ("48 hours", 48, "hours", "time", "")),
        *(
            ("300 km", 300, "km", "length", ""),
            ("300km", 300, "km", "length", ""),
            ("300m long", 300, "m", "length", "long"),
        ),
        *(("300m deep", 300, "m", "length", "deep"), ("30 km (19 miles)", 30, "km", "length", "")),
        *(
            ("19 miles of front", 19, "miles", "length", "front"),
            ("hundreds of kilometres", None, "km", "length", ""),
        ),
        *(
            ("500 sq mi", 500, "square miles", "area", ""),
            ("1,000 square kilometers", 1000, "km²", "area", ""),
        ),
        *(
            ("2,000 tonnes", 2000, "tonnes", "mass", ""),
            ("500 kg of explosives", 500, "kg", "mass", "explosives"),
        ),
    ],
)
def test_a_measured_figure(text, value, unit, kind, noun):
    figure = parse(text)
    assert figure.stated == (value and (value, value))
    assert (figure.unit.name, figure.unit.kind, figure.noun) == (unit, kind, noun)


@pytest.mark.parametrize(
    ("text", "unit", "kind", "noun"),
    [
        *(
            ("3,000 North Korean troops", "troops", "people", "North Korean troops"),
            ("3,000", "", "count", ""),
        ),
        *(("500 officers", "officers", "people", "officers"), ("1 officer", "officers", "people", "officer")),
        *(("some 3,000 killed and wounded", "killed", "people", "killed and wounded"),),
        *(("thousands of containers", "containers", "containers", "containers"),),
        *(("about 6 million artillery shells", "shells", "shells", "artillery shells"),),
        *(("1,500 North Korean officers' arrival", "officers", "people", "North Korean officers' arrival"),),
        *(("five Russian military bases", "bases", "sites", "Russian military bases"),),
        *(
            ("six 155-mm howitzers", "howitzers", "guns", "155-mm howitzers"),
            ("40 F-16 jets", "jets", "aircraft", None),
        ),
        *(("20 missile strikes", "strikes", "attacks", None), ("200 tank crews", "crews", "people", None)),
        *(("3,000 troops in 12-man tents", "troops", "people", None), ("40 bananas", "", "count", "bananas")),
        *(
            ("89 confirmed dead", "dead", "people", "confirmed dead"),
            ("3 of 500-kg bombs", "bombs", "munitions", None),
        ),
        *(("containers? 12 of them", None, None, None),),
    ],
)
def test_the_noun_is_kept_and_names_the_unit(text, unit, kind, noun):
    if unit is None:
        with pytest.raises(FigureError):
            parse(text)
        return
    figure = parse(text)
    assert (figure.unit.name, figure.unit.kind) == (unit, kind)
    if noun is not None:
        assert figure.noun == noun


@pytest.mark.parametrize(
    ("text", "period", "noun"),
    [
        *(
            ("more than 1,000 in the past week", "past week", ""),
            ("1,000 killed in the past week", "past week", "killed"),
        ),
        *(
            ("1,000 in the past week killed", "past week", "killed"),
            ("over the last month, 1,000", "past month", ""),
        ),
        *(("1,000 a day", "a day", ""), ("1,000 per day", "a day", ""), ("1,000 daily", "a day", "")),
        *(
            ("1,000 each day", "a day", ""),
            ("1,000/day", "a day", ""),
            ("1,500 daily casualties", "a day", "casualties"),
        ),
        *(
            ("30,000 shells a month", "a month", "shells"),
            ("10 an hour", "an hour", ""),
            ("$50bn a year", "a year", ""),
        ),
        *(("1,200 over the past 24 hours", "past day", ""), ("1,200 in 24 hours", "1 day", "")),
        *(("3,000 in two years", "2 years", ""), ("3,000 in the last two days", "past 2 days", "")),
        *(
            ("1,200 casualties last week", "last week", "casualties"),
            ("60 drones overnight", "overnight", "drones"),
        ),
        *(
            ("1,000 a day in the past week", "a day, past week", ""),
            ("1,100 so far", "", ""),
            ("so far 1,100", "", ""),
        ),
        *(("1,100 killed to date", "", "killed"), ("1,100 in total", "", ""), ("a total of 1,100", "", "")),
        *(("an additional 1,500", "additional", ""), ("another 1,500 troops", "additional", "troops")),
        *(("1,500 more troops", "additional", "troops"), ("at least a further 1,500", "additional", "")),
        *(("two hours a day", "a day", ""), ("3,000 troops", "", "troops"), ("two years", "", "")),
    ],
)
def test_the_period_of_a_flow(text, period, noun):
    figure = parse(text)
    assert (figure.period, figure.noun) == (period, noun)


def test_spelling_space_and_case_do_not_matter():
    plain = parse("at least 3,000 troops")
    for text in ("AT LEAST 3,000 troops", "at\tleast  3 000   troops", " At least three thousand troops. "):
        figure = parse(text)
        assert figure.text == text
        assert (figure.hard, figure.typical, figure.noun) == (plain.hard, plain.typical, "troops")
