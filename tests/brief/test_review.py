"""What a draft leaves to a person: `review` on actors, measures and claims."""

from __future__ import annotations

from briefing.brief.loader import read

TEXT = """\
briefing: 1
title: Draft
actors:
  us: {name: United States}
  kyiv: {name: Kyiv, review: also written Kiev}
measures:
  troops: {name: Troops, review: joined with soldiers}
sections: {one: {title: One, text: "Here are 3,000 troops, or 9,000; they were sent."}}
claims:
  us-3000: {by: us, section: one, quote: "3,000 troops", measure: troops, figure: "3,000 troops"}
  kyiv-9000: {by: kyiv, section: one, quote: "9,000", measure: troops, figure: "9,000", review: who says it}
  sent: {by: us, section: one, quote: they were sent}
"""


def test_parts_with_a_review_are_left_to_a_person() -> None:
    brief = read(TEXT, "draft.yaml")
    assert brief.problems == ()
    assert [part.id for part in brief.in_review] == ["kyiv", "troops", "kyiv-9000"]


def test_a_claim_rests_on_what_is_left_of_its_actor_and_measure_too() -> None:
    brief = read(TEXT, "draft.yaml")
    assert brief.review_of(brief.claims["us-3000"]) == "joined with soldiers"
    assert (
        brief.review_of(brief.claims["kyiv-9000"]) == "who says it; also written Kiev; joined with soldiers"
    )
    assert brief.review_of(brief.claims["sent"]) == ""
