"""Claims in short: what is told of those that are held against each other, without all the claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.verdicts.compare import overview

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefing.brief.model import Actor, Brief
    from briefing.verdicts.compare import Reach
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict


class ClaimSummary(NamedTuple):
    """How many claims there are of a family of measures, how they contradict, and the verdicts that are listed."""

    brief: Brief
    """Of the claims those of the verdicts alone, with what they name; all measures."""
    homes: Mapping[str, str]
    """The name of the brief that each of these claims stands in, by the claim's id."""
    claims: int
    briefs: int
    contradictions: int
    reaches: tuple[Reach, ...]
    """What the claims of each measure amount to."""
    verdicts: tuple[Verdict, ...]


def claim_summary(findings: Findings, homes: Mapping[str, str], verdicts: Sequence[Verdict]) -> ClaimSummary:
    """Return the summary of a family with some of its verdicts; `homes` names the brief of each claim."""
    brief = findings.brief
    claims = {claim.id: claim for verdict in verdicts for claim in verdict.claims}
    actors: dict[str, Actor] = {}
    for claim in claims.values():
        actor = brief.actors.get(claim.by)
        while actor and actor.id not in actors:
            actors[actor.id] = actor
            actor = brief.actors.get(actor.of or "")
    vias = dict.fromkeys(claim.via for claim in claims.values() if claim.via)
    return ClaimSummary(
        brief._replace(
            actors=actors,
            sources={via: brief.sources[via] for via in vias if via in brief.sources},
            sections={},
            claims=claims,
            joined=frozenset(pair for pair in brief.joined if claims.keys() >= set(pair)),
        ),
        {id: homes[id] for id in claims},
        len(brief.claims),
        len(set(homes.values())),
        findings.contradiction_count,
        tuple(overview(findings, homes)),
        tuple(verdicts),
    )
