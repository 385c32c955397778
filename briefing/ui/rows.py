"""What the panes of a brief show, asked of the cores: rows of sections and actors, the title's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.days import long_day
from briefing.ui.widgets.actors import ActorRow
from briefing.ui.widgets.sections import SectionRow
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.brief.model import Brief, Claim
    from briefing.brief.passages import Passage
    from briefing.ui.glyphs import Glyphs
    from briefing.verdicts.findings import Findings


def title_text(brief: Brief, glyphs: Glyphs) -> str:
    """Return the brief's title and day."""
    return f"{brief.title} {glyphs.dot} {long_day(brief.date)}" if brief.date else brief.title


def title_notes(brief: Brief, findings: Findings, glyphs: Glyphs, new: int = 0) -> list[tuple[str, str]]:
    """Return what stands at the right of the title, each with its style: news, handling, problems, conflicts."""
    notes = [(f"{glyphs.new} {new:,} new", "strong")] if new else []
    notes += [(f" {brief.handling} ", "banner")] if brief.handling else []
    if errors := sum(problem.is_error for problem in brief.problems):
        notes.append((f"! {_counted(errors, 'problem')}", "error"))
    conflicts = findings.conflicts
    sign = f"{glyphs.sign(Kind.CONFLICT)} " if conflicts else ""
    notes.append((f"{sign}{_counted(conflicts, 'conflict')}", "conflict" if conflicts else ""))
    return notes


def section_rows(passages: Iterable[Passage], findings: Findings) -> tuple[SectionRow, ...]:
    """Return a row for each passage."""
    return tuple(SectionRow(p.id, p.title, _worst(p.claims, findings)) for p in passages)


def actor_rows(brief: Brief, findings: Findings) -> tuple[ActorRow, ...]:
    """Return a row for each actor, every side together and under the one it speaks for."""
    below: dict[str | None, list[str]] = {}
    for actor in brief.actors.values():
        is_top = brief.side(actor.id) == actor.id
        below.setdefault(None if is_top else actor.of, []).append(actor.id)
    rows: list[ActorRow] = []

    def add(actor: str, depth: int) -> None:
        claims = brief.claims_by_actor.get(actor, ())
        rows.append(ActorRow(actor, brief.name(actor), depth, len(claims), _worst(claims, findings)))
        for under in below.get(actor, ()):
            add(under, depth + 1)

    for top in below.get(None, ()):
        add(top, 0)
    return tuple(rows)


def _worst(claims: Iterable[Claim], findings: Findings) -> Kind | None:
    """Return the gravest contradiction that any of the claims is in."""
    kinds = [
        verdict.kind
        for claim in claims
        if findings.count(claim.id) and (verdict := findings.strongest(claim.id))
    ]
    return max(kinds, key=lambda kind: kind.weight, default=None)


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
