"""Wording drift: one utterance that reached readers in more than one wording."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from briefing.figures.writing import qualifier_words
from briefing.verdicts.comparability import unit_of
from briefing.verdicts.phrases import listed, name, sentence
from briefing.verdicts.rules import are_opposite_bounds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.figures.model import Figure


class Printed(NamedTuple):
    """A wording in which an utterance was printed, or first said."""

    figure: Figure
    claims: tuple[Claim, ...]
    """Those that carry it; none for the words as first said where nobody printed them."""
    difference: str = ""
    """How it differs from the first of the wordings; empty for that one itself."""


class Drift(NamedTuple):
    """An utterance on one measure and its wordings, the one they are held against first."""

    by: Claim
    """One of the claims that carry it."""
    wordings: tuple[Printed, ...]
    first_said: bool
    """Whether the first of the wordings is known to be the one uttered; else it is the first printed."""

    def has(self, claim: str) -> bool:
        """Whether a claim, by its id, carries one of the wordings."""
        return any(claim == carrier.id for printed in self.wordings for carrier in printed.claims)


def drifts(claims: Iterable[Claim], brief: Brief) -> tuple[Drift, ...]:
    """Return the utterances among some claims that are worded in more than one way, in the order of the claims.

    An utterance is what has one origin and one measure, or is one claim that has no origin. Wordings that
    differ in blanks or capitals only are one.
    """
    utterances: dict[object, list[Claim]] = {}
    for claim in claims:
        if claim.figure or claim.first_said:
            key = (claim.origin, claim.measure) if claim.origin else claim.id
            utterances.setdefault(key, []).append(claim)
    found = (_drift(utterance, brief) for utterance in utterances.values())
    return tuple(drift for drift in found if drift)


def drift_text(drift: Drift, brief: Brief) -> str:
    """Return a drift in words: who said it, what was printed of it where, and how that differs."""
    first, *others = drift.wordings
    who = name(drift.by, brief)
    if drift.first_said:
        carried = f", and by {_outlets(first.claims, brief)}" if first.claims else ""
        lead = f"{who} first said “{first.figure.text}”{carried}"
    else:
        lead = f"{who} is quoted as saying “{first.figure.text}” by {_outlets(first.claims, brief)}"
    printed = [
        f"{_outlets(other.claims, brief)} {_have(other.claims, brief)} “{other.figure.text}”: {other.difference}"
        for other in others
    ]
    return " ".join(map(sentence, (lead, "; ".join(printed), *_opposed(drift))))


def drift_words(drift: Drift) -> str:
    """Return a drift in few words: its differences, each once."""
    return "; ".join((*dict.fromkeys(printed.difference for printed in drift.wordings[1:]), *_opposed(drift)))


def difference(one: Figure, other: Figure, brief: Brief, claim: Claim) -> str:
    """Return how a wording differs from the one it is held against: "“at least” became “approximately”"."""
    measure = brief.measures.get(claim.measure or "")
    units = [unit_of(figure, measure).kind if measure else figure.unit.kind for figure in (one, other)]
    if one.stated != other.stated:
        return "the number differs"
    if units[0] != units[1]:
        return "it counts another thing"
    before, after = (_qualifier(figure) for figure in (one, other))
    if are_opposite_bounds(one, other):
        return f"{before} became {after}, the opposite bound"
    if one.hard != other.hard or one.typical != other.typical:
        return f"{before} became {after}"
    if before != after:
        return f"{before} became {after}, which means much the same"
    return "the number is the same, the words around it are not"


def _drift(claims: list[Claim], brief: Brief) -> Drift | None:
    said = next((claim.first_said for claim in claims if claim.first_said), None)
    printed: dict[str, tuple[Figure, list[Claim]]] = {}
    if said:
        printed[_folded(said)] = said, []
    for claim in claims:
        if claim.figure:
            printed.setdefault(_folded(claim.figure), (claim.figure, []))[1].append(claim)
    if len(printed) < 2:
        return None
    (first, first_claims), *others = printed.values()
    wordings = [Printed(first, tuple(first_claims))]
    for figure, carriers in others:
        wordings.append(Printed(figure, tuple(carriers), difference(first, figure, brief, carriers[0])))
    return Drift(claims[0], tuple(wordings), said is not None)


def _opposed(drift: Drift) -> Iterator[str]:
    """Yield what is said of two wordings that bound the number from opposite sides, though neither came first."""
    for one, other in combinations(drift.wordings[1:], 2):
        if are_opposite_bounds(one.figure, other.figure):
            yield f"{_qualifier(one.figure)} and {_qualifier(other.figure)} are opposite bounds"
            return


def _folded(figure: Figure) -> str:
    return " ".join(figure.text.casefold().split())


def _qualifier(figure: Figure) -> str:
    words = qualifier_words(figure)
    if words:
        return f"“{words}”"
    return "the whole span" if figure.stated and figure.stated[0] != figure.stated[1] else "the bare number"


def _outlets(claims: tuple[Claim, ...], brief: Brief) -> str:
    sources = (brief.sources.get(claim.via or "") for claim in claims)
    names = list(dict.fromkeys(source.publisher or source.title for source in sources if source))
    if not names:
        return "the brief"
    return listed(names)


def _have(claims: tuple[Claim, ...], brief: Brief) -> str:
    return "have" if " and " in _outlets(claims, brief) else "has"
