"""The findings of a brief: what is listed, what is counted, and what a huge measure costs."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from claims_made import make_brief, make_claim, make_measure

from briefing.brief.model import Days, Source
from briefing.figures.grammar import parse
from briefing.verdicts.findings import MANY, find
from briefing.verdicts.rules import decide
from briefing.verdicts.support import independence
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim

FIXED = make_measure("m", "cumulative", tempo=None)


def said(id: str, by: str, figure: str, on: str = "2024-10-23", **rest: Any) -> Claim:
    return make_claim(id, by, figure, said=on, **rest)


def related(brief: Brief, id: str) -> list[tuple[Kind, str]]:
    return [(verdict.kind, verdict.other(brief.claims[id]).id) for verdict in find(brief).of(id)]


def test_only_the_latest_of_a_speaker_is_compared_further() -> None:
    brief = make_brief(
        (
            said("63", "Russia", "63", "2023-01-02"),
            said("89", "Russia", "89", "2023-01-04"),
            said("400", "Ukraine", "around 400", "2023-01-01"),
        ),
        [FIXED],
    )
    findings = find(brief)
    assert findings.superseded == {"63": "89"}
    assert [(v.first.id, v.second.id) for v in findings.contradictions] == [("400", "89")]
    assert findings.contradiction_count == 1
    assert related(brief, "63") == [(Kind.SUPERSEDED, "89")]
    assert related(brief, "89") == [(Kind.CONFLICT, "400"), (Kind.SUPERSEDED, "63")]
    assert findings.count("63") == 0


def test_a_speaker_whose_two_figures_have_one_origin_keeps_both() -> None:
    brief = make_brief(
        (
            said("at least", "Kirby", "at least 3,000", "2024-10-23", origin="o"),
            said("about", "Kirby", "about 3,000", "2024-10-24", origin="o"),
        )
    )
    assert find(brief).superseded == {}
    assert related(brief, "about") == [(Kind.SAME_ORIGIN, "at least")]


def test_a_withdrawn_denial_is_still_listed_and_says_so() -> None:
    brief = make_brief(
        (
            said("us", "US", "3,000"),
            said("fake", "Kremlin", "", "2024-10-24", status="denied", denies=("us",)),
            said("ours", "Putin", "", "2024-10-25", supersedes=("fake",)),
        )
    )
    findings = find(brief)
    assert [verdict.flags for verdict in findings.contradictions] == [("denial withdrawn",)]
    assert findings.of("us")[0].flags == ("denial withdrawn",)
    strongest = findings.strongest("us")
    assert strongest
    assert strongest.flags == ("denial withdrawn",)
    assert findings.contradiction_count == 1


def test_a_claim_that_stands_alone() -> None:
    brief = make_brief((said("a", "A", "3"), said("b", "B", "5", measure="n")), (FIXED, make_measure("n")))
    findings = find(brief)
    assert findings.strongest("a") is None
    assert findings.of("a") == ()
    assert list(findings.everything()) == []


def test_an_empty_brief() -> None:
    findings = find(make_brief(()))
    assert (findings.contradictions, findings.contradiction_count) == ((), 0)
    assert list(findings.everything()) == []


def test_links_to_nowhere_and_to_itself_are_passed_over() -> None:
    brief = make_brief((said("a", "A", "3", denies=("a", "gone"), supersedes=("a", "gone")),))
    findings = find(brief)
    assert (findings.superseded, findings.count("a"), findings.of("a")) == ({}, 0, ())


def test_a_claim_against_its_whole_and_its_part() -> None:
    measures = (
        make_measure("m"),
        make_measure("officers", part_of="m"),
        make_measure("generals", part_of="officers"),
        make_measure("bases"),
    )
    brief = make_brief(
        (
            said("troops", "A", "12,000"),
            said("officers", "A", "500", measure="officers"),
            said("generals", "B", "600", measure="generals"),
            said("bases", "A", "5", measure="bases"),
        ),
        measures,
    )
    assert related(brief, "generals") == [(Kind.PART_EXCEEDS_WHOLE, "officers"), (Kind.PART_OF, "troops")]
    assert related(brief, "bases") == []


class TestHuge:
    """One measure with far more claims than are ever listed."""

    NUMBER = 4 * MANY

    @pytest.fixture(scope="class")
    def brief(self) -> Brief:
        random = Random(7)
        claims = []
        for number in range(self.NUMBER):
            day = date(2024, 1, 1) + timedelta(random.randrange(60))
            claims.append(
                make_claim(f"c{number}", f"a{number}", "")._replace(
                    figure=parse(f"{random.randrange(1, 200) * 100:,}"),
                    said=day,
                    as_of=Days(day, day + timedelta(random.choice((0, 0, 9)))),
                    origin=random.choice(("", "", f"o{random.randrange(50)}")),
                    via=random.choice("ABE"),
                )
            )
        return make_brief(
            claims, [make_measure("m", "cumulative", tempo=7)], dict(zip("ABE", "ABE", strict=True))
        )

    def test_counts_and_gravest_of_some_claims(self, brief: Brief) -> None:
        findings = find(brief)
        for id in list(brief.claims)[:: self.NUMBER // 10]:
            verdicts = [
                decide(brief.claims[id], other, brief) for other in brief.claims.values() if other.id != id
            ]
            grave = sorted((v.severity for v in verdicts if v.kind.is_contradiction), reverse=True)
            assert findings.count(id) == len(grave)
            found = [v.severity for v in findings.of(id)]
            assert found[:3] == grave[:3]
            strongest = findings.strongest(id)
            assert strongest
            assert strongest.severity == grave[0]

    def test_what_is_listed_is_bounded(self, brief: Brief) -> None:
        findings = find(brief)
        assert len(findings.of("c0")) <= MANY
        assert findings.contradiction_count > 100 * self.NUMBER
        assert len(findings.contradictions) <= 3 * self.NUMBER
        assert len(list(findings.everything())) == len(findings.contradictions)


class TestIndependence:
    def brief(self, *claims: Claim) -> Brief:
        brief = make_brief(claims)
        sources = {
            id: Source(id, id, publisher)
            for id, publisher in (("cnn1", "CNN"), ("cnn2", "CNN"), ("bbc", "BBC"), ("blog", ""))
        }
        return brief._replace(sources=sources)

    def count(self, *claims: Claim) -> tuple[int, int]:
        return tuple(independence(claims, self.brief(*claims)))

    def test_outlets_that_carry_one_origin(self) -> None:
        carried = [
            said(via, "Kirby", "3,000", via=via, origin="o") for via in ("cnn1", "cnn2", "bbc", "blog")
        ]
        assert self.count(*carried) == (3, 1)

    def test_speakers_are_origins_where_none_is_given(self) -> None:
        assert self.count(said("1", "US", "3", via="cnn1"), said("2", "Seoul", "3", via="cnn1")) == (1, 2)

    def test_a_speaker_of_a_given_origin_is_none_besides(self) -> None:
        one, two = said("1", "Kirby", "3", via="cnn1", origin="o"), said("2", "Kirby", "3", via="bbc")
        assert self.count(one, two) == (2, 1)

    def test_nothing(self) -> None:
        assert self.count() == (0, 0)


def test_two_remarks_in_one_utterance_are_not_one_carried_twice() -> None:
    text = """
briefing: 1
title: Remarks
actors:
  a: {name: Alpha, kind: person}
sections:
  s: {title: S, text: He asked for pressure and for respect.}
claims:
  one: {by: a, section: s, quote: pressure, origin: post}
  two: {by: a, section: s, quote: respect, origin: post}
"""
    from briefing.brief.loader import read

    findings = find(read(text, "brief.yaml"))
    assert findings.of("one") == ()
    assert findings.strongest("two") is None
