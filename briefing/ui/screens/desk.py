"""One brief on the desk: what follows in the other panes when one of them moves, and the keys that move through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.ui.keeping import Keeping
from briefing.ui.reading import begin
from briefing.ui.rows import title_notes, title_text
from briefing.ui.screen import Screen
from briefing.ui.widgets.desk import Desk
from briefing.ui.widgets.status import StatusLines
from briefing.ui.widgets.title import TitleLine

if TYPE_CHECKING:
    from textual.widget import Widget

    from briefing.brief.model import Claim
    from briefing.library.state import State
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.opened import Opened
    from briefing.ui.reading import Reading
    from briefing.ui.widgets.actors import ActorsPane
    from briefing.ui.widgets.claims import ClaimsTable
    from briefing.ui.widgets.sections import SectionsPane
    from briefing.ui.widgets.text import TextPane

HINT = "? help · / search · f filter · c next conflict · v compare · Tab next pane · q quit"


class DeskScreen(Screen[None]):
    """Links the panes in which one brief is read."""

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]  # noqa: RUF012
    AUTO_FOCUS = ""

    def __init__(self, opened: Opened, glyphs: Glyphs, state: State | None) -> None:
        super().__init__()
        self._glyphs = glyphs
        self.reading: Reading = begin(opened)
        """What is being read; every view of it follows from this."""
        self._claim = ""
        self._title = TitleLine(glyphs.ellipsis, id="title")
        self._desk = Desk(glyphs)
        self._status = StatusLines(glyphs.ellipsis, id="status")
        self._keeping = Keeping(state, opened.brief, self._desk, glyphs)

    def _fill(self) -> None:
        """Show the brief in the title and in every pane."""
        self._show_title()
        self._desk.show(self.reading, self._claim)

    def _show_title(self, new: int = 0) -> None:
        brief, findings = self.reading.brief, self.reading.findings
        notes = title_notes(brief, findings, self._glyphs, new)
        self._title.show(title_text(brief, self._glyphs), notes)

    # -- what the panes report

    def on_sections_pane_reached(self, event: SectionsPane.Reached) -> None:
        """Show the passage in the text."""
        self._desk.text.go_to(event.passage)

    def on_sections_pane_chosen(self) -> None:
        """Go on in the text."""
        self._desk.bring(self._desk.text)

    def on_text_pane_reached(self, event: TextPane.Reached) -> None:
        """Follow the text: its passage, and the claim that stands on the line."""
        self._desk.sections.follow(event.passage)
        claim = self.reading.brief.claims.get(event.claim)
        if claim:
            self._select(claim, self._desk.text)
        elif told := self._keeping.told():
            self._say(told)
        else:
            self._say_hint()

    def on_text_pane_chosen(self, event: TextPane.Chosen) -> None:
        """Go on in the table."""
        if claim := self.reading.brief.claims.get(event.claim):  # the file may have been read again since
            self._select(claim, self._desk.text, uncover=True)
            self._desk.bring(self._desk.claims)

    def on_actors_pane_reached(self, event: ActorsPane.Reached) -> None:
        """Go to the first claim of the actor."""
        brief = self.reading.brief
        claims = brief.claims_by_actor.get(event.actor, ())
        if claims:
            self._select(claims[0], self._desk.actors)
        else:
            from briefing.verdicts.account import silence

            self._say(silence(event.actor, brief))

    def on_actors_pane_chosen(self, event: ActorsPane.Chosen) -> None:
        """Show only this actor's claims, or all again."""
        self._toggle_filter(f"by:{event.actor}")

    def on_claims_table_reached(self, event: ClaimsTable.Reached) -> None:
        """Follow the table."""
        if claim := self.reading.brief.claims.get(event.claim):
            self._select(claim, self._desk.claims)

    def _select(self, claim: Claim, moved: Widget | None = None, *, uncover: bool = False) -> None:
        """Make a claim the one at hand, in every pane but the one that was moved.

        A claim that the filter hides stays hidden, unless it is to be uncovered.
        """
        self._claim = claim.id
        if not self._desk.follow(claim, moved) and uncover:
            self._filter("")
        self._say(self._account(claim))

    def _account(self, claim: Claim) -> str:
        from briefing.verdicts.account import account

        return self._keeping.told(claim, account(claim, self.reading.brief, self.reading.findings))

    @property
    def _at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        return self.reading.brief.claims.get(self._claim) or self._desk.claims.current

    # -- the foot

    def _say(self, text: str, style: str = "") -> None:
        trouble = self._keeping.take_trouble()
        self._status.show(trouble or text, "error" if trouble else style)

    @property
    def _hint(self) -> str:
        return HINT.replace("·", self._glyphs.dot)

    def _say_hint(self) -> None:
        self._say(self._hint, "dim")

    def say_error(self, text: str) -> None:
        """Say what went wrong, and leave everything else as it is."""
        self._say(text, "error")

    # -- actions: panes

    def action_sections(self) -> None:
        self._desk.bring(self._desk.sections)

    def action_text(self) -> None:
        self._desk.bring(self._desk.text)

    def action_actors(self) -> None:
        self._desk.bring(self._desk.actors)

    def action_claims(self) -> None:
        self._desk.bring(self._desk.claims)

    def action_next_pane(self) -> None:
        self._desk.bring_next(1)

    def action_previous_pane(self) -> None:
        self._desk.bring_next(-1)

    def action_zoom(self) -> None:
        self._desk.toggle_zoom()

    # -- actions: moving through the brief

    def action_next_conflict(self) -> None:
        self._go_conflict(1)

    def action_previous_conflict(self) -> None:
        self._go_conflict(-1)

    def _go_conflict(self, step: int) -> None:
        """Go to the next contradicted claim in reading order."""
        reading, row = self.reading, self._desk.text.current
        if not reading.conflicts.stops:
            self._say("No two claims in this brief contradict each other.")
            return
        passage, offset = (row.passage, row.start) if row else ("", 0)
        self.reading = reading = reading.at_next_conflict(step, self._claim, passage, offset)
        claim = reading.conflicts.stop
        self._select(claim, uncover=True)
        self._say(f"Contradicted claim {reading.conflicts.position}. {self._account(claim)}")

    def action_next_section(self) -> None:
        self._go_section(1)

    def action_previous_section(self) -> None:
        self._go_section(-1)

    def _go_section(self, step: int) -> None:
        sections = self._desk.sections
        sections.place(sections.cursor + step)
        if sections.current:
            self._desk.text.go_to(sections.current.id)
            self._say_hint()

    # -- actions: claims

    def action_sort(self) -> None:
        self.reading = self.reading.in_next_order()
        self._desk.show_claims(self.reading, self._claim)
        self._say(f"Claims stand {self.reading.order.value}.")

    def action_same_measure(self) -> None:
        claim = self._at_hand
        if claim and claim.measure:
            self._toggle_filter(f"measure:{claim.measure}")
        else:
            self._say("The claim under the cursor has no measure.")

    def _toggle_filter(self, text: str) -> None:
        self._filter("" if self.reading.filter == text else text)

    def _filter(self, text: str) -> None:
        """Filter the claims; where the filter cannot be read, show them all and say why."""
        from briefing.library.query import QueryError

        try:
            self.reading = self.reading.filtered(text)
            error = None
        except QueryError as unread:
            self.reading, error = self.reading.filtered(""), unread
        self._desk.show_claims(self.reading, self._claim)
        if error:
            self.say_error(f"{error}.")
        else:
            self._say(f"{len(self.reading.rows):,} of {len(self.reading.brief.claims):,} claims.")
