"""Denials: when a later statement softens or withdraws one (rule 2 of verdicts.md §2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.brief.model import Status

if TYPE_CHECKING:
    from briefing.brief.model import Brief, Claim


def withdraws_denial(later: Claim, denial: Claim, brief: Brief) -> bool:
    """Whether a claim takes a denial back; it need not confirm what was denied.

    The brief says so with `supersedes`. Otherwise it is the denier's own later statement on the same
    measure, unless that gives a figure that keeps clear of the figures denied: who denies 400 and later
    says 89 still denies 400.
    """
    if denial.status is not Status.DENIED or later.status is Status.DENIED:
        return False
    if denial.id in later.supersedes:
        return True
    if later.by != denial.by or later.measure is None or later.measure != denial.measure:
        return False
    if not (denial.said and later.said and denial.said < later.said and later.status is Status.ASSERTED):
        return False
    if later.figure is None or later.figure.hard is None:
        return True
    denied = [
        claim.figure.hard
        for claim in (denial, *(brief.claims[name] for name in denial.denies if name in brief.claims))
        if claim.measure == denial.measure and claim.figure and claim.figure.hard
    ]
    admitted = later.figure.hard
    return any(admitted.meets(hard) for hard in denied) if denied else admitted.high > 0
