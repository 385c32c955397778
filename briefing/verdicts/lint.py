"""Lint: what can be read in a brief and would be better otherwise, as problems of level advice.

Advice that is wrong once in ten times is worse than none: where a rule cannot be sure, it says nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefing.brief.model import Status
from briefing.brief.places import NOWHERE, Place
from briefing.brief.problems import Level, Problem
from briefing.brief.quotes import Search, Text
from briefing.text import quoted
from briefing.verdicts.comparability import is_no_comment
from briefing.verdicts.likelihood import scale_advice
from briefing.verdicts.lint_text import text_advice
from briefing.verdicts.support import independence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


def lint(findings: Findings) -> tuple[Problem, ...]:
    """Return the advice on a brief, in the order of its file."""
    brief = findings.brief
    claims = brief.places.by_id(brief.claims, brief.places.claims)
    actors = brief.places.by_id(brief.actors, brief.places.actors)
    found = [
        *(
            _advice(claims.get(claim.id, NOWHERE), what, todo, claim.id)
            for claim, what, todo in _claims(findings)
        ),
        *(_advice(actors.get(id, NOWHERE), what, todo) for id, what, todo in _unused_actors(brief)),
        *(_advice(place, what, todo) for place, what, todo in text_advice(brief)),
    ]
    return tuple(sorted(found, key=_by_place))


def with_advice(findings: Findings) -> tuple[Problem, ...]:
    """Return the problems of a brief's file, what is left to review in it and the advice, in the order of the file."""
    brief = findings.brief
    return tuple(sorted((*brief.problems, *reviews(brief), *lint(findings)), key=_by_place))


def reviews(brief: Brief) -> tuple[Problem, ...]:
    """Return what a draft proposes and nobody has accepted, as problems of level review."""
    places, found = brief.places, []
    for name, parts, at in (
        ("actor", brief.actors, places.actors),
        ("measure", brief.measures, places.measures),
        ("claim", brief.claims, places.claims),
    ):
        left = [id for id, part in parts.items() if part.review]
        at_id = places.by_id(parts, at) if left else {}
        for id in left:
            place, claim = at_id.get(id, NOWHERE), id if name == "claim" else ""
            what, todo = f"{name} '{id}': {parts[id].review}", "delete its 'review' to accept it"
            found.append(Problem(place.line, place.column, Level.REVIEW, what, todo, claim))
    return tuple(found)


def _by_place(problem: Problem) -> tuple[bool, int, int]:
    """Return by what problems are sorted: what is of the file as a whole comes last."""
    return not problem.line, problem.line, problem.column


def _advice(place: Place, what: str, todo: str, claim: str = "") -> Problem:
    return Problem(place.line, place.column, Level.ADVICE, what, todo, claim)


def _claims(findings: Findings) -> Iterator[tuple[Claim, str, str]]:
    brief = findings.brief
    yield from scale_advice(brief)
    yield from _undated(findings)
    yield from _repeated_quotes(brief)
    yield from _confirmed_by_none(findings)
    yield from _two_measures(findings)
    yield from _no_comments(brief)


_OF_DAYS = re.compile(r"\b(?:un)?(?:date[sd]?|days?|dating)\b", re.IGNORECASE)
"""How a note speaks of a claim's day."""


def _undated(findings: Findings) -> Iterator[tuple[Claim, str, str]]:
    """Yield the claims on whose day a verdict rests, and of which no day is given; a note may say why there is none."""
    brief, replaced = findings.brief, findings.superseded
    replacing = set(replaced.values())
    for claim in brief.claims.values():
        rests = "a contradiction rests" if findings.count(claim.id) else ""
        if not rests and (claim.id in replaced or claim.id in replacing):
            rests = "which statement replaces which rests"
        spans = claim.as_of and not (claim.as_of.first == claim.as_of.last == claim.said)
        if not rests or spans or _OF_DAYS.search(claim.note) or (claim.said and not claim.day_from):
            continue
        whose = {"source": "it is assumed from its source", "brief": "it is assumed from the brief"}
        what = (
            f"claim '{claim.id}' has no day: {whose.get(claim.day_from, 'none is known')}, and {rests} on it"
        )
        todo = "add 'said', or 'as_of' with the days it can be of, or say in 'note' that no date is known"
        yield claim, what, todo


def _repeated_quotes(brief: Brief) -> Iterator[tuple[Claim, str, str]]:
    """Yield the claims whose quote stands more than once, so that the place shown may be the wrong one."""
    search = Search()
    for id, claims in brief.claims_by_section.items():
        section = brief.sections.get(id)
        text = Text(section.plain if section else "")
        for claim in claims:
            if _stands_again(claim, text, search):
                what = f"claim '{claim.id}': {quoted(claim.quote)} stands more than once in section '{id}'"
                yield claim, what, "quote more of its sentence, so that only one place is meant"


def _stands_again(claim: Claim, text: Text, search: Search) -> bool:
    """Whether a quote stands as whole words after the place where it was found."""
    if claim.spot is None:
        return False
    again = search.find(claim.quote, text, claim.spot.start + 1)
    if again is None:
        return False
    plain = text.plain
    return not any(plain[at - 1].isalnum() and plain[at].isalnum() for at in again if at < len(plain))


def _confirmed_by_none(findings: Findings) -> Iterator[tuple[Claim, str, str]]:
    """Yield the figures rated as confirmed by other sources (Admiralty 1) that nothing in the brief confirms.

    Only a figure can be seen to agree with another, so a statement in words is left alone.
    """
    for claim in findings.brief.claims.values():
        if claim.credibility == 1 and claim.figure and claim.measure:
            agreeing = findings.agreeing(claim.id)
            if all(independence((claim, other), findings.brief).origins < 2 for other in agreeing):
                what = f"claim '{claim.id}' has credibility 1, confirmed by other sources, and one origin in this brief"
                yield claim, what, "rate it 2, or add the claim of another origin that confirms it"


def _two_measures(findings: Findings) -> Iterator[tuple[Claim, str, str]]:
    """Yield the claims by which a speaker contradicts himself on one day: he may have counted two things."""
    first: dict[object, Claim] = {}
    for claim in findings.brief.claims.values():
        if claim.measure and claim.figure and findings.count(claim.id):
            other = first.setdefault((claim.measure, claim.by, claim.said), claim)
            verdict = findings.between(other.id, claim.id) if other is not claim else None
            if verdict and verdict.kind.is_contradiction:
                what = f"claim '{claim.id}': on the day of '{other.id}' the same speaker gives another figure"
                yield claim, what, "if two things are counted, make them two measures"


def _no_comments(brief: Brief) -> Iterator[tuple[Claim, str, str]]:
    """Yield the claims that are marked as denials and only decline to say anything."""
    for claim in brief.claims.values():
        if (claim.denies or claim.status is Status.DENIED) and is_no_comment(claim):
            what = f"claim '{claim.id}': {quoted(claim.quote)} is no comment, which denies nothing"
            yield claim, what, "remove 'denies' and 'status: denied'"


_COMMON = re.compile(
    "the|and|for|ministry|department|agency|office|service|council|committee|government|army|military|forces|"
    "police|group|officials?|spokesman|national|general|state|defen[cs]e|health|foreign|intelligence|news"
)
"""Words of names that tell nobody from another."""


def _unused_actors(brief: Brief) -> Iterator[tuple[str, str, str]]:
    """Yield the actors who neither speak nor are spoken for, and whom neither text nor sources name."""
    used = {claim.by for claim in brief.claims.values()}
    used |= {actor.of for actor in brief.actors.values() if actor.of}
    texts = [
        brief.title,
        brief.summary,
        *brief.hypotheses,
        *brief.assumptions,
        *brief.gaps,
        *brief.indicators,
    ]
    texts += (part for section in brief.sections.values() for part in (section.title, section.plain))
    texts += (part for source in brief.sources.values() for part in (source.title, source.publisher))
    texts += (part for claim in brief.claims.values() for part in (claim.note, claim.origin))
    text = " ".join(texts)
    folded = text.casefold()
    for actor in brief.actors.values():
        if actor.id not in used and not _is_named(actor.id, actor.name, text, folded):
            what = f"actor '{actor.id}' makes no claim, nobody speaks for it, and no text names it"
            yield actor.id, what, "remove it, or add what it claims"


def _is_named(id: str, name: str, text: str, folded: str) -> bool:
    """Whether a text may name an actor: by a word of the name, by its initials, or by its id."""
    words = [word.strip("().,'’\"").casefold() for word in name.replace("-", " ").split()]
    long = [word for word in words if len(word) > 2]
    telling = [word for word in long if not _COMMON.fullmatch(word)] or long
    if name in text and re.search(rf"\b{re.escape(name)}\b", text):
        return True
    if any(word.removesuffix("'s").removesuffix("’s") in folded for word in telling):
        return True
    initials = "".join(word[:1] for word in name.split() if word[:1].isupper())
    return any(len(short) > 1 and short in text for short in (initials, id.upper(), id))
