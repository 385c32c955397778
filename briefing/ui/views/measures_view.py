"""The measures of a library: each with what its claims amount to in all briefs, which Enter compares."""

from __future__ import annotations

from contextlib import closing
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from briefing.brief.problems import UnreadableError, problem_line
from briefing.figures.display import range_of_things
from briefing.library.discovery import JOINS_FILE
from briefing.library.state import StateError
from briefing.text import clean, counted
from briefing.ui.actions import Where, bindings
from briefing.ui.list_pane import ListPane, TableColumn, TablePane, number_column
from briefing.ui.pane_screen import PaneScreen
from briefing.ui.views.opening import view_named
from briefing.ui.views.view import Next, view_for
from briefing.verdicts.compare import Reach
from briefing.verdicts.perspective import CyclicEnum
from briefing.verdicts.verdict import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.binding import BindingType

    from briefing.brief.problems import Problem
    from briefing.library.across import Across, Found
    from briefing.library.indexed import IndexedLibrary
    from briefing.ui.drawn import Span
    from briefing.ui.library import Browsing
    from briefing.ui.signs import Glyphs
    from briefing.ui.views.view import View

EVERY = 0.3
"""Seconds between two reports of how far it is."""
WIDE = 90
"""From this width on all columns are shown, and named in full."""


class MeasureOrder(CyclicEnum):
    """The orders in which measures can stand."""

    CONFLICTS = "most conflicts first"
    NAME = "by name"
    BRIEFS = "in most briefs first"
    CLAIMS = "most claims first"
    SIDES = "most sides first"
    APART = "farthest apart first"

    def sorted(self, reaches: Sequence[Reach]) -> tuple[Reach, ...]:
        """Return measures in this order, those that are alike by name."""
        by_name = sorted(reaches, key=lambda reach: (reach.measure.name.casefold(), reach.measure.id))
        if self is not MeasureOrder.NAME:
            by_name.sort(key=self._rank, reverse=True)
        return tuple(by_name)

    def _rank(self, reach: Reach) -> tuple[float, ...]:
        match self:
            case MeasureOrder.CONFLICTS:
                return (reach.conflicts, reach.disputed)
            case MeasureOrder.BRIEFS:
                return (reach.briefs,)
            case MeasureOrder.CLAIMS:
                return (reach.claims,)
            case MeasureOrder.SIDES:
                return (reach.sides,)
            case _:
                low, high = reach.span[:2] if reach.span else (0.0, 0.0)
                return (high / low if low > 0 else 0,)


class MeasuresPane(TablePane[Reach]):
    """Lists measures: how far each one's figures reach, who speaks to it, and what conflicts."""

    LEGEND = ("Verdicts",)
    ENTER = "compare the claims of this measure in all briefs"

    def show_reaches(self, reaches: Sequence[Reach], measure: str) -> None:
        """Show measures, with the cursor on one where it is listed, else at the height where it is."""
        place = next((y for y, reach in enumerate(reaches) if reach.measure.id == measure), self.cursor)
        self.show(reaches, place)

    def columns(self, width: int) -> Sequence[TableColumn]:
        """Share a width out: numbers take what they need, names and ranges share the rest."""
        is_wide = width >= WIDE
        claims, sides, briefs, conflicts = (7, 6, 7, 10) if is_wide else (0, 0, 6, 7)
        words = max(12, width - (38 if is_wide else 17) - 4)
        span = min(26, words * 40 // 100)
        return (
            TableColumn("Measure", words - span - 2, after=2),
            TableColumn("Lowest to highest", span, after=0),
            number_column("Claims", claims),
            number_column("Sides", sides),
            number_column("Briefs", briefs),
            number_column("Conflicts" if is_wide else self.glyphs.sign(Kind.CONFLICT), conflicts),
        )

    def cells(self, row: Reach, columns: Sequence[TableColumn], *, current: bool) -> Iterator[Span]:
        """Yield name, range and numbers."""
        yield row.measure.name, "strong" if current else ""
        yield range_of_things(row.span.scaled(1 / row.unit.factor), row.unit) if row.span else "", ""
        yield from ((f"{count:,}", "") for count in (row.claims, row.sides, row.briefs))
        yield f"{self.glyphs.sign(Kind.CONFLICT)} {row.conflicts:,}" if row.conflicts else "", "conflict"


class Quote(NamedTuple):
    """Where a claim's quote is to be read."""

    path: str
    claim: str


class Summed(Message):
    """Some more measures have been summed up, or something went wrong."""

    def __init__(
        self,
        reaches: tuple[Reach, ...] = (),
        done: int = 0,
        total: int = 0,
        trouble: str = "",
        *,
        is_error: bool = True,
    ) -> None:
        super().__init__()
        self.reaches, self.done, self.total, self.trouble = reaches, done, total, trouble
        self.is_error = is_error
        """Whether the trouble is more than advice."""


class Compared(Message):
    """The claims of a measure are ready to be shown beside each other."""

    def __init__(self, measure: str, found: Found) -> None:
        super().__init__()
        self.measure, self.found = measure, found


class MeasuresScreen(PaneScreen["Quote | None"]):
    """Lists the measures of the library; gives back the claim that is to be read."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.COMPARE, Where.MEASURES)]

    def __init__(self, browsing: Browsing, glyphs: Glyphs) -> None:
        self._measures = MeasuresPane(glyphs, id="measures")
        super().__init__(glyphs, self._measures)
        self._browsing = browsing
        self._order = MeasureOrder.CONFLICTS
        self._progress = ""
        self._trouble = ""
        """What the user must be told, until the next measure is looked at."""
        self._is_error = True
        self._library: IndexedLibrary
        self._across: Across

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

    def on_list_pane_reached(self, event: ListPane.Reached) -> None:
        """Say what is known of the measure."""
        self._browsing.measure, self._trouble = event.row.measure.id, ""
        self._tell()

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Compare the claims of the measure."""
        self._browsing.measure = event.row.measure.id
        self._status.show("Comparing.", "dim")
        self._compare(event.row.measure.id)

    def action_order_measures(self) -> None:
        self._order = self._order.next()
        self._show()

    # -- in threads, so that keys need not wait

    @work(thread=True, exclusive=True, group="sum", exit_on_error=False)
    def _sum_up(self) -> None:
        """Sum up every measure, once the index is up to date."""
        from briefing.export.conflicts import share_of
        from briefing.library.across import Across, load_library_joins
        from briefing.library.discovery import root_of
        from briefing.library.indexed import IndexedLibrary
        from briefing.library.summaries import Desk, gists

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
            self.post_message(Summed(trouble=f"{problem_line(error.path, error.problems[0])}."))

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self, measure: str) -> None:
        """Hold the claims of a measure's family against each other."""
        family = next((family for family in self._across.families if measure in family), None)
        try:
            if family:
                self.post_message(Compared(measure, self._across.find(family)))
        except StateError as error:
            self.post_message(Summed(trouble=f"{clean(str(error))}."))

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
        from briefing.ui.views.compare_view import AcrossScreen

        self._tell()
        self._open(AcrossScreen, max(figures, key=lambda claim: findings.count(claim.id)).id, event.found)

    def _open(self, view: type[View], claim: str, found: Found) -> None:
        """Show a view of a family's claims."""
        brief = found.joined.brief

        def closed(answer: str | Next | None) -> None:
            if isinstance(answer, str):
                home = found.joined.homes[answer]
                self.dismiss(Quote(self._library.paths[home], found.joined.claim_at_home(answer)))
            elif answer:
                name = view_for(answer.view, brief.claims.get(answer.claim))
                self._open(view_named(name), answer.claim, found)

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
            notes.append((f"{counted(unread, 'brief')} not read", "strong"))
        if conflicts := sum(reach.conflicts for reach in reaches):
            notes.append((f"{self._glyphs.sign(Kind.CONFLICT)} {counted(conflicts, 'conflict')}", "conflict"))
        keys = () if waiting or unread else ("Enter compares", "s order")
        self._title.show("Measures of all briefs", [*notes, *self.keys_note(*keys, "Esc closes")])
        self._measures.name_it("Measures", f"{len(reaches):,} {self._glyphs.dot} {self._order.value}")

    def _tell(self) -> None:
        """Say what is to be said of the measure under the cursor."""
        reach = self._measures.current
        if self._trouble:
            self._status.show(self._trouble, "error" if self._is_error else "")
        elif reach:
            self._status.show(_account(reach))
        else:
            nothing = "Comparing." if self._progress else "No brief has a claim with a measure."
            self._status.show(nothing, "dim")


def _told(problems: Sequence[tuple[str, Problem]]) -> str:
    """Return the first of what is wrong in measures.yaml or does not agree, and how many there are."""
    if not problems:
        return ""
    brief, problem = problems[0]
    line = f"{problem_line(brief or JOINS_FILE, problem)}."
    if len(problems) == 1:
        return line
    return f"The first of {len(problems):,}; 'briefing conflicts --across' lists them all: {line}"


def _account(reach: Reach) -> str:
    """Return what is known of a measure, in words."""
    claims, sides, briefs = (
        counted(reach.claims, "claim"),
        counted(reach.sides, "side"),
        counted(reach.briefs, "brief"),
    )
    disputed = f"; {counted(reach.disputed, 'claim')} contradicted" if reach.disputed else ""
    return f"{reach.measure.name} [{reach.measure.id}]: {claims} by {sides} in {briefs}{disputed}."
