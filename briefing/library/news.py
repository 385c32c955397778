"""News: what is new in a brief since it was last read, each with the place to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.brief.prose import passages
from briefing.library.anchors import Place, claim_place
from briefing.library.notebook import reading_key
from briefing.verdicts.changes import LISTS, ChangeState, changes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief
    from briefing.verdicts.changes import Change, Turned
    from briefing.verdicts.findings import Findings


class Item(NamedTuple):
    """Something new."""

    place: Place
    text: str
    """What is new about it, as a sentence."""


class News(NamedTuple):
    """All that is new."""

    items: tuple[Item, ...]
    """In reading order, one for each place."""
    elsewhere: int
    """How many changes have no place in the text, such as what is gone."""


def news(before: Findings, after: Findings) -> News:
    """Return what is new in a brief since it was in another state."""
    found = changes(before, after)
    brief = after.brief
    texts: dict[Place, list[str]] = {}
    elsewhere = 0
    for change in found.parts:
        paragraphs = _paragraphs(change, brief)
        for place, text in paragraphs:
            texts.setdefault(place, []).append(text)
        if (there := _place(change, brief)) is not None:
            if told := _text(change, paragraphs=bool(paragraphs)):
                texts.setdefault(there, []).append(told)
        else:
            elsewhere += 1
    for place, text in _turned(found.verdicts, brief):
        texts.setdefault(place, []).append(text)
    order = {passage.id: number for number, passage in enumerate(passages(brief))}
    places = sorted(texts, key=lambda place: reading_key(place, order))
    return News(tuple(Item(place, " ".join(texts[place])) for place in places), elsewhere)


def _place(change: Change, brief: Brief) -> Place | None:
    """Return where to look at a change; None where there is nothing to look at."""
    if change.state is ChangeState.GONE:
        return None
    if change.part == "claim":
        return claim_place(brief.claims[change.id])
    if change.part == "section":
        return Place(change.id)
    if change.part == "source":
        return Place(":sources:")
    if change.part in LISTS:
        return Place(f":{LISTS[change.part]}:")
    if change.part == "brief" and any(revision.field == "summary" for revision in change.revisions):
        return Place(":summary:")
    return None


def _paragraphs(change: Change, brief: Brief) -> list[tuple[Place, str]]:
    """Return the paragraphs of a section's text that are new or revised, each where it stands."""
    if change.part != "section" or change.state is not ChangeState.REVISED:
        return []
    starts = {block.text: block.start for block in brief.sections[change.id].blocks}
    return [
        (
            Place(change.id, starts[revision.now]),
            f"Paragraph revised: it was “{revision.was}”." if revision.was else "New paragraph.",
        )
        for revision in change.revisions
        if revision.field == "text" and revision.now in starts
    ]


def _text(change: Change, *, paragraphs: bool) -> str:
    """Return what is new about a part; without its paragraphs, where they are told of by themselves."""
    part = change.part.capitalize()
    if change.state is ChangeState.NEW:
        return f"New {change.part}."
    revisions = [it for it in change.revisions if not (paragraphs and it.field == "text" and it.now)]
    told = "; ".join(
        f"{revision.field} was “{revision.was}”" if revision.was else f"{revision.field} added"
        for revision in revisions
    )
    return f"{part} revised: {told}." if told else ""


def _turned(verdicts: tuple[Turned, ...], brief: Brief) -> Iterator[tuple[Place, str]]:
    """Yield each verdict that is another one, at the later of its two claims that is still there."""
    for turned in verdicts:
        here = [claim for claim in turned.pair if claim in brief.claims]
        if here:
            claim = brief.claims[here[-1]]
            was = turned.was.kind.word if turned.was else "no verdict"
            now = turned.now.kind.word if turned.now else "no verdict"
            others = [brief.claims[id] for id in turned.pair if id != claim.id and id in brief.claims]
            other = f" with {brief.name(others[0].by)}" if others else ""
            if turned.is_graver_or_lighter_only and turned.was and turned.now:
                text = (
                    f"{now.capitalize()}{other}: severity {turned.now.severity}, was {turned.was.severity}."
                )
            else:
                text = f"Verdict{other} turned from {was} to {now}."
            yield claim_place(claim), text
