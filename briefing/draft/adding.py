"""Stage 7c: a draft added to a brief that a person has worked on, whose own words stay byte for byte."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.loader import read
from briefing.brief.problems import UnreadableError
from briefing.draft.brief_yaml import parts_of
from briefing.draft.ids import Ids
from briefing.draft.model import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.brief.model import Brief, Measure
    from briefing.draft.model import Article, Draft, DraftClaim, DraftMeasure

_ALIKE = 0.6
"""The share of words that two measures' names must have in common to be joined, with a review."""
_SMALL = frozenset(["the", "a", "an", "of", "in", "on", "by", "to", "and", "people"])


class Added(NamedTuple):
    """A brief with a draft added to it."""

    text: str
    draft: Draft
    """What was added, with the ids that it has there."""


def is_known(article: Article, brief: Brief) -> bool:
    """Whether a brief has an article already: a source at its address, or a section of its text."""
    if article.url and article.url in {source.url for source in brief.sources.values()}:
        return True
    text = _folded(" ".join(paragraph.text for paragraph in article.paragraphs))
    return any(text and text in _folded(section.plain) for section in brief.sections.values())


def add_to(brief_text: str, brief: Brief, draft: Draft) -> Added:
    """Return a brief's text with a draft's parts at the end of its mappings; raises DraftError where that fails.

    Actors of one name are one. A measure joins one of the same name, or of nearly the same words and unit, which
    its claims then leave to a person.
    """
    draft = _with_ids_of(draft, brief)
    text = brief_text
    for name, entries in parts_of(draft):
        if entries:
            text = _inserted(text, name, entries, brief.path)
    _check(text, brief, draft)
    return Added(text, draft)


def _with_ids_of(draft: Draft, brief: Brief) -> Draft:
    """Return what is new of a draft, under ids that are free, with the ids of what the brief has already."""
    sources, sections, claims = (
        _free(part, known)
        for part, known in (
            (draft.sources, brief.sources),
            (draft.sections, brief.sections),
            (draft.claims, brief.claims),
        )
    )
    by_name = {_folded(actor.name): actor.id for actor in brief.actors.values()}
    actors = {actor.id: by_name.get(_folded(actor.name), "") for actor in draft.actors}
    new_actors = tuple(actor for actor in draft.actors if not actors[actor.id])
    actors |= _free(new_actors, brief.actors)
    joined: dict[str, tuple[str, str]] = {}
    for measure in draft.measures:
        if known := _same(measure, brief.measures.values()):
            is_exact = _folded(known.name) == _folded(measure.name)
            joined[measure.id] = (
                known.id,
                "" if is_exact else f"joined with {known.id}, drafted as “{measure.name}”",
            )
    new_measures = tuple(measure for measure in draft.measures if measure.id not in joined)
    measures = {id: known for id, (known, _) in joined.items()} | _free(new_measures, brief.measures)

    def claim_there(claim: DraftClaim) -> DraftClaim:
        """Return a claim with the ids of the brief."""
        doubt = joined.get(claim.measure or "", ("", ""))[1]
        return replace(
            claim,
            id=claims[claim.id],
            by=actors.get(claim.by, claim.by),
            section=sections[claim.section],
            measure=measures.get(claim.measure, claim.measure) if claim.measure else None,
            via=sources.get(claim.via, claim.via) if claim.via else None,
            denies=tuple(claims.get(id, id) for id in claim.denies),
            supersedes=tuple(claims.get(id, id) for id in claim.supersedes),
            review="; ".join(filter(None, (claim.review, doubt))),
        )

    return replace(
        draft,
        sources=tuple(replace(source, id=sources[source.id]) for source in draft.sources),
        actors=tuple(
            replace(actor, id=actors[actor.id], of=actors.get(actor.of, actor.of) if actor.of else None)
            for actor in new_actors
        ),
        measures=tuple(
            replace(
                measure,
                id=measures[measure.id],
                part_of=measures.get(measure.part_of, measure.part_of) if measure.part_of else None,
            )
            for measure in new_measures
        ),
        sections=tuple(
            replace(
                section,
                id=sections[section.id],
                source=sources.get(section.source, section.source) if section.source else None,
            )
            for section in draft.sections
        ),
        claims=tuple(map(claim_there, draft.claims)),
    )


def _free(parts: Sequence[object], known: Iterable[str]) -> dict[str, str]:
    """Return an id for each part that the brief does not have yet, by its id in the draft."""
    ids = Ids(known)
    return {part.id: ids.new(part.id) for part in parts}  # type: ignore[attr-defined]


def _same(measure: DraftMeasure, known: Iterable[Measure]) -> Measure | None:
    """Return the measure of the brief that one of the draft is, by its name or nearly so."""
    measures = tuple(known)
    words = _words(measure.name)
    exact = (one for one in measures if _folded(one.name) == _folded(measure.name))
    alike = (
        one
        for one in measures
        if (one.unit == measure.unit or not (one.unit and measure.unit))
        and len(words & _words(one.name)) >= _ALIKE * max(1, len(words | _words(one.name)))
    )
    return next(exact, None) or next(alike, None)


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold())) - _SMALL


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _inserted(text: str, name: str, entries: Iterable[str], path: str) -> str:
    """Return the text with entries at the end of one of its mappings, which is begun where it is not there."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    at = next((y for y, line in enumerate(lines) if re.match(rf"{name}\s*:", line)), None)
    if at is None:
        gap = "" if text.endswith(("\n\n", "\r\n\r\n")) else newline
        end = "" if text.endswith("\n") else newline
        return f"{text}{end}{gap}" + _lines(f"{name}:\n" + "".join(entries), newline)
    if not re.match(rf"{name}\s*:\s*(#.*)?$", lines[at].rstrip("\r\n")):
        what = f"'{name}' stands in braces on line {at + 1}"
        raise DraftError(path, what, "write it as a block, an entry a line")
    end_at = next((y for y in range(at + 1, len(lines)) if re.match(r"[^\s#]", lines[y])), len(lines))
    while end_at > at + 1 and (not lines[end_at - 1].strip() or lines[end_at - 1].startswith("#")):
        end_at -= 1
    if end_at and not lines[end_at - 1].endswith("\n"):
        lines[end_at - 1] += newline
    first = next(
        (line for line in lines[at + 1 : end_at] if line.strip() and not line.lstrip().startswith("#")), "  "
    )
    indent = first[: len(first) - len(first.lstrip())] or "  "
    return "".join((*lines[:end_at], _lines("".join(entries), newline, indent), *lines[end_at:]))


def _lines(text: str, newline: str, indent: str = "  ") -> str:
    """Return lines as the file ends and indents its own; they come indented by two spaces."""
    lines = (
        f"{indent}{line[2:]}" if line.startswith("  ") else line for line in text.rstrip("\n").split("\n")
    )
    return "".join(f"{line}{newline}" for line in lines)


def _check(text: str, brief: Brief, draft: Draft) -> None:
    """Make sure that the file says what it said, and what was added; raises DraftError where it would not."""
    try:
        now = read(text, brief.path)
    except UnreadableError:
        raise DraftError(
            brief.path, "the draft does not fit into it", "draft into a file of its own"
        ) from None
    kept = all(
        getattr(now, name).get(id) == part
        for name in ("sources", "actors", "measures", "sections", "claims")
        for id, part in getattr(brief, name).items()
        if name != "claims" or not part.faulty
    )
    if not kept or any(claim.id not in now.claims for claim in draft.claims):
        raise DraftError(brief.path, "the draft does not fit into it", "draft into a file of its own")
