"""The timeline: claims in the order of their days, and what time has made of each of them."""

from __future__ import annotations

from collections import defaultdict
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Days
from briefing.figures.display import range_text
from briefing.figures.model import Range
from briefing.figures.units import DAY
from briefing.verdicts.findings import account
from briefing.verdicts.pair import in_time
from briefing.verdicts.phrases import day_text, days_text
from briefing.verdicts.reasons import reason
from briefing.verdicts.verdict import Detail, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.perspective import Scope
    from briefing.verdicts.verdict import Verdict


class Clock(Enum):
    """By which of its days a claim stands on the timeline."""

    AS_OF = "by the day each claim is about"
    SAID = "by the day each claim was said"

    @property
    def other(self) -> Clock:
        """The other one."""
        return Clock.SAID if self is Clock.AS_OF else Clock.AS_OF

    def days(self, claim: Claim) -> Days | None:
        """Return the days by which a claim stands on the timeline; none where they are not given."""
        if self is Clock.AS_OF:
            return claim.as_of
        return Days(claim.said, claim.said) if claim.said else None


class TimeEffect(Enum):
    """What time has made of a claim."""

    FELL = "fell"
    """Its running total is lower than an earlier one, which it cannot be."""
    REPLACED = "replaced"
    """Another claim has taken its place."""
    REPLACES = "replaces"
    """It has taken the place of others."""
    STALE = "stale"
    """On the brief's date it is older than a figure of its measure may stand."""


class Remark(NamedTuple):
    """One thing that time has made of a claim."""

    turn: TimeEffect
    short: str
    """In a few words: "update: about 3,000 troops"."""
    full: str
    """In sentences."""


class TimelineEntry(NamedTuple):
    """A claim on the timeline."""

    claim: Claim
    days: Days | None
    """Where it stands; none where no day is given."""


class Timeline(NamedTuple):
    """The claims of a scope in the order of their days, those without a day last."""

    scope: Scope
    clock: Clock
    entries: tuple[TimelineEntry, ...]
    chains: Mapping[str, tuple[str, ...]]
    """For each claim that replaces another or is replaced: all claims of the chain, the last one last."""


def timeline(brief: Brief, findings: Findings, scope: Scope, clock: Clock) -> Timeline:
    """Return the timeline of a scope."""
    entries = [TimelineEntry(claim, clock.days(claim)) for claim in scope.claims(brief, findings)]
    entries.sort(key=lambda entry: (entry.days is None, entry.days or ()))
    return Timeline(scope, clock, tuple(entries), _chains((entry.claim.id for entry in entries), findings))


def remarks(claim: Claim, brief: Brief, findings: Findings, chain: Iterable[str] = ()) -> Iterator[Remark]:
    """Yield what time has made of a claim, the gravest first; `chain` is the claim's in its timeline."""
    if fell := _fallen(claim, findings):
        yield Remark(TimeEffect.FELL, f"fell from {in_time(fell)[0].words}", reason(fell, brief))
    if successor := brief.claims.get(findings.superseded.get(claim.id, "")):
        verdict = findings.between(claim.id, successor.id)
        full = reason(verdict, brief) if verdict else f"Replaced by {successor.words}."
        yield Remark(TimeEffect.REPLACED, f"{_name(verdict)}{successor.words}", full)
    replaced = [brief.claims[id] for id in chain if findings.superseded.get(id) == claim.id]
    if replaced:
        words = ", ".join(earlier.words for earlier in replaced)
        verdict = findings.between(replaced[-1].id, claim.id)
        full = reason(verdict, brief) if verdict and len(replaced) == 1 else f"Replaces {words}."
        yield Remark(TimeEffect.REPLACES, f"replaces {words}", full)
    age, tempo = _age(claim, brief), _tempo(claim, brief)
    if tempo is not None and age > tempo and brief.date:
        full = (
            f"Stale: {days_text(age)} old on the brief's date, {day_text(brief.date)}; "
            f"a figure of this kind stands for {days_text(tempo)}."
        )
        yield Remark(TimeEffect.STALE, f"stale, {age:,} day{'s' if age > 1 else ''} old", full)


def story(claim: Claim, brief: Brief, findings: Findings, chain: Iterable[str] = ()) -> str:
    """Return in sentences what time has made of a claim, and, where it still stands, how it stands to others."""
    told = [remark.full for remark in remarks(claim, brief, findings, chain)]
    if claim.id not in findings.superseded:
        known = account(claim, brief, findings)
        told = [known, *(text for text in told if text not in known)]
    return " ".join(told)


def when(days: Days) -> str:
    """Return some days as briefly as they can be named: "23 Oct 2024", "Jun 2024", "2022", "27–28 Oct 2024"."""
    first, last = days
    words = range_text(Range(first.toordinal(), last.toordinal()), DAY)
    next_day = last.toordinal() + 1
    if first.day == 1 and first.year == last.year and first != last:
        day_after = type(first).fromordinal(next_day)
        if first.month == 1 and (day_after.month, day_after.day) == (1, 1):
            return str(first.year)
        if first.month == last.month and day_after.day == 1:
            return day_text(first).partition(" ")[2]
    return words


def _chains(ids: Iterable[str], findings: Findings) -> dict[str, tuple[str, ...]]:
    """Return the chains in which claims have taken each other's place, for each claim of them."""
    members: defaultdict[str, list[str]] = defaultdict(list)
    for id in ids:
        seen = {id}
        last = id
        while (successor := findings.superseded.get(last)) and successor not in seen:
            seen.add(successor)
            last = successor
        members[last].append(id)
    chains = {}
    for last, chain in members.items():
        whole = (*(id for id in chain if id != last), last)
        if len(whole) > 1:
            chains.update(dict.fromkeys(whole, whole))
    return chains


def _fallen(claim: Claim, findings: Findings) -> Verdict | None:
    """Return the verdict by which a claim's running total is lower than an earlier one."""
    if not findings.count(claim.id):
        return None
    for verdict in findings.of(claim.id):
        if verdict.detail is Detail.FELL and in_time(verdict)[1].id == claim.id:
            return verdict
    return None


def _name(verdict: Verdict | None) -> str:
    """Return how one claim took the other's place: an update, a correction, a denial withdrawn."""
    return f"{verdict.detail}: " if verdict and verdict.kind is Kind.SUPERSEDED and verdict.detail else ""


def _age(claim: Claim, brief: Brief) -> int:
    """Return how many days before the brief's date the days end that a claim is about."""
    return (brief.date - claim.as_of.last).days if brief.date and claim.as_of else 0


def _tempo(claim: Claim, brief: Brief) -> int | None:
    measure = brief.measures.get(claim.measure or "") if claim.figure else None
    return measure.tempo if measure else None
