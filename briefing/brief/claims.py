"""Claims: their figures, their quotes, and what they take from the rest of the brief."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.links import open_circles
from briefing.brief.model import Claim, Days, Status
from briefing.brief.prose import paragraphs
from briefing.brief.quotes import MAX_SEARCHED, Search, Text, nearest_passage
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.text import clean, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, time

    from briefing.brief.model import Section, Spot
    from briefing.brief.problems import Problems
    from briefing.brief.values import Entry
    from briefing.figures.model import Figure
    from briefing.figures.wordings import WordingTable


MAX_FIGURE_WORK = 20_000_000
"""The squared lengths of the wordings of a brief, in all: 20,000 of thirty characters."""
_ERROR_WORK = 100_000
"""What looking for the reason takes where a wording is no figure: 200 of them in a brief."""


class Words(NamedTuple):
    """By what a brief's figures are read."""

    wordings: WordingTable
    locale: str
    date: date | None


def read_claims(
    entries: Mapping[str, Entry],
    sections: Mapping[str, Section],
    words: Words,
    published: Mapping[str, date],
    problems: Problems,
) -> dict[str, Claim]:
    """Return the claims, with a problem for each part of one that cannot be so; `published` has the sources' days."""
    open_circles(entries, "claim", "supersedes", problems)
    quotes = Quotes(sections, problems)
    figures = Figures(words, problems)
    days = (published, words.date)
    return {id: _claim(id, entry, sections, quotes, figures, days, problems) for id, entry in entries.items()}


def _claim(
    id: str,
    entry: Entry,
    sections: Mapping[str, Section],
    quotes: Quotes,
    figures: Figures,
    days: tuple[Mapping[str, date], date | None],
    problems: Problems,
) -> Claim:
    values = entry.values
    figure, first_said = figures.read("figure", id, entry), figures.read("first_said", id, entry)
    wording = values.pop("figure", "")
    if id in values.get("denies", ()):
        problems.add(
            entry.node.place_of("denies"), f"claim '{id}' denies itself", "name the claim that it denies"
        )
        values["denies"] = tuple(other for other in values["denies"] if other != id)
    section = sections.get(values.get("section", ""))
    via = values.get("via", section.source if section else None)
    said, values["time"], values["day_from"] = _said(values.pop("said", None), via, *days)
    defaults: dict[str, Any] = {
        "by": "",
        "section": "",
        "quote": "",
        "as_of": Days(said, said) if said else None,
        "via": via,
        "said": said,
    }
    values["first_said"] = first_said
    values["status"] = Status(values.get("status", Status.ASSERTED))
    values["note"] = paragraphs(values.get("note", ""))
    if "credibility" in values:
        values["credibility"] = int(values["credibility"])
    return Claim(
        id,
        **(defaults | values),
        wording=wording,
        figure=figure,
        spot=quotes.spot(id, entry),
    )


def _said(
    given: date | None, via: str | None, published: Mapping[str, date], written: date | None
) -> tuple[date | None, time | None, str]:
    """Return the day and the time at which a claim was said, and what the day is taken from if it is not given.

    Who quotes somebody without a day has hardly heard it later than on the day of publishing.
    """
    if isinstance(given, datetime):
        return given.date(), given.time(), ""
    if given:
        return given, None, ""
    if via and via in published:
        return published[via], None, "source"
    return written, None, "brief" if written else ""


class Figures:
    """Reads the figures of a brief, as long as they are not made to take time."""

    def __init__(self, words: Words, problems: Problems) -> None:
        self._words = words
        self._problems = problems
        self._work = 0

    def read(self, field: str, id: str, entry: Entry) -> Figure | None:
        """Return the figure that a field of a claim words, or None with a problem where there is none."""
        wording = entry.values.get(field, "")
        if not wording:
            return None
        day = self._words.date or entry.values.get("said")
        year = day.year if day else None
        at = entry.node.place_of(field)
        self._work += len(wording) ** 2  # what is long is read several times
        if self._work > MAX_FIGURE_WORK:
            what = f"claim '{id}': {field}: it is not read, since the figures before it are too long or not figures"
            self._problems.add(at, what, "mend them, or split the brief")
            return None
        try:
            return parse(wording, self._words.wordings, self._words.locale, year=year)
        except FigureError as wrong:
            self._work += _ERROR_WORK
            what = clean(wrong.what)  # cut out of the wording, where a joiner may be left alone
            self._problems.add(at, f"claim '{id}': {field}: {what}", clean(wrong.todo))
            return None


class Quotes:
    """The sections' texts, and where the quotes of claims stand in them."""

    def __init__(self, sections: Mapping[str, Section], problems: Problems) -> None:
        self._texts = {id: Text(section.plain) for id, section in sections.items()}
        self._search = Search()
        self._problems = problems

    def spot(self, id: str, entry: Entry) -> Spot | None:
        """Return where a claim's quote stands; where it does not, say what stands near it, or where else it does."""
        quote, section = entry.values.get("quote", ""), entry.values.get("section", "")
        if not quote or section not in self._texts:
            return None
        spot = self._search.find(quote, self._texts[section])
        if spot is None:
            at = entry.node.place_of("quote")
            if self._search.is_over:
                what = f"claim '{id}': its quote is not looked for, since others took {MAX_SEARCHED:,} characters"
                self._problems.add(at, what, "split the sections, or the brief")
            else:
                what = f"claim '{id}': {quoted(quote)} does not stand in section '{section}'"
                self._problems.add(at, what, self._instead(quote, section))
        return spot

    def _instead(self, quote: str, section: str) -> str:
        """Return what to do about a quote that does not stand in a section."""
        if self._problems.may_suggest():
            elsewhere = (id for id, text in self._texts.items() if self._search.find(quote, text))
            if other := next(elsewhere, ""):
                return f"it stands in section '{other}'"
            if near := nearest_passage(quote, self._texts[section]):
                return f"the nearest words there are {quoted(near)}"
        return "copy it from the text"
