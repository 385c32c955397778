"""Runs the small reader: `plain` with Textual's own driver, else as a command line would, with a frame kept in a file."""

from __future__ import annotations

import os
import sys

from briefing.terminal.capability import ancestors, detect, prepare
from briefing.terminal.kept_frame import dump, frame_of, load
from briefing.terminal.tty import Terminal

KEY = "three panes"


def main(path: str) -> None:
    capability = detect(os.environ, ancestors())
    prepare(os.environ)
    with Terminal(capability) as terminal:
        if os.path.exists(path):
            with open(path, "rb") as file:
                frame = load(file.read(), KEY)
            if frame:
                terminal.enter()
                terminal.replay(frame)
        from three_panes import ThreePanes

        from briefing.terminal.driver import FrugalDriver

        app = ThreePanes(driver_class=FrugalDriver.on(terminal))
        app.terminal = terminal
        terminal.on_hangup = lambda: print("saved", file=sys.__stderr__, flush=True)
        if path:
            app.call_after_refresh(keep, terminal, path)
        app.run(mouse=False)
    print("left")


def keep(terminal: Terminal, path: str) -> None:
    """Keep what is shown; the file is there once it is whole."""
    grid = terminal.snapshot()
    assert grid is not None
    with open(f"{path}.part", "wb") as file:
        file.write(dump(frame_of(grid, terminal.capability), KEY))
    os.replace(f"{path}.part", path)


if __name__ == "__main__":
    if sys.argv[1:] == ["plain"]:
        from three_panes import ThreePanes

        ThreePanes().run(mouse=False)
    else:
        main(sys.argv[1] if sys.argv[1:] else "")
        from briefing.terminal.tty import leave_process

        leave_process(0)
