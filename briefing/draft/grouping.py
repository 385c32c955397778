"""Stage 6b: figures that count one thing become one measure, within an article and across articles.

Two frames join where no slot clashes. Too coarse invents conflicts and too fine hides them, so a doubtful
pair stays apart, and the measure's review names the other one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.draft.frames import Event, Frame, Scope, similar

if TYPE_CHECKING:
    from collections.abc import Sequence

_GENERAL = {"people", ""}
_OVERLAP = 0.5
_LOOSE = ("fled", "displaced")


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure as grouping sees it."""

    article: int
    number: int
    frame: Frame
    event: Event
    speaker: str
    sentence: tuple[int, int]
    """Paragraph and sentence, by which two values of one speaker are known to be two things."""
    value: tuple[float, float] | None


@dataclass(slots=True)
class Group:
    """Figures of one thing."""

    members: list[Counted] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    part_of: int | None = None
    nearest: int | None = None
    """Another group that may count the same."""


def group(figures: Sequence[Counted]) -> list[Group]:
    """Return the figures in groups, in the order of their first members."""
    groups: list[Group] = []
    for figure in figures:
        best, best_score, maybe = None, 0.0, None
        for number, candidate in enumerate(groups):
            score = _fits(figure, candidate)
            if score >= 1 and score > best_score:
                best, best_score = number, score
            elif 0 < score < 1 and maybe is None:
                maybe = number
        if best is None:
            groups.append(Group([figure], nearest=maybe))
        else:
            groups[best].members.append(figure)
    _parts(groups)
    return groups


def _fits(figure: Counted, candidate: Group) -> float:
    """Return how well a figure fits a group: 0 not at all, from 1 on well enough, in between perhaps."""
    scores = [_pair(figure, member) for member in candidate.members]
    if min(scores) <= 0:
        return 0
    return max(scores)


def _pair(one: Counted, two: Counted) -> float:
    first, second = one.frame, two.frame
    if not _same_kind(first, second) or first.scope != second.scope or first.period != second.period:
        return 0
    if (first.when is None) != (second.when is None) or (first.when and first.when != second.when):
        return 0
    same_sentence = one.article == two.article and one.sentence == two.sentence
    if same_sentence and one.speaker == two.speaker and one.value != two.value:
        return 0
    if first.whose and second.whose and first.whose != second.whose:
        return 0
    if not _same_place(one, two):
        return 0
    if (
        one.article != two.article
        and similar(one.event.words, two.event.words) < 0.15
        and not one.event.places & two.event.places
    ):
        return 0
    if first.action and second.action:
        if first.action != second.action:
            return 0
        if not _same_thing(first.thing, second.thing):
            return 0
        score = 1.0 + 0.3 * (first.thing == second.thing) + 0.3 * similar(first.words, second.words)
        if first.kind.startswith("money") or first.kind in ("percent", "count", "length", "area", "mass"):
            return (
                score
                if similar(first.words - {first.action}, second.words - {second.action}) >= 0.34
                else 0.5
            )
        return score
    overlap = similar(first.words, second.words)
    if not first.action and not second.action:
        if first.thing != second.thing and not (first.thing == "" or second.thing == ""):
            return 0
        if first.thing and first.thing == second.thing:
            same = first.whose == second.whose and (first.whose or overlap)
            return 1.0 + overlap if same or overlap >= _OVERLAP else 0.5
        return 0.6 + overlap if overlap >= _OVERLAP else 0
    if first.thing and first.thing == second.thing and first.thing not in _GENERAL:
        return (1.0 if first.whose == second.whose or one.article == two.article else 0.8) + 0.5 * overlap
    return 0.4 + overlap if overlap >= _OVERLAP else 0


def _same_kind(first: Frame, second: Frame) -> bool:
    if first.kind == second.kind:
        return True
    return {first.kind, second.kind} == {"people", "count"} and "" in (first.thing, second.thing)


def _same_thing(one: str, two: str) -> bool:
    return one == two or (one in _GENERAL and two not in _PARTS) or (two in _GENERAL and one not in _PARTS)


_PARTS = {"children", "women", "officers", "generals", "police"}
"""Kinds of people that are counted apart from the whole."""


def _same_place(one: Counted, two: Counted) -> bool:
    first, second = _place(one), _place(two)
    if first == second or not first or not second:
        return first == second or one.frame.action in _LOOSE or _is_main(one, two)
    return first in second or second in first


def _place(figure: Counted) -> str:
    return figure.frame.where.lower()


def _is_main(one: Counted, two: Counted) -> bool:
    """Whether the place that only one of two figures names is one that the other's article is about."""
    named, other = (one, two) if _place(one) else (two, one)
    return _place(named) in other.event.places | named.event.places


def _parts(groups: list[Group]) -> None:
    """Say of each group of parts which group it is part of: the nearest before it in the same sentence or paragraph."""
    for number, candidate in enumerate(groups):
        first = candidate.members[0]
        if first.frame.scope is not Scope.PART and first.frame.thing not in _PARTS:
            continue
        for other in range(number - 1, -1, -1):
            for member in groups[other].members:
                near = member.article == first.article and member.sentence[0] == first.sentence[0]
                same = member.frame.kind == first.frame.kind and (
                    member.frame.action == first.frame.action or not first.frame.action
                )
                if near and same and member.frame.scope is Scope.TOTAL:
                    candidate.part_of = other
                    break
            if candidate.part_of is not None:
                break
