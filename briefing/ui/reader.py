"""The reading screen: what follows in the other panes when one moves, and what the keys do."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from urllib.parse import urlsplit

from textual import on, work
from textual.message import Message
from textual.worker import get_current_worker

from briefing.brief.model import Actor, Claim, Spot
from briefing.library.anchors import locate
from briefing.library.cycle import Tour
from briefing.text import clean, counted, long_day
from briefing.ui.actions import Where, bindings
from briefing.ui.clipboard import NO_CLIPBOARD, Clipboard, can_browse
from briefing.ui.desk import Desk
from briefing.ui.editor import FilePlace, actor_in_file, claim_in_file, words_in_file
from briefing.ui.keeping import HOW_TO_WRITE, Keeping
from briefing.ui.list_pane import ListPane
from briefing.ui.pane_screen import Asking, AskingScreen
from briefing.ui.pane_sizes import PaneSizes
from briefing.ui.reading import begin
from briefing.ui.views.opening import view_named
from briefing.ui.views.view import NO_FIGURE, Next, Views, view_for
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from textual.binding import BindingType
    from textual.widget import Widget

    from briefing.brief.model import Brief
    from briefing.brief.problems import Problem, UnreadableError
    from briefing.library import anchors
    from briefing.library.find import Found
    from briefing.library.state import State
    from briefing.ui.newness import Newness
    from briefing.ui.reading import BriefReading, Opened
    from briefing.ui.signs import Glyphs
    from briefing.ui.views.notes_view import GoTo
    from briefing.ui.views.view import View
    from briefing.verdicts.findings import Findings
    from briefing.verdicts.review import ToReview

FIRST_HINT = (
    "New here? c goes to a contradicted figure, v compares it with the others, Enter chooses, Esc leads back. "
    "? explains the pane at hand, i its signs, : finds everything by name."
)
STALE = "file changed, cannot be read"
"""What the title says while the file is broken or gone."""
HINT = "? help · / search · f filter · c next conflict · v compare · Tab next pane · q quit"
LARGE = 1500
"""Claims from which on work that takes time goes to a thread: sorting 10,000 takes 0.4 s, checking them 1.4 s."""
Answer = TypeVar("Answer")
ABOVE = 3
"""Lines above a quote that stay in sight where one comes to it from elsewhere."""


class ReaderScreen(Views, AskingScreen):
    """Shows one brief, in panes that follow each other."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.READER, Where.VIEWS, Where.SIZES)]

    class WorkedOut(Message):
        """A thread has worked something out."""

        def __init__(self, go_on: Callable[[], None]) -> None:
            super().__init__()
            self.go_on = go_on

    class NewsFound(Message):
        """What is new since the brief was last open has been found."""

        def __init__(self, found: Newness) -> None:
            super().__init__()
            self.found = found

    def __init__(
        self,
        opened: Opened,
        glyphs: Glyphs,
        state: State | None = None,
        seen: Callable[[], None] = lambda: None,
        clipboard: Clipboard = NO_CLIPBOARD,
    ) -> None:
        """Show what was opened; `seen` is called when the screen shows it with nothing in front, and will not for long."""
        self._is_first_run = state is not None and not os.path.exists(state.database.path)
        self.sizes = PaneSizes(state)
        self._desk = Desk(glyphs, self.sizes)
        super().__init__(glyphs, self._desk)
        self.reading: BriefReading = begin(opened)
        """What is being read; every view of it follows from this."""
        self._claim = ""
        """The claim at hand."""
        self._shown_address = ""
        """The address that O opens when it is pressed again."""
        self._stale: UnreadableError | None = None
        """Why the file cannot be read as it is by now; none while what is shown is what is on the disk."""
        self._problems: tuple[Findings, tuple[Problem, ...]] | None = None
        """The problems of the file as they were last worked out."""
        self._reviews: Tour[ToReview] | None = None
        """What is left to review, once it has been asked for."""
        self._keeping = Keeping(state, opened.brief, self._desk, glyphs)
        self._seen = seen
        self._clipboard = clipboard

    def begin(self) -> None:
        """Fill the panes and begin in the text, where it was left."""
        self.reading, self._claim = self._keeping.resume(self.reading)
        self._fill()
        self._keeping.settle(self.reading.brief.claims.get(self._claim))
        if self._is_first_run:
            self._say(FIRST_HINT)
        else:
            self._say(self._keeping.greeting() or self._hint, "dim")
        self._desk.bring(self._desk.text)
        self.call_after_refresh(self._look_for_news)

    def _fill(self) -> None:
        """Show the brief in the title and in every pane."""
        self._show_title()
        self._desk.show(self.reading, self._claim)

    def _show_title(self, new: int = 0) -> None:
        brief, dot = self.reading.brief, self._glyphs.dot
        title = f"{brief.title} {dot} {long_day(brief.date)}" if brief.date else brief.title
        stale = [(f" {STALE} ", "error banner")] if self._stale else []
        self._title.show(title, [*stale, *title_notes(brief, self.reading.findings, self._glyphs, new)])

    # -- what is new

    def _look_for_news(self) -> None:
        """Find what is new since the brief was last open, if its file is another by now."""
        if copy := self._keeping.copy_if_changed():
            self._find_news(self.reading.findings, copy)

    @work(thread=True, exclusive=True, exit_on_error=False, description="news")
    def _find_news(self, findings: Findings, copy: bytes) -> None:
        """Find what is new in a thread, so that keys need not wait."""
        from briefing.ui.newness import newness

        self.post_message(self.NewsFound(newness(findings, copy)))

    def on_reader_screen_news_found(self, event: ReaderScreen.NewsFound) -> None:
        """Mark what is new, unless the brief has been read again since."""
        if event.found.brief is self.reading.brief and event.found.count:
            self._keeping.take_news(event.found)
            self._show_title(event.found.count)

    # -- what the panes report

    @on(ListPane.Reached, "#sections")
    def _section_reached(self, event: ListPane.Reached) -> None:
        """Show the passage in the text."""
        self._desk.text.go_to(event.row.id)

    @on(ListPane.Chosen, "#sections")
    def _section_chosen(self) -> None:
        """Go on in the text."""
        self._desk.bring(self._desk.text)

    @on(ListPane.Reached, "#text")
    def _text_reached(self, event: ListPane.Reached) -> None:
        """Follow the text: its passage, and the claim that stands on the line."""
        self._desk.sections.follow(event.row.passage)
        if claim := self._claim_in_text(event):
            self._select(claim, self._desk.text)
        else:
            self._tell_line()

    @on(ListPane.Chosen, "#text")
    def _text_chosen(self, event: ListPane.Chosen) -> None:
        """Go on in the table."""
        if claim := self._claim_in_text(event):
            self._select(claim, self._desk.text, uncover=True)
            self._desk.bring(self._desk.claims)

    def _claim_in_text(self, event: ListPane.Reached | ListPane.Chosen) -> Claim | None:
        """Return the claim on a row of the text; the file may have been read again since."""
        return self.reading.brief.claims.get(self._desk.text.claim_on(event.row))

    @on(ListPane.Reached, "#actors")
    def _actor_reached(self, event: ListPane.Reached) -> None:
        """Go to the first claim of the actor."""
        brief = self.reading.brief
        if claims := brief.claims_by_actor.get(event.row.id, ()):
            self._select(claims[0], self._desk.actors)
        else:
            from briefing.verdicts.findings import silence

            self._say(silence(event.row.id, brief))

    @on(ListPane.Chosen, "#actors")
    def _actor_chosen(self, event: ListPane.Chosen) -> None:
        """Show only this actor's claims, or all again."""
        self._toggle_filter(f"by:{event.row.id}")

    @on(ListPane.Reached, "#claims")
    def _claim_reached(self, event: ListPane.Reached) -> None:
        """Follow the table."""
        if claim := self.reading.brief.claims.get(event.row.id):
            self._select(claim, self._desk.claims)

    @on(ListPane.Chosen, "#claims")
    def _claim_chosen(self) -> None:
        """Compare."""
        self.action_compare()

    def _select(self, claim: Claim, moved: Widget | None = None, *, uncover: bool = False) -> None:
        """Make a claim the one at hand, in every pane but the one that was moved.

        A claim that the filter hides stays hidden, unless it is to be uncovered.
        """
        self._claim = claim.id
        if not self._desk.follow(claim, moved) and uncover:
            self._filter("")
        self._tell(claim)

    @property
    def _at_hand(self) -> Claim | None:
        """The claim under the cursor."""
        return self.reading.brief.claims.get(self._claim) or self._desk.claims.current

    @property
    def edit_place(self) -> FilePlace:
        """Where the section, the words, the actor or the claim stands that is under the cursor."""
        brief, desk = self.reading.brief, self._desk
        row = desk.text.current
        if desk.pane is desk.actors and desk.actors.current:
            return actor_in_file(desk.actors.current.id, brief)
        if desk.pane is desk.sections and desk.sections.current:
            return words_in_file(desk.sections.current.id, Spot(0, 0), brief)
        if desk.pane is desk.text and row and not desk.text.claim_on(row):
            return words_in_file(
                row.passage, Spot(row.start, row.start + len(row.text.split("\n")[0])), brief
            )
        return claim_in_file(self._at_hand, brief)

    # -- the foot

    def _tell(self, claim: Claim, before: str = "") -> None:
        """Say what is known of a claim, and below it what the analyst has noted."""
        from briefing.verdicts.findings import account

        note = self._keeping.told(claim)
        self._say(f"{before}{account(claim, self.reading.brief, self.reading.findings)}", below=note)

    def _tell_line(self) -> None:
        """Say what the analyst has noted of a line without a claim, else which keys there are."""
        if note := self._keeping.told():
            self._say(note)
        else:
            self._say_hint()

    def _say(self, text: str, style: str = "", *, below: str = "") -> None:
        """Say something in place of what is said."""
        trouble = self._keeping.take_trouble()
        self._status.show(trouble or text, "error" if trouble else style, below=below)

    def _notice(self, text: str) -> None:
        """Say something below the reason for what is at hand, which stays."""
        trouble = self._keeping.take_trouble()
        self._status.notice(trouble or text, "error" if trouble else "strong")

    @property
    def _hint(self) -> str:
        return HINT.replace("·", self._glyphs.dot)

    def _say_hint(self) -> None:
        self._say(self._hint, "dim")

    def say_error(self, text: str) -> None:
        """Say what went wrong, and leave everything else as it is."""
        self._status.notice(text, "error")

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

    def action_taller(self) -> None:
        self._resize(self._desk.resize_height(1))

    def action_shorter(self) -> None:
        self._resize(self._desk.resize_height(-1))

    def action_broader(self) -> None:
        self._resize(self._desk.resize_width(1))

    def action_slimmer(self) -> None:
        self._resize(self._desk.resize_width(-1))

    def _resize(self, refusal: str) -> None:
        if refusal:
            self._notice(refusal)

    def action_back(self) -> None:
        """Undo the nearest of: zoom, search, filter."""
        if self._desk.is_zoomed:
            self._desk.toggle_zoom()
        elif self.reading.words:
            self._search_nothing()
        elif self.reading.filter:
            self._filter("")

    # -- actions: moving through the brief

    def action_next_conflict(self) -> None:
        self._go_conflict(1)

    def action_previous_conflict(self) -> None:
        self._go_conflict(-1)

    def _go_conflict(self, step: int) -> None:
        """Go to the next contradicted claim in reading order."""
        reading, row = self.reading, self._desk.text.current
        if not reading.conflicts.stops:
            self._notice(
                "No two claims in this brief contradict each other; f verdict:tension finds what is close."
            )
            return
        passage, offset = (row.passage, row.start) if row else ("", 0)
        self.reading = reading = reading.at_next_conflict(step, self._claim, passage, offset)
        claim = reading.conflicts.stop
        self._select(claim, uncover=True)
        self._tell(claim, f"Contradicted claim {reading.conflicts.position}. ")

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

    # -- actions: which claims, in which order

    def action_sort(self) -> None:
        self._work_out("Sorting.", self.reading.in_next_order, self._show_sorted)

    def _show_sorted(self, found: BriefReading) -> None:
        """List the claims in another order, unless others are listed by now."""
        if found.brief is self.reading.brief and found.filter == self.reading.filter:
            self.reading = self.reading._replace(rows=found.rows, order=found.order)
            self._desk.show_claims(self.reading, self._claim)
            self._notice(f"Claims are listed {self.reading.order.value}.")

    def action_same_measure(self) -> None:
        claim = self._at_hand
        if claim and claim.measure:
            self._toggle_filter(f"measure:{claim.measure}")
        else:
            self._notice("The claim under the cursor has no measure.")

    def action_filter(self) -> None:
        self.ask(
            Asking(
                "Claims with",
                self._desk.claims,
                typed=self._filter,
                done=self._filter,
                given_up=lambda: self._filter(""),
                words=self.reading.filter,
                completions=self._filter_completions,
            )
        )
        self._say(
            "Words, or by: measure: verdict: after: before:  Tab completes, Enter keeps, Esc shows all", "dim"
        )

    def _toggle_filter(self, text: str) -> None:
        self._filter("" if self.reading.filter == text else text)

    def _filter(self, text: str) -> None:
        """Filter the claims; where the filter cannot be read, show them all and say why."""
        from briefing.library.query import QueryError

        error = None
        try:
            self.reading = self.reading.filtered(text)
        except QueryError as unread:
            self.reading, error = self.reading.filtered(""), unread
        self._desk.show_claims(self.reading, self._claim)
        if error:
            self.say_error(f"{error}.")
        else:
            self._notice(f"{len(self.reading.rows):,} of {len(self.reading.brief.claims):,} claims.")

    def _filter_completions(self, text: str) -> list[str]:
        from briefing.ui.completion import completions, filter_values

        return completions(text, self._texts(), filter_values(self.reading.brief))

    def _word_completions(self, text: str) -> list[str]:
        from briefing.ui.completion import completions

        return completions(text, self._texts())

    def _texts(self) -> Iterator[str]:
        """Yield what the brief says, of which the words are completed."""
        brief = self.reading.brief
        for passage in self.reading.passages:
            yield passage.title
            yield from (block.text for block in passage.blocks)
        yield from (actor.name for actor in brief.actors.values())
        yield from (claim.words for claim in brief.claims.values())

    # -- actions: search

    def action_search(self) -> None:
        self.ask(
            Asking(
                "Search",
                self._desk.front,
                typed=self._search_so_far,
                done=self._search_and_go,
                given_up=self._search_nothing,
                completions=self._word_completions,
            )
        )

    def action_next_hit(self) -> None:
        self._go_hit(1)

    def action_previous_hit(self) -> None:
        self._go_hit(-1)

    def _search(self, words: str) -> None:
        """Count and mark every place where words stand."""
        self.reading = self.reading.searched(words)
        self._desk.text.show_hits(self.reading.hits_by_passage())

    def _search_so_far(self, words: str) -> None:
        """Count what is found; a slash typed first means that all briefs are to be searched."""
        if words == "/":
            self.ask_no_more()
            self._search_nothing()
            self.app.call_later(self.app.run_action, "search_library")
            return
        self._search(words)
        self._say(f"{len(self.reading.hits.stops):,} found" if words.strip() else "")

    def _search_and_go(self, words: str) -> None:
        self._search(words)
        self._go_hit(1)

    def _search_nothing(self) -> None:
        self._search("")
        self._say_hint()

    def _go_hit(self, step: int) -> None:
        """Go to the next hit and bring the pane it is in."""
        from briefing.library.search import Part

        words, desk = self.reading.words, self._desk
        if not self.reading.hits.stops:
            self._notice(f"Nothing found: {words}" if words else "Press / to search.")
            return
        self.reading = self.reading.at_next_hit(step)
        hit = self.reading.hits.stop
        if hit.part is Part.PASSAGE:
            desk.read_on(hit.id, hit.spot.start if hit.spot else None)
        elif hit.part is Part.ACTOR:
            self._go_to_actor(hit.id)
        else:
            self._select(self.reading.brief.claims[hit.id], uncover=True)
            desk.bring(desk.claims)
        self._say(f"{self.reading.hits.position} {self._glyphs.dot} {words}")

    # -- going to a place

    def go_to_hit(self, found: Found) -> None:
        """Go to what a search of the library has found, and mark its words."""
        from briefing.library.find import In

        if found.part is In.ACTOR:
            self._go_to_actor(found.id)
            return
        place = next(iter(locate([found.anchor], self.reading.brief)), None)
        if found.part is In.SECTION and found.anchor.quote:
            self._search(found.anchor.quote)
        if not place:
            self._say("What was found is no longer in this brief.")
            return
        self._go_to(place)
        if not self._desk.text.rows:  # it has not been laid out yet
            self._desk.text.resume(place.passage, place.offset, ABOVE)

    def go_to_claim(self, claim: str) -> None:
        """Go to the quote of a claim."""
        if found := self.reading.brief.claims.get(claim):
            text = self._desk.text
            self._desk.bring(text)
            self._select(found, text, uncover=True)
            text.mark(claim)
            text.resume(found.section, found.spot.start if found.spot else None, ABOVE)
        else:
            self._say("The claim is no longer in this brief.")

    def _go_to_actor(self, actor: str) -> None:
        self._desk.actors.follow(actor)
        self._desk.bring(self._desk.actors)

    def _go_to(self, place: anchors.Place) -> None:
        """Go to a claim, or to a line of the text."""
        if place.claim:
            self._select(self.reading.brief.claims[place.claim], uncover=True)
        else:
            self._desk.read_on(place.passage, place.offset)
            self._tell_line()

    # -- actions: what is kept

    def action_mark(self) -> None:
        self._notice(self._keeping.mark(self.reading, self._at_hand))

    def action_next_mark(self) -> None:
        self._go_mark(1)

    def action_previous_mark(self) -> None:
        self._go_mark(-1)

    def _go_mark(self, step: int) -> None:
        if place := self._keeping.next_mark(self.reading, self._at_hand, step):
            self._go_to(place)
        else:
            self._notice(self._keeping.no_marks)

    def action_notes(self) -> None:
        from briefing.ui.views.notes_view import NotesScreen

        if book := self._keeping.book:
            book.look()
            self.app.push_screen(NotesScreen(book, self.reading, self._glyphs), self._come_back_from_notes)
        else:
            self._notice(self._keeping.no_marks)

    def _come_back_from_notes(self, found: GoTo | None) -> None:
        """Read on where a note stands, and change it if that is asked for."""
        self._keeping.show()
        if found:
            self._go_to(found.place)
            if found.writes:
                self._desk.bring(self._desk.claims if found.place.claim else self._desk.text)
                self.call_after_refresh(self.action_note)

    def action_news(self) -> None:
        place, told = self._keeping.next_news(self.reading)
        if place:
            self._go_to(place)
        self._notice(told)

    def action_review(self) -> None:
        """Go to the next part of a draft that nobody has accepted."""
        from briefing.verdicts.review import left_to_review

        if self._reviews is None:
            self._reviews = Tour(left_to_review(self.reading.findings))
        if not self._reviews.stops:
            self._notice("Nothing in this brief is left to review.")
            return
        self._reviews = self._reviews.step(1)
        part, brief = self._reviews.stop.part, self.reading.brief
        if isinstance(part, Claim):
            claims: tuple[Claim, ...] = (part,)
        else:
            among = brief.claims_by_actor if isinstance(part, Actor) else brief.claims_by_measure
            claims = among.get(part.id, ())
        if claims:
            self._select(claims[0], uncover=True)
        kind = type(part).__name__.lower()
        about = f"{kind} '{part.id}': {part.review}"
        self._notice(f"To review {self._reviews.position}, {about}. To accept it, delete its 'review'.")

    def action_note(self) -> None:
        asked = self._keeping.write(self.reading, self._at_hand)
        if isinstance(asked, str):
            self._notice(asked)
            return
        question, words = asked
        self.ask(
            Asking(
                question,
                self._desk.pane,
                typed=self._keeping.typed,
                done=lambda words: self._go_on_after(self._keeping.finish(words)),
                given_up=lambda: self._go_on_after(self._keeping.put_off()),
                words=words,
                completions=self._word_completions,
            )
        )
        self._say(HOW_TO_WRITE, "dim")

    def _go_on_after(self, told: str) -> None:
        """Tell of the claim at hand again, and what has become of a note."""
        if (claim := self._at_hand) and self._desk.text.claim == claim.id:
            self._tell(claim)
        else:
            self._tell_line()
        self._notice(told)

    def action_copy(self) -> None:
        from briefing.ui.views.pick_view import Pick, PickScreen

        claim = self._at_hand
        if claim is None:
            self._notice("There is no claim here to copy.")
            return
        texts = {"citation": self._citation(claim), "quote": claim.quote, "address": self._address(claim)}
        picks = [Pick(name, f"The {name}", " ".join(text.split())) for name, text in texts.items() if text]

        def copy(name: str | None) -> None:
            if name:
                self._notice(self._clipboard.copy(texts[name]))

        self.app.push_screen(PickScreen("Copy what?", picks, self._glyphs), copy)

    def _address(self, claim: Claim) -> str:
        source = self.reading.brief.sources.get(claim.via or "")
        return source.url if source else ""

    def action_open_source(self) -> None:
        """Open the address of the claim's source, once it has been shown which one that is."""
        claim = self._at_hand
        address = self._address(claim) if claim else ""
        if not address:
            self._notice("The source of this claim has no address in the brief.")
        elif self._clipboard.is_secure:
            self._notice("No link is opened in secure mode.")
        elif not can_browse(os.environ):
            self._notice(f"No browser can be opened here; y copies the address: {address}")
        elif self._shown_address != address:
            self._shown_address = address
            self._notice(f"O again opens {urlsplit(address).hostname}: {address}")
        else:
            self._shown_address = ""
            self.app.open_url(address)
            self._notice(f"Opened in the browser: {address}")

    def action_save_copy(self) -> None:
        if claim := self._at_hand:
            name = f"{self.reading.brief.title} {claim.id}"
            self._notice(self._clipboard.save(self._citation(claim), name))
        else:
            self._notice("There is no claim here to save.")

    def _citation(self, claim: Claim) -> str:
        from briefing.export.labels import citation

        return citation(claim, self.reading.brief)

    def keep(self, *, copy: bool) -> None:
        """Keep where the brief is left, what is being written, and a copy of the file if it is what was read."""
        self._keeping.leave(self.reading, self._claim, copy=copy)
        if self.app.screen is self and not self.is_asking:
            self._seen()

    def on_screen_suspend(self) -> None:
        """Take note of what was seen before another screen comes in front."""
        if not self.is_asking:
            self._seen()

    def ask(self, asking: Asking) -> None:
        """Ask for words, which is not what the next start may begin with."""
        self._seen()
        super().ask(asking)

    def go_on(self, pane: ListPane[Any]) -> None:
        """Bring the pane that was asked from."""
        self._desk.bring(pane)

    # -- actions: other screens

    def open_view(self, name: str) -> None:
        """Show a view from the claim at hand on; in place of compare, where that has nothing, the timeline."""
        self._open(name, self._at_hand)

    def _open(self, name: str, claim: Claim | None) -> None:
        brief, findings = self.reading.brief, self.reading.findings
        if view_for(name, claim) != "compare":
            view = view_named(view_for(name, claim))(claim, brief, findings, self._glyphs)
            view.greeting = "" if name != "compare" else f"{NO_FIGURE} This is its timeline."
            self._show_view(view)
        elif claim:
            from briefing.ui.views.compare_view import ChartData, CompareScreen, chart_data

            def compare(data: ChartData) -> None:
                if findings is self.reading.findings and self.app.screen is self:
                    self._show_view(CompareScreen(claim, brief, findings, self._glyphs, data))

            self._work_out("Comparing.", partial(chart_data, claim.measure or "", brief, findings), compare)

    def _show_view(self, view: View) -> None:
        view.sizes, view.notes = self.sizes, self._keeping.claim_notes()
        self.app.push_screen(view, self._come_back)

    def _come_back(self, found: str | Next | None) -> None:
        """Show the view that is next, else go on reading at the claim that another screen gave back."""
        claims = self.reading.brief.claims
        if isinstance(found, Next):
            self._open(found.view, claims.get(found.claim))
        elif found and found in claims:
            self._select(claims[found], uncover=True)

    def action_problems(self) -> None:
        from briefing.verdicts.lint import with_advice

        if self._stale:  # what is shown is no more what is on the disk
            self._list_problems(self._stale.path, self._stale.problems)
            return
        findings = self.reading.findings
        if self._problems and self._problems[0] is findings:
            self._show_problems(self._problems)
        else:
            self._work_out("Checking.", lambda: (findings, with_advice(findings)), self._show_problems)

    def _show_problems(self, found: tuple[Findings, tuple[Problem, ...]]) -> None:
        """List the problems of the brief, unless it has been read again or something else is in front."""
        findings, problems = found
        if findings is not self.reading.findings or self.app.screen is not self:
            return
        self._problems = found
        if problems:
            self._list_problems(findings.brief.path, problems)
        else:
            self._notice("The file has no problems.")

    def _list_problems(self, path: str, problems: Sequence[Problem]) -> None:
        from briefing.ui.views.problems_view import ProblemsScreen

        self.app.push_screen(ProblemsScreen(path, problems, self._glyphs), self._come_back)

    # -- work that takes long where a brief is large

    def _work_out(self, saying: str, work: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        """Do some work and go on with its answer; of a large brief in a thread, so that keys need not wait."""
        if len(self.reading.brief.claims) <= LARGE:
            then(work())
        else:
            self._notice(saying)
            self._in_thread(work, then)

    @work(thread=True, exclusive=True, group="work", exit_on_error=False, description="work")
    def _in_thread(self, work: Callable[[], Answer], then: Callable[[Answer], None]) -> None:
        """Do some work; the worker has a description, since Textual would write out all of a brief as one."""
        answer = work()
        if not get_current_worker().is_cancelled:
            self.post_message(self.WorkedOut(partial(then, answer)))

    def on_reader_screen_worked_out(self, event: ReaderScreen.WorkedOut) -> None:
        """Go on with what a thread has worked out."""
        event.go_on()

    # -- reading the file again

    def show_stale(self, error: UnreadableError) -> None:
        """Say that the file is no more what is shown, and why, until it can be read again."""
        self._stale = error
        problem = error.problems[0]
        place = f":{problem.place}" if problem.place else ""
        self._show_title()
        self.say_error(f"Still showing what was read before: {clean(error.path)}{place}: {problem.text}.")

    def show_again(self, opened: Opened) -> None:
        """Show the brief as it has become, with cursor, search and filter where they were."""
        desk = self._desk
        row, section, actor = desk.text.current, desk.sections.current, desk.actors.current
        self.reading = self.reading.of(opened)
        self._stale = None
        self._reviews = None
        if self._claim not in self.reading.brief.claims:
            self._claim = ""
        self._keeping.follow(self.reading.brief)
        self._fill()
        self._look_for_news()
        if row:
            desk.text.go_to(row.passage, None if row.heading else row.start)
        if section:
            desk.sections.follow(section.id)
        if actor:
            desk.actors.follow(actor.id)
        if claim := self.reading.brief.claims.get(self._claim):
            self._tell(claim)  # what was said of it may no longer hold
        self._notice("Read again.")

    def let_go(self) -> None:
        """Keep nothing of the brief: another is read from here on, though a screen that was first stays to the end."""
        from briefing.brief.model import Brief
        from briefing.ui.reading import Opened
        from briefing.verdicts.findings import find

        if self.reading.brief.path:
            nothing = Brief("", "", self.reading.brief.wordings)
            self.show_again(Opened(nothing, find(nothing)))


def title_notes(brief: Brief, findings: Findings, glyphs: Glyphs, new: int = 0) -> list[tuple[str, str]]:
    """Return what stands at the right of the title, each with its style: news, handling, problems, contradictions."""
    notes = [(f"{glyphs.new} {new:,} new", "strong")] if new else []
    notes += [(f" {brief.handling} ", "banner")] if brief.handling else []
    if errors := sum(problem.is_error for problem in brief.problems):
        notes.append((f"! {counted(errors, 'problem')}", "error"))
    if left := len(brief.in_review):
        notes.append((f"{glyphs.review} {left:,} to review", "tension"))
    count = findings.contradiction_count
    sign = f"{glyphs.sign(Kind.CONFLICT)} " if count else ""
    notes.append((f"{sign}{counted(count, 'contradiction')}", "conflict" if count else ""))
    return notes
