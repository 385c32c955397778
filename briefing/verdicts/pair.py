"""A pair of claims in the order in which they were said, and what the rules ask about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.verdicts.severity import severity
from briefing.verdicts.verdict import Detail, Verdict

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.verdicts.basis import Basis
    from briefing.verdicts.verdict import Flag, Kind


def in_order(a: Basis, b: Basis) -> bool:
    """Whether the first claim comes first: by the day it was said, one that supersedes the other last."""
    one, two = a.claim, b.claim
    if a.supersedes or b.supersedes:
        forward, backward = one.id in b.supersedes, two.id in a.supersedes
        if forward is not backward:
            return forward
    if one.said and two.said and one.said != two.said:
        return one.said < two.said
    return one.id <= two.id


class Pair:
    """Two claims in the order they were said; `flags` gathers what is said besides the verdict."""

    __slots__ = ("brief", "first", "flags", "one_measure", "same_time", "second")

    def __init__(self, a: Basis, b: Basis, brief: Brief) -> None:
        self.brief = brief
        self.first, self.second = (a, b) if in_order(a, b) else (b, a)
        self.one_measure = a.claim.measure == b.claim.measure
        """Whether both claims are of one measure, or neither is of any."""
        self.flags: tuple[Flag, ...] = ()
        self.same_time: bool | None = None
        """Whether both claims are about one time; none where that is not known."""

    def verdict(self, kind: Kind, rule: int, ratio: float = 1.0, detail: Detail = Detail.NONE) -> Verdict:
        """Return the verdict that a rule has come to."""
        first, second = self.first, self.second
        grade = severity(kind, ratio, min(first.weight, second.weight)) if kind.weight else 0
        return Verdict(first.claim, second.claim, kind, rule, ratio, grade, detail, self.flags)

    @property
    def one_speaker(self) -> bool:
        """Whether one actor made both claims, about one measure."""
        first, second = self.first.claim, self.second.claim
        return first.by == second.by and self.one_measure and first.measure is not None

    @property
    def is_explicit(self) -> bool:
        """Whether the brief says that the second supersedes the first."""
        return self.first.claim.id in self.second.supersedes

    @property
    def is_later(self) -> bool:
        """Whether the second is known to have been said on a later day than the first."""
        first, second = self.first.claim.said, self.second.claim.said
        return first is not None and second is not None and first < second

    def compare_times(self) -> None:
        """Find out if both claims are about one time; a missing day leaves that open.

        A speaker's two statements on a measure need the days they were said, since the later one may
        have replaced the other.
        """
        first, second = self.first, self.second
        one, two = first.measure.tempo, second.measure.tempo
        tempo = two if one is None else one if two is None else min(one, two)
        if self.one_speaker and not (first.claim.said and second.claim.said):
            self.same_time = None
        elif tempo is None:
            self.same_time = True
        elif first.start and second.start:
            self.same_time = max(second.start - first.end, first.start - second.end) <= tempo
        else:
            self.same_time = None

    @property
    def part(self) -> Basis | None:
        """The claim whose measure is part of the other's; none where neither is."""
        one, two = self.first.measure, self.second.measure
        if one.part_of and two.id in self.brief.wholes(one.id):
            return self.first
        if two.part_of and one.id in self.brief.wholes(two.id):
            return self.second
        return None
