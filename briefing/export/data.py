"""Briefs, claims and verdicts as data: JSON, JSON lines and CSV; days in ISO 8601, null where nothing is given."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from math import inf
from typing import TYPE_CHECKING

from briefing.export.labels import chosen
from briefing.export.problem_lines import problem_json
from briefing.figures.display import figure_json
from briefing.figures.overrides import overrides_of
from briefing.text import clean
from briefing.verdicts.drift import drift_text, drifts
from briefing.verdicts.matrix import inconsistency
from briefing.verdicts.reasons import reason
from briefing.verdicts.sensitivity import Alteration, sensitivity, turn_text
from briefing.verdicts.support import supports
from briefing.verdicts.verdict import band

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim, Days
    from briefing.figures.model import Figure
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.sensitivity import Alternative
    from briefing.verdicts.verdict import Verdict


_WHOLE = frozenset((str, int, float, bool, type(None), list, dict))
"""What can be written at once."""


def json_lines(data: object, levels: int, *, ascii_only: bool = False) -> Iterator[str]:
    """Yield data as JSON, some lines at a time; in the outermost `levels` of containers each member has a line of its own.

    In these a list can also be an iterator, whose members are asked for one after the other.
    """
    encode = json.JSONEncoder(ensure_ascii=ascii_only, check_circular=False).encode

    def write(value: object, lead: str, indent: str, levels: int, end: str) -> Iterator[str]:
        if levels == 1 and type(value) is dict and value and _WHOLE.issuperset(map(type, value.values())):
            lines = [f"{indent}  {encode(key)}: {encode(member)}" for key, member in value.items()]
            yield "".join((indent, lead, "{\n", ",\n".join(lines), "\n", indent, "}", end, "\n"))
            return
        members: Iterator[tuple[str, object]] = iter(())
        if isinstance(value, Iterator):
            brackets, members = "[]", (("", member) for member in value)
        elif levels and isinstance(value, dict):
            brackets, members = "{}", ((f"{encode(key)}: ", member) for key, member in value.items())
        elif levels and isinstance(value, list):
            brackets, members = "[]", (("", member) for member in value)
        first = next(members, None)
        if first is None:
            yield f"{indent}{lead}{encode([] if isinstance(value, Iterator) else value)}{end}\n"
            return
        yield f"{indent}{lead}{brackets[0]}\n"
        key, member = first
        for following in members:
            yield from write(member, key, indent + "  ", levels - 1, ",")
            key, member = following
        yield from write(member, key, indent + "  ", levels - 1, "")
        yield f"{indent}{brackets[1]}{end}\n"

    return write(data, "", "", levels, "")


def sensitivity_json(verdict: Verdict, brief: Brief) -> list[dict[str, object]]:
    """Return the smallest changes that turn a verdict, each with the claim, the change and what comes of it."""
    return [_turn(turn, brief) for turn in sensitivity(verdict.first, verdict.second, brief)]


def _turn(turn: Alternative, brief: Brief) -> dict[str, object]:
    """Return a turn; `days` and `as_of` are null unless the day is changed, `wording` unless the words are."""
    claim, moved = turn.claim, turn.change is Alteration.DAY
    return {
        "change": turn.change.value,
        "claim": claim.id,
        "wording": None if moved else claim.words,
        "days": turn.days if moved else None,
        "as_of": [day.isoformat() for day in claim.as_of] if moved and claim.as_of else None,
        "verdict": turn.verdict.kind.word,
        "severity": turn.verdict.severity,
        "text": turn_text(turn, brief),
    }


if TYPE_CHECKING:
    from datetime import date

    from briefing.brief.model import Actor, Brief, Claim, Days, Measure, Section, Source
    from briefing.export.labels import Found
    from briefing.figures.model import Figure
    from briefing.verdicts.drift import Drift
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict

    Json = dict[str, object]

SCHEMA = 1
"""The version of these shapes; a key that is added keeps it, one that goes or changes raises it."""


Listed = Callable[[Iterable[dict[str, object]]], object]
"""What is made of very many members: `list`, or `iter` where they are written one after the other."""


def brief_json(brief: Brief, findings: Findings, listed: Listed = list) -> Json:
    """Return the whole brief with the ranges of its figures and its verdicts; parts by their id.

    `complete` says whether these are the verdicts on all related pairs, which a huge brief has too many of.
    """
    return {"schema": SCHEMA, **_brief(brief, findings, listed)}


def briefs_json(found: Iterable[tuple[Brief, Findings]], listed: Listed = list) -> Json:
    """Return several whole briefs."""
    return {"schema": SCHEMA, "briefs": listed(_brief(brief, findings, listed) for brief, findings in found)}


def conflicts_json(
    found: Iterable[tuple[Brief, Findings]],
    *,
    everything: bool = False,
    sensitive: bool = False,
    least: int = 0,
    listed: Listed = list,
) -> Json:
    """Return the contradictions of each brief, or every verdict; the gravest first.

    `sensitive` adds to each verdict what would turn it.
    """

    def conflicts(brief: Brief, findings: Findings) -> Json:
        verdicts = chosen(findings, everything=everything, least=least)
        return {
            "path": clean(brief.path),
            "title": brief.title,
            "contradictions": findings.contradiction_count,
            "verdicts": listed(verdict_alone(one, brief, sensitive=sensitive) for one in verdicts),
        }

    return {"schema": SCHEMA, "briefs": listed(conflicts(brief, findings) for brief, findings in found)}


def verdict_json(verdict: Verdict, brief: Brief) -> Json:
    """Return a verdict on claims `a` and `b`, in the order they were said; `ratio` is null where infinite."""
    measures = dict.fromkeys(claim.measure for claim in (verdict.first, verdict.second) if claim.measure)
    return {
        "a": verdict.first.id,
        "b": verdict.second.id,
        "added": [[claim.id for claim in added] for added in verdict.added],
        "verdict": verdict.kind.word,
        "contradiction": verdict.kind.is_contradiction,
        "severity": verdict.severity,
        "band": band(verdict.severity).name.lower(),
        "rule": verdict.rule,
        "ratio": None if verdict.ratio == inf else round(verdict.ratio, 4),
        "detail": str(verdict.detail) or None,
        "flags": [str(flag) for flag in verdict.flags],
        **({"added": _added(verdict)} if verdict.is_sum else {}),
        "measures": list(measures),
        "reason": reason(verdict, brief),
    }


def _added(verdict: Verdict) -> Json:
    """Return the claims whose figures are added to those of the two that are named, in a verdict on a sum."""
    first, second = ([claim.id for claim in claims] for claims in verdict.added)
    return {"a": first, "b": second}


def _brief(brief: Brief, findings: Findings, listed: Listed) -> Json:
    return {
        "path": clean(brief.path),
        "title": brief.title,
        "date": _day(brief.date),
        "handling": brief.handling or None,
        "locale": brief.locale,
        "wording": overrides_of(brief.wordings) or None,
        "summary": brief.summary or None,
        "sources": {source.id: _source(source) for source in brief.sources.values()},
        "actors": {actor.id: _actor(actor, brief) for actor in brief.actors.values()},
        "measures": {measure.id: _measure(measure, brief, findings) for measure in brief.measures.values()},
        "sections": {section.id: _section(section) for section in brief.sections.values()},
        "claims": {claim.id: claim_json(claim, brief, findings) for claim in brief.claims.values()},
        "hypotheses": list(brief.hypotheses),
        "consistency": {
            text: {claim: mark.value for claim, mark in marks.items()}
            for text, marks in brief.consistency.items()
        },
        "inconsistency": {text: inconsistency(marks.values()) for text, marks in brief.consistency.items()},
        "assumptions": list(brief.assumptions),
        "gaps": list(brief.gaps),
        "indicators": list(brief.indicators),
        "contradictions": findings.contradiction_count,
        "complete": findings.is_whole,
        "verdicts": listed(verdict_json(verdict, brief) for verdict in chosen(findings, everything=True)),
        "problems": [problem_json(problem) for problem in brief.problems],
    }


def verdict_alone(verdict: Verdict, brief: Brief, *, sensitive: bool = False) -> Json:
    """Return a verdict that can be read without the brief; `sensitive` adds what would turn it."""
    data = {
        **verdict_json(verdict, brief),
        "claims": [_side(claim, brief) for claim in (verdict.first, verdict.second)],
    }
    if not sensitive:
        return data

    return data | {"sensitivity": sensitivity_json(verdict, brief)}


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher or None,
        "date": _day(source.date),
        "url": source.url or None,
        "reliability": source.reliability or None,
    }


def _actor(actor: Actor, brief: Brief) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind or None,
        "role": actor.role or None,
        "of": actor.of,
        "side": brief.side(actor.id),
        "review": actor.review or None,
    }


def measure_fields(measure: Measure) -> Json:
    """Return what a file says of a measure."""
    return {
        "id": measure.id,
        "name": measure.name,
        "unit": measure.unit or None,
        "accounting": measure.accounting.value,
        "tempo": measure.tempo,
        "tempo_given": measure.tempo_given,
        "part_of": measure.part_of,
        "parts": measure.parts or None,
        "review": measure.review or None,
    }


def _measure(measure: Measure, brief: Brief, findings: Findings) -> Json:
    """Return a measure, with the groups of its claims that say the same, and the wordings of one utterance."""
    claims = brief.claims_by_measure.get(measure.id, ())
    return {
        **measure_fields(measure),
        "independence": [
            {"claims": [claim.id for claim in support.claims], **support.independence._asdict()}
            for support in supports(claims, findings)
        ],
        "drifts": [_drift(drift, brief) for drift in drifts(claims, brief)],
    }


def _drift(drift: Drift, brief: Brief) -> Json:
    wordings = [
        {
            "wording": printed.figure.text,
            "claims": [claim.id for claim in printed.claims],
            "difference": printed.difference or None,
        }
        for printed in drift.wordings
    ]
    return {"first_said": drift.first_said, "wordings": wordings, "text": drift_text(drift, brief)}


def _section(section: Section) -> Json:
    blocks = [{"kind": block.kind, "start": block.start, "text": block.text} for block in section.blocks]
    return {"id": section.id, "title": section.title, "source": section.source, "blocks": blocks}


def claim_json(claim: Claim, brief: Brief, findings: Findings) -> Json:
    """Return a claim, with how many others contradict it."""
    return {
        "id": claim.id,
        "by": claim.by,
        "who": brief.name(claim.by),
        "side": brief.side(claim.by),
        "section": claim.section,
        "quote": claim.quote,
        "spot": list(claim.spot) if claim.spot else None,
        "measure": claim.measure,
        "wording": claim.wording or None,
        "figure": _figure(claim.figure),
        "said": _day(claim.said),
        "time": claim.time.isoformat("minutes") if claim.time else None,
        "day_from": claim.day_from or None,
        "as_of": _days(claim.as_of),
        "via": claim.via,
        "origin": claim.origin or None,
        "status": claim.status.value,
        "denies": list(claim.denies),
        "supersedes": list(claim.supersedes),
        "first_said": _figure(claim.first_said),
        "basis": claim.basis or None,
        "likelihood": claim.likelihood or None,
        "confidence": claim.confidence or None,
        "credibility": claim.credibility,
        "note": claim.note or None,
        "review": claim.review or None,
        "faulty": claim.faulty,
        "contradictions": findings.count(claim.id),
    }


def _side(claim: Claim, brief: Brief) -> Json:
    """Return what one needs of a claim to read a verdict on it by itself."""
    return {
        "id": claim.id,
        "who": brief.name(claim.by),
        "side": brief.side(claim.by),
        "figure": claim.wording or None,
        "hard": figure_json(claim.figure)["hard"] if claim.figure else None,
        "quote": claim.quote,
        "said": _day(claim.said),
    }


def _figure(figure: Figure | None) -> Json | None:
    if figure is None:
        return None
    data = figure_json(figure)
    del data["schema"]  # the document around it has one
    return data


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _days(days: Days | None) -> list[str] | None:
    return [day.isoformat() for day in days] if days else None


COLUMNS = (
    *("file", "brief", "claim", "by", "who", "side", "section", "quote", "measure", "measure_name"),
    *("wording", "stated_low", "stated_high", "hard_low", "hard_high", "typical_low", "typical_high", "unit"),
    *("stated_first", "stated_last", "hard_first", "hard_last", "typical_first", "typical_last"),
    *(
        "said",
        "said_time",
        "said_from",
        "as_of_first",
        "as_of_last",
        "source",
        "publisher",
        "reliability",
        "url",
    ),
    *("origin", "status", "basis", "likelihood", "confidence", "credibility", "note", "review"),
    *("contradictions", "verdict", "with", "severity", "reason"),
    *("kind", "role", "of", "of_name", "side_id", "brief_date", "via", "published", "denies", "supersedes"),
    *("first_said", "measure_unit", "accounting", "tempo", "part_of", "parts"),
)
"""The columns of the table; an open end of a range, as all that is not given, is an empty cell.

Columns that end in _low and _high hold numbers, those in _first and _last days, as those of a figure that is a day.
"""

_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), in both widths."""
_BREAKS = ("\t", "\r", "\n")
"""What some take for the end of a cell, and what follows for the beginning of another."""


def claims_csv(found: Found) -> Iterator[str]:
    """Yield the claims as CSV (RFC 4180, but with the line ends of this system), the names of the columns first."""
    line = csv.writer(_Lines(), lineterminator="\n").writerow
    yield line(COLUMNS)
    for brief, findings in found:
        for claim in brief.claims.values():
            row = _row(claim, brief, findings)
            yield line([cell(row.get(column)) for column in COLUMNS])


def claims_jsonl(found: Found) -> Iterator[str]:
    """Yield the claims as JSON, one a line, each with the gravest verdict on it."""
    import json

    for brief, findings in found:
        head = {"schema": SCHEMA, "file": clean(brief.path), "brief": brief.title}
        for claim in brief.claims.values():
            verdict = findings.strongest(claim.id)
            data = head | claim_json(claim, brief, findings)
            data["strongest"] = verdict_json(verdict, brief) if verdict else None
            data |= _around(claim, brief)
            yield json.dumps(data, ensure_ascii=False) + "\n"


def _around(claim: Claim, brief: Brief) -> Json:
    """Return who makes a claim, what it counts and what carries it; null where the file does not describe it."""
    actor, measure = brief.actors.get(claim.by), brief.measures.get(claim.measure or "")
    source = brief.sources.get(claim.via or "")
    return {
        "brief_date": _day(brief.date),
        "actor": _actor(actor, brief) | _spoken_for(actor, brief) if actor else None,
        "counted": measure_fields(measure) if measure else None,
        "source": _source(source) if source else None,
    }


def _spoken_for(actor: Actor, brief: Brief) -> Json:
    """Return the names of those for whom an actor speaks."""
    return {
        "of_name": brief.name(actor.of) if actor.of else None,
        "side_name": brief.name(brief.side(actor.id)),
    }


def cell(value: object) -> object:
    """Return what stands in a cell: a text that a spreadsheet would take for a formula begins with `'`."""
    if isinstance(value, str) and (value.lstrip().startswith(_STARTS) or value.startswith(_BREAKS)):
        return f"'{value}"
    return "" if value is None else value


class _Lines:
    """A file for a CSV writer, whose `writerow` returns what the file's `write` does."""

    def write(self, line: str) -> str:
        return line


def _row(claim: Claim, brief: Brief, findings: Findings) -> dict[str, object]:
    measure = brief.measures.get(claim.measure or "")
    source = brief.sources.get(claim.via or "")
    verdict = findings.strongest(claim.id)
    judged = verdict_json(verdict, brief) if verdict else {}
    return {
        **{name: getattr(claim, name) for name in ("by", "section", "quote", "measure", "wording", "origin")},
        **{
            name: getattr(claim, name)
            for name in ("basis", "likelihood", "confidence", "credibility", "note", "review")
        },
        "file": clean(brief.path),
        "brief": brief.title,
        "claim": claim.id,
        "who": brief.name(claim.by),
        "side": brief.name(brief.side(claim.by)),
        "measure_name": measure.name if measure else None,
        **_ranges(claim.figure),
        "unit": claim.figure.unit.name if claim.figure else None,
        "said": _day(claim.said),
        "said_time": claim.time.isoformat("minutes") if claim.time else None,
        "said_from": claim.day_from or None,
        **_table_days(claim.as_of),
        "source": source.title if source else None,
        "publisher": source.publisher if source else None,
        "reliability": source.reliability if source else None,
        "url": source.url if source else None,
        "status": claim.status.value,
        "contradictions": findings.count(claim.id),
        "verdict": judged.get("verdict"),
        "with": verdict.other(claim).id if verdict else None,
        "severity": judged.get("severity"),
        "reason": judged.get("reason"),
        **_table_parts(claim, brief),
    }


def _table_parts(claim: Claim, brief: Brief) -> dict[str, object]:
    """Return what a brief can be made of again, beside the columns that people read."""
    actor, measure = brief.actors.get(claim.by), brief.measures.get(claim.measure or "")
    source = brief.sources.get(claim.via or "")
    tempo = measure.tempo if measure else None
    return {
        "kind": actor.kind if actor else None,
        "role": actor.role if actor else None,
        "of": actor.of if actor else None,
        "of_name": brief.name(actor.of) if actor and actor.of else None,
        "side_id": brief.side(claim.by),
        "brief_date": _day(brief.date),
        "via": claim.via,
        "published": _day(source.date) if source else None,
        "denies": ", ".join(claim.denies),
        "supersedes": ", ".join(claim.supersedes),
        "first_said": claim.first_said.text if claim.first_said else None,
        "measure_unit": measure.unit if measure else None,
        "accounting": measure.accounting.value if measure else None,
        "tempo": ("fixed" if tempo is None else f"{tempo}d") if measure and measure.tempo_given else None,
        "part_of": measure.part_of if measure else None,
        "parts": measure.parts if measure else None,
    }


def _ranges(figure: Figure | None) -> dict[str, object]:
    data = figure_json(figure) if figure else {}
    cells: dict[str, object] = {}
    for name in ("stated", "hard", "typical"):
        ends = data.get(name)
        low, high = ends if isinstance(ends, list) else (ends, ends)
        start, end = ("first", "last") if figure and figure.is_date else ("low", "high")
        cells |= {f"{name}_{start}": low, f"{name}_{end}": high}
    return cells


def _table_days(days: Days | None) -> dict[str, object]:
    first, last = (day.isoformat() for day in days) if days else (None, None)
    return {"as_of_first": first, "as_of_last": last}
