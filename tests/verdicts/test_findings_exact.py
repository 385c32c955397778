"""The findings are what deciding every pair would give."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from random_briefs import pairs, random_brief

from briefing.verdicts.findings import find
from briefing.verdicts.rules import decide
from briefing.verdicts.verdict import Kind, Verdict

if TYPE_CHECKING:
    from briefing.brief.model import Brief

SEEDS = 600
"""How many random briefs each test tries, fifty a time."""


def superseded(brief: Brief) -> set[str]:
    """Return the claims that a pair says are superseded, by its verdict or by `supersedes`.

    A speaker who gives another figure has replaced the first one, also where he denies having given it.
    """
    found = set()
    for one, two in pairs(brief):
        bare = decide(one._replace(denies=()), two._replace(denies=()), brief)
        for verdict in (decide(one, two, brief), bare):
            if verdict.kind is Kind.SUPERSEDED or verdict.first.id in verdict.second.supersedes:
                found.add(verdict.first.id)
    return found


def every_contradiction(brief: Brief) -> list[Verdict]:
    """Return the contradictions by deciding every pair; of figures, only those that are still held."""
    gone = superseded(brief)
    verdicts = [decide(one, two, brief) for one, two in pairs(brief)]
    return [
        verdict
        for verdict in verdicts
        if verdict.kind is Kind.DENIED
        or (verdict.kind.is_contradiction and not {verdict.first.id, verdict.second.id} & gone)
    ]


def by_claim(verdicts: list[Verdict]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for verdict in verdicts:
        found[verdict.first.id].append(verdict.severity)
        found[verdict.second.id].append(verdict.severity)
    return {id: sorted(severities, reverse=True) for id, severities in found.items()}


@pytest.mark.parametrize("seed", range(0, SEEDS, 50))
def test_superseded_claims(seed: int) -> None:
    for brief in map(random_brief, range(seed, seed + 50)):
        assert set(find(brief).superseded) == superseded(brief)


@pytest.mark.parametrize("seed", range(0, SEEDS, 50))
def test_counts_are_exact(seed: int) -> None:
    for brief in map(random_brief, range(seed, seed + 50)):
        expected = every_contradiction(brief)
        findings = find(brief)
        counts = {id: len(severities) for id, severities in by_claim(expected).items()}
        assert {id: findings.count(id) for id in brief.claims if findings.count(id)} == counts
        assert findings.contradiction_count == len(expected)
        assert findings.contradiction_count == len(expected)


@pytest.mark.parametrize("seed", range(0, SEEDS, 50))
@pytest.mark.parametrize("few", [1000, 0])
def test_each_claim_keeps_its_gravest(seed: int, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where even the smallest measure is looked up by day, as large ones are."""
    monkeypatch.setattr("briefing.verdicts.sweep.FEW", few)
    for brief in map(random_brief, range(seed, seed + 50)):
        expected = by_claim(every_contradiction(brief))
        findings = find(brief)
        kept = by_claim(list(findings.contradictions))
        assert {id: severities[:3] for id, severities in kept.items()} == {
            id: severities[:3] for id, severities in expected.items()
        }
        severities = [verdict.severity for verdict in findings.contradictions]
        assert severities == sorted(severities, reverse=True)
        for id in brief.claims:
            strongest = findings.strongest(id)
            assert (strongest.severity if strongest else 0) >= expected.get(id, [0])[0]


@pytest.mark.parametrize("seed", range(0, SEEDS, 50))
def test_everything_is_what_each_claim_has(seed: int) -> None:
    for brief in map(random_brief, range(seed, seed + 50)):
        findings = find(brief)
        everything = Counter((verdict.first.id, verdict.second.id) for verdict in findings.everything())
        assert set(everything.values()) <= {1}
        each = {(verdict.first.id, verdict.second.id) for id in brief.claims for verdict in findings.of(id)}
        assert set(everything) == each
        for id in brief.claims:
            verdicts = findings.of(id)
            assert all(id in (verdict.first.id, verdict.second.id) for verdict in verdicts)
            assert findings.count(id) == sum(verdict.kind.is_contradiction for verdict in verdicts)


def is_listed(verdict: Verdict, brief: Brief, gone: set[str]) -> bool:
    """Whether a pair is related, and not by the figure of a claim that has been superseded."""
    one, two = verdict.first, verdict.second
    linked = one.id in (*two.denies, *two.supersedes) or two.id in (*one.denies, *one.supersedes)
    akin = bool(one.measure and two.measure) and (
        one.measure == two.measure or verdict.rule > 5 or _is_part(one.measure, two.measure, brief)
    )
    stays = verdict.kind in (Kind.SAME_ORIGIN, Kind.DENIED, Kind.SUPERSEDED) or "superseded" in verdict.flags
    return (akin or linked) and (stays or not {one.id, two.id} & gone)


def _is_part(one: str, two: str, brief: Brief) -> bool:
    return two in brief.wholes(one) or one in brief.wholes(two)


@pytest.mark.parametrize("seed", range(0, SEEDS, 50))
def test_what_is_listed_is_what_relates(seed: int) -> None:
    for brief in map(random_brief, range(seed, seed + 50)):
        gone = superseded(brief)
        verdicts = [decide(one, two, brief) for one, two in pairs(brief)]
        expected = {(v.first.id, v.second.id) for v in verdicts if is_listed(v, brief, gone)}
        assert {(v.first.id, v.second.id) for v in find(brief).everything()} == expected


@pytest.mark.parametrize("seed", range(0, SEEDS, 50))
def test_the_strongest_verdict_is_the_gravest_contradiction_else_the_gravest_of_all(seed: int) -> None:
    for brief in map(random_brief, range(seed, seed + 50)):
        findings, others = find(brief), find(brief)
        for claim in brief.claims:
            verdicts = findings.of(claim)
            contradictions = [verdict for verdict in verdicts if verdict.kind.is_contradiction]
            strongest = next(iter(contradictions or verdicts), None)
            severity = strongest.severity if strongest else -1
            assert others.severity(claim) == severity
            found = others.strongest(claim)
            assert (found.severity if found else -1) == severity
            assert found is None or found.kind.is_contradiction is bool(contradictions)
            assert findings.strongest(claim) == found  # whatever was asked before
