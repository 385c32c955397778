"""Lint of a brief's text: figures that no claim carries, and words of likelihood where they confuse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING

from briefing.brief.model import Spot
from briefing.brief.shape import LIKELIHOODS
from briefing.figures.prose_search import figures_in
from briefing.figures.units import COUNT, comparable, is_measured, unit_for
from briefing.text import quoted
from briefing.verdicts.likelihood import confidence, ends, likelihoods, scale_of, sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from briefing.brief.model import Brief, Section
    from briefing.brief.places import Place
    from briefing.figures.model import Figure, Unit
    from briefing.verdicts.likelihood import Likelihood, Sentence

FEW = 10
"""Up to here a bare number of things that the brief does not measure is part of the prose: "three attacks"."""
PAIR = 2
"""Up to here so is a number of what the brief measures: "one soldier said"."""
_BEFORE = re.compile(r"\b(?:the|these|those|all|both)\s+$", re.IGNORECASE)
_AT_FIRST = re.compile(r"(?:the|these|those|all|both)\s", re.IGNORECASE)
"""Words by which a number speaks of what is known already: "the 20 richest men"."""
NEARBY = 12
"""Characters before a figure in which such a word is looked for."""
_PASSING = ("date", "time")
"""Units of figures that tell when, and seldom claim anything."""


class Quoted:
    """The places of a section that claims quote, merged and in order, so that one can be looked up."""

    def __init__(self, section: Section, brief: Brief) -> None:
        claims = brief.claims_by_section.get(section.id, ())
        spots = sorted(claim.spot for claim in claims if claim.spot)
        self.is_whole = len(spots) == len(claims)
        """Whether it is known of every claim where its quote stands."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in spots:
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def meets(self, spot: Spot) -> bool:
        """Whether some quote has a part of a place."""
        at = bisect_right(self._ends, spot.start)
        return at < len(self._starts) and self._starts[at] < spot.end

    def holds(self, start: int, end: int) -> bool:
        """Whether quotes that hang together have all of a place."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]


class Carried:
    """The figures that claims carry, by their numbers, so that one of the text is looked up at once."""

    def __init__(self, brief: Brief) -> None:
        self._units: defaultdict[object, dict[str, Unit]] = defaultdict(dict)
        for claim in brief.claims.values():
            for figure in filter(None, (claim.figure, claim.first_said)):
                for key in self._keys(figure):
                    self._units[key][figure.unit.kind] = figure.unit

    @staticmethod
    def _keys(figure: Figure) -> Iterator[object]:
        """Yield what a figure of the text may have in common with one of a claim."""
        yield figure.hard
        if figure.stated is None:
            yield "in words", figure.hard
        else:
            yield from figure.stated
            yield figure.stated

    def has(self, figure: Figure) -> bool:
        """Whether a claim's figure has the numbers of one in the text, as its own or as the ends of a span."""
        stated = figure.stated
        keys: tuple[object, ...] = (figure.hard,)
        if stated is not None:
            keys = (stated[0] if stated[0] == stated[1] else stated, ("in words", figure.hard))
        return any(
            unit.kind == COUNT.kind or comparable(figure.unit, unit)
            for key in keys
            for unit in self._units.get(key, {}).values()
        )


def text_advice(brief: Brief) -> Iterator[tuple[Place, str, str]]:
    """Yield the advice on the text of each section, with its place in the file."""
    quotes = {id: Quoted(section, brief) for id, section in brief.sections.items()}
    scale, prose = scale_of(brief), _row_of_prose(brief, quotes)
    carried = Carried(brief)
    measured = {unit_for(measure.unit).kind for measure in brief.measures.values() if measure.unit}
    for number, section in enumerate(brief.sections.values()):
        spots = quotes[section.id]
        found = [
            *(_unclaimed(section, brief, spots, carried, measured) if spots.is_whole else ()),
            *_sentence_advice(section, spots, scale if scale is not None else prose, scale is None),
        ]
        places = brief.places.words(number, section.plain, [spot for spot, _, _ in found])
        yield from ((place, what, todo) for place, (_, what, todo) in zip(places, found, strict=True))


def _unclaimed(
    section: Section, brief: Brief, quotes: Quoted, carried: Carried, measured: set[str]
) -> Iterator[tuple[Spot, str, str]]:
    """Yield the figures of a section that no claim carries."""
    year = brief.date.year if brief.date else None
    for block in section.blocks:
        for found in figures_in(block.text, brief.wordings, year):
            spot = Spot(found.start + block.start, found.end + block.start)
            if not _is_claimable(found.figure, measured) or quotes.meets(spot):
                continue
            before = block.text[max(0, found.start - NEARBY) : found.start]
            if _BEFORE.search(before) or _AT_FIRST.match(found.figure.text):
                continue
            if not carried.has(found.figure):
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


def _sentence_advice(
    section: Section, quotes: Quoted, scale: int | None, of_prose: bool
) -> Iterator[tuple[Spot, str, str]]:
    """Yield the advice on sentences; the scale is that of the claims, or where they have none of the prose."""
    for sentence in sentences_of(section):
        words = list(likelihoods(sentence))
        sure = confidence(sentence)
        if words and sure and not _is_quoted(sentence, words[0].spot, sure, quotes):
            what = f"{quoted(words[0].words)} and a level of confidence stand in one sentence of section '{section.id}'"
            yield (
                words[0].spot,
                what,
                "say how likely it is in one sentence and how sure you are in another (ICD 203)",
            )
        if _is_anothers(sentence, quotes):
            continue
        for word in words:
            if scale is not None and word.row != scale and not (word.row is None and of_prose):
                yield word.spot, _off_scale(word, section, scale), f"write '{LIKELIHOODS[scale][word.place]}'"


def _row_of_prose(brief: Brief, quotes: Mapping[str, Quoted]) -> int | None:
    """Return the row of ICD 203 of the first such word that the brief says in its own voice; none without one."""
    for section in brief.sections.values():
        for sentence in sentences_of(section):
            if not _is_anothers(sentence, quotes[section.id]):
                for word in likelihoods(sentence):
                    if word.row is not None:
                        return word.row
    return None


def _is_anothers(sentence: Sentence, quotes: Quoted) -> bool:
    """Whether a sentence tells what a speaker says, who has a scale of his own."""
    return sentence.is_reported or quotes.meets(sentence.spot)


def _off_scale(word: Likelihood, section: Section, scale: int) -> str:
    other = (
        "is in no scale of ICD 203" if word.row is None else f"is of the scale of ICD 203 {ends(word.row)}"
    )
    return f"{quoted(word.words)} in section '{section.id}' {other}, and the brief uses the one {ends(scale)}"


def _is_quoted(sentence: Sentence, one: Spot, other: Spot, quotes: Quoted) -> bool:
    """Whether two words stand together in a claim's quote or in quotation marks: then a speaker put them so."""
    first, last = min(one.start, other.start), max(one.end, other.end)
    if quotes.holds(first, last):
        return True
    before, after = sentence.text[: first - sentence.spot.start], sentence.text[last - sentence.spot.start :]
    return any(mark in before and closing in after for mark, closing in (("“", "”"), ('"', '"'), ("«", "»")))
