"""The scale of likelihood that a brief uses, and the claims that leave it (ICD 203 asks for one of its rows)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from briefing.brief.shape import LIKELIHOODS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefing.brief.model import Brief, Claim


def scale_of(brief: Brief) -> int | None:
    """Return the row of ICD 203, 0 or 1, that most of a brief's claims use; none where they use neither."""
    rows = Counter(row for claim in brief.claims.values() if (row := _row(claim)) is not None)
    return max(rows, key=lambda row: (rows[row], -row)) if rows else None


def scale_advice(brief: Brief) -> Iterator[tuple[Claim, str, str]]:
    """Yield the claims whose word of likelihood is of the row that the brief uses less."""
    scale = scale_of(brief)
    if scale is None:
        return
    for claim in brief.claims.values():
        row = _row(claim)
        if row is not None and row != scale:
            word = LIKELIHOODS[scale][LIKELIHOODS[row].index(claim.likelihood)]
            what = (
                f"claim '{claim.id}': likelihood '{claim.likelihood}' is of the scale of ICD 203 {ends(row)}, "
                f"mixed with the one {ends(scale)}"
            )
            yield claim, what, f"write '{word}', or use one scale for all"


def ends(row: int) -> str:
    """Return from which word to which a row of ICD 203 runs."""
    return f"from '{LIKELIHOODS[row][0]}' to '{LIKELIHOODS[row][-1]}'"


def _row(claim: Claim) -> int | None:
    return next((row for row, words in enumerate(LIKELIHOODS) if claim.likelihood in words), None)
