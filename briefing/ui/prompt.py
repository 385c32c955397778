"""The prompt: one line in which words are typed, for search, filter and notes."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label

from briefing.text import clean
from briefing.ui.drawn import Box


class WordsInput(Input):
    """Takes a line of words; what is pasted may come from anywhere, so signs stand for what could steer a terminal."""

    def __init__(self, words: str = "", *, id: str | None = None, select_on_focus: bool = False) -> None:
        super().__init__(words, id=id, compact=True, select_on_focus=select_on_focus)
        self.cursor_blink = False  # which would send bytes for ever

    def replace(self, text: str, start: int, end: int) -> None:
        """Put cleaned text in place of other; every way of writing into the line ends here."""
        super().replace(clean(text.replace("\t", " ")), start, end)


class Prompt(Box):
    """Asks for words; reports them as they are typed, when they are done, and when they are given up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "give up", show=False)]

    class Typed(Message):
        """The words have changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Done(Message):
        """The words are as they should be."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class GivenUp(Message):
        """Nothing is to be done after all."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._is_asking = False
        self._question = Label(id="question")
        self._input = WordsInput()

    def ask(self, question: str, words: str) -> None:
        """Ask for words, beginning with some."""
        if not self._input.is_attached:
            self.mount(self._question, self._input)
        self._question.update(Content(f" {question} "))
        with self._input.prevent(Input.Changed):
            self._input.value = words
        self._input.cursor_position = len(words)
        self.display = True
        self._is_asking = True
        self._input.focus()

    def dismiss(self) -> None:
        """Go out of sight."""
        self._is_asking = False
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report the words as they are typed."""
        event.stop()
        if self._is_asking:
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
