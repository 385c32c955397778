"""What stands on a screen that is too small to read on."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class TooSmall(Static):
    """Says how large the terminal must be."""

    def __init__(self, *, id: str) -> None:
        super().__init__(Content("Too small to read: make it 40 x 10 or larger."), id=id)
