"""The table of claims, and the actors who make them, by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.export.html.markup import join, tag
from briefing.export.html.sheet import look, named
from briefing.export.html.table import Column, table
from briefing.export.words import actors_by_side, counted, days, long_day, qualities, via_words
from briefing.verdicts.reasons import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Actor, Claim
    from briefing.export.html.markup import Markup
    from briefing.export.html.sheet import Sheet

COLUMNS = (
    Column("Who", "heads"),
    Column("Figure"),
    Column("Of what"),
    Column("Said", "day"),
    Column("Source"),
    Column("Verdict"),
)


def claims_html(sheet: Sheet) -> Markup:
    """Return the claims of a brief as a table, in reading order."""
    rows = [(sheet.place("claim", claim.id), _cells(claim, sheet)) for claim in sheet.brief.claims.values()]
    words = f"{counted(len(rows), 'claim')} by {counted(len(sheet.brief.claims_by_actor), 'actor')}"
    return table(words, COLUMNS, rows, "claims")


def _cells(claim: Claim, sheet: Sheet) -> list[Markup]:
    measure = sheet.brief.measures.get(claim.measure or "")
    said = long_day(claim.said) if claim.said else "not given"
    other_time = claim.as_of and not (claim.as_of.first == claim.as_of.last == claim.said)
    return [
        sheet.who(claim),
        join(sheet.figure(claim), *_details(claim, sheet)),
        join(measure.name if measure else claim.measure or "–"),
        join(
            said, tag("p", "as of ", days(claim.as_of), class_="detail") if other_time and claim.as_of else ""
        ),
        join(via_words(claim, sheet.brief).removeprefix("via ") or "not named"),
        _verdict(claim, sheet),
    ]


def _details(claim: Claim, sheet: Sheet) -> Iterator[Markup]:
    about = "; ".join(qualities(claim))
    if about:
        yield tag("p", about, class_="detail")
    if claim.note:
        yield tag("p", claim.note, class_="detail")
    if claim.spot:
        label = f"claim {claim.id} in the text"
        yield tag("p", sheet.to("quote", claim.id, "in the text", label=label), class_="detail to")
    elif claim.wording:
        yield tag("p", f"“{claim.quote}”", class_="detail")


def _verdict(claim: Claim, sheet: Sheet) -> Markup:
    chips = sheet.chips((claim,))
    verdict = sheet.findings.strongest(claim.id)
    if verdict is None:
        return tag("span", "stands alone", class_="range")
    words = tag("p", short(verdict, claim, sheet.brief), class_="detail")
    if chips:
        return join(chips, words)
    return join(tag("span", named(verdict.kind), class_=f"chip {look(verdict.kind)}"), words)


def actors_html(sheet: Sheet) -> Markup:
    """Return the actors, those of one side together, the side first."""
    groups = (_group(side, actors, sheet) for side, actors in actors_by_side(sheet.brief).items())
    return tag("ul", *groups, class_="groups", role="list")


def _group(side: str, actors: list[Actor], sheet: Sheet) -> Markup:
    """Return a side, with those who speak for it."""
    others = [actor for actor in actors if actor.id != side]
    return tag(
        "li",
        tag("h3", sheet.brief.name(side)),
        *(tag("p", _about(actor, side, sheet)) for actor in actors if actor.id == side),
        tag("ul", *(_spokesman(actor, side, sheet) for actor in others), role="list") if others else "",
        class_="group",
    )


def _spokesman(actor: Actor, side: str, sheet: Sheet) -> Markup:
    return tag("li", tag("span", actor.name, class_="who"), " ", _about(actor, side, sheet))


def _about(actor: Actor, side: str, sheet: Sheet) -> Markup:
    """Return what an actor is, how much it claims, and what contradicts it."""
    claims = sheet.brief.claims_by_actor.get(actor.id, ())
    of = sheet.brief.name(actor.of) if actor.of and actor.of != side else ""
    about = (actor.kind, actor.role, of and f"speaks for {of}", claims and counted(len(claims), "claim"))
    words = "; ".join(part for part in about if part)
    return join(tag("span", words, class_="detail"), " ", sheet.chips(claims))
