"""What would turn a verdict, as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.verdicts.sensitivity import Change, sensitivity, turn_text

if TYPE_CHECKING:
    from briefing.brief.model import Brief
    from briefing.verdicts.sensitivity import Turn
    from briefing.verdicts.verdict import Verdict


def sensitivity_json(verdict: Verdict, brief: Brief) -> list[dict[str, object]]:
    """Return the smallest changes that turn a verdict, each with the claim, the change and what comes of it."""
    return [_turn(turn, brief) for turn in sensitivity(verdict.first, verdict.second, brief)]


def _turn(turn: Turn, brief: Brief) -> dict[str, object]:
    """Return a turn; `days` and `as_of` are null unless the day is changed, `wording` unless the words are."""
    claim, moved = turn.claim, turn.change is Change.DAY
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
