"""Wording drift and independence: one utterance in several wordings, and how many stand behind a figure."""

from __future__ import annotations

from itertools import combinations

import pytest
from claims_made import make_brief, make_claim, make_measure
from random_briefs import random_brief

from briefing.brief.model import Brief, Claim, Source
from briefing.verdicts.drift import difference, drift_text, drift_words, drifts
from briefing.verdicts.findings import find
from briefing.verdicts.support import support_text, supports
from briefing.verdicts.verdict import Kind


def carried(outlet: str, figure: str, origin: str = "o", **rest: str) -> Claim:
    return make_claim(
        outlet, rest.pop("by", "kyiv"), figure, said="2024-10-24", via=outlet, origin=origin, **rest
    )


def brief_of(*claims: Claim) -> Brief:
    brief = make_brief(claims, (make_measure("m", tempo=None, unit="troops"),))
    outlets = {claim.via: Source(claim.via, claim.via, claim.via.upper()) for claim in claims if claim.via}
    return brief._replace(sources=outlets)


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("at least 3,000 troops", "approximately 3,000 troops", "“at least” became “approximately”"),
        ("at least 3,000 troops", "3,000 troops", "“at least” became the bare number"),
        ("nearly 11,000", "about 11,000", "“nearly” became “about”"),
        ("up to 400", "at least 400", "“up to” became “at least”, the opposite bound"),
        ("about 3,000", "about 3,500", "the number differs"),
        ("3,000 troops", "3,000 shells", "it counts another thing"),
        ("about 3,000", "roughly 3,000", "“about” became “roughly”, which means much the same"),
        ("400 soldiers", "400 servicemen", "the number is the same, the words around it are not"),
        ("100 to 300", "low end of 100 to 300", "the whole span became “low end of”"),
        ("500 or more", "over 500", "“or more” became “over”"),
    ],
)
def test_the_difference_is_named(one: str, other: str, words: str) -> None:
    first, second = carried("a", one), carried("b", other)
    assert first.figure
    assert second.figure
    assert difference(first.figure, second.figure, brief_of(first, second), second) == words


def test_one_origin_in_two_wordings_says_who_printed_which() -> None:
    claims = (carried("bbc", "around 400"), carried("trt", "up to 400"), carried("afp", "around 400"))
    (drift,) = drifts(claims, brief_of(*claims))
    assert drift_text(drift, brief_of(*claims)) == (
        "Kyiv is quoted as saying “around 400” by BBC and AFP. TRT has “up to 400”: “around” became “up to”."
    )


def test_bounds_opposed_to_each_other_are_named_though_neither_came_first() -> None:
    claims = (carried("bbc", "around 400"), carried("trt", "up to 400"), carried("afp", "at least 400"))
    (drift,) = drifts(claims, brief_of(*claims))
    assert drift_words(drift).endswith("“up to” and “at least” are opposite bounds")


def test_the_words_as_first_said_are_what_the_printed_ones_are_held_against() -> None:
    claim = carried("usatoday", "3,000 troops", origin="", by="us", first_said="at least 3,000 troops")
    (drift,) = drifts((claim,), brief_of(claim))
    assert drift_text(drift, brief_of(claim)) == (
        "Us first said “at least 3,000 troops”. USATODAY has “3,000 troops”: "
        "“at least” became the bare number."
    )


@pytest.mark.parametrize(
    "claims",
    [
        (carried("a", "around 400"), carried("b", "Around  400")),
        (carried("a", "around 400"), carried("b", "up to 400", origin="other")),
        (carried("a", "around 400", origin=""), carried("b", "up to 400", origin="")),
        (carried("a", "around 400", first_said="around 400"),),
        (carried("a", "around 400"), carried("b", "up to 400", measure="n")),
    ],
    ids=["blanks and capitals", "two origins", "no origin", "printed as said", "two measures"],
)
def test_what_is_no_drift(claims: tuple[Claim, ...]) -> None:
    assert drifts(claims, brief_of(*claims)) == ()


def test_four_outlets_of_one_statement_are_one_origin() -> None:
    claims = [carried(outlet, words) for outlet, words in
              (("a", "400"), ("b", "around 400"), ("c", "up to 400"), ("d", "400"))]  # fmt: skip
    (support,) = supports(claims, find(brief_of(*claims)))
    assert support_text(support) == "400 and 2 other wordings: 4 outlets, 1 origin"


def test_speakers_who_agree_are_origins_and_the_others_stand_apart() -> None:
    claims = (
        carried("a", "3,000", origin="", by="us"),
        carried("b", "about 3,000", origin="", by="seoul"),
        carried("c", "12,000", origin="", by="kyiv"),
    )
    (support,) = supports(claims, find(brief_of(*claims)))
    assert [claim.id for claim in support.claims] == ["a", "b"]
    assert support_text(support) == "3,000 and 1 other wording: 2 outlets, 2 origins"


def test_a_claim_alone_and_a_superseded_one_support_nothing() -> None:
    old = make_claim("old", "us", "3,000", said="2024-10-01", via="a")
    new = make_claim("new", "us", "3,000", said="2024-10-02", via="a")
    assert supports((old, new), find(brief_of(old, new))) == ()
    assert supports((new,), find(brief_of(new))) == ()


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_groups_are_those_that_deciding_every_pair_gives(start: int) -> None:
    for seed in range(start, start + 50):
        brief = random_brief(seed)
        findings = find(brief)
        for claims in brief.claims_by_measure.values():
            standing = [claim for claim in claims if claim.figure and claim.id not in findings.superseded]
            together = {claim.id: {claim.id} for claim in standing}
            for one, two in combinations(standing, 2):
                verdict = findings.between(one.id, two.id)
                if verdict and verdict.kind in (Kind.AGREE, Kind.SAME_ORIGIN):
                    both = together[one.id] | together[two.id]
                    for id in both:
                        together[id] = both
            expected = {frozenset(group) for group in together.values() if len(group) > 1}
            found = {frozenset(c.id for c in support.claims) for support in supports(claims, findings)}
            assert found == expected
