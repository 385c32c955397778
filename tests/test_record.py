"""Records are what named tuples of `typing` are."""

from __future__ import annotations

import pickle
from typing import Generic, NamedTuple, TypeVar

import pytest

from briefing.brief.model import Spot
from briefing.record import Record

Thing = TypeVar("Thing")


class Point(Record):
    """A point."""

    x: int
    y: int = 0
    """How high it is."""

    @property
    def sum(self) -> int:
        return self.x + self.y

    def moved(self, by: int) -> Point:
        return self._replace(x=self.x + by)


class Pair(Record, Generic[Thing]):
    one: Thing
    other: Thing


class Marked(Point):
    mark = "!"


class Typed(NamedTuple):
    x: int
    y: int = 0


def test_a_record_is_a_tuple_with_names() -> None:
    point = Point(3)
    assert point == (3, 0)
    assert point.moved(2) == Point(5, y=0)
    assert point.sum == 3
    assert repr(point) == "Point(x=3, y=0)"
    assert not hasattr(point, "__dict__")
    assert Pair("a", "b").other == "b"


def test_a_record_is_described_as_others_are() -> None:
    for name in ("_fields", "_field_defaults"):
        assert getattr(Point, name) == getattr(Typed, name)
    assert (Point.__doc__, Point.__name__, Point.__qualname__) == ("A point.", "Point", "Point")
    assert Point.__module__ == __name__
    assert Point.__match_args__ == ("x", "y")


def test_a_record_is_frozen_and_takes_no_other_fields() -> None:
    with pytest.raises(AttributeError):
        Point(1).x = 2  # type: ignore[misc]
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, z=2)  # type: ignore[call-arg]


def test_what_is_wrong_with_a_record_is_said_by_name() -> None:
    with pytest.raises(TypeError, match=r"Point.__new__\(\) missing 1 required positional argument: 'x'"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Point has 2 fields, not 3"):
        Point._make((1, 2, 3))
    with pytest.raises(TypeError, match="Point has no field z"):
        Point(1)._replace(z=2)  # type: ignore[call-arg]


def test_kinds_of_as_many_fields_keep_their_own_names() -> None:
    assert Point(y=1, x=2)._asdict() == {"x": 2, "y": 1}
    assert Pair(other="b", one="a")._asdict() == {"one": "a", "other": "b"}
    assert Pair._make("ab") == Pair("a", "b")


def test_what_is_made_of_a_record_can_remember() -> None:
    marked = Marked(1, 2)
    marked.__dict__["seen"] = True
    assert marked._replace(y=3) == (1, 3)
    assert isinstance(marked._replace(y=3), Marked)


def test_a_record_can_be_kept() -> None:
    spot = Spot(1, 2)
    assert pickle.loads(pickle.dumps(spot)) == spot
