"""The app: opens briefs and puts screens in front; what they show is theirs."""

from __future__ import annotations

import locale
import os
from typing import TYPE_CHECKING, ClassVar

from textual.app import App

from briefing.brief.problems import UnreadableError
from briefing.library.newest import newest
from briefing.ui.actions import ACTIONS, Place, bindings
from briefing.ui.config import Config, config_path, load_config
from briefing.ui.glyphs import ASCII, UNICODE, Glyphs
from briefing.ui.opened import open_brief
from briefing.ui.screens.reader import ReaderScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.binding import BindingType
    from textual.screen import Screen

THEME = "ansi-dark"
"""The terminal's own background and 16 colours."""


class BriefingApp(App[None]):
    """Reads briefs."""

    TITLE = "briefing"
    CSS_PATH = "theme.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.ANYWHERE)]

    def __init__(self, paths: Sequence[str], glyphs: Glyphs, config: Config) -> None:
        super().__init__()
        self._paths = tuple(paths)
        self._path = newest(self._paths)
        self._glyphs = glyphs
        self._config = config

    def on_mount(self) -> None:
        """Open the first brief."""
        self.animation_level = "none"
        faults = list(self._config.faults)
        theme = self._config.theme or THEME
        if theme in self.available_themes:
            self.theme = theme
        else:
            self.theme = THEME
            faults.append(f"No theme {theme}; there are {', '.join(sorted(self.available_themes))}.")
        self.set_keymap(dict(self._config.keys))
        self.set_class(not self._glyphs.unicode, "-ascii")
        self._open(self._path)
        if faults:
            self.call_later(self._say, " ".join(faults))

    # -- opening

    def _open(self, path: str) -> None:
        """Show a brief in place of what is shown."""
        self._path = path
        try:
            self._show(ReaderScreen(open_brief(path), self._glyphs))
        except UnreadableError as error:
            from briefing.ui.screens.unreadable import UnreadableScreen

            self._show(UnreadableScreen(error, self._glyphs))

    def _show(self, screen: Screen[None]) -> None:
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if len(self.screen_stack) == 2:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _say(self, text: str) -> None:
        if isinstance(self.screen, ReaderScreen):
            self.screen.say_error(text)

    # -- actions

    def action_redraw(self) -> None:
        self.refresh(layout=True)

    def action_help(self) -> None:
        from briefing.ui.screens.help import HelpScreen, live_keys

        if not isinstance(self.screen, HelpScreen):
            keys = live_keys(self.screen.active_bindings.values())
            self.push_screen(HelpScreen(keys, self._glyphs))

    def action_palette(self) -> None:
        from briefing.ui.screens.help import live_keys
        from briefing.ui.screens.pick import Choice, PickScreen

        active = list(self.screen.active_bindings.values())
        keys = live_keys(active)
        choices = [
            Choice(action.id, action.words, "  ".join(keys[action.id]))
            for action in ACTIONS
            if action.id in keys
        ]

        async def run(chosen: str | None) -> None:
            for node, binding, *_ in active:
                if binding.id == chosen:
                    await self.run_action(binding.action, node)
                    return

        self.push_screen(PickScreen("What is to be done?", choices, self._glyphs), run)

    def action_library(self) -> None:
        from briefing.ui.screens.library import library_choices
        from briefing.ui.screens.pick import PickScreen

        def opened(path: str | None) -> None:
            if path:
                self._open(path)

        choices = library_choices(self._paths, self._glyphs)
        self.push_screen(PickScreen("Open a brief", choices, self._glyphs), opened)

    def action_reload(self) -> None:
        if not isinstance(self.screen, ReaderScreen):
            self._open(self._path)
            return
        try:
            self.screen.show_again(open_brief(self._path))
        except UnreadableError as error:
            problem = error.problems[0]
            self.screen.say_error(
                f"{error.path}:{problem.line}:{problem.column}: {problem.text}. Still showing what was read before."
            )


def _shows_unicode() -> bool:
    """Whether the locale's characters go beyond ASCII."""
    return "UTF-8" in locale.nl_langinfo(locale.CODESET).upper()


def run(paths: Sequence[Path], *, mouse: bool = False) -> int:
    """Read briefs on the screen until the user leaves; return the exit code."""
    locale.setlocale(locale.LC_CTYPE, "")
    config = load_config(config_path(os.environ))
    glyphs = UNICODE if _shows_unicode() else ASCII
    app = BriefingApp([str(path) for path in paths], glyphs, config)
    app.run(mouse=mouse or config.mouse)
    return app.return_code or 0
