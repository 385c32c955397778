"""The perspective screen: the brief as one side tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from briefing.ui.actions import Place, bindings
from briefing.ui.screens.view import View
from briefing.ui.widgets.status import StatusLines
from briefing.ui.widgets.telling import TellingPane
from briefing.ui.widgets.title import TitleLine
from briefing.verdicts.account import account, silence
from briefing.verdicts.perspective import Theme, perspective, sides

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.model import Brief, Claim
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.widgets.claim_lines import ClaimLines
    from briefing.verdicts.findings import Findings


class PerspectiveScreen(View):
    """Shows what one side says and denies, and what others say while it is silent."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.PERSPECTIVE)]

    def __init__(self, claim: Claim | None, brief: Brief, findings: Findings, glyphs: Glyphs) -> None:
        super().__init__(claim, brief, findings, glyphs)
        self._sides = sides(brief)
        at = brief.side(claim.by) if claim else ""
        self._at = self._sides.index(at) if at in self._sides else 0
        self._title = TitleLine(glyphs.ellipsis, id="title")
        self._telling = TellingPane(brief, findings, glyphs, id="telling")
        self._status = StatusLines(glyphs.ellipsis, id="status")

    def compose(self) -> ComposeResult:
        """Lay out the title, what is told and the foot."""
        yield self._title
        yield self._telling
        yield self._status

    def begin(self) -> None:
        """Begin with the side of the claim from which the perspective was asked for."""
        self._show(self._claim.id if self._claim else "")
        self._telling.focus()

    @property
    def at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        row = self._telling.current
        return row.claim if row else None

    def on_claim_lines_reached(self, event: ClaimLines.Reached) -> None:
        """Tell of the claim."""
        self._tell()

    def on_claim_lines_chosen(self, event: ClaimLines.Chosen) -> None:
        """Read the quote."""
        self.dismiss(event.claim)

    def action_next_side(self) -> None:
        self._step(1)

    def action_previous_side(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        if self._sides:
            self._at = (self._at + step) % len(self._sides)
            self._show("")

    def _show(self, claim: str) -> None:
        """Show the brief as the side tells it."""
        if not self._sides:
            self._status.show("This brief has no actors.")
            return
        side, brief = self._sides[self._at], self._brief
        told = perspective(brief, self._findings, side)
        keys = [(words, "dim") for words in ("] next side", "Esc closes")]
        self._title.show(f"{brief.name(side)}, in its own telling", keys)
        self._telling.show_telling(told, claim)
        counts = {theme: sum(len(part.told) for part in told.parts if part.theme is theme) for theme in Theme}
        silent = sum(part.theme is Theme.SILENT for part in told.parts)
        dot = f" {self._glyphs.dot} "
        note = dot.join(
            (
                _counted(counts[Theme.SAYS], "claim"),
                _counted(counts[Theme.DENIES], "denial"),
                f"silent on {_counted(silent, 'measure')}",
            )
        )
        self._telling.name_it(f"Side {self._at + 1} of {len(self._sides)}", note)
        self._tell()
        if not counts[Theme.SAYS] and not counts[Theme.DENIES]:
            self._status.show(silence(side, brief))

    def _tell(self) -> None:
        claim = self.at_hand
        self._status.show(account(claim, self._brief, self._findings) if claim else "")


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
