"""Stage 6 for tables: a brief that tables make, as a draft that joins another brief or the articles beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.brief.loader import read
from briefing.draft.model import (
    Draft,
    DraftActor,
    DraftClaim,
    DraftError,
    DraftMeasure,
    DraftSection,
    DraftSource,
    Span,
)
from briefing.draft.tables import Hints, take_tables

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from briefing.brief.model import Brief, Claim, Measure, Section

_SIGNS = {"item": "- ", "quotation": "> "}


def tables_draft(
    tables: Sequence[tuple[str, bytes]], args: Namespace, tell: Callable[[str], None]
) -> tuple[str, Draft]:
    """Return the briefing file that tables make, and the same as a draft; raises DraftError.

    What columns are taken for is told, and each row that cannot be read, with its line.
    """
    told: dict[str, str] = {}
    for column in args.column or ():
        field, sign, name = column.partition("=")
        if not (sign and field and name):
            raise DraftError("--column", f"'{column}' names no column", "write it as --column who=Speaker")
        told[field.strip()] = name.strip()
    taken = take_tables(tables, Hints(args.title, args.date, args.publisher, args.url), told)
    for line in (*taken.columns, *taken.unread):
        tell(f"briefing: {line}")
    return taken.text, as_draft(read(taken.text, "draft"))


def together(first: Draft, second: Draft) -> Draft:
    """Return two drafts as one."""
    return replace(
        first,
        sources=first.sources + second.sources,
        actors=first.actors + second.actors,
        measures=first.measures + second.measures,
        sections=first.sections + second.sections,
        claims=first.claims + second.claims,
        gaps=first.gaps + second.gaps,
    )


def as_draft(brief: Brief) -> Draft:
    """Return a brief as a draft."""
    return Draft(
        title=brief.title,
        date=brief.date,
        sources=tuple(
            DraftSource(each.id, each.title, each.publisher, each.date, each.url)
            for each in brief.sources.values()
        ),
        actors=tuple(
            DraftActor(each.id, each.name, each.kind, each.role, each.of, review=each.review)
            for each in brief.actors.values()
        ),
        measures=tuple(map(_measure, brief.measures.values())),
        sections=tuple(map(_section, brief.sections.values())),
        claims=tuple(_claim(each, brief) for each in brief.claims.values()),
        gaps=brief.gaps,
    )


def _measure(measure: Measure) -> DraftMeasure:
    tempo = "" if not measure.tempo_given else "fixed" if measure.tempo is None else f"{measure.tempo}d"
    return DraftMeasure(
        measure.id,
        measure.name,
        measure.unit,
        measure.accounting,
        tempo,
        measure.part_of,
        review=measure.review,
    )


def _section(section: Section) -> DraftSection:
    blocks = tuple(_SIGNS.get(block.kind, "") + block.text for block in section.blocks)
    return DraftSection(section.id, section.title, section.source, blocks)


def _claim(claim: Claim, brief: Brief) -> DraftClaim:
    days = claim.as_of
    is_same = days is None or days.first == days.last == claim.said
    section = brief.sections.get(claim.section)
    return DraftClaim(
        id=claim.id,
        by=claim.by,
        section=claim.section,
        quote=claim.quote,
        measure=claim.measure,
        figure=claim.wording,
        said=None if claim.day_from else claim.said,
        as_of=None if is_same or days is None else Span(*days),
        via=None if section and claim.via == section.source else claim.via,
        origin=claim.origin,
        status=claim.status,
        denies=claim.denies,
        supersedes=claim.supersedes,
        credibility=str(claim.credibility or ""),
        note=claim.note,
        review=claim.review,
    )
