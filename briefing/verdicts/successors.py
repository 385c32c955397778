"""Successors: which claim has taken the place of which (rules 2 and 6 of verdicts.md §2)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from briefing.brief.model import Status
from briefing.figures.units import comparable
from briefing.verdicts.denials import withdraws_denial
from briefing.verdicts.pair import in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.basis import Basis


def successors(bases: Iterable[Basis], brief: Brief) -> dict[str, str]:
    """Return the successor of every superseded claim, both by id.

    A claim is superseded where another says so with `supersedes`, where its speaker has given a later
    figure on the same basis, and, if it is a denial, where the denier has softened it.
    """
    found: dict[str, str] = {}
    groups: defaultdict[tuple[object, ...], list[Basis]] = defaultdict(list)
    spoken: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    denials: list[Claim] = []
    for basis in bases:
        claim = basis.claim
        for name in claim.supersedes:
            earlier = brief.claims.get(name)
            if earlier and earlier is not claim and in_order(earlier, claim):
                found[name] = claim.id
        if claim.measure is None:
            continue
        if claim.status is Status.DENIED:
            denials.append(claim)
        elif claim.figure and claim.said:
            groups[claim.measure, claim.by, basis.is_projected, basis.flow].append(basis)
    for group in groups.values():
        if len(group) > 1:
            for earlier_id, later_id in _replaced(group):
                found.setdefault(earlier_id, later_id)
    speakers = {(claim.measure, claim.by) for claim in denials}
    for basis in bases if speakers else ():
        claim = basis.claim
        if (claim.measure, claim.by) in speakers:
            spoken[claim.measure or "", claim.by].append(claim)
    for denial in denials:
        for claim in reversed(spoken[denial.measure or "", denial.by]):
            if denial.id not in found and withdraws_denial(claim, denial, brief):
                found[denial.id] = claim.id
    return found


def _replaced(group: list[Basis]) -> Iterator[tuple[str, str]]:
    """Yield earlier and latest claim of one speaker on one measure, counted in one way."""
    group.sort(key=_day)
    if _day(group[0]) == _day(group[-1]):
        return
    latest: dict[object, Basis] = {}
    for basis in reversed(group):
        if basis.claim.status is not Status.WITHDRAWN:
            latest.setdefault((basis.unit and basis.unit.kind, basis.claim.origin or basis.claim.id), basis)
    for basis in group:
        for other in latest.values():
            if _day(other) <= _day(basis):
                break
            if _replaces(other, basis):
                yield basis.claim.id, other.claim.id
                break


def _replaces(later: Basis, earlier: Basis) -> bool:
    """Whether the two are not of one origin, of one unit, and not turned round by a `supersedes`."""
    new, old = later.claim, earlier.claim
    if (new.origin and new.origin == old.origin) or not in_order(old, new):
        return False
    one, two = later.unit, earlier.unit
    return one is not None and two is not None and (one.kind == two.kind or comparable(one, two))


def _day(basis: Basis) -> date:
    return basis.claim.said or date.min
