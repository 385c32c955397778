"""The keyboard: what is typed, and what is pasted, however slowly it comes in.

Textual's parser (8.2.8) takes an escape sequence of which nothing more comes for `ESCAPE_DELAY` for keys. Of a paste whose
end is cut in two on its way it would never see the end, and take all that is typed from then on for pasted; and what
looks like keys in a paste it would type. So pastes do not go through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import Paste

from briefing.terminal.textual_private import KeyParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.message import Message

START, END = "\x1b[200~", "\x1b[201~"
_BEGUN = tuple(START[:length] for length in range(3, len(START)))
"""The beginnings of a paste that nobody types."""


class Keyboard:
    """Makes messages of what comes from a terminal; raises ValueError or OverflowError on numbers that none sends."""

    def __init__(self) -> None:
        self._parser = KeyParser()
        self._last = ""
        """The end of what the parser was given, in which a paste may have begun."""
        self._pasted: str | None = None
        """What has come of a paste."""

    def feed(self, text: str) -> Iterator[Message]:
        """Take what has come in."""
        while text:
            if self._pasted is None:
                start = (self._last + text).find(START) - len(self._last)
                if start < -len(self._last):
                    self._last = (self._last + text)[1 - len(START) :]
                    yield from self._parser.feed(text)
                    return
                if start > 0:
                    yield from self._parser.feed(text[:start])
                elif start < 0:
                    self._parser = KeyParser()  # which had the rest of it
                self._pasted, self._last, text = "", "", text[start + len(START) :]
            self._pasted += text
            pasted, found, text = self._pasted.partition(END)
            if not found:
                return
            self._pasted = None
            if words := pasted.replace("\0", ""):
                yield Paste(words)

    def tick(self) -> Iterator[Message]:
        """Take what has come in for keys, where that is long enough ago and it cannot be the beginning of a paste."""
        if self._pasted is None and not self._last.endswith(_BEGUN):
            self._last = ""
            yield from self._parser.tick()
