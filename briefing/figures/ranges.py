"""What a row of the wording table makes of a number, a span, a vague word or a day."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.model import Range
from briefing.figures.wording_table import Basis

if TYPE_CHECKING:
    from briefing.figures.wording_table import Wording

Ends = tuple[Decimal, Decimal]
_NO_ROUNDING = Decimal(0)


class Core(NamedTuple):
    """The heart of a figure, to which a row of the table is applied."""

    stated: Ends | None
    """The number twice, or the two of a span; none for a vague word."""
    rounding: Decimal = _NO_ROUNDING
    """r(x), how coarsely the number is written."""
    hard: Ends | None = None
    """The hard range of a vague word or of a span of such words."""
    typical: Ends | None = None

    @property
    def hard_ends(self) -> Ends | None:
        """What a row's hard range starts from: the number, else the range of a vague word."""
        return self.stated or self.hard

    @property
    def typical_ends(self) -> Ends | None:
        """What a row's typical range starts from."""
        return self.stated or self.typical


def ranges(row: Wording, core: Core) -> tuple[Range | None, Range | None]:
    """Return the hard and the typical range that a row makes of a core; none where it bounds nothing.

    Each end of a span or of a vague word moves by itself.
    """
    hard, typical = core.hard_ends, core.typical_ends
    if (
        row.basis is Basis.VALUES
        or row.hard is None
        or row.typical is None
        or hard is None
        or typical is None
    ):
        return (_floats(core.hard), _floats(core.typical))
    apply = {Basis.TIMES: _times, Basis.SPAN: _shares, Basis.DAYS: _days}[row.basis]
    rounding = core.rounding if row.rounds else _NO_ROUNDING
    return (apply(row.hard, *hard, rounding), apply(row.typical, *typical, rounding))


def ends(span: Range | None) -> Ends | None:
    """Return the two ends of a range of the table, exactly as written there."""
    return (_exact(span.low), _exact(span.high)) if span else None


def _floats(span: Ends | None) -> Range | None:
    return Range(float(span[0]), float(span[1])) if span else None


def _times(times: Range, low: Decimal, high: Decimal, rounding: Decimal) -> Range:
    bottom = low * _exact(times.low)
    top = high * _exact(times.high) if times.high != inf else Decimal(inf)
    if rounding:
        bottom, top = min(bottom, low - rounding), max(top, high + rounding)
    return Range(float(bottom), float(top), times.low_open, times.high_open)


def _shares(share: Range, low: Decimal, high: Decimal, _rounding: Decimal) -> Range:
    width = float(high - low)
    top = float(high) if share.high == 1 else float(low) + width * share.high
    return Range(float(low) + width * share.low, top, share.low_open, share.high_open)


def _days(offset: Range, low: Decimal, high: Decimal, _rounding: Decimal) -> Range:
    return offset._replace(low=float(low) + offset.low, high=float(high) + offset.high)


@cache
def _exact(value: float) -> Decimal:
    """Return a number of the table as written there, so that 1.15 times 3,000 is 3,450."""
    return Decimal(repr(value))
