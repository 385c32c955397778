"""Related claims: those that something can be said of together with one, and which has taken whose place."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from functools import cached_property
from typing import TYPE_CHECKING

from briefing.brief.model import Status
from briefing.figures.units import comparable
from briefing.verdicts.comparability import is_before, named_period
from briefing.verdicts.pair import in_order
from briefing.verdicts.rules import withdraws_denial

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from briefing.brief.model import Brief, Claim, Days
    from briefing.verdicts.comparability import Basis


class Related:
    """The claims of a brief by what relates them; `superseded` names those whose figures are compared no further."""

    def __init__(self, brief: Brief, superseded: Mapping[str, str]) -> None:
        self._brief, self._superseded = brief, superseded

    def of(self, claim: Claim) -> Iterator[str]:
        """Yield the claims of one side or origin, then those whose figures a claim is compared with.

        These are of its measure, of its wholes and of its parts; of claims that have been superseded there
        is nothing more to say.
        """
        yield from self._voices.get((claim.measure, "side", self._brief.side(claim.by)), ())
        yield from self._voices.get((claim.measure, "origin", claim.origin), ())
        if claim.id not in self._superseded:
            for measure in self._family(claim.measure):
                for other in self._brief.claims_by_measure.get(measure, ()):
                    if other.id not in self._superseded:
                        yield other.id

    def count(self, claim: Claim) -> int:
        """Return about how many claims one is compared with, itself among them."""
        return sum(len(self._brief.claims_by_measure.get(name, ())) for name in self._family(claim.measure))

    def _family(self, measure: str | None) -> tuple[str, ...]:
        """Return a measure, its wholes and its parts."""
        if measure is None:
            return ()
        return (measure, *self._brief.wholes(measure), *self._parts.get(measure, ()))

    @cached_property
    def _parts(self) -> Mapping[str, list[str]]:
        parts: defaultdict[str, list[str]] = defaultdict(list)
        for measure in self._brief.measures:
            for whole in self._brief.wholes(measure):
                parts[whole].append(measure)
        return parts

    @cached_property
    def _voices(self) -> Mapping[tuple[str | None, str, str], list[str]]:
        """Claims by measure and origin, and by measure and side."""
        found: defaultdict[tuple[str | None, str, str], list[str]] = defaultdict(list)
        for claim in self._brief.claims.values():
            if claim.measure:
                found[claim.measure, "side", self._brief.side(claim.by)].append(claim.id)
                if claim.origin:
                    found[claim.measure, "origin", claim.origin].append(claim.id)
        return found


LOOKED_AT = 100
"""Of a denier who has said more than this on the measure, only the latest claims are asked about."""


def successors(bases: Mapping[str, Basis], brief: Brief) -> dict[str, str]:
    """Return the successor of every superseded claim, both by id.

    A claim is superseded where another says so with `supersedes`, where its side has given a later figure on
    the same basis, and, if it is a denial, where the denier or its side has softened it.
    """
    found = dict(_named(bases))
    for earlier, later in (*_replaced(bases.values()), *_withdrawn(bases.values(), brief)):
        found.setdefault(earlier, later)
    return found


def _named(bases: Mapping[str, Basis]) -> Iterator[tuple[str, str]]:
    """Yield the claims that others name in `supersedes`, with those others."""
    for id, basis in bases.items():
        for name in basis.supersedes:
            if name in bases and name != id and in_order(bases[name], basis):
                yield name, id


def _replaced(bases: Collection[Basis]) -> Iterator[tuple[str, str]]:
    """Yield the earlier claims of one side on one measure, counted in one way, with the latest."""
    groups: defaultdict[tuple[str, str, bool, str | Days | None], list[Basis]] = defaultdict(list)
    for basis in bases:
        claim = basis.claim
        if claim.measure and claim.figure and claim.said and claim.status is not Status.DENIED:
            groups[claim.measure, basis.side, basis.is_projected, basis.flow].append(basis)
    for (measure, side, projected, flow), group in groups.items():
        period = named_period(flow)
        rates = groups.get((measure, side, projected, period), []) if period else []
        if len(group) + len(rates) > 1:
            yield from _replaced_in(sorted((*group, *rates), key=_when_said, reverse=True))


def _replaced_in(group: list[Basis]) -> Iterator[tuple[str, str]]:
    """Yield who is replaced by whom in a group that stands from the latest to the earliest.

    Of one origin the latest claim stands for all, since none of them replaces another (rule 1), but what has
    a day of its own and what is assumed to be of its source's day do so apart.
    """
    latest: dict[object, Basis] = {}
    for basis in group:
        if basis.claim.status is not Status.WITHDRAWN:
            claim, kind = basis.claim, basis.unit and basis.unit.kind
            latest.setdefault((kind, claim.origin or claim.id, bool(claim.day_from)), basis)
    for basis in group:
        for other in latest.values():
            if _when_said(other) <= _when_said(basis):
                break
            if _replaces(other, basis):
                yield basis.claim.id, other.claim.id
                break


def _replaces(later: Basis, earlier: Basis) -> bool:
    """Whether the one takes the other's place: another utterance, said later, of a unit that can be compared."""
    origin = later.claim.origin
    if (origin and origin == earlier.claim.origin) or not is_before(earlier.claim, later.claim):
        return False
    if not in_order(earlier, later):
        return False
    one, two = later.unit, earlier.unit
    return one is not None and two is not None and (one.kind == two.kind or comparable(one, two))


def _withdrawn(bases: Collection[Basis], brief: Brief) -> Iterator[tuple[str, str]]:
    """Yield the denials that their side has softened, with the claim that does so."""
    denials = [basis for basis in bases if basis.claim.status is Status.DENIED and basis.claim.measure]
    spoken: defaultdict[tuple[str | None, str], list[Basis]] = defaultdict(list)
    deniers = {(denial.claim.measure, denial.side) for denial in denials}
    for basis in bases if deniers else ():
        claim = basis.claim
        if (claim.measure, basis.side) in deniers and claim.status is Status.ASSERTED and claim.said:
            spoken[claim.measure, basis.side].append(basis)
    for statements in spoken.values():
        statements.sort(key=_when_said, reverse=True)
    for denial in denials:
        for basis in spoken[denial.claim.measure, denial.side][:LOOKED_AT]:
            if in_order(denial, basis) and withdraws_denial(basis.claim, denial.claim, brief):
                yield denial.claim.id, basis.claim.id
                break


def _when_said(basis: Basis) -> tuple[date, time]:
    return basis.claim.said or date.min, basis.claim.time or time.min
