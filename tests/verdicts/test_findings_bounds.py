"""How much is listed of a brief with very many claims."""

from __future__ import annotations

import pytest
from large_brief import large_brief

from briefing.brief.loader import read
from briefing.brief.model import Brief
from briefing.figures.grammar import parse
from briefing.verdicts import findings as module
from briefing.verdicts.findings import find
from briefing.verdicts.rules import decide_on

CLAIMS, MEASURES = 300, 10


def test_every_pair_is_listed_of_a_brief_of_usual_size() -> None:
    findings = find(large_brief(CLAIMS, MEASURES))
    listed = {frozenset((verdict.first.id, verdict.second.id)) for verdict in findings.everything()}
    assert findings.is_whole
    for claim in findings.brief.claims:
        for verdict in findings.of(claim):
            assert frozenset((verdict.first.id, verdict.second.id)) in listed


def test_of_a_huge_brief_the_gravest_are_listed_and_that_others_are_not_can_be_asked(monkeypatch) -> None:
    monkeypatch.setattr(module, "LISTED", CLAIMS)
    findings = find(large_brief(CLAIMS, MEASURES))
    assert not findings.is_whole
    listed = list(findings.everything())
    pairs = {(verdict.first.id, verdict.second.id) for verdict in listed}
    assert len(pairs) == len(listed) <= 5 * CLAIMS
    assert {(verdict.first.id, verdict.second.id) for verdict in findings.contradictions} <= pairs


def test_verdicts_are_the_same_however_many_claims_have_been_asked_about(monkeypatch) -> None:
    monkeypatch.setattr(module, "REMEMBERED", 2)
    brief = large_brief(60, 3)
    findings, fresh = find(brief), find(brief)
    for claim in (*brief.claims, *brief.claims):
        assert findings.of(claim) == fresh.of(claim)
    assert len(findings._of) <= 2


@pytest.mark.parametrize("seed", range(3))
def test_a_brief_is_put_in_order_by_the_severities_that_its_claims_show(seed) -> None:
    brief = large_brief(120, 6, seed=seed)
    findings, others = find(brief), find(brief)
    shown = {id: verdict.severity for id in brief.claims if (verdict := findings.strongest(id))}
    assert {id: others.severity(id) for id in brief.claims} == {id: shown.get(id, -1) for id in brief.claims}


@pytest.mark.parametrize(("first", "kind"), [("about 3,600", "compatible"), ("about 3,000", "agree")])
def test_few_pairs_are_decided_to_find_the_gravest_verdict_on_a_claim_that_none_contradicts(
    monkeypatch, first, kind
) -> None:
    decided = []

    def counted(one, two, brief):
        decided.append((one, two))
        return decide_on(one, two, brief)

    monkeypatch.setattr(module, "decide_on", counted)
    brief = calm_brief(60, first)
    findings = find(brief)
    found = {id: findings.strongest(id) for id in brief.claims}
    assert len(decided) <= 60 * (module.NEAR + 1)
    assert {verdict.kind.word for verdict in found.values()} == {kind}
    for id in brief.claims:
        findings.severity(id)
        findings.strongest(id)
    assert len(decided) <= 60 * (module.NEAR + 1), "what was found is kept"


def test_of_a_large_measure_the_gravest_tension_is_found_without_deciding_every_pair(monkeypatch) -> None:
    """However far away in the brief it stands."""
    monkeypatch.setattr(module, "LARGE", 50)
    brief = calm_brief(60, "about 3,600")
    last = brief.claims["c59"]
    brief = brief._replace(claims=brief.claims | {"c59": last._replace(figure=parse("at least 100"))})
    findings = find(brief)
    assert findings.contradiction_count == 0
    assert {findings.strongest(id).kind.word for id in brief.claims} == {"tension"}
    assert findings.strongest("c0").second.id == "c59"


def calm_brief(claims: int, first: str) -> Brief:
    """Return claims of which none contradicts another, each of another speaker."""
    head = "briefing: 1\ntitle: Calm\nmeasures: {m: {name: Troops}}\nsections: {s: {title: S, text: '3'}}\nactors:\n"
    actors = "".join(f"  a{at}: {{name: Actor {at}}}\n" for at in range(claims))
    figures = (first, *(f"about 3,{at:03}" for at in range(1, claims)))
    return read(
        f"{head}{actors}claims:\n"
        + "".join(
            f"  c{at}: {{by: a{at}, section: s, quote: '3', measure: m, figure: '{figure}', said: 2024-10-23}}\n"
            for at, figure in enumerate(figures)
        ),
        "calm",
    )
