"""A session of reading: takes the terminal, runs the app, and leaves."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from briefing.library.folders import config_path, state_folder
from briefing.terminal.capability import ancestors, detect, prepare
from briefing.terminal.tty import Terminal, leave_process
from briefing.ui.config import load_config
from briefing.ui.opening import Opening

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

    from briefing.ui.config import Config


class Terms(NamedTuple):
    """What the user allows the reader to do besides showing a brief."""

    state: bool = True
    """Keep position, marks and notes."""
    watch: bool = True
    """Look whether the file has changed, and read it again."""
    secure: bool = False
    """Copy nothing, write no file, open no link, keep no state: for shared accounts and kiosks."""

    mouse: bool = False
    """Take the mouse from the terminal."""

    @property
    def keeps(self) -> bool:
        """Whether anything may be written to the state folder."""
        return self.state and not self.secure


TERMS = Terms()
"""The terms of somebody who has said nothing."""


def read_briefs(
    paths: Sequence[str],
    terms: Terms = TERMS,
    library: Sequence[str] = (),
    *,
    listed: bool = False,
    terminal: Terminal | None = None,
) -> int:
    """Read briefs on the screen until the user leaves; return the exit code.

    `library` is what the user named, the paths where that is nothing; where it is `listed`, its list comes first.
    A `terminal` may have been entered, and show what `opening.paint` knew.
    """
    terminal = terminal or Terminal(detect(os.environ, ancestors()))
    prepare(os.environ)
    config = load_config(config_path(os.environ))
    terms = terms._replace(mouse=terms.mouse or config.mouse)
    with terminal:
        return _run(paths, config, terminal, terms, library, listed)


def leave(code: int) -> NoReturn:
    """End the process at once, after reading."""
    leave_process(code)


def _run(
    paths: Sequence[str],
    config: Config,
    terminal: Terminal,
    terms: Terms,
    library: Sequence[str],
    listed: bool,
) -> int:
    """Run the app and return the exit code."""
    from briefing.library.state import State
    from briefing.terminal.driver import FrugalDriver
    from briefing.ui.app import BriefingApp
    from briefing.ui.clipboard import Clipboard
    from briefing.ui.signs import ASCII, UNICODE

    def hang_up() -> None:
        app.keep()
        if terms.keeps:
            opening.keep()

    opening = Opening(terminal, os.environ)
    state = State(state_folder(os.environ)) if terms.keeps else None
    app = BriefingApp(
        paths,
        UNICODE if terminal.capability.unicode else ASCII,
        config,
        driver_class=FrugalDriver.on(terminal),
        repaint=terminal.repaint,
        seen=opening.see,
        clipboard=Clipboard(terminal.pass_on, terminal.capability.multiplexer, secure=terms.secure),
        state=state,
        watch=terms.watch,
        secure=terms.secure,
        library=library,
        listed=listed,
    )
    terminal.on_hangup = hang_up
    app.run(mouse=terms.mouse)
    if terms.keeps:
        opening.keep()
    if state:
        state.close()
    return app.return_code or 0
