"""Sensitivity: the smallest changes of wording or day that would turn the verdict on a pair.

Each change is tried through `decide`, so that it is the same procedure that judges what is and what would be.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Days
from briefing.figures.writing import rewordings
from briefing.verdicts.comparability import Basis
from briefing.verdicts.phrases import day_text, days_text, name, sentence
from briefing.verdicts.rules import decide, decide_on
from briefing.verdicts.verdict import Detail, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.figures.model import Figure, Range
    from briefing.verdicts.verdict import Verdict

FARTHEST = 366
"""Days by which a figure is moved at most; a larger move is no small change."""


class Alteration(Enum):
    """What is changed about one claim of a pair, from the smallest on."""

    FIRST_SAID = "as first said"
    """The wording as first uttered, instead of as printed."""
    WORDING = "another wording"
    """Another qualifier of the wording table, with the same number."""
    DAY = "another day"
    """The days that the figure is about, moved."""


class Alternative(NamedTuple):
    """A change of one claim that turns the verdict on a pair."""

    change: Alteration
    claim: Claim
    """The claim as it would be."""
    verdict: Verdict
    """What the verdict on the pair would be."""
    days: int = 0
    """By how many days the figure is moved, later if positive."""


def sensitivity(one: Claim, other: Claim, brief: Brief) -> tuple[Alternative, ...]:
    """Return the smallest changes that turn the verdict on two claims, the smallest first.

    They are, for each verdict that can be reached so, the smallest of its kind: for either claim the
    words as first said and the qualifier that changes least of what a reader takes from the number, and
    for the pair the fewest days.
    """
    verdict = decide(one, other, brief)
    turns = (*_as_first_said(verdict, brief), *_reworded(verdict, brief), *_moved(verdict, brief))
    smallest: dict[object, Alternative] = {}
    for turn in turns:
        if turn.verdict.kind is not verdict.kind:
            about = "" if turn.change is Alteration.DAY else turn.claim.id
            smallest.setdefault((turn.change, about, turn.verdict.kind), turn)
    said = {
        (turn.claim.id, _meaning(turn)) for turn in smallest.values() if turn.change is Alteration.FIRST_SAID
    }
    return tuple(
        turn
        for turn in smallest.values()
        if turn.change is not Alteration.WORDING or (turn.claim.id, _meaning(turn)) not in said
    )


def turn_text(turn: Alternative, brief: Brief) -> str:
    """Return a turn as a sentence: "If Ukraine had said “at most 12,000 troops”, this would be tension: …"."""
    claim = turn.claim
    who, words = name(claim, brief), f"“{claim.words}”"
    if turn.change is Alteration.FIRST_SAID:
        lead = f"if the source had printed {words}, as first said by {who}"
    elif turn.change is Alteration.WORDING:
        lead = f"if {who} had said {words}"
    else:
        way = "later" if turn.days > 0 else "earlier"
        lead = f"if {who} had said {words} as of {_span(claim)}, {days_text(abs(turn.days))} {way}"
    return sentence(f"{lead}, this would be {_would_be(turn.verdict)}")


def sensitivity_text(verdict: Verdict, brief: Brief) -> tuple[str, ...]:
    """Return the sensitivity of a pair in sentences; one that says so where nothing turns its verdict."""
    if verdict.is_sum:
        return (
            "What would turn a sum is not worked out; the verdicts on its parts say what would turn those.",
        )
    turns = sensitivity(verdict.first, verdict.second, brief)
    if turns:
        return tuple(turn_text(turn, brief) for turn in turns)
    if verdict.kind in _WITHOUT_NUMBERS:
        return ("This rests neither on numbers nor on days, so no other wording or day would turn it.",)
    return ("No other wording of these numbers and no other day would turn this.",)


def _as_first_said(verdict: Verdict, brief: Brief) -> Iterator[Alternative]:
    for claim, other in _both_ways(verdict):
        if claim.first_said:
            said = _with(claim, claim.first_said)
            yield Alternative(Alteration.FIRST_SAID, said, decide(said, other, brief))


def _reworded(verdict: Verdict, brief: Brief) -> Iterator[Alternative]:
    """Yield the pair with each other qualifier, those first that move what a reader takes from it least."""
    worded = []
    for claim, other in _both_ways(verdict):
        if claim.figure:
            basis = Basis(other, brief)
            worded += [
                (_distance(claim.figure, figure), _with(claim, figure), basis)
                for figure in rewordings(claim.figure, brief.wordings, brief.locale)
            ]
    for _, reworded, basis in sorted(worded, key=lambda found: found[0]):
        yield Alternative(Alteration.WORDING, reworded, decide_on(Basis(reworded, brief), basis, brief))


def _moved(verdict: Verdict, brief: Brief) -> Iterator[Alternative]:
    """Yield the pair with the figure that is about the later days moved, by the fewest days first.

    Only the tempo of a measure tells one time from another, and for a running total that may have risen
    whether one is of a later day at all, so no other distance needs to be tried. A
    figure of a period is left out: other days would be another count.
    """
    bases = sorted((Basis(claim, brief) for claim in (verdict.first, verdict.second)), key=lambda it: it.end)
    fixed, moving = bases
    days, about = moving.claim.as_of, fixed.claim.as_of
    if days is None or about is None or fixed.flow is not None or moving.flow is not None:
        return
    first, last = (day.toordinal() for day in days)
    fixed_first, fixed_last = (day.toordinal() for day in about)
    tempos = [tempo for tempo in (fixed.measure.tempo, moving.measure.tempo) if tempo is not None]
    shifts = {
        shift
        for tempo in (*tempos, 0)
        for edge, beyond in ((fixed_last + tempo - first, 1), (fixed_first - tempo - last, -1))
        for shift in (edge, edge + beyond)
    }
    for shift in sorted(shifts, key=lambda shift: (abs(shift), -shift)):
        if shift and abs(shift) <= FARTHEST and first + shift > 0 and last + shift < _LAST:
            moved = Days(date.fromordinal(first + shift), date.fromordinal(last + shift))
            claim = moving.claim._replace(as_of=moved)
            yield Alternative(Alteration.DAY, claim, decide(claim, fixed.claim, brief), shift)


_WITHOUT_NUMBERS = (Kind.DENIED, Kind.SUPERSEDED, Kind.SAME_ORIGIN)
"""Verdicts that come from who said what, whatever the numbers are."""

_LAST = date.max.toordinal()


def _both_ways(verdict: Verdict) -> Iterator[tuple[Claim, Claim]]:
    yield verdict.first, verdict.second
    yield verdict.second, verdict.first


def _with(claim: Claim, figure: Figure) -> Claim:
    return claim._replace(figure=figure, wording=figure.text, first_said=None)


def _meaning(turn: Alternative) -> object:
    """Return what the words of a changed claim come to."""
    figure = turn.claim.figure
    return figure and (figure.qualifier, figure.stated, figure.unit)


def _distance(one: Figure, other: Figure) -> float:
    """Return how far apart what a reader takes from two wordings of one number is, as a share of the number."""
    scale = max(map(abs, one.stated or ())) if not one.is_date else 1.0
    return (_gap(one.typical, other.typical) / scale) if scale else 0.0


def _gap(one: Range | None, other: Range | None) -> float:
    if one is None or other is None:
        return inf
    ends = ((one.low, other.low), (one.high, other.high))
    return sum(abs(a - b) for a, b in ends if a != b)


def _span(claim: Claim) -> str:
    assert claim.as_of
    first, last = map(day_text, claim.as_of)
    return first if first == last else f"{first} to {last}"


_WOULD_BE = {
    Kind.CONFLICT: "a conflict: both could not be true",
    Kind.PART_EXCEEDS_WHOLE: "a part that exceeds its whole: both could not be true",
    Kind.TENSION: "tension: both could be true, but only just",
    Kind.CHANGED: "change over time: each could be true of its own day",
    Kind.COMPATIBLE: "compatible: both could be true",
    Kind.PART_OF: "a part of the whole: both could be true",
    Kind.AGREE: "agreement: both would say much the same",
    Kind.NOT_COMPARABLE: "not comparable: the two could not be held against each other",
}


def _would_be(verdict: Verdict) -> str:
    if verdict.detail is Detail.FELL:
        return "a conflict: a running total cannot fall"
    return _WOULD_BE.get(verdict.kind, verdict.kind.word)
