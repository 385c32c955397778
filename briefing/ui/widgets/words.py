"""The place for words: one line that is typed or pasted, and cleaned as it comes in."""

from __future__ import annotations

from textual.widgets import Input

from briefing.brief.clean import clean


class Words(Input):
    """Takes a line of words; what is pasted may come from anywhere, so signs stand for what could steer a terminal."""

    def replace(self, text: str, start: int, end: int) -> None:
        """Put cleaned text in place of other; every way of writing into the line ends here."""
        super().replace(clean(text.replace("\t", " ")), start, end)
