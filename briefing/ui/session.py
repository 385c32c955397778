"""A session of reading: takes the terminal, paints the kept frame at once, runs the app, and leaves.

What is needed before the first paint is imported here, and Textual is not: it takes nine tenths of the time that
an app needs to show something.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

from briefing.library.newest import newest
from briefing.terminal.capability import ancestors, detect
from briefing.terminal.leaving import leave_process
from briefing.terminal.tty import Terminal
from briefing.ui.config import config_path, load_config
from briefing.ui.frames import Frames, frame_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.terminal.cells import Grid
    from briefing.ui.config import Config

ESCAPE_MS = "25"
"""How long Escape waits for the rest of a sequence; slow links split none of them, ssh sends keys whole."""


def read_briefs(paths: Sequence[str], *, mouse: bool = False) -> int:
    """Read briefs on the screen until the user leaves; return the exit code."""
    gc.disable()  # nothing of what is imported and built before the first frame is garbage
    os.environ.setdefault("ESCDELAY", ESCAPE_MS)
    config = load_config(config_path(os.environ))
    mouse = mouse or config.mouse
    terminal = Terminal(detect(os.environ, ancestors()))
    frames = Frames(os.environ)
    key = _key(newest(paths), terminal, config)
    kept = frames.load(key) if key else None
    with terminal:
        if kept:
            terminal.enter(mouse=mouse)
            terminal.show(kept)
        first, code = _run(paths, config, terminal, mouse=mouse)
    if first and key:
        frames.keep(key, first)
    leave_process(code)


def _key(path: str, terminal: Terminal, config: Config) -> str:
    capability = terminal.capability
    looks = (terminal.size, config.theme, capability.colours, capability.unicode, config.faults)
    try:
        return frame_key(path, *looks)
    except OSError:
        return ""


def _run(paths: Sequence[str], config: Config, terminal: Terminal, *, mouse: bool) -> tuple[Grid | None, int]:
    """Run the app; return the frame that it began with, and the exit code."""
    from briefing.terminal.driver import FrugalDriver
    from briefing.ui.app import BriefingApp
    from briefing.ui.glyphs import ASCII, UNICODE

    first: list[Grid] = []

    def begun() -> None:
        if (grid := terminal.snapshot()) is not None:
            first.append(grid)
        gc.freeze()
        gc.enable()

    app = BriefingApp(
        paths,
        UNICODE if terminal.capability.unicode else ASCII,
        config,
        driver_class=FrugalDriver.on(terminal),
        repaint=terminal.repaint,
        begun=begun,
    )
    app.run(mouse=mouse)
    return (first[0] if first else None), app.return_code or 0
