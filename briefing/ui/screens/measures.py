"""The measures of a library: each with what its claims amount to in all briefs, which Enter compares."""

from __future__ import annotations

from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.worker import get_current_worker

from briefing.brief.clean import clean
from briefing.brief.problems import UnreadableError, problem_line
from briefing.library.discovery import JOINS_FILE
from briefing.library.state import StateError
from briefing.record import Record
from briefing.ui.actions import Place, bindings
from briefing.ui.screen import Screen
from briefing.ui.widgets.measures import MeasuresPane, Order
from briefing.ui.widgets.status import StatusLines
from briefing.ui.widgets.title import TitleLine
from briefing.ui.work import in_thread
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from briefing.brief.problems import Problem
    from briefing.library.across import Across, Found
    from briefing.library.indexed import IndexedLibrary
    from briefing.ui.browsing import Browsing
    from briefing.ui.glyphs import Glyphs
    from briefing.ui.screens.view import Next, View
    from briefing.verdicts.overview import Reach

EVERY = 0.3
"""Seconds between two reports of how far it is."""


class Quote(Record):
    """Where a claim's quote is to be read."""

    path: str
    claim: str


class Summed(Message):
    """Some more measures have been summed up."""

    def __init__(
        self, reaches: tuple[Reach, ...], done: int, total: int, trouble: str = "", *, is_error: bool = True
    ) -> None:
        super().__init__()
        self.reaches = reaches
        self.done = done
        self.total = total
        self.trouble = trouble
        self.is_error = is_error
        """Whether that is more than advice."""


class Compared(Message):
    """The claims of a measure are ready to be shown beside each other."""

    def __init__(self, measure: str, found: Found) -> None:
        super().__init__()
        self.measure = measure
        self.found = found


class MeasuresScreen(Screen["Quote | None"]):
    """Lists the measures of the library; gives back the claim that is to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.COMPARE, Place.MEASURES)]

    def __init__(self, browsing: Browsing, glyphs: Glyphs) -> None:
        super().__init__()
        self._browsing, self._glyphs = browsing, glyphs
        self._title = TitleLine(glyphs.ellipsis, id="title")
        self._measures = MeasuresPane(glyphs, id="measures")
        self._status = StatusLines(glyphs.ellipsis, id="status")
        self._order = Order.CONFLICTS
        self._progress = ""
        self._trouble = ""
        """What the user must be told, until the next measure is looked at."""
        self._is_error = True
        self._library: IndexedLibrary
        self._across: Across

    def compose(self) -> ComposeResult:
        """Lay out the title, the list and the foot."""
        yield self._title
        yield self._measures
        yield self._status

    def begin(self) -> None:
        """Show what was known when the list was last left, and sum up anew."""
        try:
            self._browsing.begin()
        except StateError as error:
            self._trouble = clean(str(error))
        self._show()
        self._measures.focus()
        self._sum_up()

    def look_again(self) -> None:
        """Look what has become of the files, and sum up anew."""
        self._browsing.librarian.look_again()
        self._sum_up()

    def show_library(self) -> None:
        """Say how far the briefs are read."""
        self._head()

    # -- what the list reports

    def on_measures_pane_reached(self, event: MeasuresPane.Reached) -> None:
        """Say what is known of the measure."""
        self._browsing.measure, self._trouble = event.measure, ""
        self._tell()

    def on_measures_pane_chosen(self, event: MeasuresPane.Chosen) -> None:
        """Compare the claims of the measure."""
        self._browsing.measure = event.measure
        self._status.show("Comparing.", "dim")
        self._compare(event.measure)

    # -- actions

    def action_close(self) -> None:
        """Go back to where reading was."""
        self.dismiss(None)

    def action_order_measures(self) -> None:
        self._order = self._order.next()
        self._show()

    # -- in threads, so that keys need not wait

    @in_thread("sum")
    def _sum_up(self) -> None:
        """Sum up every measure, once the index is up to date."""
        from briefing.export.conflicts import share_of
        from briefing.library.across import Across, load_library_joins
        from briefing.library.gists import Desk, gists
        from briefing.library.indexed import IndexedLibrary
        from briefing.library.names import root_of

        worker, librarian = get_current_worker(), self._browsing.librarian
        librarian.wait(lambda: worker.is_cancelled)
        fresh: list[Reach] = []
        done = total = 0
        try:
            root = librarian.index.root or root_of(librarian.paths)
            library = self._library = IndexedLibrary(librarian.index, root)
            across = self._across = Across(library, load_library_joins(root), root)
            total, due = len(across.families), monotonic() + EVERY
            desk = Desk(library, across, root, share_of(total))
            with closing(gists(desk, gentle=True)) as found:
                for done, gist in enumerate(found, 1):
                    if worker.is_cancelled:
                        return
                    fresh += gist.reaches
                    if monotonic() >= due:
                        due = monotonic() + EVERY
                        self.post_message(Summed(tuple(fresh), done, total))
            problems = across.problems(whole=bool(librarian.index.root))
            is_error = any(problem.is_error for _, problem in problems)
            self.post_message(Summed(tuple(fresh), total, total, _told(problems), is_error=is_error))
        except StateError as error:
            self.post_message(Summed(tuple(fresh), done, total, f"{clean(str(error))}."))
        except UnreadableError as error:
            self.post_message(Summed((), 0, 0, f"{problem_line(error.path, error.problems[0])}."))

    @in_thread("compare")
    def _compare(self, measure: str) -> None:
        """Hold the claims of a measure's family against each other."""
        family = next((family for family in self._across.families if measure in family), None)
        try:
            if family:
                self.post_message(Compared(measure, self._across.find(family)))
        except StateError as error:
            self.post_message(Summed((), 0, 0, f"{clean(str(error))}."))

    # -- what the threads report

    def on_summed(self, event: Summed) -> None:
        """List what has been summed up."""
        if event.total:
            whole = event.done == event.total
            self._progress = "" if whole else f"{event.done:,} of {event.total:,}"
            if whole or len(event.reaches) >= len(self._browsing.reaches):
                self._browsing.reaches = event.reaches
        self._trouble, self._is_error = event.trouble, event.is_error
        self._show()

    def on_compared(self, event: Compared) -> None:
        """Show the claims beside each other, from the one that is contradicted most."""
        brief, findings = event.found.joined.brief, event.found.findings
        figures = [claim for claim in brief.claims_by_measure.get(event.measure, ()) if claim.figure]
        if not figures:
            self._status.show("No claim of this measure gives a figure that can be read.")
            return
        from briefing.ui.screens.across import AcrossScreen

        self._tell()
        first = max(figures, key=lambda claim: findings.count(claim.id))
        self._open(AcrossScreen, first.id, event.found)

    def _open(self, view: Callable[..., View], claim: str, found: Found) -> None:
        """Show a view of a family's claims."""
        brief = found.joined.brief

        def closed(answer: str | Next | None) -> None:
            if isinstance(answer, str):
                home = found.joined.homes[answer]
                self.dismiss(Quote(self._library.paths[home], found.joined.claim_at_home(answer)))
            elif answer and answer.view.can_begin_at(brief.claims.get(answer.claim)):
                self._open(answer.view, answer.claim, found)

        self.app.push_screen(view(brief.claims.get(claim), brief, found.findings, self._glyphs), closed)

    # -- showing

    def _show(self) -> None:
        self._measures.show_reaches(self._order.sorted(self._browsing.reaches), self._browsing.measure)
        self._head()
        self._tell()

    def _head(self) -> None:
        """Name the list, and say how far it is."""
        reaches, notes = self._browsing.reaches, []
        if waiting := self._browsing.progress or self._progress:
            notes.append((f"{'reading' if self._browsing.progress else 'comparing'} {waiting}", "strong"))
        if unread := self._browsing.unread:
            notes.append((f"{_counted(unread, 'brief')} not read", "strong"))
        if conflicts := sum(reach.conflicts for reach in reaches):
            noun = "conflict" if conflicts == 1 else "conflicts"
            notes.append((f"{self._glyphs.sign(Kind.CONFLICT)} {conflicts:,} {noun}", "conflict"))
        keys = () if waiting or unread else ("Enter compares", "s order")
        notes += [(words, "dim") for words in (*keys, "Esc closes")]
        self._title.show("Measures of all briefs", notes)
        self._measures.name_it("Measures", f"{len(reaches):,} {self._glyphs.dot} {self._order.value}")

    def _tell(self) -> None:
        """Say what is to be said of the measure under the cursor."""
        reach = self._measures.current
        if self._trouble:
            self._status.show(self._trouble, "error" if self._is_error else "")
        elif reach is None:
            self._status.show(
                "Comparing." if self._progress else "No brief has a claim with a measure.", "dim"
            )
        else:
            self._status.show(_account(reach))


def _told(problems: Sequence[tuple[str, Problem]]) -> str:
    """Return the first of what is wrong in measures.yaml or does not agree, and how many there are."""
    if not problems:
        return ""
    brief, problem = problems[0]
    line = f"{problem_line(brief or JOINS_FILE, problem)}."
    if len(problems) == 1:
        return line
    return f"The first of {len(problems):,}, which briefing conflicts --across tells: {line}"


def _account(reach: Reach) -> str:
    """Return what is known of a measure, in words."""
    parts = (
        _counted(reach.claims, "claim"),
        f"by {_counted(reach.sides, 'side')}",
        f"in {_counted(reach.briefs, 'brief')}",
    )
    disputed = f"; {_counted(reach.disputed, 'claim')} contradicted" if reach.disputed else ""
    return f"{reach.measure.name} [{reach.measure.id}]: {' '.join(parts)}{disputed}."


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}" if count == 1 else f"{count:,} {thing}s"
