"""A screen that asks for words at its foot: while they are typed it follows them, and afterwards goes on in a pane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.ui.screen import Screen

if TYPE_CHECKING:
    from briefing.ui.asking import Asking
    from briefing.ui.widgets.lines import Lines
    from briefing.ui.widgets.prompt import Prompt


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
            from briefing.ui.widgets.prompt import Prompt

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
