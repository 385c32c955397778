"""Pairs as real reporting has them, each with the verdict that a fair analyst gives, decided before it was tried.

They go through the loader, as a brief would, so that days that are assumed, times, sides and periods are read as
they are written. Figures are as reported at the time; where a case needs two figures that nobody gave in this form,
it is made up and says "made up".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from briefing.brief.loader import read
from briefing.verdicts.findings import find
from briefing.verdicts.reasons import reason
from briefing.verdicts.verdict import Detail, Flag, Kind

if TYPE_CHECKING:
    from briefing.brief.model import Brief


class Said(NamedTuple):
    """A claim: who says what, when (empty where no day is given), and further fields as YAML."""

    by: str
    words: str
    on: str = ""
    more: str = ""
    is_figure: bool = True


class Case(NamedTuple):
    name: str
    measure: str
    """Fields of the measure "m", as YAML."""
    one: Said
    two: Said
    kind: Kind
    note: str = ""
    """A detail or a flag of the verdict."""
    sides: str = ""
    """Who speaks for whom: "spokesman>ministry ministry>state"."""
    head: str = "date: 2025-06-30"
    """Fields of the brief, and its sources."""


TOLL = "unit: dead, accounting: cumulative"
EVENT = "unit: dead, accounting: cumulative, tempo: fixed"
STOCK = "unit: troops"
THINGS = "tempo: 2d"
WEEKLY = "unit: cases, accounting: flow, tempo: 7d"
PAPERS = (
    "date: 2024-11-30\nsources:\n"
    "  early: {title: Early, date: 2024-10-01}\n"
    "  late: {title: Late, date: 2024-10-25}\n"
    "  same: {title: Same, date: 2024-10-25}\n"
    "  bare: {title: No day}"
)
CONFLICT, TENSION, COMPATIBLE, AGREE = Kind.CONFLICT, Kind.TENSION, Kind.COMPATIBLE, Kind.AGREE
SUPERSEDED, NEITHER, DENIED, CHANGED = Kind.SUPERSEDED, Kind.NOT_COMPARABLE, Kind.DENIED, Kind.CHANGED
RISEN = Detail.MAY_HAVE_RISEN


def no_figure(by: str, words: str, on: str, more: str) -> Said:
    """Return a statement in words: a denial, or what takes one back."""
    return Said(by, words, on, more, is_figure=False)


CASES = (
    # Tolls that rise
    Case("Kashmir 2005", TOLL, Said("army", "1,000 killed", "2005-10-08"), Said("minister", "19,136 people", "2005-10-09"), TENSION, RISEN),
    Case("Haiti 2021, one agency", TOLL, Said("agency", "304 people", "2021-08-14"), Said("agency", "1,297 people", "2021-08-15"), SUPERSEDED, Detail.UPDATE),
    Case("Türkiye 2023, one state, by the hour", TOLL, Said("president", "912 people", "2023-02-06 09:30"), Said("vice", "1,121 people", "2023-02-06 13:00"), SUPERSEDED, Detail.UPDATE, "president>state vice>state"),
    Case("Morocco 2023, by the hour", TOLL, Said("television", "296 people", "2023-09-09 04:00"), Said("ministry", "632 people", "2023-09-09 09:00"), TENSION, RISEN),
    Case("Morocco 2023, one hour (made up)", TOLL, Said("television", "296 people", "2023-09-09 09:00"), Said("ministry", "632 people", "2023-09-09 09:00"), CONFLICT),
    Case("Morocco 2023, one day", TOLL, Said("television", "296 people", "2023-09-09"), Said("ministry", "632 people", "2023-09-09"), CONFLICT),
    Case("Beirut 2020", TOLL, Said("red cross", "at least 100 dead", "2020-08-05"), Said("ministry", "135 dead", "2020-08-06"), COMPATIBLE),
    Case("Derna 2023, higher first", TOLL, Said("red crescent", "11,300 people", "2023-09-14"), Said("UN", "3,958 people", "2023-09-17"), CONFLICT, Detail.FELL),
    Case("Derna 2023, higher later", TOLL, Said("minister", "5,300 people", "2023-09-12"), Said("red crescent", "11,300 people", "2023-09-14"), TENSION, RISEN),
    Case("Derna 2023, a week later", TOLL, Said("minister", "1,500 people", "2023-09-12"), Said("red crescent", "11,300 people", "2023-09-19"), CHANGED),
    Case("Nepal 2015, one day", TOLL, Said("ministry", "1,130 people", "2015-04-25"), Said("police", "876 people", "2015-04-25"), CONFLICT),
    Case("Nepal 2015, lower the next day (made up)", TOLL, Said("ministry", "1,130 people", "2015-04-25"), Said("police", "876 people", "2015-04-26"), CONFLICT),
    Case("China 2020, cases", "unit: cases, accounting: cumulative", Said("WHO", "14,557 cases", "2020-02-02"), Said("commission", "17,205 cases", "2020-02-03"), TENSION, RISEN),
    Case("North Koreans in Russia, a tempo stated", "unit: troops, accounting: cumulative, tempo: 2d", Said("us", "3,000 troops", "2024-10-23"), Said("ukraine", "around 12,000 troops", "2024-10-24"), CONFLICT),
    Case("Puerto Rico 2017, a past event", EVENT, Said("government", "64 deaths", "2017-12-09"), Said("study", "4,645 deaths", "2018-05-29"), CONFLICT),
    Case("a stock does not only rise", STOCK, Said("us", "3,000 troops", "2024-10-23"), Said("ukraine", "12,000 troops", "2024-10-24"), CONFLICT),
    # Denials
    Case("Kremlin: fake news", STOCK, Said("us", "3,000 troops", "2024-10-23"), no_figure("kremlin", "fake news", "2024-10-24", "status: denied, denies: one"), DENIED),
    Case("Solovyov: not even close", EVENT, Said("stratcom", "around 400 soldiers", "2023-01-01"), no_figure("solovyov", "not even close to 400", "2023-01-02", "status: denied, denies: one"), DENIED),
    Case("Lavrov: no comment on rumours", THINGS, Said("kirby", "more than 1,000 containers", "2023-10-13"), no_figure("lavrov", "would not comment on rumours", "2023-10-19", "status: denied, denies: one"), NEITHER, Detail.NO_COMMENT),
    Case("declined to comment", THINGS, Said("papers", "300 missiles", "2024-10-23"), no_figure("pentagon", "declined to comment", "2024-10-24", "status: denied, denies: one"), NEITHER, Detail.NO_COMMENT),
    Case("neither confirm nor deny", EVENT, Said("iran", "14 killed", "2024-04-01"), no_figure("israel", "could neither confirm nor deny the strike", "2024-04-02", "status: denied, denies: one"), NEITHER, Detail.NO_COMMENT),
    Case("did not respond", THINGS, Said("papers", "2,000 workers", "2024-10-23"), no_figure("company", "did not immediately respond to a request for comment", "2024-10-24", "status: denied, denies: one"), NEITHER, Detail.NO_COMMENT),
    Case("a denier's own count", EVENT, no_figure("russia", "no such losses", "2023-01-02", "measure: m, status: denied"), Said("russia", "63 killed", "2023-01-03"), SUPERSEDED, Detail.DENIAL_WITHDRAWN),
    Case("Iran's drones, softened by its minister", THINGS, no_figure("mission", "has not supplied drones", "2022-10-20", "measure: m, status: denied"), no_figure("foreign minister", "a small number of drones were given", "2022-11-05", "measure: m"), SUPERSEDED, Detail.DENIAL_WITHDRAWN, "mission>iran foreign.minister>iran"),
    Case("another state confirms", THINGS, no_figure("mission", "has not supplied drones", "2022-10-20", "measure: m, status: denied"), Said("ukraine", "400 drones", "2022-11-05"), NEITHER, Detail.DENIAL),
    # Sides
    Case("Derna 2023, its own government", TOLL, Said("east", "3,252 deaths", "2023-09-16"), Said("health", "3,283 people", "2023-09-17"), SUPERSEDED, Detail.UPDATE, "health>east"),
    Case("Israel corrects its ministry (made up)", EVENT, Said("ministry", "1,400 people", "2023-10-15"), Said("government", "around 1,200 people", "2023-11-10"), SUPERSEDED, Detail.CORRECTION, "ministry>government"),
    Case("two of one house on one day", STOCK, Said("kirby", "3,000 troops", "2024-10-23"), Said("austin", "10,000 troops", "2024-10-23"), CONFLICT, Flag.WITHIN_SIDE, "kirby>us austin>us"),
    Case("two of one house agree", STOCK, Said("kirby", "some 10,000 troops", "2024-10-28"), Said("austin", "at least 10,000 troops", "2024-10-28"), AGREE, Flag.WITHIN_SIDE, "kirby>us austin>us"),
    Case("intelligence, then president", STOCK, Said("hur", "nearly 11,000 troops", "2024-10-17"), Said("president", "11,000 troops", "2024-11-04"), SUPERSEDED, Detail.UPDATE, "hur>ukraine president>ukraine"),
    Case("through two offices", STOCK, Said("spokesman", "500 officers", "2024-10-24"), Said("envoy", "1,500 officers", "2024-10-25"), SUPERSEDED, Detail.UPDATE, "spokesman>ministry ministry>state envoy>state"),
    Case("the two sides of a war", EVENT, Said("russia", "89 killed", "2023-01-04"), Said("ukraine", "around 400 killed", "2023-01-01"), CONFLICT),
    Case("police and organisers", "unit: people, tempo: fixed", Said("police", "28,000 people", "2019-06-09"), Said("organisers", "more than a million people", "2019-06-09"), CONFLICT),
    Case("a side's plan is no count", STOCK, Said("kirby", "3,000 troops", "2024-10-23"), Said("austin", "10,000 troops", "2024-10-25", "status: projected, as_of: 2024-12-31"), NEITHER, Detail.PROJECTED, "kirby>us austin>us"),
    Case("one speech of a side, two days", STOCK, Said("budanov", "nearly 11,000 troops", "2024-10-17", "origin: interview"), Said("hur", "about 11,000 troops", "2024-10-18", "origin: interview"), Kind.SAME_ORIGIN, Flag.WORDING_DRIFT, "budanov>hur"),
    Case("one speaker, two figures", EVENT, Said("mayor", "40 dead", "2024-05-01"), Said("mayor", "72 dead", "2024-05-01"), CONFLICT, Flag.ONE_SPEAKER),
    # No day
    Case("papers of one day", EVENT, Said("russia", "89 killed", "", "via: late"), Said("ukraine", "around 400 killed", "", "via: same"), CONFLICT, Flag.DAY_ASSUMED, head=PAPERS),
    Case("papers of one day, a stock", STOCK, Said("us", "3,000 troops", "", "via: late"), Said("ukraine", "12,000 troops", "2024-10-24"), CONFLICT, Flag.DAY_ASSUMED, head=PAPERS),
    Case("papers of two months", STOCK, Said("us", "3,000 troops", "", "via: early"), Said("ukraine", "12,000 troops", "", "via: late"), CHANGED, Flag.DAY_ASSUMED, head=PAPERS),
    Case("a paper's day is later than what was said", STOCK, Said("us", "3,000 troops", "2024-10-23"), Said("us", "10,000 troops", "", "via: late"), NEITHER, Detail.NO_DAY, head=PAPERS),
    Case("an older paper, then a day that is given", STOCK, Said("us", "3,000 troops", "", "via: early"), Said("us", "10,000 troops", "2024-10-23"), SUPERSEDED, Flag.DAY_ASSUMED, head=PAPERS),
    Case("a toll in the paper of the next day", TOLL, Said("government", "56 dead", "2024-10-24"), Said("NGOs", "135 dead", "", "via: late"), CONFLICT, Flag.DAY_ASSUMED, head=PAPERS),
    Case("a paper without a day", STOCK, Said("us", "3,000 troops", "", "via: bare"), Said("ukraine", "12,000 troops", "2024-11-29"), CONFLICT, Flag.DAY_ASSUMED, head=PAPERS),
    Case("no day anywhere", STOCK, Said("us", "3,000 troops"), Said("ukraine", "12,000 troops", "2024-10-24"), NEITHER, Detail.NO_DAY, head="summary: Nothing"),
    Case("days that it is about", STOCK, Said("us", "3,000 troops", "", "as_of: 2024-03-01, via: late"), Said("ukraine", "12,000 troops", "2024-10-24"), CHANGED, head=PAPERS),
    Case("a toll without days", TOLL, Said("us", "1,000 dead", "", "via: late"), Said("ukraine", "5,000 dead", "", "via: same"), CONFLICT, Flag.DAY_ASSUMED, head=PAPERS),
    # Bounds and spans
    Case("Target 2014", "unit: people, accounting: cumulative, tempo: fixed", Said("cbs", "at least 70 million customers", "2014-01-10"), Said("press", "up to 70 million individuals", "2014-01-10"), COMPATIBLE, Flag.OPPOSITE_BOUNDS),
    Case("no more and at least", EVENT, Said("a", "no more than 50 dead", "2024-05-01"), Said("b", "at least 50 dead", "2024-05-01"), COMPATIBLE, Flag.OPPOSITE_BOUNDS),
    Case("more and fewer", EVENT, Said("a", "more than 300 dead", "2024-05-01"), Said("b", "fewer than 300 dead", "2024-05-01"), CONFLICT),
    Case("a floor just missed", EVENT, Said("a", "at least 100 dead", "2024-05-01"), Said("b", "95 dead", "2024-05-01"), CONFLICT),
    Case("a ceiling and a word", EVENT, Said("a", "up to 400 dead", "2024-05-01"), Said("b", "hundreds of dead", "2024-05-01"), COMPATIBLE),
    Case("a range that takes in everything", STOCK, Said("a", "10 to 10,000 troops", "2024-10-25"), Said("b", "20 troops", "2024-10-25"), COMPATIBLE),
    Case("the same at its other end", STOCK, Said("a", "10 to 10,000 troops", "2024-10-25"), Said("b", "9,000 troops", "2024-10-25"), COMPATIBLE),
    Case("a range of like width", STOCK, Said("a", "10,000 to 12,000 troops", "2024-10-25"), Said("b", "about 11,000 troops", "2024-10-25"), AGREE),
    Case("one range given by two", STOCK, Said("a", "10 to 10,000 troops", "2024-10-25"), Said("b", "between 10 and 10,000 troops", "2024-10-25"), AGREE),
    Case("a range and its floor", EVENT, Said("a", "70 to 110 dead", "2024-05-01"), Said("b", "at least 70 dead", "2024-05-01"), COMPATIBLE),
    Case("floors far apart", STOCK, Said("netherlands", "at least 1,500 troops", "2024-10-25"), Said("ukraine", "around 12,000 troops", "2024-10-24"), TENSION),
    Case("a word and a number", STOCK, Said("a", "tens of thousands of troops", "2024-10-25"), Said("b", "about 50,000 troops", "2024-10-25"), COMPATIBLE),
    Case("a number and its ceiling", EVENT, Said("a", "400 dead", "2024-05-01"), Said("b", "up to 400 dead", "2024-05-01"), AGREE),
    # Periods
    Case("Guinea 2015", WEEKLY, Said("who", "two new cases", "2015-09-23", "as_of: 2015-09-14..2015-09-20"), Said("guinea", "12 cases per week", "2015-09-23"), CONFLICT),
    Case("one week, worded twice", WEEKLY, Said("guinea", "12 cases per week", "2015-09-23"), Said("ngo", "12 cases a week", "2015-09-23"), AGREE),
    Case("one week, a span twice", WEEKLY, Said("who", "two cases", "2015-09-23", "as_of: 2015-09-14..2015-09-20"), Said("ngo", "9 cases", "2015-09-22", "as_of: 2015-09-14..2015-09-20"), CONFLICT),
    Case("two weeks", WEEKLY, Said("who", "two cases", "2015-09-23", "as_of: 2015-09-14..2015-09-20"), Said("ngo", "9 cases", "2015-09-30", "as_of: 2015-09-21..2015-09-27"), NEITHER, Detail.PERIOD),
    Case("a day and a week", WEEKLY, Said("who", "12 cases a day", "2015-09-23"), Said("ngo", "12 cases a week", "2015-09-23"), NEITHER, Detail.PERIOD),
    Case("a month and its name", "unit: drones, accounting: flow, tempo: 30d", Said("a", "300 drones per month", "2024-03-31"), Said("b", "900 drones", "2024-03-31", "as_of: 2024-03"), CONFLICT),
    Case("a year and its number", "unit: people, accounting: flow, tempo: 365d", Said("a", "100,000 people a year", "2023-12-31"), Said("b", "102,000 people", "2024-01-05", "as_of: 2023"), AGREE),
    Case("a day in two ways", "unit: people, accounting: flow, tempo: 2d", Said("a", "1,200 people a day", "2024-05-01"), Said("b", "1,190 people in the past 24 hours", "2024-05-01"), AGREE),
    Case("a week against a total", "unit: people, accounting: cumulative, tempo: 7d", Said("us", "more than 1,000 people in the past week", "2024-12-27"), Said("seoul", "around 1,100 people", "2024-12-27"), NEITHER, Detail.FLOW),
    Case("one side, this week and the last", WEEKLY, Said("ministry", "9 cases", "2015-09-23", "as_of: 2015-09-14..2015-09-20"), Said("ministry", "4 cases", "2015-09-30", "as_of: 2015-09-21..2015-09-27"), NEITHER, Detail.PERIOD),
)  # fmt: skip


def claim_lines(id: str, said: Said) -> str:
    fields = [f"by: {_id(said.by)}", "section: s", f"quote: {said.words!r}"]
    fields += ["measure: m", f"figure: {said.words!r}"] if said.is_figure else []
    fields += [f"said: {said.on}"] if said.on else []
    fields += [said.more] if said.more else []
    return f"  {id}: {{{', '.join(fields)}}}\n"


def _id(name: str) -> str:
    return name.replace(" ", ".")


def brief_of(case: Case) -> Brief:
    names = dict.fromkeys([_id(case.one.by), _id(case.two.by)])
    of = dict(pair.split(">") for pair in case.sides.split())
    names |= dict.fromkeys([*of, *of.values()])
    actors = "".join(f"  {id}: {{name: {id}{f', of: {of[id]}' if id in of else ''}}}\n" for id in names)
    text = (
        f"briefing: 1\ntitle: T\n{case.head}\nactors:\n{actors}measures:\n  m: {{name: M, {case.measure}}}\n"
        f"sections:\n  s: {{title: S, text: {f'{case.one.words}. {case.two.words}.'!r}}}\n"
        f"claims:\n{claim_lines('one', case.one)}{claim_lines('two', case.two)}"
    )
    brief = read(text, "case.yaml")
    assert not brief.problems, (brief.problems, text)
    return brief


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    brief = brief_of(case)
    (verdict,) = find(brief).of("one")
    assert verdict.kind is case.kind
    if case.note:
        assert case.note in (verdict.detail, *verdict.flags)
    assert reason(verdict, brief)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 60
