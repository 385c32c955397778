"""Finding: what the claims of a brief say together, from their figures, days and words for each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.verdicts.basis import Basis
from briefing.verdicts.findings import Findings, stands
from briefing.verdicts.successors import successors
from briefing.verdicts.sweep import sweep

if TYPE_CHECKING:
    from briefing.brief.model import Brief


def find(brief: Brief) -> Findings:
    """Return what the claims of a brief say together."""
    bases = {id: Basis(claim, brief) for id, claim in brief.claims.items()}
    superseded = successors(bases, brief)
    standing = (basis for basis in bases.values() if stands(basis, superseded))
    return Findings(brief, bases, superseded, sweep(standing, brief))
