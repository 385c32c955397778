"""A verdict as text: its name, its number in the brief, and the line that says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.verdicts.reasons import reason
from briefing.verdicts.severity import band
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefing.brief.model import Brief
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.verdict import Verdict


class Numbers:
    """The numbers of a brief's contradictions, from 1 for the gravest; the same wherever they are named."""

    def __init__(self, findings: Findings) -> None:
        self._numbers = {_key(verdict): number for number, verdict in enumerate(findings.contradictions, 1)}

    def of(self, verdict: Verdict) -> int:
        """Return a verdict's number, 0 for one that has none."""
        return self._numbers.get(_key(verdict), 0)

    def ordered(self, verdicts: Iterable[Verdict]) -> list[Verdict]:
        """Return verdicts by their number, those without one last and otherwise as they stood."""
        last = len(self._numbers) + 1
        return sorted(verdicts, key=lambda verdict: self.of(verdict) or last)

    def name(self, verdict: Verdict) -> str:
        """Return what a verdict is called in text: "≠ conflict 1", or "≷ tension" where it has no number."""
        number = self.of(verdict)
        name = f"{verdict.kind.sign} {verdict.kind.word}"
        return f"{name} {number:,}" if number else name

    def mark(self, verdicts: Iterable[Verdict], more: int = 0) -> str:
        """Return how contradictions are marked in running text: "[≠ conflict 1, 3; ✗ denied 2]"."""
        groups: dict[Kind, list[str]] = {}
        for verdict in self.ordered(verdicts):
            groups.setdefault(verdict.kind, []).append(f"{self.of(verdict):,}")
        names = [f"{kind.sign} {kind.word} {', '.join(numbers)}" for kind, numbers in groups.items()]
        return f"[{'; '.join(names)}{f'; and {more:,} more' if more > 0 else ''}]"

    def line(self, verdict: Verdict, brief: Brief) -> str:
        """Return a verdict in one line: name, severity, and the reason."""
        return f"{self.name(verdict)}, {grade(verdict)}: {reason(verdict, brief)}"


def grade(verdict: Verdict) -> str:
    """Return a verdict's severity: "severity 60 (medium)"."""
    return f"severity {verdict.severity} ({band(verdict.severity).name.lower()})"


def chosen(findings: Findings, *, everything: bool) -> Sequence[Verdict]:
    """Return the contradictions of a brief, or every verdict; the gravest first."""
    if not everything:
        return findings.contradictions
    gravity = {kind: place for place, kind in enumerate(Kind)}
    return sorted(findings.everything(), key=lambda verdict: (-verdict.severity, gravity[verdict.kind]))


def _key(verdict: Verdict) -> tuple[str, str]:
    return verdict.first.id, verdict.second.id
