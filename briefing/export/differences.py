"""What changed between two briefs, as text and as data."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from briefing.export.labels import claim_words, place
from briefing.export.page import INDENT, Page
from briefing.text import counted
from briefing.verdicts.changes import ChangeState
from briefing.verdicts.reasons import reason

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.export.page import Look
    from briefing.verdicts.changes import Change, Changes, Revision, Turned
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict

    Json = dict[str, object]

SCHEMA = 1
CONTEXT = 4
"""Words that are shown around those of a long text that differ."""
NAMES = {
    "brief": "Brief",
    "section": "Sections",
    "actor": "Actors",
    "measure": "Measures",
    "claim": "Claims",
    "source": "Sources",
    "hypothesis": "Hypotheses",
    "assumption": "Assumptions",
    "gap": "Gaps",
    "indicator": "Indicators",
}
"""What each sort of part is headed by, in the order in which they are told."""


def changes_text(found: Changes, before: Findings, after: Findings, look: Look) -> str:
    """Return what changed, part by part and verdict by verdict; "" for nothing."""
    if not found:
        return ""
    page = Page(look)
    page.heading(f"From {place(before.brief)} to {place(after.brief)}")
    page.paragraph(summary(found))
    for part, name in NAMES.items():
        told = [change for change in found.parts if change.part == part]
        if told:
            page.heading(name)
        for change in told:
            _write_change(page, change, before.brief, after.brief)
    if found.verdicts:
        page.heading("Verdicts")
    for turned in found.verdicts:
        page.paragraph(f"{', '.join(turned.pair)}: {_turn(turned)}", INDENT, hang=INDENT)
        page.paragraph(why(turned, before, after), 2 * INDENT)
    return page.text


def summary(found: Changes) -> str:
    """Return how much changed: "1 part new, 2 revised; 1 verdict changed", or that nothing did."""
    if not found:
        return "no differences"
    counts = [(state, sum(change.state is state for change in found.parts)) for state in ChangeState]
    parts = [f"{count:,} {state.value}" for state, count in counts if count]
    verdicts = [f"{counted(len(found.verdicts), 'verdict')} changed"] if found.verdicts else []
    return "; ".join((*([", ".join(parts)] if parts else []), *verdicts))


def changes_json(found: Changes, before: Findings, after: Findings) -> Json:
    """Return what changed as data: `was` or `now` is null where a field or a verdict was or is not there."""
    return {
        "schema": SCHEMA,
        "before": place(before.brief),
        "after": place(after.brief),
        "parts": [_change_json(change) for change in found.parts],
        "verdicts": [
            {
                "a": turned.pair[0],
                "b": turned.pair[1],
                "was": _verdict_json(turned.was),
                "now": _verdict_json(turned.now),
                "reason": why(turned, before, after),
            }
            for turned in found.verdicts
        ],
    }


def why(turned: Turned, before: Findings, after: Findings) -> str:
    """Return the reason of the verdict as it is; where there is none any more, why that is so."""
    if turned.now:
        return reason(turned.now, after.brief)
    for id in turned.pair:
        if id not in after.brief.claims:
            return f"Claim {id} is gone."
        if successor := after.superseded.get(id):
            return f"Claim {id} has been superseded by {successor}, and only the latest figure is compared."
    return f"It was: {reason(turned.was, before.brief)}" if turned.was else ""


def _write_change(page: Page, change: Change, before: Brief, after: Brief) -> None:
    if change.part != "brief":
        brief = before if change.state is ChangeState.GONE else after
        page.paragraph(f"{change.state.value}: {_name(change, brief)}", INDENT, hang=INDENT)
    for revision in change.revisions:
        page.paragraph(f"{revision.field}: {_arrow(revision)}", 2 * INDENT, hang=INDENT)


def _name(change: Change, brief: Brief) -> str:
    match change.part:
        case "claim":
            return claim_words(brief.claims[change.id], brief)
        case "actor":
            return f"{brief.actors[change.id].name} [{change.id}]"
        case "measure":
            return f"{brief.measures[change.id].name} [{change.id}]"
        case "section":
            return f"{brief.sections[change.id].title} [{change.id}]"
        case "source":
            return f"{brief.sources[change.id].title} [{change.id}]"
    return change.id


def _arrow(revision: Revision) -> str:
    was, now = _differing(revision.was, revision.now)
    return f"{was or '(nothing)'} → {now or '(nothing)'}"


def _differing(was: str, now: str) -> tuple[str, str]:
    """Return the words of two long texts that differ, with a few around them that do not."""
    one, other = was.split(" "), now.split(" ")
    shorter = min(len(one), len(other))
    same = (
        (a == b for a, b in zip(*pair, strict=False)) for pair in ((one, other), (one[::-1], other[::-1]))
    )
    head, tail = (sum(1 for _ in takewhile(bool, equal)) for equal in same)
    first = max(0, head - CONTEXT)
    last = max(0, min(tail, shorter - head) - CONTEXT)
    if not (was and now) or first + last < 2 * CONTEXT:
        return was, now
    before, after = "… " if first else "", " …" if last else ""
    return (
        f"{before}{' '.join(one[first : len(one) - last])}{after}",
        f"{before}{' '.join(other[first : len(other) - last])}{after}",
    )


def _turn(turned: Turned) -> str:
    """Return a change of verdict: "≠ conflict → ≷ tension", "new: ≠ conflict", "≠ conflict: severity 60 → 65"."""
    if turned.was is None or turned.now is None:
        verdict = turned.now or turned.was
        assert verdict
        return f"{'gone' if turned.now is None else 'new'}: {_kind(verdict)}"
    if turned.is_graver_or_lighter_only:
        return f"{_kind(turned.now)}: severity {turned.was.severity} → {turned.now.severity}"
    return f"{_kind(turned.was)} → {_kind(turned.now)}"


def _kind(verdict: Verdict) -> str:
    name = f"{verdict.kind.sign} {verdict.kind.word}"
    return f"{name} ({verdict.detail})" if verdict.detail else name


def _change_json(change: Change) -> Json:
    fields = [
        {"field": revision.field, "was": revision.was or None, "now": revision.now or None}
        for revision in change.revisions
    ]
    return {"part": change.part, "id": change.id or None, "state": change.state.value, "fields": fields}


def _verdict_json(verdict: Verdict | None) -> Json | None:
    if verdict is None:
        return None
    return {
        "verdict": verdict.kind.word,
        "detail": str(verdict.detail) or None,
        "contradiction": verdict.kind.is_contradiction,
        "severity": verdict.severity,
    }
