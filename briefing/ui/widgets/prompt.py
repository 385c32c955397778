"""The prompt: one line in which words are typed, for search, filter and notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label

from briefing.ui.widgets.words import Words

if TYPE_CHECKING:
    from textual.app import ComposeResult


class Prompt(Horizontal):
    """Asks for words; reports them as they are typed, when they are done, and when they are given up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "give up", show=False)]

    @dataclass
    class Typed(Message):
        """The words have changed."""

        words: str

    @dataclass
    class Done(Message):
        """The words are as they should be."""

        words: str

    class GivenUp(Message):
        """Nothing is to be done after all."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._asking = False

    def compose(self) -> ComposeResult:
        """Lay out the question and the place for the words."""
        yield Label(id="question")
        yield Words(compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Stay out of sight until something is asked; a cursor that blinks would send bytes for ever."""
        self.display = False
        self.query_one(Input).cursor_blink = False

    def ask(self, question: str, words: str) -> None:
        """Ask for words, beginning with some."""
        self.query_one(Label).update(Content(f" {question} "))
        typed = self.query_one(Input)
        with typed.prevent(Input.Changed):
            typed.value = words
        typed.cursor_position = len(words)
        self.display = True
        self._asking = True
        typed.focus()

    def dismiss(self) -> None:
        """Go out of sight."""
        self._asking = False
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report the words as they are typed."""
        event.stop()
        if self._asking:
            self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Report that the words are done."""
        event.stop()
        self.dismiss()
        self.post_message(self.Done(event.value))

    def action_give_up(self) -> None:
        """Report that nothing is to be done."""
        self.dismiss()
        self.post_message(self.GivenUp())
