"""Sums of parts: figures of parts that are apart from each other, added up and held against the whole."""

from __future__ import annotations

import pytest

from briefing.brief.loader import read
from briefing.export.conflicts import conflicts_text
from briefing.export.page import Look
from briefing.verdicts.findings import Findings, find
from briefing.verdicts.reasons import reason, short
from briefing.verdicts.verdict import Detail, Kind, Verdict

MEASURES = """\
  all: {name: Dead in both, unit: dead, accounting: cumulative, parts: disjoint}
  p: {name: Dead in the province, unit: dead, accounting: cumulative, part_of: all}
  k: {name: Dead in the territory, unit: dead, accounting: cumulative, part_of: all}
"""
ACTORS = ("Centre", "Province", "Territory", "Agency")


def found(
    *claims: tuple[str, str, str], measures: str = MEASURES, days: dict[str, str] | None = None
) -> Findings:
    """Return the findings of claims, each who says what of which measure."""
    lines = "".join(
        f"  c{at}: {{by: {by}, section: s, quote: '{words}', measure: {measure}, figure: '{words}', "
        f"said: {(days or {}).get(f'c{at}', '2005-10-19')}}}\n"
        for at, (by, measure, words) in enumerate(claims)
    )
    text = ". ".join(words for _, _, words in claims)
    actors = "".join(f"  {name}: {{name: {name}}}\n" for name in ACTORS)
    brief = read(
        f"briefing: 1\ntitle: T\ndate: 2006-12-31\nactors:\n{actors}measures:\n{measures}"
        f"sections:\n  s: {{title: S, text: '{text}'}}\nclaims:\n{lines}",
        "sums.yaml",
    )
    assert not brief.problems, brief.problems
    return find(brief)


def sums_of(findings: Findings) -> list[Verdict]:
    return [verdict for verdict in findings.everything() if verdict.is_sum]


def test_two_parts_together_exceed_the_whole() -> None:
    findings = found(
        ("Centre", "all", "47,700 dead"),
        ("Province", "p", "37,958 dead"),
        ("Territory", "k", "at least 40,000 dead"),
    )
    (verdict,) = findings.contradictions
    assert (verdict.kind, verdict.severity, findings.contradiction_count) == (Kind.PART_EXCEEDS_WHOLE, 41, 1)
    assert reason(verdict, findings.brief) == (
        "Centre says 47,700 dead (47,650–47,750). "
        "Province says 37,958 dead and Territory says at least 40,000 dead, together at least 77,958. "
        "“Dead in the province” and “Dead in the territory” are parts of “Dead in both” that are apart from each "
        "other. Same day. "
        "The least that they come to is more than the most that the whole can be: 1.6 times apart."
    )
    assert [findings.count(f"c{at}") for at in range(3)] == [1, 1, 1]
    assert all(findings.strongest(f"c{at}") == verdict for at in range(3))
    assert all(verdict in findings.of(f"c{at}") for at in range(3))
    claims = findings.brief.claims
    assert short(verdict, claims["c0"], findings.brief) == "Province: at least 77,958 in all ×1.6"
    assert short(verdict, claims["c2"], findings.brief) == "Centre ×1.6"
    assert verdict.other(claims["c2"]) == claims["c0"]


def test_one_speaker_gives_both_parts() -> None:
    findings = found(("Centre", "all", "280 dead"), ("Agency", "p", "171 dead"), ("Agency", "k", "121 dead"))
    (verdict,) = findings.contradictions
    assert "Agency says 171 dead and 121 dead, together 292" in reason(verdict, findings.brief)
    assert findings.severity("c1") == verdict.severity > 0


def test_a_sum_within_the_whole_is_part_of_it() -> None:
    findings = found(("Centre", "all", "400 dead"), ("Agency", "p", "100 dead"), ("Agency", "k", "300 dead"))
    (verdict,) = sums_of(findings)
    assert (verdict.kind, findings.contradiction_count) == (Kind.PART_OF, 0)
    assert "Together they can be what the whole counts, or a part of it." in reason(verdict, findings.brief)


def test_nothing_is_added_up_of_parts_that_may_overlap() -> None:
    measures = MEASURES.replace(", parts: disjoint", "")
    findings = found(
        ("Centre", "all", "280 dead"),
        ("Agency", "p", "171 dead"),
        ("Agency", "k", "121 dead"),
        measures=measures,
    )
    assert sums_of(findings) == []
    assert findings.contradiction_count == 0


def test_of_several_figures_of_a_part_the_lowest_is_added() -> None:
    """Whoever is right, the parts come to that at least."""
    findings = found(
        ("Centre", "all", "450 dead"),
        ("Province", "p", "500 dead"),
        ("Agency", "p", "100 dead"),
        ("Territory", "k", "300 dead"),
    )
    (verdict,) = sums_of(findings)
    assert verdict.kind is Kind.PART_OF
    assert {claim.id for claim in verdict.claims} == {"c0", "c2", "c3"}


def test_sums_of_two_sides_are_held_against_each_other() -> None:
    findings = found(
        ("Centre", "p", "20 dead"),
        ("Centre", "k", "30 dead"),
        ("Agency", "p", "20 dead"),
        ("Agency", "k", "95 dead"),
    )
    (verdict,) = sums_of(findings)
    assert verdict.kind is Kind.CONFLICT
    assert {len(side) for side in verdict.added} == {1}
    words = reason(verdict, findings.brief)
    assert "Centre says 20 dead (19–21) and 30 dead (28.5–31.5), together 50." in words
    assert "Both add up the same parts. Same day." in words
    assert findings.contradiction_count == 2, "the part in which they differ, and the sum"


def test_parts_of_days_far_apart_are_not_added() -> None:
    days = {"c1": "2005-01-01"}
    findings = found(
        ("Centre", "all", "280 dead"), ("Agency", "p", "171 dead"), ("Agency", "k", "121 dead"), days=days
    )
    assert sums_of(findings) == []


def test_parts_that_were_more_than_the_whole_is_later() -> None:
    days = {"c0": "2005-11-19"}
    findings = found(
        ("Centre", "all", "280 dead"), ("Agency", "p", "171 dead"), ("Agency", "k", "121 dead"), days=days
    )
    (verdict,) = findings.contradictions
    assert (verdict.kind, verdict.detail) == (Kind.CONFLICT, Detail.FELL)
    assert "Running totals cannot fall" in reason(verdict, findings.brief)


def test_the_command_tells_the_sum() -> None:
    findings = found(("Centre", "all", "280 dead"), ("Agency", "p", "171 dead"), ("Agency", "k", "121 dead"))
    text = conflicts_text(findings.brief, findings, Look(width=200))
    assert "together 292" in text


@pytest.mark.parametrize("word", ["overlapping", "yes"])
def test_another_word_for_parts_is_a_problem(word: str) -> None:
    brief = read(f"briefing: 1\ntitle: T\nmeasures: {{m: {{name: M, parts: {word}}}}}", "sums.yaml")
    (problem,) = brief.problems
    assert "disjoint" in problem.todo
