"""The reading screen: wires the four panes and decides what follows when one of them moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal
from textual.screen import Screen

from briefing.brief.passages import passages
from briefing.library.query import Order, QueryError, arrange, parse_query, select
from briefing.library.search import Hit, Part, search
from briefing.library.tour import Tour, conflict_tour, place_of, places
from briefing.ui.actions import Place, bindings
from briefing.ui.rows import actor_rows, section_rows, title_notes, title_text
from briefing.ui.widgets.actors import ActorsPane
from briefing.ui.widgets.claims import ClaimsTable
from briefing.ui.widgets.prompt import Prompt
from briefing.ui.widgets.sections import SectionsPane
from briefing.ui.widgets.status import StatusLines
from briefing.ui.widgets.text import TextPane
from briefing.ui.widgets.title import TitleLine
from briefing.ui.widgets.too_small import TooSmall
from briefing.verdicts.account import account

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from briefing.brief.model import Claim, Spot
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.opened import Opened
    from briefing.ui.widgets.lines import Lines
    from briefing.verdicts.verdict import Kind

HINT = "? help · / search · f filter · c next conflict · v compare · Tab next pane · q quit"


class ReaderScreen(Screen[None]):
    """Shows one brief."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.READER)]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (10, "-high")]  # noqa: RUF012
    AUTO_FOCUS = None

    def __init__(self, opened: Opened, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._take(opened)
        self._claim = ""
        self._filter = ""
        self._order = Order.BRIEF
        self._hits: Tour[Hit] = Tour()
        self._words = ""

    def _take(self, opened: Opened) -> None:
        self.brief, self.findings = opened.brief, opened.findings
        """What is being read."""
        self._passages = passages(self.brief)
        self._conflicts = conflict_tour(self.brief, self.findings)

    # -- laying out

    def compose(self) -> ComposeResult:
        """Lay out the title, the four panes, and the foot."""
        glyphs = self._glyphs
        yield TitleLine(glyphs.ellipsis, id="title")
        with Horizontal(id="panes"):
            yield SectionsPane(glyphs, id="sections", key="1")
            yield TextPane(glyphs, id="text", key="2")
            yield ActorsPane(glyphs, id="actors", key="3")
        yield ClaimsTable(glyphs, id="claims", key="4")
        yield StatusLines(glyphs.ellipsis, id="status")
        yield Prompt(id="prompt")
        yield TooSmall(id="small")

    def on_mount(self) -> None:
        """Fill the panes and begin in the text."""
        self._title = self.query_one(TitleLine)
        self._sections = self.query_one(SectionsPane)
        self._text = self.query_one(TextPane)
        self._actors = self.query_one(ActorsPane)
        self._claims = self.query_one(ClaimsTable)
        self._status = self.query_one(StatusLines)
        self._prompt = self.query_one(Prompt)
        self._panes: tuple[Lines[object], ...] = (self._sections, self._text, self._actors, self._claims)  # type: ignore[assignment]
        self._front: Widget = self._text
        self._fill()
        self._say_hint()
        self._bring(self._text)

    def _fill(self) -> None:
        """Give every pane what it shows."""
        brief, findings, glyphs = self.brief, self.findings, self._glyphs
        self._title.show(title_text(brief, glyphs), title_notes(brief, findings, glyphs))
        self._sections.show(section_rows(self._passages, findings))
        self._actors.show(actor_rows(brief, findings))
        self._text.show_passages(self._passages, self._worst)
        self._show_claims()
        self._sections.name_it("Sections")
        self._actors.name_it("Actors", f"{len(brief.actors)}")

    def _worst(self, claim: str) -> Kind | None:
        """Return the gravest thing said about a claim."""
        strongest = self.findings.strongest(claim)
        return strongest.kind if strongest else None

    def _show_claims(self) -> None:
        """Show the claims that the filter lets through, in their order."""
        chosen = select(parse_query(self._filter), self.brief, self.findings)
        rows = arrange(chosen, self._order, self.brief, self.findings)
        self._claims.show_claims(rows, self.brief, self.findings, self._claim)
        dot = f" {self._glyphs.dot} "
        of = f"{len(rows)} of {len(self.brief.claims)}"
        self._claims.name_it("Claims", dot.join((of, self._filter or "all", self._order.value)))
        self._actors.filtered_by = self._filter.removeprefix("by:") if self._filter.startswith("by:") else ""
        self._actors.redraw()

    # -- which pane is in front

    def _bring(self, pane: Lines[object] | Widget) -> None:
        """Bring a pane to the front and give it the focus."""
        for other in self._panes:
            other.set_class(other is pane, "-focused")
        if pane is not self._claims:
            self._front.remove_class("-front")
            self._front = pane
            pane.add_class("-front")
        if self.has_class("-zoom"):
            self._zoom(pane)
        pane.focus(scroll_visible=False)

    def _zoom(self, pane: Widget | None) -> None:
        """Give the whole screen to a pane, or to all of them again."""
        self.set_class(pane is not None, "-zoom")
        self.set_class(pane is self._claims, "-zoom-claims")
        for other in self._panes:
            other.set_class(other is pane, "-zoomed")

    @property
    def _pane(self) -> Lines[object]:
        """The pane in focus."""
        return next((pane for pane in self._panes if pane.has_focus), self._text)  # type: ignore[arg-type]

    # -- what the panes report

    def on_sections_pane_reached(self, event: SectionsPane.Reached) -> None:
        """Show the passage in the text."""
        self._text.go_to(event.passage)

    def on_sections_pane_chosen(self) -> None:
        """Go on in the text."""
        self._bring(self._text)

    def on_text_pane_reached(self, event: TextPane.Reached) -> None:
        """Follow the text: its passage, and the claim that stands on the line."""
        self._sections.follow(event.passage)
        claim = self.brief.claims.get(event.claim)
        if claim:
            self._select(claim, self._text)
        else:
            self._say_hint()

    def on_text_pane_chosen(self, event: TextPane.Chosen) -> None:
        """Go on in the table."""
        if not self._claims.follow(event.claim):
            self._set_filter("")
            self._claims.follow(event.claim)
        self._bring(self._claims)

    def on_actors_pane_reached(self, event: ActorsPane.Reached) -> None:
        """Go to the first claim of the actor."""
        claims = self.brief.claims_by_actor.get(event.actor, ())
        if claims:
            self._select(claims[0], self._actors)
        else:
            self._say(account_of_silence(self.brief.name(event.actor)))

    def on_actors_pane_chosen(self, event: ActorsPane.Chosen) -> None:
        """Show only this actor's claims, or all again."""
        asked = f"by:{event.actor}"
        self._set_filter("" if self._filter == asked else asked)

    def on_claims_table_reached(self, event: ClaimsTable.Reached) -> None:
        """Follow the table."""
        self._select(self.brief.claims[event.claim], self._claims)

    def on_claims_table_chosen(self) -> None:
        """Compare."""
        self.action_compare()

    def _select(self, claim: Claim, by: Widget | None = None) -> None:
        """Make a claim the one under the cursor, in every pane but the one that was moved."""
        self._claim = claim.id
        if by is not self._text:
            self._text.follow(claim)
        if by is not self._actors:
            self._actors.follow(claim.by)
        if by is not self._claims:
            self._claims.follow(claim.id)
        self._sections.follow(claim.section)
        self._say(account(claim, self.brief, self.findings))

    # -- the foot

    def _say(self, text: str, style: str = "") -> None:
        self._status.show(text, style)

    def _say_hint(self) -> None:
        self._say(HINT.replace("·", self._glyphs.dot), "dim")

    # -- actions: panes

    def action_sections(self) -> None:
        self._bring(self._sections)

    def action_text(self) -> None:
        self._bring(self._text)

    def action_actors(self) -> None:
        self._bring(self._actors)

    def action_claims(self) -> None:
        self._bring(self._claims)

    def action_next_pane(self) -> None:
        self._bring_next(1)

    def action_previous_pane(self) -> None:
        self._bring_next(-1)

    def _bring_next(self, step: int) -> None:
        panes = self._panes
        self._bring(panes[(panes.index(self._pane) + step) % len(panes)])

    def action_zoom(self) -> None:
        self._zoom(None if self.has_class("-zoom") else self._pane)

    def action_back(self) -> None:
        """Undo the nearest of: zoom, search, filter."""
        if self.has_class("-zoom"):
            self._zoom(None)
        elif self._hits.stops:
            self._find("")
            self._say_hint()
        elif self._filter:
            self._set_filter("")

    # -- actions: moving through the brief

    def action_next_conflict(self) -> None:
        self._go_conflict(1)

    def action_previous_conflict(self) -> None:
        self._go_conflict(-1)

    def _go_conflict(self, step: int) -> None:
        """Go to the next claim in conflict in reading order, seen from the claim under the cursor."""
        tour = self._conflicts
        if not tour.stops:
            self._say("No two claims in this brief contradict each other.")
            return
        if tour.at >= 0 and tour.stop.id == self._claim:
            tour = tour.step(step)
        else:
            order = places(self.brief)
            row = self._text.current
            here = (order.get(row.passage, -1), row.start) if row else (-1, 0)
            tour = tour.beside(step, lambda claim: place_of(claim, order), here)
        self._conflicts, claim = tour, tour.stop
        if not self._claims.follow(claim.id):
            self._set_filter("")
        self._select(claim)
        self._say(f"Contradicted claim {tour.count}. {account(claim, self.brief, self.findings)}")

    def action_next_section(self) -> None:
        self._go_section(1)

    def action_previous_section(self) -> None:
        self._go_section(-1)

    def _go_section(self, step: int) -> None:
        if not self._sections.rows:
            return
        self._sections.place(self._sections.cursor + step)
        if self._sections.current:
            self._text.go_to(self._sections.current.id)
            self._say_hint()

    # -- actions: claims

    def action_sort(self) -> None:
        self._order = self._order.next()
        self._show_claims()
        self._say(f"Claims stand {self._order.value}.")

    def action_same_measure(self) -> None:
        claim = self.brief.claims.get(self._claim) or self._claims.current
        if claim is None or claim.measure is None:
            self._say("The claim under the cursor has no measure.")
            return
        asked = f"measure:{claim.measure}"
        self._set_filter("" if self._filter == asked else asked)

    def action_filter(self) -> None:
        self._prompt.ask("filter", "Claims with", self._filter)
        self._say("Words, or by: measure: verdict: after: before:  Enter keeps, Esc gives up", "dim")

    def _set_filter(self, text: str, keep: str | None = None) -> None:
        """Filter the claims; where the filter cannot be read, keep the one there is and say why."""
        before, self._filter = self._filter, text.strip()
        try:
            self._show_claims()
        except QueryError as error:
            self._filter = before if keep is None else keep
            self._say(f"{error}", "error")

    # -- actions: search

    def action_search(self) -> None:
        self._prompt.ask("search", "Search", "")

    def action_next_hit(self) -> None:
        self._go_hit(1)

    def action_previous_hit(self) -> None:
        self._go_hit(-1)

    def _find(self, words: str) -> None:
        """Mark and count every place where words stand."""
        self._words = words
        self._hits = Tour(search(self.brief, words))
        by_passage: dict[str, list[Spot]] = {}
        for hit in self._hits.stops:
            if hit.spot:
                by_passage.setdefault(hit.id, []).append(hit.spot)
        self._text.show_hits(by_passage)

    def _go_hit(self, step: int) -> None:
        """Go to the next hit and bring the pane it is in."""
        if not self._hits.stops:
            self._say(f"Nothing found: {self._words}" if self._words else "Press / to search.")
            return
        self._hits = self._hits.step(step)
        hit = self._hits.stop
        if hit.part is Part.PASSAGE:
            self._text.go_to(hit.id, hit.spot.start if hit.spot else None)
            self._sections.follow(hit.id)
            self._bring(self._text)
        elif hit.part is Part.ACTOR:
            self._actors.follow(hit.id)
            self._bring(self._actors)
        else:
            claim = self.brief.claims[hit.id]
            if not self._claims.follow(hit.id):
                self._set_filter("")
            self._select(claim)
            self._bring(self._claims)
        self._say(f"{self._hits.count} {self._glyphs.dot} {self._words}")

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Filter and count while words are typed."""
        if event.purpose == "filter":
            self._set_filter(event.words)
        else:
            self._find(event.words)
            self._say(f"{len(self._hits.stops):,} found" if event.words.strip() else "")

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Go to the first hit, or keep the filter."""
        if event.purpose == "filter":
            self._set_filter(event.words)
            self._bring(self._claims)
        else:
            self._bring(self._front)
            self._find(event.words)
            self._go_hit(1)

    def on_prompt_given_up(self, event: Prompt.GivenUp) -> None:
        """Show all again."""
        if event.purpose == "filter":
            self._set_filter("")
            self._bring(self._claims)
        else:
            self._find("")
            self._bring(self._front)
        self._say_hint()

    # -- actions: other screens

    def action_compare(self) -> None:
        from briefing.ui.screens.compare import CompareScreen

        claim = self.brief.claims.get(self._claim) or self._claims.current
        if claim is None or claim.measure is None or claim.figure is None:
            self._say("The claim under the cursor has no figure to compare.")
            return
        self.app.push_screen(
            CompareScreen(claim, self.brief, self.findings, self._glyphs), self._come_back_to
        )

    def _come_back_to(self, claim: str | None) -> None:
        if claim:
            self._select(self.brief.claims[claim])

    def action_problems(self) -> None:
        from briefing.ui.screens.problems import ProblemsScreen

        if not self.brief.problems:
            self._say("The file has no problems.")
            return
        self.app.push_screen(ProblemsScreen(self.brief, self._glyphs), self._come_back_to)

    # -- reading the file again

    def show_again(self, opened: Opened) -> None:
        """Show the brief as it has become, with cursor and filter where they were."""
        row = self._text.current
        self._take(opened)
        self._fill()
        if self._words:
            self._find(self._words)
        if self._claim not in self.brief.claims:
            self._claim = ""
        if row:
            self._text.go_to(row.passage, None if row.heading else row.start)
        self._say("Read again.")

    def say_error(self, text: str) -> None:
        """Say what went wrong, and leave everything else as it is."""
        self._say(text, "error")


def account_of_silence(name: str) -> str:
    """Return what is said of an actor who claims nothing."""
    return f"{name} makes no claim in this brief."
