"""Lint of a brief's text: figures that no claim carries, and words of likelihood where they confuse."""

from __future__ import annotations

import re
from math import inf
from typing import TYPE_CHECKING

from briefing.brief.model import Spot
from briefing.brief.shape import LIKELIHOODS
from briefing.figures.prose_search import figures_in
from briefing.figures.units import COUNT, comparable, is_measured, unit_for
from briefing.text import quoted
from briefing.verdicts.likelihood import confidence, ends, likelihoods, scale_of, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Section
    from briefing.brief.places import Place
    from briefing.figures.model import Figure
    from briefing.figures.prose_search import Found
    from briefing.verdicts.likelihood import Likelihood, Sentence

FEW = 10
"""Up to here a bare number of things that the brief does not measure is part of the prose: "three attacks"."""
PAIR = 2
"""Up to here so is a number of what the brief measures: "one soldier said"."""
_BEFORE = re.compile(r"\b(?:the|these|those|all|both)\s+$", re.IGNORECASE)
_AT_FIRST = re.compile(r"(?:the|these|those|all|both)\s", re.IGNORECASE)
"""Words by which a number speaks of what is known already: "the 20 richest men"."""
_PASSING = ("date", "time")
"""Units of figures that tell when, and seldom claim anything."""


def text_advice(brief: Brief) -> Iterator[tuple[Place, str, str]]:
    """Yield the advice on the text of each section, with its place in the file."""
    scale, prose = scale_of(brief), _row_of_prose(brief)
    carried = [
        figure for claim in brief.claims.values() for figure in (claim.figure, claim.first_said) if figure
    ]
    for number, section in enumerate(brief.sections.values()):
        spots = _spots(section, brief)
        found = [
            *_unclaimed(section, brief, spots, carried),
            *_sentence_advice(section, spots, scale if scale is not None else prose, scale is None),
        ]
        places = brief.places.words(number, section.plain, [spot for spot, _, _ in found])
        yield from ((place, what, todo) for place, (_, what, todo) in zip(places, found, strict=True))


def _unclaimed(
    section: Section, brief: Brief, spots: list[Spot], carried: list[Figure]
) -> Iterator[tuple[Spot, str, str]]:
    """Yield the figures of a section that no claim carries; nothing where a claim's place is not known."""
    if len(spots) < len(brief.claims_by_section.get(section.id, ())):
        return
    measured = {unit_for(measure.unit).kind for measure in brief.measures.values() if measure.unit}
    year = brief.date.year if brief.date else None
    for block in section.blocks:
        for found in figures_in(block.text, brief.wordings, year):
            spot = Spot(found.start + block.start, found.end + block.start)
            if not _is_claimable(found.figure, measured) or any(_meet(spot, other) for other in spots):
                continue
            if _BEFORE.search(block.text[: found.start]) or _AT_FIRST.match(found.figure.text):
                continue
            if not any(_is_carried(found, figure) for figure in carried):
                what = f"unclaimed figure: no claim carries {quoted(found.figure.text)} in section '{section.id}'"
                yield spot, what, "add a claim that quotes it"


def _is_claimable(figure: Figure, measured: set[str]) -> bool:
    """Whether a figure counts something that a brief would claim: people, or what it measures, or money."""
    kind = figure.unit.kind
    if kind in _PASSING or kind == COUNT.kind or figure.hard is None:
        return False
    if figure.unit.is_money:
        return True
    return figure.hard.high > (PAIR if kind in measured else inf if is_measured(figure.unit) else FEW)


def _is_carried(found: Found, figure: Figure) -> bool:
    """Whether a claim's figure has the numbers of one in the text, as its own or as the ends of a span."""
    if not comparable(found.figure.unit, figure.unit) and figure.unit.kind != COUNT.kind:
        return False
    if found.figure.stated is None or figure.stated is None:
        return found.figure.hard == figure.hard
    return set(found.figure.stated) <= set(figure.stated)


def _sentence_advice(
    section: Section, spots: list[Spot], scale: int | None, of_prose: bool
) -> Iterator[tuple[Spot, str, str]]:
    """Yield the advice on sentences; the scale is that of the claims, or where they have none of the prose."""
    for sentence in sentences_of(section):
        words = list(likelihoods(sentence))
        sure = confidence(sentence)
        if words and sure and not _is_quoted(sentence, words[0].spot, sure, spots):
            what = f"{quoted(words[0].words)} and a level of confidence stand in one sentence of section '{section.id}'"
            yield (
                words[0].spot,
                what,
                "say how likely it is in one sentence and how sure you are in another (ICD 203)",
            )
        if _is_anothers(sentence, spots):
            continue
        for word in words:
            if scale is not None and word.row != scale and not (word.row is None and of_prose):
                yield word.spot, _off_scale(word, section, scale), f"write '{LIKELIHOODS[scale][word.place]}'"


def _row_of_prose(brief: Brief) -> int | None:
    """Return the row of ICD 203 of the first such word that the brief says in its own voice; none without one."""
    for section in brief.sections.values():
        spots = _spots(section, brief)
        for sentence in sentences_of(section):
            if not _is_anothers(sentence, spots):
                for word in likelihoods(sentence):
                    if word.row is not None:
                        return word.row
    return None


def _is_anothers(sentence: Sentence, spots: list[Spot]) -> bool:
    """Whether a sentence tells what a speaker says, who has a scale of his own."""
    return sentence.is_reported or any(_meet(sentence.spot, spot) for spot in spots)


def _spots(section: Section, brief: Brief) -> list[Spot]:
    return [claim.spot for claim in brief.claims_by_section.get(section.id, ()) if claim.spot]


def _off_scale(word: Likelihood, section: Section, scale: int) -> str:
    other = (
        "is in no scale of ICD 203" if word.row is None else f"is of the scale of ICD 203 {ends(word.row)}"
    )
    return f"{quoted(word.words)} in section '{section.id}' {other}, and the brief uses the one {ends(scale)}"


def _is_quoted(sentence: Sentence, one: Spot, other: Spot, spots: list[Spot]) -> bool:
    """Whether two words stand together in a claim's quote or in quotation marks: then a speaker put them so."""
    if any(
        spot.start <= min(one.start, other.start) and max(one.end, other.end) <= spot.end for spot in spots
    ):
        return True
    first = min(one.start, other.start) - sentence.spot.start
    last = max(one.end, other.end) - sentence.spot.start
    before, after = sentence.text[:first], sentence.text[last:]
    return any(mark in before and closing in after for mark, closing in (("“", "”"), ('"', '"'), ("«", "»")))


def _meet(one: Spot, other: Spot) -> bool:
    return one.start < other.end and other.start < one.end
