"""The app's way through the library: its index kept up to date from a thread, its list, search in it, its measures, and back to a brief."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, NamedTuple

from textual.message import Message

from briefing.library.brief_list import Shelf, unread_file
from briefing.library.discovery import ClosedFolderError
from briefing.library.entries import FEW
from briefing.library.index import Index, open_index, paths_to_read
from briefing.library.indexing import update as bring_up_to_date
from briefing.library.state import State, StateError
from briefing.library.unread import changes_since
from briefing.text import clean
from briefing.ui.reader import ReaderScreen
from briefing.ui.tracebacks import PlainlyFailing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual.driver import Driver
    from textual.screen import Screen

    from briefing.library.find import Found
    from briefing.library.indexing import Progress
    from briefing.library.tables import BriefRow
    from briefing.ui.signs import Glyphs
    from briefing.ui.views.library_view import LibraryScreen
    from briefing.ui.views.measures_view import Quote
    from briefing.verdicts.compare import Reach


NOT_KEPT = "No index is kept"


class Report(NamedTuple):
    """What the librarian has to say."""

    progress: Progress | None = None
    new: Mapping[bytes, int] | None = None
    """How many changes there are in the briefs that have been read, by real path."""
    trouble: str = ""
    """What the user must be told."""
    ended: bool = False


class Librarian:
    """Knows the library that the user named; the thread ends with the process."""

    def __init__(self, paths: Sequence[str], state: State | None, report: Callable[[Report], object]) -> None:
        self.paths = tuple(paths)
        self.index = open_index(self.paths, os.environ, keeps=state is not None)
        """For asking, from any thread."""
        self._state_folder = os.path.dirname(state.database.path) if state else ""
        self._report = report
        self._cancelled = Event()
        self._thread: Thread | None = None
        self.is_busy = False
        """Whether the index is being brought up to date."""
        self._turn = Lock()
        self._again = False

    @property
    def is_stopped(self) -> bool:
        """Whether the user wants no more files to be read."""
        return self._cancelled.is_set()

    def start(self) -> None:
        """Bring the index up to date, unless that is being done."""
        with self._turn:
            if not self.is_busy:
                self._begin()

    def look_again(self) -> None:
        """Bring the index up to date, and once more where that is being done: a file may have changed since."""
        with self._turn:
            self._again = self.is_busy
            self._cancelled.clear()
            if not self._again:
                self._begin()

    def stop(self) -> None:
        """Leave it at what has been read."""
        with self._turn:
            self._again = False
            self._cancelled.set()

    def _begin(self) -> None:
        self._cancelled.clear()
        self.is_busy = True
        self._thread = Thread(target=self._run, name="librarian", daemon=True)
        self._thread.start()

    def wait(self, cancelled: Callable[[], bool] = lambda: False) -> None:
        """Wait in another thread until the index is up to date."""
        while (thread := self._thread) and thread.is_alive() and not cancelled():
            thread.join(timeout=0.1)

    def path(self, brief: BriefRow) -> str:
        """Return a brief's path, beginning as the user named the library."""
        return self.index.path(brief)

    def open_state(self) -> State | None:
        """Return what is kept of briefs, for another thread to ask and to close; None where nothing is."""
        return State(self._state_folder) if self._state_folder else None

    # -- in the thread

    def _run(self) -> None:
        again = True
        while again:
            trouble = self._look()
            with self._turn:
                self.is_busy = again = self._again
                self._again = False
            self._report(Report(trouble=trouble, ended=True))

    def _look(self) -> str:
        """Bring the index up to date, and return what is in the way."""
        try:
            self._tell_news(self.index.briefs())
            try:
                self._update(self.index.again())
            except (StateError, OSError) as error:
                if not self.index.is_kept:
                    raise
                self.index = Index.in_memory(self.index.root)
                self._report(Report(trouble=f"{NOT_KEPT}: {clean(str(error))}."))
                self._update(self.index)
            self._tell_news(self.index.briefs())
        except ClosedFolderError as error:
            return f"{clean(error.path)}: {error}."
        except (StateError, OSError) as error:
            return f"{clean(str(error))}."
        return ""

    def _update(self, index: Index) -> None:
        def told(progress: Progress) -> None:
            self._report(Report(progress, trouble=index.database.take_notice()))

        try:
            paths = paths_to_read(index, self.paths)
            bring_up_to_date(index, paths, told=told, cancelled=self._cancelled.is_set, gentle=True)
        finally:
            if index is not self.index:
                index.close()

    def _tell_news(self, briefs: Iterable[BriefRow]) -> None:
        if state := self.open_state():
            try:
                self._report(Report(new=dict(changes_since(state, briefs, self._cancelled.is_set))))
            finally:
                state.close()


@dataclass
class Browsing:
    """The library as it is known, where in it one is, and what was searched in it last."""

    librarian: Librarian
    shelf: Shelf = field(default_factory=Shelf)
    at: bytes = b""
    """The brief under the cursor, by its path."""
    progress: str = ""
    """How far the index is, while it is being brought up to date with more than a few files."""
    trouble: str = ""
    """What the user must be told, until the next brief is looked at."""
    words: str = ""
    """What was searched last."""
    hit: int = 0
    """Which hit was under the cursor."""
    reaches: tuple[Reach, ...] = ()
    """The measures of the library, as they were last summed up."""
    measure: str = ""
    """Which of them was under the cursor."""
    is_begun: bool = False
    """Whether what is known has been asked for."""

    def begin(self) -> None:
        """Take what the index knows, once, and have it brought up to date, unless that was stopped; raises StateError."""
        if not self.is_begun:
            self.is_begun = True
            index = self.librarian.index
            self.shelf = self.shelf.with_briefs(index.briefs())
            self.trouble = index.database.take_notice()
        if not self.librarian.is_stopped:
            self.librarian.start()

    def take(self, report: Report) -> None:
        """Take in what the librarian says."""
        self.trouble = report.trouble or self.trouble
        if report.new is not None:
            self.shelf = replace(self.shelf, new=report.new)
        if progress := report.progress:
            waiting = (path for path in progress.waiting if path not in self.shelf.briefs)
            rows = (*map(unread_file, waiting), *progress.changed)
            if rows or progress.gone:
                self.shelf = self.shelf.with_briefs(rows, progress.gone)
            self.progress = f"{progress.done:,} of {progress.total:,}" if progress.total > FEW else ""
        if report.ended:
            self.progress = ""

    @property
    def unread(self) -> int:
        """How many briefs are not looked into because reading was stopped."""
        librarian = self.librarian
        if librarian.is_busy or not librarian.is_stopped:
            return 0
        return sum(not row.number for row in self.shelf.known)

    def read(self, real: bytes) -> None:
        """Take note that a brief has been read, so that nothing in it is new."""
        if self.shelf.new is not None:
            self.shelf = replace(self.shelf, new={**self.shelf.new, real: 0})


class Reported(Message):
    """The librarian has something to say."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


class LibraryApp(PlainlyFailing):
    """Goes through a library, and has its briefs opened."""

    def __init__(
        self,
        library: Sequence[str],
        glyphs: Glyphs,
        state: State | None,
        *,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class)
        self._library = library
        self._glyphs = glyphs
        self._state = state
        self.path = ""
        """The brief that is being read, or was last; empty before the first."""

    def open(self, path: str) -> None:
        """Show a file in place of what is shown."""
        raise NotImplementedError

    def keep(self) -> None:
        """Keep what must not be lost when the brief is closed."""
        raise NotImplementedError

    def is_back_at(self, kind: type[Screen[Any]]) -> bool:
        """Go back to the screen of a kind, if one is open: screens lead to each other, and would pile up."""
        if not any(isinstance(screen, kind) for screen in self.screen_stack):
            return False
        while not isinstance(self.screen, kind):
            self.pop_screen()
        return True

    # -- actions

    def action_library(self) -> None:
        from briefing.ui.views.library_view import LibraryScreen

        self.keep()
        if not self.is_back_at(LibraryScreen):
            self.push_screen(self._library_screen())

    def action_search_library(self) -> None:
        from briefing.ui.views.search_view import FoundScreen

        def chosen(found: Found | None) -> None:
            if found:
                path = self.browsing.librarian.path(found.brief)
                self._read_at(path, lambda reader: reader.go_to_hit(found))

        if not self.is_back_at(FoundScreen):
            self.push_screen(FoundScreen(self.browsing, self._glyphs), chosen)

    def action_measures(self) -> None:
        from briefing.ui.views.measures_view import MeasuresScreen

        def chosen(quote: Quote | None) -> None:
            if quote:
                self._read_at(quote.path, lambda reader: reader.go_to_claim(quote.claim))

        if not self.is_back_at(MeasuresScreen):
            self.push_screen(MeasuresScreen(self.browsing, self._glyphs), chosen)

    def on_library_screen_brief_chosen(self, event: LibraryScreen.BriefChosen) -> None:
        """Read a brief of the library."""
        self.browsing.at = event.brief.path
        self.open(self.browsing.librarian.path(event.brief))

    def on_reported(self, event: Reported) -> None:
        """Show what has become of the library."""
        self.browsing.take(event.report)
        for screen in self.screen_stack:
            if show := getattr(screen, "show_library", None):
                show()

    @cached_property
    def browsing(self) -> Browsing:
        """The library, of which nothing is asked before it is needed."""
        return Browsing(
            Librarian(self._library, self._state, lambda report: self.post_message(Reported(report)))
        )

    def _library_screen(self) -> LibraryScreen:
        from briefing.ui.views.library_view import LibraryScreen

        return LibraryScreen(self.browsing, self._glyphs, self.action_search_library)

    def _read_at(self, path: str, go: Callable[[ReaderScreen], None]) -> None:
        """Go to a place in the brief that is being read or in another."""
        if path != self.path or not any(isinstance(screen, ReaderScreen) for screen in self.screen_stack):
            self.open(path)
        while len(self.screen_stack) > 1 and not isinstance(self.screen, ReaderScreen):
            self.pop_screen()
        if isinstance(self.screen, ReaderScreen):
            self.screen.call_after_refresh(go, self.screen)
