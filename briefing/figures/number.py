"""A number as written, and how coarsely it is written."""

from __future__ import annotations

from decimal import Decimal

from briefing.record import Record

DOZEN = 12
SCALES = {
    "hundred": 100,
    "dozen": DOZEN,
    "lakh": 10**5,
    "crore": 10**7,
    **dict.fromkeys(("thousand", "thousands", "k"), 10**3),
    **dict.fromkeys(("million", "millions", "mn", "mln"), 10**6),
    **dict.fromkeys(("billion", "billions", "bn", "bln"), 10**9),
    **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 10**12),
}
"""Words that multiply the number before them."""

LARGEST = Decimal(10) ** 15
"""The largest number that can be read; up to here every whole number is exact as a float."""
MOST_PLACES = 9
"""Decimal places that can be read."""

_COARSEST = Decimal("0.05")


class Number(Record):
    """A number as written: `head` times `scale`."""

    head: Decimal
    scale: int
    end: int = 0
    """The token after it."""

    @property
    def value(self) -> Decimal:
        """The number in full."""
        return self.head * self.scale

    @property
    def in_dozens(self) -> bool:
        """Whether it is written in dozens."""
        return self.scale == DOZEN


def rounding(number: Number) -> Decimal:
    """Return r(x), how coarsely a number is written: half of its last place that says something.

    That is the last non-zero place of a whole number, 0 where this is the units digit, and the last
    place written of a decimal ("1.50 million": 5,000). It is at most 5 % of the number.
    """
    value = number.value
    places = -int(number.head.as_tuple().exponent)
    if places > 0:
        coarse = Decimal(5).scaleb(-places - 1) * number.scale
    elif value % 10:
        return Decimal(0)
    else:
        digits = str(int(value))
        coarse = Decimal(10 ** (len(digits) - len(digits.rstrip("0")))) / 2
    return min(coarse, value * _COARSEST)
