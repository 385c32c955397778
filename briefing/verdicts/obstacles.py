"""Obstacles: why two figures cannot be compared, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Status
from briefing.figures.figure import Range
from briefing.figures.units import DAY
from briefing.figures.words import range_text
from briefing.verdicts.basis import Basis
from briefing.verdicts.phrases import measure_name, name
from briefing.verdicts.verdict import Detail

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.verdict import Verdict


def obstacle(verdict: Verdict, brief: Brief) -> str:
    """Return why the figures of a pair cannot be compared."""
    first, second = verdict.first, verdict.second
    match verdict.detail:
        case Detail.UNIT:
            return _units(first, second, brief)
        case Detail.PROJECTED:
            plan, fact = (first, second) if first.status is Status.PROJECTED else (second, first)
            who = "the one figure" if first.by == second.by else f"the figure of {name(plan, brief)}"
            other = "the other" if first.by == second.by else f"that of {name(fact, brief)}"
            return f"{who} is planned or expected and {other} is not, so the two cannot be compared"
        case Detail.MEASURE:
            one, two = measure_name(first, brief), measure_name(second, brief)
            return f"they count different things, {one} and {two}, and neither is part of the other"
        case Detail.FLOW:
            return f"{_flow_and_total(first, second, brief)}, so the two cannot be compared"
        case Detail.PERIOD:
            return f"the periods over which they are counted differ, {_period(first)} and {_period(second)}"
        case Detail.DENIAL:
            return "a denial gives no figure to compare"
        case Detail.WITHDRAWN:
            return "what has been withdrawn is not compared"
        case Detail.NO_FIGURE:
            return "there are not two figures to compare"
        case Detail.NO_RANGE:
            return "such words bound no number, so there is nothing to compare"
        case Detail.NO_DAY:
            return _no_day(first, second)
    return "they cannot be compared"


def _units(first: Claim, second: Claim, brief: Brief) -> str:
    kinds = [basis.unit.kind if basis.unit else "" for basis in (Basis(first, brief), Basis(second, brief))]
    if all(kind.startswith("money ") for kind in kinds):
        one, two = (kind.removeprefix("money ") for kind in kinds)
        return f"the currencies differ, {one} and {two}, so the amounts cannot be compared"
    one, two = (_unit_name(claim, kind) for claim, kind in zip((first, second), kinds, strict=True))
    return f"{one} and {two} are different units, so the numbers cannot be compared"


def _unit_name(claim: Claim, kind: str) -> str:
    unit = claim.figure.unit if claim.figure else None
    if kind == "date":
        return "a day"
    return (unit.name if unit else "") or ("a bare number" if kind == "count" else kind)


def _flow_and_total(first: Claim, second: Claim, brief: Brief) -> str:
    flow, total = (first, second) if Basis(first, brief).flow is not None else (second, first)
    if first.by == second.by:
        return "one figure is counted over a period and the other is a total"
    return f"the figure of {name(flow, brief)} is counted over a period and that of {name(total, brief)} is a total"


def _period(claim: Claim) -> str:
    """Return the period over which a flow was counted, as worded, else the days that it is about."""
    if claim.figure and claim.figure.period:
        return f"“{claim.figure.period}”"
    if claim.as_of is None or claim.as_of.first == claim.as_of.last == claim.said:
        return "one that is not given"
    return range_text(Range(claim.as_of.first.toordinal(), claim.as_of.last.toordinal()), DAY)


def _no_day(first: Claim, second: Claim) -> str:
    if first.by == second.by and first.measure == second.measure and not (first.said and second.said):
        return (
            "the ranges do not meet, but no day tells which was said later, and may have replaced the other"
        )
    return "the ranges do not meet, but a day is missing, so this may be change over time or a conflict"
