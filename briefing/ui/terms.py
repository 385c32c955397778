"""The terms on which briefs are read: what may be kept, watched, and taken out of the reader."""

from __future__ import annotations

from briefing.record import Record


class Terms(Record):
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
