"""What other programs share, and what this one exports: as a whole brief, or as rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from briefing.brief.dates import iso_guess
from briefing.draft.rows import Row
from briefing.figures.prose_search import figures_in
from briefing.figures.tokens import word_set
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefing.draft.brief_file import Parts

Json = dict[str, Any]

_SIGNS = {"item": "- ", "quotation": "> "}
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[^\W_a-z])")
_FALSE = re.compile(
    r"\b(?:false|incorrect|fake|wrong|untrue|debunked|hoax|fabricated|pants on fire)\b", re.IGNORECASE
)
"""Ratings of fact-checkers that deny what was claimed; "half false" and the like are left as notes."""
_HALF = re.compile(r"\b(?:half|partly|mostly|partially|not)\b", re.IGNORECASE)
_ASKED = "the figure and what it counts are taken from the words alone"


# a brief that this program exported as JSON


def own_brief(data: Any) -> tuple[Json, Parts] | None:
    """Return the fields and the parts of a brief that was exported as JSON; none where it is something else."""
    if not (isinstance(data, dict) and {"schema", "title", "claims", "measures", "sections"} <= data.keys()):
        return None
    if not all(isinstance(data[name], dict) for name in ("claims", "measures", "sections")):
        return None
    sections = {id: _own_section(section) for id, section in data["sections"].items()}
    parts: Parts = {
        "sources": {id: _given(source) for id, source in data.get("sources", {}).items()},
        "actors": {id: _given(actor) for id, actor in data.get("actors", {}).items()},
        "measures": {id: _own_measure(measure) for id, measure in data["measures"].items()},
        "sections": sections,
        "claims": {id: _own_claim(claim, sections) for id, claim in data["claims"].items()},
    }
    names = ("title", "date", "handling", "summary", "locale", "wording", "assumptions", "gaps", "indicators")
    head = _given({name: data.get(name) for name in names})
    marks = data.get("consistency") or {}
    head["hypotheses"] = [
        {"text": text, "consistency": marks[text]} if marks.get(text) else text
        for text in data.get("hypotheses", [])
    ]
    return head, parts


def _given(part: Json) -> dict[str, object]:
    return {name: _text(value) for name, value in part.items() if value not in (None, "", [], {})}


def _text(value: Any) -> object:
    if isinstance(value, list):
        return [_text(each) for each in value]
    if isinstance(value, dict):
        return {clean(str(key)): _text(each) for key, each in value.items()}
    return "null" if value is None else clean(str(value), lines=True)


def _own_section(section: Json) -> dict[str, object]:
    blocks = [_SIGNS.get(block["kind"], "") + block["text"] for block in section.get("blocks", [])]
    return _given(
        {"title": section.get("title"), "source": section.get("source"), "text": "\n\n".join(blocks)}
    )


def _own_measure(measure: Json) -> dict[str, object]:
    given = _given(measure)
    tempo = measure.get("tempo")
    given["tempo"] = "" if not measure.get("tempo_given", True) else "fixed" if tempo is None else f"{tempo}d"
    if given.get("accounting") == "stock":
        del given["accounting"]
    return given


def _own_claim(claim: Json, sections: dict[str, dict[str, object]]) -> dict[str, object]:
    given = _given(claim)
    said, days = claim.get("said"), claim.get("as_of")
    given["said"] = "" if claim.get("day_from") else " ".join(filter(None, (said, claim.get("time"))))
    given["as_of"] = (
        "" if not days or days == [said, said] else days[0] if days[0] == days[1] else "..".join(days)
    )
    given["figure"] = claim.get("wording") or ""
    given["first_said"] = (claim.get("first_said") or {}).get("text", "")
    if given.get("status") == "asserted":
        del given["status"]
    if claim.get("via") == sections.get(claim.get("section", ""), {}).get("source"):
        given.pop("via", None)
    return given


# claims that this program exported as CSV or JSON Lines

_OWN_COLUMNS = {"file", "brief", "by", "who", "section", "quote", "wording"}
_RENAMED = {
    "claim": "claim_id",
    "id": "claim_id",
    "by": "by_id",
    "measure": "measure_id",
    "measure_name": "what",
    "wording": "figure",
    "source": "source",
    "time": "said_time",
    "said_from": "day_from",
    "as_of_first": "as_of",
    "as_of_last": "as_of_last",
}
_UNASKED = word_set(
    """stated_low stated_high hard_low hard_high typical_low typical_high stated_first stated_last hard_first hard_last
    typical_first typical_last unit contradictions verdict with severity
    reason schema spot faulty"""
)


def exported_rows(rows: Sequence[Row]) -> list[Row] | None:
    """Return the rows of an exported table of claims, under the names of what they say; none of another table."""
    if not rows or not rows[0].cells.keys() >= _OWN_COLUMNS:
        return None
    return [
        Row(row.line, _from_line(row.cells) if "id" in row.cells else _from_table(row.cells)) for row in rows
    ]


def _from_table(cells: dict[str, str]) -> dict[str, str]:
    found = {_RENAMED.get(name, name): text for name, text in cells.items() if name not in _UNASKED}
    return found | {"of": cells.get("of_name", ""), "of_id": cells.get("of", "")}


def _from_line(cells: dict[str, str]) -> dict[str, str]:
    """Return the cells of a line of JSON, in which figures, actors, measures and sources are objects."""
    days = cells.get("as_of", "").split(", ")
    found = {
        _RENAMED.get(name, name): text
        for name, text in cells.items()
        if "." not in name and name not in (*_UNASKED, "side", "figure", "as_of")
    }
    for name, key in (
        *(("of", "actor.of_name"), ("of_id", "actor.of"), ("kind", "actor.kind"), ("role", "actor.role")),
        *(("side", "actor.side_name"), ("side_id", "actor.side")),
        *(("what", "counted.name"), ("measure_unit", "counted.unit"), ("accounting", "counted.accounting")),
        *(("tempo", "counted.tempo"), ("part_of", "counted.part_of"), ("parts", "counted.parts")),
        *(("source", "source.title"), ("publisher", "source.publisher"), ("url", "source.url")),
        *(
            ("reliability", "source.reliability"),
            ("published", "source.date"),
            ("first_said", "first_said.text"),
        ),
    ):
        found[name] = cells.get(key, "")
    if found["tempo"] or cells.get("counted.tempo_given") == "True":
        given = cells.get("counted.tempo_given") == "True"
        found["tempo"] = "" if not given else f"{found['tempo']}d" if found["tempo"] else "fixed"
    return found | {"as_of": days[0], "as_of_last": days[-1]}


# ClaimReview and STIX


def shared_rows(data: Any) -> list[Row] | None:
    """Return the claims of ClaimReview in JSON-LD, or of a STIX bundle, as rows; none where it is something else."""
    if isinstance(data, dict) and data.get("type") == "bundle":
        return _numbered(_stix([each for each in data.get("objects", []) if isinstance(each, dict)]))
    items = data.get("@graph", [data]) if isinstance(data, dict) else data if isinstance(data, list) else []
    reviews = [
        item for item in items if isinstance(item, dict) and "ClaimReview" in str(item.get("@type", ""))
    ]
    return _numbered(_reviews(reviews)) if reviews else None


def _numbered(rows: Iterator[dict[str, Any]]) -> list[Row]:
    return [
        Row(
            number,
            {name: " ".join(clean(str(value), lines=True).split()) for name, value in cells.items() if value},
        )
        for number, cells in enumerate(rows, 1)
    ]


def _inner(item: Any, *names: str) -> Any:
    """Return what stands in an item under names one after the other, in the first where there is a list."""
    for name in names:
        item = item[0] if isinstance(item, list) and item else item
        item = item.get(name) if isinstance(item, dict) else None
    return item[0] if isinstance(item, list) and item else item


def _name(item: Any) -> str:
    item = item[0] if isinstance(item, list) and item else item
    return str(item.get("name") or "") if isinstance(item, dict) else str(item or "")


def _reviews(reviews: Sequence[Json]) -> Iterator[dict[str, Any]]:
    for number, review in enumerate(reviews, 1):
        claim = _inner(review, "itemReviewed") or {}
        appeared = _inner(claim, "firstAppearance") or _inner(claim, "appearance") or {}
        appeared = appeared if isinstance(appeared, dict) else {"url": appeared}
        words = str(review.get("claimReviewed") or _inner(claim, "text") or _name(claim))
        cells = {
            "who": _name(_inner(claim, "author")) or "Unknown speaker",
            "said": _day(_inner(claim, "datePublished")),
            "source": appeared.get("name") or review.get("headline") or _name(review) or "",
            "publisher": _name(appeared.get("publisher")) or _name(review.get("author")),
            "published": _day(appeared.get("datePublished")),
            "url": appeared.get("url") or review.get("url") or "",
        }
        if "reviewAspect" in review:  # as this program exports them
            own = re.fullmatch(r"(.*?): (.*?) \(([^()]*(?:\([^()]*\)[^()]*)*)\)", words)
            yield (
                cells
                | {"quote": _inner(claim, "text") or words}
                | ({"figure": _figure_alone(own[2]), "what": own[3]} if own else {})
            )
            continue
        rating = str(_inner(review, "reviewRating", "alternateName") or "")
        by = _name(review.get("author"))
        found = list(_from_prose(words, cells))
        for row in found:
            yield row | {
                "note": f"rated “{rating}” by {by or 'a reviewer'}" if rating else "",
                "ref": f"review {number}",
            }
        if by and _FALSE.search(rating) and not _HALF.search(rating):
            yield {
                "who": by,
                "said": _day(review.get("datePublished")),
                "source": review.get("headline") or _name(review) or f"Review by {by}",
                "publisher": by,
                "published": _day(review.get("datePublished")),
                "url": review.get("url") or "",
                "quote": f"{rating}: {words}",
                "status": "denied",
                "denies": f"review {number}",
            }


def _stix(objects: Sequence[Json]) -> Iterator[dict[str, Any]]:
    names = {
        each.get("id"): str(each.get("name") or "") for each in objects if each.get("type") == "identity"
    }
    is_own = any(map(_is_own_note, objects))
    for each in objects:
        if each.get("type") != "note" and (is_own or each.get("type") != "report"):
            continue
        reference = _inner(each, "external_references") or {}
        writer = names.get(each.get("created_by_ref"), "")
        authors = each.get("authors") or []
        source = reference.get("description") or reference.get("source_name") or each.get("name") or ""
        cells = {
            "who": (authors[0] if authors else writer) or reference.get("source_name") or "Unknown speaker",
            "said": _day(each.get("published") or each.get("created")),
            "source": source or "A STIX report",
            "publisher": reference.get("source_name") if source != reference.get("source_name") else writer,
            "url": reference.get("url") or "",
        }
        lines = str(each.get("content") or each.get("description") or each.get("abstract") or "").split("\n")
        if _is_own_note(each):
            what = next((line.partition(": ")[0] for line in lines[2:] if ": " in line), "")
            said = re.search(r"\d{1,2} \w+ \d{4}", lines[1])
            figure = re.sub(r" \[\S+\]$", "", str(each.get("abstract") or "").partition(": ")[2])
            counted = {} if figure.startswith("“") else {"figure": _figure_alone(figure), "what": what}
            yield cells | {"said": iso_guess(said[0]) if said else "", "quote": lines[0][1:-1]} | counted
            continue
        for paragraph in filter(None, map(str.strip, lines)):
            yield from _from_prose(paragraph, cells)


def _is_own_note(each: Json) -> bool:
    """Whether a note is a claim that this program exported: its quote, and below it when that was said."""
    return each.get("type") == "note" and bool(re.match(r"“.*”\n\S", str(each.get("content") or "")))


def _figure_alone(words: str) -> str:
    """Return a figure without the range in brackets that explains it."""
    return re.sub(r"(?<=\w) \([^()]*\)$", "", words)


def _from_prose(words: str, cells: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a claim for each figure of some words, with the sentence it stands in, or one for the words themselves."""
    found = False
    for sentence in _SENTENCE.split(words):
        for each in figures_in(sentence):
            figure = each.figure
            if (
                each.change
                or figure.is_date
                or not (figure.noun or figure.unit.is_money)
                or figure.hard is None
            ):
                continue
            found = True
            what = (figure.noun or figure.unit.name).rstrip(".")
            yield cells | {"quote": sentence, "figure": figure.text, "what": what, "review": _ASKED}
    if not found and words:
        yield cells | {"quote": words}


def _day(value: Any) -> str:
    """Return the day of a moment as JSON has it."""
    found = re.match(r"\d{4}-\d{2}-\d{2}", str(value or ""))
    return found[0] if found else ""
