"""What was typed ahead: handed to the app a key at a time, each when the one before it has had its effect."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.message import Message

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
