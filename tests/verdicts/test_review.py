"""Drafts: verdicts that rest on one say so, and what is left to review stands in the order in which it matters."""

from __future__ import annotations

from briefing.brief.loader import read
from briefing.verdicts.findings import find
from briefing.verdicts.reasons import reason
from briefing.verdicts.review import left_to_review
from briefing.verdicts.verdict import Flag

BRIEF = """\
briefing: 1
title: A draft
date: 2024-10-25
actors:
  a: {name: Alpha, kind: state}
  b: {name: Beta, kind: state, review: taken to be the ministry}
  c: {name: Gamma, kind: state}
measures:
  m: {name: Troops, unit: troops}
  n: {name: Tanks, unit: tanks, review: joined with tanks-2}
sections:
  s: {title: S, text: "3,000 troops. 12,000 troops. 10,000 troops. 5 tanks. 6 tanks."}
claims:
  low: {by: a, section: s, quote: "3,000 troops", measure: m, figure: "3,000 troops", said: 2024-10-24}
  high: {by: b, section: s, quote: "12,000 troops", measure: m, figure: "12,000 troops", said: 2024-10-24}
  mid: {by: c, section: s, quote: "10,000 troops", measure: m, figure: "10,000 troops", said: 2024-10-24,
    review: speaker taken from the sentence before}
  tanks: {by: a, section: s, quote: "5 tanks", measure: n, figure: "5 tanks", said: 2024-10-24}
  more: {by: c, section: s, quote: "6 tanks", measure: n, figure: "at least 5 tanks", said: 2024-10-24,
    review: a floor}
"""


def test_a_verdict_that_rests_on_a_draft_says_so() -> None:
    brief = read(BRIEF, "draft.yaml")
    findings = find(brief)
    verdict = findings.between("low", "mid")
    assert verdict
    assert Flag.DRAFT in verdict.flags
    assert reason(verdict, brief).endswith(
        "This rests on a draft that nobody has reviewed: speaker taken from the sentence before."
    )
    both = findings.between("high", "mid")
    assert both
    assert "taken to be the ministry; speaker taken from the sentence before" in reason(both, brief)


def test_what_is_accepted_is_no_draft() -> None:
    brief = read(BRIEF.replace(", review: taken to be the ministry", ""), "draft.yaml")
    verdict = find(brief).between("low", "high")
    assert verdict
    assert verdict.flags == ()


def test_what_a_contradiction_hangs_on_is_reviewed_first() -> None:
    found = left_to_review(find(read(BRIEF, "draft.yaml")))
    assert [one.part.id for one in found] == ["b", "mid", "n", "more"]
    assert [one.contradicted for one in found] == [1, 1, 0, 0]
    assert found[0].severity > found[1].severity > -1 == found[2].severity
    assert [one.claims for one in found] == [1, 1, 2, 1]
