"""Lint: each rule on a brief that breaks it, and on one that only looks as if it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefing.brief.loader import load, read
from briefing.brief.problems import Level
from briefing.verdicts.findings import find
from briefing.verdicts.likelihood import confidence, likelihoods, sentences
from briefing.verdicts.lint import lint, with_advice
from tests.shipped import brief_files

if TYPE_CHECKING:
    from pathlib import Path

    from briefing.brief.problems import Problem

BRIEF = """\
briefing: 1
title: Troops in Russia
date: 2024-10-25
sources:
  paper: {{title: A report, publisher: The Paper, reliability: B}}
  other: {{title: Another, publisher: The Other, reliability: B}}
actors:
  us: {{name: United States, kind: state}}
  seoul: {{name: South Korea, kind: state}}
{actors}
measures:
  troops: {{name: North Korean troops in Russia, unit: troops}}
sections:
  counts:
    title: The counts
    source: paper
    text: |
      The United States speaks of 3,000 troops. South Korea speaks of about 3,000 troops as well.
{text}
claims:
  us-3000:
    by: us
    section: counts
    quote: speaks of 3,000 troops
    measure: troops
    figure: 3,000 troops
    said: 2024-10-23
  seoul-3000:
    by: seoul
    section: counts
    quote: about 3,000 troops
    measure: troops
    figure: about 3,000 troops
    said: 2024-10-23
    via: other
{claims}
"""


def brief_text(text: str = "", claims: str = "", actors: str = "") -> str:
    lines = "\n".join(f"      {line}" for line in text.splitlines())
    return BRIEF.format(text=lines, claims=claims, actors=actors)


def advice(**parts: str) -> list[Problem]:
    brief = read(brief_text(**parts), "x.yaml")
    assert not brief.problems, brief.problems
    found = list(lint(find(brief)))
    assert all(problem.level is Level.ADVICE for problem in found)
    return found


def one(words: str, **parts: str) -> Problem:
    """Return the only advice on a brief, which has some words in it."""
    (problem,) = advice(**parts)
    assert words in problem.what
    assert problem.todo
    return problem


def place_of(problem: Problem, **parts: str) -> str:
    """Return what the file has at a problem's place."""
    return brief_text(**parts).split("\n")[problem.line - 1][problem.column - 1 :]


def claim(id: str, quote: str, *fields: str) -> str:
    lines = ("by: us", "section: counts", f"quote: {quote}", *fields)
    return f"  {id}:\n" + "".join(f"    {line}\n" for line in lines)


def test_a_brief_without_these_faults_has_no_advice() -> None:
    assert advice() == []


def test_the_shipped_briefs_have_no_advice(briefs: Path) -> None:
    files = brief_files(briefs)
    assert files
    for path in files:
        assert lint(find(load(str(path)))) == ()


# -- likelihood and confidence


def test_words_of_both_rows_among_the_claims() -> None:
    parts = {
        "text": "It may be a test. It may be war. It may be both.",
        "claims": "".join(
            claim(id, quote, f"likelihood: {word}", "said: 2024-10-23")
            for id, quote, word in (
                ("a", "may be a test", "likely"),
                ("b", "may be war", "very likely"),
                ("c", "may be both", "highly probable"),
            )
        ),
    }
    problem = one("'highly probable' is of the scale of ICD 203 from 'remote' to 'nearly certain'", **parts)
    assert problem.what.endswith("mixed with the one from 'almost no chance' to 'almost certain'")
    assert problem.claim == "c"
    assert problem.todo == "write 'very likely', or use one scale for all"
    assert place_of(problem, **parts) == "c:"


def test_words_of_one_row_are_well() -> None:
    words = "".join(
        claim(id, quote, f"likelihood: {word}", "said: 2024-10-23")
        for id, quote, word in (("a", "may be a test", "improbable"), ("b", "may be war", "nearly certain"))
    )
    assert advice(text="It may be a test. It may be war.", claims=words) == []


SCALED = claim("a", "may be a test", "likelihood: likely", "said: 2024-10-23")


@pytest.mark.parametrize(
    ("sentence", "word", "todo"),
    [
        ("War is highly probable.", "highly probable", "write 'very likely'"),
        ("War is highly likely.", "highly likely", "write 'very likely'"),
        ("There is a realistic possibility of war.", "realistic possibility", "write 'roughly even chance'"),
        ("War is improbable.", "improbable", "write 'unlikely'"),
        ("There is a serious possibility of war.", "serious possibility", "write 'roughly even chance'"),
        ("War will probably come.", "probably", "write 'likely'"),
        ("War is very probably lost.", "very probably", "write 'very likely'"),
        ("We judge that war is probable.", "probable", "write 'likely'"),
    ],
)
def test_a_word_outside_the_scale_of_the_brief(sentence: str, word: str, todo: str) -> None:
    parts = {"text": f"It may be a test.\n{sentence}", "claims": SCALED}
    problem = one(f"'{word}'", **parts)
    assert problem.todo == todo
    assert place_of(problem, **parts).startswith(word)


@pytest.mark.parametrize(
    "sentence",
    [
        "War is very likely.",
        "War will almost certainly come.",
        "They judge that war is highly likely.",
        "London said that war is highly likely.",
        "War is “highly likely”, in the words of London.",
        "The remote region has one road.",
        "A court found probable cause.",
        "London sees a realistic possibility of war.",
    ],
)
def test_a_speakers_own_words_and_other_meanings_are_left_alone(sentence: str) -> None:
    assert advice(text=f"It may be a test.\n{sentence}", claims=SCALED) == []


def test_without_likelihoods_in_its_claims_the_text_is_held_against_itself() -> None:
    parts = {"text": "War is very likely. Peace is improbable."}
    assert place_of(one("'improbable'", **parts), **parts).startswith("improbable")
    parts = {"text": "War will almost certainly come. Peace is improbable."}
    assert one("'improbable'", **parts).todo == "write 'unlikely'"
    assert advice(text="War is highly likely. Peace is remote from everybody's mind.") == []


def test_likelihood_and_confidence_in_one_sentence() -> None:
    parts = {"text": "War is very likely, with high confidence."}
    assert place_of(one("a level of confidence", **parts), **parts).startswith("very likely")


@pytest.mark.parametrize(
    "text",
    [
        "War is very likely. We have high confidence in this.",
        "London wrote that “war is very likely, with high confidence”.",
        "Public confidence is low, and strikes go on.",
        "They put their confidence in a rocket at high.",
    ],
)
def test_likelihood_and_confidence_apart_or_quoted(text: str) -> None:
    assert advice(text=text) == []


# -- figures of the text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kyiv counts 12,000 troops.", "12,000 troops"),
        ("There are at least five generals.", "at least five generals"),
        ("Some 40 trucks were seen.", "Some 40 trucks"),
        ("It costs $50 million.", "$50 million"),
        ("- an item about 900\n  soldiers", "about 900 soldiers"),
    ],
)
def test_a_figure_that_no_claim_carries(text: str, words: str) -> None:
    problem = one(f"no claim carries '{words}' in section 'counts'", text=text)
    assert place_of(problem, text=text).startswith(words.split()[0])


@pytest.mark.parametrize(
    "text",
    [
        "Again these 3,000 soldiers.",
        "Three days later, on 25 October 2024, it was over in 20 minutes.",
        "The shells are of 152 mm.",
        "Section 12 of the paper, and 14 others.",
        "There were two explosions and three attacks.",
        "Many soldiers left.",
        "One soldier asked why, and two men heard it.",
        "He is one of the 20 richest men, and these 500 soldiers know all 900 officers.",
        "A 36-year-old woman flew on a Boeing 777, in seat 12 of 300.",
    ],
)
def test_a_figure_that_is_carried_or_claims_nothing(text: str) -> None:
    assert advice(text=text) == []


def test_a_figure_in_a_quote_is_carried_though_the_claim_has_none() -> None:
    parts = {
        "text": "Kyiv counts 12,000 troops.",
        "claims": claim("a", "counts 12,000 troops", "said: 2024-10-23"),
    }
    assert advice(**parts) == []


def test_figures_are_not_told_where_a_quote_cannot_be_found() -> None:
    text = brief_text(
        text="Kyiv counts 12,000 troops.", claims=claim("a", "counts 11,000 troops", "said: 2024-10-23")
    )
    brief = read(text, "x.yaml")
    assert len(brief.problems) == 1
    assert lint(find(brief)) == ()
    assert with_advice(find(brief)) == brief.problems


# -- claims and actors


MANY = "The United States speaks of 90,000 troops, too."


def many(*fields: str) -> str:
    return claim("a", "speaks of 90,000 troops", "measure: troops", "figure: 90,000 troops", *fields)


def test_a_claim_without_a_day_on_which_a_verdict_rests() -> None:
    parts = {"text": MANY, "claims": many()}
    problem = one(
        "claim 'a' has no day: it is assumed from the brief, and a contradiction rests on it", **parts
    )
    assert (problem.claim, place_of(problem, **parts)) == ("a", "a:")


@pytest.mark.parametrize("field", ["as_of: 2024", "note: The report does not date it.", "note: Undated."])
def test_a_span_of_days_or_a_note_on_the_date_is_enough(field: str) -> None:
    assert advice(text=MANY, claims=many(field)) == []


def test_a_speaker_with_two_figures_on_one_day() -> None:
    problem = one(
        "claim 'a': on the day of 'us-3000' the same speaker gives",
        text=MANY,
        claims=many("said: 2024-10-23"),
    )
    assert "two measures" in problem.todo


def test_a_no_comment_marked_as_a_denial() -> None:
    fields = ("status: denied", "denies: us-3000", "said: 2024-10-23")
    problem = one(
        "is no comment, which denies nothing",
        text="It would not comment on it.",
        claims=claim("a", "would not comment", *fields),
    )
    assert problem.todo == "remove 'denies' and 'status: denied'"


def test_where_no_verdict_rests_on_the_day_none_is_asked_for() -> None:
    assert advice(text="It is a test.", claims=claim("a", "It is a test")) == []


@pytest.mark.parametrize(
    ("actor", "unused"),
    [
        ("  peru: {name: Peru, kind: state}", True),
        ("  press: {name: Ministry of Health, kind: organisation}", True),
        ("  peru: {name: Peru, kind: state}\n  lima: {name: Lima Ministry, of: peru}", False),
        ("  cusco: {name: Cusco Tribune, kind: medium, of: seoul}", True),
        ("  kim: {name: Kim Jong Un, kind: person}", False),
        ("  un: {name: United Nations, kind: organisation}", False),
        ("  paper: {name: The Paper, kind: medium}", False),
    ],
)
def test_an_actor_nobody_uses(actor: str, unused: bool) -> None:
    text = "Kim sent them, the UN heard, and Lima looked on."
    found = advice(text=text, actors=actor)
    assert [problem.what.split("'")[1] for problem in found] == (
        [actor.split(":")[0].strip()] if unused else []
    )


def test_an_unused_actor_is_told_what_would_use_it() -> None:
    problem = one("'cusco' makes no claim, nobody speaks for it", actors="  cusco: {name: Cusco, of: seoul}")
    assert problem.what.endswith("and no text names it")


def test_a_quote_that_stands_twice() -> None:
    parts = {"text": "It is a test. Truly, it is a test.", "claims": claim("a", "a test", "said: 2024-10-23")}
    assert one("'a test' stands more than once", **parts).claim == "a"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("It is a test of atests.", "a test"),
        ("There were 200 of 1,200.", "'200'"),
        ("It is a test.", "a test"),
    ],
)
def test_a_quote_that_stands_once_as_whole_words(text: str, quote: str) -> None:
    assert advice(text=text, claims=claim("a", quote, "said: 2024-10-23")) == []


def test_confirmed_by_nobody() -> None:
    field = ("measure: troops", "figure: 9,000 troops", "said: 2024-10-24", "credibility: 1")
    parts = {"text": "They counted 9,000 troops.", "claims": claim("a", "9,000 troops", *field)}
    assert (
        one("has credibility 1, confirmed by other sources, and one origin in this brief", **parts).claim
        == "a"
    )


@pytest.mark.parametrize("origin", [False, True])
def test_confirmed_by_another_speaker_but_not_by_another_carrier(origin: bool) -> None:
    text = brief_text().replace(
        "    figure: 3,000 troops\n", "    figure: 3,000 troops\n    credibility: 1\n"
    )
    if origin:
        text = text.replace("    said: 2024-10-23\n", "    said: 2024-10-23\n    origin: report\n")
    found = lint(find(read(text, "x.yaml")))
    assert [problem.claim for problem in found] == (["us-3000"] if origin else [])


def test_a_statement_in_words_rated_1_is_left_alone() -> None:
    parts = {
        "text": "It is a test.",
        "claims": claim("a", "It is a test", "said: 2024-10-23", "credibility: 1"),
    }
    assert advice(**parts) == []


# -- sentences


def test_sentences_end_where_they_end() -> None:
    text = "It cost 1.5 million. “Why?” he asked. No\n- never"
    assert [sentence.text for sentence in sentences(text)] == [
        "It cost 1.5 million.", "“Why?” he asked.", "No", "- never"
    ]  # fmt: skip
    for sentence in sentences(text):
        assert text[sentence.spot.start :].startswith(sentence.text)


def test_the_longest_word_of_likelihood_is_read() -> None:
    (sentence,) = sentences("A roughly even chance, and not an almost-certain one.")
    assert [(word.words, word.row, word.place) for word in likelihoods(sentence)] == [
        ("roughly even chance", 0, 3),
        ("almost-certain", 0, 6),
    ]
    assert confidence(sentence) is None
