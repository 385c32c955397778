"""Wordings of figures for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from briefing.figures.tokens import word_set
from briefing.figures.wordings import WORDINGS, RowKind

TIMES = [row for row in WORDINGS if row.kind is RowKind.TIMES and row.words]
HEDGES = st.sampled_from(["", *(words for row in TIMES for words in row.words if not words.startswith("x "))])
VAGUE = st.sampled_from([words for row in WORDINGS if row.kind is RowKind.VALUES for words in row.words])
NOUNS = st.sampled_from(
    [
        "",
        " troops",
        " North Korean troops",
        " killed and wounded",
        " containers",
        " 155-mm howitzers",
        " in Kursk",
    ]
)
PERIODS = st.sampled_from(
    ["", "", " in the past week", " a day", " so far", " per month", " in 24 hours", " last year"]
)
UNITS = st.sampled_from([" km", " %", " years", " USD", " tonnes", " km²", " miles of front", " hours"])

whole = st.one_of(st.integers(0, 40), st.integers(0, 10**6), st.integers(1, 999).map(lambda n: n * 1000))
grouped = whole.map(lambda number: f"{number:,}")
decimal = st.tuples(st.integers(0, 999), st.integers(0, 99)).map(lambda parts: f"{parts[0]}.{parts[1]:02}")
scaled = st.tuples(
    st.one_of(st.integers(1, 999).map(str), decimal),
    st.sampled_from([" thousand", "k", " million", "bn", " dozen"]),
).map("".join)
spelled = st.sampled_from(
    [
        "one",
        "three",
        "twelve thousand",
        "twenty-five",
        "half a million",
        "a million and a half",
        "two hundred",
        "a dozen",
    ]
)
number = st.one_of(grouped, scaled, spelled, decimal)


@st.composite
def spans(draw):
    low, high = sorted((draw(st.integers(0, 10**5)), draw(st.integers(0, 10**5))))
    joint = draw(st.sampled_from([" to ", " or ", " - ", "–"]))
    kind = draw(st.sampled_from(["", "", "low end of ", "high end of ", "about ", "at least ", "up to "]))
    return f"{kind}{low:,}{joint}{high + 1:,}"


@st.composite
def dates(draw):
    day, month = draw(st.integers(1, 28)), draw(st.sampled_from(["January", "Feb", "May", "October", "Dec."]))
    year = draw(st.integers(1900, 2100))
    lead = draw(st.sampled_from(["", "", "by ", "from ", "as early as ", "around ", "before ", "after "]))
    more = draw(st.sampled_from(["", f" or {min(day + 1, 28)}", f" to {min(day + 2, 28)}"]))
    return f"{lead}{day}{'' if lead == 'from ' else more} {month} {year}"


amounts = st.tuples(HEDGES, st.just(" "), number, st.one_of(NOUNS, UNITS), PERIODS).map("".join)
vague_amounts = st.tuples(
    st.sampled_from(["", "at least ", "up to ", "about ", "another "]), VAGUE, NOUNS, PERIODS
).map("".join)
vague_spans = st.tuples(VAGUE, st.sampled_from([" to ", " or ", " if not "]), VAGUE, NOUNS).map("".join)
figure_texts = st.one_of(
    amounts, vague_amounts, vague_spans, st.tuples(spans(), st.one_of(NOUNS, UNITS)).map("".join), dates()
)

_SOUP = [
    *(words.removeprefix("x ") for row in WORDINGS for words in row.words),
    *sorted(
        word_set(
            """12,000 12 000 3 27 2024 1.5 12.345 1,5 007 million thousand hundred k m bn dozen half quarter two
            twenty-five one October may March early mid 2024-10-27 , . ; : ( ) " ' + ~ % $ € US$ – — - / per
            troops killed and wounded people of in the past week so far a day more another extra than or to from
            between th st km years percent points 20-foot F-16 152mm if not even times ½ ² \x1b \ud800 İ ß ١٢
            \u202e"""
        )
    ),
]
soup = st.lists(st.sampled_from(_SOUP), min_size=1, max_size=9).flatmap(
    lambda words: st.sampled_from([" ", " ", ""]).map(lambda gap: gap.join(words))
)
