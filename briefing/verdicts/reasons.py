"""Reasons: a verdict in words, for somebody who knows none of the rules.

A reason says what was compared and which rule decided, never who is right.
"""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from briefing.verdicts.comparability import obstacle
from briefing.verdicts.pair import by_size, change, days_apart, days_between, in_time, part_and_whole, share
from briefing.verdicts.phrases import (
    agree,
    both_say,
    day_text,
    days_text,
    figure_text,
    listed,
    measure_name,
    name,
    percent,
    quoted_figure,
    ratio_text,
    says,
    sentence,
)
from briefing.verdicts.rules import decide
from briefing.verdicts.sums import total_text
from briefing.verdicts.verdict import Detail, Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.pair import Proportion
    from briefing.verdicts.verdict import Verdict


def reason(verdict: Verdict, brief: Brief) -> str:
    """Return in a few short sentences what was compared and which rule decided."""
    told = sum_reason(verdict, brief) if verdict.is_sum else _REASONS[verdict.kind](verdict, brief)
    return " ".join(map(sentence, (*told, *_asides(verdict, brief))))


def short(verdict: Verdict, claim: Claim, brief: Brief) -> str:
    """Return a verdict for a table cell, as seen from one claim of the pair: "Ukraine ×2.9"."""
    other = verdict.other(claim)
    who = brief.name(other.by)
    if verdict.is_sum:
        return f"{_sum_side(verdict, claim, brief)}{_short_note(verdict, claim, brief)}"
    if verdict.kind is Kind.SUPERSEDED:
        return f"by {other.words}" if claim.id == verdict.first.id else f"{other.words}, {verdict.detail}"
    if verdict.kind is Kind.DENIED:
        since = ", since withdrawn" if Flag.DENIAL_WITHDRAWN in verdict.flags else ""
        return f"denies {who}{since}" if other.id in claim.denies else f"denied by {who}{since}"
    return f"{who}{_short_note(verdict, claim, brief)}"


def _short_note(verdict: Verdict, claim: Claim, brief: Brief) -> str:
    """Return what a table cell says after the other's name."""
    match verdict.kind:
        case Kind.AGREE | Kind.COMPATIBLE:
            return ""
        case Kind.NOT_COMPARABLE:
            return f": {verdict.detail}"
        case Kind.SAME_ORIGIN:
            drift = [flag for flag in (Flag.OPPOSITE_BOUNDS, Flag.WORDING_DRIFT) if flag in verdict.flags]
            return f": {drift[0]}" if drift else ""
        case Kind.TENSION if verdict.detail is Detail.MAY_HAVE_RISEN:
            return ", may have risen"
        case Kind.PART_OF if verdict.is_sum:
            return ": the whole" if claim.id != verdict.second.id else ": its parts"
        case Kind.PART_OF:
            is_part = part_and_whole(verdict, brief)[0].id == claim.id
            part = share(verdict, brief)
            if part is None or part.bound:
                return ": the whole" if is_part else ": a part"
            return f": {percent(part.value)} of it" if is_part else f": {percent(part.value)} of this"
        case Kind.CHANGED:
            return f", {_distance(verdict, 'earlier' if in_time(verdict)[1].id == claim.id else 'later')}"
    if (days := days_between(verdict)) is not None:
        return f", {days_text(days)} apart"
    return f" ×{ratio_text(verdict.ratio)}{', total fell' if verdict.detail is Detail.FELL else ''}"


def _conflict(verdict: Verdict, brief: Brief) -> Iterator[str]:
    if verdict.detail is Detail.FELL:
        earlier, later = in_time(verdict)
        yield _told_in_time(earlier, later, verdict, brief)
        if earlier.measure == later.measure:
            yield "this is a running total, which cannot fall"
            yield f"the later range lies wholly below the earlier: {_times(verdict)}"
        else:
            yield _counted_in(earlier, later, brief)
            yield "both are running totals, which cannot fall"
            yield f"the later whole lies wholly below the earlier part: {_times(verdict)}"
        return
    yield from _compared(verdict, brief)
    yield f"the ranges do not meet: {_times(verdict)}"


def _part_exceeds_whole(verdict: Verdict, brief: Brief) -> Iterator[str]:
    part, whole = part_and_whole(verdict, brief)
    yield both_say(part, whole, brief)
    yield f"{_counted_in(part, whole, brief)}, {_distance(verdict)}"
    yield f"the least that the part can be is more than the most that the whole can be: {_times(verdict)}"


def _denied(verdict: Verdict, brief: Brief) -> Iterator[str]:
    first, second = verdict.first, verdict.second
    denial, denied = (first, second) if second.id in first.denies else (second, first)
    yield says(denied, brief)
    yield f"{name(denial, brief)} denies it: {figure_text(denial)}"


def _told_in_time(earlier: Claim, later: Claim, verdict: Verdict, brief: Brief) -> str:
    """Return who said what first and who said what how much later."""
    return f"{says(earlier, brief)}; {_distance(verdict, 'later')}, {says(later, brief)}"


def _tension(verdict: Verdict, brief: Brief) -> Iterator[str]:
    if verdict.detail is Detail.MAY_HAVE_RISEN:
        earlier, later = in_time(verdict)
        yield _told_in_time(earlier, later, verdict, brief)
        if earlier.measure != later.measure:
            yield _counted_in(earlier, later, brief, part_first=False)
        yield "this is a running total, and the brief does not say how long such a figure stands"
        yield f"the ranges do not meet, {_times(verdict)}, but the number may have risen in between"
        return
    yield from _compared(verdict, brief)
    hards = [
        claim.figure.hard for claim in (verdict.first, verdict.second) if claim.figure and claim.figure.hard
    ]
    is_open = any(hard.high == inf or hard.low <= 0 for hard in hards)
    why = "because a bound is left open" if is_open else "at the very ends of their ranges"
    yield f"both can be true, but only {why}: as such words are usually meant, the two are {_times(verdict)}"


def _changed(verdict: Verdict, brief: Brief) -> Iterator[str]:
    earlier, later = in_time(verdict)
    yield _told_in_time(earlier, later, verdict, brief)
    tempo = min(_tempo(claim, brief) for claim in (earlier, later))
    stands = f"figures of this kind go out of date after {days_text(int(tempo))}"
    if verdict.first.measure != verdict.second.measure:
        yield f"{stands}, so the part is not held against the whole"
        return
    yield f"{stands}, so the difference may be change over time"
    moved = change(verdict, brief)
    if moved and moved.value:
        yield f"as worded, the number {'rose' if moved.value > 0 else 'fell'} by {_bounded(moved)}"


def _compatible(verdict: Verdict, brief: Brief) -> Iterator[str]:
    yield from _compared(verdict, brief)
    yield "the ranges meet, so both can be true"


def _agree(verdict: Verdict, brief: Brief) -> Iterator[str]:
    yield from _compared(verdict, brief)
    if verdict.first.figure and verdict.first.figure.is_date:
        yield "the days meet"
    else:
        yield "the ranges meet, and the numbers are within 10 % of each other"


def _superseded(verdict: Verdict, brief: Brief) -> Iterator[str]:
    first, second = verdict.first, verdict.second
    if verdict.detail is Detail.DENIAL_WITHDRAWN:
        yield f"{name(first, brief)} denied it{_on(first)}: {figure_text(first)}"
        yield f"what {name(second, brief)} said{_on(second)}, {figure_text(second)}, softens or withdraws the denial"
        yield "that confirms nothing"
        return
    when = " later that day" if first.said == second.said else _on(second)
    if first.by == second.by:
        yield f"{name(first, brief)} said {figure_text(first)}{_on(first)}, and {figure_text(second)}{when}"
    elif second.id not in _named_successors(first, second) and brief.side(first.by) == brief.side(second.by):
        yield f"{name(first, brief)} said {figure_text(first)}{_on(first)}"
        yield f"{name(second, brief)}, {_tie(first, second, brief)}, said {figure_text(second)}{when}"
    else:
        yield f"{name(first, brief)} said {figure_text(first)}{_on(first)}"
        said = f"what {name(second, brief)} said{_on(second)}"
        yield f"according to {_teller(verdict, brief)}, {said} takes its place: {figure_text(second)}"
    yield {
        Detail.CORRECTION: "the later number is lower: a correction",
        Detail.REPEATED: "the figure is repeated",
    }.get(verdict.detail, "the later statement takes the place of the earlier: an update")


def _named_successors(first: Claim, second: Claim) -> tuple[str, ...]:
    """Return the second claim's id where it names the first in `supersedes`."""
    return (second.id,) if first.id in second.supersedes else ()


def _tie(first: Claim, second: Claim, brief: Brief) -> str:
    """Return how the second of two speakers of one side stands to the first."""
    actor, other = brief.actors.get(second.by), brief.actors.get(first.by)
    person = actor is not None and actor.kind == "person"
    if actor and _speaks_for(second.by, first.by, brief):
        verb = "speaks" if person else agree(second.by, brief, "speaks", "speak")
        return f"{'who' if person else 'which'} {verb} for {name(first, brief)}"
    if other and _speaks_for(first.by, second.by, brief):
        return f"for whom {name(first, brief)} {agree(first.by, brief, 'speaks', 'speak')}"
    top = first._replace(by=brief.side(first.by))
    return f"{'who' if person else 'which'} also {agree(second.by, brief, 'speaks', 'speak')} for {name(top, brief)}"


def _speaks_for(actor: str, whom: str, brief: Brief) -> bool:
    """Whether an actor stands below another in the chain for whom it speaks."""
    seen = {actor}
    while (known := brief.actors.get(actor)) and known.of and known.of not in seen:
        if known.of == whom:
            return True
        actor = known.of
        seen.add(actor)
    return False


def _part_of(verdict: Verdict, brief: Brief) -> Iterator[str]:
    part, whole = part_and_whole(verdict, brief)
    yield both_say(part, whole, brief)
    yield _counted_in(part, whole, brief)
    part_share = share(verdict, brief)
    if part_share:
        yield f"as worded, the part is {_bounded(part_share)} of the whole"


def _same_origin(verdict: Verdict, brief: Brief) -> Iterator[str]:
    first, second = verdict.first, verdict.second
    by = f" by {name(first, brief)}" if first.by == second.by else ""
    if first.words == second.words:
        yield f"one statement{by}, carried twice: {quoted_figure(first)}"
    else:
        yield f"one statement{by}, carried as {quoted_figure(first)} and as {quoted_figure(second)}"
    yield "both go back to one origin, so neither confirms the other"
    if Flag.OPPOSITE_BOUNDS in verdict.flags:
        yield "one wording is an upper bound and the other a lower bound"
    elif Flag.WORDING_DRIFT in verdict.flags:
        yield "the wording has drifted"


def _not_comparable(verdict: Verdict, brief: Brief) -> Iterator[str]:
    yield both_say(verdict.first, verdict.second, brief)
    yield obstacle(verdict, brief)
    if Flag.SAME_NUMBER in verdict.flags:
        yield "it is the same number for a different thing"


def sum_reason(verdict: Verdict, brief: Brief) -> Iterator[str]:
    """Yield what figures of parts come to together, and how that stands to the other figure."""
    one, two = (
        (claim, *more) for claim, more in zip((verdict.first, verdict.second), verdict.added, strict=True)
    )
    for claims in (one, two):
        yield _added_up(claims, brief)
    distance = _distance(verdict)
    if len(one) > 1 and len(two) > 1:
        yield "both add up the same parts"
    else:
        parts, (whole, *_) = (one, two) if len(one) > 1 else (two, one)
        names = listed(measure_name(claim, brief) for claim in parts)
        yield f"{names} are parts of {measure_name(whole, brief)} that are apart from each other"
    if distance:
        yield distance
    yield {
        Kind.PART_EXCEEDS_WHOLE: f"the least that they come to is more than the most that the whole can be: {_times(verdict)}",
        Kind.CONFLICT: "running totals cannot fall, and the later lies wholly below what the parts were before"
        if verdict.detail is Detail.FELL
        else f"the ranges do not meet: {_times(verdict)}",
        Kind.PART_OF: "together they can be what the whole counts, or a part of it",
        Kind.CHANGED: "the days are too far apart, so the difference may be change over time",
        Kind.TENSION: "the total may have risen in between"
        if verdict.detail is Detail.MAY_HAVE_RISEN
        else f"both can be true, but only at the ends of their ranges: {_times(verdict)}",
        Kind.AGREE: "the ranges meet, and the numbers are within 10 % of each other",
    }.get(verdict.kind, "the ranges meet, so both can be true")


def _added_up(claims: Sequence[Claim], brief: Brief) -> str:
    """Return who gives which figures, and what they come to together."""
    if len(claims) == 1:
        return says(claims[0], brief)
    if len({claim.by for claim in claims}) == 1:
        told = listed((says(claims[0], brief), *(figure_text(claim) for claim in claims[1:])))
    else:
        told = listed(says(claim, brief) for claim in claims)
    return f"{told}, together {total_text(claims, brief)}"


def _sum_side(verdict: Verdict, claim: Claim, brief: Brief) -> str:
    """Return the end of a verdict on a sum that is not the claim's, for a table cell."""
    other = verdict.other(claim)
    added = verdict.added[other.id != verdict.first.id]
    return (
        f"{brief.name(other.by)}: {total_text((other, *added), brief)} in all"
        if added
        else brief.name(other.by)
    )


_REASONS: dict[Kind, Callable[[Verdict, Brief], Iterator[str]]] = {
    Kind.CONFLICT: _conflict,
    Kind.PART_EXCEEDS_WHOLE: _part_exceeds_whole,
    Kind.DENIED: _denied,
    Kind.TENSION: _tension,
    Kind.CHANGED: _changed,
    Kind.COMPATIBLE: _compatible,
    Kind.SUPERSEDED: _superseded,
    Kind.PART_OF: _part_of,
    Kind.SAME_ORIGIN: _same_origin,
    Kind.AGREE: _agree,
    Kind.NOT_COMPARABLE: _not_comparable,
}


def _asides(verdict: Verdict, brief: Brief) -> Iterator[str]:
    """Yield what is said besides the verdict."""
    first, second, flags = verdict.first, verdict.second, verdict.flags
    if Flag.ONE_SPEAKER in flags:
        yield f"one speaker, two figures{_on(first)}"
    if Flag.WITHIN_SIDE in flags:
        side = first._replace(by=brief.side(first.by))
        yield f"two voices of one side, {name(side, brief)}, on one day"
    if Flag.OPPOSITE_BOUNDS in flags and verdict.kind is not Kind.SAME_ORIGIN:
        yield "one wording bounds the number from below and the other from above"
    if Flag.DAY_ASSUMED in flags:
        yield from _assumed_days(verdict, brief)
    if Flag.WORDING_DRIFT in flags and verdict.kind is not Kind.SAME_ORIGIN:
        yield from _as_first_said(verdict, brief)
    if Flag.DRAFT in flags:
        left = dict.fromkeys(filter(None, map(brief.review_of, verdict.claims)))
        yield f"this rests on a draft that nobody has reviewed: {'; '.join(left)}"
    if Flag.NO_DAY in flags:
        yield "a day is missing, so no more than this can be said"
    if Flag.SUPERSEDED in flags:
        says = f"what {name(second, brief)} says"
        yield f"according to {_teller(verdict, brief)}, {says} takes the place of the earlier statement"
    if Flag.DENIAL_WITHDRAWN in flags:
        yield "the denial was softened or withdrawn later, which confirms nothing"


def _assumed_days(verdict: Verdict, brief: Brief) -> Iterator[str]:
    """Yield for which claims no day is given, and whose day stands in for it."""
    whose = {"source": "its source", "brief": "the brief"}
    assumed = [claim for claim in verdict.claims if claim.day_from]
    for of, words in whose.items():
        claims = [claim for claim in assumed if claim.day_from == of]
        if claims:
            names = listed(dict.fromkeys(name(claim, brief) for claim in claims))
            day = (
                f", {day_text(claims[0].said)}"
                if len({claim.said for claim in claims}) == 1 and claims[0].said
                else ""
            )
            yield f"no day is given for what {names} said: the day is assumed from {words}{day}"


def _teller(verdict: Verdict, brief: Brief) -> str:
    """Return what says that the second claim of a pair supersedes the first."""
    return "measures.yaml" if (verdict.first.id, verdict.second.id) in brief.joined else "the brief"


def _as_first_said(verdict: Verdict, brief: Brief) -> Iterator[str]:
    """Yield how the pair would stand if the sources had printed the words as first uttered."""
    first, second = (
        claim._replace(figure=claim.first_said or claim.figure) for claim in (verdict.first, verdict.second)
    )
    uttered = decide(first, second, brief)
    if uttered.kind is not verdict.kind:
        words = " and ".join(f"“{claim.first_said.text}”" for claim in (first, second) if claim.first_said)
        yield f"as first said, {words}, this would be {uttered.kind.word}"


def _compared(verdict: Verdict, brief: Brief) -> Iterator[str]:
    """Yield what is compared: the two figures, the larger first, and how far apart in time they are."""
    larger, smaller = by_size(verdict, brief)
    yield both_say(larger, smaller, brief)
    distance = _distance(verdict)
    names_days = larger.figure is not None and larger.figure.is_date
    yield f"same measure, {distance}" if distance and not names_days else "same measure"


def _distance(verdict: Verdict, word: str = "apart") -> str:
    """Return how far apart in time two claims are: "one day apart", "six days later", "same day"."""
    days = days_apart(verdict)
    if days is None:
        return ""
    if days:
        return f"{days_text(days)} {word}"
    if word == "later":
        return "later that day"
    return "same day" if verdict.first.as_of == verdict.second.as_of else "same time"


def _times(verdict: Verdict) -> str:
    """Return how far apart the ranges of two claims are: "2.9 times apart", "three days apart"."""
    days = days_between(verdict)
    if days is not None:
        return f"{days_text(days)} apart"
    if verdict.ratio == inf:
        return "one of them ends at zero"
    if verdict.ratio == 1:
        return "the one begins just above where the other ends"
    return f"{ratio_text(verdict.ratio)} times apart" if verdict.ratio >= 1.05 else "less than 5 % apart"


def _counted_in(part: Claim, whole: Claim, brief: Brief, *, part_first: bool = True) -> str:
    """Return that one figure of a sentence counts part of what the other counts."""
    counted, of = measure_name(part, brief), measure_name(whole, brief)
    if not part_first:
        return f"the second figure counts {of}, which is part of what the first counts, {counted}"
    return f"the first figure counts {counted}, which is part of what the second counts, {of}"


def _bounded(proportion: Proportion) -> str:
    """Return a proportion as a percentage, with its bound where it has one."""
    return f"{proportion.bound} {percent(abs(proportion.value))}".strip()


def _on(claim: Claim) -> str:
    return f" on {day_text(claim.said)}" if claim.said else ""


def _tempo(claim: Claim, brief: Brief) -> float:
    measure = brief.measures.get(claim.measure or "")
    return inf if measure is None or measure.tempo is None else measure.tempo
