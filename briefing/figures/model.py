"""The figure: a number as worded, with its hard and its typical range."""

from __future__ import annotations

from typing import NamedTuple

INCREMENT = "additional"
"""The period of a number that comes on top of another one, or of a rise: like a flow, it is no total."""
DECREASE = "fewer"
"""The period of a number by which another one fell."""


class Range(NamedTuple):
    """The values from `low` to `high`; a bound is part of the range unless it is marked open.

    An end without limit is `math.inf`.
    """

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Range) -> bool:
        """Whether the two ranges share a value."""
        return not (self.below(other) or other.below(self))

    def below(self, other: Range) -> bool:
        """Whether every value of this range is smaller than every value of the other."""
        return self.high < other.low or (self.high == other.low and (self.high_open or other.low_open))

    def scaled(self, factor: float) -> Range:
        """Return the range in another unit."""
        return self if factor == 1 else self._replace(low=self.low * factor, high=self.high * factor)


class Unit(NamedTuple):
    """What a number counts or measures.

    `kind` decides what can be compared: "people", "containers", "shells" and other things that are
    counted, "count" where the thing is not known, "money USD", "percent", "time", "length", "mass",
    "area", "date". `factor` turns a value into the base unit of its kind (metres, days, …).
    """

    name: str
    kind: str = "count"
    factor: float = 1.0

    @property
    def is_money(self) -> bool:
        """Whether the unit is a currency."""
        return self.kind.startswith("money")


class Figure(NamedTuple):
    """A number as worded.

    Values stand in the figure's own unit; a date figure counts days as `date.toordinal` does.
    """

    text: str
    """The wording, as the brief has it."""
    qualifier: str
    """The row of the wording table that gave the ranges, such as "at least"; "plain" for a bare number."""
    stated: tuple[float, float] | None
    """The number written; two that differ for a span such as "10 to 50"; none for "dozens"."""
    hard: Range | None
    """Outside it the speaker would be wrong; none where the wording bounds nothing ("many")."""
    typical: Range | None
    """What a reader takes from the wording."""
    unit: Unit
    noun: str = ""
    """The words after the number: "North Korean troops"."""
    period: str = ""
    """For a flow the period it was counted over: "past week", "a day"; else empty.

    "additional" stands for a number that comes on top of another one or by which one rose, "fewer" for one by
    which one fell; several are joined by ", ".
    """

    @property
    def is_date(self) -> bool:
        """Whether the figure names days and not an amount."""
        return self.unit.kind == "date"


class FigureError(ValueError):
    """A wording that cannot be read as a figure: `what` is wrong with it and what to do (`todo`)."""

    def __init__(self, what: str, todo: str) -> None:
        super().__init__(f"{what}; {todo}")
        self.what = what
        self.todo = todo
