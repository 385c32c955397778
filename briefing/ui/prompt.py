"""The prompt: one line in which words are typed, for search, filter and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label

from briefing.text import clean
from briefing.ui.drawn import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class WordsInput(Input):
    """Takes a line of words; what is pasted may come from anywhere, so signs stand for what could steer a terminal.

    Tab completes them, and Shift+Tab goes back to the completion before; neither ever leaves the line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete(1)", show=False),
        Binding("shift+tab", "complete(-1)", show=False),
    ]

    class Completed(Message):
        """Tab was pressed; `offers` are what the words can be completed to, and `at` is which of them they are."""

        def __init__(self, offers: Sequence[str], at: int) -> None:
            super().__init__()
            self.offers, self.at = offers, at

    def __init__(self, words: str = "", *, id: str | None = None, select_on_focus: bool = False) -> None:
        super().__init__(value=words, id=id, compact=True, select_on_focus=select_on_focus)
        self.cursor_blink = False  # which would send bytes for ever
        self.completions: Callable[[str], Sequence[str]] = lambda _: ()
        """Returns what a text can be completed to."""
        self._offers: Sequence[str] = ()
        self._at = -1

    def replace(self, text: str, start: int, end: int) -> None:
        """Put cleaned text in place of other; every way of writing into the line ends here."""
        super().replace(clean(text.replace("\t", " ")), start, end)

    def action_complete(self, step: int) -> None:
        """Complete what is typed, or take the next completion where one has just been taken."""
        is_taken = self._offers and self.value == self._offers[self._at]
        if not is_taken or self.value.endswith(":"):  # what follows a field are its values
            self._offers, self._at = self.completions(self.value), -1 if step > 0 else 0
        if self._offers:
            self._at = (self._at + step) % len(self._offers)
            self.value = self._offers[self._at]
            self.cursor_position = len(self.value)
        self.post_message(self.Completed(self._offers, self._at))


class Prompt(Box):
    """Asks for words; reports them as they are typed, when they are done, and when they are given up."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", "give up", show=False)]

    class Typed(Message):
        """The words have changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Offered(WordsInput.Completed):
        """There are completions, of which one has been taken."""

    class Done(Message):
        """The words are as they should be, or None where nothing is to be done after all."""

        def __init__(self, words: str | None) -> None:
            super().__init__()
            self.words = words

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._is_asking = False
        self._question = Label(id="question")
        self._input = WordsInput()

    def ask(self, question: str, words: str, completions: Callable[[str], Sequence[str]]) -> None:
        """Ask for words, beginning with some."""
        if not self._input.is_attached:
            self.mount(self._question, self._input)
        self._question.update(Content(f" {question} "))
        with self._input.prevent(Input.Changed):
            self._input.value = words
        self._input.completions = completions
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

    def on_words_input_completed(self, event: WordsInput.Completed) -> None:
        """Report the completions behind the words, so that what is said of them is said last."""
        event.stop()
        self.post_message(self.Offered(event.offers, event.at))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Report that the words are done."""
        event.stop()
        self.dismiss()
        self.post_message(self.Done(event.value))

    def action_give_up(self) -> None:
        """Report that nothing is to be done."""
        self.dismiss()
        self.post_message(self.Done(None))
