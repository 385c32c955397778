"""The keyboard: what is typed, what is pasted, however slowly it comes in, and what is typed ahead.

Textual's parser (8.2.8) takes an escape sequence of which nothing more comes for `ESCAPE_DELAY` for keys. Of a paste whose
end is cut in two on its way it would never see the end, and take all that is typed from then on for pasted; and what
looks like keys in a paste it would type. So pastes do not go through it.

`XTermParser` is a private name of Textual, checked with 8.2.8: `LinuxDriver` builds one inside of its input thread, which
waits for a tenth of a second at a time, and there is no public door to it. Of it we use `feed(text)` and `tick()`, which
yield messages; `tests/terminal/test_textual_private.py` fails when they change.
"""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.events import Paste

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.dom import DOMNode
    from textual.message import Message


START, END = "\x1b[200~", "\x1b[201~"
_BEGUN = tuple(START[:length] for length in range(3, len(START)))
"""The beginnings of a paste that nobody types."""


class Keyboard:
    """Makes messages of what comes from a terminal; raises ValueError or OverflowError on numbers that none sends."""

    def __init__(self) -> None:
        self._parser = XTermParser()
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
                    self._parser = XTermParser()  # which had the rest of it
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


PATIENCE = 0.5
"""Seconds after which the next key is handed on even if nobody says that the one before has been dealt with."""


class TypedAhead:
    """Holds back the keys that arrive together.

    Textual sends a key at once to what has the focus then. Of `/war` in one packet it would give `war` to the pane
    that was read, since it has not got round to the `/`; of `/war⏎n` it would give the `n` to the prompt, which has yet
    to say that it is done; and what is typed before the first screen is there would go to nobody.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[Message] = deque()
        self._turn = 0
        self._busy = False
        self._begun = False

    def add(self, message: Message) -> None:
        """Hand on a key when it is its turn."""
        self._waiting.append(message)
        if self._busy:
            return
        if self._begun:
            self._next(self._turn)
        else:
            self._busy = self._begun = True
            self._app.call_later(self._settle, self._turn)

    def _next(self, turn: int) -> None:
        if turn != self._turn:
            return
        self._turn += 1
        self._busy = bool(self._waiting)
        if self._busy:
            self._app.post_message(self._waiting.popleft())
            self._app.call_later(self._follow, self._turn)
            asyncio.get_running_loop().call_later(PATIENCE, self._next, self._turn)

    def _follow(self, turn: int) -> None:
        """Go the way of the key: to what has the focus, and from there up as it bubbles."""
        self._climb(turn, self._app.focused or self._app.screen)

    def _climb(self, turn: int, node: DOMNode | None) -> None:
        while node and node is not self._app and not node.call_later(self._climb, turn, node.parent):
            node = node.parent
        if node is None or node is self._app:
            self._app.call_later(self._app.call_later, self._settle, turn)  # behind a change of focus

    def _settle(self, turn: int) -> None:
        """Wait for a screen that has come in front meanwhile to be there, and to have set its focus."""
        node = self._app.focused or self._app.screen
        if not node.call_later(self._app.call_later, self._rest, turn):
            self._next(turn)

    def _rest(self, turn: int) -> None:
        """Go the same way again while there is news for anybody: what a key leads to may lead to more.

        Not once the next key has been handed on: on its way, this would be the news.
        """
        if turn != self._turn:
            return
        nodes = (self._app, *self._app.screen.walk_children(with_self=True))
        if any(node.message_queue_size for node in nodes):
            self._follow(turn)
        else:
            self._next(turn)
