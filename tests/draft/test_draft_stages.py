"""The stages of a draft, each by itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefing.draft.days_said import named_days
from briefing.draft.language import is_english
from briefing.draft.model import DraftError, Role
from briefing.draft.plain_text import read_text
from briefing.draft.proposing import propose
from briefing.draft.reading import read_article

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.draft.model import Paragraph
    from briefing.draft.parsing import Parsed
    from briefing.draft.reading import Reading

    Pipeline = Callable[[Paragraph], Parsed]

FRIDAY = date(2024, 10, 25)


def reading(pipeline: Pipeline, *paragraphs: str) -> Reading:
    return read_article(read_text("\n\n".join(paragraphs), "a.txt", date=FRIDAY), pipeline)


def speakers(found: Reading) -> dict[str, str]:
    pairs = zip(found.mentions, found.sayings, strict=True)
    return {mention.figure.text: saying.voice.name if saying.voice else "" for mention, saying in pairs}


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Friday", FRIDAY, FRIDAY),
        ("late Tuesday", date(2024, 10, 22), date(2024, 10, 22)),
        ("yesterday", date(2024, 10, 24), date(2024, 10, 24)),
        ("last week", date(2024, 10, 14), date(2024, 10, 20)),
        ("on Oct. 20", date(2024, 10, 20), date(2024, 10, 20)),
        ("on Dec. 30", date(2023, 12, 30), date(2023, 12, 30)),
    ],
)
def test_a_day_is_read_against_the_article(words: str, first: date, last: date) -> None:
    (named,) = named_days(words, FRIDAY)
    assert named.span is not None
    assert (named.span.first, named.span.last) == (first, last)


def test_a_day_that_lies_ahead_is_not_told() -> None:
    assert [named.span for named in named_days("next Friday", FRIDAY)] == [None]


def test_text_is_taken_in_with_what_it_says_of_itself() -> None:
    article = read_text(
        "Quake kills dozens\n\nBy Ann Lee\n\nROME, Oct 25 (Reuters) - The earth shook.\n\nMore: Read this too",
        "a.txt",
    )
    assert (article.title, article.author, article.publisher, article.place) == (
        "Quake kills dozens",
        "Ann Lee",
        "Reuters",
        "Rome",
    )
    assert [paragraph.role for paragraph in article.paragraphs] == [Role.HEADLINE, Role.TEXT]
    assert article.paragraphs[1].text[article.paragraphs[1].begin :] == "The earth shook."


def test_wrapped_lines_are_one_paragraph() -> None:
    text = "The minister said on Monday that the number of people who had\ncrossed the river was not yet known to anybody in the\ncapital."
    assert len(read_text(text, "a.txt").paragraphs) == 1


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("The minister said that the dead were still being counted by the police in the town.", True),
        (
            "Der Minister sagte am Montag, dass die Zahl der Toten noch nicht bekannt ist und steigen kann.",
            False,
        ),
        ("Le ministre a dit lundi que le nombre des morts n'est pas encore connu dans la ville.", False),
    ],
)
def test_english_is_told_from_other_languages(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_an_error_names_the_way_out() -> None:
    assert str(DraftError("a.pdf", "no text", "name another")) == "a.pdf: no text; name another"


def test_who_speaks(pipeline: Pipeline) -> None:
    found = reading(
        pipeline,
        "A boat sank on the lake on Thursday, killing at least 78 people, the governor of the province said.",
        "Witnesses said the vessel was carrying more than 400 people.",
        "The Interior Ministry put the number of survivors at 58, while the Red Cross said 61 had been rescued.",
        "According to official figures, 12,000 people have left.",
    )
    said = speakers(found)
    assert said["at least 78 people"].lower() == "governor of the province"
    assert said["more than 400 people"] == "Witnesses"
    assert said["61"] == "Red Cross"
    assert said["58"] == "Interior Ministry"


def test_a_quotation_has_its_speaker_and_words_at_arms_length_are_none(pipeline: Pipeline) -> None:
    found = reading(
        pipeline,
        'Prime Minister Anna Berg called the report "nonsense".',
        '"We have counted everybody and there is nobody missing," she told reporters.',
    )
    statements = [
        saying.voice.name if saying.voice else ""
        for quotation, saying in zip(found.quotations, found.quoted, strict=True)
        if quotation.is_statement
    ]
    assert statements == ["Anna Berg"]


def test_what_only_looks_like_a_figure_is_left_out(pipeline: Pipeline) -> None:
    found = reading(
        pipeline,
        "Melia, 45, faces trial. The two leaders met for three days after a magnitude 6.3 quake killed 20 people.",
    )
    assert [mention.figure.text for mention in found.mentions] == ["20 people"]


def test_figures_of_two_articles_meet_in_one_measure(pipeline: Pipeline) -> None:
    one = reading(
        pipeline, "Flood in Derna", "The flood in Derna killed 120 people, the police said on Thursday."
    )
    two = reading(
        pipeline, "Derna flood", "The Red Cross said on Friday that at least 300 people had died in Derna."
    )
    draft = propose([one, two]).draft
    figures = [claim for claim in draft.claims if claim.figure]
    assert len(figures) == 2
    assert len({claim.measure for claim in figures}) == 1
    assert [source.id for source in draft.sources] == ["a", "a-2"]


def test_dead_and_injured_are_two_measures(pipeline: Pipeline) -> None:
    found = reading(pipeline, "The blast killed 12 people and injured 40 others, the police said.")
    claims = propose([found]).draft.claims
    assert len({claim.measure for claim in claims}) == 2
