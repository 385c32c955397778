"""Parts of a brief in a few words, as every text export writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.figures.figure import Unit
from briefing.figures.words import amount, range_text

if TYPE_CHECKING:
    from datetime import date

    from briefing.brief.model import Brief, Claim, Days, Measure, Source
    from briefing.figures.figure import Figure

_DATE = Unit("date", "date")


def counted(count: int, noun: str) -> str:
    """Return a number of things: "1 brief", "1,200 briefs"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def long_day(day: date) -> str:
    """Return a day: "25 Oct 2024"."""
    return amount(day.toordinal(), _DATE)


def days(span: Days) -> str:
    """Return a span of days: "25 Oct 2024", "18 Oct 2024 to 23 Oct 2024"."""
    first, last = (long_day(day) for day in span)
    return first if first == last else f"{first} to {last}"


def figure_words(claim: Claim) -> str:
    """Return a claim's figure as worded with its hard range: "around 12,000 troops (9,000–15,000)"."""
    if claim.figure is None:
        return f"{claim.wording} (cannot be read)" if claim.wording else ""
    return f"{claim.wording} ({hard_range(claim.figure)})"


def claim_words(claim: Claim, brief: Brief) -> str:
    """Return a claim in one line: "United States: 3,000 troops (2,850–3,150), 23 Oct 2024 [us-3000]"."""
    said = long_day(claim.said) if claim.said else "day not given"
    return f"{brief.name(claim.by)}: {figure_words(claim) or quoted(claim)}, {said} [{claim.id}]"


def quoted(claim: Claim) -> str:
    """Return a claim's quote in quotation marks."""
    return f"“{claim.quote}”"


def hard_range(figure: Figure) -> str:
    """Return a figure's hard range, or that it has none."""
    return range_text(figure.hard, figure.unit) if figure.hard else "bounds nothing"


def source_line(source: Source) -> str:
    """Return a source in one line: publisher, title, day, rating, address."""
    rating = f"reliability {source.reliability}" if source.reliability else "not rated"
    day = long_day(source.date) if source.date else ""
    parts = (source.publisher, source.title, day, rating, source.url)
    return ". ".join(part for part in parts if part)


def rating(claim: Claim, brief: Brief) -> str:
    """Return the Admiralty code of a claim: its source's letter and its own number, such as "B2"."""
    source = brief.sources.get(claim.via or "")
    return f"{source.reliability if source else ''}{claim.credibility or ''}"


def measure_words(measure: Measure, brief: Brief) -> str:
    """Return what a measure counts and how: "troops, cumulative, figures stand for 2 days"."""
    if measure.tempo is None:
        tempo = "a past event: figures do not age"
    else:
        tempo = f"figures stand for {counted(measure.tempo, 'day')}"
    whole = brief.measures.get(measure.part_of or "")
    part = f"part of {whole.name}" if whole else ""
    return ", ".join(word for word in (measure.unit, measure.accounting.value, tempo, part) if word)
