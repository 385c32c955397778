"""Findings: what the claims of a brief say together."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from heapq import nlargest, nsmallest
from itertools import chain, combinations, product
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.display import range_text
from briefing.verdicts.comparability import Basis
from briefing.verdicts.reasons import reason
from briefing.verdicts.related import Related, successors
from briefing.verdicts.rules import decide, decide_on, withdraws_denial
from briefing.verdicts.sums import sums
from briefing.verdicts.sweep import sweep, tensions
from briefing.verdicts.verdict import Flag, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.sums import Sum
    from briefing.verdicts.sweep import Swept
    from briefing.verdicts.verdict import Verdict


class VerdictGroup(NamedTuple):
    """A verdict, and those that say the same of the same statements, carried by others."""

    verdict: Verdict
    others: tuple[Verdict, ...] = ()


def grouped(verdicts: Iterable[Verdict]) -> tuple[VerdictGroup, ...]:
    """Put the verdicts on the same two statements together, each in the place of its first."""
    groups: dict[object, list[Verdict]] = {}
    for verdict in verdicts:
        pair = frozenset((_statement(verdict.first), _statement(verdict.second)))
        groups.setdefault((verdict.kind, pair), []).append(verdict)
    return tuple(VerdictGroup(first, tuple(others)) for first, *others in groups.values())


def _statement(claim: Claim) -> object:
    """Return what is the same for claims that carry one utterance in one wording."""
    return (
        (claim.origin, claim.measure, " ".join(claim.words.casefold().split())) if claim.origin else claim.id
    )


def account(claim: Claim, brief: Brief, findings: Findings) -> str:
    """Return the reason of a claim's gravest verdict and how many more there are, or what it says alone."""
    strongest = findings.strongest(claim.id)
    if strongest is None:
        return alone(claim, brief)
    count = findings.count(claim.id)
    more = f" Contradicted by {count:,} claims in all." if count > 1 else ""
    return reason(strongest, brief) + more


def alone(claim: Claim, brief: Brief) -> str:
    """Return what a claim says that no other speaks to."""
    name = brief.name(claim.by)
    if claim.figure is None:
        return f"{name}: {claim.quote}"
    hard = claim.figure.hard
    spread = f" ({range_text(hard, claim.figure.unit)})" if hard and hard.low != hard.high else ""
    return f"{name} says {claim.words}{spread}. No other claim of this brief speaks to it."


def silence(actor: str, brief: Brief) -> str:
    """Return what is said of an actor who claims nothing."""
    return f"{brief.name(actor)} makes no claim in this brief."


MANY = 500
"""The most claims that one claim is decided against; of more, those are taken that contradict it most."""

LARGE = 1_000
"""Claims from which on a brief is large."""
NEAR, NEAR_IN_LARGE = 30, 5
"""How many related claims are asked for the gravest verdict on a claim that none contradicts."""

LISTED = 500_000
"""About how many pairs are listed of a brief at most; with more, only the gravest of the largest measures are."""

REMEMBERED = 256
"""Claims whose verdicts are remembered; those of a large brief would take gigabytes."""

_GRAVITY = {kind: place for place, kind in enumerate(Kind)}


def stands(basis: Basis, superseded: Mapping[str, str]) -> bool:
    """Whether a claim's figure is compared: it has one, and no other claim has taken its place."""
    return basis.is_comparable and basis.claim.id not in superseded


class Findings:
    """What the claims of a brief say together; counts are exact, verdicts are worked out when asked for."""

    def __init__(
        self, brief: Brief, bases: Mapping[str, Basis], superseded: Mapping[str, str], swept: Swept
    ) -> None:
        self.brief = brief
        self._bases = bases
        self.superseded = superseded
        """Claims whose place another has taken, each with that one's id."""
        self._relatives = Related(brief, superseded)
        self._swept = swept
        self._denied: defaultdict[str, list[Verdict]] = defaultdict(list)
        self._links: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._of: dict[str, tuple[Verdict, ...]] = {}
        self._strongest: dict[str, Verdict | None] = {}
        for claim in brief.claims.values():
            for name in (*claim.denies, *claim.supersedes):
                if name in brief.claims and name != claim.id:
                    self._links[claim.id][name] = self._links[name][claim.id] = None
        self._take_denials()
        self.sums = tuple(self._sum_verdicts())
        """The verdicts on sums of parts."""
        self._sums: defaultdict[str, list[Verdict]] = defaultdict(list)
        for verdict in self.sums:
            for claim in verdict.claims:
                self._sums[claim.id].append(verdict)
        denied = sum(map(len, self._denied.values())) // 2
        self.contradiction_count = self._swept.pairs + denied + sum(map(_contradicts, self.sums))
        """How many contradictions there are: conflict, part exceeds whole, or denied; the count that all views show."""

    @cached_property
    def contradictions(self) -> tuple[Verdict, ...]:
        """The contradictions, gravest first: all denials and sums, and of figures those among a claim's gravest."""
        return self.gravest()

    def gravest(self, most: int | None = None) -> tuple[Verdict, ...]:
        """Return `contradictions`, or as many of the gravest as are asked for, without deciding the others."""
        found = {_key(verdict): verdict for verdicts in self._denied.values() for verdict in verdicts}
        grades = {
            (id, basis.claim.id) if id < basis.claim.id else (basis.claim.id, id): grade
            for id, kept in self._swept.kept.items()
            for grade, basis in kept
        }
        pairs: Iterable[tuple[str, str]] = grades
        if most is not None:
            pairs = nlargest(most, grades, key=grades.__getitem__)
        for one, two in pairs:
            if (one, two) not in found:
                found[one, two] = decide_on(self._bases[one], self._bases[two], self.brief)
        return self._sorted((*found.values(), *filter(_contradicts, self.sums)))[:most]

    def conflicts_within(self, measure: str) -> int:
        """Return how many pairs of a measure's claims conflict."""
        return self._swept.within.get(measure, 0)

    def count(self, claim_id: str) -> int:
        """Return in how many contradictions a claim is."""
        summed = sum(map(_contradicts, self._sums.get(claim_id, ())))
        return self._swept.counts.get(claim_id, 0) + len(self._denied.get(claim_id, ())) + summed

    def of(self, claim_id: str, most: int = MANY) -> tuple[Verdict, ...]:
        """Return the verdicts on a claim and those it is related to, gravest first.

        Where it is related to more than `most`, these are its gravest contradictions and as many others as
        there is room for; `count` is exact all the same.
        """
        if most != MANY:
            return self._all_of(claim_id, most)
        known = self._of.get(claim_id)
        if known is None:
            if len(self._of) >= REMEMBERED:
                self._of.clear()
            known = self._of[claim_id] = self._all_of(claim_id, most)
        return known

    def strongest(self, claim_id: str) -> Verdict | None:
        """Return the gravest contradiction of a claim, else its gravest verdict; none where it is related to no other.

        A contradiction goes before a tension that is graver, since that both cannot be true is said first. Of a
        claim that none contradicts and that is related to more others than are asked, this is its gravest tension,
        else the gravest verdict on it and some of them.
        """
        if claim_id not in self._strongest:
            contradictions = (
                *self._denied.get(claim_id, ()),
                *self._verdicts(claim_id, self._gravest(claim_id)),
                *filter(_contradicts, self._sums.get(claim_id, ())),
            )
            found = contradictions or (
                *self._verdicts(claim_id, self._nearest(claim_id)),
                *self._sums.get(claim_id, ()),
            )
            self._strongest[claim_id] = min(found, key=self._rank, default=None)
        return self._strongest[claim_id]

    def severity(self, claim_id: str) -> int:
        """Return the severity of a claim's strongest verdict; -1 where it is related to no other."""
        kept = self._swept.kept.get(claim_id)
        if kept and claim_id not in self._denied and claim_id not in self._sums:
            return kept[0][0]
        strongest = self.strongest(claim_id)
        return strongest.severity if strongest else -1

    def between(self, one: str, other: str) -> Verdict | None:
        """Return the verdict on two claims; none where one is superseded and nothing but figures relates them."""
        return next(self._verdicts(one, (other,)), None)

    def agreeing(self, claim_id: str) -> Iterator[Claim]:
        """Yield the claims that say the same as one, among those that it is decided against: also of its own side."""
        same = (Kind.AGREE, Kind.SAME_ORIGIN, Kind.SUPERSEDED)
        basis = self._bases[claim_id]
        near = (name for name in self._related(claim_id) if _may_agree(basis, self._bases[name]))
        for verdict in self._verdicts(claim_id, near):
            if verdict.kind in same:
                yield verdict.other(basis.claim)

    def everything(self) -> Iterator[Verdict]:
        """Yield the verdict on every related pair and sum; of claims related to too many, their gravest only."""
        many = self._crowded
        for id in self.brief.claims:
            if id not in many:
                later = [name for name in self._related(id) if name not in many and self._is_before(id, name)]
                yield from self._verdicts(id, later)
        seen = set()
        for id in self.brief.claims:
            for name in (*self._links.get(id, ()), *self._kept(id)):
                pair = (id, name) if self._is_before(id, name) else (name, id)
                if pair not in seen and not many.isdisjoint(pair):
                    seen.add(pair)
                    yield from self._verdicts(id, (name,))
        yield from self.sums

    def _all_of(self, id: str, most: int) -> tuple[Verdict, ...]:
        found = (*self._verdicts(id, self._related(id, most)), *self._sums.get(id, ()))
        return self._sorted(found)

    def _take_denials(self) -> None:
        """Work out the denials, and take pairs that are denied out of those whose figures contradict."""
        claims = self.brief.claims
        pairs = {
            (claim.id, name) if self._is_before(claim.id, name) else (name, claim.id)
            for claim in claims.values()
            for name in self._bases[claim.id].denies
            if name in claims and name != claim.id
        }
        for one, two in sorted(pairs, key=lambda pair: (self._places[pair[0]], self._places[pair[1]])):
            for verdict in self._verdicts(one, (two,)):
                if verdict.kind is Kind.DENIED:
                    self._denied[one].append(verdict)
                    self._denied[two].append(verdict)
            if stands(self._bases[one], self.superseded) and stands(self._bases[two], self.superseded):
                figures = decide(claims[one]._replace(denies=()), claims[two]._replace(denies=()), self.brief)
                if figures.kind.is_contradiction:
                    self._swept.take_out(self._bases[one], self._bases[two])

    def _sum_verdicts(self) -> Iterator[Verdict]:
        """Yield the verdicts on sums of parts.

        Each sum is held against the claims of the whole that it contradicts most, SUMMED at most, and against
        those of other sides with the same parts.
        """
        standing = [basis for basis in self._bases.values() if stands(basis, self.superseded)]
        for whole, made in sums(standing, self.brief).items():
            claims = (self._bases[claim.id] for claim in self.brief.claims_by_measure.get(whole, ()))
            lowest = nsmallest(SUMMED, (one for one in claims if stands(one, self.superseded)), key=_high)
            alike = ((one, two) for one, two in combinations(made, 2) if _are_alike(one, two))
            for one, two in (*product(made, lowest), *alike):
                verdict = decide_on(one, two, self.brief)
                if verdict.kind is not Kind.NOT_COMPARABLE:
                    yield verdict

    @cached_property
    def _tensions(self) -> Mapping[str, str]:
        """The claim with which each is most in tension that none contradicts and that many are related to."""
        standing = [basis for basis in self._bases.values() if stands(basis, self.superseded)]
        asking = {
            basis.claim.id
            for basis in standing
            if not self.count(basis.claim.id) and self._relatives.count(basis.claim) > self._near
        }
        return tensions(standing, self.brief, asking) if asking else {}

    def _nearest(self, id: str) -> tuple[str, ...]:
        """Return the claims that are asked for the gravest verdict on one that none contradicts."""
        near = self._related(id, self._near + 1)
        tense = self._tensions.get(id) if len(near) > self._near else None
        return (*near[: self._near], tense) if tense else near[: self._near]

    @cached_property
    def _near(self) -> int:
        return NEAR_IN_LARGE if len(self.brief.claims) > LARGE else NEAR

    def _verdicts(self, id: str, others: Iterable[str]) -> Iterator[Verdict]:
        """Yield the verdicts on a claim and others, except on figures that are not compared further."""
        for name in others:
            verdict = decide_on(self._bases[id], self._bases[name], self.brief)
            if verdict.kind is Kind.DENIED and self._is_withdrawn(verdict):
                verdict = verdict._replace(flags=(*verdict.flags, Flag.DENIAL_WITHDRAWN))
            if not (id in self.superseded or name in self.superseded) or _stays(verdict):
                yield verdict

    def _is_withdrawn(self, verdict: Verdict) -> bool:
        """Whether the denial of a pair has been softened or withdrawn by a third claim."""
        for denial, denied in ((verdict.first, verdict.second), (verdict.second, verdict.first)):
            successor = self.superseded.get(denial.id)
            if successor and denied.id in self._bases[denial.id].denies:
                return withdraws_denial(self.brief.claims[successor], denial, self.brief)
        return False

    def _related(self, id: str, most: int = MANY) -> tuple[str, ...]:
        """Return the claims that one is decided against, its gravest contradictions first."""
        found: dict[str, None] = {}
        for name in chain(self._kept(id), self._links.get(id, ()), self._relatives.of(self.brief.claims[id])):
            if len(found) >= most:
                break
            if name != id:
                found[name] = None
        return tuple(found)

    def _gravest(self, id: str) -> tuple[str, ...]:
        """Return the claims that contradict one most, all as gravely."""
        kept = self._swept.kept.get(id, [])
        return tuple(basis.claim.id for grade, basis in kept if grade == kept[0][0])

    def _kept(self, id: str) -> tuple[str, ...]:
        return tuple(basis.claim.id for _, basis in self._swept.kept.get(id, ()))

    @property
    def is_whole(self) -> bool:
        """Whether `everything` is the verdicts on all related pairs."""
        return not self._crowded

    @cached_property
    def _crowded(self) -> frozenset[str]:
        """The claims that are related to more others than are listed."""
        most = min(MANY, 2 * LISTED // max(1, len(self.brief.claims)))
        claims = self.brief.claims.items()
        return frozenset(
            id for id, one in claims if self._relatives.count(one) + len(self._links.get(id, ())) > most
        )

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {id: place for place, id in enumerate(self.brief.claims)}

    def _is_before(self, one: str, two: str) -> bool:
        return self._places[one] < self._places[two]

    def _sorted(self, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
        """Return verdicts, gravest first; those as grave as each other by kind, then as they stand in the brief."""
        return tuple(sorted(verdicts, key=self._rank))

    def _rank(self, verdict: Verdict) -> tuple[int, ...]:
        """Return what verdicts are ordered by."""
        first, second = self._places[verdict.first.id], self._places[verdict.second.id]
        return -verdict.severity, _GRAVITY[verdict.kind], first, second, verdict.is_sum


SUMMED = 1_000
"""Claims of a whole that each sum of its parts is held against, the lowest of them."""


def _may_agree(one: Basis, other: Basis) -> bool:
    """Whether two claims are of one voice, or take their numbers from ranges that meet; else they do not agree."""
    first, second = one.typical, other.typical
    if one.side == other.side or (one.claim.origin and one.claim.origin == other.claim.origin):
        return True
    return bool(one.supersedes or other.supersedes or (first and second and first.meets(second)))


def _high(basis: Basis) -> float:
    return basis.hard.high if basis.hard else inf


def _are_alike(one: Sum, two: Sum) -> bool:
    """Whether two sums add up the same parts."""
    return [claim.measure for claim in one.claims] == [claim.measure for claim in two.claims]


def _contradicts(verdict: Verdict) -> bool:
    return verdict.kind.is_contradiction


def _stays(verdict: Verdict) -> bool:
    """Whether a verdict is said of superseded claims too, whose figures are not compared further (rule 6)."""
    lasting = (Kind.SAME_ORIGIN, Kind.DENIED, Kind.SUPERSEDED)
    return verdict.kind in lasting or Flag.SUPERSEDED in verdict.flags


def _key(verdict: Verdict) -> tuple[str, str]:
    one, two = verdict.first.id, verdict.second.id
    return (one, two) if one < two else (two, one)


def find(brief: Brief) -> Findings:
    """Return what the claims of a brief say together."""
    bases = {id: Basis(claim, brief) for id, claim in brief.claims.items()}
    superseded = successors(bases, brief)
    standing = (basis for basis in bases.values() if stands(basis, superseded))
    return Findings(brief, bases, superseded, sweep(standing, brief))
