"""The worked examples of the manual's page on verdicts, as one table, and the page held against it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from claims_made import make_brief, make_claim, make_measure

import briefing
from briefing.brief.model import Actor, Claim
from briefing.verdicts.findings import find
from briefing.verdicts.reasons import reason
from briefing.verdicts.rules import decide
from briefing.verdicts.verdict import Detail, Flag, Kind

MEASURES = (
    make_measure("sent", "cumulative", name="North Korean troops sent", unit="troops"),
    make_measure(
        "present", "cumulative", name="North Korean troops in Russia", unit="troops", part_of="sent"
    ),
    make_measure("officers", "cumulative", name="North Korean officers", unit="officers", part_of="present"),
    make_measure("kursk", "stock", name="North Korean troops in Kursk", unit="troops", part_of="russia"),
    make_measure("russia", "stock", name="North Korean troops near the front", unit="troops"),
    make_measure("casualties", "cumulative", name="Killed and wounded", unit="people"),
    make_measure("weekly", "flow", name="Casualties by the week", unit="people", part_of="casualties"),
    make_measure("killed", "cumulative", name="Killed", unit="killed", part_of="casualties"),
    make_measure("makiivka", "cumulative", tempo=None, name="Killed at Makiivka", unit="killed"),
    make_measure("ahli", "cumulative", tempo=None, name="Killed at al-Ahli", unit="killed"),
    make_measure("october7", "cumulative", tempo=None, name="Killed on 7 October", unit="killed"),
    make_measure("toll", "cumulative", name="Killed", unit="dead", tempo_given=False),
    make_measure(
        "town", "cumulative", name="Killed in the town", unit="dead", part_of="toll", tempo_given=False
    ),
    make_measure("area", "stock", name="Troops", unit="troops"),
    make_measure("customers", "cumulative", tempo=None, name="Customers", unit="people"),
    make_measure("cases", "flow", tempo=7, name="Cases a week", unit="cases"),
    make_measure("containers", "cumulative", tempo=30, name="Containers", unit="containers"),
    make_measure("shells", "cumulative", tempo=30, name="Shells", unit="shells"),
)


def told(by: str, measure: str, figure: str, said: str, **rest: Any) -> Claim:
    return make_claim(f"{by}: {figure}", by, figure, measure, said, **rest)


class Row(NamedTuple):
    number: str
    one: Claim
    two: Claim
    kind: Kind
    severity: int
    says: tuple[str, ...] = ()
    """What the row names besides: a detail or a flag."""


UKRAINE = told("Ukraine", "present", "around 12,000 troops", "2024-10-24")
US = told("US", "present", "3,000 troops", "2024-10-23")
US_FIRST = told("US", "present", "at least 3,000 troops", "2024-10-23")
DUTCH = told("Netherlands", "present", "at least 1,500 troops", "2024-10-25")
OFFICERS = told("Ukraine", "officers", "500 officers", "2024-10-24")
SEOUL = told("South Korea", "officers", "1,500 officers", "2024-10-18")
NIS = told("NIS", "present", "about 3,000", "2024-10-23")
MOSCOW_63 = told("Russia", "makiivka", "63", "2023-01-02")
MOSCOW_89 = told("Russia", "makiivka", "89", "2023-01-04")
US_AHLI = told("US", "ahli", "low end of 100 to 300", "2023-10-19")
SEOUL_1100 = told("South Korea", "casualties", "around 1,100", "2024-12-23")
KYIV_3000 = told("Zelenskyy", "casualties", "more than 3,000", "2024-12-23")

ROWS = (
    Row("1", US, UKRAINE, Kind.CONFLICT, 60),
    Row("2", US_FIRST, UKRAINE, Kind.TENSION, 30),
    Row("3", US_FIRST, DUTCH, Kind.COMPATIBLE, 5),
    Row("4", DUTCH, UKRAINE, Kind.TENSION, 38),
    Row("5", OFFICERS, UKRAINE, Kind.PART_OF, 0),
    Row("6", SEOUL, OFFICERS, Kind.CONFLICT, 59, ("a running total fell",)),
    Row("7", told("NIS", "present", "1,500", "2024-10-18"), NIS, Kind.SUPERSEDED, 0, ("update",)),
    Row(
        "8",
        NIS,
        told("NIS", "present", "10,000", "2024-10-23", status="projected", as_of="2024-12-31"),
        Kind.NOT_COMPARABLE,
        0,
        ("projected",),
    ),
    Row(
        "9",
        told("Kirby", "present", "at least 3,000", "2024-10-23", origin="kirby"),
        told("Kirby", "present", "approximately 3,000", "2024-10-23", origin="kirby"),
        Kind.SAME_ORIGIN,
        0,
        ("wording drift",),
    ),
    Row(
        "10",
        told("Budanov", "present", "nearly 11,000", "2024-10-17", origin="interview"),
        told("Budanov", "present", "about 11,000", "2024-10-17", origin="interview"),
        Kind.SAME_ORIGIN,
        0,
        ("wording drift",),
    ),
    Row(
        "11, one measure and a plan",
        told("NIS", "present", "about 12,000", "2024-10-18", status="projected"),
        UKRAINE,
        Kind.NOT_COMPARABLE,
        0,
        ("projected", "same number, different thing"),
    ),
    Row(
        "11, two measures",
        told("NIS", "casualties", "about 12,000", "2024-10-18"),
        UKRAINE,
        Kind.NOT_COMPARABLE,
        0,
        ("different measures", "same number, different thing"),
    ),
    Row(
        "12, part and whole",
        told("HUR", "russia", "more than 7,000", "2024-10-28"),
        told("Zelenskyy", "kursk", "11,000", "2024-11-04"),
        Kind.CHANGED,
        7,
    ),
    Row(
        "12, one stock",
        told("HUR", "russia", "more than 7,000", "2024-10-28"),
        told("Zelenskyy", "russia", "11,000", "2024-11-04"),
        Kind.CHANGED,
        7,
    ),
    Row("13", SEOUL_1100, KYIV_3000, Kind.CONFLICT, 53),
    Row(
        "14", told("South Korea", "killed", "at least 100 killed", "2024-12-23"), SEOUL_1100, Kind.PART_OF, 0
    ),
    Row(
        "15, one measure",
        told("US", "casualties", "more than 1,000 in the past week", "2024-12-27"),
        told("South Korea", "casualties", "around 1,100", "2024-12-27"),
        Kind.NOT_COMPARABLE,
        0,
        ("flow against total",),
    ),
    Row(
        "15, two measures",
        told("US", "weekly", "more than 1,000", "2024-12-27"),
        told("South Korea", "casualties", "around 1,100", "2024-12-27"),
        Kind.NOT_COMPARABLE,
        0,
        ("flow against total",),
    ),
    Row(
        "16",
        KYIV_3000,
        told("Zelenskyy", "casualties", "3,800", "2025-01-05"),
        Kind.SUPERSEDED,
        0,
        ("update",),
    ),
    Row("17", MOSCOW_63, MOSCOW_89, Kind.SUPERSEDED, 0, ("update",)),
    Row("18", MOSCOW_89, told("Ukraine", "makiivka", "around 400", "2023-01-01"), Kind.CONFLICT, 64),
    Row(
        "19",
        told("Ukraine", "makiivka", "up to 400", "2023-01-01", origin="telegram"),
        told("Ukraine", "makiivka", "at least 400", "2023-01-01", origin="telegram"),
        Kind.SAME_ORIGIN,
        0,
        ("opposite bounds",),
    ),
    Row("20", told("Gaza ministry", "ahli", "471", "2023-10-18"), US_AHLI, Kind.CONFLICT, 45),
    Row("21", US_AHLI, told("European official", "ahli", "10 to 50", "2023-10-18"), Kind.CONFLICT, 51),
    Row(
        "22",
        told("Israel", "october7", "1,400", "2023-10-15"),
        told("Israel", "october7", "around 1,200", "2023-11-10"),
        Kind.SUPERSEDED,
        0,
        ("correction",),
    ),
    Row(
        "23",
        told("US", "containers", "more than 10,000 containers", "2024-02-23"),
        told("South Korea", "containers", "about 6,700 containers", "2024-02-26"),
        Kind.CONFLICT,
        38,
    ),
    Row(
        "24",
        told("South Korea", "containers", "over 13,000 containers", "2024-08-01"),
        told("South Korea", "shells", "about 6 million shells", "2024-08-01"),
        Kind.NOT_COMPARABLE,
        0,
        ("unit",),
    ),
    Row(
        "25, the denial",
        told("Kremlin", "present", "", "2024-10-24", status="denied", denies=(US.id,), quote="fake news"),
        US,
        Kind.DENIED,
        41,
    ),
    Row(
        "26",
        told("South Korea", "officers", "1,500 officers", "2024-10-24"),
        told("Ukraine", "present", "fewer than 1,000 troops", "2024-10-24"),
        Kind.PART_EXCEEDS_WHOLE,
        39,
    ),
    Row(
        "27",
        told("A", "present", "about 10,000", "2024-10-24"),
        told("B", "present", "about 12,000", "2024-10-24"),
        Kind.COMPATIBLE,
        3,
    ),
    Row("28", US_FIRST, NIS, Kind.AGREE, 0),
    Row(
        "29",
        told("army", "toll", "1,000 killed", "2005-10-08"),
        told("minister", "toll", "19,136 people", "2005-10-09"),
        Kind.TENSION,
        17,
        ("may have risen",),
    ),
    Row(
        "30",
        told("spokesman", "town", "more than 7,000", "2023-09-13"),
        told("agency", "toll", "3,958 people", "2023-09-17"),
        Kind.CONFLICT,
        48,
        ("a running total fell",),
    ),
    Row(
        "31",
        told("east", "toll", "3,252 deaths", "2023-09-16"),
        told("health", "toll", "3,283 people", "2023-09-17"),
        Kind.SUPERSEDED,
        0,
        ("update",),
    ),
    Row(
        "33",
        told("A", "area", "10 to 10,000 troops", "2024-10-25"),
        told("B", "area", "20 troops", "2024-10-25"),
        Kind.COMPATIBLE,
        3,
    ),
    Row(
        "34",
        told("CBS", "customers", "at least 70 million", "2014-01-10"),
        told("Press", "customers", "up to 70 million", "2014-01-10"),
        Kind.COMPATIBLE,
        3,
        ("opposite bounds",),
    ),
    Row(
        "35",
        told("WHO", "cases", "two cases", "2015-09-23", as_of="2015-09-14/2015-09-20"),
        told("ministry", "cases", "12 cases per week", "2015-09-23"),
        Kind.CONFLICT,
        78,
    ),
    Row(
        "36",
        told("Kirby", "containers", "more than 1,000 containers", "2023-10-13"),
        told(
            "Lavrov",
            "containers",
            "",
            "2023-10-20",
            status="denied",
            denies=("Kirby: more than 1,000 containers",),
            quote="would not comment on rumours",
        ),
        Kind.NOT_COMPARABLE,
        0,
        ("a no-comment denies nothing",),
    ),
)

ACTORS = (Actor("east", "East"), Actor("health", "Health minister", of="east"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_row(row: Row) -> None:
    brief = make_brief((row.one, row.two), MEASURES, actors=ACTORS)
    verdict = decide(row.one, row.two, brief)
    assert (verdict.kind, verdict.severity) == (row.kind, row.severity)
    assert set(row.says) <= {verdict.detail, *verdict.flags}
    assert decide(row.two, row.one, brief) == verdict


PAGE = (Path(briefing.__file__).parent / "manual" / "verdicts.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.number)
def test_the_page_says_the_same(row: Row) -> None:
    number = row.number.partition(",")[0]
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| {number} |"))
    verdict, severity = (cell.strip() for cell in line.strip("|").split("|")[-2:])
    assert verdict.startswith(row.kind.word)
    assert severity == str(row.severity)


def test_the_page_names_every_verdict_detail_of_the_rules() -> None:
    text = PAGE.casefold()
    for detail in (Detail.UPDATE, Detail.CORRECTION, Detail.REPEATED, Detail.DENIAL_WITHDRAWN, Detail.FELL):
        assert detail in text
    for flag in (Flag.WORDING_DRIFT, Flag.OPPOSITE_BOUNDS, Flag.ONE_SPEAKER, Flag.WITHIN_SIDE):
        assert flag in text


def test_row_25_in_full() -> None:
    denial = make_claim(
        "fake",
        "kremlin",
        said="2024-10-24",
        status="denied",
        denies=(US.id,),
        quote="fake news",
        measure=None,
    )
    putin = make_claim(
        "business", "putin", said="2024-10-25", supersedes=("fake",), quote="our business", measure=None
    )
    brief = make_brief((US, denial, putin), MEASURES)
    findings = find(brief)
    denied, withdrawn = findings.of("fake")
    assert (denied.kind, denied.severity, denied.flags) == (Kind.DENIED, 41, ("denial withdrawn",))
    assert (withdrawn.kind, withdrawn.detail) == (Kind.SUPERSEDED, "denial withdrawn")
    assert [verdict.kind for verdict in findings.contradictions] == [Kind.DENIED]
    assert "confirms nothing" in reason(denied, brief)
    assert findings.superseded == {"fake": "business"}


@pytest.mark.parametrize(
    ("number", "share"),
    [("5", "the part is 4 % of the whole"), ("14", "the part is at least 9 % of the whole")],
)
def test_a_part_is_given_with_its_share(number: str, share: str) -> None:
    row = next(row for row in ROWS if row.number == number)
    brief = make_brief((row.one, row.two), MEASURES)
    assert share in reason(decide(row.one, row.two, brief), brief)


def test_the_reason_that_verdicts_md_gives() -> None:
    us = told("us", "present", "3,000", "2024-10-23")
    ukraine = told("ua", "present", "around 12,000", "2024-10-24")
    actors = (Actor("us", "United States", "state"), Actor("ua", "Ukraine", "state"))
    brief = make_brief((us, ukraine), MEASURES, actors=actors)
    assert reason(decide(us, ukraine, brief), brief) == (
        "Ukraine says around 12,000 (9,000–15,000); the United States says 3,000 (2,850–3,150). "
        "Same measure, one day apart. The ranges do not meet: 2.9 times apart."
    )
