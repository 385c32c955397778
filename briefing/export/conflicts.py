"""The verdicts on the claims of a brief, or of several briefs, as text and as data."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from briefing.export.data import SCHEMA, measure_fields, verdict_alone
from briefing.export.labels import Numbers, chosen, grade, place, said_words, via_words
from briefing.export.page import INDENT, Page
from briefing.export.problem_lines import problem_json
from briefing.text import clean, counted
from briefing.verdicts.findings import grouped
from briefing.verdicts.reasons import reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.export.page import Look
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict


def conflicts_text(
    brief: Brief,
    findings: Findings,
    look: Look,
    *,
    everything: bool = False,
    sensitive: bool = False,
    least: int = 0,
) -> str:
    """Return the contradictions of a brief, or every verdict: both claims and the reason; "" for none.

    `sensitive` adds what would turn each verdict.
    """
    page = Page(look)
    numbers = Numbers(findings.contradictions)
    verdicts = chosen(findings, everything=everything, least=least)
    if not verdicts:
        return ""
    page.heading(brief.title)
    page.paragraph(place(brief))
    for verdict in verdicts:
        write_verdict(page, numbers.name(verdict), verdict, brief, sensitive=sensitive)
    left_out = findings.contradiction_count - len(findings.contradictions)
    if left_out and not least:
        page.gap()
        page.paragraph(f"{counted(left_out, 'weaker contradiction')} of the same claims not listed", INDENT)
    page.gap()
    return page.text


def write_verdict(page: Page, name: str, verdict: Verdict, brief: Brief, *, sensitive: bool) -> None:
    """Write a verdict: what it is called, both claims, the reason, and if asked for what would turn it."""
    page.gap()
    head = f"{name}, {grade(verdict)}"
    about = measures_of(verdict, brief)
    page.paragraph(f"{head}: {about}" if about else head, INDENT, hang=INDENT)
    page.rows([_carried(claim, brief) for claim in (verdict.first, verdict.second)], 2 * INDENT)
    page.paragraph(reason(verdict, brief), 2 * INDENT)
    if sensitive:
        _write_sensitivity(page, verdict, brief)


def _write_sensitivity(page: Page, verdict: Verdict, brief: Brief) -> None:
    from briefing.verdicts.sensitivity import sensitivity_text

    for text in sensitivity_text(verdict, brief):
        page.paragraph(text, 2 * INDENT, "- ")


def measures_of(verdict: Verdict, brief: Brief) -> str:
    """Return the names of the measures that a verdict is about; "" where its claims have none."""
    ids = dict.fromkeys(claim.measure or "" for claim in (verdict.first, verdict.second))
    return " / ".join(brief.measures[id].name for id in ids if id in brief.measures)


def _carried(claim: Claim, brief: Brief) -> tuple[str, str]:
    parts = (said_words(claim), via_words(claim, brief))
    return claim.id, "; ".join(part for part in parts if part)


def summary(counts: Sequence[int]) -> str:
    """Return how many briefs there were and how many contradictions in them."""
    briefs = counted(len(counts), "brief")
    faulty = sum(1 for count in counts if count)
    if not faulty:
        return f"{briefs}, no contradictions"
    found = counted(sum(counts), "contradiction")
    return f"{briefs}, {found}" + (f" in {faulty:,} of them" if len(counts) > 1 else "")


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefing.brief.problems import Problem
    from briefing.export.page import Look
    from briefing.verdicts.claim_summary import ClaimSummary
    from briefing.verdicts.compare import Reach
    from briefing.verdicts.findings import Findings, VerdictGroup
    from briefing.verdicts.verdict import Verdict

    Json = dict[str, object]

MOST = 2_000
"""Contradictions of a library that are listed, unless every verdict is asked for; they are the gravest of each family."""
LEAST = 10
"""Contradictions that are listed of a family where there are very many families."""


def share_of(families: int) -> int:
    """Return how many contradictions are listed of each of some families."""
    return max(LEAST, MOST // max(1, families))


def listed(findings: Findings, families: int, *, everything: bool) -> Sequence[Verdict]:
    """Return every verdict of a family, or the contradictions that are listed of it where there are some families."""
    return chosen(findings, everything=True) if everything else findings.gravest(share_of(families))


def across_text(family: ClaimSummary, look: Look, *, sensitive: bool = False) -> str:
    """Return the verdicts of a family; "" for none. Claims are named as brief/claim."""
    if not family.verdicts:
        return ""
    brief = family.brief
    page = Page(look)
    page.heading(brief.title)
    page.paragraph(f"{counted(family.claims, 'claim')} in {counted(family.briefs, 'brief')}")
    number = 0
    for group in grouped(family.verdicts):
        kind = group.verdict.kind
        name = f"{kind.sign} {kind.word}"
        if kind.is_contradiction:
            number += 1
            name += f" {number:,}"
        write_verdict(page, name, group.verdict, brief, sensitive=sensitive)
        if group.others:
            page.paragraph(f"The same statements also stand in {_elsewhere(group)}.", 2 * INDENT)
    left_out = family.contradictions - sum(verdict.kind.is_contradiction for verdict in family.verdicts)
    if left_out > 0:
        page.gap()
        page.paragraph(f"{counted(left_out, 'weaker contradiction')} not listed", INDENT)
    page.gap()
    return page.text


def across_json(
    families: Iterable[ClaimSummary],
    paths: Mapping[str, str],
    problems: Iterable[tuple[str, Problem]] = (),
    *,
    sensitive: bool = False,
) -> Json:
    """Return the families of measures with their verdicts, and what does not agree.

    `paths` are those of the briefs by their names; `problems` come with the path of the file in which each can
    be seen.
    """
    return {
        "schema": SCHEMA,
        "families": [_family(family, paths, sensitive=sensitive) for family in families],
        "problems": [{"path": clean(path), **problem_json(problem)} for path, problem in problems],
    }


def across_summary(counts: Sequence[int], briefs: int) -> str:
    """Return how many families of measures there were, and how many contradictions in them."""
    head = f"{counted(briefs, 'brief')}, {counted(len(counts), 'group')} of measures"
    found = sum(counts)
    if not found:
        return f"{head}, no contradictions"
    return f"{head}, {counted(found, 'contradiction')} in {sum(map(bool, counts)):,} of them"


def _elsewhere(group: VerdictGroup) -> str:
    """Return the other pairs of claims that are one contradiction with that of a group."""
    known = {group.verdict.first.id, group.verdict.second.id}
    others = (claim.id for verdict in group.others for claim in (verdict.first, verdict.second))
    ids = list(dict.fromkeys(id for id in others if id not in known))
    more = f" and {len(ids) - 3:,} more" if len(ids) > 3 else ""
    return f"{', '.join(ids[:3])}{more}"


def _family(family: ClaimSummary, paths: Mapping[str, str], *, sensitive: bool) -> Json:
    return {
        "measures": [_reach(reach) for reach in family.reaches],
        "contradictions": family.contradictions,
        "verdicts": [_verdict(verdict, family, paths, sensitive=sensitive) for verdict in family.verdicts],
    }


def _verdict(verdict: Verdict, family: ClaimSummary, paths: Mapping[str, str], *, sensitive: bool) -> Json:
    """Return a verdict whose claims say in which brief they stand, and what they are called there."""
    data = verdict_alone(verdict, family.brief, sensitive=sensitive)
    sides = data["claims"]
    assert isinstance(sides, list)
    for side in sides:
        home = family.homes[side["id"]]
        side["brief"] = home
        side["path"] = clean(paths[home])
        side["claim"] = side["id"][len(home) + 1 :]
    return data


def _reach(reach: Reach) -> Json:
    measure, span = reach.measure, reach.span
    return {
        **measure_fields(measure),
        "lowest": span.low if span and isfinite(span.low) else None,
        "highest": span.high if span and isfinite(span.high) else None,
        "counts": reach.unit.kind,
        "claims": reach.claims,
        "sides": reach.sides,
        "briefs": reach.briefs,
        "conflicts": reach.conflicts,
        "disputed": reach.disputed,
    }
