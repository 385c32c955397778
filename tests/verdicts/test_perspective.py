"""The perspective: what a side says, denies, and is silent about."""

from __future__ import annotations

from claims_made import make_brief, make_claim, make_measure
from large_brief import large_brief

from briefing.brief.model import Actor, Brief
from briefing.verdicts.findings import find
from briefing.verdicts.perspective import PerspectivePart, Theme, perspective, sides

BRIEF = make_brief(
    (
        make_claim("late", "us", "3,000", "troops", "2024-10-23"),
        make_claim("early", "kirby", "2,000", "troops", "2024-10-20"),
        make_claim("words", "us", measure=None, said="2024-10-22"),
        make_claim("shells", "us", "9", "shells", "2024-10-22"),
        make_claim("hur", "ua", "12,000", "troops", "2024-10-24"),
        make_claim("old", "ua", "400", "officers", "2024-10-20"),
        make_claim("new", "ua", "500", "officers", "2024-10-24"),
        make_claim("fake", "ru", measure=None, status="denied", denies=("late", "hur"), quote="fake"),
    ),
    (make_measure("shells"), make_measure("troops"), make_measure("officers"), make_measure("unused")),
    actors=(
        Actor("un", "United Nations"),
        Actor("us", "United States"),
        Actor("kirby", "John Kirby", of="us"),
        Actor("ua", "Ukraine"),
        Actor("ru", "Russia"),
    ),
)


def parts(side: str, brief: Brief = BRIEF) -> list[tuple[Theme, str, list[str]]]:
    told = perspective(brief, find(brief), side)
    return [(part.theme, part.measure, [telling.claim.id for telling in part.told]) for part in told.parts]


def test_a_side_tells_by_measure_in_the_order_of_days_then_what_measures_nothing() -> None:
    assert parts("us") == [
        (Theme.SAYS, "shells", ["shells"]),
        (Theme.SAYS, "troops", ["early", "late"]),
        (Theme.SAYS, "", ["words"]),
        (Theme.SILENT, "officers", ["new"]),
    ]


def test_denials_name_what_they_deny_and_break_the_silence_on_it() -> None:
    told = perspective(BRIEF, find(BRIEF), "ru")
    denials: list[PerspectivePart] = [part for part in told.parts if part.theme is Theme.DENIES]
    assert [claim.id for claim in denials[0].told[0].denied] == ["late", "hur"]
    assert parts("ru")[1:] == [(Theme.SILENT, "shells", ["shells"]), (Theme.SILENT, "officers", ["new"])]


def test_a_side_that_says_nothing_is_silent_on_everything_that_others_measure() -> None:
    assert [(theme, measure) for theme, measure, _ in parts("un")] == [
        (Theme.SILENT, "shells"),
        (Theme.SILENT, "troops"),
        (Theme.SILENT, "officers"),
    ]


def test_sides_that_speak_come_first() -> None:
    assert sides(BRIEF) == ("us", "ua", "ru", "un")


def test_speakers_whom_the_brief_does_not_describe_are_sides() -> None:
    brief = make_brief((make_claim("1", "stranger", "7"),))
    assert sides(brief) == ("stranger",)
    assert parts("stranger", brief) == [(Theme.SAYS, "m", ["1"])]


def test_every_claim_of_a_side_is_told_once() -> None:
    brief = large_brief(400, 12)
    for side in sides(brief):
        own = [id for theme, _, ids in parts(side, brief) if theme is not Theme.SILENT for id in ids]
        assert sorted(own) == sorted(
            claim.id for claim in brief.claims.values() if brief.side(claim.by) == side
        )
