"""Asking for words at the foot of a screen: the question, and what follows from the words typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.record import Record
from briefing.ui.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefing.ui.list_pane import Lines
    from briefing.ui.prompt import Prompt


class Asking(Record):
    """A question, and what is done with the words."""

    question: str
    pane: Lines[Any]
    """Where it goes on afterwards."""
    typed: Callable[[str], None]
    """Takes the words each time they change."""
    done: Callable[[str], None]
    """Takes the words as they are to be."""
    given_up: Callable[[], None]
    words: str = ""
    """What stands there to begin with."""


class AskingScreen(Screen[None]):
    """Has a prompt, which is made when it first asks and is out of sight when it does not."""

    def __init__(self) -> None:
        super().__init__()
        self._asking: Asking | None = None
        self._prompt: Prompt | None = None

    def ask(self, asking: Asking) -> None:
        """Ask for words."""
        self._asking = asking
        if not self._prompt:
            from briefing.ui.prompt import Prompt

            self._prompt = Prompt(id="prompt")
            self.mount(self._prompt)
        self._prompt.ask(asking.question, asking.words)

    @property
    def is_asking(self) -> bool:
        """Whether words are being typed."""
        return bool(self._prompt and self._prompt.display)

    def go_on(self, pane: Lines[Any]) -> None:
        """Go on in a pane after asking."""
        pane.focus()

    def ask_no_more(self) -> None:
        """Go on without an answer."""
        if self._prompt and self._asking:
            self._prompt.dismiss()
            self.go_on(self._asking.pane)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Follow the words while they are typed."""
        if self._asking:
            self._asking.typed(event.words)

    def on_prompt_done(self, event: Prompt.Done) -> None:
        """Do what was asked for, in its pane."""
        if self._asking:
            self.go_on(self._asking.pane)
            self._asking.done(event.words)

    def on_prompt_given_up(self) -> None:
        """Go on as if nothing had been asked."""
        if self._asking:
            self.go_on(self._asking.pane)
            self._asking.given_up()
