"""The claims of briefs as a table: a row, or a line of JSON, for each."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from briefing.brief.clean import clean
from briefing.export.data import SCHEMA, claim_json, verdict_json
from briefing.figures.record import figure_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim, Days
    from briefing.export.formats import Found
    from briefing.figures.figure import Figure
    from briefing.verdicts.findings import Findings

COLUMNS = (
    *("file", "brief", "claim", "by", "who", "side", "section", "quote", "measure", "measure_name"),
    *("wording", "stated_low", "stated_high", "hard_low", "hard_high", "typical_low", "typical_high", "unit"),
    *("said", "as_of_first", "as_of_last", "source", "publisher", "reliability", "url"),
    *("origin", "status", "basis", "likelihood", "confidence", "credibility", "note"),
    *("contradictions", "verdict", "with", "severity", "reason"),
)
"""The columns of the table; an open end of a range, as all that is not given, is an empty cell."""

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
            yield line([cell(row[column]) for column in COLUMNS])


def claims_jsonl(found: Found) -> Iterator[str]:
    """Yield the claims as JSON, one a line, each with the gravest verdict on it."""
    import json

    for brief, findings in found:
        head = {"schema": SCHEMA, "file": clean(brief.path), "brief": brief.title}
        for claim in brief.claims.values():
            verdict = findings.strongest(claim.id)
            data = head | claim_json(claim, brief, findings)
            data["strongest"] = verdict_json(verdict, brief) if verdict else None
            yield json.dumps(data, ensure_ascii=False) + "\n"


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
            for name in ("basis", "likelihood", "confidence", "credibility", "note")
        },
        "file": clean(brief.path),
        "brief": brief.title,
        "claim": claim.id,
        "who": brief.name(claim.by),
        "side": brief.name(brief.side(claim.by)),
        "measure_name": measure.name if measure else None,
        **_ranges(claim.figure),
        "unit": claim.figure.unit.name if claim.figure else None,
        "said": claim.said.isoformat() if claim.said else None,
        **_days(claim.as_of),
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
    }


def _ranges(figure: Figure | None) -> dict[str, object]:
    data = figure_json(figure) if figure else {}
    cells: dict[str, object] = {}
    for name in ("stated", "hard", "typical"):
        ends = data.get(name)
        low, high = ends if isinstance(ends, list) else (ends, ends)
        cells |= {f"{name}_low": low, f"{name}_high": high}
    return cells


def _days(days: Days | None) -> dict[str, object]:
    first, last = (day.isoformat() for day in days) if days else (None, None)
    return {"as_of_first": first, "as_of_last": last}
