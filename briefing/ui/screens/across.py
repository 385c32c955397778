"""Comparing across briefs: a measure's claims from every brief on one axis, and in which brief each stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.screens.compare import CompareScreen
from briefing.ui.widgets.chart import Chart

if TYPE_CHECKING:
    from briefing.brief.model import Claim


class AcrossScreen(CompareScreen):
    """Compares the claims of several briefs; gives back the claim whose quote is to be read."""

    def _show_verdicts(self, claim: Claim) -> None:
        super()._show_verdicts(claim)
        section = self._brief.sections.get(claim.section)
        brief, _, id = claim.id.rpartition("/")
        title = f"{section.title} {self._glyphs.dot} " if section else ""
        self.query_one(Chart).name_it("Compare", f"{title}{brief}: {id}")
