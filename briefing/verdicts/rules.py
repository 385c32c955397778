"""The thirteen rules: how two claims relate, by the first that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Status
from briefing.figures.units import comparable
from briefing.verdicts.comparability import Basis, are_one_period, is_before, is_no_comment
from briefing.verdicts.pair import APART, Pair, is_ceiling, is_floor, ratio
from briefing.verdicts.verdict import Detail, Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.brief.model import Brief, Claim
    from briefing.figures.model import Figure
    from briefing.verdicts.verdict import Verdict


def withdraws_denial(later: Claim, denial: Claim, brief: Brief) -> bool:
    """Whether a claim takes a denial back; it need not confirm what was denied.

    The brief says so with `supersedes`. Otherwise it is a later statement of the denier's side on the same
    measure, unless that gives a figure that keeps clear of the figures denied: who denies 400 and later
    says 89 still denies 400.
    """
    if denial.status is not Status.DENIED or later.status is Status.DENIED:
        return False
    if denial.id in later.supersedes:
        return True
    if (
        later.measure is None
        or later.measure != denial.measure
        or brief.side(later.by) != brief.side(denial.by)
    ):
        return False
    if later.status is not Status.ASSERTED or not is_before(denial, later):
        return False
    if later.figure is None or later.figure.hard is None:
        return True
    denied = [
        claim.figure.hard
        for claim in (denial, *(brief.claims[name] for name in denial.denies if name in brief.claims))
        if claim.measure == denial.measure and claim.figure and claim.figure.hard
    ]
    admitted = later.figure.hard
    return any(admitted.meets(hard) for hard in denied) if denied else admitted.high > 0


AGREEMENT = 0.10
"""The share of the larger number by which two numbers may differ and still agree (rule 11)."""

WIDE = 1.5
"""How many times as wide as the other a stated span may be, end by end, and still agree with it (rule 11)."""

TENSION = 2.0
"""How many times typical ranges are apart from which on a pair is in tension (rule 12)."""


def decide(a: Claim, b: Claim, brief: Brief) -> Verdict:
    """Return the verdict on two claims of a brief; which one is given first does not matter.

    It knows these two claims alone: that a third has superseded one of them is for
    `briefing.verdicts.findings` to say.
    """
    return decide_on(Basis(a, brief), Basis(b, brief), brief)


def decide_on(a: Basis, b: Basis, brief: Brief) -> Verdict:
    """Return the verdict on two claims whose bases are worked out already."""
    pair = Pair(a, b, brief)
    for rule in _RULES:
        verdict = rule(pair)
        if verdict is not None:
            return verdict
    raise AssertionError("the last rule fits every pair")


def _rule_1_same_origin(pair: Pair) -> Verdict | None:
    first, second = pair.first.claim, pair.second.claim
    if not first.origin or first.origin != second.origin:
        return None
    if (
        first.measure is None or not pair.one_measure
    ):  # two remarks in one utterance are not one carried twice
        return None
    if _drifts(first, second):
        pair.flags += (Flag.WORDING_DRIFT,)
    if first.figure and second.figure and are_opposite_bounds(first.figure, second.figure):
        pair.flags += (Flag.OPPOSITE_BOUNDS,)
    return pair.verdict(Kind.SAME_ORIGIN, 1)


def _rule_2_denied(pair: Pair) -> Verdict | None:
    first, second = pair.first, pair.second
    if (first.denies or second.denies) and (
        second.claim.id in first.denies or first.claim.id in second.denies
    ):
        return pair.verdict(Kind.DENIED, 2, APART)
    return None


def _rule_2_denial(pair: Pair) -> Verdict | None:
    """A denial asserts no figure: it is withdrawn or superseded, or cannot be compared."""
    first, second = pair.first.claim, pair.second.claim
    if first.status is not Status.DENIED and second.status is not Status.DENIED:
        return None
    if withdraws_denial(second, first, pair.brief):
        return pair.verdict(Kind.SUPERSEDED, 2, detail=Detail.DENIAL_WITHDRAWN)
    if pair.is_explicit:
        return pair.verdict(Kind.SUPERSEDED, 6, detail=Detail.UPDATE)
    silent = is_no_comment(first if first.status is Status.DENIED else second)
    return pair.verdict(Kind.NOT_COMPARABLE, 2, detail=Detail.NO_COMMENT if silent else Detail.DENIAL)


def _rule_6_without_figures(pair: Pair) -> Verdict | None:
    """Where a figure is missing, only an explicit `supersedes` is left to say something."""
    if pair.first.figure and pair.second.figure:
        return None
    if pair.is_explicit:
        return pair.verdict(Kind.SUPERSEDED, 6, detail=Detail.UPDATE)
    return pair.verdict(Kind.NOT_COMPARABLE, 3, detail=Detail.NO_FIGURE)


def _rule_3_unit(pair: Pair) -> Verdict | None:
    one, two = pair.first.unit, pair.second.unit
    if one is None or two is None or one.kind == two.kind or comparable(one, two):
        return None
    return _not_comparable(pair, 3, Detail.UNIT)


def _rule_3_projected(pair: Pair) -> Verdict | None:
    if pair.first.is_projected is pair.second.is_projected:
        return None
    return _not_comparable(pair, 3, Detail.PROJECTED)


def _rule_4_measures(pair: Pair) -> Verdict | None:
    if pair.one_measure and pair.first.claim.measure is not None:
        return None
    return None if pair.part else _not_comparable(pair, 4, Detail.MEASURE)


def _rule_5_flows(pair: Pair) -> Verdict | None:
    one, two = pair.first.flow, pair.second.flow
    if are_one_period(one, two):
        return None
    return _not_comparable(pair, 5, Detail.FLOW if one is None or two is None else Detail.PERIOD)


def _rule_6_superseded(pair: Pair) -> Verdict | None:
    first, second = pair.first.claim, pair.second.claim
    if pair.is_explicit or (pair.one_side and pair.is_later and second.status is not Status.WITHDRAWN):
        return pair.verdict(Kind.SUPERSEDED, 6, detail=_revision(pair))
    if first.status is Status.WITHDRAWN or second.status is Status.WITHDRAWN:
        return pair.verdict(Kind.NOT_COMPARABLE, 6, detail=Detail.WITHDRAWN)
    return None


def _note_wordings(pair: Pair) -> None:
    """Note what is said besides the verdict; nothing is decided here."""
    first, second = pair.first.claim, pair.second.claim
    if pair.one_side and first.said and first.said == second.said and not _is_one_figure(pair):
        pair.flags += (Flag.ONE_SPEAKER if first.by == second.by else Flag.WITHIN_SIDE,)
    if first.figure and second.figure and are_opposite_bounds(first.figure, second.figure):
        pair.flags += (Flag.OPPOSITE_BOUNDS,) if are_near(pair.first.stated, pair.second.stated) else ()
    if _is_reworded(first) or _is_reworded(second):
        pair.flags += (Flag.WORDING_DRIFT,)


def _rule_7_same_time(pair: Pair) -> None:
    """Compare the times; rules 8, 9 and 10 ask for the answer."""
    pair.compare_times()


def _rule_8_part_and_whole(pair: Pair) -> Verdict | None:
    if pair.one_measure:
        return None
    part, whole = (pair.second, pair.first) if pair.part is pair.second else (pair.first, pair.second)
    exceeds = part.hard is not None and whole.hard is not None and whole.hard.below(part.hard)
    if not exceeds:
        if pair.same_time is False:
            return pair.verdict(Kind.CHANGED, 8)
        if pair.same_time is None:
            pair.flags += (Flag.NO_DAY,)
        return pair.verdict(Kind.PART_OF, 8)
    if pair.same_time is None:
        return pair.verdict(Kind.NOT_COMPARABLE, 7, detail=Detail.NO_DAY)
    assert part.hard
    assert whole.hard
    rho = ratio(part.hard, whole.hard, part.is_date)
    if pair.same_time:
        if pair.has_risen(whole, part):
            return pair.verdict(Kind.TENSION, 8, rho, Detail.MAY_HAVE_RISEN)
        return pair.verdict(Kind.PART_EXCEEDS_WHOLE, 8, rho)
    if part.counts_up and whole.counts_up and part.end < whole.start:
        return pair.verdict(Kind.CONFLICT, 8, rho, Detail.FELL)
    return pair.verdict(Kind.CHANGED, 8)


def _rule_9_not_the_same_time(pair: Pair) -> Verdict | None:
    if pair.same_time is not False:
        return None
    first, second = pair.first, pair.second
    earlier, later = (first, second) if first.end < second.start else (second, first)
    low, high = later.hard, earlier.hard
    if first.counts_up and second.counts_up and low and high and low.below(high):
        return pair.verdict(Kind.CONFLICT, 9, ratio(low, high, first.is_date), Detail.FELL)
    return pair.verdict(Kind.CHANGED, 9)


def _rule_10_conflict(pair: Pair) -> Verdict | None:
    one, two = pair.first.hard, pair.second.hard
    if one is None or two is None:
        return pair.verdict(Kind.NOT_COMPARABLE, 10, detail=Detail.NO_RANGE)
    undated = pair.same_time is None
    if one.meets(two):
        if undated:
            pair.flags += (Flag.NO_DAY,)
        return None
    if undated:
        return pair.verdict(Kind.NOT_COMPARABLE, 7, detail=Detail.NO_DAY)
    rho = ratio(one, two, pair.first.is_date)
    lower, higher = (pair.first, pair.second) if one.below(two) else (pair.second, pair.first)
    if pair.has_risen(lower, higher):
        return pair.verdict(Kind.TENSION, 10, rho, Detail.MAY_HAVE_RISEN)
    return pair.verdict(Kind.CONFLICT, 10, rho)


def _rule_11_agree(pair: Pair) -> Verdict | None:
    one, two = pair.first.typical, pair.second.typical
    if one is None or two is None or not one.meets(two) or Flag.NO_DAY in pair.flags:
        return None
    if pair.first.is_date or (
        Flag.OPPOSITE_BOUNDS not in pair.flags
        and are_near(pair.first.stated, pair.second.stated)
        and _are_as_wide(pair.first.stated, pair.second.stated)
    ):
        return pair.verdict(Kind.AGREE, 11)
    return None


def _rule_12_tension(pair: Pair) -> Verdict | None:
    one, two = pair.first.typical, pair.second.typical
    if one is None or two is None or Flag.NO_DAY in pair.flags:
        return None
    rho = ratio(one, two, pair.first.is_date)
    return pair.verdict(Kind.TENSION, 12, rho) if rho >= TENSION else None


def _rule_13_compatible(pair: Pair) -> Verdict:
    one, two = pair.first.typical, pair.second.typical
    return pair.verdict(Kind.COMPATIBLE, 13, ratio(one, two, pair.first.is_date) if one and two else 1.0)


_RULES: tuple[Callable[[Pair], Verdict | None], ...] = (
    _rule_1_same_origin,
    _rule_2_denied,
    _rule_2_denial,
    _rule_6_without_figures,
    _rule_3_unit,
    _rule_3_projected,
    _rule_4_measures,
    _rule_5_flows,
    _rule_6_superseded,
    _note_wordings,
    _rule_7_same_time,
    _rule_8_part_and_whole,
    _rule_9_not_the_same_time,
    _rule_10_conflict,
    _rule_11_agree,
    _rule_12_tension,
    _rule_13_compatible,
)
"""The rules in their order."""


def _not_comparable(pair: Pair, rule: int, detail: Detail) -> Verdict:
    one, two = pair.first.figure, pair.second.figure
    if one and two and one.stated is not None and one.stated == two.stated:
        pair.flags += (Flag.SAME_NUMBER,)
    if pair.is_explicit:
        pair.flags += (Flag.SUPERSEDED,)
    return pair.verdict(Kind.NOT_COMPARABLE, rule, detail=detail)


def _revision(pair: Pair) -> Detail:
    """Return what a later statement of one speaker does to the earlier one."""
    if _is_one_figure(pair):
        return Detail.REPEATED
    old, new = _size(pair.first), _size(pair.second)
    if old is None or new is None or pair.first.is_date:
        return Detail.UPDATE
    return Detail.CORRECTION if new < old else Detail.UPDATE


def _size(basis: Basis) -> float | None:
    """Return about how much a claim says: its stated number, else the low end of its range."""
    if basis.stated:
        return sum(basis.stated) / 2
    return basis.hard.low if basis.hard else None


def are_near(one: tuple[float, float] | None, two: tuple[float, float] | None) -> bool:
    """Whether the gap between two stated numbers is a tenth of the larger at most."""
    if one is None or two is None:
        return False
    gap = max(one[0], two[0]) - min(one[1], two[1])
    return gap <= AGREEMENT * max(abs(one[1]), abs(two[1]))


def _are_as_wide(one: tuple[float, float] | None, two: tuple[float, float] | None) -> bool:
    """Whether neither of two stated spans is wide beside the other: "10 to 10,000" says less than "20" does."""
    if one is None or two is None or one == two:
        return one == two
    if min(*one, *two) <= 0:
        return one[0] == one[1] and two[0] == two[1]
    narrow, wide = sorted((one[1] / one[0], two[1] / two[0]))
    return wide <= WIDE * narrow


def _is_one_figure(pair: Pair) -> bool:
    """Whether two figures say the same of the same number, in whatever words."""
    one, two = pair.first, pair.second
    return one.hard == two.hard and one.stated == two.stated and one.typical == two.typical


def _drifts(one: Claim, two: Claim) -> bool:
    """Whether one utterance is worded in more than one way, as printed or as first said."""
    wordings = {_wording(figure) for figure in (one.figure, two.figure)}
    wordings.update(_wording(figure) for figure in (one.first_said, two.first_said) if figure)
    return len(wordings) > 1


def _is_reworded(claim: Claim) -> bool:
    return claim.first_said is not None and _wording(claim.first_said) != _wording(claim.figure)


def _wording(figure: Figure | None) -> str:
    return " ".join(figure.text.casefold().split()) if figure else ""


def are_opposite_bounds(one: Figure, two: Figure) -> bool:
    """Whether one wording is an upper bound and the other a lower one."""
    return (is_ceiling(one) and is_floor(two)) or (is_floor(one) and is_ceiling(two))
