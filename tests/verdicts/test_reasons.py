"""Reasons and table cells: every kind of verdict, detail and flag in words."""

from __future__ import annotations

from datetime import time
from typing import Any, NamedTuple

import pytest
from claims_made import make_brief, make_claim, make_measure
from random_briefs import pairs, random_brief

from briefing.brief.model import Actor, Brief, Claim
from briefing.verdicts.findings import find
from briefing.verdicts.reasons import reason, short
from briefing.verdicts.rules import decide
from briefing.verdicts.verdict import Detail, Flag, Kind

MEASURES = (
    make_measure("m", name="Troops in Russia"),
    make_measure("officers", name="Officers in Russia", part_of="m"),
    make_measure("casualties", "cumulative", name="Casualties"),
    make_measure("weekly", "flow", name="Casualties by the week", part_of="casualties"),
    make_measure("containers", name="Containers"),
    make_measure("toll", "cumulative", name="Killed", tempo_given=False),
    make_measure("deaths", "cumulative", name="Killed in the town", part_of="toll", tempo_given=False),
    make_measure("event", tempo=None, name="Killed in the strike"),
)

ACTORS = (
    Actor("us", "United States", "state"),
    Actor("ua", "Ukraine", "state"),
    Actor("kremlin", "Kremlin", "organisation"),
    Actor("nis", "National Intelligence Service (NIS)", "organisation"),
    Actor("mod", "Russian Ministry of Defence", "organisation", of="kremlin"),
    Actor("sevryukov", "Sergei Sevryukov", "person", of="mod"),
    Actor("peskov", "Dmitry Peskov", "person", of="kremlin"),
    Actor("organisers", "Organisers", "group"),
    Actor("police", "Police", "organisation"),
    Actor("kirby", "John Kirby", "person"),
    Actor("post", "The Washington Post", "medium"),
    Actor("hur", "Ukraine's intelligence service", "organisation"),
    Actor("house", "Andrew House", "person"),
)


class Row(NamedTuple):
    name: str
    one: Claim
    two: Claim
    reason: str
    cells: tuple[str, str]
    """What a table says of the pair in the row of each claim, in the order they were said."""


def one(by: str, figure: str, measure: str | None = "m", said: str = "2024-10-23", **rest: Any) -> Claim:
    return make_claim("a", by, figure, measure, said, **rest)


def two(by: str, figure: str, measure: str | None = "m", said: str = "2024-10-23", **rest: Any) -> Claim:
    return make_claim("b", by, figure, measure, said, **rest)


ROWS = (
    Row(
        "conflict",
        one("us", "3,000"),
        two("ua", "around 12,000", said="2024-10-24"),
        "Ukraine says around 12,000 (9,000–15,000); the United States says 3,000 (2,850–3,150). "
        "Same measure, one day apart. The ranges do not meet: 2.9 times apart.",
        ("Ukraine ×2.9", "United States ×2.9"),
    ),
    Row(
        "conflict of ranges that touch",
        one("us", "more than 300"),
        two("ua", "100 to 300"),
        "The United States says more than 300; Ukraine says 100 to 300. Same measure, same day. "
        "The ranges do not meet: the one begins just above where the other ends.",
        ("Ukraine ×1.0", "United States ×1.0"),
    ),
    Row(
        "conflict of near numbers",
        one("us", "471"),
        two("ua", "480"),
        "Ukraine says 480 (475–485); the United States says 471. Same measure, same day. "
        "The ranges do not meet: less than 5 % apart.",
        ("Ukraine ×1.0", "United States ×1.0"),
    ),
    Row(
        "conflict with none",
        one("us", "none"),
        two("ua", "12"),
        "Ukraine says 12; the United States says none. Same measure, same day. "
        "The ranges do not meet: one of them ends at zero.",
        ("Ukraine ×∞", "United States ×∞"),
    ),
    Row(
        "conflict of dates",
        one("us", "24 October 2024"),
        two("ua", "27 or 28 October 2024"),
        "Ukraine says 27 or 28 October 2024; the United States says 24 October 2024. Same measure. "
        "The ranges do not meet: three days apart.",
        ("Ukraine, three days apart", "United States, three days apart"),
    ),
    Row(
        "conflict about a span of days",
        one("us", "1,000", as_of="2024-10-01/2024-10-20"),
        two("ua", "5,000", as_of="2024-10-10"),
        "Ukraine says 5,000 (4,750–5,250); the United States says 1,000 (950–1,050). "
        "Same measure, same time. The ranges do not meet: 4.5 times apart.",
        ("Ukraine ×4.5", "United States ×4.5"),
    ),
    Row(
        "conflict of a speaker with himself",
        one("us", "3,000"),
        two("us", "12,000"),
        "The United States says 12,000 (11,500–12,500) and 3,000 (2,850–3,150). Same measure, same day. "
        "The ranges do not meet: 3.7 times apart. One speaker, two figures on 23 Oct 2024.",
        ("United States ×3.7", "United States ×3.7"),
    ),
    Row(
        "conflict as printed, not as first said",
        one("us", "3,000", first_said="at least 3,000"),
        two("ua", "around 12,000"),
        "Ukraine says around 12,000 (9,000–15,000); the United States says 3,000 (2,850–3,150). "
        "Same measure, same day. The ranges do not meet: 2.9 times apart. "
        "As first said, “at least 3,000”, this would be tension.",
        ("Ukraine ×2.9", "United States ×2.9"),
    ),
    Row(
        "two voices of one side on one day",
        one("mod", "63"),
        two("kremlin", "89"),
        "The Kremlin says 89; the Russian Ministry of Defence says 63. Same measure, same day. "
        "The ranges do not meet: 1.4 times apart. Two voices of one side, the Kremlin, on one day.",
        ("Kremlin ×1.4", "Russian Ministry of Defence ×1.4"),
    ),
    Row(
        "a day that is assumed",
        one("organisers", "12,000"),
        two("police", "3,000", day_from="source"),
        "Organisers say 12,000 (11,500–12,500); the Police say 3,000 (2,850–3,150). Same measure, same day. "
        "The ranges do not meet: 3.7 times apart. "
        "No day is given for what the Police said: the day is assumed from its source, 23 Oct 2024.",
        ("Police ×3.7", "Organisers ×3.7"),
    ),
    Row(
        "a running total may have risen",
        one("us", "1,000", "toll"),
        two("ua", "19,136", "toll", said="2024-10-24"),
        "The United States says 1,000 (950–1,050); one day later, Ukraine says 19,136. "
        "This is a running total, and the brief does not say how long such a figure stands. "
        "The ranges do not meet, 18.2 times apart, but the number may have risen in between.",
        ("Ukraine, may have risen", "United States, may have risen"),
    ),
    Row(
        "a running total may have risen in a day",
        one("us", "1,000", "toll", time=time(9)),
        two("ua", "5,000", "toll", time=time(15, 30)),
        "The United States says 1,000 (950–1,050); later that day, Ukraine says 5,000 (4,750–5,250). "
        "This is a running total, and the brief does not say how long such a figure stands. "
        "The ranges do not meet, 4.5 times apart, but the number may have risen in between.",
        ("Ukraine, may have risen", "United States, may have risen"),
    ),
    Row(
        "a part that was more than the whole is now",
        one("us", "more than 7,000", "deaths", "2023-09-13"),
        two("ua", "3,958", "toll", "2023-09-17"),
        "The United States says more than 7,000; four days later, Ukraine says 3,958. "
        "The first figure counts “Killed in the town”, which is part of what the second counts, “Killed”. "
        "Both are running totals, which cannot fall. "
        "The later whole lies wholly below the earlier part: 1.8 times apart.",
        ("Ukraine ×1.8, total fell", "United States ×1.8, total fell"),
    ),
    Row(
        "a later whole may have risen since",
        one("us", "300", "toll"),
        two("ua", "400", "deaths", said="2024-10-24"),
        "The United States says 300 (285–315); one day later, Ukraine says 400 (380–420). "
        "The second figure counts “Killed in the town”, which is part of what the first counts, “Killed”. "
        "This is a running total, and the brief does not say how long such a figure stands. "
        "The ranges do not meet, 1.2 times apart, but the number may have risen in between.",
        ("Ukraine, may have risen", "United States, may have risen"),
    ),
    Row(
        "a running total fell",
        one("us", "1,500", "casualties", "2024-10-18"),
        two("ua", "500", "casualties", "2024-10-24"),
        "The United States says 1,500 (1,450–1,550); six days later, Ukraine says 500 (475–525). "
        "This is a running total, which cannot fall. "
        "The later range lies wholly below the earlier: 2.8 times apart.",
        ("Ukraine ×2.8, total fell", "United States ×2.8, total fell"),
    ),
    Row(
        "part exceeds whole",
        one("us", "1,500 officers", "officers"),
        two("ua", "fewer than 1,000"),
        "The United States says 1,500 officers (1,450–1,550); Ukraine says fewer than 1,000. "
        "The first figure counts “Officers in Russia”, which is part of what the second counts, “Troops in Russia”, "
        "same day. "
        "The least that the part can be is more than the most that the whole can be: 1.4 times apart.",
        ("Ukraine ×1.4", "United States ×1.4"),
    ),
    Row(
        "denied",
        one("us", "3,000"),
        two("kremlin", "", status="denied", denies=("a",), quote="fake news"),
        "The United States says 3,000 (2,850–3,150). The Kremlin denies it: “fake news”.",
        ("denied by Kremlin", "denies United States"),
    ),
    Row(
        "tension",
        one("us", "at least 3,000"),
        two("ua", "around 12,000"),
        "Ukraine says around 12,000 (9,000–15,000); the United States says at least 3,000. "
        "Same measure, same day. Both can be true, but only because a bound is left open: "
        "as such words are usually meant, the two are 2.9 times apart.",
        ("Ukraine ×2.9", "United States ×2.9"),
    ),
    Row(
        "tension of dates",
        one("us", "as early as 27 October 2024"),
        two("ua", "20 December 2024"),
        "Ukraine says 20 December 2024; the United States says as early as 27 October 2024. Same measure. "
        "Both can be true, but only because a bound is left open: "
        "as such words are usually meant, the two are 47 days apart.",
        ("Ukraine, 47 days apart", "United States, 47 days apart"),
    ),
    Row(
        "changed",
        one("us", "more than 7,000", said="2024-10-28"),
        two("ua", "11,000", said="2024-11-04"),
        "The United States says more than 7,000; seven days later, Ukraine says 11,000 (10,500–11,500). "
        "Figures of this kind go out of date after two days, so the difference may be change over time. "
        "As worded, the number rose by at most 57 %.",
        ("Ukraine, seven days later", "United States, seven days earlier"),
    ),
    Row(
        "changed downwards",
        one("us", "12,000"),
        two("ua", "9,000", said="2024-11-23"),
        "The United States says 12,000 (11,500–12,500); 31 days later, Ukraine says 9,000 (8,550–9,450). "
        "Figures of this kind go out of date after two days, so the difference may be change over time. "
        "As worded, the number fell by 25 %.",
        ("Ukraine, 31 days later", "United States, 31 days earlier"),
    ),
    Row(
        "part and whole of different times",
        one("us", "12,000"),
        two("ua", "500", "officers", said="2024-10-30"),
        "The United States says 12,000 (11,500–12,500); seven days later, Ukraine says 500 (475–525). "
        "Figures of this kind go out of date after two days, so the part is not held against the whole.",
        ("Ukraine, seven days later", "United States, seven days earlier"),
    ),
    Row(
        "compatible",
        one("us", "about 10,000"),
        two("ua", "about 12,000"),
        "Ukraine says about 12,000 (9,000–15,000); the United States says about 10,000 (7,500–12,500). "
        "Same measure, same day. The ranges meet, so both can be true.",
        ("Ukraine", "United States"),
    ),
    Row(
        "compatible without a day",
        one("us", "3,000", said=""),
        two("ua", "3,000"),
        "The United States says 3,000 (2,850–3,150); Ukraine says 3,000 (2,850–3,150). Same measure. "
        "The ranges meet, so both can be true. A day is missing, so no more than this can be said.",
        ("Ukraine", "United States"),
    ),
    Row(
        "agree",
        one("us", "at least 3,000"),
        two("ua", "about 3,000"),
        "The United States says at least 3,000; Ukraine says about 3,000 (2,250–3,750). "
        "Same measure, same day. The ranges meet, and the numbers are within 10 % of each other.",
        ("Ukraine", "United States"),
    ),
    Row(
        "dates agree",
        one("us", "27 October 2024"),
        two("ua", "27 or 28 October 2024"),
        "Ukraine says 27 or 28 October 2024; the United States says 27 October 2024. Same measure. "
        "The days meet.",
        ("Ukraine", "United States"),
    ),
    Row(
        "update",
        one("mod", "63"),
        two("mod", "89", said="2024-10-25"),
        "The Russian Ministry of Defence said 63 on 23 Oct 2024, and 89 on 25 Oct 2024. "
        "The later statement takes the place of the earlier: an update.",
        ("by 89", "63, update"),
    ),
    Row(
        "correction",
        one("us", "1,400"),
        two("us", "around 1,200", said="2024-11-10"),
        "The United States said 1,400 (1,350–1,450) on 23 Oct 2024, "
        "and around 1,200 (900–1,500) on 10 Nov 2024. The later number is lower: a correction.",
        ("by around 1,200", "1,400, correction"),
    ),
    Row(
        "repeated",
        one("us", "471"),
        two("us", "471", said="2024-11-10"),
        "The United States said 471 on 23 Oct 2024, and 471 on 10 Nov 2024. The figure is repeated.",
        ("by 471", "471, repeated"),
    ),
    Row(
        "update by who speaks for it",
        one("mod", "63"),
        two("sevryukov", "89", said="2024-10-25"),
        "The Russian Ministry of Defence said 63 on 23 Oct 2024. "
        "Sergei Sevryukov, who speaks for the Russian Ministry of Defence, said 89 on 25 Oct 2024. "
        "The later statement takes the place of the earlier: an update.",
        ("by 89", "63, update"),
    ),
    Row(
        "correction by whom it speaks for",
        one("sevryukov", "89"),
        two("kremlin", "63", said="2024-10-25"),
        "Sergei Sevryukov said 89 on 23 Oct 2024. "
        "The Kremlin, for whom Sergei Sevryukov speaks, said 63 on 25 Oct 2024. "
        "The later number is lower: a correction.",
        ("by 63", "89, correction"),
    ),
    Row(
        "update by another voice of the side",
        one("peskov", "63"),
        two("sevryukov", "89", said="2024-10-25"),
        "Dmitry Peskov said 63 on 23 Oct 2024. "
        "Sergei Sevryukov, who also speaks for the Kremlin, said 89 on 25 Oct 2024. "
        "The later statement takes the place of the earlier: an update.",
        ("by 89", "63, update"),
    ),
    Row(
        "superseded by the brief, another speaker",
        one("us", "471"),
        two("kirby", "489", supersedes=("a",)),
        "The United States said 471 on 23 Oct 2024. "
        "According to the brief, what John Kirby said on 23 Oct 2024 takes its place: 489. "
        "The later statement takes the place of the earlier: an update.",
        ("by 489", "471, update"),
    ),
    Row(
        "superseded by the brief, one day",
        one("us", "471"),
        two("us", "489", supersedes=("a",)),
        "The United States said 471 on 23 Oct 2024, and 489 later that day. "
        "The later statement takes the place of the earlier: an update.",
        ("by 489", "471, update"),
    ),
    Row(
        "denial withdrawn",
        one("kremlin", "", status="denied", quote="fake news"),
        two("ua", "", supersedes=("a",), quote="our business", said="2024-10-25"),
        "The Kremlin denied it on 23 Oct 2024: “fake news”. "
        "What Ukraine said on 25 Oct 2024, “our business”, softens or withdraws the denial. "
        "That confirms nothing.",
        ("by “our business”", "“fake news”, denial withdrawn"),
    ),
    Row(
        "no comment",
        one("us", "471"),
        two("kremlin", "", status="denied", denies=("a",), quote="would not comment on rumours"),
        "The United States says 471; the Kremlin: “would not comment on rumours”. "
        "No comment was given, which denies nothing.",
        ("Kremlin: a no-comment denies nothing", "United States: a no-comment denies nothing"),
    ),
    Row(
        "opposite bounds of two speakers",
        one("us", "at least 400"),
        two("ua", "up to 400"),
        "The United States says at least 400; Ukraine says up to 400. Same measure, same day. "
        "The ranges meet, so both can be true. "
        "One wording bounds the number from below and the other from above.",
        ("Ukraine", "United States"),
    ),
    Row(
        "part of",
        one("us", "12,000"),
        two("us", "500 officers", "officers"),
        "The United States says 500 officers (475–525) and 12,000 (11,500–12,500). "
        "The first figure counts “Officers in Russia”, which is part of what the second counts, “Troops in Russia”. "
        "As worded, the part is 4 % of the whole.",
        ("United States: 4 % of this", "United States: 4 % of it"),
    ),
    Row(
        "part of an open whole",
        one("us", "more than 300"),
        two("hur", "400", "officers"),
        "Ukraine's intelligence service says 400 (380–420); the United States says more than 300. "
        "The first figure counts “Officers in Russia”, which is part of what the second counts, “Troops in Russia”.",
        ("Ukraine's intelligence service: a part", "United States: the whole"),
    ),
    Row(
        "one origin, two wordings",
        one("kirby", "at least 3,000", origin="o"),
        two("kirby", "approximately 3,000", origin="o"),
        "One statement by John Kirby, carried as “at least 3,000” and as “approximately 3,000” (2,250–3,750). "
        "Both go back to one origin, so neither confirms the other. The wording has drifted.",
        ("John Kirby: wording drift", "John Kirby: wording drift"),
    ),
    Row(
        "one origin, one wording",
        one("house", "471", origin="o"),
        two("house", "471", origin="o"),
        "One statement by Andrew House, carried twice: “471”. Both go back to one origin, so neither confirms the other.",
        ("Andrew House", "Andrew House"),
    ),
    Row(
        "one origin, opposite bounds",
        one("kirby", "up to 400", origin="o"),
        two("kirby", "at least 400", origin="o"),
        "One statement by John Kirby, carried as “up to 400” and as “at least 400”. "
        "Both go back to one origin, so neither confirms the other. "
        "One wording is an upper bound and the other a lower bound.",
        ("John Kirby: opposite bounds", "John Kirby: opposite bounds"),
    ),
    Row(
        "units",
        one("us", "471 containers"),
        two("post", "482 shells"),
        "The United States says 471 containers; The Washington Post says 482 shells. "
        "Containers and shells are different units, so the numbers cannot be compared.",
        ("The Washington Post: unit", "United States: unit"),
    ),
    Row(
        "a day and a number",
        one("us", "27 October 2024"),
        two("ua", "12 troops"),
        "The United States says 27 October 2024; Ukraine says 12 troops. "
        "A day and troops are different units, so the numbers cannot be compared.",
        ("Ukraine: unit", "United States: unit"),
    ),
    Row(
        "currencies",
        one("us", "$471"),
        two("ua", "€471"),
        "The United States says $471; Ukraine says €471. "
        "The currencies differ, USD and EUR, so the amounts cannot be compared. "
        "It is the same number for a different thing.",
        ("Ukraine: unit", "United States: unit"),
    ),
    Row(
        "projected",
        one("nis", "471", status="projected"),
        two("ua", "489"),
        "The National Intelligence Service (NIS) expects 471; Ukraine says 489. "
        "The figure of the National Intelligence Service (NIS) is planned or expected "
        "and that of Ukraine is not, so the two cannot be compared.",
        ("Ukraine: projected", "National Intelligence Service (NIS): projected"),
    ),
    Row(
        "a plan that the brief says is superseded",
        one("us", "489", status="projected"),
        two("us", "471", said="2024-11-01", supersedes=("a",)),
        "The United States expects 489; the United States says 471. "
        "The one figure is planned or expected and the other is not, so the two cannot be compared. "
        "According to the brief, what the United States says takes the place of the earlier statement.",
        ("United States: projected", "United States: projected"),
    ),
    Row(
        "measures",
        one("us", "471"),
        two("ua", "471", "containers"),
        "The United States says 471; Ukraine says 471. "
        "They count different things, “Troops in Russia” and “Containers”, and neither is part of the other. "
        "It is the same number for a different thing.",
        ("Ukraine: different measures", "United States: different measures"),
    ),
    Row(
        "flow against total",
        one("us", "more than 1,000 in the past week", "casualties"),
        two("ua", "1,111", "casualties"),
        "The United States says more than 1,000 in the past week; Ukraine says 1,111. "
        "The figure of the United States is counted over a period and that of Ukraine is a total, "
        "so the two cannot be compared.",
        ("Ukraine: flow against total", "United States: flow against total"),
    ),
    Row(
        "periods",
        one("us", "111 a day", "casualties"),
        two("ua", "555 in the past week", "casualties"),
        "The United States says 111 a day; Ukraine says 555 in the past week. "
        "The periods over which they are counted differ, “a day” and “past week”.",
        ("Ukraine: different periods", "United States: different periods"),
    ),
    Row(
        "periods by their days",
        one("us", "111", "weekly", as_of="2024-10-14/2024-10-20"),
        two("ua", "555", "weekly"),
        "The United States says 111; Ukraine says 555. The periods over which they are counted differ, "
        "14–20 Oct 2024 and one that is not given.",
        ("Ukraine: different periods", "United States: different periods"),
    ),
    Row(
        "a denial of somebody else's figure",
        one("us", "471", status="denied"),
        two("ua", "489"),
        "The United States denies 471; Ukraine says 489. A denial gives no figure to compare.",
        ("Ukraine: a denial gives no figure", "United States: a denial gives no figure"),
    ),
    Row(
        "withdrawn",
        one("us", "471", status="withdrawn"),
        two("ua", "489"),
        "The United States has withdrawn 471; Ukraine says 489. What has been withdrawn is not compared.",
        ("Ukraine: withdrawn", "United States: withdrawn"),
    ),
    Row(
        "no figure",
        one("us", "", quote="some came"),
        two("ua", "489"),
        "The United States: “some came”; Ukraine says 489. There are not two figures to compare.",
        ("Ukraine: no figure", "United States: no figure"),
    ),
    Row(
        "no number",
        one("us", "many"),
        two("ua", "489"),
        "The United States says many; Ukraine says 489. "
        "Such words bound no number, so there is nothing to compare.",
        ("Ukraine: no number bounded", "United States: no number bounded"),
    ),
    Row(
        "no day",
        one("us", "471", said=""),
        two("ua", "489"),
        "The United States says 471; Ukraine says 489. "
        "The ranges do not meet, but a day is missing, so this may be change over time or a conflict.",
        ("Ukraine: no day given", "United States: no day given"),
    ),
    Row(
        "no day that one speaker spoke",
        one("us", "471", "event", said=""),
        two("us", "489", "event"),
        "The United States says 471 and 489. The ranges do not meet, "
        "but no day tells which was said later, and may have replaced the other.",
        ("United States: no day given", "United States: no day given"),
    ),
)


def brief_of(row: Row) -> Brief:
    return make_brief((row.one, row.two), MEASURES, actors=ACTORS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_reason(row: Row) -> None:
    brief = brief_of(row)
    assert reason(decide(row.one, row.two, brief), brief) == row.reason


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_table_cells(row: Row) -> None:
    brief = brief_of(row)
    verdict = decide(row.one, row.two, brief)
    cells = (short(verdict, verdict.first, brief), short(verdict, verdict.second, brief))
    assert cells == row.cells


def test_every_kind_detail_and_flag_has_a_row() -> None:
    verdicts = [decide(row.one, row.two, brief_of(row)) for row in ROWS]
    assert {verdict.kind for verdict in verdicts} == set(Kind)
    assert {verdict.detail for verdict in verdicts} == set(Detail)
    assert {flag for verdict in verdicts for flag in verdict.flags} == set(Flag) - {
        Flag.DENIAL_WITHDRAWN,
        Flag.DRAFT,
    }


def test_a_denial_that_was_withdrawn_says_so() -> None:
    claims = (
        one("us", "471"),
        two("kremlin", "", "event", status="denied", denies=("a",), quote="fake news"),
        make_claim("c", "kremlin", "", "event", "2024-10-25", supersedes=("b",)),
    )
    brief = make_brief(claims, MEASURES, actors=ACTORS)
    (verdict,) = find(brief).contradictions
    assert reason(verdict, brief) == (
        "The United States says 471. The Kremlin denies it: “fake news”. "
        "The denial was softened or withdrawn later, which confirms nothing."
    )
    assert short(verdict, claims[0], brief) == "denied by Kremlin, since withdrawn"


@pytest.mark.parametrize("seed", range(0, 300, 50))
def test_every_pair_has_a_reason_in_sentences(seed: int) -> None:
    for brief in map(random_brief, range(seed, seed + 50)):
        for first, second in pairs(brief):
            verdict = decide(first, second, brief)
            words = reason(verdict, brief)
            assert words[0].isupper() or not words[0].isalpha()
            assert words.endswith(".")
            assert ".." not in words
            assert "  " not in words
            for claim in (first, second):
                assert short(verdict, claim, brief).strip()
