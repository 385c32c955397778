"""The app's way through the library: its list, search in it, its measures, and back to a brief."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from textual.message import Message

from briefing.ui.reader import ReaderScreen
from briefing.ui.trouble import PlainlyFailing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.driver import Driver
    from textual.screen import Screen

    from briefing.library.find import Found
    from briefing.library.state import State
    from briefing.ui.browsing import Browsing
    from briefing.ui.librarian import Report
    from briefing.ui.signs import Glyphs
    from briefing.ui.views.library_view import LibraryScreen
    from briefing.ui.views.measures_view import Quote


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
        from briefing.ui.browsing import Browsing
        from briefing.ui.librarian import Librarian

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
