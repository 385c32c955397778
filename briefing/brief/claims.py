"""Claims: their figures, their quotes, and what they take from the rest of the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.links import open_circles
from briefing.brief.model import Claim, Days, Status
from briefing.brief.prose import paragraphs
from briefing.brief.quotes import Text, find_quote, nearest_passage
from briefing.brief.values import quoted
from briefing.figures.figure import FigureError
from briefing.figures.grammar import parse

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from briefing.brief.collect import Problems
    from briefing.brief.model import Section, Spot
    from briefing.brief.values import Entry
    from briefing.figures.figure import Figure
    from briefing.figures.wording import WordingTable


class Words(NamedTuple):
    """By what a brief's figures are read."""

    wordings: WordingTable
    locale: str
    date: date | None


def read_claims(
    entries: Mapping[str, Entry], sections: Mapping[str, Section], words: Words, problems: Problems
) -> dict[str, Claim]:
    """Return the claims, with a problem for each part of one that cannot be so."""
    open_circles(entries, "claim", "supersedes", problems)
    texts = {id: Text.of(section.plain) for id, section in sections.items()}
    return {id: _claim(id, entry, sections, texts, words, problems) for id, entry in entries.items()}


def _claim(
    id: str,
    entry: Entry,
    sections: Mapping[str, Section],
    texts: Mapping[str, Text],
    words: Words,
    problems: Problems,
) -> Claim:
    values = entry.values
    said = values.get("said")
    wording = values.pop("figure", "")
    if id in values.get("denies", ()):
        problems.add(
            entry.node.place_of("denies"), f"claim '{id}' denies itself", "name the claim that it denies"
        )
        values["denies"] = tuple(other for other in values["denies"] if other != id)
    section = sections.get(values.get("section", ""))
    defaults = {
        "by": "",
        "section": "",
        "quote": "",
        "as_of": Days(said, said) if said else None,
        "via": section.source if section else None,
    }
    values["first_said"] = _figure("first_said", values.get("first_said", ""), id, entry, words, problems)
    values["status"] = Status(values.get("status", Status.ASSERTED))
    values["note"] = paragraphs(values.get("note", ""))
    if "credibility" in values:
        values["credibility"] = int(values["credibility"])
    return Claim(
        id,
        **(defaults | values),
        wording=wording,
        figure=_figure("figure", wording, id, entry, words, problems),
        spot=_spot(id, entry, texts, problems),
    )


def _figure(
    field: str, wording: str, id: str, entry: Entry, words: Words, problems: Problems
) -> Figure | None:
    if not wording:
        return None
    day = words.date or entry.values.get("said")
    try:
        return parse(wording, words.wordings, words.locale, year=day.year if day else None)
    except FigureError as wrong:
        problems.add(entry.node.place_of(field), f"claim '{id}': {field}: {wrong.what}", wrong.todo)
        return None


def _spot(id: str, entry: Entry, texts: Mapping[str, Text], problems: Problems) -> Spot | None:
    """Return where the quote stands; where it does not, say what stands near it, or where else it does."""
    quote, section = entry.values.get("quote", ""), entry.values.get("section", "")
    if not quote or section not in texts:
        return None
    text = texts[section]
    spot = find_quote(quote, text)
    if spot is None:
        todo = "copy it from the text"
        if problems.may_suggest():
            if elsewhere := next((other for other in texts if find_quote(quote, texts[other])), ""):
                todo = f"it stands in section '{elsewhere}'"
            elif near := nearest_passage(quote, text):
                todo = f"the nearest words there are {quoted(near)}"
        what = f"claim '{id}': {quoted(quote)} does not stand in section '{section}'"
        problems.add(entry.node.place_of("quote"), what, todo)
    return spot
