"""Support: how many outlets carry a figure, and how many origins stand behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.text import counted
from briefing.verdicts.comparability import Basis
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings

MOST = 20_000
"""Pairs of a measure that are looked at; beyond them claims may stand apart that belong together."""


class Independence(NamedTuple):
    """How many carry a statement and how many first made it: "4 outlets, 1 origin"."""

    outlets: int
    origins: int


class Support(NamedTuple):
    """Claims that say the same of one measure: they agree, or go back to one origin."""

    claims: tuple[Claim, ...]
    independence: Independence


def supports(claims: Iterable[Claim], findings: Findings) -> tuple[Support, ...]:
    """Return the groups among the claims of a measure that say the same, the largest first.

    Superseded claims stand for nothing any more and are left out, and so are claims that stand alone.
    """
    standing = [claim for claim in claims if claim.figure and claim.id not in findings.superseded]
    leaders = {claim.id: claim.id for claim in standing}

    def leader(id: str) -> str:
        while leaders[id] != id:
            leaders[id] = id = leaders[leaders[id]]
        return id

    for number, (one, other) in enumerate(_near(standing, findings.brief)):
        if number == MOST:
            break
        if leader(one.id) != leader(other.id):
            verdict = findings.between(one.id, other.id)
            if verdict and verdict.kind in (Kind.AGREE, Kind.SAME_ORIGIN):
                leaders[leader(other.id)] = leader(one.id)
    groups: dict[str, list[Claim]] = {}
    for claim in standing:
        groups.setdefault(leader(claim.id), []).append(claim)
    found = [tuple(group) for group in groups.values() if len(group) > 1]
    found.sort(key=len, reverse=True)
    return tuple(Support(group, independence(group, findings.brief)) for group in found)


def support_text(support: Support) -> str:
    """Return what carries a figure: "around 400 soldiers and 3 other wordings: 4 outlets, 1 origin"."""
    words = list(dict.fromkeys(claim.words for claim in support.claims))
    more = len(words) - 1
    others = f" and {more:,} other wording{'s' if more > 1 else ''}" if more else ""
    return f"{words[0]}{others}: {independence_text(support.independence)}"


def independence(claims: Iterable[Claim], brief: Brief) -> Independence:
    """Count the outlets that carry some claims, and their origins: the speaker where none is given.

    An outlet is a publisher, or a source without one. A speaker of whom an origin is given is no
    origin besides.
    """
    claims = tuple(claims)
    sources = (brief.sources.get(claim.via) for claim in claims if claim.via)
    origins = {claim.origin for claim in claims if claim.origin}
    known = {claim.by for claim in claims if claim.origin}
    speakers = {claim.by for claim in claims if not claim.origin} - known
    return Independence(
        len({source.publisher or source.id for source in sources if source}), len(origins) + len(speakers)
    )


def independence_text(found: Independence) -> str:
    """Return outlets and origins as they are shown: "4 outlets, 1 origin"."""
    outlets, origins = found
    return f"{counted(outlets, 'outlet')}, {counted(origins, 'origin')}"


def _near(claims: list[Claim], brief: Brief) -> Iterator[tuple[Claim, Claim]]:
    """Yield the pairs that may say the same: of one origin, or of typical ranges that meet (rule 11)."""
    by_origin: dict[str, Claim] = {}
    for claim in claims:
        if claim.origin:
            known = by_origin.setdefault(claim.origin, claim)
            if known is not claim:
                yield known, claim
    bases = [Basis(claim, brief) for claim in claims]
    ranged = [(basis.typical, basis.claim) for basis in bases if basis.typical]
    ranged.sort(key=lambda pair: pair[0].low)
    for place, (typical, claim) in enumerate(ranged):
        for beyond, other in ranged[place + 1 :]:
            if typical.below(beyond):
                break
            yield claim, other
