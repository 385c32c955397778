"""Briefs for tests, built as the loader would build them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from briefing.brief.model import Accounting, Actor, Brief, Claim, Days, Measure, Source, Status
from briefing.figures.grammar import parse
from briefing.figures.wordings import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def day(text: str) -> date:
    return date.fromisoformat(text)


def span(text: str) -> Days:
    first, _, last = text.partition("/")
    return Days(day(first), day(last or first))


def make_claim(
    id: str, by: str, figure: str = "", measure: str | None = "m", said: str = "", **rest: Any
) -> Claim:
    """Return a claim; `as_of` is a day, or a span such as "2024-10-01/2024-10-07", and is `said` by default."""
    as_of = rest.pop("as_of", said)
    first_said = rest.pop("first_said", "")
    return Claim(
        id=id,
        by=by,
        section="s",
        quote=rest.pop("quote", figure or "words"),
        measure=measure,
        figure=parse(figure) if figure else None,
        wording=figure,
        said=day(said) if said else None,
        as_of=span(as_of) if as_of else None,
        status=Status(rest.pop("status", "asserted")),
        first_said=parse(first_said) if first_said else None,
        **rest,
    )


def make_measure(id: str, accounting: str = "stock", tempo: int | None = 2, **rest: Any) -> Measure:
    return Measure(
        id=id,
        name=rest.pop("name", id),
        accounting=Accounting(accounting),
        tempo=tempo,
        tempo_given=rest.pop("tempo_given", True),
        **rest,
    )


def make_brief(
    claims: Iterable[Claim],
    measures: Iterable[Measure] = (Measure("m", "m"),),
    sources: Mapping[str, str] | None = None,
    actors: Iterable[Actor] = (),
) -> Brief:
    """Return a brief; `sources` gives the reliability of each by its id."""
    return Brief(
        path="test.yaml",
        title="Test",
        wordings=WORDINGS,
        claims={claim.id: claim for claim in claims},
        measures={measure.id: measure for measure in measures},
        sources={id: Source(id, id, id, reliability=letter) for id, letter in (sources or {}).items()},
        actors={actor.id: actor for actor in actors},
    )
