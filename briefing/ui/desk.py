"""The desk: the four panes of the reader, what they show of one reading, and which of them is in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.ui.drawn import Box
from briefing.ui.held_frame import hold_frame
from briefing.ui.panes import ActorsPane, ClaimsTable, SectionsPane, actor_rows, section_rows
from briefing.ui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.widget import Widget

    from briefing.brief.model import Claim
    from briefing.ui.list_pane import ListPane
    from briefing.ui.pane_sizes import PaneSizes
    from briefing.ui.reading import BriefReading
    from briefing.ui.signs import Glyphs


class Desk(Box):
    """Lays out sections, text and actors above the claims; where it is narrow, the three share one place."""

    def __init__(self, glyphs: Glyphs, sizes: PaneSizes) -> None:
        super().__init__(id="desk")
        self._glyphs, self._sizes = glyphs, sizes
        self.sections = SectionsPane(glyphs, id="sections", key="1")
        self.text = TextPane(glyphs, id="text", key="2")
        self.actors = ActorsPane(glyphs, id="actors", key="3")
        self.claims = ClaimsTable(glyphs, id="claims", key="4")
        self.text.add_class("-front")
        self.front: ListPane[Any] = self.text
        """Which of sections, text and actors has the place that they share."""
        self._panes: tuple[ListPane[Any], ...] = (self.sections, self.text, self.actors, self.claims)

    def compose(self) -> ComposeResult:
        """Lay out the panes."""
        with Box(id="upper"):
            yield from self._panes[:3]
        yield self.claims

    # -- how large the panes are

    def on_resize(self) -> None:
        """Give the panes the sizes that the user has chosen."""
        self._take_sizes()

    def resize_height(self, step: int) -> str:
        """Make the pane in focus taller or less tall; return what to say where that cannot be."""
        if self.is_zoomed:
            return "This pane has the whole screen; z shows all."
        at_claims = self.pane is self.claims
        return self._resize((("claims", step if at_claims else -step),))

    def resize_width(self, step: int) -> str:
        """Make the pane in focus wider or narrower; return what to say where that cannot be."""
        if self.is_zoomed or self.is_narrow or self.pane is self.claims:
            return "This pane has the whole width."
        if self.pane is self.text:  # which has what the two beside it leave
            return self._resize((("sections", -step), ("actors", -step)))
        return self._resize(((self.pane.id or "", step),))

    def _resize(self, changes: Iterable[tuple[str, int]]) -> str:
        changed = [self._sizes.change(id, step) for id, step in changes]
        self._take_sizes()
        hold_frame(self)
        return "" if any(changed) else "There is no more room for that."

    @property
    def is_narrow(self) -> bool:
        """Whether sections, text and actors share one place."""
        return self.screen.has_class("-narrow") or self.screen.has_class("-tiny")

    def _take_sizes(self) -> None:
        height = None if self.is_zoomed else self._sizes.get("claims")
        self.claims.styles.height = None if height is None else f"{height}%"
        for pane in (self.sections, self.actors):
            pane.styles.width = None if self.is_zoomed or self.is_narrow else self._sizes.get(pane.id or "")

    # -- what the panes show

    def show(self, reading: BriefReading, claim: str) -> None:
        """Show all of a reading, with a claim at hand in the table."""
        brief, findings = reading.brief, reading.findings
        self.sections.show(section_rows(reading.passages, findings, self._glyphs))
        self.sections.name_it("Sections")
        left = {id for id, one in brief.claims.items() if brief.review_of(one)} if brief.in_review else ()
        self.text.show_passages(reading.passages, findings.strongest, left)
        self.text.show_hits(reading.hits_by_passage())
        self.actors.show(actor_rows(brief, findings, self._glyphs))
        self.actors.name_it("Actors", f"{len(brief.actors)}")
        self.show_claims(reading, claim)

    def show_claims(self, reading: BriefReading, claim: str) -> None:
        """Show the claims that the filter lets through, with one of them at hand."""
        self.claims.show_claims(reading.rows, reading.brief, reading.findings, claim)
        count = f"{len(reading.rows):,} of {len(reading.brief.claims):,}"
        note = f" {self._glyphs.dot} ".join((count, reading.filter or "all", reading.order.value))
        self.claims.name_it("Claims", note)
        none = "This brief makes no claims yet; 'briefing help file' shows how one is written."
        self.claims.empty = "No claim matches; Esc shows all again." if reading.filter else none
        self.actors.show_filter(reading.filter)

    def follow(self, claim: Claim, moved: Widget | None = None) -> bool:
        """Go to a claim in every pane but the one that was moved; return whether the table has it."""
        if moved is not self.text:
            self.text.follow(claim)
        if moved is not self.actors:
            self.actors.follow(claim.by)
        self.sections.follow(claim.section)
        return moved is self.claims or self.claims.follow(claim.id)

    def read_on(self, passage: str, offset: int | None = None) -> None:
        """Go to a place in the text and read on there; without an offset to the passage's heading."""
        self.text.go_to(passage, offset)
        self.sections.follow(passage)
        self.bring(self.text)

    # -- which of them is in front

    @property
    def pane(self) -> ListPane[Any]:
        """The pane in focus."""
        return next((pane for pane in self._panes if pane.has_focus), self.front)

    def bring(self, pane: ListPane[Any]) -> None:
        """Bring a pane to the front and give it the focus."""
        if pane is not self.claims:
            self.front = pane
        for other in self._panes:
            other.set_class(other is self.front, "-front")
        if self.is_zoomed:
            self._zoom(pane)
        pane.focus(scroll_visible=False)
        hold_frame(self)

    def bring_next(self, step: int) -> None:
        """Bring the pane that follows the one in focus."""
        self.bring(self._panes[(self._panes.index(self.pane) + step) % len(self._panes)])

    @property
    def is_zoomed(self) -> bool:
        """Whether one pane has the whole screen."""
        return self.has_class("-zoom")

    def toggle_zoom(self) -> None:
        """Give the whole screen to the pane in focus, or to all of them again."""
        self._zoom(None if self.is_zoomed else self.pane)

    def _zoom(self, pane: ListPane[Any] | None) -> None:
        self.set_class(pane is not None, "-zoom")
        self.set_class(pane is self.claims, "-zoom-claims")
        for other in self._panes:
            other.set_class(other is pane, "-zoomed")
        self._take_sizes()
