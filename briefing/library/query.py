"""Choosing among a brief's claims, and the orders in which they can stand."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.search import claim_text, stands_in
from briefing.text import nearest
from briefing.verdicts.perspective import CyclicEnum
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.findings import Findings


class Order(CyclicEnum):
    """The orders in which claims can stand."""

    BRIEF = "as in the brief"
    SEVERITY = "gravest first"
    SAID = "by day said"
    WHO = "by who"
    FIGURE = "largest first"


def arrange(claims: Iterable[Claim], order: Order, brief: Brief, findings: Findings) -> tuple[Claim, ...]:
    """Return the claims in an order; those that are equal in it stay as they stood."""
    if order is Order.SEVERITY:
        return tuple(sorted(claims, key=lambda claim: -findings.severity(claim.id)))
    if order is Order.SAID:
        return tuple(sorted(claims, key=lambda claim: claim.said or date.max))
    if order is Order.WHO:
        return tuple(
            sorted(claims, key=lambda claim: (brief.name(brief.side(claim.by)), brief.name(claim.by)))
        )
    if order is Order.FIGURE:
        return tuple(sorted(claims, key=lambda claim: -_size(claim)))
    return tuple(claims)


def _size(claim: Claim) -> float:
    figure = claim.figure
    if figure is None or figure.is_date:
        return float("-inf")
    if figure.stated:
        return figure.stated[1] * figure.unit.factor
    return figure.hard.low * figure.unit.factor if figure.hard else float("-inf")


class QueryError(Exception):
    """A filter that cannot be read; the text says why and what can be written."""


class Query(NamedTuple):
    """What is asked of claims; everything that is given must hold."""

    words: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    verdict: tuple[Kind, ...] = ()
    after: date | None = None
    """Claims said on this day or later."""
    before: date | None = None
    """Claims said on this day or earlier."""


FIELDS = {
    "by": "kremlin",
    "measure": "troops",
    "verdict": "conflict",
    "after": "2024-10-25",
    "before": "2024-10-25",
}
"""What can be asked for, each with a value that it may have."""
_TOKEN = re.compile(r'(?:(\w+):)?("[^"]*"?|\S+)')


def parse_query(text: str) -> Query:
    """Read a filter such as `by:ukraine verdict:conflict after:2024-10-23 kursk`.

    Raises QueryError, which names the part that cannot be read.
    """
    found: dict[str, list[str]] = {name: [] for name in ("words", *FIELDS)}
    for name, quoted in _TOKEN.findall(text):
        if not name and quoted.endswith(":") and quoted[:-1].lower() in FIELDS:
            name, quoted = quoted[:-1], ""
        field, value = name.lower(), quoted.strip('"')
        if not name:
            found["words"].append(value)
        elif field not in FIELDS:
            raise QueryError(f"no filter {name}:{_hint(name, FIELDS)}; there are {': '.join(FIELDS)}:")
        elif not value:
            raise QueryError(
                f"{field}: wants a value right behind the colon, such as {field}:{FIELDS[field]}"
            )
        else:
            found[field].append(value)
    return Query(
        words=tuple(found["words"]),
        by=tuple(found["by"]),
        measure=tuple(found["measure"]),
        verdict=tuple(_kind(value) for value in found["verdict"]),
        after=_day("after", found["after"]),
        before=_day("before", found["before"]),
    )


def select(query: Query, brief: Brief, findings: Findings) -> tuple[Claim, ...]:
    """Return the claims that the query asks for, in the order of the brief."""
    return tuple(claim for claim in brief.claims.values() if _fits(query, claim, brief, findings))


def _fits(query: Query, claim: Claim, brief: Brief, findings: Findings) -> bool:
    return (
        all(_is_by(asked, claim, brief) for asked in query.by)
        and all(_is_of(asked, claim, brief) for asked in query.measure)
        and (query.after is None or (claim.said is not None and claim.said >= query.after))
        and (query.before is None or (claim.said is not None and claim.said <= query.before))
        and all(stands_in(word, f"{claim_text(brief, claim)} {claim.quote}") for word in query.words)
        and all(_has(kind, claim, findings) for kind in query.verdict)
    )


def _is_by(asked: str, claim: Claim, brief: Brief) -> bool:
    """Whether the claim's speaker or its side is meant: by its id where it is one, else by words of its name."""
    people = (claim.by, brief.side(claim.by))
    if asked in brief.actors:
        return asked in people
    return any(stands_in(asked, brief.name(actor)) for actor in people)


def _is_of(asked: str, claim: Claim, brief: Brief) -> bool:
    if claim.measure is None or asked in brief.measures:
        return asked == claim.measure
    measure = brief.measures.get(claim.measure)
    return bool(measure and stands_in(asked, measure.name))


def _has(kind: Kind, claim: Claim, findings: Findings) -> bool:
    if kind.is_contradiction and not findings.count(claim.id):
        return False
    return any(verdict.kind is kind for verdict in findings.of(claim.id))


def _kind(value: str) -> Kind:
    asked = value.replace("-", " ").lower()
    for kind in Kind:
        if kind.word == asked or value in (kind.sign, kind.ascii_sign):
            return kind
    words = [kind.word.replace(" ", "-") for kind in Kind]
    raise QueryError(f"no verdict {value}{_hint(value, words)}; there are {', '.join(words)}")


def _day(name: str, values: list[str]) -> date | None:
    if not values:
        return None
    try:
        return date.fromisoformat(values[-1])
    except ValueError:
        raise QueryError(f"{name}:{values[-1]} is not a day; write {name}:{FIELDS[name]}") from None


def _hint(word: str, known: Iterable[str]) -> str:
    near = nearest(word, known)
    return f" (did you mean {near}?)" if near else ""
