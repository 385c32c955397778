"""The matrix: what each actor says of each measure, and how claims bear on hypotheses."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.model import Consistency, Status
from briefing.figures.display import range_text
from briefing.figures.model import Range
from briefing.verdicts.findings import account
from briefing.verdicts.phrases import day_text, name, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.brief.model import Brief, Claim, Measure
    from briefing.verdicts.findings import Findings


WEIGHTS = {Consistency.VERY_INCONSISTENT: 2, Consistency.INCONSISTENT: 1}
"""What a mark adds to a hypothesis' inconsistency; every other mark adds nothing."""

MEANINGS = {
    Consistency.VERY_CONSISTENT: "very consistent with this",
    Consistency.CONSISTENT: "consistent with this",
    Consistency.NEUTRAL: "neutral, to be read for and against this",
    Consistency.INCONSISTENT: "inconsistent with this",
    Consistency.VERY_INCONSISTENT: "very inconsistent with this",
    Consistency.NOT_APPLICABLE: "does not bear on this",
}


class Hypotheses(NamedTuple):
    """A brief's hypotheses and the claims that are marked against any of them, as the brief has them."""

    texts: tuple[str, ...]
    claims: tuple[Claim, ...]
    marks: Mapping[str, Mapping[str, Consistency]]

    def mark(self, claim: str, hypothesis: int) -> Consistency | None:
        """Return how a claim bears on a hypothesis; none where the brief does not say."""
        return self.marks.get(self.texts[hypothesis], {}).get(claim)

    def inconsistency(self, hypothesis: int) -> int:
        """Return the inconsistency score of a hypothesis."""
        return inconsistency(self.marks.get(self.texts[hypothesis], {}).values())


def hypotheses(brief: Brief) -> Hypotheses:
    """Return the hypotheses of a brief with the claims that are marked."""
    marked = {id for marks in brief.consistency.values() for id in marks}
    claims = tuple(claim for claim in brief.claims.values() if claim.id in marked)
    return Hypotheses(tuple(dict.fromkeys(brief.hypotheses)), claims, brief.consistency)


def inconsistency(marks: Iterable[Consistency]) -> int:
    """Return an inconsistency score: II counts 2, I counts 1, every other mark nothing.

    Analysis of competing hypotheses asks what speaks against each hypothesis, since one claim may be
    consistent with all of them (Heuer, Psychology of Intelligence Analysis, 1999, chapter 8). The weights are
    those of the program ACH by the Palo Alto Research Center (Good and others with Heuer, technical
    description of version 1.1); its further weights, by credibility and relevance, are left out.
    """
    return sum(WEIGHTS.get(mark, 0) for mark in marks)


def mark_text(kept: Hypotheses, claim: Claim, hypothesis: int, brief: Brief) -> str:
    """Return in full how a claim bears on a hypothesis."""
    mark, text = kept.mark(claim.id, hypothesis), kept.texts[hypothesis]
    bearing = f"{mark}: {MEANINGS[mark]}" if mark else "the brief does not say how it bears on this"
    return f"{sentence(name(claim, brief))[:-1]}, {claim.words}. {sentence(bearing)} Hypothesis {hypothesis + 1}: {text}"


class MatrixRow(NamedTuple):
    """An actor's row of the matrix."""

    actor: str
    depth: int
    """0 for the top of a side and for those without one, 1 for who speaks for it."""


class Matrix(NamedTuple):
    """Actors, each side together, by measures."""

    measures: tuple[Measure, ...]
    speaking: tuple[MatrixRow, ...]
    """The sides that give or deny a figure: the top of each, then those of it who do."""
    silent: tuple[MatrixRow, ...]
    """Everybody else."""
    cells: Mapping[tuple[str, str], tuple[Claim, ...]]
    """What an actor says of a measure, both by id: what stands before what is superseded, the latest first."""
    spoken_for: frozenset[tuple[str, str]]
    """Sides, each with a measure of which somebody speaks for it."""

    def cell(self, actor: str, measure: str) -> tuple[Claim, ...]:
        """Return what an actor says of a measure; nothing where it is silent."""
        return self.cells.get((actor, measure), ())


def matrix(brief: Brief, findings: Findings) -> Matrix:
    """Return the matrix of a brief; a claim that denies another says something of that one's measure."""
    found: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in brief.claims.values():
        for measure in measures_of(claim, brief):
            found[claim.by, measure].append(claim)
    cells = {
        key: tuple(sorted(claims, key=lambda claim: _lateness(claim, findings), reverse=True))
        for key, claims in found.items()
    }
    spoken_for = frozenset((brief.side(actor), measure) for actor, measure in cells)
    speakers = dict.fromkeys(actor for actor, _ in cells)
    actors = dict.fromkeys((*brief.actors, *speakers))
    sides: defaultdict[str, list[str]] = defaultdict(list)
    for actor in actors:
        if actor in speakers:
            sides[brief.side(actor)].append(actor)
    speaking: list[MatrixRow] = []
    for side in dict.fromkeys(map(brief.side, actors)):
        if side in sides:
            speaking.append(MatrixRow(side, 0))
            speaking += [MatrixRow(actor, 1) for actor in sides[side] if actor != side]
    shown = {line.actor for line in speaking}
    silent = [MatrixRow(actor, int(brief.side(actor) != actor)) for actor in _by_side(brief, tuple(actors))]
    measures = tuple(brief.measures.values())
    return Matrix(
        measures,
        tuple(speaking),
        tuple(line for line in silent if line.actor not in shown),
        cells,
        spoken_for,
    )


def measures_of(claim: Claim, brief: Brief) -> tuple[str, ...]:
    """Return the measures on which a claim says something: its own, else those of the claims it denies."""
    if claim.measure:
        return (claim.measure,) if claim.measure in brief.measures else ()
    denied = (brief.claims[id].measure for id in claim.denies if id in brief.claims)
    return tuple(dict.fromkeys(measure for measure in denied if measure in brief.measures and measure))


def brief_words(claim: Claim, width: int, *, unicode: bool = True) -> str:
    """Return what a claim says in few characters: its number as worded, without what it counts.

    Where that is too long, a sign says how the number is hedged: "≥ 10,000".
    """
    figure = claim.figure
    if figure is None:
        return "denied" if claim.status is Status.DENIED or claim.denies else claim.words
    words = figure.text
    if figure.noun:
        words = words.removesuffix(figure.noun).rstrip().removesuffix(" of") or words
    if len(words) > width and figure.stated and figure.qualifier in HEDGES:
        number = range_text(Range(*figure.stated), figure.unit)
        hedge = HEDGES[figure.qualifier][not unicode]
        words = f"{hedge} {number}".lstrip()
        if figure.is_date and len(words) > width:
            words = words[:-5]  # the year
    return words


HEDGES = {
    "plain": ("", ""),
    "exactly": ("", ""),
    "about": ("~", "~"),
    "nearly": ("<", "<"),
    "just over": (">", ">"),
    "at least": ("≥", ">="),
    "more than": (">", ">"),
    "well over": (">", ">"),
    "up to": ("≤", "<="),
    "at most": ("≤", "<="),
    "fewer than": ("<", "<"),
    "as early as": ("≥", ">="),
    "after": (">", ">"),
    "by": ("≤", "<="),
    "before": ("<", "<"),
    "around the day": ("~", "~"),
}
"""Signs for rows of the wording table, and those that stand for them in ASCII."""


def cell_text(kept: Matrix, actor: str, measure: Measure, brief: Brief, findings: Findings) -> str:
    """Return in full what stands in a cell."""
    claims, name = kept.cell(actor, measure.id), brief.name(actor)
    if not claims:
        if (actor, measure.id) in kept.spoken_for:
            return f"{name} gives no figure of its own for “{measure.name}”; others speak for it, below."
        return f"{name} is silent on “{measure.name}”: it gives no figure and denies none."
    latest, *others = claims
    told = account(latest, brief, findings)
    day = f", {day_text(latest.said)}" if latest.said else ""
    also = f" Also by {name}: {', '.join(other.words for other in others)}." if others else ""
    return f"{measure.name}: {latest.words}{day}. {told}{also}"


def _lateness(claim: Claim, findings: Findings) -> tuple[bool, int, int]:
    said = claim.said.toordinal() if claim.said else 0
    about = claim.as_of.last.toordinal() if claim.as_of else 0
    return claim.id not in findings.superseded, said or about, about


def _by_side(brief: Brief, actors: tuple[str, ...]) -> tuple[str, ...]:
    """Return actors with each side together, its top first."""
    sides: defaultdict[str, list[str]] = defaultdict(list)
    for actor in actors:
        sides[brief.side(actor)].append(actor)
    return tuple(
        actor for side, members in sides.items() for actor in sorted(members, key=lambda actor: actor != side)
    )
