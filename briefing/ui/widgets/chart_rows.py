"""The rows of the chart of compare: measures, what is said of each, sides, and claims."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.record import Record
from briefing.ui.cells import wrap
from briefing.verdicts.drift import drift_words, drifts
from briefing.verdicts.support import support_text, supports

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefing.brief.model import Brief, Claim
    from briefing.verdicts.family import Branch
    from briefing.verdicts.findings import Findings


class ChartRow(Record):
    """A claim of the chart, or a text above the claims that follow."""

    depth: int
    """How many wholes and sides it stands under."""
    text: str = ""
    style: str = ""
    claim: Claim | None = None


class Told(Record):
    """A measure of the chart, with what is said of its claims together."""

    branch: Branch
    notes: tuple[str, ...]


def told(branches: Iterable[Branch], findings: Findings) -> tuple[Told, ...]:
    """Return the measures that have claims."""
    return tuple(Told(branch, tuple(_notes(branch.claims, findings))) for branch in branches if branch.claims)


def chart_rows(measures: Iterable[Told], brief: Brief, width: int) -> Iterator[ChartRow]:
    """Yield the rows; notes are wrapped to a width.

    A side is named where more than one of its claims stand together and not all of them are by itself.
    """
    for (measure, depth, claims), notes in measures:
        yield ChartRow(depth, measure.name, "heading")
        for note in notes:
            room = width - 2 * depth - 3
            for start, end in wrap(note, room):
                yield ChartRow(depth, f"{'   ' if start == 0 else '     '}{note[start:end]}", "dim")
        many = {
            side for side, count in Counter(brief.side(claim.by) for claim in claims).items() if count > 1
        }
        many &= {brief.side(claim.by) for claim in claims if claim.by != brief.side(claim.by)}
        before = ""
        for claim in claims:
            side = brief.side(claim.by)
            if side in many and side != before:
                yield ChartRow(depth, f"   {brief.name(side)}", "strong")
            before = side
            yield ChartRow(depth + (side in many), claim=claim)


def _notes(claims: Sequence[Claim], findings: Findings) -> Iterator[str]:
    """Yield how many stand behind the figures of a measure, and how the wordings of one utterance differ."""
    for support in supports(claims, findings):
        yield support_text(support)
    for drift in drifts(claims, findings.brief):
        yield f"{drift.wordings[0].figure.text}: {drift_words(drift)}"
