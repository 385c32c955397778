"""Gists as text: what a library's index keeps of a family of measures, and what processes tell each other of it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from briefing.brief.clean import clean
from briefing.brief.model import Accounting, Actor, Brief, Claim, Days, Measure, Source, Spot, Status
from briefing.figures.figure import Figure, Range, Unit
from briefing.figures.wording import WORDINGS
from briefing.verdicts.gist import Gist
from briefing.verdicts.overview import Reach
from briefing.verdicts.verdict import Detail, Flag, Kind, Verdict


class DamagedError(Exception):
    """A text that is not of a gist."""


_FAULTS = (AttributeError, LookupError, OverflowError, RecursionError, TypeError, ValueError)
"""What goes wrong with such a text."""


def packed(gist: Gist) -> str:
    """Return a gist as text; parts are lists of their fields, and a verdict names its claims."""
    brief = gist.brief
    parts = (brief.sources, brief.actors, brief.measures, brief.claims)
    data = (
        (brief.title, brief.date, *(tuple(part.values()) for part in parts)),
        gist.homes,
        *gist[2:-1],
        sorted(brief.joined),
        [(one.first.id, one.second.id, one.kind.name, *one[3:]) for one in gist.verdicts],
    )
    return json.dumps(data, default=date.toordinal, ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str, root: str) -> Gist:
    """Return the gist that a text is of, of a library at some root. Raises DamagedError."""
    try:
        (title, day, sources, actors, measures, claims), homes, *counts, reaches, joined, listed = _loaded(
            text
        )
        brief = Brief(
            root,
            title,
            WORDINGS,
            date=_day(day),
            sources={one[0]: _source(one) for one in sources},
            actors={one[0]: Actor(*one) for one in actors},
            measures={one[0]: _measure(one) for one in measures},
            claims={one[0]: _claim(one) for one in claims},
            joined=frozenset((first, second) for first, second in joined),
        )
        in_all, briefs, contradictions = counts
        return Gist(
            brief,
            homes,
            in_all,
            briefs,
            contradictions,
            tuple(
                Reach(_measure(measure), span and Range(*span), Unit(*unit), *rest)
                for measure, span, unit, *rest in reaches
            ),
            tuple(_verdict(one, brief) for one in listed),
        )
    except _FAULTS as error:
        raise DamagedError from error


def _loaded(text: str) -> Any:
    """Return what a text says, as it may be shown: anything may have written it."""
    data = json.loads(text)
    return data if text.isprintable() and "\\u" not in text else _cleaned(data)


def _cleaned(data: Any) -> Any:
    if isinstance(data, str):
        return clean(data, lines=True)
    if isinstance(data, list):
        return [_cleaned(one) for one in data]
    if isinstance(data, dict):
        return {_cleaned(name): _cleaned(one) for name, one in data.items()}
    return data


def _claim(fields: list[Any]) -> Claim:
    id, by, section, quote, spot, measure, figure, wording, said, as_of, *rest = fields
    via, origin, status, denies, supersedes, first_said, *more = rest
    return Claim(
        id,
        by,
        section,
        quote,
        spot and Spot(*spot),
        measure,
        figure and _figure(figure),
        wording,
        _day(said),
        as_of and Days(date.fromordinal(as_of[0]), date.fromordinal(as_of[1])),
        via,
        origin,
        Status(status),
        tuple(denies),
        tuple(supersedes),
        first_said and _figure(first_said),
        *more,
    )


def _figure(fields: list[Any]) -> Figure:
    text, qualifier, stated, hard, typical, unit, *rest = fields
    return Figure(
        text,
        qualifier,
        stated and (stated[0], stated[1]),
        hard and Range(*hard),
        typical and Range(*typical),
        Unit(*unit),
        *rest,
    )


def _source(fields: list[Any]) -> Source:
    id, title, publisher, day, url, reliability = fields
    return Source(id, title, publisher, _day(day), url, reliability)


def _measure(fields: list[Any]) -> Measure:
    id, name, unit, accounting, tempo, part_of = fields
    return Measure(id, name, unit, Accounting(accounting), tempo, part_of)


def _verdict(fields: list[Any], brief: Brief) -> Verdict:
    first, second, kind, rule, ratio, severity, detail, flags = fields
    claims = brief.claims
    return Verdict(
        claims[first],
        claims[second],
        Kind[kind],
        rule,
        ratio,
        severity,
        Detail(detail),
        tuple(map(Flag, flags)),
    )


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
