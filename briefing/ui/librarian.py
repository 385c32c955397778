"""The librarian: keeps the index of the library up to date from a thread, and reports what it finds."""

from __future__ import annotations

import os
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from briefing.library.discovery import ClosedFolderError
from briefing.library.index import Index, open_index, paths_to_read
from briefing.library.indexing import update as bring_up_to_date
from briefing.library.state import State, StateError
from briefing.library.unread import changes_since
from briefing.record import Record
from briefing.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from briefing.library.indexing import Progress
    from briefing.library.tables import BriefRow

NOT_KEPT = "No index is kept"


class Report(Record):
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
        self._turn = Lock()
        self._again = False

    @property
    def is_busy(self) -> bool:
        """Whether the index is being brought up to date."""
        thread = self._thread
        return thread is not None and thread.is_alive()

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
            self._look()
            with self._turn:
                again, self._again = self._again, False
                if not again:
                    self._thread = None

    def _look(self) -> None:
        trouble = ""
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
            trouble = f"{clean(error.path)}: {error}."
        except (StateError, OSError) as error:
            trouble = f"{clean(str(error))}."
        self._report(Report(trouble=trouble, ended=True))

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
