"""Folding: verdicts on the same two statements, which several outlets or briefs carry, are one to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.brief.model import Claim
    from briefing.verdicts.verdict import Verdict


class Fold(Record):
    """A verdict, and those that say the same of the same statements, carried by others."""

    verdict: Verdict
    others: tuple[Verdict, ...] = ()


def folded(verdicts: Iterable[Verdict]) -> tuple[Fold, ...]:
    """Put the verdicts on the same two statements together, each in the place of its first."""
    groups: dict[object, list[Verdict]] = {}
    for verdict in verdicts:
        pair = frozenset((_statement(verdict.first), _statement(verdict.second)))
        groups.setdefault((verdict.kind, pair), []).append(verdict)
    return tuple(Fold(first, tuple(others)) for first, *others in groups.values())


def _statement(claim: Claim) -> object:
    """Return what is the same for claims that carry one utterance in one wording."""
    return (
        (claim.origin, claim.measure, " ".join(claim.words.casefold().split())) if claim.origin else claim.id
    )
