"""Claims: their figures, their quotes, and what they take from the rest of the brief."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from briefing.brief.claim_checks import are_its_digits, not_yet, other_unit, unborne
from briefing.brief.links import open_circles
from briefing.brief.model import Claim, Days, Status
from briefing.brief.prose import paragraphs
from briefing.brief.quotes import MAX_SEARCHED, Search, Text, nearest_passage
from briefing.figures.grammar import parse
from briefing.figures.model import FigureError
from briefing.text import clean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, time

    from briefing.brief.claim_checks import Fault
    from briefing.brief.model import Measure, Section, Spot
    from briefing.brief.problems import Problems
    from briefing.brief.values import Entry
    from briefing.figures.model import Figure
    from briefing.figures.wordings import WordingTable


MAX_FIGURE_WORK = 20_000_000
"""The squared lengths of the wordings of a brief, in all: 20,000 of thirty characters."""
_ERROR_WORK = 100_000
"""What looking for the reason takes where a wording is no figure: 200 of them in a brief."""
MAX_SEARCHED_QUOTES = 50_000
"""Characters of the quotes of a brief in which other numbers than the figures' are looked for."""


class Around(NamedTuple):
    """What of the rest of the brief its claims are read by."""

    sections: Mapping[str, Section]
    measures: Mapping[str, Measure]
    published: Mapping[str, date]
    """The days of the sources that have one."""
    wordings: WordingTable
    locale: str
    written: date | None
    """The day of the brief."""


def read_claims(entries: Mapping[str, Entry], around: Around, problems: Problems) -> dict[str, Claim]:
    """Return the claims, with a problem for each part of one that cannot be so."""
    open_circles(entries, "claim", "supersedes", problems)
    quotes = Quotes(around.sections, problems)
    figures = Figures(around, problems)
    return {id: _claim(id, entry, around, quotes, figures, problems) for id, entry in entries.items()}


def _claim(
    id: str, entry: Entry, around: Around, quotes: Quotes, figures: Figures, problems: Problems
) -> Claim:
    values = entry.values
    figure, first_said = figures.read("figure", id, entry), figures.read("first_said", id, entry)
    wording = values.pop("figure", "")
    if id in values.get("denies", ()):
        problems.add(
            entry.node.place_of("denies"), f"claim '{id}' denies itself", "name the claim that it denies"
        )
        values["denies"] = tuple(other for other in values["denies"] if other != id)
    section = around.sections.get(values.get("section", ""))
    via = values.get("via", section.source if section else None)
    published = around.published.get(via or "")
    given = values.pop("said", None)
    said, values["time"], values["day_from"] = _said(given, published, around.written)
    spot = quotes.spot(id, entry)
    faults: list[tuple[str, Fault]] = []
    if figure:
        faults += [
            ("figure", fault) for fault in other_unit(figure, around.measures.get(values.get("measure", "")))
        ]
        if spot:
            faults += [("figure", fault) for fault in figures.unborne(figure, values["quote"])]
    if given and said:
        faults += [("said", fault) for fault in not_yet(said, published, around.written)]
    for field, (what, todo, level) in faults:
        problems.add(entry.node.place_of(field), f"claim '{id}': {field}: {what}", todo, level)
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
    return Claim(id, **(defaults | values), wording=wording, figure=figure, spot=spot)


def _said(
    given: date | None, published: date | None, written: date | None
) -> tuple[date | None, time | None, str]:
    """Return the day and the time at which a claim was said, and what the day is taken from if it is not given.

    Who quotes somebody without a day has hardly heard it later than on the day of publishing.
    """
    if isinstance(given, datetime):
        return given.date(), given.time(), ""
    if given:
        return given, None, ""
    if published:
        return published, None, "source"
    return written, None, "brief" if written else ""


class Figures:
    """Reads the figures of a brief, as long as they are not made to take time."""

    def __init__(self, around: Around, problems: Problems) -> None:
        self._around = around
        self._problems = problems
        self._work = 0
        self._searched = 0

    def read(self, field: str, id: str, entry: Entry) -> Figure | None:
        """Return the figure that a field of a claim words, or None with a problem where there is none."""
        wording = entry.values.get(field, "")
        if not wording:
            return None
        day = self._around.written or entry.values.get("said")
        year = day.year if day else None
        at = entry.node.place_of(field)
        self._work += len(wording) ** 2  # what is long is read several times
        if self._work > MAX_FIGURE_WORK:
            what = f"claim '{id}': {field}: it is not read, since the figures before it are too long or not figures"
            self._problems.add(at, what, "mend them, or split the brief")
            return None
        try:
            return parse(wording, self._around.wordings, self._around.locale, year=year)
        except FigureError as wrong:
            self._work += _ERROR_WORK
            what = clean(wrong.what)  # cut out of the wording, where a joiner may be left alone
            self._problems.add(at, f"claim '{id}': {field}: {what}", clean(wrong.todo))
            return None

    def unborne(self, figure: Figure, quote: str) -> Iterator[Fault]:
        """Yield the numbers of a figure that its quote does not bear; none where looking would take too long."""
        if not are_its_digits(figure, quote) and self._searched <= MAX_SEARCHED_QUOTES:
            self._searched += len(quote)
            around = self._around
            year = around.written.year if around.written else None
            yield from unborne(figure, quote, around.wordings, around.locale, year)


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
