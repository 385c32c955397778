"""Stage 3: the figures of an article, each with the words that say what it counts.

The project's own search in prose finds them; the parse tells what only looks like one: ages, durations,
magnitudes, days, and the few people of whom the text already spoke ("the two leaders").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.draft.model import Role
from briefing.draft.vocabulary import SPEAKERS, word_set
from briefing.figures.prose_search import figures_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.draft.parsing import Parsed, Word
    from briefing.figures.model import Figure

_FEW = 12
_DEFINITE = word_set("the these those both his her its their our my whose")
_AGE = re.compile(r"^[ -]*(?:years?[ -]old|year-old|-year)|^,? (?:aged|age)\b")
_AGED = re.compile(r"\b(?:aged?|under|over|ages?|between)(?: \w+)? $")
_BEFORE_NO_FIGURE = re.compile(
    r"(?:\bmagnitude(?: of)?|\bMagnitude|\bchannel|\broute|\bhighway|\bformula|\bage (?:of|from)|\bages?|\bBoeing|\bAirbus"
    r"|\bmachine gun|\bcalib(?:re|er)|\bGroup of|\bArticle|\btop|\bEuro|\bUnder[- ])[- ]$"
)
_AFTER_NO_FIGURE = re.compile(
    r"^[- ]*(?:magnitude|a\.?m\.?\b|p\.?m\.?\b|GMT|local time|o'clock|th\b|degrees?\b)"
)
_CLOCK = re.compile(r"^\s*(?:a\.?m|p\.?m|GMT|o'clock|local)\b|^:\d\d")


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in an article."""

    number: int
    """Its number in the article."""
    paragraph: int
    start: int
    end: int
    """Its place in the paragraph's text."""
    figure: Figure
    first: int
    last: int
    """Its first and last word in the paragraph."""
    head: int
    """The word that says what is counted; the number where none does."""

    @property
    def value(self) -> tuple[float, float] | None:
        """The number that is stated, else the ends of the range that the words have."""
        figure = self.figure
        return figure.stated or ((figure.hard.low, figure.hard.high) if figure.hard else None)

    @property
    def is_exact(self) -> bool:
        """Whether the wording states one number without more or less."""
        return self.figure.qualifier == "plain"


def find_mentions(parsed: tuple[Parsed, ...], year: int | None = None) -> tuple[Mention, ...]:
    """Return the figures of an article that somebody may claim, in order."""
    found: list[Mention] = []
    for at, paragraph in enumerate(parsed):
        if paragraph.paragraph.role is Role.HEADING or not paragraph.words:
            continue
        for start, end, figure in _figures(paragraph, year):
            first, last = paragraph.word_at(start), paragraph.word_at(max(start, end - 1))
            head = _counted(paragraph, first, last)
            if paragraph.paragraph.role is Role.HEADLINE and figure.stated is None and len(parsed) > 1:
                continue  # "dozens" in a headline; the text says how many
            mention = Mention(len(found), at, start, end, figure, first, last, head)
            if not _is_other(paragraph, mention):
                found.append(mention)
    return tuple(found)


def _figures(paragraph: Parsed, year: int | None) -> Iterator[tuple[int, int, Figure]]:
    begin = paragraph.paragraph.begin
    for found in figures_in(paragraph.text[begin:], year=year):
        yield begin + found.start, begin + found.end, found.figure


def _counted(paragraph: Parsed, first: int, last: int) -> int:
    """Return the word that a figure's number counts, by the parse: the noun that it is a modifier of."""
    words = paragraph.words
    number = next(
        (at for at in range(first, last + 1) if words[at].pos == "NUM" or words[at].tag == "CD"), None
    )
    if number is None:
        number = first
    at = number
    for _ in range(6):
        word = words[at]
        if word.head == at or word.dep not in (
            "nummod",
            "compound",
            "quantmod",
            "amod",
            "advmod",
            "nmod",
            "det",
        ):
            break
        if words[word.head].pos in ("VERB", "AUX"):
            break
        if any(words[one].text in (",", ";", "(") for one in range(at, word.head)):
            break
        at = word.head
    if words[at].lower in _QUANTITIES or words[at].pos == "NUM":
        of = next(iter(paragraph.children(at, "prep")), None)
        if of and of.lower == "of" and (nouns := paragraph.children(of.at, "pobj")):
            at = nouns[0].at
    return at


_QUANTITIES = word_set(
    """thousands hundreds dozens scores tens millions billions trillions handful couple total number lots majority dozen
    hundred thousand million billion"""
)


def _is_other(paragraph: Parsed, mention: Mention) -> bool:
    """Whether a number is no figure that anybody claims."""
    text, words, figure = paragraph.text, paragraph.words, mention.figure
    before, after = text[: mention.start], text[mention.end :]
    if figure.is_date or figure.unit.kind == "time" or "magnitude" in text[mention.start : mention.end]:
        return True
    if (
        _AGE.match(after)
        or _BEFORE_NO_FIGURE.search(before)
        or _AFTER_NO_FIGURE.match(after)
        or _CLOCK.match(after)
    ):
        return True
    stated = figure.stated
    small = stated is not None and stated[1] <= _FEW
    plain = mention.is_exact
    head = words[mention.head]
    if small and plain and figure.unit.kind in ("count", "people"):
        if _is_known(paragraph, mention, head):
            return True
        if head.dep == "nsubj" and (head.lemma in SPEAKERS or head.lower in SPEAKERS):
            return True  # "two rights groups said"
    if stated is not None and plain and stated[1] < 120 and _is_age(paragraph, mention):
        return True
    return figure.unit.kind == "count" and bool(
        re.match(r"^(?:-|–)?(?:year|month|day|week|hour|minute)s?\b", after.lstrip())
    )


def _is_known(paragraph: Parsed, mention: Mention, head: Word) -> bool:
    """Whether a small number speaks of things that the text has named: "the two leaders"."""
    before = paragraph.words[mention.first - 1].lower if mention.first else ""
    if before in _DEFINITE:
        return True
    return any(child.lower in _DEFINITE for child in paragraph.children(head.at, "det", "poss"))


def _is_age(paragraph: Parsed, mention: Mention) -> bool:
    """Whether a bare number after a name is an age: "Melia, 45, faces", "children under 18"."""
    text = paragraph.text
    bare = text[mention.start : mention.end].isdigit()
    if not bare:
        return False
    before, after = text[: mention.start], text[mention.end :]
    if before.endswith(", ") and re.match(r"^(?:,|\.|;|$)", after):
        at = mention.first - 2
        return at >= 0 and paragraph.words[at].pos == "PROPN"
    return bool(
        re.search(r"\b(?:aged|under|over|ages?|than|turned?) (?:\d+ (?:and|to|or) )?$", before)
    ) and not after.startswith(" %")
