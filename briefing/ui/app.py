"""The app: opens briefs and puts screens in front; what they show is theirs."""

from __future__ import annotations

import os
import subprocess
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.message import Message

from briefing.brief.problems import UnreadableError
from briefing.library.discovery import newest
from briefing.terminal.capability import THEME
from briefing.text import clean
from briefing.ui.actions import Where, bindings
from briefing.ui.clipboard import NO_CLIPBOARD, Clipboard
from briefing.ui.drawn import StatusLines
from briefing.ui.editor import NO_EDITOR, FilePlace, edit_command, editor
from briefing.ui.library import LibraryApp
from briefing.ui.reader import ReaderScreen
from briefing.ui.reading import open_brief
from briefing.ui.styles import use_theme
from briefing.ui.tracebacks import error_console
from briefing.ui.views.problems_view import ProblemsScreen
from briefing.ui.views.view import View
from briefing.ui.watch import EVERY, Watch, glance

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rich.console import RenderableType
    from textual.binding import BindingType
    from textual.driver import Driver
    from textual.screen import Screen

    from briefing.library.state import State
    from briefing.ui.config import Config
    from briefing.ui.reading import Opened
    from briefing.ui.signs import Glyphs


class Changed(Message):
    """A file that is watched has changed."""

    def __init__(self, watch: Watch, found: Opened | UnreadableError) -> None:
        super().__init__()
        self.watch = watch
        self.found = found


class BriefingApp(LibraryApp, inherit_css=False):
    """Reads briefs."""

    TITLE = "briefing"
    CSS_PATH = "theme.tcss"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    """Text is selected with the terminal's own means; what Textual marks cannot be copied from a reader far away."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.ANYWHERE)]

    def __init__(
        self,
        paths: Sequence[str],
        glyphs: Glyphs,
        config: Config,
        *,
        driver_class: type[Driver] | None = None,
        repaint: Callable[[], None] = lambda: None,
        seen: Callable[[str], None] = lambda _: None,
        clipboard: Clipboard = NO_CLIPBOARD,
        state: State | None = None,
        watch: bool = False,
        secure: bool = False,
        library: Sequence[str] = (),
        listed: bool = False,
    ) -> None:
        """Read the newest of some files, or `first` where it is known; where the library is `listed`, begin with the list.

        The library is what these paths lead to; where none are given, it is the files.
        """
        super().__init__(tuple(library) or tuple(paths), glyphs, state, driver_class=driver_class)
        self.animation_level = "none"
        self.error_console = error_console()
        self._listed = listed
        self.path = "" if listed else newest(paths)
        self._repaint = repaint
        self._seen = seen
        self._reader_clipboard = clipboard
        self._watches = watch
        self._secure = secure
        self._watch = Watch(self.path, self._report)
        self._recent: list[str] = []
        """The actions that the palette was used for, the latest first."""
        self._faults = list(config.faults)
        self.theme = self._known_theme(config.theme or THEME)
        self.set_keymap(dict(config.keys))

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables, which Textual asks for when it changes; the lines are drawn by them too."""
        variables = super().get_css_variables()
        use_theme(variables)
        return variables

    def _known_theme(self, name: str) -> str:
        if name in self.available_themes:
            return name
        self._faults.append(f"No theme {name}; there are {', '.join(sorted(self.available_themes))}.")
        return THEME

    def get_default_screen(self) -> Screen[None]:
        """Begin with the first brief or with the list of all, so that the first frame is whole."""
        return self._library_screen() if self._listed else self._screen_of(self.path)

    def on_mount(self) -> None:
        """Say what of the configuration could not be understood."""
        if self._faults:
            self.screen.call_after_refresh(self._say, clean(" ".join(self._faults)))

    # -- opening

    def _screen_of(self, path: str) -> Screen[None]:
        """Return the screen that shows a file: the reader, or why it cannot be read."""
        self.path = path
        self._watch.end()
        self._watch = Watch(path, self._report, EVERY)
        if self._watches:
            self._watch.start()
        try:
            seen = partial(self._see, path)
            if "browsing" in self.__dict__:
                self.browsing.read(os.fsencode(os.path.realpath(path)))
            return ReaderScreen(self._read(), self._glyphs, self._state, seen, self._reader_clipboard)
        except UnreadableError as error:
            from briefing.ui.views.problems_view import UnreadableScreen

            return UnreadableScreen(error, self._glyphs)

    @property
    def _reader(self) -> ReaderScreen | None:
        """The screen of the brief that is read, whatever is in front of it; those of earlier ones may be below."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, ReaderScreen) and screen.reading.brief.path == self.path:
                return screen
        return None

    def open(self, path: str) -> None:
        """Show a file in place of what is shown."""
        self.keep()
        while len(self.screen_stack) > 1:
            self.pop_screen()
        below = self.screen
        self.push_screen(self._screen_of(path))
        if isinstance(below, ReaderScreen):
            below.let_go()

    def _say(self, text: str) -> None:
        if say_error := getattr(self.screen, "say_error", None):
            say_error(text)

    # -- actions

    def action_redraw(self) -> None:
        self._repaint()

    def action_theme(self) -> None:
        """Take the next theme, until the reader is left."""
        names = [THEME, *sorted(name for name in self.available_themes if name != THEME)]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]
        for status in self.screen.query(StatusLines):
            status.notice(f'Theme {self.theme}; to keep it, write theme = "{self.theme}" in config.toml.')

    def action_suspend(self) -> None:
        if self._secure:
            self._say("The reader cannot be suspended in secure mode.")
        else:
            self.action_suspend_process()

    def action_edit(self) -> None:
        """Open the file of what is at hand in the user's editor, and show what it has become."""
        if self._secure:
            self._say("No editor is opened in secure mode.")
            return
        place: FilePlace | None = getattr(self.screen, "edit_place", None)
        words = editor(os.environ)
        if place is None or place.path == "-":
            self._say("There is no file to edit here.")
        elif not words:
            self._say(NO_EDITOR)
        elif trouble := self._edit(edit_command(words, place)):
            self._say(trouble)
        else:
            self._show_edited()

    def _edit(self, command: Sequence[str]) -> str:
        """Give the terminal to an editor until it ends; return what went wrong, if anything did."""
        try:
            with self.suspend():
                if os.isatty(0):
                    code = subprocess.run(command, check=False).returncode
                else:  # the brief came through standard input
                    with open("/dev/tty", "rb") as keyboard:
                        code = subprocess.run(command, check=False, stdin=keyboard).returncode
        except OSError as error:
            return f"{clean(command[0])} cannot be started: {error.strerror}; set EDITOR to an editor that is installed."
        except SuspendNotSupported:
            return "This terminal cannot be given to an editor."
        return f"{clean(command[0])} ended with code {code}." if code else ""

    def _show_edited(self) -> None:
        """Show what the file has become, at the same place of the same screen."""
        screen, reader = self.screen, self._reader
        if isinstance(screen, View) and reader:
            self._show_again(reader)
            screen.show_again()
        elif isinstance(screen, ProblemsScreen) and reader:
            self._show_again(reader)
            screen.dismiss(None)
            self.call_later(reader.action_problems)
        else:
            self.action_reload()

    def _show_again(self, reader: ReaderScreen) -> None:
        try:
            reader.show_again(self._read())
        except UnreadableError as error:
            reader.show_stale(error)

    def action_help(self) -> None:
        self._explain(signs_first=False)

    def action_legend(self) -> None:
        self._explain(signs_first=True)

    def _explain(self, *, signs_first: bool) -> None:
        """Explain the screen in front, beginning with its keys or its signs."""
        from briefing.ui.views.help_view import HelpScreen

        if not self.is_back_at(HelpScreen):
            self.push_screen(HelpScreen(self.screen, self._glyphs, signs_first=signs_first))

    def action_palette(self) -> None:
        from briefing.ui.views.help_view import live_keys
        from briefing.ui.views.pick_view import PickScreen, palette_picks

        active = list(self.screen.active_bindings.values())

        async def run(chosen: str | None) -> None:
            for node, binding, *_ in active:
                if binding.id and binding.id == chosen:
                    self._recent = [chosen, *(id for id in self._recent if id != chosen)]
                    await self.run_action(binding.action, node)
                    return

        picks = palette_picks(live_keys(active), self._recent)
        self.push_screen(PickScreen("What would you like to do?", picks, self._glyphs), run)

    def action_reload(self) -> None:
        if look_again := getattr(self.screen, "look_again", None):
            look_again()
            return
        if not isinstance(self.screen, ReaderScreen):
            if self.path:
                self.open(self.path)
            return
        self._show_again(self.screen)

    # -- the file changes

    def _read(self) -> Opened:
        """Read the file, and have it watched from that state on; raises UnreadableError."""
        seen = glance(self.path)
        self._watch.know(seen, None)
        opened = open_brief(self.path)
        self._watch.know(seen, opened.brief)
        return opened

    def _report(self, watch: Watch, found: Opened | UnreadableError) -> None:
        """Take note, from the watch's thread, of what a file has become."""
        self.post_message(Changed(watch, found))

    def on_changed(self, event: Changed) -> None:
        """Show what the file has become; while it cannot be read, what it was."""
        if event.watch is not self._watch:
            return
        reader = self._reader
        if not reader:
            from briefing.ui.views.problems_view import UnreadableScreen

            if isinstance(self.screen, UnreadableScreen) and not isinstance(event.found, UnreadableError):
                self.open(self.path)
        elif isinstance(event.found, UnreadableError):
            reader.show_stale(event.found)
        else:
            reader.show_again(event.found)

    # -- leaving

    def keep(self) -> None:
        """Keep what must not be lost when the brief is closed or the process is about to end."""
        if reader := self._reader:
            reader.keep(copy=self._watch.is_current)

    def _see(self, path: str) -> None:
        """Pass on that a reader is seen as the next start may begin, if its file is still what was read."""
        if self._watch.is_current:
            self._seen(path)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, with everything kept."""
        self.keep()
        super().exit(result, return_code, message)

    # -- what leaves the reader

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, except in secure mode."""
        if not self._secure:
            super().copy_to_clipboard(text)

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a link, except in secure mode."""
        if not self._secure:
            super().open_url(url, new_tab=new_tab)
