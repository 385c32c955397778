"""Pairs of figures from real reporting, with the verdict that a fair analyst would give.

Figures are as reported at the time, by outlets and officials named in short. Two questions are asked of
the table as a whole: is every plain conflict found, and is at most one in ten of the others a false alarm?
"""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from claims_made import make_brief, make_claim, make_measure

from briefing.verdicts.rules import decide
from briefing.verdicts.verdict import Kind, Verdict

FIXED: dict[str, Any] = {"tempo": None}
"""A past event, whose toll is the same whenever it is counted."""

TOTAL: dict[str, Any] = {"accounting": "cumulative", "tempo": 14}
STOCK: dict[str, Any] = {"accounting": "stock", "tempo": 7}


class Said(NamedTuple):
    by: str
    figure: str
    on: str
    measure: str = "m"
    status: str = "asserted"


class Case(NamedTuple):
    name: str
    measure: dict[str, Any]
    one: Said
    two: Said
    fair: Kind


CASES = (
    Case(
        "Mariupol theatre, killed",
        FIXED,
        Said("city council", "about 300 people", "2022-03-25"),
        Said("Associated Press", "close to 600 people", "2022-05-04"),
        Kind.CONFLICT,
    ),
    Case(
        "Mariupol theatre, a floor",
        FIXED,
        Said("Amnesty", "at least a dozen people", "2022-06-30"),
        Said("Associated Press", "close to 600 people", "2022-05-04"),
        Kind.TENSION,
    ),
    Case(
        "Bucha and around, bodies",
        FIXED,
        Said("prosecutor general", "410 bodies", "2022-04-03"),
        Said("police", "more than 400 bodies", "2022-04-03"),
        Kind.AGREE,
    ),
    Case(
        "Beirut port, killed",
        FIXED,
        Said("health ministry", "at least 137 dead", "2020-08-06"),
        Said("Human Rights Watch", "218 people", "2021-08-03"),
        Kind.COMPATIBLE,
    ),
    Case(
        "Beirut port, what was stored and what blew up",
        FIXED,
        Said("FBI", "around 552 tonnes", "2020-10-07", "part"),
        Said("Lebanon", "2,750 tonnes", "2020-08-04"),
        Kind.PART_OF,
    ),
    Case(
        "Kakhovka dam, drowned",
        FIXED,
        Said("occupation officials", "59 people", "2023-08-01"),
        Said("Associated Press", "hundreds of people", "2023-12-28"),
        Kind.CONFLICT,
    ),
    Case(
        "Russian soldiers killed, first month",
        TOTAL,
        Said("Russia", "1,351 servicemen", "2022-03-25"),
        Said("NATO official", "7,000 to 15,000 soldiers", "2022-03-23"),
        Kind.CONFLICT,
    ),
    Case(
        "Ukrainian soldiers killed, first weeks",
        TOTAL,
        Said("Russia", "more than 2,870 soldiers", "2022-03-02"),
        Said("Zelenskyy", "around 1,300 soldiers", "2022-03-12"),
        Kind.CONFLICT,
    ),
    Case(
        "Ukrainian soldiers killed, half a year apart",
        TOTAL,
        Said("US officials", "close to 70,000 soldiers", "2023-08-18"),
        Said("Zelenskyy", "31,000 soldiers", "2024-02-25"),
        Kind.CONFLICT,
    ),
    Case(
        "Ukrainian soldiers killed, the president's next figure",
        TOTAL,
        Said("Zelenskyy", "31,000 soldiers", "2024-02-25"),
        Said("Zelenskyy", "43,000 soldiers", "2024-12-08"),
        Kind.SUPERSEDED,
    ),
    Case(
        "Ukrainian killed against killed and wounded",
        TOTAL,
        Said("Zelenskyy", "31,000 killed", "2024-02-25", "part"),
        Said("Russia", "444,000 casualties", "2024-02-27"),
        Kind.PART_OF,
    ),
    Case(
        "Hamas fighters killed",
        TOTAL,
        Said("Israel", "12,000 fighters", "2024-02-19"),
        Said("Hamas official", "6,000 fighters", "2024-02-19"),
        Kind.CONFLICT,
    ),
    Case(
        "Gaza, the ministry's count of the next day",
        TOTAL,
        Said("health ministry", "28,985 killed", "2024-02-18"),
        Said("health ministry", "29,092 killed", "2024-02-19"),
        Kind.SUPERSEDED,
    ),
    Case(
        "Gaza, aid convoy of 29 February 2024",
        FIXED,
        Said("Israeli military", "dozens of people", "2024-02-29"),
        Said("health ministry", "at least 112 people", "2024-03-01"),
        Kind.COMPATIBLE,
    ),
    Case(
        "Hostages of 7 October",
        FIXED,
        Said("Hamas", "between 200 and 250 hostages", "2023-10-16"),
        Said("Israeli military", "222 hostages", "2023-10-23"),
        Kind.AGREE,
    ),
    Case(
        "Nova festival, killed",
        FIXED,
        Said("Zaka", "at least 260 bodies", "2023-10-08"),
        Said("police", "364 people", "2023-11-17"),
        Kind.COMPATIBLE,
    ),
    Case(
        "Earthquake of February 2023, Turkey and both countries",
        FIXED,
        Said("Turkey", "50,783 people", "2023-04-22", "part"),
        Said("United Nations", "more than 56,000 people", "2023-04-22"),
        Kind.PART_OF,
    ),
    Case(
        "Earthquake of February 2023, a count and a fear",
        FIXED,
        Said("Turkey", "2,921 people", "2023-02-06"),
        Said("WHO", "up to 20,000 people", "2023-02-06", status="projected"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "Derna flood, killed",
        FIXED,
        Said("Red Crescent", "11,300 people", "2023-09-14"),
        Said("health minister in the east", "3,252 people", "2023-09-17"),
        Kind.CONFLICT,
    ),
    Case(
        "Derna flood, a count and a fear",
        FIXED,
        Said("mayor", "between 18,000 and 20,000 people", "2023-09-13", status="projected"),
        Said("health minister in the east", "3,252 people", "2023-09-17"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "Pension protests in France, 7 March 2023",
        FIXED,
        Said("CGT", "3.5 million demonstrators", "2023-03-07"),
        Said("interior ministry", "1.28 million demonstrators", "2023-03-07"),
        Kind.CONFLICT,
    ),
    Case(
        "Hong Kong, 16 June 2019",
        FIXED,
        Said("organisers", "nearly 2 million protesters", "2019-06-16"),
        Said("police", "338,000 protesters", "2019-06-16"),
        Kind.CONFLICT,
    ),
    Case(
        "Million Man March",
        FIXED,
        Said("organisers", "1.5 million to 2 million people", "1995-10-16"),
        Said("Park Service", "400,000 people", "1995-10-18"),
        Kind.CONFLICT,
    ),
    Case(
        "Cruiser Moskva, crew killed",
        FIXED,
        Said("Russia", "one serviceman", "2022-04-22"),
        Said("Meduza's source", "about 37 sailors", "2022-04-18"),
        Kind.CONFLICT,
    ),
    Case(
        "Saky air base, aircraft destroyed",
        FIXED,
        Said("Ukraine", "nine aircraft", "2022-08-10"),
        Said("Russia", "no aircraft", "2022-08-09"),
        Kind.CONFLICT,
    ),
    Case(
        "Kremenchuk shopping centre, people inside",
        FIXED,
        Said("Zelenskyy", "over 1,000 people", "2022-06-27"),
        Said("Russia", "none", "2022-06-28"),
        Kind.CONFLICT,
    ),
    Case(
        "Air attack of 25 November 2023, shot down and launched",
        FIXED,
        Said("air force", "74 drones", "2023-11-25", "part"),
        Said("air force", "75 drones", "2023-11-25"),
        Kind.PART_OF,
    ),
    Case(
        "Olenivka prison, a rising toll",
        FIXED,
        Said("Donetsk authorities", "40 prisoners", "2022-07-29"),
        Said("Donetsk authorities", "53 prisoners", "2022-07-30"),
        Kind.SUPERSEDED,
    ),
    Case(
        "Azovstal, registered and surrendered",
        TOTAL,
        Said("Red Cross", "hundreds of prisoners", "2022-05-19", "part"),
        Said("Russia", "2,439 prisoners", "2022-05-20"),
        Kind.PART_OF,
    ),
    Case(
        "Sudan, killed in the first year",
        TOTAL,
        Said("United Nations", "some 15,000 people", "2024-05-01"),
        Said("US envoy", "as many as 150,000 people", "2024-05-01"),
        Kind.TENSION,
    ),
    Case(
        "Iraq, excess deaths against documented ones",
        TOTAL,
        Said("Lancet", "654,965 deaths", "2006-10-11"),
        Said("Iraq Body Count", "43,850 to 48,693 deaths", "2006-10-11", "other"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "COVID-19, excess deaths against those reported",
        TOTAL,
        Said("WHO", "14.9 million deaths", "2022-05-05"),
        Said("governments", "5.4 million deaths", "2022-05-05", "other"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "COVID-19, Wuhan's revision",
        TOTAL,
        Said("Wuhan", "2,579 deaths", "2020-04-16"),
        Said("Wuhan", "3,869 deaths", "2020-04-17"),
        Kind.SUPERSEDED,
    ),
    Case(
        "COVID-19, a day's cases against all",
        TOTAL,
        Said("Beijing", "5,944 cases in the past day", "2022-12-26"),
        Said("health commission", "397,195 cases", "2022-12-24"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "Al-Asad air base, injured",
        FIXED,
        Said("Trump", "no Americans", "2020-01-08"),
        Said("Pentagon", "109 service members", "2020-02-10"),
        Kind.CONFLICT,
    ),
    Case(
        "Kashmir, February 2019, Pakistani jets lost",
        FIXED,
        Said("India", "one jet", "2019-02-27"),
        Said("Pakistan", "none", "2019-02-28"),
        Kind.CONFLICT,
    ),
    Case(
        "Balakot, militants killed",
        FIXED,
        Said("Indian official", "about 300 militants", "2019-02-26"),
        Said("Pakistan", "no casualties", "2019-02-26"),
        Kind.CONFLICT,
    ),
    Case(
        "Khan Sheikhoun, first day",
        FIXED,
        Said("Syrian Observatory", "at least 58 people", "2017-04-04"),
        Said("Idlib health directorate", "69 people", "2017-04-04"),
        Kind.COMPATIBLE,
    ),
    Case(
        "Refugees from Ukraine, Poland and Europe",
        STOCK,
        Said("Poland", "about 1.6 million refugees", "2023-05-01", "part"),
        Said("UNHCR", "8.2 million refugees", "2023-05-02"),
        Kind.PART_OF,
    ),
    Case(
        "Aid to Ukraine in two currencies",
        TOTAL,
        Said("European Union", "€143 billion", "2024-02-24"),
        Said("United States", "$175 billion", "2024-02-24"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "American aid to Ukraine",
        TOTAL,
        Said("Trump", "$350 billion", "2025-02-19"),
        Said("Kiel Institute", "about $120 billion", "2025-02-14"),
        Kind.CONFLICT,
    ),
    Case(
        "Kursk, ground taken",
        STOCK,
        Said("Syrskyi", "about 1,000 square kilometres", "2024-08-12"),
        Said("Kursk governor", "480 square kilometres", "2024-08-12"),
        Kind.CONFLICT,
    ),
    Case(
        "Kursk, ground and villages",
        STOCK,
        Said("Syrskyi", "about 1,000 square kilometres", "2024-08-12"),
        Said("Kursk governor", "28 settlements", "2024-08-12"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "Column north of Kyiv, its length",
        STOCK,
        Said("Maxar", "more than 40 miles", "2022-02-28"),
        Said("Pentagon", "about 64 km", "2022-03-01"),
        Kind.AGREE,
    ),
    Case(
        "North Koreans in Russia, late October 2024",
        {"accounting": "cumulative", "tempo": 7},
        Said("Pentagon", "around 10,000 troops", "2024-10-28"),
        Said("HUR", "around 12,000 troops", "2024-10-24"),
        Kind.COMPATIBLE,
    ),
    Case(
        "North Koreans lost, January 2025",
        {"accounting": "cumulative", "tempo": 2},
        Said("Ukraine", "4,000 casualties", "2025-01-17"),
        Said("NIS", "about 3,000 casualties", "2025-01-13"),
        Kind.CHANGED,
    ),
    Case(
        "Russian losses a day and so far",
        TOTAL,
        Said("United Kingdom", "1,271 casualties a day", "2024-10-07"),
        Said("United States", "more than 600,000 casualties", "2024-10-09"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "Invasion day, as feared and as it came",
        FIXED,
        Said("United States", "16 February 2022", "2022-02-11", status="projected"),
        Said("Ukraine", "24 February 2022", "2022-02-24"),
        Kind.NOT_COMPARABLE,
    ),
    Case(
        "MH17, on board",
        FIXED,
        Said("Malaysia Airlines", "295 people", "2014-07-17"),
        Said("Malaysia Airlines", "298 people", "2014-07-18"),
        Kind.SUPERSEDED,
    ),
    Case(
        "Two polls of one week, each with its error",
        STOCK,
        Said("one pollster", "46 percent", "2024-10-25"),
        Said("another pollster", "48 percent", "2024-10-26"),
        Kind.COMPATIBLE,
    ),
    Case(
        "Crocus City Hall, two agencies that count at different speed",
        {"accounting": "cumulative", "tempo": 2},
        Said("Investigative Committee", "139 people", "2024-03-25"),
        Said("emergencies ministry", "143 people", "2024-03-27"),
        Kind.COMPATIBLE,
    ),
)

FALSE_ALARMS = {
    "Two polls of one week, each with its error",
    "Crocus City Hall, two agencies that count at different speed",
}
"""Known ones: numbers written to the last digit are read as exact, and the files do not say that they are not."""


def verdict(case: Case) -> Verdict:
    """Return the verdict on a case: the measure is "m", "part" is part of it, and "other" is another."""
    measures = (
        make_measure("m", **case.measure),
        make_measure("part", part_of="m", **case.measure),
        make_measure("other", **case.measure),
    )
    one, two = (
        make_claim(id, said.by, said.figure, said.measure, said.on, status=said.status)
        for id, said in (("one", case.one), ("two", case.two))
    )
    return decide(one, two, make_brief((one, two), measures))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    if case.name in FALSE_ALARMS:
        assert verdict(case).kind is Kind.CONFLICT
    else:
        assert verdict(case).kind is case.fair


def test_every_plain_conflict_is_found_with_few_false_alarms() -> None:
    conflicts = [case for case in CASES if case.fair.is_contradiction]
    others = [case for case in CASES if not case.fair.is_contradiction]
    alarms = [case for case in CASES if verdict(case).kind.is_contradiction]
    assert len(CASES) >= 30
    assert all(case in alarms for case in conflicts)
    assert {case.name for case in others if case in alarms} == FALSE_ALARMS
    assert len(FALSE_ALARMS) * 10 <= len(others)
