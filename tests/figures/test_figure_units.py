"""Units: what they are called, what they convert to and what can be compared."""

from __future__ import annotations

from math import inf

import pytest

from briefing.figures.grammar import parse
from briefing.figures.model import Range, Unit
from briefing.figures.units import CELSIUS, COUNT, FAHRENHEIT, comparable, counted, measured, unit_for


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        *(
            ("troops", "troops", "people"),
            ("soldier", "soldiers", "people"),
            ("Officers", "officers", "people"),
        ),
        *(
            ("North Korean troops", "troops", "people"),
            ("killed", "killed", "people"),
            ("people", "people", "people"),
        ),
        *(
            ("containers", "containers", "containers"),
            ("shells", "shells", "shells"),
            ("rounds", "rounds", "shells"),
        ),
        *(
            ("drones", "drones", "drones"),
            ("missiles", "missiles", "missiles"),
            ("tanks", "tanks", "vehicles"),
        ),
        *(
            ("USD", "USD", "money USD"),
            ("$", "USD", "money USD"),
            ("US$", "USD", "money USD"),
            ("€", "EUR", "money EUR"),
        ),
        *(
            ("percent", "percent", "percent"),
            ("%", "percent", "percent"),
            ("km", "km", "length"),
            ("Years", "years", "time"),
        ),
        *(
            ("square km", "km²", "area"),
            ("tonnes", "tonnes", "mass"),
            ("date", "date", "date"),
            ("", "", "count"),
        ),
        *(("widgets", "widgets", "count"), ("  ", "", "count")),
    ],
)
def test_the_unit_of_a_measure(words, name, kind):
    unit = unit_for(words)
    assert (unit.name, unit.kind) == (name, kind)


def test_units_of_one_kind_are_converted():
    for text, other in (
        ("300 km", "186.4 miles"),
        ("2 years", "24 months"),
        ("1 tonne", "1,000 kg"),
        ("48 hours", "2 days"),
    ):
        one, two = parse(f"exactly {text}"), parse(f"exactly {other}")
        assert one.hard.low * one.unit.factor == pytest.approx(two.hard.low * two.unit.factor, rel=1e-3)
        assert comparable(one.unit, two.unit)


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        *(("3,000 troops", "500 officers", True), ("3,000", "500 officers", True), ("3,000", "12,000", True)),
        *(("40 bananas", "12 troops", True), ("13,000 containers", "6 million shells", False)),
        *(("$50 billion", "€50 billion", False), ("$50 billion", "50 billion dollars", True)),
        *(
            ("12 percent", "12", False),
            ("12 percent", "12 percentage points", False),
            ("two years", "2", False),
        ),
        *(("300 km", "300 miles", True), ("300 km", "300 tonnes", False), ("$5", "5", False)),
        *(
            ("27 October 2024", "27", False),
            ("27 October 2024", "2024-10-28", True),
            ("40 tanks", "40 trucks", True),
        ),
        *(("40 missiles", "40 drones", False),),
    ],
)
def test_what_can_be_compared(one, other, can):
    assert comparable(parse(one).unit, parse(other).unit) is can
    assert comparable(parse(other).unit, parse(one).unit) is can


def test_no_word_means_two_units():
    assert not measured().keys() & counted().keys()
    for word, unit in measured().items():
        assert unit_for(word) == (CELSIUS if unit == FAHRENHEIT else unit)
        assert unit.factor > 0
    for word, (unit, _) in counted().items():
        assert unit_for(word) == unit
        assert comparable(unit, COUNT)
    assert not comparable(Unit("km", "length"), COUNT)


def test_each_measured_unit_can_be_read_back_by_its_name():
    for unit in set(measured().values()):
        assert parse(f"5 {unit.name}").unit == (CELSIUS if unit == FAHRENHEIT else unit)


def test_temperatures_are_compared_in_one_scale():
    assert parse("104 °F").stated == parse("40°C").stated == parse("40 degrees Celsius").stated
    assert parse("-40 °F").stated == parse("minus 40C").stated == (-40, -40)
    assert parse("at least -12 °C").hard == Range(-12, inf)
    assert parse("up to −12 °C").hard == Range(-inf, -12)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        *(("3 per 100,000", "30 per million people"), ("193 km/h", "193 kilometres an hour")),
        *(("one in five children", "20 per cent"), ("a quarter", "25%"), ("164p", "£1.64")),
    ],
)
def test_one_amount_in_two_units(text, other):
    one, two = parse(text), parse(other)
    assert comparable(one.unit, two.unit)
    assert one.stated[0] * one.unit.factor == pytest.approx(two.stated[0] * two.unit.factor)
